"""`scored: {sheet: quantified, from: 90}`: the score on a scoring sheet (评审打分表、量化赋分).

Where an office verifies the sheet, the verified score decides; a self-score below the bar fails at once, one at the bar
waits for that office. Where nobody verifies it, the self-score decides.
"""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example, Sheet
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Name, Number, Record, Shape, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET
from zhicheng.standards.text import amount

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People


class _Scores(NamedTuple):
    own: float | None
    verified: float | None


def _one_bar(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if ("from" in value) == ("above" in value):
        expected = "from（达到，含这个数）或 above（超过，不含）中的一个"
        checker.report.add(path, value, expected, "请照通知的话写其中一个。")


@dataclass(frozen=True, slots=True)
class Scored(Condition):
    """At least (`strict`: more than) so many points."""

    sheet: str
    about: Sheet
    bar: float
    strict: bool

    name: ClassVar[str] = "scored"
    help: ClassVar[str] = "打分表的得分：有核定的以核定分为准，没有核定的以自评分为准"
    shape: ClassVar[Shape] = Record(
        {
            "sheet": need(Name("sheets", "打分表", "哪一张打分表，是 sheets 里的一个名字")),
            "from": may(Number("达到多少分，正好这个分也算")),
            "above": may(Number("超过多少分，正好这个分不算")),
        },
        also=_one_bar,
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        strict = "above" in params
        return cls(params["sheet"], context.sheets[params["sheet"]], params["above" if strict else "from"], strict)

    def title(self) -> str:
        return f"{self.about.name}{self._which()}{'超过' if self.strict else '达到'} {_number(self.bar)} 分"

    def _which(self) -> str:
        return f"得分（经{self.judge}核定）" if self.about.verifier else "自评分"

    @property
    def judge(self) -> str:
        return f"“{self.about.verifier}”环节" if self.about.verifier else "审核单位"

    def explain(self, view: View) -> Answer:
        given = view.facts.value("scores", self.sheet) or {}
        scores = _Scores(given.get("self"), given.get("verified") if self.about.verifier else None)
        if scores.verified is not None:
            return (MET if self._passes(scores.verified) else UNMET), scores
        if scores.own is None:
            return UNKNOWN, scores
        if not self._passes(scores.own):
            return UNMET, scores
        return (NEEDS_HUMAN if self.about.verifier else MET), scores

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return (f"{self.about.name}的自评分",) if finding.raw == UNKNOWN else ()

    def _passes(self, points: float) -> bool:
        return points > self.bar if self.strict else points >= self.bar

    def sentence(self, finding: Finding) -> str:
        scores: _Scores = finding.data
        if finding.raw == UNKNOWN:
            return f"{self.about.name}还没有自评分。"
        bar = f"{'超过' if self.strict else '达到'} {_number(self.bar)} 分"
        if scores.verified is not None:
            own = f"自评 {_number(scores.own)} 分，" if scores.own is not None else ""
            return f"您{own}{self.judge}核定 {_number(scores.verified)} 分，{self._end(finding, bar)}"
        if finding.raw == NEEDS_HUMAN:
            return f"您自评 {_number(scores.own)} 分，{bar}；还要由{self.judge}核定。"
        return f"您自评 {_number(scores.own)} 分，{self._end(finding, bar)}"

    def _end(self, finding: Finding, bar: str) -> str:
        return f"{bar}。" if finding.raw == MET else f"没有{bar}，{self._short(finding)}。"

    def _short(self, finding: Finding) -> str:
        gap = self.gap(finding)
        return f"还差 {gap}" if gap else "正好这个分不算"

    def measured(self, finding: Finding) -> str | None:
        points = _deciding(finding)
        return amount(_number(points), "分") if points is not None else None

    def required(self, finding: Finding) -> str | None:
        return f"{'超过 ' if self.strict else ''}{amount(_number(self.bar), '分')}"

    def gap(self, finding: Finding) -> str | None:
        points = _deciding(finding)
        missing = self.bar - points if points is not None else 0
        return amount(_number(missing), "分") if missing > 0 else None

    def mend(self, finding: Finding) -> str:
        if finding.asks:
            return "请先对照打分表逐项自评，并附上证明材料。"
        if finding.data.verified is not None:
            return "核定分数由审核的单位决定，对分数有疑问的，请向它了解。"
        return "请核对有没有漏填的项目；每一项都要有证明材料，不要虚高自评。"

    def examples(self) -> tuple[Example, ...]:
        edge = self.bar + 1 if self.strict else self.bar
        below = self.bar if self.strict else self.bar - 1
        unknown = Example("unknown", UNKNOWN, self._facts(None))
        own_below = Example("below", UNMET, self._facts(below))
        if self.about.verifier is None:
            above = [Example("above", MET, self._facts(self.about.full))] if self._room(edge) else []
            return (Example("exact", MET, self._facts(edge)), own_below, *above, unknown)
        return (
            Example("needs_human", NEEDS_HUMAN, self._facts(edge)),
            own_below,
            Example("exact", MET, self._facts(edge, edge)),
            Example("below", UNMET, self._facts(edge, below)),
            Example("above", MET, self._facts(below, edge + 1 if self._room(edge) else edge)),
            unknown,
        )

    def _room(self, edge: float) -> bool:
        return self.about.full is not None and self.about.full > edge

    def _facts(self, own: float | None, verified: float | None = None) -> dict[str, Any]:
        return {"scores": {self.sheet: {"self": own, "verified": verified}}}

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.plain import scored

        return scored(self, self._passes, people, bound)


def _deciding(finding: Finding) -> float | None:
    scores: _Scores = finding.data
    return scores.verified if scores.verified is not None else scores.own


def _number(points: float | None) -> str:
    return f"{points or 0:g}"
