"""Places, titles within their ladders, and numbers with and without their bounds."""

from __future__ import annotations

from typing import Any

import pytest

from zhicheng.policy import fields
from zhicheng.policy.places import lies_within, region_name, region_of
from zhicheng.standards import codes

from .trees import ask, condition, misjudged, node, plain, records, wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("330604", "330604"),
        ("3306", None),
        ("浙江省绍兴市上虞区", "330604"),
        ("绍兴市上虞区曹娥街道", "330604"),
        ("上虞区", "330604"),
        ("绍兴市", "330600"),
        ("浙江省", "330000"),
        ("重庆市江北区", None),
        ("绍兴市和台州市", None),
        ("江苏省南京市", None),
        ("", None),
    ],
)
def test_which_place_a_text_names(text: str, code: str | None) -> None:
    assert region_of(text) == code


@pytest.mark.parametrize(
    ("place", "area", "inside"),
    [
        ("330604", "3306", True),
        ("330600", "3306", True),
        ("330604", "33", True),
        ("330604", "330604", True),
        ("331000", "3306", False),
        ("330602", "330604", False),
        ("330600", "330604", None),
        ("330000", "3306", None),
    ],
)
def test_whether_a_place_lies_in_another(place: str, area: str, inside: bool | None) -> None:
    assert lies_within(place, area) == inside


def test_names_of_areas() -> None:
    assert [region_name(one) for one in ("33", "3306", "330604", "9999")] == ["浙江省", "绍兴市", "上虞区", "9999"]


def test_where_an_employer_is() -> None:
    tree = {"employer": {"region": {"within": "3306"}}}
    verdicts = {
        place: ask(tree, {"employer": {"region": place}}).verdict for place in ("330604", "331000", "330000", None)
    }
    assert verdicts == {"330604": "met", "331000": "unmet", "330000": "unknown", None: "unknown"}
    away = ask(tree, {"employer": {"region": "331000"}})
    assert (away.title, away.sentence, away.measured) == (
        "单位所在地在绍兴市",
        "现在单位所在地：台州市。",
        "单位所在地：台州市",
    )
    assert misjudged(condition(tree)) == []
    assert misjudged(condition({"employer": {"region": "330602", "directly_under": ["city", "province"]}})) == []


def test_whose_staff_one_is() -> None:
    tree = {"person": {"staffing": "established"}}
    assert condition(tree).title() == "用人身份为事业在编"
    assert misjudged(condition(tree)) == []


@pytest.mark.parametrize(
    "spec", [{"within": "绍兴"}, {"within": 3306}, {"within": "3306", "from": "33"}, {"from": "3306"}]
)
def test_an_area_is_told_by_its_digits(spec: Any) -> None:
    assert [one[0] for one in wrong({"employer": {"region": spec}})] == ["employer.region"]


# Titles -------------------------------------------------------------------------------------------------------------


def from_(code: str) -> list[str]:
    return sorted(fields.at_or_above(fields.group_fields("title")["name"], code))


def test_from_a_title_up_means_its_own_ladder() -> None:
    assert from_("engineer") == ["engineer", "professor_engineer", "senior_engineer"]
    assert from_("associate_professor") == ["associate_professor", "professor"]
    assert from_("librarian") == ["associate_research_librarian", "librarian", "research_librarian"]
    assert from_("other") == []
    name = fields.group_fields("title")["name"]
    assert sorted(fields.at_or_below(name, "assistant_engineer")) == ["assistant_engineer", "technician_t"]
    assert [
        fields.next_below(name, one) for one in ("engineer", "librarian", "technician_t", "associate_professor")
    ] == [
        "assistant_engineer",
        "assistant_librarian",
        None,
        "university_lecturer",
    ]


def test_a_title_of_another_series_is_not_above() -> None:
    tree = {"some": "title", "where": {"it.name": {"from": "associate_researcher"}}}
    held = {
        name: ask(tree, {"titles": records({"id": "t", "name": name})}).verdict
        for name in ("associate_researcher", "researcher", "professor_engineer", "assistant_researcher", "other")
    }
    assert held == {
        "associate_researcher": "met",
        "researcher": "met",
        "professor_engineer": "unmet",
        "assistant_researcher": "unmet",
        "other": "unmet",
    }
    assert node(tree).title == "有职称资格记录（职称为副研究员以上）"


def test_the_table_of_titles_holds_together() -> None:
    """Every title but 其他 has a level, a known series and a ladder that rises; names are not told twice."""
    titles, series, levels = (codes.table(one) for one in ("title_names", "title_series", "level"))
    *known, other = titles
    assert (other.code, other.extra) == ("other", {})
    assert {one.extra["series"] for one in known} == {one.code for one in series}
    assert len({one.name for one in titles}) == len(titles.items)
    ladders: dict[str, list[int]] = {}
    for one in known:
        ladders.setdefault(one.extra["ladder"], []).append(levels.rank(one.extra["level"]))
    assert [name for name, ranks in ladders.items() if ranks != sorted(ranks)] == []
    whose: dict[str, set[str]] = {}
    for one in known:
        whose.setdefault(one.extra["ladder"], set()).add(one.extra["series"])
    assert [name for name, found in whose.items() if len(found) > 1] == []


# Numbers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spec", "title", "below", "edge", "above"),
    [
        ({"from": 3}, "总人数不低于3 人", "unmet", "met", "met"),
        ({"to": 3}, "总人数不高于3 人", "met", "met", "unmet"),
        ({"above": 3}, "总人数超过3 人", "unmet", "unmet", "met"),
        ({"below": 3}, "总人数不满3 人", "met", "unmet", "unmet"),
    ],
)
def test_bounds_of_numbers(spec: dict[str, int], title: str, below: str, edge: str, above: str) -> None:
    tree = {"some": "project", "where": {"it.team_size": spec}}
    where = node(tree).below()[0]
    assert plain(where.title) == title
    found = [ask(tree, {"projects": records({"id": "p", "team_size": size})}).verdict for size in (2, 3, 4)]
    assert found == [below, edge, above]


def test_both_kinds_of_bounds_are_not_mixed() -> None:
    tree = {"some": "project", "where": {"it.team_size": {"from": 3, "below": 9}}}
    assert [one[0] for one in wrong(tree)] == ["where.it.team_size"]
