"""Fees, lists, papers, rosters, telephones and readings: what is left unsaid and nobody has noted yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.linting.timing import told
from zhicheng.policy.model.plan import Roster
from zhicheng.policy.places import region_of

_LOCAL = re.compile(r"(?<![\d-])[2-8]\d{6,7}(?!\d)")


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about everything else."""
    yield from _amounts(subject)
    yield from _levels(subject)
    yield from _papers(subject)
    yield from _rosters(subject)
    yield from _phones(subject)
    yield from _contacts(subject)
    yield from _readings(subject)


def _amounts(subject: Subject) -> Iterator[Finding]:
    for n, fee in enumerate(subject.plan.fees):
        if (fee.amount is None or fee.window is None) and "fee-amount" not in subject.unsaid:
            says = f"“{fee.name}”没有写金额或缴纳期限。"
            mend = "请写上，或在 unsaid 里列出 fee-amount。"
            yield subject.found("amount-not-said", f"fees.{fee.id}", ("fees", n), fee.clause, says, mend)


def _levels(subject: Subject) -> Iterator[Finding]:
    for code, rule in subject.plan.lists.items():
        for n, item in enumerate(rule.items):
            if not item.levels:
                says = f"《{rule.name}》里的“{item.name}”没有写级别，哪一级都会算。"
                mend = "请核对通知，或在 accepted 里说明。"
                place = ("lists", code, "items", n)
                yield subject.found("level-not-said", f"lists.{code}.{item.code}", place, item.clause, says, mend)


def _papers(subject: Subject) -> Iterator[Finding]:
    plan = subject.plan
    gated = {gate.refers for stage in plan.route for gate in stage.gates if gate.kind == "paper"}
    due = {stage.id: (n, stage.due.date) for n, stage in enumerate(plan.route) if stage.due is not None}
    order = [stage.id for stage in plan.route]
    for n, paper in enumerate(plan.papers):
        asked = paper.due is not None or paper.id in gated
        if asked and not paper.deliver_to and not paper.at_acceptance_point:
            says = f"“{paper.name}”要交纸质材料，没有写送到哪里。"
            mend = "请写上 deliver_to。"
            yield subject.found("address-missing", f"papers.{paper.id}", ("papers", n), paper.clause, says, mend)
        last = paper.due.date if paper.due is not None else None
        fixed = [one.date for one in plan.dates.values() if one.track == "paper" and one.date is not None]
        last = last or min(fixed, default=None)
        if last is None or paper.printable_after is None:
            continue
        until = order.index(paper.printable_after)
        late = [day for place, day in due.values() if place <= until and day is not None and day >= last]
        if late:
            says = f"“{paper.name}”{told(last)} 就要交，可是{plan.route[until].name}通过以后才能打印，那时已经过了。"
            mend = "请核对截止日说的是网上还是纸质（track），或在 accepted 里说明。"
            place = ("papers", n)
            yield subject.found("paper-before-printable", f"papers.{paper.id}", place, paper.clause, says, mend)


def _rosters(subject: Subject) -> Iterator[Finding]:
    for n, roster in enumerate(subject.plan.rosters):
        lacking = _unsorted(roster, tuple(one.id for one in subject.plan.paths))
        if lacking and not subject.explains(roster.clause, "花名册", "排"):
            says = f"花名册“{roster.name}”{lacking}。"
            mend = "请在 order 里写全，或在 unsaid 里引用这一句，写明怎样排。"
            yield subject.found("roster-order", f"rosters.{roster.id}", ("rosters", n), roster.clause, says, mend)


def _unsorted(roster: Roster, paths: tuple[str, ...]) -> str:
    if not roster.order:
        return "没有写怎样排序"
    by_path = [one.paths for one in roster.order if one.paths]
    if by_path and set(paths) - set(by_path[0]):
        return "没有把各种条件都排进去"
    for one in roster.order:
        if not one.paths and one.within and set(paths) - set(one.within):
            return "只写了一部分人里面怎样排"
    return "" if by_path or len(paths) == 1 else "没有写不同条件的人怎样排"


def _phones(subject: Subject) -> Iterator[Finding]:
    if "area-code" in subject.unsaid:
        return
    written = subject.written
    for section in ("contacts", "acceptance_points"):
        for n, one in enumerate(written.get(section) or ()):
            if _LOCAL.search(str(one.get("phone", ""))):
                region = region_of(one["name"]) or region_of(one.get("address", ""))
                region = region or region_of(written["source"]["issuer"])
                code = subject.instance.area_codes.get((region or "")[:4])
                says = f"“{one['name']}”的电话 {one['phone']} 没有区号{f'（当地是 {code}）' if code else ''}。"
                mend = "请写上区号；照通知写的，在 unsaid 里列出 area-code。"
                at = f"{section}.{one.get('id', one['name'])}"
                place = (section, n, "phone")
                yield subject.found("phone-without-area-code", at, place, _refs(one), says, mend)


def _refs(one: object) -> tuple[str, ...]:
    cited = one.get("clause") if isinstance(one, dict) else None
    return (cited,) if isinstance(cited, str) else tuple(cited or ())


def _contacts(subject: Subject) -> Iterator[Finding]:
    """One office with two addresses, or two telephones for the same matter."""
    known: dict[tuple[str, str, str], str] = {}
    for section in ("contacts", "acceptance_points"):
        for n, one in enumerate(subject.written.get(section) or ()):
            for key in ("phone", "address"):
                role = str(one.get("role", "")) if key == "phone" else ""
                value = str(one.get(key, ""))
                name = (one["name"], role, key)
                if value and known.setdefault(name, value) != value:
                    says = f"“{one['name']}”有两个{'电话' if key == 'phone' else '地址'}：{known[name]}；{value}。"
                    mend = "请核对；是同一处的几种写法，请只写一种，另一种写进 aliases。"
                    at = f"{section}.{one['name']}.{key}"
                    place = (section, n, key)
                    yield subject.found("contact-differs", at, place, _refs(one), says, mend)


def _readings(subject: Subject) -> Iterator[Finding]:
    for reading in subject.plan.readings:
        if reading.decided_by is None:
            says = f"{reading.asks} 现在按“{_says(reading.options, reading.chosen)}”处理，还没有人确认。"
            mend = "发布时由主办单位确认。"
            place = ("readings", reading.id)
            yield subject.found("reading-open", f"readings.{reading.id}", place, reading.clause, says, mend)


def _says(options: tuple[object, ...], chosen: str) -> str:
    return next((one.says for one in options if getattr(one, "id", "") == chosen), chosen)  # type: ignore[attr-defined]
