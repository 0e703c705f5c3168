"""The answer for a person as a whole: paths, attachments, what blocks, one plain paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from zhicheng.policy.findings import Finding
from zhicheng.policy.telling.words import not_asked
from zhicheng.policy.verdict import UNMET, Overall, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.facts import View
    from zhicheng.policy.model.plan import Plan

FORMAT = 1  # of `Outcome.as_json()`
Interview = Literal["yes", "no", "unknown", "none", "not_said"]


@dataclass(slots=True, eq=False)
class PathOutcome:
    """One path (条件) for one person."""

    id: str
    name: str
    finding: Finding

    @property
    def verdict(self) -> Verdict:
        return self.finding.verdict

    @property
    def earliest(self) -> date | None:
        return self.finding.earliest

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "verdict": self.verdict,
            "earliest": self.earliest.isoformat() if self.earliest else None,
        }


@dataclass(slots=True, eq=False)
class AttachmentOutcome:
    """Whether this person needs this attachment, and why (or why not). `held`: the platform has the data itself."""

    id: str
    name: str
    needed: Literal["yes", "no", "unknown"]
    clause: tuple[str, ...]
    reason: str | Finding
    held: bool = False

    @property
    def why(self) -> str:
        if isinstance(self.reason, str):
            return self.reason
        return not_asked(self.reason) if self.reason.verdict == UNMET else self.reason.sentence

    @property
    def reading(self) -> str | None:
        """The reading on which it hangs whether this person needs it; None where none does."""
        return self.reason.reading if not isinstance(self.reason, str) else None

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "needed": self.needed,
            "why": self.why,
            "clause": list(self.clause),
        }


@dataclass(eq=False)
class Outcome:
    """The answer for a person as a whole under one plan. What is not needed for the verdict is worked out when read.

    `ways`: each path's verdict as a way through, together with the common conditions that only its choice decides.
    """

    plan: Plan
    view: View
    verdict: Overall
    population: Finding
    common: tuple[Finding, ...]
    paths: tuple[PathOutcome, ...]
    ways: Mapping[str, Verdict]
    chosen: str | None

    @cached_property
    def blocking(self) -> tuple[Finding, ...]:
        """Hard conditions that are not met and stand in the way by themselves; of the paths only the chosen one's."""
        from zhicheng.policy.evaluation import blocking

        tops = [self.population, *self.common, *(one.finding for one in self.paths if one.id == self.chosen)]
        return tuple(one for top in tops for one in blocking(top))

    @cached_property
    def attachments(self) -> tuple[AttachmentOutcome, ...]:
        """Every attachment of the plan, needed or not."""
        from zhicheng.policy.evaluation import attachment

        return tuple(attachment(one, self.view) for one in self.plan.attachments)

    @cached_property
    def open(self) -> tuple[View, ...]:
        """The person as seen under each path that may still be hers: the chosen one, else all that are not unmet."""
        from zhicheng.policy.evaluation import choosing, still_open

        counted = [self.chosen] if self.chosen is not None else list(self.ways)
        going = still_open(counted, self.ways, {one.id: one.verdict for one in self.paths})
        return tuple(choosing(self.plan, self.view, code) for code in going) or (self.view,)

    @cached_property
    def copies(self) -> int | None:
        """How many copies of the plan's first paper; None where it is not said or not known."""
        from zhicheng.policy.evaluation import copies

        return copies(self.plan, self.open)

    @cached_property
    def interview(self) -> Interview:
        """Whether there is an interview: yes, no or unknown; `none` and `not_said` as the plan has it."""
        from zhicheng.policy.evaluation import interview

        return interview(self.plan, self.open)

    @cached_property
    def nearest(self) -> str:
        """The id of the path nearest to being met."""
        from zhicheng.policy.evaluation import nearest

        return nearest(self.paths, self.ways)

    @cached_property
    def paragraph(self) -> str:
        """One plain paragraph for the person."""
        from zhicheng.policy.telling.words import paragraph

        return paragraph(self)

    def path(self, code: str) -> PathOutcome:
        """The outcome of one path; KeyError where the plan has none of that id."""
        for one in self.paths:
            if one.id == code:
                return one
        raise KeyError(code)

    def tops(self) -> Iterator[Finding]:
        """The findings of the items themselves: population, common conditions, paths."""
        yield self.population
        yield from self.common
        for one in self.paths:
            yield one.finding

    def findings(self) -> tuple[Finding, ...]:
        """All findings, parents before children, each with its own id."""
        return tuple(finding for top in self.tops() for finding in top.walk())

    def finding(self, code: str) -> Finding:
        """The finding of one id; KeyError where there is none."""
        for one in self.findings():
            if one.id == code:
                return one
        raise KeyError(code)

    def as_json(self) -> dict[str, Any]:
        """The answer as plain data (format `FORMAT`); the same plan and facts give the same data."""
        return {
            "format": FORMAT,
            "plan": self.plan.id,
            "plan_digest": self.plan.digest,
            "as_of": self.plan.as_of.isoformat(),
            "verdict": self.verdict,
            "chosen": self.chosen,
            "nearest": self.nearest,
            "paragraph": self.paragraph,
            "paths": [one.as_json() for one in self.paths],
            "findings": [one.as_json() for one in self.findings()],
            "blocking": [one.id for one in self.blocking],
            "attachments": [one.as_json() for one in self.attachments],
            "interview": self.interview,
            "copies": self.copies,
        }
