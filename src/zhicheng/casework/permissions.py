"""May this actor do this now, and if not, why not: the sentence beside a button that is not there.

The verbs check the same again under the lock; here is only for screens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng.review import queries as review
from zhicheng.review import rules
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound

from . import case as cases
from . import filing_rules, reporting, taking_back

if TYPE_CHECKING:
    from zhicheng.applications.models import Application


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks, about which case, when."""

    actor: Actor
    case: cases.Case
    at: datetime


def may(actor: Actor, application: Application, verb: str, at: datetime) -> str | None:
    """None when this actor may do `verb` now, else the sentence why not.

    Verbs: edit, submit, withdraw, decide, take_back, report, publicise, record_fee, receive_paper, note, print.
    """
    if not cases.may_know_of(actor, application):
        return NotFound.default_sentence
    return _VERBS[verb](_Asked(actor, cases.read(application), at))


def _edit(asked: _Asked) -> str | None:
    if asked.actor.role != "applicant":
        return "只有申报人本人可以修改。"
    if asked.case.run is None or asked.case.run.kind != "applicant":
        return filing_rules.ENDED.get(asked.case.application.status, filing_rules.WITH_OFFICE)
    return None


def _submit(asked: _Asked) -> str | None:
    if asked.actor.role != "applicant":
        return "只有申报人本人可以提交。"
    return filing_rules.why_not_submit(asked.case.application, asked.case.application.plan, asked.case.run, asked.at)


def _withdraw(asked: _Asked) -> str | None:
    if asked.actor.role != "applicant":
        return "只有申报人本人可以撤回。"
    return filing_rules.why_not_withdraw(asked.case.application, review.runs_of(asked.case.application.pk))


def _decide(asked: _Asked) -> str | None:
    if (why := _hold(asked)) is not None:
        return why
    return "这件申报已经有了审查结论，要改请先收回。" if asked.case.decision is not None else None


def _hold(asked: _Asked) -> str | None:
    """The office that has the case, not the clerk's own, and in time."""
    if asked.case.run is None:
        return "这件申报已经办结，不能再办理。"
    if (why := rules.why_not_decide(asked.case.run, asked.actor, asked.case.application.applicant_id)) is not None:
        return why
    if asked.case.run.due_at is not None and asked.at >= asked.case.run.due_at:
        return "这一步的截止时间已经过了，不能再办理。"
    return None


def _take_back(asked: _Asked) -> str | None:
    run = taking_back.last_act_of(asked.case, asked.actor)
    refusal = taking_back.why_not(asked.case, run, asked.actor)
    if refusal is None and run is not None and run.due_at is not None and asked.at >= run.due_at:
        return "这一步的截止时间已经过了，不能再收回。"
    return refusal.sentence if refusal is not None else None


def _report(asked: _Asked) -> str | None:
    return _hold(asked) or reporting.why_not_report(asked.case)


def _publicise(asked: _Asked) -> str | None:
    gate = asked.case.gates.get("publicity")
    if asked.case.run is None or gate is None or asked.case.run.organisation_id != asked.actor.organisation_id:
        return "这件申报现在不在公示这一步。"
    return None if gate.state == "open" and asked.case.decision is not None else "这件申报的公示已经开始或已经结束。"


def _record_fee(asked: _Asked) -> str | None:
    if (why := _hold(asked)) is not None:
        return why
    return None if "fee" in asked.case.gates else "这一步没有要登记的费用。"


def _receive_paper(asked: _Asked) -> str | None:
    run = asked.case.run
    if run is not None and run.kind == "committee":
        run = review.last_closed(asked.case.application.pk, before="committee")
    if run is None or "paper" not in review.gates_of(run.pk):
        return "这件申报现在不在收纸质材料这一步。"
    return rules.why_not_decide(run, asked.actor, asked.case.application.applicant_id)


def _note(asked: _Asked) -> str | None:
    if asked.actor.role not in rules.OFFICE_KINDS:
        return "留言只给办理这件申报的同事用。"
    return rules.OWN_CASE if asked.actor.person_id == asked.case.application.applicant_id else None


def _print(asked: _Asked) -> str | None:
    """The review form: printable once the office the plan names has passed the case."""
    passed = {decision.run.stage for decision in review.passes_in_force(asked.case.application.pk)}
    wanted = {paper.printable_after for paper in asked.case.plan.papers if paper.printable_after}
    if not wanted or wanted & passed:
        return None
    names = {stage.id: stage.name for stage in asked.case.plan.route}
    return f"{'、'.join(names[stage] for stage in sorted(wanted))}通过以后就可以下载打印。"


_VERBS: Mapping[str, Callable[[_Asked], str | None]] = {
    "edit": _edit,
    "submit": _submit,
    "withdraw": _withdraw,
    "decide": _decide,
    "take_back": _take_back,
    "report": _report,
    "publicise": _publicise,
    "record_fee": _record_fee,
    "receive_paper": _receive_paper,
    "note": _note,
    "print": _print,
}
