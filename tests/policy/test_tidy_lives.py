"""Composed examples made one life: what is aimed at stays, what clashes with it gives way."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhicheng.policy.examples import Made
from zhicheng.policy.sampling.tidy import lives, put_together

TODAY = date(2020, 7, 1)


def made(**records: list[dict[str, Any]]) -> Made:
    facts = {
        key: {"complete": True, "records": [{"id": f"example:{key}", **row} for row in rows]}
        for key, rows in records.items()
    }
    return Made("", facts)


def first(base: Made, aimed: Made, key: str) -> list[dict[str, Any]]:
    life = next(lives(put_together([base], aimed), TODAY))
    return [{code: value for code, value in row.items() if code != "id"} for row in life[key]["records"]]


def test_of_two_appointments_to_one_title_the_one_aimed_at_stays() -> None:
    base = made(appointments=[{"as": "senior_engineer", "from": "2015-01-01", "to": None}])
    aimed = made(appointments=[{"as": "senior_engineer", "from": "2016-01-02", "to": None}])
    assert first(base, aimed, "appointments") == [{"as": "senior_engineer", "from": "2016-01-02", "to": None}]


def test_another_way_joins_them() -> None:
    base = made(appointments=[{"as": "senior_engineer", "from": "2015-01-01", "to": "2016-06-01"}])
    aimed = made(appointments=[{"as": "senior_engineer", "from": "2016-01-02", "to": None}])
    spans = [
        [(row["from"], row["to"]) for row in life["appointments"]["records"]]
        for life in lives(put_together([base], aimed), TODAY)
    ]
    assert spans == [[("2016-01-02", None)], [("2015-01-01", None)]]


def test_appointments_to_two_titles_follow_each_other_and_keep_their_length() -> None:
    base = made(appointments=[{"as": "engineer", "from": "2015-01-01", "to": None}])
    aimed = made(appointments=[{"as": "senior_engineer", "from": "2015-01-01", "to": None}])
    assert first(base, aimed, "appointments") == [
        {"as": "engineer", "from": "2009-07-03", "to": "2015-01-01"},
        {"as": "senior_engineer", "from": "2015-01-01", "to": None},
    ]


def test_a_title_is_won_by_the_day_of_its_first_appointment() -> None:
    base = made(titles=[{"name": "engineer", "awarded": "2016-01-01"}])
    aimed = made(appointments=[{"as": "engineer", "from": "2015-06-01", "to": None}])
    assert first(base, aimed, "titles") == [{"name": "engineer", "awarded": "2015-06-01"}]


def test_or_the_appointment_begins_with_the_title() -> None:
    base = made(titles=[{"name": "engineer", "awarded": "2016-01-01"}])
    aimed = made(appointments=[{"as": "engineer", "from": "2015-06-01", "to": None}])
    found = [
        (life["titles"]["records"][0]["awarded"], life["appointments"]["records"][0]["from"])
        for life in lives(put_together([base], aimed), TODAY)
    ]
    assert found == [("2015-06-01", "2015-06-01"), ("2016-01-01", "2016-01-01")]


def test_what_is_said_twice_is_one_record() -> None:
    row = {"education": "bachelor", "degree": "bachelor", "awarded": "2010-07"}
    assert first(made(degrees=[row]), made(degrees=[row]), "degrees") == [row]


def test_two_equal_achievements_are_two() -> None:
    row = {"kind": "invention", "rank": 1}
    assert first(made(patents=[row]), made(patents=[row]), "patents") == [row, row]


def test_of_one_year_there_is_one_appraisal() -> None:
    base = made(appraisals=[{"year": 2018, "result": "competent"}, {"year": 2019, "result": "competent"}])
    aimed = made(appraisals=[{"year": 2019, "result": "incompetent"}])
    assert first(base, aimed, "appraisals") == [
        {"year": 2018, "result": "competent"},
        {"year": 2019, "result": "incompetent"},
    ]


def test_the_ways_themselves_stay_as_they_are() -> None:
    aimed = made(appointments=[{"as": "engineer", "from": "2015-06-01", "to": None}])
    put_together([], aimed)["appointments"]["records"][0]["from"] = "2000-01-01"
    assert aimed == made(appointments=[{"as": "engineer", "from": "2015-06-01", "to": None}])
