"""What a decision must say before it is one: opinions, reasons, clauses, places, days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from zhicheng import clock, policy
from zhicheng.policy import dates
from zhicheng.standards import codes
from zhicheng.standards.text import amount, chinese_date, count_characters, end_of_day

from . import clocks, places, stage_words
from . import facts as case_facts
from .errors import Incomplete, TooLate

if TYPE_CHECKING:
    from zhicheng.policy import route
    from zhicheng.review.models import StageRun

    from .judging import Question

MOST_OPINION = 500
MOST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a return or a rejection.

    `code` is of the table `reasons`; `place` says what it is about: photo, commitment, profile, basics, form:<field>,
    item:<id>, slot:<id>, paper:<id>, or whole; `text` tells in the office's words how to mend it (return) or what
    was found (reject); `clause` is the notice's (a rejection needs one).
    """

    code: str
    place: str = "whole"
    text: str = ""
    clause: str = ""

    def as_json(self) -> dict[str, str]:
        """The reason as it is kept."""
        return {key: str(value).strip() for key, value in asdict(self).items()}


def check_verdict(plan: policy.Plan, stage: route.Stage, verdict: str) -> None:
    """The verdict must be one the plan gives this stage; a return only while something may still be handed in."""
    if verdict == "return" and stage_words.supplements_closed(plan, stage):
        raise Incomplete(stage_words.why_no_return(plan), field="verdict")
    if verdict not in stage.verdicts:
        raise Incomplete("请选择审查结论：通过、退回修改或不通过。", field="verdict")


def why_too_late(run: StageRun, at: datetime) -> TooLate | None:
    """None while the visit's own time is not over, else the refusal with its last day."""
    if run.due_at is None or at < run.due_at:
        return None
    day = clock.last_day(run.due_at)
    return TooLate(f"这一步的截止时间是{end_of_day(day, year=True)}，现在已经过了，不能再办理。")


def check_opinion(opinion: str, *, needed: bool) -> str:
    """The opinion, stripped; needed where the plan puts it here."""
    words = opinion.strip()
    if needed and not words:
        raise Incomplete("请填写审核意见。", field="opinion")
    if (over := count_characters(words) - MOST_OPINION) > 0:
        raise Incomplete(f"意见最多{MOST_OPINION}字，现在多{amount(over, '字')}。", field="opinion")
    return words


def check_answers(questions: Sequence[Question], soft_passes: Mapping[str, str]) -> dict[str, str]:
    """A word for each question put to this office; answers to other things are not kept."""
    kept = {}
    for question in questions:
        words = soft_passes.get(question.id, "").strip()
        if question.full is not None:
            kept[question.id] = _check_points(question, words)
            continue
        if not words:
            raise Incomplete(f"“{question.title}”由您判断，请写明依据或理由。", field=f"soft:{question.id}")
        if count_characters(words) > MOST_TEXT:
            raise Incomplete(f"“{question.title}”的理由最多{MOST_TEXT}字。", field=f"soft:{question.id}")
        kept[question.id] = words
    return kept


def _check_points(question: Question, words: str) -> str:
    """The verified score as it is kept: a number from 0 to the sheet's full score."""
    points = case_facts.points_of(words)
    if points is None or points > (question.full or 0):
        raise Incomplete(f"请填写核定的得分，0 到 {question.full} 的数。", field=f"soft:{question.id}")
    return f"{points:g}"


def check_scores(questions: Sequence[Question], answers: Mapping[str, str], outcome: policy.Outcome) -> None:
    """The verified score decides: nobody passes a case whose score it leaves below the bar. `outcome` knows it."""
    scored = {one.id for one in questions if one.full is not None}
    for finding in outcome.findings():
        if finding.id in scored and finding.raw == "unmet":
            told = answers[finding.id]
            raise Incomplete(
                f"核定 {told} 分，“{finding.title}”就不符合，不能通过。请核对得分，或者改选退回、不通过。",
                field=f"soft:{finding.id}",
            )


def check_return(reasons: Sequence[Reason], known: Sequence[places.Place]) -> None:
    """At least one coded reason, each tied to a place, the vague ones with words."""
    _check_reasons(reasons, "return", {place.place for place in known})


def check_reject(reasons: Sequence[Reason], known: Sequence[places.Place], plan: policy.Plan) -> None:
    """At least one coded reason, each with a clause of the notice."""
    _check_reasons(reasons, "reject", {place.place for place in known})
    for n, reason in enumerate(reasons):
        if not reason.clause.strip():
            raise Incomplete("不通过要写明依据通知的哪一条。", field=f"reasons-{n}-clause")
        if not plan.notice.has(reason.clause.strip()):
            raise Incomplete(f"通知里没有“{reason.clause}”这一条，请从条款里选择。", field=f"reasons-{n}-clause")


def check_due_on(
    due_on: date | None, run: StageRun, plan: policy.Plan, usual: datetime | None, at: datetime
) -> datetime | None:
    """The first moment too late to mend: the day the office chose, else the usual one."""
    if due_on is None:
        return usual
    latest = clocks.latest_mending(plan, run.stage, at)
    chosen = dates.end_of(due_on)
    if chosen <= at:
        raise Incomplete("修改期限请选今天或以后的日子。", field="due_on")
    if latest is not None and chosen > latest:
        day = clock.last_day(latest)
        raise Incomplete(f"修改期限不能晚于{chinese_date(day)}，那天是评审计划规定的截止日。", field="due_on")
    return chosen


def _check_reasons(reasons: Sequence[Reason], act: str, known: set[str]) -> None:
    if not reasons:
        raise Incomplete("请至少选择一条原因。", field="reasons")
    table = codes.table("reasons")
    for n, reason in enumerate(reasons):
        if reason.code not in table or act not in table.get(reason.code).extra.get("acts", ()):
            raise Incomplete("请从原因列表里选择。", field=f"reasons-{n}-code")
        if reason.place not in known:
            raise Incomplete("请选择这条原因说的是哪一处。", field=f"reasons-{n}-place")
        if reason.code == "other" and not reason.text.strip():
            raise Incomplete("选“其他原因”时，请写明具体情况。", field=f"reasons-{n}-text")
        if count_characters(reason.text) > MOST_TEXT:
            raise Incomplete(f"每条原因的说明最多{MOST_TEXT}字。", field=f"reasons-{n}-text")
