"""Made-up people: deterministic, complete, as expected; and what knowing less does to their answers."""

from __future__ import annotations

import copy
from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zhicheng import kinds, policy
from zhicheng.policy.fields import record_kinds
from zhicheng.policy.form.facts import check_facts
from zhicheng.policy.problems import Report
from zhicheng.policy.sampling import Sample

from .conftest import ENGINEER, PLANS

TODAY = date(2023, 8, 20)
_PLAN = policy.load_folder(PLANS / ENGINEER).plan


def take(count: int, seed: int = 1) -> list[Sample]:
    made = policy.samples(_PLAN, Random(seed), TODAY)
    return [next(made) for _ in range(count)]


_PEOPLE = take(150)


def test_the_same_seed_gives_the_same_people() -> None:
    assert take(40) == _PEOPLE[:40]
    assert take(40, seed=2) != _PEOPLE[:40]


def test_every_path_and_every_aim_comes_up() -> None:
    found = {(one.path, one.aim) for one in _PEOPLE}
    paths = [one.id for one in _PLAN.paths]
    assert {(path, "met") for path in paths} | {(path, "missed") for path in paths} - found == {
        (path, "met") for path in paths
    }
    assert {one.aim for one in _PEOPLE} == {"met", "missed", "unknown", "common", "population"}


def test_they_come_out_as_expected() -> None:
    assert [policy.evaluate(_PLAN, one.facts).verdict for one in _PEOPLE] == [one.expected for one in _PEOPLE]
    wanted = {
        "met": {"no_obstacle"},
        "missed": {"unmet"},
        "unknown": {"unknown"},
        "common": {"unmet", "no_obstacle"},
        "population": {"unmet"},
    }
    assert {aim: {one.expected for one in _PEOPLE if one.aim == aim} for aim in wanted} == wanted


def test_they_can_be_typed_into_a_dossier() -> None:
    wrong = []
    for one in _PEOPLE:
        born = date.fromisoformat(one.facts["person"]["born"])
        for kind in kinds.all():
            rows = [one.facts["person"]] if kind.singleton else one.facts[kind.facts_key]["records"]
            known = {field.code for field in kind.fields}
            for row in rows:
                typed = {code: value for code, value in row.items() if code in known}
                wrong += [(one.label, kind.code, field) for field in kind.clean(typed, today=TODAY, born=born)[1]]
    assert wrong == []


def test_their_facts_have_the_right_form() -> None:
    report = Report("facts")
    for one in _PEOPLE:
        check_facts(one.facts, report)
    assert report.errors == []


def test_records_have_ids_of_their_own() -> None:
    for one in _PEOPLE:
        ids = [row["id"] for kind in record_kinds().values() for row in one.facts[kind.facts_key]["records"]]
        assert len(set(ids)) == len(ids)


# Knowing less -------------------------------------------------------------------------------------------------------


def forget(facts: dict[str, Any], rng: Random) -> dict[str, Any]:
    """The same person, less well known: values gone, lists open. An empty end means still running, so ends stay."""
    less = copy.deepcopy(facts)
    for group in ("person", "employer", "application"):
        for key in less[group]:
            if rng.random() < 0.1:
                less[group][key] = None
    for kind in record_kinds().values():
        held = less[kind.facts_key]
        if rng.random() < 0.25:
            held["complete"] = False
            if held["records"] and rng.random() < 0.5:
                held["records"].pop(rng.randrange(len(held["records"])))
        for row in held["records"]:
            for field in kind.fields:
                if field.code in row and field.code != kind.to_field and not field.system and rng.random() < 0.1:
                    row[field.code] = None
                elif field.type == "partial_date" and row.get(field.code) and rng.random() < 0.2:
                    row[field.code] = row[field.code][: rng.choice([4, 7])]
        if rng.random() < 0.05:
            del less[kind.facts_key]
    return less


@given(st.integers(0, len(_PEOPLE) - 1), st.integers(0, 10_000))
def test_knowing_less_never_turns_an_answer(which: int, seed: int) -> None:
    """What is met or unmet for someone half known is so for the same person fully known."""
    whole = _PEOPLE[which].facts
    full = {one.id: one.raw for one in policy.evaluate(_PLAN, whole).findings()}
    half = {one.id: one.raw for one in policy.evaluate(_PLAN, forget(whole, Random(seed))).findings()}
    sure = {code: value for code, value in half.items() if value in ("met", "unmet") and code in full}
    assert sure == {code: full[code] for code in sure}
