"""Full years of appointments and work: end days, spare days, anniversaries, dates known to the month, several posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from .trees import CONTEXT, Facts_, ask, bound, condition, misjudged, names, plain, records, told, wrong

SENIOR = {"appointed": {"as": "senior_engineer", "full_years": 5}}
BOTH = {"appointed": {"as": ["associate_professor", "senior_engineer"], "full_years": 5}}


def appointed(*spans: tuple[str, str | None] | tuple[str, str | None, str], complete: bool = True) -> Facts_:
    rows = [
        {"id": f"a{n}", "from": span[0], "to": span[1], "as": span[2] if len(span) > 2 else "senior_engineer"}
        for n, span in enumerate(spans)
    ]
    return {"appointments": records(*rows, complete=complete)}


@pytest.mark.parametrize("spec", [SENIOR["appointed"], BOTH["appointed"], {**BOTH["appointed"], "intervals": "plain"}])
@pytest.mark.parametrize("inclusive", [True, False])
def test_examples_come_out_as_they_say(spec: dict[str, Any], inclusive: bool) -> None:
    made = condition({"appointed": spec}, replace(CONTEXT, inclusive=inclusive))
    assert misjudged(made) == []
    assert {"below", "exact", "above", "unknown"} - set(names(made)) == set()


def test_examples_after_a_date_of_the_bound_record() -> None:
    held = bound("title", {"appointed": {"as": "senior_engineer", "full_years": 5, "after": "it.awarded"}})
    work = bound("degree", {"practised": {"full_years": 5, "after": "it.awarded"}})
    assert misjudged(held) + misjudged(work) == []


# Both end days count ------------------------------------------------------------------------------------------------


def test_from_the_first_of_march_to_the_last_of_february_is_three_years() -> None:
    three = {"appointed": {"as": "senior_engineer", "full_years": 3}}
    found = ask(three, appointed(("2018-03-01", "2021-02-28")), replace(CONTEXT, as_of=date(2021, 12, 31)))
    assert (found.verdict, plain(found.measured)) == ("met", "3 年")


def test_from_new_year_to_the_last_day_of_the_fifth_year_is_five() -> None:
    found = ask(SENIOR, appointed(("2016-01-01", None)))
    assert (found.verdict, plain(found.measured)) == ("met", "5 年")
    day_later = told(ask(SENIOR, appointed(("2016-01-02", None))))
    assert (day_later["verdict"], day_later["measured"], day_later["gap"], day_later["earliest"]) == (
        "unmet",
        "4 年11 个月30 天",
        "1 天",
        "2021-01-01",
    )


def test_a_plan_may_want_the_anniversary() -> None:
    anniversary = replace(CONTEXT, inclusive=False)
    found = ask(SENIOR, appointed(("2016-01-01", None)), anniversary)
    assert (found.verdict, plain(found.measured)) == ("unmet", "4 年11 个月30 天")
    assert ask(SENIOR, appointed(("2015-12-31", None)), anniversary).verdict == "met"


def test_spare_days_are_carried_by_thirty() -> None:
    """Each merged span in years, months and days; the parts added; 30 spare days a month, 12 months a year."""
    found = ask(SENIOR, appointed(("2014-01-01", "2016-07-15"), ("2017-01-01", "2019-06-15")))
    assert (found.verdict, plain(found.measured)) == ("met", "5 年")
    assert [plain(line) for line in found.working] == [
        "2014年1月1日至2016年7月15日：2 年6 个月15 天",
        "2017年1月1日至2019年6月15日：2 年5 个月15 天",
        "合计：5 年（30 天进 1 个月，12 个月进 1 年）",
    ]


# Dates known to the month or the year -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "verdict", "asks"),
    [
        ("2015-12", "met", ()),  # whichever day it was
        ("2016-01", "unknown", ("“高级工程师”的开始时间（写到日）",)),
        ("2016-02", "unmet", ()),
        ("2015", "met", ()),
        ("2016", "unknown", ("“高级工程师”的开始时间（写到日）",)),
        ("2017", "unmet", ()),
    ],
)
def test_a_missing_day_is_asked_for_only_where_it_decides(start: str, verdict: str, asks: tuple[str, ...]) -> None:
    found = ask(SENIOR, appointed((start, None)))
    assert (found.verdict, found.asks) == (verdict, asks)


def test_the_bound_records_day_is_asked_for_too() -> None:
    tree = {
        "some": "degree",
        "where": {"it.education": "bachelor"},
        "holds": [{"practised": {"full_years": 5, "after": "it.awarded"}}],
    }
    work = records({"id": "w", "from": "2010-07-01", "to": None, "work_kind": "professional"})

    def graduated(*days: str) -> Facts_:
        rows = [{"id": f"d{n}", "education": "bachelor", "awarded": day} for n, day in enumerate(days)]
        return {"degrees": records(*rows), "works": work}

    assert ask(tree, graduated("2016-01")).asks == ("毕业时间（写到日）",)
    assert ask(tree, graduated("2015-12")).verdict == "met"
    assert ask(tree, graduated("2016-02")).verdict == "unmet"
    assert ask(tree, graduated("2016-02", "2012-06-30")).verdict == "met"  # every degree is tried, each with its date


# Several posts ------------------------------------------------------------------------------------------------------


def test_years_in_several_posts_are_added() -> None:
    two = appointed(("2015-01-01", "2018-12-31", "associate_professor"), ("2019-01-01", None))
    found = told(ask(BOTH, two))
    assert (found["verdict"], found["measured"], found["sentence"]) == (
        "met",
        "6 年",
        "到 2020年12月31日，您累计担任副教授或高级工程师职务 6 年，满 5 年。",
    )
    assert ask(SENIOR, two).verdict == "unmet"
    assert condition(BOTH).title() == "累计担任副教授或高级工程师职务满 5 年"


def test_days_in_two_posts_count_once_or_twice() -> None:
    overlap = appointed(("2018-01-01", "2020-12-31", "associate_professor"), ("2018-01-01", None))
    measured = {
        way: plain(ask({"appointed": {**BOTH["appointed"], "intervals": way}}, overlap).measured)
        for way in ("union", "plain")
    }
    assert measured == {"union": "3 年", "plain": "6 年"}
    assert plain(ask(BOTH, overlap, replace(CONTEXT, union=False)).measured) == "6 年"


# In post in a year --------------------------------------------------------------------------------------------------

IN_2020 = {"appointed": {"as": "senior_engineer", "during": 2020}}


@pytest.mark.parametrize(
    ("span", "verdict"),
    [
        (("2017-01-01", None), "met"),
        (("2017-01-01", "2020-01-01"), "met"),
        (("2017-01-01", "2019-12-31"), "unmet"),
        (("2020-12-31", None), "met"),
        (("2021-01-01", None), "unmet"),
        (("2017", "2020"), "met"),
        (("2017", "2019"), "unmet"),
        (("2017-01-01", None, "engineer"), "unmet"),
    ],
)
def test_in_post_in_a_year(span: Any, verdict: str) -> None:
    assert ask(IN_2020, appointed(span)).verdict == verdict


def test_what_a_person_reads_of_a_year_in_post() -> None:
    assert misjudged(condition(IN_2020)) == []
    assert condition(IN_2020).title() == "2020 年担任高级工程师职务"
    assert told(ask(IN_2020, appointed(("2017-01-01", "2019-12-31")))) == {
        "verdict": "unmet",
        "measured": "没有聘任",
        "required": "2020 年在聘",
        "gap": None,
        "sentence": "您 2020 年没有担任高级工程师职务的聘任记录。",
        "mend": "2020 年在聘、还没有填的，请补充那一段聘任记录。",
        "earliest": None,
    }
    assert ask(IN_2020, appointed(("2017-01-01", None))).sentence == "您 2020 年在聘：“高级工程师”。"
    assert ask(IN_2020, appointed(complete=False)).asks == ("职称聘任（填完后标记“已填全”）",)


AT_LEVEL = {"appointed": {"as": {"level": "senior"}, "full_years": 5}}


def test_all_titles_of_a_level() -> None:
    """副教授 and 高级工程师 are of one level, 工程师 and 教授 are not."""
    made = condition(AT_LEVEL)
    assert misjudged(made) == []
    assert made.title() == "累计担任副高级职务满 5 年"
    assert misjudged(condition({"appointed": {"as": {"level": "senior"}, "during": 2020}})) == []
    three, two = ("2012-01-01", "2014-12-31"), ("2019-01-01", None)
    assert ask(AT_LEVEL, appointed((*three, "associate_professor"), two)).verdict == "met"
    assert ask(AT_LEVEL, appointed((*three, "engineer"), two)).verdict == "unmet"
    assert ask(AT_LEVEL, appointed((*three, "professor"), two)).verdict == "unmet"
    assert ask(AT_LEVEL, {"totals": {"appointed.senior": "5 年"}}).verdict == "met"


@pytest.mark.parametrize(
    ("spec", "path"),
    [
        ({"as": {"level": "highest"}, "full_years": 4}, "appointed.as.level"),
        ({"as": {}, "full_years": 4}, "appointed.as"),
        ({"as": "engineer"}, "appointed"),
        ({"as": "engineer", "full_years": 4, "during": 2020}, "appointed"),
        ({"as": "engineer", "during": 2020, "intervals": "plain"}, "appointed"),
        ({"as": "colonel", "full_years": 4}, "appointed.as"),
    ],
)
def test_what_cannot_be_meant_is_refused(spec: dict[str, Any], path: str) -> None:
    assert [one[0] for one in wrong({"appointed": spec})] == [path]
