"""`employer_honour: {list: …, window: …}`: an honour of the employer, of a list (荣誉项目清单).

The name of an honour and who issued it are typed by people. A name that is none of the list's, or an issuer that is
none of `issued_by`, a person compares: needs_human. `document: true` asks for the number of the issuing document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng import kinds
from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.findings import Finding
from zhicheng.policy.form.matches import check_match
from zhicheng.policy.matching import Between, Match
from zhicheng.policy.model.plan import ListRule
from zhicheng.policy.predicates.base import Context, Example, incomplete
from zhicheng.policy.predicates.counting import Counting, Data, Tests
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Flag, ListOf, Name, Record, Shape, Text, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Records


class _Level(Shape):
    def check(self, value: Any, path: Path, checker: Checker) -> None:
        check_match(value, fields.group_fields("employer_honour")["level"], path, checker)


@dataclass(frozen=True, slots=True)
class EmployerHonour(Counting):
    """One honour of the employer, of the list, of a level, issued within a window by certain departments."""

    names: ListRule
    issuers: tuple[str, ...]
    document: bool

    name: ClassVar[str] = "employer_honour"
    help: ClassVar[str] = "单位荣誉：在通知所附名单里，发文时间在时间段内"
    shape: ClassVar[Shape] = Record(
        {
            "list": need(Name("lists", "名单", "通知所附的名单")),
            "window": need(Name("windows", "时间段", "发文时间在哪个时间段内")),
            "level": may(_Level("级别，例如 {from: province}")),
            "issued_by": may(
                ListOf(Text("发文部门的名称"), "由哪些部门发文；填的发文单位里有其中一个就算，别的由人对照")
            ),
            "document": may(Flag("true：要填发文的文号")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        window = context.windows[params["window"]]
        tests: list[tuple[Field, Match]] = [
            (fields.group_fields("employer_honour")["issued"], Between(window.start, window.end))
        ]
        if "level" in params:
            tests.insert(0, choose("employer_honour", "level", params["level"]))
        names = context.lists[params["list"]]
        issuers, document = tuple(params.get("issued_by") or ()), params.get("document", False)
        noun = f"《{names.name}》中的单位荣誉"
        return cls("employer_honour", (), tuple(tests), 1, noun, "项", names, issuers, document)

    def row_verdict(self, row: FactRecord, tests: Tests) -> Verdict:
        return v.all_of([Counting.row_verdict(self, row, tests), self._listed(row), self._issued(row)])

    def _issued(self, row: FactRecord) -> Verdict:
        """Whether it rests on a document of one of the departments."""
        issuer = row.get("issuer")
        if (self.issuers and not issuer) or (self.document and not row.get("document_number")):
            return UNKNOWN
        return MET if not self.issuers or any(one in str(issuer) for one in self.issuers) else NEEDS_HUMAN

    def _asks(self, data: Data, complete: bool) -> tuple[str, ...]:
        kind = kinds.get(self.kind)
        asks = [
            f"“{kind.title(row)}”的{listed(self._empty(row, data.tests))}" for row, one in data.tried if one == UNKNOWN
        ]
        return (*asks, *(() if complete else (incomplete(kind.name),)))

    def _empty(self, row: FactRecord, tests: Tests) -> list[str]:
        """The names of the fields that keep a record from being judged."""
        typed = {"list_item": True, "issuer": bool(self.issuers), "document_number": self.document}
        known = fields.group_fields(self.kind)
        unsure = [one.name for one, match in tests if match.verdict(row.get(one.code)) == UNKNOWN]
        return list(
            dict.fromkeys([*unsure, *(known[code].name for code in typed if typed[code] and not row.get(code))])
        )

    def _listed(self, row: FactRecord) -> Verdict:
        typed, level = row.get("list_item"), row.get("level")
        if not typed:
            return UNKNOWN
        found = [one for one in self.names.items if typed == one.code or one.name in typed]
        if not found:
            return NEEDS_HUMAN
        if level is None:
            return UNKNOWN
        return MET if any(not one.levels or level in one.levels for one in found) else UNMET

    def good(self) -> dict[str, Any]:
        first = self.names.items[0]
        level = first.levels[0] if first.levels else "province"
        made = {**Counting.good(self), "list_item": first.name, "level": level}
        if self.issuers:
            made["issuer"] = f"浙江省{self.issuers[0]}"
        return {**made, "document_number": "示例〔2020〕1号"} if self.document else made

    def mend(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return Counting.mend(self, finding)
        return f"单位取得过{self.noun}的，请补充记录，并附上表彰文件。"

    def examples(self) -> tuple[Example, ...]:
        unlisted = {**self.good(), "list_item": "—"}
        unnamed = {**self.good(), "list_item": None}
        found = [
            *Counting.examples(self),
            Example("needs_human", NEEDS_HUMAN, self._rows([unlisted])),
            Example("unknown", UNKNOWN, self._rows([unnamed])),
        ]
        if self.issuers:
            found.append(Example("needs_human", NEEDS_HUMAN, self._rows([{**self.good(), "issuer": "—"}])))
            found.append(Example("unknown", UNKNOWN, self._rows([{**self.good(), "issuer": None}])))
        if self.document:
            found.append(Example("unknown", UNKNOWN, self._rows([{**self.good(), "document_number": None}])))
        return tuple(found)

    def tally_rows(self, records: Records) -> Kleene:
        from zhicheng.policy.columns.countings import of_employer

        return of_employer(self, records, self._listed, self._issued)
