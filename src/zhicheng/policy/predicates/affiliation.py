"""`affiliation: {same: [insurance, personnel_file, labour]}`: all of them at the employer that files."""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.shape import Choice, ListOf, Record, Shape, need
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET
from zhicheng.standards.text import listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_FIELDS = {"insurance": "insurance_unit", "personnel_file": "personnel_file", "labour": "labour_unit"}
_WORDS = {"insurance": "社会保险", "personnel_file": "人事档案", "labour": "劳动关系"}


@dataclass(frozen=True, slots=True)
class Affiliation(Condition):
    """The answer's data is (what, value) for each."""

    same: tuple[str, ...]

    name: ClassVar[str] = "affiliation"
    help: ClassVar[str] = "社会保险、人事档案、劳动关系都在申报的单位"
    shape: ClassVar[Shape] = Record({"same": need(ListOf(Choice(tuple(_FIELDS), "要一致的几项")))})

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        return cls(tuple(params["same"]))

    def title(self) -> str:
        return f"{'、'.join(_WORDS[one] for one in self.same)}都在现单位"

    def explain(self, view: View) -> Answer:
        person = view.facts.group("person")
        found: list[tuple[str, str | None]] = []
        raw = MET
        for one in self.same:
            value = person.get(_FIELDS[one])
            found.append((one, value))
            if value is None:
                raw = UNKNOWN if raw == MET else raw
            elif value != "employer":
                raw = UNMET
        return raw, found

    def asks(self, finding: Finding) -> tuple[str, ...]:
        if finding.raw != UNKNOWN:
            return ()
        return tuple(f"{_WORDS[one]}所在单位" for one, value in finding.data if value is None)

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"还不知道您的{listed(finding.asks)}。"
        if finding.raw == MET:
            return f"您的{self.title()}。"
        return (
            "您的"
            + "，".join(self._where(one, value) for one, value in finding.data if value not in (None, "employer"))
            + "。"
        )

    def _where(self, what: str, value: str) -> str:
        return f"{_WORDS[what]}在{fields.label('basics', _FIELDS[what], value)}"

    def measured(self, finding: Finding) -> str | None:
        known = [self._where(one, value) for one, value in finding.data if value is not None]
        return "，".join(known) or None

    def required(self, finding: Finding) -> str | None:
        return "都在现单位"

    def mend(self, finding: Finding) -> str:
        away = [_WORDS[one] for one, value in finding.data if value not in (None, "employer")]
        if finding.raw == UNKNOWN or not away:
            return Condition.mend(self, finding)
        return f"请把{listed(away)}转到现单位；已经转过来的，请改正基本信息。"

    def examples(self) -> tuple[Example, ...]:
        good = {_FIELDS[one]: "employer" for one in self.same}
        last = _FIELDS[self.same[-1]]
        found = [Example("met", MET, {"person": good})]
        found += [Example("unmet", UNMET, {"person": {**good, _FIELDS[one]: "elsewhere"}}) for one in self.same]
        return (*found, Example("unknown", UNKNOWN, {"person": {**good, last: None}}))

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.plain import affiliation

        return affiliation([_FIELDS[one] for one in self.same], people, bound)
