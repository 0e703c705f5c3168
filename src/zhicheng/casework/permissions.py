"""May this actor do this now, and if not, why not: the sentence beside a button that is not there.

The verbs check the same again under the lock, by the same functions; here is only for screens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng.fees import queries as fees
from zhicheng.policy import route
from zhicheng.review import queries as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused

from . import case as cases
from . import counter, deciding, filing_rules, noting, publicity_checks, reporting, taking_back

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
        return cases.UNKNOWN
    why = _VERBS[verb](_Asked(actor, cases.read(application), at))
    return why.sentence if isinstance(why, Refused) else why


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


def _take_back(asked: _Asked) -> Refused | None:
    run = taking_back.last_act_of(asked.case, asked.actor)
    return taking_back.why_not_take_back(asked.case, run, asked.actor, asked.at)


def _print(asked: _Asked) -> str | None:
    """The review form: printable once the office the plan names has passed the case and its fee is paid."""
    passed = {decision.run.stage for decision in review.passes_in_force(asked.case.application.pk)}
    wanted = {paper.printable_after for paper in asked.case.plan.papers if paper.printable_after}
    if wanted and not any(route.stands_for(asked.case.plan, stage, passed) is not None for stage in wanted):
        names = {stage.id: stage.name for stage in asked.case.plan.route}
        return f"{'、'.join(names[stage] for stage in sorted(wanted))}通过以后就可以下载打印。"
    asked_first = {paper.after_fee for paper in asked.case.plan.papers}
    unpaid = [fee.name for fee in asked.case.plan.fees if fee.id in asked_first]
    if unpaid and not _paid(asked.case.application.pk):
        return f"{'、'.join(unpaid)}缴清以后就可以下载打印。"
    return None


def _paid(application_id: int) -> bool:
    """Whether a fee of the application was paid or waived."""
    charges = fees.charges_of_runs(run.pk for run in review.runs_of(application_id))
    return any(charge.state != "due" for charge in charges.values())


_VERBS: Mapping[str, Callable[[_Asked], Refused | str | None]] = {
    "edit": _edit,
    "submit": _submit,
    "withdraw": _withdraw,
    "decide": lambda asked: deciding.why_not_decide(asked.case, asked.actor, asked.at),
    "take_back": _take_back,
    "report": lambda asked: reporting.why_not_report(asked.case, asked.actor, asked.at),
    "publicise": lambda asked: publicity_checks.why_not_publicise(asked.case, asked.actor, asked.at),
    "record_fee": lambda asked: counter.why_not_record_fee(asked.case, asked.actor),
    "receive_paper": lambda asked: counter.why_not_receive_paper(asked.case, asked.actor),
    "note": lambda asked: noting.why_not_note(asked.case, asked.actor),
    "print": _print,
}
