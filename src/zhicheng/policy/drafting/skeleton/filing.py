"""What people fill in and hand over: photo, undertaking, statement, attachments, attested copies, papers, rosters."""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar.amounts import copies, length
from zhicheng.policy.drafting.grammar.documents import forms
from zhicheng.policy.drafting.grammar.filing import photo
from zhicheng.policy.drafting.sentences import Sentence
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, many, whole

_UNDERTAKING = re.compile(r"保证书|承诺书")
_ROSTER = re.compile(r"花名册|名册|汇总表|一览表")
_HAND_IN = re.compile(r"上传|提供|提交|填报|填写|附|报送|须有|出具|包括|导出|系统")
_LOOSE_PAPER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}(?:表|书|单|证明|报告|材料|复印件))\s*(?:[（(][^（）()]*[）)])?\s*(?:一式|各)?\s*$"
)
_UPLOADS = re.compile(
    r"(?:上传|提供|提交|报送|准备)[^。；]{0,12}(?:附件|材料|资料)(?:[^。；]{0,6})[：:]$|(?:送审|需报送|应提交|需提交|提交的)[^。；]{0,6}材料$|材料(?:清单|目录)$"
)
_ASKED = re.compile(
    r"(?:须|需|应)(?:由(?:本人|个人))?(?:上传|提供|提交|出具)(?:并(?:上传|提供|提交))?([^，。；《》（）“”]{4,40}?(?:证书|证明|登记表|材料|依据|聘书|报告))(?=[，。；（）]|等|扫描|原件|复印|$)"
)
_PLACEHOLDER = "（承诺书全文待补）"


def fill(sheet: Sheet) -> None:
    """Reads the sentences about what is uploaded, printed, copied."""
    _photo(sheet)
    _commitment(sheet)
    _statement(sheet)
    taken = _papers(sheet)
    _attachments(sheet, taken)
    for one in sheet.having(r"复印"):
        words = re.search(r"“(核对[^“”]{1,8}|与原件[^“”]{1,8}|原件[^“”]{1,8})”", one.text)
        if words:
            needs = [
                code
                for code, said in (("signature", "签名|签字"), ("date", "时间|日期"), ("seal", "公章|盖章"))
                if re.search(said, one.text)
            ]
            if needs:
                sheet.put("copies_attested", {"by": "employer", "words": words[1], "needs": needs, "clause": one.ref})
                return


def _photo(sheet: Sheet) -> None:
    for one in sheet.sentences:
        found = photo(one.text)
        if found is None:
            continue
        if not found.whole or not found.formats:
            sheet.ask(("photo",), f"证件照的要求没有读全：{whole(one.text)[:60]}", [one])
            continue
        near = [other for other in sheet.sentences if other.clause == one.clause and "照片" in other.text]
        automatic = found.automatic or any("自动采集" in other.text for other in near)
        sheet.put(
            "photo",
            {
                "clause": cite(sorted({other.ref for other in [*near, one]})),
                "source": "auto_then_replace" if automatic else "upload",
                "formats": list(found.formats),
                "over_bytes": found.over_bytes,
                "under_bytes": found.under_bytes,
                "over_width": found.over_width,
                "over_height": found.over_height,
                "min_ratio": found.min_ratio,
                "max_ratio": found.max_ratio,
                "background": found.background or "白色",
            },
        )
        if not found.background:
            sheet.ask(("photo", "background"), "没有写底色，先写白色，请核对", [one])
        return


def _commitment(sheet: Sheet) -> None:
    for one in sheet.sentences:
        title = next((form for form in forms(one.text) if _UNDERTAKING.search(form)), None)
        if title:
            value = {"title": title, "clause": one.ref, "sample": True, "text": _PLACEHOLDER}
            sheet.put("commitment", value)
            sheet.ask(("commitment", "text"), "请写上承诺书的全文", [one])
            return
    said = sheet.having(r"真实性[^。；]{0,12}(?:承诺|保证|负责)")
    if said:
        value = {"title": "个人承诺", "clause": said[0].ref, "sample": True, "text": _PLACEHOLDER}
        sheet.put("commitment", value, False, "通知没有给承诺书起名字，全文待补", said)
    else:
        sheet.ask(("commitment",), "没有读出个人承诺")


def _statement(sheet: Sheet) -> None:
    for one in sheet.sentences:
        most = length(one.text)
        if most:
            spoken = re.search(r"[\u4e00-\u9fff]{0,8}(?:述职|总结|报告|简介)", one.text)
            quoted = re.findall(
                r"“([^“”]{2,12})”|《([^《》]{2,20}(?:总结|报告|述职))》", one.text[: one.text.rfind("字")]
            )
            name = "".join(quoted[-1]) if quoted else spoken[0] if spoken else "本人述职"
            sheet.put("statement", {"name": name, "max": most, "clause": one.ref})
            return
    said = sheet.having(r"述职|(?:工作|业绩|业务)总结")
    if said:
        named = re.search(r"本人述职|[^的，。；（）《》\s\d]{2,10}?总结|述职(?:报告)?", said[0].text)
        value = {"name": named[0] if named else "本人述职", "max": "not_said", "clause": said[0].ref}
        sheet.put("statement", value, False, "没有写字数", said)
    else:
        sheet.ask(("statement",), "没有读出本人述职或工作总结，以及字数")


def _papers(sheet: Sheet) -> set[str]:
    """Papers and rosters with their copies; the names they have."""
    papers: list[dict[str, Any]] = []
    rosters: list[dict[str, Any]] = []
    for one in sheet.sentences:
        for found in copies(one.text):
            loose = _LOOSE_PAPER.search(one.text[: found.start])
            name = found.form or (loose["name"].rpartition("的")[2] if loose else "")
            if not name:
                continue
            held = rosters if _ROSTER.search(name) else papers
            same = next((entry for entry in held if entry["name"] == name), None)
            if same is not None:
                if same.get("copies") == found.count:
                    same["clause"] = cite([*many(same["clause"]), one.ref])
                else:
                    at = ("rosters" if held is rosters else "papers", held.index(same))
                    sheet.ask(at, f"另一处写的是 {found.count} 份，请核对", [one])
                continue
            code = "roster" if held is rosters else "paper"
            entry = {"id": f"{code}-{len(held) + 1}", "name": name, "clause": one.ref, "copies": found.count}
            if "电子" in one.text[found.start - 8 : found.start + 8] and held is rosters:
                entry["medium"] = "electronic"
            mark = re.search(r"“([^“”]{4,40})”水印", one.text)
            if mark and held is papers:
                entry["watermark"] = mark[1]
            held.append(entry)
    if papers:
        sheet.put("papers", papers)
        for n, entry in enumerate(papers):
            sheet.ask(
                ("papers", n),
                "请写上由谁出（made_by）、送到哪里（deliver_to）、什么时候（due）",
                many(entry["clause"]),
            )
    else:
        sheet.put("papers", "not_said", False, "没有读出要交的纸质材料")
    if rosters:
        sheet.put("rosters", rosters)
    return {entry["name"] for entry in (*papers, *rosters)}


def _attachments(sheet: Sheet, taken: set[str]) -> None:
    found: dict[str, list[str]] = {}
    undertaking = sheet.value.get("commitment", {}).get("title")
    for one in sheet.sentences:
        if one.clause in ("附件", "标题") or one.clause.endswith("附件") or not _HAND_IN.search(one.text + one.under):
            continue
        for name in forms(one.text):
            if name not in taken and name != undertaking:
                same = next((other for other in found if other.split() == name.split()), name)
                found.setdefault(same, []).append(one.ref)
        for name in _ASKED.findall(one.text):
            if not any(name in other or other in name for other in (*taken, *found)):
                found.setdefault(name, []).append(one.ref)
        name = _listed(sheet, one)
        if name and not any(other in name for other in taken) and not forms(one.text):
            found.setdefault(name, []).append(one.ref)
    if found:
        value = [
            {"id": f"attachment-{n}", "name": name, "clause": cite(refs)}
            for n, (name, refs) in enumerate(found.items(), 1)
        ]
        sheet.put(
            "attachments",
            value,
            False,
            "请核对每一份谁要交（when），平台已有的去掉",
            [value[0]["clause"]] if isinstance(value[0]["clause"], str) else value[0]["clause"],
        )


def _listed(sheet: Sheet, one: Sentence) -> str:
    """The paper an item of 上传以下附件：names without 《》."""
    parent = re.sub(r"(?:（[一二三四五六七八九十]+）|\(\d{1,2}\)|第\d{1,2}项|\d{1,2})$", "", one.clause)
    above = sheet.notice.clauses.get(parent)
    if above is None or parent == one.clause or not one.ref.endswith("#1"):
        return ""
    last = above.sentences[-1] if above.sentences else above.heading
    if not _UPLOADS.search(last) or re.match(r"^(?:（[^（）]+）|\d+[.．、])\s*[^。]{2,16}要求。", one.text):
        return ""
    name = re.sub(r"[（(][^（）()]*[）)]$", "", re.split(r"[；;。，]", whole(one.text))[0].strip())
    return name if 3 <= len(name) <= 40 and re.search(r"证|书|表|材料|报告|证明|总结|照|聘|论文", name) else ""
