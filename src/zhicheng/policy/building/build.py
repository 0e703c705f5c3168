"""From a frozen document to a `Plan`. The document has been checked; nothing here can fail on a sound one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from zhicheng.policy.building import filing, parts
from zhicheng.policy.building import route as ways
from zhicheng.policy.building.compile import Compiler, attach_variants, clauses, refs
from zhicheng.policy.findings import Force
from zhicheng.policy.loading import packs, readings
from zhicheng.policy.loading.packs import Pack
from zhicheng.policy.model.plan import AttachmentRule, Item, ListItem, ListRule, Path, Plan
from zhicheng.policy.notice import Notice, parse_notice
from zhicheng.policy.predicates.base import Context, Equivalence, Sheet
from zhicheng.policy.predicates.chosen import Chosen
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.problems import Report
from zhicheng.policy.shape import said
from zhicheng.policy.tree import Leaf, Node

_TOUCH_ALL = ("as_of", "counting", "windows", "amounts", "equivalences", "lists", "sheets")
# What the conditions of a plan depend on; two plans that agree in all of it share their compiled conditions.
_CONDITIONS = (*_TOUCH_ALL, "population", "common", "paths", "readings", "terms", "methods", "route")
Trees = tuple[Item, tuple[Item, ...], tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class Shared:
    """What plans of one family have in common: compiled conditions and parsed notices, by their text."""

    trees: dict[str, Trees] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)


def build(document: Mapping[str, Any], digest: str = "", shared: Shared | None = None) -> Plan:
    """The plan of a document, with the chosen readings in force and the other options beside them."""
    shared = shared if shared is not None else Shared()
    written = json.loads(document["plan"])
    text = document["notice"]
    if text not in shared.notices:
        shared.notices[text] = parse_notice(text, Report("notice.md"))
    raw = readings.chosen(written)
    key = _key(raw, document)
    if key not in shared.trees:
        shared.trees[key] = _compiled(raw, written, packs.thawed(document.get("packs")))
    return _plan(raw, written, shared.trees[key], shared.notices[text], document, digest)


def _key(raw: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    """The text of all on which a plan's conditions depend. Specialties count where a condition speaks of one."""
    held = {name: raw.get(name) for name in _CONDITIONS} | {"packs": document.get("packs")}
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    if '"specialty"' in text:
        text += json.dumps(raw["specialties"], ensure_ascii=False)
    return text


def _compiled(raw: Mapping[str, Any], written: Mapping[str, Any], at_hand: tuple[Pack, ...]) -> Trees:
    trees = _trees(raw, Compiler(context_of(raw, at_hand)))
    for reading, option in readings.others(written):
        other = readings.variant(written, reading, option)
        if other != raw:
            _compare(trees, raw, other, Compiler(context_of(other, at_hand)), reading, option)
    return trees


def _plan(
    raw: Mapping[str, Any],
    written: Mapping[str, Any],
    trees: Trees,
    notice: Notice,
    document: Mapping[str, Any],
    digest: str,
) -> Plan:
    context = context_of(raw, packs.thawed(document.get("packs")))
    compiler = Compiler(context)
    population, common, paths = trees
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
        assumed=about.get("why", "") if about.get("assumed") else "",
        source=parts.source(raw["source"]),
        annexes=filing.annexes(raw),
        aliases=filing.aliases(raw),
        menu=filing.menu(raw),
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
        selection=filing.selection(raw, compiler),
        sheets=filing.sheets(raw),
        dossier=filing.dossier(raw),
        copies_attested=filing.copies_attested(raw),
        establishment=filing.establishment(raw, compiler),
        attachments=_attachments_with_variants(raw, written, compiler, packs.thawed(document.get("packs"))),
        route=ways.route(raw, compiler, dates),
        entrusted=filing.entrusted(raw, compiler),
        late=filing.late(raw),
        supplements=filing.supplements(raw),
        return_days=raw.get("return_days"),
        announcements=ways.announcements(raw),
        interview_rule=ways.interview(raw, compiler),
        acceptance_points=ways.acceptance_points(raw, compiler),
        papers=ways.papers(raw, compiler, dates),
        rosters=ways.rosters(raw, compiler),
        fees=ways.fees(raw, dates),
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


def context_of(raw: Mapping[str, Any], at_hand: tuple[Pack, ...] = ()) -> Context:
    """What the plan's conditions may refer to; `at_hand` are the documents that are loaded as packs."""
    counting = raw.get("counting") or {}
    base = Context(
        as_of=date.fromisoformat(raw["as_of"]["date"]),
        union=counting.get("intervals", "union") == "union",
        inclusive=counting.get("years", "full") == "full",
        windows=filing.windows(raw),
        lists={code: _list(code, one) for code, one in (raw.get("lists") or {}).items()},
        names=_names(raw),
        packs=at_hand,
        sheets={code: _sheet(one, raw) for code, one in (raw.get("sheets") or {}).items()},
        equivalents={
            (one["record"], one["reads"]): Equivalence(one["by"], one["codes"], one["when"])
            for one in raw.get("equivalences") or ()
            if raw["plan"]["series"] in one.get("series", (raw["plan"]["series"],))
        },
    )
    compiler = Compiler(base)
    amounts = {
        code: compiler.amount(one["years"], code, one.get("of")) for code, one in (raw.get("amounts") or {}).items()
    }
    return replace(base, amounts=amounts)


def _sheet(one: Mapping[str, Any], raw: Mapping[str, Any]) -> Sheet:
    verifier = said(one["verified_by"])
    names = {stage["id"]: stage["name"] for stage in raw["route"]}
    return Sheet(one["name"], one["full"], names[verifier] if verifier else None)


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


def _trees(raw: Mapping[str, Any], compiler: Compiler) -> Trees:
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
    return Item(code, one.get("name") or node.title, clauses(one["clause"]), node.force, node, by_choice(node))


def by_choice(node: Node) -> bool:
    """Whether a tree speaks of the path or method that is chosen."""
    if isinstance(node, Leaf):
        asked = node.condition
        if isinstance(asked, Chosen):
            return asked.what in ("path", "method")
        plus = asked.plus if isinstance(asked, Duration) else None
        return plus is not None and plus.condition is not None and by_choice(plus.condition)
    return any(by_choice(one) for one in node.below())


def _attachments(raw: Mapping[str, Any], compiler: Compiler) -> tuple[AttachmentRule, ...]:
    found: list[AttachmentRule] = []
    for one in raw.get("attachments") or ():
        clause = clauses(one["clause"])
        when = compiler.node(one["when"], one["id"], refs(one["clause"]), "office") if "when" in one else None
        note, optional, held = one.get("note", ""), one.get("optional", False), one.get("held_by")
        for year in one.get("each") or (None,):
            code = one["id"] if year is None else f"{one['id']}-{year}"
            name = one["name"] if year is None else f"{one['name']}（{year} 年度）"
            found.append(AttachmentRule(code, name, clause, when, year, note, optional, held))
    return tuple(found)


def _attachments_with_variants(
    raw: Mapping[str, Any], written: Mapping[str, Any], compiler: Compiler, at_hand: tuple[Pack, ...]
) -> tuple[AttachmentRule, ...]:
    """The attachments, each with what other options make of its condition beside it."""
    made = _attachments(raw, compiler)
    for reading, option in readings.others(written):
        other = readings.variant(written, reading, option)
        if other.get("attachments") != raw.get("attachments"):
            theirs = {one.id: one.when for one in _attachments(other, Compiler(context_of(other, at_hand)))}
            for rule in made:
                when = theirs.get(rule.id)
                if rule.when is not None and when is not None:
                    attach_variants(rule.when, when, reading, option)
    return made


def _compare(
    trees: Trees, raw: Mapping[str, Any], other: Mapping[str, Any], compiler: Compiler, reading: str, option: str
) -> None:
    """Puts the trees of another option beside the plan's own, where the option changes them."""
    population, common, paths = trees
    everywhere = any(raw.get(key) != other.get(key) for key in _TOUCH_ALL)
    if everywhere or raw["population"] != other["population"]:
        attach_variants(population.node, compiler.item(other["population"], "population"), reading, option)
    for mine, one, two in zip(common, raw.get("common") or (), other.get("common") or (), strict=True):
        if everywhere or one != two:
            attach_variants(mine.node, compiler.item(two, mine.id), reading, option)
    for path in paths:
        if everywhere or raw["paths"][path.id] != other["paths"][path.id]:
            attach_variants(path.node, compiler.item(other["paths"][path.id], path.id), reading, option)
