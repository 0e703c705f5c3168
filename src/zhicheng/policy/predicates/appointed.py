"""`appointed: {as: assistant_engineer, full_years: 4}`: full years in a post one was appointed to (担任…职务).

`{as: [associate_professor, senior_engineer], full_years: 5}` adds the times in all of them (累计); `intervals: plain`
counts days in two of them twice. `{as: {level: senior}, full_years: 5}` adds the times in all titles of a level.
`{as: engineer, during: 2020}` asks for a post in that year (申报当年须在聘).
"""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from zhicheng import kinds
from zhicheng.policy import fields
from zhicheng.policy.findings import Finding
from zhicheng.policy.matching import Between, NotOver
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.predicates.bound import BoundField
from zhicheng.policy.predicates.counting import Counting
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Choice, Integer, Leaf, Name, OneOrMany, Record, Shape, Year, may, need
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET
from zhicheng.standards import codes
from zhicheng.standards.text import listed


def _one_question(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if ("full_years" in value) == ("during" in value):
        checker.report.add(path, value, "full_years 或 during 中的一个", "请写明满几年，或者哪一年在聘。")
    elif "during" in value and set(value) - {"as", "during"}:
        checker.report.add(path, value, "只和 as 一起写的 during", "during 只问这一年是否在聘，请去掉其余的字段。")


class Posts(OneOrMany):
    """One title or several, or `{level: senior}`: every title of a level."""

    words = "一个或几个职务，或 {level: 级别}"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if isinstance(value, dict):
            _LEVEL.check(value, path, checker)
        else:
            super().check(value, path, checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        yield from (_LEVEL.leaves(value, path) if isinstance(value, dict) else super().leaves(value, path))

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [super()._schema(), _LEVEL.schema()]}


_LEVEL = Record({"level": need(Choice(lambda: tuple(one for one, _ in codes.table("level").choices()), "哪一级别"))})


def _titles(spec: Any) -> tuple[tuple[str, ...], str]:
    """The titles that `as` names, and their words."""
    if isinstance(spec, dict):
        found = codes.table("title_names")
        at_level = tuple(one for one, _ in found.choices() if found.get(one).extra.get("level") == spec["level"])
        return at_level, codes.table("level").label(spec["level"])
    many = tuple(spec) if isinstance(spec, list) else (spec,)
    return many, "或".join(fields.label("appointment", "as", code) for code in many)


@dataclass(frozen=True, slots=True)
class Appointed(Duration):
    """Appointments (聘任) to titles, counted in full years."""

    name: ClassVar[str] = "appointed"
    help: ClassVar[str] = "担任某个职务（聘任）满几年，按计划的计算截止日；或者某一年在聘"
    shape: ClassVar[Shape] = Record(
        {
            "as": need(Posts(Choice(lambda: fields.option_codes("appointment", "as"), "担任的职务，几个就累计"))),
            "full_years": may(Integer("满几年", 1)),
            "after": may(BoundField("从所绑定记录的哪个日期起算")),
            "plus": may(Name("amounts", "数量", "再加几年")),
            "intervals": may(Choice(("union", "plain"), "几段重叠的时间算一次（union）还是各算各的（plain）")),
            "during": may(Year("哪一年在聘", roll="years")),
        },
        also=_one_question,
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Condition:
        titles, words = _titles(params["as"])
        what = f"担任{words}职务"
        test = choose("appointment", "as", list(titles))
        if "during" in params:
            return InPost("appointment", (test,), _within(params["during"]), 1, what, "段", year=params["during"])
        after = params.get("after")
        if "intervals" in params:
            context = replace(context, union=params["intervals"] == "union")
        return cls(
            context,
            "appointment",
            (test,),
            params["full_years"],
            context.amounts[params["plus"]] if "plus" in params else None,
            fields.group_fields(context.bound or "").get(after.removeprefix("it.")) if after else None,
            f"累计{what}" if len(titles) > 1 else what,
            f"appointed.{params['as']['level'] if isinstance(params['as'], dict) else titles[0]}",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InPost(Counting):
    """An appointment that is in force on some day of a year."""

    year: int

    name: ClassVar[str] = "appointed"
    help: ClassVar[str] = Appointed.help
    shape: ClassVar[Shape] = Appointed.shape

    @classmethod
    def read(cls, params: Any, context: Context) -> Condition:
        return Appointed.read(params, context)

    def title(self) -> str:
        return f"{self.year} 年{self.noun}"

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNMET:
            return f"您 {self.year} 年没有{self.noun}的聘任记录。"
        if finding.raw == MET:
            names = listed([f"“{kinds.get(self.kind).title(row)}”" for row in finding.data.passed])
            return f"您 {self.year} 年在聘：{names}。"
        return Counting.sentence(self, finding)

    def measured(self, finding: Finding) -> str | None:
        return None if finding.raw == UNKNOWN else "在聘" if finding.raw == MET else "没有聘任"

    def required(self, finding: Finding) -> str | None:
        return f"{self.year} 年在聘"

    def gap(self, finding: Finding) -> str | None:
        return None

    def mend(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return Counting.mend(self, finding)
        return f"{self.year} 年在聘、还没有填的，请补充那一段聘任记录。"

    def examples(self) -> tuple[Example, ...]:
        last, next_year = f"{self.year}-12-31", f"{self.year + 1}-01-01"
        before = {**self.good(), "from": f"{self.year - 3}-01-01"}
        return (
            Example("met", MET, self._rows([before])),
            Example("exact", MET, self._rows([{**before, "to": f"{self.year}-01-01"}])),
            Example("exact", MET, self._rows([{**before, "from": last}])),
            Example("below", UNMET, self._rows([{**before, "to": f"{self.year - 1}-12-31"}])),
            Example("below", UNMET, self._rows([{**before, "from": next_year}])),
            Example("unmet", UNMET, self._rows([])),
            Example("unknown", UNKNOWN, self._rows([], complete=False)),
        )

    def good(self) -> dict[str, Any]:
        return {**Counting.good(self), "to": None}


def _within(year: int) -> tuple[Any, ...]:
    known = fields.group_fields("appointment")
    return (
        (known["from"], Between(date.min, date(year, 12, 31))),
        (known["to"], NotOver(date(year, 1, 1))),
    )
