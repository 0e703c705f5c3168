"""限制申报: whether a ban is in force on the day of filing."""

from __future__ import annotations

from typing import Any

import pytest

from .trees import Facts_, ask, condition, misjudged, names, records, told, wrong

RULE = {"unbarred": {"scope": ["any_title", "next_level"]}}


def barred(*spans: tuple[str | None, str | None, str], today: str | None = "2020-08-06") -> Facts_:
    rows = [{"id": f"b{n}", "from": one, "until": other, "scope": of} for n, (one, other, of) in enumerate(spans)]
    return {"today": today, "bans": records(*rows)}


@pytest.mark.parametrize("scopes", [["any_title", "next_level"], ["any_title"], ["any_title", "next_level", "filing"]])
def test_examples_come_out_as_they_say(scopes: list[str]) -> None:
    made = condition({"unbarred": {"scope": scopes}})
    assert misjudged(made) == []
    assert {"met", "above", "exact", "below", "unknown"} - set(names(made)) == set()


@pytest.mark.parametrize(
    ("span", "today", "verdict"),
    [
        (("2017-08-06", "2020-08-05", "any_title"), "2020-08-06", "met"),
        (("2017-08-07", "2020-08-06", "any_title"), "2020-08-06", "unmet"),  # the last day is in it
        (("2020-08-06", "2023-08-05", "next_level"), "2020-08-06", "unmet"),  # and the first
        (("2020-08-07", "2023-08-06", "next_level"), "2020-08-06", "met"),
        (("2017-08-07", "2023-08-06", "filing"), "2020-08-06", "met"),  # another scope
        (("2017-08-07", "2023-08-06", None), "2020-08-06", "unknown"),
        (("2017-08-07", None, "any_title"), "2020-08-06", "unknown"),
        ((None, "2020-08-05", "any_title"), "2020-08-06", "met"),
        (("2017-08-07", "2023-08-06", "any_title"), None, "unknown"),
        (("2017-08-07", "2023-08-06", "any_title"), "2020-08", "unknown"),
    ],
)
def test_a_ban_counts_on_the_day_of_filing(span: Any, today: str | None, verdict: str) -> None:
    assert ask(RULE, barred(span, today=today)).verdict == verdict


def test_without_bans_no_day_is_needed() -> None:
    assert ask(RULE, {"bans": records()}).verdict == "met"
    assert ask(RULE, {"bans": records(complete=False)}).asks == ("限制申报的起止时间",)
    assert ask(RULE, barred(("2017-08-07", "2023-08-06", "any_title"), today=None)).asks == ("提交的日期",)


def test_what_a_person_reads() -> None:
    found = ask(RULE, barred(("2017-08-07", "2020-12-31", "any_title"), ("2018-01-01", "2021-06-30", "next_level")))
    assert told(found) == {
        "verdict": "unmet",
        "measured": None,
        "required": None,
        "gap": None,
        "sentence": "您到2021年6月30日为止还在限制申报的期限内（任何职称和高一级职称）。",
        "mend": "期满以后，从2021年7月1日起可以申报。",
        "earliest": "2021-07-01",
    }
    assert found.evidence == ("b0", "b1")
    assert condition(RULE).title() == "没有还在期限内的限制申报"


def test_what_cannot_be_meant_is_refused() -> None:
    assert [one[0] for one in wrong({"unbarred": {"scope": ["forever"]}})] == ["unbarred.scope[0]"]
    assert [one[0] for one in wrong({"unbarred": {}})] == ["unbarred"]
