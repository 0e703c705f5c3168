"""Plan, source, annexes, menu, organiser, committee, basis, specialties."""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar import head
from zhicheng.policy.drafting.grammar.days import days
from zhicheng.policy.drafting.grammar.documents import documents
from zhicheng.policy.drafting.grammar.filing import annexes, menu
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, many

_PLAN_NAME = re.compile(r"“([^“”]{6,60}评审(?:工作)?计划)”")
_COMMITTEE = re.compile(r"(?P<name>[^，。；、（）：“”《》\s]{2,60}?(?:评审委员会|评委会))(?!办公室|议)")
_LEAD = re.compile(
    r".*(?:[和及由至到将在向与](?=[\u4e00-\u9fff]{6})|上报|报送|选择|登录|申报材料|申报)(?=[\u4e00-\u9fff]{6})"
)
_AUTHORISED = re.compile(r"经(?P<name>[\u4e00-\u9fff]{4,24}(?:局|厅|委|办公室))(?:同意|授权|批准)")
_GENERAL = re.compile(r"^(?:受理|高级?|中级?|相应|相关|本|该|下一级职称|各|省|市|职称)*(?:职称)?(?:评审委员会|评委会)$")
_SERIES_LIST = re.compile(
    r"(?:从事|开展|设有?|涵盖|分为|评审)(?P<list>[\u4e00-\u9fff（）]{2,12}?(?:、[\u4e00-\u9fff（）]{2,12}?)+)(?:等)?(?:\d+个)?(?:相关)?专业"
)


def fill(sheet: Sheet) -> None:
    """Reads the head and foot of the notice, its list of annexes, the documents it cites."""
    _plan(sheet)
    _source(sheet)
    _annexes(sheet)
    _parties(sheet)
    _basis(sheet)
    _specialties(sheet)
    found = [(menu(one.text), one) for one in sheet.sentences if menu(one.text)]
    if found:
        sheet.put("menu", {"name": found[0][0], "clause": found[0][1].ref})


def _plan(sheet: Sheet) -> None:
    named = [(match[1], one) for one in sheet.sentences if (match := _PLAN_NAME.search(one.text))]
    subject = head.subject_of(sheet.title)
    plan: dict[str, Any] = {}
    if named and not re.search(r"相应|有关", named[0][0]):
        plan |= {"name": named[0][0], "clause": named[0][1].ref}
    elif subject or sheet.title:
        plan |= {"name": subject or sheet.title, "clause": "标题"}
        sheet.ask(("plan", "name"), "通知没有写评审计划的名称，取自标题", ["标题"])
    if sheet.year:
        plan["year"] = sheet.year
        if not head.year_of(sheet.title):
            sheet.ask(("plan", "year"), "标题没有写年度，取自正文的日期")
    levels = head.level_of(sheet.title)
    if len(levels) == 1:
        plan["level"] = levels[0].level
        if levels[0].awards:
            plan["awards"] = levels[0].awards
        if levels[0].series:
            plan["series"] = head.series_name(levels[0].series)
    elif levels:
        why = "标题说到几个级别，请选定一个，或用 family 写成几个成员"
        sheet.ask(("plan", "level"), why, ["标题"])
        series = {one.series for one in levels}
        if len(series) == 1 and levels[0].series:
            plan["series"] = head.series_name(levels[0].series)
    for key, says in (("level", "级别"), ("awards", "评上以后的职称"), ("series", "系列")):
        if key not in plan and not (key == "level" and levels):
            sheet.ask(("plan", key), f"标题里读不出{says}", ["标题"] if sheet.title else ())
    if plan:
        plan.setdefault("clause", "标题") if sheet.title else None
        sheet.put("plan", plan)


def _source(sheet: Sheet) -> None:
    notice = sheet.notice
    lines = {
        key: list(notice.clauses[key].sentences) if key in notice.clauses else [] for key in ("发文", "落款", "印发")
    }
    number = head.number_of(lines["发文"])
    foot = [one.rstrip("。") for one in lines["落款"] or lines["印发"]]
    issuer = head.issuer_of(lines["发文"], foot)
    dated = [
        (day[-1], one)
        for one in sheet.sentences
        if one.clause in ("落款", "印发", "抄送") and (day := days(one.text)) and day[-1].single
    ]
    cited = [ref for ref, _ in notice.sentences() if ref.partition("#")[0] in ("发文", "落款", "印发")]
    value: dict[str, Any] = {"clause": cite(cited)} if cited else {}
    if issuer:
        value["issuer"] = issuer
    else:
        sheet.ask(("source", "issuer"), "没有读出发文单位")
    if number:
        value["number"] = number
    value["issued"] = dated[0][0].first.isoformat() if dated else "not_said"
    if not dated:
        sheet.ask(("source", "issued"), "没有读出印发日期")
    for key, clause in (("addressees", "主送"), ("copied", "抄送"), ("copied", "抄报")):
        if clause in notice.clauses and notice.clauses[clause].sentences:
            first = re.sub(r"^抄\s*[送报]\s*[：:]?\s*", "", notice.clauses[clause].sentences[0]).rstrip("：:。")
            parts = head.split_outside(first, "，,；;")
            parts = parts if len(parts) > 1 else head.split_outside(first)
            if parts and key not in value:
                value[key] = parts
                value["clause"] = cite([*many(value.get("clause")), f"{clause}#1"])
    if dated and dated[0][1].ref not in many(value.get("clause")):
        value["clause"] = cite([*many(value.get("clause")), dated[0][1].ref])
    if "clause" in value:
        sheet.put("source", value)
    else:
        sheet.ask(("source",), "没有读出发文单位、文号和日期")


def _annexes(sheet: Sheet) -> None:
    found: list[dict[str, Any]] = []
    for one in sheet.where(lambda sentence: sentence.clause == "附件"):
        for count, name in annexes(one.text):
            entry: dict[str, Any] = {"id": f"annex-{count}", "name": name, "clause": one.ref}
            here = f"附件{count}"
            entry |= {"at": here} if here in sheet.notice.clauses else {"missing": True}
            if all(other["id"] != entry["id"] for other in found):
                found.append(entry)
    if found:
        sheet.put("annexes", found)


def _parties(sheet: Sheet) -> None:
    source = sheet.value.get("source", {})
    issuer = source.get("issuer", "")
    if issuer:
        clause = many(source["clause"])[0]
        sheet.put(
            "organiser",
            {"code": "issuer", "name": issuer, "clause": clause},
            False,
            "按发文单位写的；代码请改成机构表里的",
            [clause],
        )
    else:
        sheet.ask(("organiser",), "没有读出主办单位")
    names = [
        (name, one)
        for one in sheet.sentences
        for match in _COMMITTEE.finditer(one.text)
        for name in [_LEAD.sub("", match["name"])]
        if not _GENERAL.match(name) and len(name) > 7
    ]
    if names:
        name, one = max(names, key=lambda pair: len(pair[0]))
        value = {"code": "committee", "name": name, "clause": one.ref}
        sheet.put("committee", value, False, "评委会的名称取自这一句；代码请改成机构表里的", [one])
    else:
        sheet.put("committee", "not_said", False, "没有读出评委会的名称")
    for one in sheet.sentences:
        match = _AUTHORISED.search(one.text)
        if match:
            sheet.put("authorised_by", {"code": "authority", "name": match["name"], "clause": one.ref})
            return


def _basis(sheet: Sheet) -> None:
    own = sheet.value.get("source", {}).get("number", "")
    found: dict[str, dict[str, Any]] = {}
    for one in sheet.sentences:
        if one.clause in ("发文", "主送", "落款", "抄送", "印发", "附件", "标题"):
            continue
        for cited in documents(one.text):
            if cited.number and cited.number == own:
                continue
            key = cited.number or cited.title
            entry = found.setdefault(key, {"title": cited.title or f"{cited.number}文件"})
            if cited.title and entry["title"].endswith("文件") and cited.number:
                entry["title"] = cited.title
            if cited.number:
                entry["number"] = cited.number
            entry["clause"] = cite([*many(entry.get("clause")), one.ref])
    kept: list[dict[str, Any]] = []
    for entry in found.values():
        same = next((other for other in kept if "number" not in entry and entry["title"] in other["title"]), None)
        if same is not None:
            same["clause"] = cite([*many(same["clause"]), *many(entry["clause"])])
        else:
            kept.append(entry)
    if kept:
        sheet.put("basis", kept)


def _specialties(sheet: Sheet) -> None:
    for one in sheet.sentences:
        if one.clause.rstrip("后").endswith("表"):
            continue
        headed = re.search(r"(?:申报|评审|推荐|开展)[^／]{0,8}专业$", one.under) and "、" in one.text
        match = None if headed else _SERIES_LIST.search(one.text)
        listed = one.text if headed else (match["list"] if match else "")
        names = [re.sub(r"等$", "", name.strip("。；")) for name in head.split_outside(listed)]
        if len(names) > 1:
            value = [{"code": f"s{n}", "name": name, "clause": one.ref} for n, name in enumerate(names, 1)]
            sheet.put("specialties", value, False, "请核对专业是否完整，代码请改成有意义的", [one])
            return
    only = head.specialty_of(sheet.title)
    if only:
        value = [{"code": "s1", "name": only, "clause": "标题"}]
        sheet.put("specialties", value, False, "专业取自标题；通知另有列表的，请逐个写出", ["标题"])
    else:
        sheet.ask(("specialties",), "没有读出可评审的专业，请逐个写出")
