"""The fields a plan may ask about: those of the record kinds, of the person and of the employer.

The kinds are data of `zhicheng.kinds`; what the engine knows of an employer stands here.
"""

from __future__ import annotations

from functools import cache

from zhicheng import kinds
from zhicheng.kinds import Field, Kind
from zhicheng.standards import codes
from zhicheng.standards.codes import Code

REGIONS = "regions"  # the table of a text field that holds the code of a place


def _choice(code: str, name: str, table: str, help: str = "") -> Field:
    return Field(code, name, "choice", table=table, options=codes.table(table), help=help)


@cache
def employer_fields() -> dict[str, Field]:
    """What the facts tell of the employer (用人单位)."""
    found = (
        _choice("zone", "园区", "zones", "单位注册地所在的园区"),
        _choice("ownership", "单位性质", "ownership"),
        _choice("kind", "单位类型", "organisation_kinds"),
        _choice("department", "主管部门", "departments", "没有主管部门的写 none"),
        Field("region", "单位所在地", "text", help="六位行政区划代码", table=REGIONS),
        _choice("directly_under", "隶属层级", "scope", "直属于市、省的单位写 city、province；归属地管理的写 county"),
    )
    return {one.code: one for one in found}


@cache
def person_fields() -> dict[str, Field]:
    """What the facts tell of the person: the basics, and what kind of identity paper it is."""
    found = {one.code: one for one in kinds.get("basics").fields}
    return {"identity": _choice("identity", "身份证件", "identity_kinds"), **found}


@cache
def record_kinds() -> dict[str, Kind]:
    """The kinds of which a person has a list, by code: those people fill in, then those of the platform."""
    return {one.code: one for one in (*kinds.all(), *kinds.of_platform()) if not one.singleton}


@cache
def facts_key(kind: str) -> str:
    """Under which key of the facts the records of a kind stand."""
    return kinds.get(kind).facts_key


def group_fields(group: str) -> dict[str, Field]:
    """The fields of `person`, of `employer`, or of a record kind; empty for anything else."""
    if group == "person":
        return person_fields()
    if group == "employer":
        return employer_fields()
    kind = record_kinds().get(group)
    return {one.code: one for one in kind.fields} if kind is not None else {}


def option_codes(kind: str, field: str) -> tuple[str, ...]:
    """The codes a choice field of a kind may have."""
    return tuple(code for code, _ in kinds.get(kind).field(field).choices)


def label(kind: str, field: str, code: str) -> str:
    """The word of a code of a choice field."""
    options = kinds.get(kind).field(field).options
    return options.label(code) if options is not None else code


def at_or_above(field: Field, code: str) -> frozenset[str]:
    """The codes of an ordered choice from this one up, within its own ladder where the table has several."""
    lowest = field.rank(code)
    return frozenset(one for one in _ladder(field, code) if field.rank(one) >= lowest)


def at_or_below(field: Field, code: str) -> frozenset[str]:
    """The codes of an ordered choice up to this one, within its own ladder where the table has several."""
    highest = field.rank(code)
    return frozenset(one for one in _ladder(field, code) if field.rank(one) <= highest)


def next_below(field: Field, code: str) -> str | None:
    """The code just below this one in its ladder; None at the bottom."""
    below = at_or_below(field, code) - {code}
    return max(below, key=field.rank) if below else None


def _ladder(field: Field, code: str) -> list[str]:
    """The codes that can be compared with this one: titles of one ladder, or the whole list where there are none."""
    items: list[Code] = list(field.options or ())
    step = next((one.extra.get("ladder") for one in items if one.code == code), None)
    return [one.code for one in items if one.extra.get("ladder") == step and not one.deprecated and one.code != "other"]


def is_ordered(field: Field) -> bool:
    """Whether the codes of a choice have an order."""
    return field.options is not None and field.options.ordered
