"""Conditions of every predicate, as a plan writes them, and a context in which they can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.policy.trees import CONTEXT
from zhicheng.policy.building.compile import Compiler
from zhicheng.policy.model.plan import ListItem, ListRule, Window
from zhicheng.policy.predicates.base import Context, Equivalence
from zhicheng.policy.tree import Node

Tree = dict[str, Any]
AS_OF = CONTEXT.as_of
_CLASSES = {"intermediate_class": "secondary", "senior_class": "college", "technician_class": "bachelor"}
_BASE = replace(
    CONTEXT,
    windows={
        "five-years": Window("five-years", date(2016, 1, 1), AS_OF, ("二",)),
        "one-year": Window("one-year", date(2020, 2, 29), AS_OF, ("二",)),
    },
    lists={
        "honours": ListRule(
            "honours",
            "荣誉名单",
            ("二",),
            (
                ListItem("factory", "智能工厂", ("province",), ("二",)),
                ListItem("champion", "单项冠军", (), ("二",)),
            ),
        )
    },
    equivalents={
        ("degree", "education"): Equivalence("technical_class", _CLASSES, {"school_kind": "technical_school"}),
    },
)


def _context(**changes: Any) -> Context:
    context = replace(_BASE, **changes)
    compiler = Compiler(context)
    other_major = {"if": {"it.major_match": "none"}, "then": 1, "else": 0}
    young = {"if": {"person": {"in_service": True}}, "then": 0, "else": 2}
    amounts = {
        "other-major": compiler.amount(other_major, "other-major", "degree"),
        "not-in-service": compiler.amount(young, "not-in-service"),
        "two": compiler.amount(2, "two"),
        "elsewhere": compiler.amount({"reference": "评价条件"}, "elsewhere"),
    }
    return replace(context, amounts=amounts)


CONTEXTS = (_context(), _context(union=False), _context(inclusive=False))

_HOURS = {"total": 90, "of_which": {"professional": 60, "public": 18}}
_SPLIT = {
    "total": 90,
    "of_which": {"professional": 60, "general_public": 12, "industry_public": 6},
    "together": [{"kinds": ["industry_public", "general_public"], "hours": 18}],
}
_CAPS = [{"mode": "online", "per_year": 36, "except_years": [2020]}]
ALONE: tuple[Tree, ...] = (
    {"person": {"in_service": True}},
    {"person": {"identity": ["resident_id", "overseas_talent"], "born": {"from": "1960-01-01", "to": "1990-06-15"}}},
    {"person": {"profession": "化工", "profession_since": {"before": "2015-03-02"}}},
    {"employer": {"zone": "shangyu-north", "ownership": "private"}},
    {"employer": {"region": {"within": "3306"}}},
    {"employer": {"directly_under": ["city", "province"]}},
    {"chosen": {"path": ["one", "two"]}},
    {"affiliation": {"same": ["insurance", "personnel_file", "labour"]}},
    {"attested": {"by": "employer", "of": "conduct"}},
    {"practised": {"full_years": 1}},
    {"practised": {"full_years": 2, "kind": "skilled_work"}},
    {"practised": {"full_years": 3, "kind": "same_profession"}},
    {"practised": {"full_years": 1, "plus": "two"}},
    {"practised": {"full_years": 1, "plus": "not-in-service"}},
    {"practised": {"full_years": 1, "plus": "elsewhere"}},
    {"appointed": {"as": "assistant_engineer", "full_years": 2}},
    {"appointed": {"as": ["engineer", "assistant_engineer"], "full_years": 3, "intervals": "plain"}},
    {"appointed": {"as": {"level": "intermediate"}, "full_years": 1}},
    {"appointed": {"as": "engineer", "during": 2020}},
    {"post": {"kind": ["technical_head", "technical_director"], "full_years": 2}},
    {"achievement": {"kind": "invention_patent", "count": 2, "window": "five-years"}},
    {"achievement": {"kind": "utility_model", "rank": 1, "window": "one-year"}},
    {"achievement": {"kind": "innovation_project", "level": {"from": "city"}, "role": "main_finisher"}},
    {"achievement": {"kind": "landmark"}},
    {"honour": {"kind": "party_or_government", "level": {"from": "county"}}},
    {"honour": {"kind": ["academic_leader", "party_or_government"], "count": 2, "window": "five-years"}},
    {"employer_honour": {"list": "honours", "window": "five-years"}},
    {
        "employer_honour": {
            "list": "honours",
            "window": "one-year",
            "level": {"from": "nation"},
            "issued_by": ["经济和信息化厅"],
            "document": True,
        }
    },
    {"training_hours": {"years": [2019, 2020], **_HOURS}},
    {"training_hours": {"years": [2019, 2020], **_SPLIT}},
    {"training_hours": {"years": [2019, 2020], "each_year": _HOURS}},
    {"training_hours": {"years": [2019, 2020], "each_year": _HOURS, "caps": _CAPS}},
    {"training_hours": {"years": [2019, 2020], "each_year": _SPLIT, "caps": _CAPS, "before_work": "needs_human"}},
    {"appraisals": {"years": [2018, 2019, 2020], "each": "qualified"}},
    {"appraisals": {"years": [2019, 2020], "each": "qualified", "before_work": "needs_human"}},
    {"insurance": {"outside_province": {"from": "2020-03", "to": "2020-08"}}},
    {"insurance": {"covered": {"from": "2020-03", "to": "2020-08"}}},
    {"insurance": {"continuous": {"months": 6, "to": "2020-08", "region": "3306"}}},
    {"insurance": {"continuous": {"months": 3, "to": "2020-08"}, "active": True}},
    {"insurance": {"active": True}},
    {"scored": {"sheet": "verified", "from": 90}},
    {"scored": {"sheet": "own", "above": 79.5}},
    {"reference": {"document": "评价条件", "part": "第十条"}},
    {"unbarred": {"scope": ["any_title", "next_level"]}},
)
BOUND: dict[str, tuple[Tree, ...]] = {
    "degree": (
        {"it.education": ["bachelor", "college"]},
        {"it.education": {"from": "bachelor"}},
        {"it.degree": {"from": "master"}, "it.major_match": "same"},
        {"it.awarded": {"before": "2018-01-01"}},
        {"it.awarded": {"from": "2017-12-31", "to": "2019-12-31"}},
        {"it.fetched": False},
        {"practised": {"full_years": 1, "after": "it.awarded"}},
        {"practised": {"full_years": 2, "after": "it.awarded", "plus": "other-major"}},
        {"practised": {"full_years": 1, "plus": "other-major"}},
        {"practised": {"full_years": 1}},
        {"appointed": {"as": "assistant_engineer", "full_years": 1, "after": "it.awarded", "plus": "elsewhere"}},
        {"achievement": {"kind": "paper", "after": "it.awarded"}},
        {"person": {"in_service": True}},
    ),
    "appointment": (
        {"it.as": ["engineer", "assistant_engineer"]},
        {"it.from": {"before": "2018-01-01"}},
        {"achievement": {"kind": "landmark", "count": 2, "after": "it.from"}},
        {"achievement": {"kind": "invention_patent", "after": "it.from", "window": "five-years"}},
        {"practised": {"full_years": 1, "after": "it.from"}},
        {
            "some": "title",
            "where": {"it.name": "engineer"},
            "holds": [{"practised": {"full_years": 1, "after": "it.awarded"}}],
        },
    ),
    "attempt": ({"it.year": 2019}, {"it.year": {"from": 2018, "to": 2020}}, {"it.result": "failed"}),
    "skill": (
        {"it.grade": {"from": "technician"}},
        {"practised": {"full_years": 1, "kind": "skilled_work", "after": "it.awarded"}},
    ),
}


def compiled(tree: Tree, context: Context = CONTEXTS[0]) -> Node:
    """A tree as nodes; its nodes have ids of their own."""
    return Compiler(context).node(tree, "x", ("二#1",), "office")
