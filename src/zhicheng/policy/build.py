"""From a frozen document to a `Plan`. The document has been checked; nothing here can fail on a sound one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from zhicheng.policy import build_parts as parts
from zhicheng.policy import readings
from zhicheng.policy.compile import Compiler, attach_variants, clauses, refs
from zhicheng.policy.findings import Force
from zhicheng.policy.notice import Notice, parse_notice
from zhicheng.policy.plan import AttachmentRule, Item, ListItem, ListRule, Path, Plan, Window
from zhicheng.policy.predicates.base import Context, Equivalence
from zhicheng.policy.problems import Report
from zhicheng.policy.shape import said

_TOUCH_ALL = ("as_of", "counting", "windows", "amounts", "equivalences", "lists")


def build(document: Mapping[str, Any], digest: str = "") -> Plan:
    """The plan of a document, with the chosen readings in force and the other options beside them."""
    written = json.loads(document["plan"])
    notice = parse_notice(document["notice"], Report("notice.md"))
    raw = readings.chosen(written)
    plan = _plan(raw, written, notice, document, digest)
    for reading, option, changes in readings.others(written):
        if changes:
            other = readings.patched(raw, changes)
            _compare(plan, raw, other, reading, option)
    return plan


def _plan(
    raw: Mapping[str, Any], written: Mapping[str, Any], notice: Notice, document: Mapping[str, Any], digest: str
) -> Plan:
    context = context_of(raw)
    compiler = Compiler(context)
    population, common, paths = _trees(raw, compiler)
    interview = said(raw["interview"])
    about = raw["plan"]
    rolled = raw.get("rolled")
    dates = parts.dates(raw)
    return Plan(
        id=raw["id"],
        name=about["name"],
        year=about["year"],
        level=about["level"],
        title_awarded=about["awards"],
        series=about["series"],
        source=parts.source(raw["source"]),
        organiser=parts.party(raw["organiser"]),
        committee=parts.party(raw["committee"]) if said(raw["committee"]) else None,
        authorised_by=parts.party(raw["authorised_by"]) if raw.get("authorised_by") else None,
        basis=parts.basis(raw),
        specialties=parts.specialties(raw),
        as_of=context.as_of,
        as_of_clause=clauses(raw["as_of"]["clause"]),
        dates=dates,
        opens=dates["opens"].date if "opens" in dates else None,
        population=population,
        common=common,
        methods=parts.methods(raw),
        paths=paths,
        photo=parts.photo(raw),
        statement=parts.statement(raw["statement"]),
        commitment=parts.commitment(raw["commitment"]),
        attachments=_attachments(raw, compiler),
        route=parts.route(raw, compiler, dates),
        return_days=raw.get("return_days"),
        interview=compiler.node(interview["when"], "interview", refs(interview["clause"]), "office")
        if interview
        else None,
        papers=parts.papers(raw, compiler, dates),
        fees=parts.fees(raw, dates),
        contacts=parts.contacts(raw),
        links=parts.links(raw),
        sanctions=parts.sanctions(raw),
        messages=parts.messages(raw),
        notices=parts.notes(raw.get("notices")),
        unsaid=parts.notes(raw.get("unsaid")),
        readings=parts.readings(raw),
        quotas=parts.quotas(raw),
        windows=context.windows,
        lists=context.lists,
        terms={code: one["name"] for code, one in (raw.get("terms") or {}).items()},
        accepted=parts.accepted(raw),
        notice=notice,
        rolled_from=rolled.get("from") if rolled else None,
        written=written,
        document=document,
        digest=digest,
    )


def context_of(raw: Mapping[str, Any]) -> Context:
    """What the plan's conditions may refer to."""
    counting = raw.get("counting") or {}
    base = Context(
        as_of=date.fromisoformat(raw["as_of"]["date"]),
        union=counting.get("intervals", "union") == "union",
        inclusive=counting.get("years", "full") == "full",
        windows={code: _window(code, one) for code, one in (raw.get("windows") or {}).items()},
        lists={code: _list(code, one) for code, one in (raw.get("lists") or {}).items()},
        names=_names(raw),
        equivalents={
            (one["record"], one["reads"]): Equivalence(one["by"], one["codes"], one["when"])
            for one in raw.get("equivalences") or ()
        },
    )
    compiler = Compiler(base)
    amounts = {
        code: compiler.amount(one["years"], code, one.get("of")) for code, one in (raw.get("amounts") or {}).items()
    }
    return replace(base, amounts=amounts)


def _window(code: str, one: Mapping[str, Any]) -> Window:
    start, end = date.fromisoformat(one["from"]), date.fromisoformat(one["to"])
    return Window(code, start, end, clauses(one["clause"]), one.get("derived"))


def _list(code: str, one: Mapping[str, Any]) -> ListRule:
    own = clauses(one["clause"])
    items = tuple(
        ListItem(item["code"], item["name"], tuple(item["levels"]), clauses(item.get("clause")) or own)
        for item in one["items"]
    )
    return ListRule(code, one["name"], own, items)


def _names(raw: Mapping[str, Any]) -> dict[str, str]:
    found = {code: one["name"] for code, one in (raw.get("terms") or {}).items()}
    found |= {f"path.{code}": one["name"] for code, one in raw["paths"].items()}
    found |= {f"method.{one['code']}": one["name"] for one in raw["methods"]}
    found |= {f"specialty.{one['code']}": one["name"] for one in raw["specialties"]}
    return found


def _trees(raw: Mapping[str, Any], compiler: Compiler) -> tuple[Item, tuple[Item, ...], tuple[Path, ...]]:
    population = _item(raw["population"], "population", compiler)
    common = tuple(_item(one, one["id"], compiler) for one in raw.get("common") or ())
    paths = tuple(
        Path(
            id=code,
            name=one["name"],
            method=one.get("method"),
            clause=clauses(one["clause"]),
            category=one.get("category"),
            entry=one.get("entry"),
            force=cast(Force, one["force"]),
            node=compiler.item(one, code),
        )
        for code, one in raw["paths"].items()
    )
    return population, common, paths


def _item(one: Mapping[str, Any], code: str, compiler: Compiler) -> Item:
    node = compiler.item(one, code)
    return Item(code, one.get("name") or node.title, clauses(one["clause"]), node.force, node)


def _attachments(raw: Mapping[str, Any], compiler: Compiler) -> tuple[AttachmentRule, ...]:
    found: list[AttachmentRule] = []
    for one in raw.get("attachments") or ():
        clause = clauses(one["clause"])
        when = compiler.node(one["when"], one["id"], refs(one["clause"]), "office") if "when" in one else None
        note, optional = one.get("note", ""), one.get("optional", False)
        for year in one.get("each") or (None,):
            code = one["id"] if year is None else f"{one['id']}-{year}"
            name = one["name"] if year is None else f"{one['name']}（{year} 年度）"
            found.append(AttachmentRule(code, name, clause, when, year, note, optional))
    return tuple(found)


def _compare(plan: Plan, raw: Mapping[str, Any], other: Mapping[str, Any], reading: str, option: str) -> None:
    """Puts the trees of another option beside the plan's own, where the option changes them."""
    everywhere = any(raw.get(key) != other.get(key) for key in _TOUCH_ALL)
    compiler = Compiler(context_of(other))
    if everywhere or raw["population"] != other["population"]:
        attach_variants(plan.population.node, compiler.item(other["population"], "population"), reading, option)
    for mine, one, two in zip(plan.common, raw.get("common") or (), other.get("common") or (), strict=True):
        if everywhere or one != two:
            attach_variants(mine.node, compiler.item(two, mine.id), reading, option)
    for path in plan.paths:
        if everywhere or raw["paths"][path.id] != other["paths"][path.id]:
            attach_variants(path.node, compiler.item(other["paths"][path.id], path.id), reading, option)
