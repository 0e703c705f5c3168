"""What concerns everyone: who may apply, the hours of continuing education, the yearly appraisals."""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar.amounts import recent_years, years_listed
from zhicheng.policy.drafting.grammar.conditions import appraised, needed
from zhicheng.policy.drafting.grammar.hours import Hours, hours
from zhicheng.policy.drafting.sentences import Sentence
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, many
from zhicheng.policy.drafting.skeleton.trees import attested

_POPULATION = re.compile(r"对象|范围|申报人员$")
_SINCE = re.compile(r"[自从]\s*(20\d{2})\s*年(?:度)?\s*(?:起|开始)")


def fill(sheet: Sheet) -> None:
    """Reads the sections about who may apply, and hours and appraisals wherever they stand."""
    _population(sheet)
    sheet.taken |= _common(sheet)


def _population(sheet: Sheet) -> None:
    found = sheet.where(lambda one: _POPULATION.search(one.under.split("／")[-1]) and not one.annexed)
    found = [one for one in found if re.search(r"凡|从事|在职|适用|面向|在岗", one.text) and "截止" not in one.text]
    if not found:
        found = sheet.having(r"^(?:凡|在)?[^，。]{0,40}从事[^，。]{2,60}(?:人员|工作)[^，。]{0,20}(?:可|均可|符合)")[:1]
    if found:
        tree = [attested(f"population_{n}", one.text) for n, one in enumerate(found[:6], 1)]
        needs = tree[0] if len(tree) == 1 else {"all": tree}
        value = {"name": "申报对象", "clause": cite(found[:6]), "force": "office", "needs": needs}
        sheet.put("population", value, False, "谁可以申报：先照原文写成由人判断，请改成能核对的条件", found)
    else:
        sheet.ask(("population",), "没有读出谁可以申报")


def _common(sheet: Sheet) -> set[str]:
    """Hours and appraisals; the numbers of the sentences they took."""
    items: list[dict[str, Any]] = []
    used: set[str] = set()
    for one in sheet.sentences:
        asked = hours(one.text)
        if asked is None:
            continue
        name = "hours" if not any(item["id"] == "hours" for item in items) else f"hours-{len(items) + 1}"
        value, why = _hours(sheet, asked, one)
        same = next((item for item in items if item["needs"] == {"training_hours": value}), None)
        if same is not None:
            same["clause"] = cite([*many(same["clause"]), one.ref])
        else:
            items.append(
                {"id": name, "name": "继续教育", "clause": one.ref, "force": "hard", "needs": {"training_hours": value}}
            )
            sheet.ask(("common", len(items) - 1), why, [one])
        used.add(one.ref)
    found = [(one, least) for one in sheet.sentences if (least := appraised(one.text)) and recent_years(one.text)]
    if found:
        first, least = next(((one, least) for one, least in found if years_listed(one.text)), found[0])
        count = recent_years(first.text) or 0
        years = years_listed(first.text) or _back(sheet, count)
        if years:
            needs = {"appraisals": {"years": years, "each": least, "before_work": "needs_human"}}
            clause = cite([one for one, _ in found])
            items.append({"id": "appraisals", "name": "年度考核", "clause": clause, "force": "office", "needs": needs})
            told = "" if years_listed(first.text) else f"“近{count}年”没有写是哪几年，按 {years[0]}—{years[-1]} 年；"
            sheet.ask(("common", len(items) - 1), f"{told}请核对年度和等次", [first])
            used |= {one.ref for one, _ in found if not needed(one.text)}
    if items:
        sheet.put("common", items)
    return used


def _hours(sheet: Sheet, asked: Hours, one: Sentence) -> tuple[dict[str, Any], str]:
    """The predicate's value, and what a person must confirm."""
    years = list(asked.years)
    nearby = [years_listed(other.text) for other in sheet.sentences if other.clause == one.clause]
    why = "请核对年度、总数和各类的最低数"
    if not years:
        years = next((found for found in nearby if found), [])
        why = "年度取自同一条的另一句，请核对" if years else why
    since = [
        int(match[1])
        for other in sheet.sentences
        if other.clause == one.clause and (match := _SINCE.search(other.text))
    ]
    if not years and since and sheet.year and 0 <= sheet.year - since[0] < 15:
        years = list(range(since[0], sheet.year + 1))
        why = f"“自{since[0]}年起”，算到本年，请核对"
    if not years and asked.recent:
        years = _back(sheet, asked.recent)
        why = f"“近{asked.recent}年”没有写是哪几年，请核对"
    parts: dict[str, Any] = {"total": asked.total}
    kinds = [kind for group, _ in asked.together for kind in group] + list(asked.parts)
    least = sum(asked.parts.values()) + sum(hours for _, hours in asked.together)
    if least > asked.total or len(set(kinds)) < len(kinds):
        why = "各类学时和总数合不到一起，只写了总数，请核对"
    else:
        parts |= {"of_which": dict(asked.parts)} if asked.parts else {}
        groups = [{"kinds": list(group), "hours": hours} for group, hours in asked.together]
        parts |= {"together": groups} if groups else {}
    if not years:
        why = "没有读出是哪几个年度，请写上"
    value: dict[str, Any] = {"years": years}
    value |= {"each_year": parts} if asked.each_year else parts
    return value, why


def _back(sheet: Sheet, count: int) -> list[int]:
    """The `count` years before that of the plan."""
    return list(range(sheet.year - count, sheet.year)) if sheet.year and 0 < count <= 15 else []
