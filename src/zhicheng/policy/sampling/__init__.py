"""Made-up people from a plan alone: each path just met, just missed and left unknown, each common condition failed.

They are composed from the predicates' examples and checked against the engine; the same seed gives the same people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Literal

from zhicheng.policy import fields
from zhicheng.policy.dates import read_partial, shift_years
from zhicheng.policy.evaluation import evaluate
from zhicheng.policy.examples import Composer, Made
from zhicheng.policy.model.plan import Path, Plan, Specialty
from zhicheng.policy.outcome import Outcome
from zhicheng.policy.sampling.fill import Filler
from zhicheng.policy.sampling.tidy import lives, put_together
from zhicheng.policy.sampling.typed import can_be_typed, forget_what_others_say, rests_on_others
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Overall, Verdict
from zhicheng.standards import codes

Aim = Literal["met", "missed", "unknown", "common", "population"]
# How often each aim comes up among a hundred people.
_WEIGHTS: dict[Aim, int] = {"met": 62, "missed": 14, "common": 12, "unknown": 8, "population": 4}
_WANTED: dict[Aim, tuple[Overall, ...]] = {
    "met": ("met", "no_obstacle"),
    "missed": ("unmet",),
    "common": ("unmet", "no_obstacle"),
    "unknown": ("unknown",),
    "population": ("unmet",),
}
_BARREN = 60  # tries in a row without a person, after which the plan cannot give any


@dataclass(frozen=True, slots=True)
class Sample:
    """One made-up person. `expected` is the verdict for the chosen path; `label` names the example that decides."""

    facts: dict[str, Any]
    expected: Overall
    aim: Aim
    path: str
    label: str


def samples(plan: Plan, rng: Random, today: date | None = None) -> Iterator[Sample]:
    """People without end, in an order drawn from `rng`. No record speaks of a day after `today` (default: as-of)."""
    maker = _Maker(plan, rng, today or plan.as_of)
    barren = 0
    while barren < _BARREN:
        made = maker.one()
        barren = 0 if made is not None else barren + 1
        if made is not None:
            yield made


class _Maker:
    """Keeps, for each aim, the decks of ways still to be played."""

    def __init__(self, plan: Plan, rng: Random, today: date) -> None:
        self.plan = plan
        self.rng = rng
        self.today = today
        self.composer = Composer()
        self.base = [self.composer.first(one.node, MET) for one in (plan.population, *plan.common)]
        self.turns: dict[Aim, list[Path]] = {}
        self.decks: dict[tuple[Aim, str], list[tuple[int | None, Made]]] = {}

    def one(self) -> Sample | None:
        aim = self.rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        path = self._turn(aim)
        if not self.decks.get((aim, path.id)):
            deck = list(self._deck(aim, path))
            self.rng.shuffle(deck)
            self.decks[aim, path.id] = deck
        if not self.decks[aim, path.id]:
            return None
        place, way = self.decks[aim, path.id].pop()
        facts = self._person(path, place, way)
        specialty, chance = self.rng.choice(self._specialties(facts)), self.rng.random()
        told = {"path": path.id, "method": path.method, "specialty": specialty.code}
        facts["application"] = told
        as_composed = _standing(evaluate(self.plan, self._complete(deepcopy(facts), specialty.name, chance)), path)
        second: Sample | None = None
        for life in lives(facts, self.today):
            whole = self._complete(life, specialty.name, chance)
            outcome = evaluate(self.plan, whole)
            if outcome.verdict in _WANTED[aim]:
                made = Sample(whole, outcome.verdict, aim, path.id, way.label)
                if _standing(outcome, path) == as_composed:
                    return made
                second = second or made
        return second

    def _specialties(self, facts: dict[str, Any]) -> Sequence[Specialty]:
        """The specialties she may choose among: the one that a condition speaks of, else all of the plan."""
        named = (facts.get("application") or {}).get("specialty")
        return [one for one in self.plan.specialties if one.code == named] or self.plan.specialties

    def _turn(self, aim: Aim) -> Path:
        """The paths take turns within an aim, in an order drawn anew each round."""
        if not self.turns.get(aim):
            self.turns[aim] = list(self.plan.paths)
            self.rng.shuffle(self.turns[aim])
        return self.turns[aim].pop()

    def _deck(self, aim: Aim, path: Path) -> Iterator[tuple[int | None, Made]]:
        """(place of the base condition that is replaced, way) for every way of this aim on a path."""
        plan = self.plan
        if aim in ("met", "missed", "unknown"):
            want: Verdict = MET if aim == "met" else UNMET if aim == "missed" else UNKNOWN
            yield from ((None, way) for way in self.composer.ways(path.node, want) if can_be_typed(way, self.today))
            return
        items = [(0, plan.population)] if aim == "population" else list(enumerate(plan.common, 1))
        for place, item in items:
            if item.force != "advice":
                wants = self.composer.ways(item.node, NEEDS_HUMAN if item.node.soft else UNMET)
                mine = [way for way in wants if can_be_typed(way, self.today) and not rests_on_others(way)]
                yield from ((place, way) for way in mine)

    def _person(self, path: Path, place: int | None, way: Made) -> dict[str, Any]:
        parts = [one for n, one in enumerate(self.base) if one is not None and n != place]
        met = self.composer.first(path.node, MET)
        parts += [met] if place is not None and met is not None else []
        facts = put_together(parts, way)
        forget_what_others_say(facts)
        return facts

    def _complete(self, facts: dict[str, Any], specialty: str, chance: float) -> dict[str, Any]:
        """The rest of a life around the facts; the same `chance` gives the same rest."""
        rng = Random(chance)  # noqa: S311
        for kind in fields.record_kinds().values():
            facts.setdefault(kind.facts_key, {"complete": True, "records": []})
        career = min(shift_years(self._first_day(facts), -1), shift_years(self.today, -3))
        self._background(facts, career)
        filler = Filler(rng, career, self.today, specialty)
        for code, kind in fields.record_kinds().items():
            held = facts[kind.facts_key]
            held["records"] = [filler.record(code, one) for one in held["records"]]
        person = {key: value for key, value in (facts.get("person") or {}).items() if value is not None}
        missing = {key for key, value in (facts.get("person") or {}).items() if value is None}
        plain = {"born": _born(facts, career, rng), "sex": rng.choice(["female", "male"]), "profession": specialty}
        basics = filler.record("basics", {**plain, **_BASICS, **person})
        facts["person"] = {key: value for key, value in basics.items() if key not in missing and key != "id"}
        facts["person"] |= dict.fromkeys(sorted(missing))
        facts["employer"] = self._employer(facts.get("employer") or {})
        return facts

    def _first_day(self, facts: dict[str, Any]) -> date:
        """The earliest day any record speaks of."""
        days = [self.today]
        for kind in fields.record_kinds().values():
            for row in facts[kind.facts_key]["records"]:
                known = [read_partial(row.get(one.code)) for one in kind.fields if one.type in ("date", "partial_date")]
                days += [one[0] for one in known if one is not None]
        return min(days)

    def _background(self, facts: dict[str, Any], career: date) -> None:
        """What every life has: a school, work, insurance; and a title before an appointment to it."""
        if not facts["degrees"]["records"] and facts["degrees"]["complete"]:
            facts["degrees"]["records"] = [{"education": "secondary", "degree": "none", "awarded": career.isoformat()}]
        if not facts["works"]["records"] and facts["works"]["complete"]:
            row = {"from": shift_years(career, 1).isoformat(), "to": None, "work_kind": "professional"}
            facts["works"]["records"] = [{**row, "same_profession": False}]
        if not facts["insurances"]["records"] and facts["insurances"]["complete"]:
            insured: dict[str, Any] = {"from": f"{career:%Y-%m}", "to": None, "outside_province": False}
            facts["insurances"]["records"] = [insured]
        held = {one.get("name") for one in facts["titles"]["records"]}
        for one in facts["appointments"]["records"]:
            if one.get("as") not in held and one.get("from"):
                held.add(one["as"])
                facts["titles"]["records"] = [*facts["titles"]["records"], {"name": one["as"], "awarded": one["from"]}]

    def _employer(self, given: dict[str, Any]) -> dict[str, Any]:
        zone = str(given.get("zone"))
        table = codes.table("zones")
        region = str(table.get(zone).extra.get("region", "330000")) if zone in table else "330000"
        plain = {"zone": "none", "ownership": "private", "kind": "enterprise", "department": "none", "region": region}
        return {**plain, **given}


def _standing(outcome: Outcome, path: Path) -> list[tuple[str, str]]:
    """What decides: the verdict of each condition for everyone and of the chosen path."""
    tops = [outcome.population, *outcome.common, *(one.finding for one in outcome.paths if one.id == path.id)]
    return [(one.id, one.verdict) for one in tops]


def _born(facts: Mapping[str, Any], career: date, rng: Random) -> str:
    """A birthday from which work began at 21 or later, and no degree was earned before its usual age."""
    latest = [shift_years(career, -21)]
    for row in facts["degrees"]["records"]:
        earned = read_partial(row.get("awarded"))
        if earned is not None:
            latest.append(shift_years(earned[0], -_AGES.get(str(row.get("degree")), 18)))
    return min(latest).replace(day=rng.randrange(1, 28)).isoformat()


_AGES = {"bachelor": 21, "master": 24, "doctor": 27}
_BASICS = {
    "in_service": True,
    "post_kind": "engineering",
    "personnel_file": "employer",
    "staffing": "enterprise",
    "insurance_unit": "employer",
    "labour_unit": "employer",
    "identity": "resident_id",
    "ethnicity": "01",
}
