"""Facts of made-up people for Hypothesis: few values, near every line, and everything that may be missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.dates import shift_years
from zhicheng.policy.examples import leaves, merge_facts
from zhicheng.policy.tree import Leaf, Node, NoneOf, Some

Facts = dict[str, Any]
_DAY = timedelta(days=1)
_AS_OF = date(2020, 12, 31)
_LINES = [shift_years(_AS_OF, -years) + days * _DAY for years in range(5) for days in (-1, 0, 1, 2)]
_MONTHS = ["2020-02", "2020-03", "2020-08", "2020-09", "2019-12", "2020-12", "2018-01", "2016-02"]
DAYS = [
    *(day.isoformat() for day in _LINES),
    *_MONTHS,
    *("2016", "2018", "2019", "2020", "2021"),
    *("2016-02-29", "2017-02-28", "2019-03-01", "2020-02-29", "2020-06-30", "2018-08-31", "2019-01-30", "2020-01-31"),
    *("2020-06-15", "2018-6-5", ""),
]
_TEXTS = [
    "浙江省绍兴市上虞区",
    "330604",
    "浙江省",
    "杭州市",
    "江苏省苏州市",
    "智能工厂",
    "省级单项冠军企业",
    "别的",
    "",
]
_WORDS = {
    "issuer": ["浙江省经济和信息化厅", "某协会", ""],
    "document_number": ["浙经信〔2020〕1号", ""],
    "role": ["main_finisher", "第一完成人"],
    "profession": ["化工", "机械"],
}
_NUMBERS: dict[str, list[float]] = {"hours": [6, 12, 18, 30, 36, 54, 60, 90, 5.9, 0.1, 0.2, 17.7], "rank": [1, 2, 3]}


def value_of(field: Field) -> st.SearchStrategy[Any]:
    """A value of a field, or None."""
    if field.type == "choice":
        codes = [code for code, _ in field.choices]
        some = [one for one in codes if one in _LIKELY] or codes[:4]
        return st.none() | st.sampled_from(some)
    if field.type in ("date", "partial_date"):
        return st.none() | st.sampled_from(DAYS)
    if field.type == "boolean":
        return st.none() | st.booleans()
    if field.type == "year":
        return st.none() | st.integers(2017, 2021)
    if field.type in ("integer", "number"):
        return st.none() | st.sampled_from(_NUMBERS.get(field.code, [1, 2, 50]))
    return st.none() | st.sampled_from(_WORDS.get(field.code, _TEXTS))


_LIKELY = {
    *(
        "engineer",
        "assistant_engineer",
        "technician",
        "senior_technician",
        "bachelor",
        "college",
        "master",
        "secondary",
    ),
    *("technical_school", "university", "senior_class", "none", "same", "professional", "skilled_work", "resident_id"),
    *("public", "general_public", "industry_public", "other", "online", "offline", "qualified", "unqualified"),
    *("technical_head", "invention", "utility_model", "innovation_project", "party_or_government", "academic_leader"),
    *(
        "province",
        "nation",
        "city",
        "county",
        "private",
        "shangyu-north",
        "any_title",
        "filing",
        "failed",
        "passed",
        "employer",
    ),
}


def record_of(known: Iterable[Field]) -> st.SearchStrategy[Facts]:
    """A record (or group) with some of its fields left out."""
    return st.fixed_dictionaries({}, optional={one.code: value_of(one) for one in known if one.type != "long_text"})


def list_of(known: Iterable[Field], most: int = 4) -> st.SearchStrategy[Any]:
    """The records of a kind as facts may tell them: a bare list, a struct with or without its parts."""
    rows = st.lists(record_of(known), max_size=most)
    whole = st.fixed_dictionaries({"complete": st.booleans(), "records": rows})
    parts = st.fixed_dictionaries({}, optional={"complete": st.none() | st.booleans(), "records": st.none() | rows})
    return st.one_of(whole, whole, whole, rows, parts, st.none())


_SAID = (
    st.none() | st.booleans() | st.builds(lambda value: {"by": "employer", "value": value}, st.none() | st.booleans())
)
_POINTS = st.none() | st.sampled_from([0, 79, 79.5, 80, 89.5, 90, 90.5, 100])
_SCORES = st.fixed_dictionaries({}, optional={"self": _POINTS, "verified": _POINTS})
_TOTAL = st.sampled_from([None, 1, 2, 0, 3.0, "2 年", "1 年 11 个月", "11 个月", "3 年", "36", "多", 18, 60, 90, 89.9])
TOTALS = [
    *("practised.professional", "practised.skilled_work", "appointed.assistant_engineer", "post"),
    *("training_hours.total", "training_hours.professional", "training_hours.public", "training_hours.2019.total"),
    *("training_hours.2020.total", "training_hours.2020.professional", "training_hours.2020.general_public"),
    *("training_hours.2020.industry_public", "training_hours.2019.professional", "training_hours.2019.public"),
    *("training_hours.2020.public",),
]


def people(tree: Node) -> st.SearchStrategy[Facts]:
    """Someone for a tree: all that may be of the lists it asks about, and often an example of one of its leaves."""
    kinds = {one.facts_key: one for one in fields.record_kinds().values()}
    keys = sorted({"works"} | {key for node in _all(tree) for key in _keys(node)})
    parts: dict[str, st.SearchStrategy[Any]] = {
        "today": st.none() | st.sampled_from(DAYS),
        "person": st.none() | record_of(fields.person_fields().values()),
        "employer": st.none() | record_of(fields.employer_fields().values()),
        "application": st.none() | st.builds(lambda path: {"path": path}, st.sampled_from([None, "one", "x"])),
        "attested": st.none() | st.fixed_dictionaries({}, optional={"conduct": _SAID}),
        "scores": st.none() | st.dictionaries(st.sampled_from(["verified", "own"]), _SCORES),
        "totals": st.none() | st.dictionaries(st.sampled_from(TOTALS), _TOTAL, max_size=6),
        **{key: list_of(kinds[key].fields) for key in keys},
    }
    made = st.fixed_dictionaries({}, optional=parts)
    edges = [edge.facts for leaf in leaves(tree) for edge in leaf.condition.examples()]
    edges += [facts for node in _all(tree) if isinstance(node, (Some, NoneOf)) for facts in _records(node)]
    if not edges:
        return made
    return made | st.builds(lambda facts, edge: merge_facts(_whole(facts), edge), made, st.sampled_from(edges))


def _records(node: Some | NoneOf) -> Iterable[Facts]:
    """Examples of what is asked of a record, with the record that they speak of."""
    for below in node.below():
        for edge in (edge for leaf in leaves(below) for edge in leaf.condition.examples()):
            yield merge_facts({node.key: {"complete": True, "records": [edge.it]}}, edge.facts)


def _whole(facts: Facts) -> Facts:
    """Facts to which an example may be added: without the lists that say nothing."""
    return {
        key: value for key, value in facts.items() if isinstance(value, dict) and value.get("records", ()) is not None
    }


def _all(node: Node) -> Iterable[Node]:
    yield node
    for one in node.below():
        yield from _all(one)


def _keys(node: Node) -> Iterable[str]:
    """The lists that a node asks about."""
    if isinstance(node, (Some, NoneOf)):
        yield node.key
    if isinstance(node, Leaf):
        for edge in node.condition.examples():
            yield from (key for key, value in edge.facts.items() if isinstance(value, dict) and "records" in value)
