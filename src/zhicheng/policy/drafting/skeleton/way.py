"""The way through the offices: steps, publicity, interview, establishment, late filing, fees, sanctions."""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar.amounts import Barred, barred, working_days
from zhicheng.policy.drafting.grammar.documents import documents
from zhicheng.policy.drafting.grammar.steps import kinds_of, steps
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, short, whole

_OFFICES: dict[str, tuple[str, dict[str, Any]]] = {
    "employer": ("单位审核", {"kind": "employer"}),
    "department": ("主管部门审核", {"kind": "department", "where": "employer"}),
    "bureau": ("人力社保部门审核", {"kind": "human_resources", "where": "employer"}),
    "recommender": ("中评委推荐", {"kind": "recommender"}),
    "office": ("评委会办公室受理", {"kind": "committee_office"}),
    "committee": ("评委会评审", {"kind": "committee"}),
}
_SIGNS_IN = r"[^。；]{0,30}登[录陆入][^。；]{0,16}(?:平台|系统)"
_SAID = (
    ("department", re.compile(rf"报(?:送)?所(?:属|在地)[\u4e00-\u9fff]{{0,4}}主管部门|主管部门{_SIGNS_IN}")),
    ("bureau", re.compile(rf"(?:人力社保|人社|人力资源)(?:社会保障)?(?:局|部门){_SIGNS_IN}")),
)
_AT_OFFICE = re.compile(
    r"(?:上报|报送?(?:至|到)?|送(?:至|到)|由)[^，。；]{0,40}(?:评委会|评审委员会|高评委|中评委)办公室|"
    r"(?:评委会|评审委员会|高评委|中评委)办公室[^，。；]{0,20}(?:受理|接收|审核|审查|公示)"
)
_SECTION = re.compile(r"程序|流程|步骤|办法")
_DUE = {
    "employer": "employer_deadline",
    "department": "department_deadline",
    "bureau": "bureau_deadline",
    "recommender": "recommender_deadline",
}


def fill(sheet: Sheet) -> None:
    """Reads the sections about the procedure and the sentences about what surrounds it."""
    _route(sheet)
    _interview(sheet)
    _establishment(sheet)
    late = sheet.having(r"逾期(?:一律)?(?:不再|不予|不)(?:受理|接收|补报|办理)")
    if late:
        sheet.put("late", {"handling": "refuse", "clause": cite(late)})
    else:
        sheet.put("late", "not_said")
    _fees(sheet)
    _sanctions(sheet)


def _route(sheet: Sheet) -> None:
    found: dict[str, list[str]] = {}
    for one in sheet.sentences:
        section = one.under.split("／")[-1]
        if re.search(r"聘|竞聘|岗位", one.text[:60]) and "等程序" in one.text:
            continue
        for step in steps(one.text) if _SECTION.search(one.text) else ():
            for kind in kinds_of(step):
                found.setdefault(kind, []).append(one.ref)
        head = re.match(r"^(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、])\s*([^。：，]{2,20})[。：]", one.text)
        if head and _SECTION.search(section) and one.ref.endswith("#1"):
            for kind in kinds_of(head[1]):
                found.setdefault(kind, []).append(one.ref)
        for kind, words in _SAID:
            if words.search(one.text):
                found.setdefault(kind, []).append(one.ref)
        if _AT_OFFICE.search(one.text) and not one.annexed:
            found.setdefault("office", []).append(one.ref)
    committee = sheet.value.get("committee")
    if isinstance(committee, dict) and committee["clause"] not in found.get("committee", ()):
        found.setdefault("committee", []).append(committee["clause"])
    order = [kind for kind in _OFFICES if kind in found]
    if not order:
        sheet.ask(("route",), "没有读出审核的各站")
        return
    route = []
    for kind in order:
        name, office = _OFFICES[kind]
        verdicts = ["pass", "not_pass"] if kind == "committee" else ["pass", "return", "reject"]
        stage: dict[str, Any] = {"id": kind, "name": name, "kind": kind, "office": dict(office), "verdicts": verdicts}
        stage["clause"] = cite(found[kind])
        if _DUE.get(kind) in sheet.value.get("dates", {}):
            date = sheet.value["dates"][_DUE[kind]]
            stage["due"] = {"on": _DUE[kind], "clause": date["clause"]}
        route.append(stage)
    _publicity(sheet, route)
    sheet.put("route", route, False, "请核对各站的先后、由哪个机构办、可以作出哪些决定", found[order[0]])


def _publicity(sheet: Sheet, route: list[dict[str, Any]]) -> None:
    said = [(one, found[0]) for one in sheet.sentences if "公示" in one.text and (found := working_days(one.text))]
    own = [pair for pair in said if not re.search(r"评委会|评审结果|评审前|网站", pair[0].text)]
    stage = next((n for n, one in enumerate(route) if one["kind"] == "employer"), None)
    if own and stage is not None:
        days = own[0][1]
        route[stage]["publicity"] = {
            "working_days": days,
            "first_day": "after_posting",
            "position": "before_opinion",
            "fields": ["basics", "achievements"],
            "clause": cite([one for one, found in own if found == days]),
        }
        why = "通知写了几个工作日；从哪天起算、在意见之前还是之后、公示哪些内容，请核对"
        sheet.ask(("route", stage, "publicity"), why, [own[0][0]])
        if {found for _, found in own} != {days}:
            sheet.ask(("route", stage, "publicity"), "几处写的天数不一样", [one for one, _ in own])
    for one, long in said:
        if (one, long) not in own:
            sheet.ask(("announcements",), f"由机构公示 {long} 个工作日：请写成 announcements", [one])


def _interview(sheet: Sheet) -> None:
    found = sheet.having(r"答辩|面试")
    asked = [one for one in found if re.search(r"须|需|应|参加|进行|组织", one.text)]
    if not asked:
        sheet.put("interview", "not_said")
        return
    one = asked[0]
    value: dict[str, Any] = {
        "clause": cite(asked),
        "when": {"attested": {"by": "office", "of": "interview", "says": whole(one.text)}},
    }
    if re.search(r"未(?:通过|参加)[^。；]{0,16}(?:不能|不得|不予|取消)", one.text):
        value["failing"] = "ends"
    if any("另行通知" in other.text for other in asked):
        value["arranged"] = "另行通知"
    sheet.put("interview", value, False, "谁要面试答辩：先由评委会办公室判断，请写成条件", asked)


def _establishment(sheet: Sheet) -> None:
    found = [
        one for one in sheet.sentences if "事业单位" in one.text and re.search(r"结构比例|空缺岗位|评聘结合", one.text)
    ]
    if not found:
        return
    value: dict[str, Any] = {"clause": cite(found), "when": {"employer": {"kind": "institution"}}}
    if any(re.search(r"比例内|空缺", one.text) for one in found):
        value["within"] = "vacancies"
    listed = next((got for one in found if (got := steps(one.text))), [])
    if listed:
        value["steps"] = listed
    sheet.put("establishment", value, False, "请核对评聘结合的范围和步骤", found)


def _fees(sheet: Sheet) -> None:
    found = [
        one
        for one in sheet.sentences
        if re.search(r"评审(?:推荐)?费|费用|缴费", one.text) and re.search(r"缴纳|支付|收取|缴款|交纳", one.text)
    ]
    kept = [one for one in found if not re.search(r"收费设定|社保|社会保险|参保", one.text)]
    if not kept:
        return
    name = re.search(r"评审(?:推荐)?费(?:用)?", "".join(one.text for one in kept))
    amount = next((match for one in kept if (match := re.search(r"(\d{2,5})\s*元", one.text))), None)
    value: dict[str, Any] = {"id": "review", "name": name[0] if name else "评审费", "clause": cite(kept)}
    value |= {"amount": int(amount[1]) * 100 if amount else "not_said", "window": "not_said"}
    sheet.put("fees", [value], False, "请核对金额（分）、缴纳期限、由谁收", kept)


def _sanctions(sheet: Sheet) -> None:
    value: list[dict[str, Any]] = []
    for one in sheet.sentences:
        for found in barred(one.text):
            entry: dict[str, Any] = {
                "id": f"sanction-{len(value) + 1}",
                "breach": _breach(one.text),
                "clause": one.ref,
                "bars": "next_level" if re.search(r"高一级|上一级", found.what) else "any_title",
                "starts": _starts(found),
                "years": found.years,
            }
            basis = documents(one.text)
            if basis:
                number = f"（{basis[0].number}）" if basis[0].title and basis[0].number else basis[0].number
                entry["basis"] = f"{basis[0].title}{number}"
            also = [
                code
                for code, said in (("return_materials", "退回"), ("cancel_title", "取消其资格|收回"))
                if re.search(said, one.text)
            ]
            if also:
                entry["also"] = also
            sheet.ask(("sanctions", len(value)), "请核对是什么行为、不得申报什么、从什么时候起", [one])
            value.append(entry)
    if value:
        sheet.put("sanctions", value)


def _breach(text: str) -> str:
    match = re.search(r"(?:有|对|发现)(?:在[^，。；]{0,16}中)?(?:有)?([^，。；]{2,30}?)(?:的|行为)", text)
    return match[1] if match and "弄虚作假" not in text else ("弄虚作假" if "弄虚作假" in text else short(text, 30))


def _starts(found: Barred) -> str:
    if "撤销" in found.starts:
        return "revocation_date"
    if "评审" in found.starts:
        return "year_after_review"
    return "next_year" if "次年" in found.starts or "下" in found.starts else "at_once"
