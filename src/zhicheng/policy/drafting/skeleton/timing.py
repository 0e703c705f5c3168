"""As-of date, counting, the deadlines and other days, windows."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from zhicheng.policy.drafting.grammar.amounts import recent_years
from zhicheng.policy.drafting.grammar.days import days, weekday
from zhicheng.policy.drafting.grammar.nodes import Node, nodes
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, many
from zhicheng.standards.calendar import china

_YEARLY = re.compile(
    r"(?:近|最近)\s*[\d一二三四五六七八九十两]+\s*年(?:[（(][^（）()]*[）)])?(?:来|内|的)?(?:年度|继续教育|社保|社会保险|考核|合并|《?基本养老|有?在?外省)"
)
_ORDER = ("notice", "opens", "applicant_deadline", "employer_deadline", "department_deadline", "recommender_deadline")


def fill(sheet: Sheet) -> None:
    """Reads every day whose part in the procedure is told."""
    found = [one for sentence in sheet.sentences for one in nodes(sentence, sheet.year) if _counts(one)]
    _as_of(sheet, [one for one in found if one.code == "as_of"])
    _dates(sheet, [one for one in found if one.code != "as_of"])
    _windows(sheet)
    true_years = sheet.having("实足年限")
    if true_years:
        sheet.put("counting", {"years": "full", "clause": cite(true_years)})


def _counts(node: Node) -> bool:
    return node.sentence.clause not in ("标题", "落款", "印发", "抄送")


def _as_of(sheet: Sheet, found: list[Node]) -> None:
    if not found:
        sheet.ask(("as_of",), "没有读出年限算到哪一天")
        return
    first = found[0]
    same = [one.sentence for one in found if one.days.first == first.days.first]
    value: dict[str, Any] = {"date": first.days.last.isoformat(), "clause": cite(same)}
    if first.days.derived:
        value["derived"] = first.days.derived
    sheet.put("as_of", value)
    if len(same) < len(found):
        sheet.ask(("as_of",), "几处写的截止日不一样，请核对", [one.sentence for one in found])


def _dates(sheet: Sheet, found: list[Node]) -> None:
    value: dict[str, Any] = {}
    issued = sheet.value.get("source", {}).get("issued")
    if issued and issued != "not_said":
        cited = [one for one in sheet.sentences if one.clause in ("落款", "印发", "抄送") and days(one.text)]
        value["notice"] = {"name": "通知印发", "date": issued, "clause": cite(cited), "fixed": True}
    for one in found:
        if one.code == "filing":
            _put(sheet, value, "opens", "开始申报", one, one.days.first)
            _put(sheet, value, "applicant_deadline", "申报截止", one, one.days.last)
        else:
            last = one.days.last if one.code.endswith("_deadline") else None
            _put(sheet, value, one.code, one.name, one, last)
    ordered = {
        code: value[code] for code in (*_ORDER, *[code for code in value if code not in _ORDER]) if code in value
    }
    sheet.put("dates", ordered)
    if "opens" not in ordered:
        sheet.ask(("dates",), "没有读出从哪一天开始申报")
    if "applicant_deadline" not in ordered:
        sheet.ask(("dates",), "没有读出个人申报的截止日；通知没有写的，请写明怎样推算，或列进 unsaid")


def _put(sheet: Sheet, value: dict[str, Any], code: str, name: str, node: Node, day: Any) -> None:
    """One date under its code; a second one with another value gets a code of its own and is asked about."""
    when = node.days
    entry: dict[str, Any] = {"name": name}
    if day is not None or when.single:
        entry["date"] = (day or when.first).isoformat()
    else:
        entry |= {"from": when.first.isoformat(), "to": when.last.isoformat()}
    entry |= {"says": when.says} if when.derived else {}
    entry["clause"] = node.sentence.ref
    if when.derived:
        entry["derived"] = when.derived
    before = value.get(code)
    if before is not None and _same(before, entry):
        before["clause"] = cite([*many(before["clause"]), node.sentence])
        return
    count = 2
    first = code
    while code in value:
        code, count = f"{first}_{count}", count + 1
    value[code] = entry
    path = ("dates", code)
    if "date" in entry:
        _tell(sheet, path, node, entry["date"])
    if code != first:
        sheet.ask(path, f"另一处也写了{name}，日期不同，请核对哪一个是谁的", [node.sentence])
    elif node.why:
        sheet.ask(path, node.why, [node.sentence])
    elif when.derived:
        sheet.ask(path, f"通知写的是“{when.says}”：{when.derived}", [node.sentence])


def _tell(sheet: Sheet, path: tuple[str, ...], node: Node, written: str) -> None:
    """The weekday of a date, and whether offices work on it."""
    day = date.fromisoformat(written)
    sheet.note(path, weekday(day))
    if path[1] not in ("opens", "notice") and not china().is_working_day(day):
        sheet.ask(path, "这一天休息，请核对，或说明网上申报不受影响", [node.sentence])


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("date", "from", "to"))


def _windows(sheet: Sheet) -> None:
    """近N年 of achievements: the years up to the as-of date, asked about because the notice gives no ends."""
    as_of = sheet.value.get("as_of", {}).get("date")
    found: dict[int, list[Any]] = {}
    for one in sheet.having(r"业绩|专利|论文|成果|著作|奖"):
        years = recent_years(_YEARLY.sub("", one.text))
        if years:
            found.setdefault(years, []).append(one)
    if not as_of or not found:
        return
    last = int(as_of[:4])
    value = {}
    for years, cited in found.items():
        code = f"recent-{years}"
        value[code] = {"from": f"{last - years + 1}-01-01", "to": as_of, "years": years, "clause": cite(cited)}
        value[code]["derived"] = "通知没有写起止，按计算截止日倒推"
        sheet.ask(("windows", code), f"“近{years}年”没有写起止，请核对从哪天到哪天", cited)
    sheet.put("windows", value)
