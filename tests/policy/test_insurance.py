"""社会保险: spans of months, months without a break in a place, still paid."""

from __future__ import annotations

from typing import Any

import pytest

from .trees import Facts_, ask, condition, misjudged, records, told, wrong

YEAR = {"continuous": {"months": 12, "to": "2020-08", "region": "3306"}, "active": True}


def insurance(**spec: Any) -> Facts_:
    return {"insurance": spec}


def paid(*spans: tuple[str, str | None, str | None], complete: bool = True, outside: bool | None = False) -> Facts_:
    rows = [
        {"id": f"item:{n}", "from": start, "to": end, "region": region, "outside_province": outside}
        for n, (start, end, region) in enumerate(spans)
    ]
    return {"insurances": records(*rows, complete=complete)}


@pytest.mark.parametrize(
    "spec",
    [
        YEAR,
        {"continuous": {"months": 12, "to": "2020-08"}},
        {"continuous": {"months": 1, "to": "2020-01", "region": "330604"}},
        {"active": True},
        {"outside_province": {"from": "2017-09", "to": "2020-08"}},
        {"covered": {"from": "2017-09", "to": "2020-08"}},
    ],
)
def test_examples_come_out_as_they_say(spec: dict[str, Any]) -> None:
    assert misjudged(condition(insurance(**spec))) == []


@pytest.mark.parametrize(
    ("spans", "verdict", "months"),
    [
        ([("2019-09", None, "浙江省绍兴市上虞区")], "met", 12),
        ([("2019-10", None, "浙江省绍兴市上虞区")], "unmet", 11),
        ([("2019-10", None, "绍兴市"), ("2019-09", None, "绍兴市")], "met", 12),  # two of them still running
        ([("2019-01", "2019-12", "绍兴市"), ("2020-01", None, "浙江省绍兴市")], "met", 20),
        ([("2018-01", "2019-12", "绍兴市"), ("2020-02", None, "绍兴市")], "unmet", 7),  # a month between them
        ([("2018-01", "2020-08", "绍兴市")], "unmet", 32),  # long enough, but paid no more
        ([("2018-01", None, "杭州市")], "unmet", 0),
        ([("2018-01", None, "浙江省")], "unknown", 0),  # it does not say which city
        ([("2018-01", None, None)], "unknown", 0),
        ([("2019", None, "绍兴市")], "unknown", 9),  # surely since December only
        ([("2018", None, "绍兴市")], "met", 21),
        ([(None, None, "绍兴市")], "unknown", 0),
    ],
)
def test_a_year_without_a_break(spans: list[tuple[Any, Any, Any]], verdict: str, months: int) -> None:
    found = ask(insurance(**YEAR), paid(*spans))
    assert (found.verdict, found.data.months) == (verdict, months)


def test_an_open_list_may_hold_the_rest() -> None:
    facts = paid(("2020-01", None, "绍兴市"), complete=False)
    assert ask(insurance(**YEAR), facts).asks == ("社会保险（填完后标记“已填全”）",)
    assert ask(insurance(**YEAR), {}).verdict == "unknown"


def test_what_is_paid_in_another_province_is_not_paid_here() -> None:
    assert ask(insurance(**YEAR), paid(("2018-01", None, "江苏省苏州市"), outside=True)).verdict == "unmet"


def test_what_a_person_reads() -> None:
    assert condition(insurance(**YEAR)).title() == "在绍兴市连续缴纳社会保险 12 个月以上，现在正常参保缴费"
    assert told(ask(insurance(**YEAR), paid(("2019-10", None, "绍兴市")))) == {
        "verdict": "unmet",
        "measured": "11 个月",
        "required": "12 个月",
        "gap": "1 个月",
        "sentence": "到 2020年8月，您在绍兴市连续缴纳社会保险 11 个月，还差 1 个月；现在正常参保缴费。",
        "mend": "",
        "earliest": "2020-09-30",
    }
    stopped = told(ask(insurance(**YEAR), paid(("2018-01", "2020-08", "绍兴市"))))
    assert (stopped["sentence"], stopped["mend"], stopped["earliest"]) == (
        "到 2020年8月，您在绍兴市连续缴纳社会保险 32 个月；现在没有正在缴纳的记录。",
        "请先把社会保险接上，再看连续缴纳的月数。",
        None,
    )


def test_a_year_without_its_month_does_not_decide_a_span() -> None:
    span = {"from": "2020-06", "to": "2020-08"}
    assert ask(insurance(covered=span), paid(("2020", None, "绍兴市"))).verdict == "unknown"
    assert ask(insurance(covered=span), paid(("2019", None, "绍兴市"))).verdict == "met"
    assert ask(insurance(covered=span), paid(("2021", None, "绍兴市"))).verdict == "unmet"


@pytest.mark.parametrize(
    ("spec", "path"),
    [
        ({}, "insurance"),
        ({"active": False}, "insurance.active"),
        ({"active": True, "covered": {"from": "2020-01", "to": "2020-02"}}, "insurance"),
        ({"continuous": {"months": 12, "to": "2020-08-31"}}, "insurance.continuous.to"),
        ({"continuous": {"months": 12, "to": "2020-08", "region": "绍兴"}}, "insurance.continuous.region"),
        ({"continuous": {"months": 0, "to": "2020-08"}}, "insurance.continuous.months"),
    ],
)
def test_what_cannot_be_meant_is_refused(spec: dict[str, Any], path: str) -> None:
    assert [one[0] for one in wrong(insurance(**spec))] == [path]
