"""继续教育: hours over several years or in each, kinds that count together, a yearly cap on one mode."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.policy.predicates.hours import Hours, Need, counted

from .trees import Facts_, ask, condition, misjudged, names, plain, records, told, wrong

EACH = {
    "years": [2018, 2019],
    "each_year": {
        "total": 90,
        "of_which": {"professional": 60},
        "together": [{"kinds": ["industry_public", "general_public"], "hours": 18}],
    },
    "caps": [{"mode": "online", "per_year": 36, "except_years": [2019]}],
}
FOUR = {"years": [2019], "each_year": {"total": 90, "of_which": {"professional": 60, "general_public": 18}}}


def hours(**spec: Any) -> Facts_:
    return {"training_hours": spec}


def rows(*told: tuple[int, str | None, float], mode: str | None = "offline", complete: bool = True) -> Facts_:
    made = [
        {"id": f"item:{n}", "year": year, "kind": kind, "hours": number, "mode": mode}
        for n, (year, kind, number) in enumerate(told)
    ]
    return {"trainings": records(*made, complete=complete)}


@pytest.mark.parametrize(
    "spec",
    [
        {"years": [2021, 2022, 2023], "total": 270, "of_which": {"professional": 180, "public": 54}},
        {"years": [2021, 2022], "total": 90},
        EACH,
        FOUR,
        {"years": [2016, 2017], "total": 30, "of_which": {"professional": 20, "other": 10}},
        {
            "years": [2020],
            "each_year": {
                "total": 90,
                "of_which": {"general_public": 18, "industry_public": 12, "professional": 60},
                "together": [{"kinds": ["industry_public", "general_public"], "hours": 30}],
            },
        },
    ],
)
def test_examples_come_out_as_they_say(spec: dict[str, Any]) -> None:
    made = condition(hours(**spec))
    assert misjudged(made) == []
    assert {"below", "exact", "above", "unknown"} - set(names(made)) == set()


def test_each_year_by_itself() -> None:
    facts = rows((2018, "professional", 72), (2018, "general_public", 18), (2019, "professional", 150))
    assert told(ask(hours(**EACH), facts)) == {
        "verdict": "unmet",
        "measured": "2018 年 90 学时（专业 72，行业公需和一般公需合计 18）；"
        "2019 年 150 学时（专业 150，行业公需和一般公需合计 0）",
        "required": "每年 90 学时（专业 60，行业公需和一般公需合计 18）",
        "gap": "2019 年行业公需和一般公需合计 18 学时",
        "sentence": "您 2018 年 90 学时；2019 年 150 学时，其中行业公需和一般公需合计 0 学时，还差 18 学时。"
        "网络学习每年最多算 36 学时（2019 年不限）。",
        "mend": "请在截止前补学：2019 年行业公需和一般公需合计 18 学时。",
        "earliest": None,
    }
    assert condition(hours(**EACH)).title() == (
        "2018—2019 年每年继续教育不少于 90 学时（专业不少于 60，行业公需和一般公需合计不少于 18），"
        "网络学习每年最多算 36 学时（2019 年不限）"
    )


@pytest.mark.requirement("S4-26")
def test_the_cap_holds_but_for_the_years_that_are_excepted() -> None:
    by_year = {
        year: ask(
            hours(years=[year], each_year={"total": 90}, caps=EACH["caps"]),
            rows((year, "professional", 90), mode="online"),
        )
        for year in (2018, 2019)
    }
    assert {year: (one.verdict, one.gap and one.gap.replace("\u00a0", " ")) for year, one in by_year.items()} == {
        2018: ("unmet", "2018 年 54 学时"),
        2019: ("met", None),
    }
    unsaid = ask(
        hours(years=[2018], each_year={"total": 90}, caps=EACH["caps"]), rows((2018, "professional", 90), mode=None)
    )
    assert (unsaid.verdict, unsaid.asks) == ("unknown", ("继续教育的学习方式",))


def test_public_hours_that_are_not_told_apart() -> None:
    facts = rows((2019, "professional", 72), (2019, "public", 18))
    split = ask(hours(**FOUR), facts)
    assert (split.verdict, split.asks) == ("unknown", ("公需课是一般公需还是行业公需",))
    both = {"total": 90, "together": [{"kinds": ["industry_public", "general_public"], "hours": 18}]}
    assert ask(hours(years=[2019], each_year=both), facts).verdict == "met"
    assert ask(hours(years=[2019], total=90, of_which={"public": 18}), facts).verdict == "met"
    little = rows((2019, "professional", 72), (2019, "public", 17), (2019, "other", 1))
    assert ask(hours(**FOUR), little).verdict == "unmet"


def test_what_is_missing_in_a_record_is_asked_for() -> None:
    asks = "继续教育记录里空着的年度、类别、学时或学习方式"
    found = ask(hours(years=[2019], total=90, of_which={"professional": 60}), rows((2019, None, 90)))
    assert (found.verdict, found.asks) == ("unknown", (asks,))
    assert ask(hours(years=[2019], total=90), rows((2019, None, 90))).verdict == "met"
    assert ask(hours(years=[2019], total=90), rows((2018, None, 10))).verdict == "unmet"


def test_totals_may_be_asserted() -> None:
    told_ = {"totals": {"training_hours.2019.total": 96, "training_hours.2019.professional": 60}}
    found = ask(hours(**FOUR), told_)
    assert (found.verdict, found.asks) == ("unknown", ("2019 年一般公需学时",))
    told_["totals"]["training_hours.2019.general_public"] = 17
    found = ask(hours(**FOUR), told_)
    assert (found.verdict, told(found)["sentence"]) == (
        "unmet",
        "按您填写的总数，您 2019 年 96 学时，其中一般公需 17 学时，还差 1 学时。",
    )
    whole = {"totals": {"training_hours.total": 100, "training_hours.public": 20}}
    assert ask(hours(years=[2018, 2019], total=100, of_which={"public": 20}), whole).verdict == "met"


@pytest.mark.parametrize(
    ("spec", "path"),
    [
        ({"years": [2019]}, "training_hours"),
        ({"years": [2019], "total": 90, "each_year": {"total": 90}}, "training_hours"),
        ({"years": [2019], "total": 90, "caps": EACH["caps"]}, "training_hours.caps"),
        ({"years": [2019], "each_year": {"total": 90}, "of_which": {"public": 18}}, "training_hours"),
        ({"years": [2019], "each_year": {"total": 90}, "caps": EACH["caps"] * 2}, "training_hours.caps"),
        ({"years": [2019], "total": 70, "of_which": {"professional": 60, "public": 18}}, "training_hours.of_which"),
        ({"years": [2019], "total": 90, "of_which": {"sport": 18}}, "training_hours.of_which.sport"),
        (
            {
                "years": [2019],
                "total": 90,
                "together": [
                    {"kinds": ["professional", "other"], "hours": 9},
                    {"kinds": ["other", "public"], "hours": 9},
                ],
            },
            "training_hours.together",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(spec: dict[str, Any], path: str) -> None:
    assert [one[0] for one in wrong(hours(**spec))] == [path]


# Before one began to work ------------------------------------------------------------------------------------------

EARLY = {**EACH, "years": [2018, 2019, 2020], "before_work": "needs_human"}
WHOLE = ((2019, "professional", 72.0), (2019, "general_public", 18.0), (2020, "professional", 72.0))


def worked(since: str | None, *told: tuple[int, str | None, float], complete: bool = True) -> Facts_:
    works = records({"id": "w", "from": since}, complete=complete)
    return {**rows(*told), "works": works}


@pytest.mark.parametrize("years", [[2018, 2019, 2020], [2019, 2020]])
def test_examples_of_years_before_work(years: list[int]) -> None:
    made = condition(hours(**{**EARLY, "years": years}))
    assert misjudged(made) == []
    assert "needs_human" in names(made)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (worked("2019-01-01", *WHOLE, (2020, "general_public", 18)), "needs_human"),
        (worked("2018-12-31", *WHOLE, (2020, "general_public", 18)), "unmet"),  # one day of the year is enough
        (worked("2018", *WHOLE, (2020, "general_public", 18)), "unmet"),
        (worked("2019-01-01", *WHOLE, (2020, "general_public", 17)), "unmet"),  # another year is short
        (worked(None, *WHOLE, (2020, "general_public", 18)), "unknown"),
        (worked("2019-01-01", *WHOLE, (2020, "general_public", 18), complete=False), "unknown"),
        ({**rows(*WHOLE, (2020, "general_public", 18)), "works": records()}, "unmet"),
    ],
)
def test_a_year_before_work_is_for_people_to_judge(facts: Facts_, verdict: str) -> None:
    assert ask(hours(**EARLY), facts).verdict == verdict
    assert ask(hours(**{**EARLY, "before_work": "unmet"}), facts).verdict == "unmet"


def test_what_a_person_reads_of_a_year_before_work() -> None:
    found = ask(hours(**EARLY), worked("2019-01-01", *WHOLE, (2020, "general_public", 18)))
    assert told(found) == {
        "verdict": "needs_human",
        "measured": "2018 年 0 学时（专业 0，行业公需和一般公需合计 0）；"
        "2019 年 90 学时（专业 72，行业公需和一般公需合计 18）；2020 年 90 学时（专业 72，行业公需和一般公需合计 18）",
        "required": "每年 90 学时（专业 60，行业公需和一般公需合计 18）",
        "gap": None,
        "sentence": "您 2018 年还没有参加工作，由审核单位判断；2019 年 90 学时；2020 年 90 学时。",
        "mend": "",
        "earliest": None,
    }
    short = ask(hours(**EARLY), worked("2019-01-01", *WHOLE, (2020, "general_public", 10)))
    assert plain(short.gap) == "2020 年 8 学时，2020 年行业公需和一般公需合计 8 学时"
    unsure = ask(hours(**EARLY), worked(None, *WHOLE, (2020, "general_public", 18)))
    assert unsure.asks == ("参加工作的时间",)


def test_totals_of_years_before_work() -> None:
    spec = {"years": [2018, 2019], "each_year": {"total": 90}, "before_work": "needs_human"}
    totals = {"totals": {"training_hours.2019.total": 90}}
    assert ask(hours(**spec), {**totals, "works": records({"id": "w", "from": "2019-03-01"})}).verdict == "needs_human"
    assert ask(hours(**spec), {**totals, "works": records({"id": "w", "from": "2017-03-01"})}).verdict == "unknown"


def test_a_sum_over_years_has_no_years_before_work() -> None:
    spec = {"years": [2018, 2019], "total": 90, "before_work": "needs_human"}
    assert [one[0] for one in wrong(hours(**spec))] == ["training_hours.before_work"]


KINDS = ("professional", "general_public", "industry_public", "other")
NEEDS = (Need(None, 9), Need(("professional",), 4), Need(("general_public", "industry_public"), 3))


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.booleans()), max_size=4), st.integers(0, 6))
def test_the_cap_is_spent_where_it_is_needed(given_: list[tuple[str, int, bool]], limit: int) -> None:
    """All needs are met by the counting exactly where some choice of capped hours meets them all."""
    held = [Hours(kind, number, capped) for kind, number, capped in given_]
    free = [range(one.hours, one.hours + 1) if not one.capped else range(one.hours + 1) for one in held]  # type: ignore[arg-type]
    possible = False
    for taken in product(*free):
        used = sum(number for one, number in zip(held, taken, strict=True) if one.capped)
        sums = [sum(n for one, n in zip(held, taken, strict=True) if need.counts(one.kind, False)) for need in NEEDS]
        possible = possible or (used <= limit and all(s >= need.hours for s, need in zip(sums, NEEDS, strict=True)))
    found = counted(held, NEEDS, limit, False)
    assert all(number >= need.hours for number, need in zip(found, NEEDS, strict=True)) == possible
