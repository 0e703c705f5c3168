"""What offices do in a day: look, decide, publicise, report, count. Sensible clerks, by the calls their pages make.

A clerk passes what the engine finds no fault with, rejects what plainly does not meet a condition with its clause,
and sends back what cannot be seen; the fates of the cast make some of them stricter.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from zhicheng import policy
from zhicheng.applications import queries as applications
from zhicheng.casework import clocks, counter, deciding, papers, publicising, publicity_days, reading
from zhicheng.casework.facts import facts_of, outcome_of, scored_sheets
from zhicheng.dossier import queries as dossier_queries
from zhicheng.dossier import services as dossier
from zhicheng.policy.findings import Finding
from zhicheng.publicity import queries as publicity
from zhicheng.review import queries as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import StageRun

AGREED = "经审核，材料真实完整，符合申报条件，同意推荐。"
JUDGED = "已核对原件，情况属实。"
PLACE = "厂区公告栏"
MARGIN = timedelta(days=4)
"""So long before the last day to post in time, who likes to post all at once posts nevertheless."""


@dataclass
class Day:
    """One day of business time, and what the offices know of the cast's fates."""

    at: datetime
    today: date
    plan: policy.Plan
    fates: dict[int, str]
    eager: set[int] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)

    def tries(self, what: str, act: Callable[[], object]) -> None:
        """Do something an office means to do; where the platform refuses it, note why and go on."""
        try:
            act()
        except Refused as refused:
            self.refused.append(f"{self.today:%Y-%m-%d} {what}：{refused.sentence}")


def approve_records(clerk: Actor, day: Day) -> None:
    """业绩档案审核: approve what the employer's people have sent."""
    waiting = dossier_queries.submitted_items(clerk.organisation_id or 0)
    mine = [item.pk for item in waiting if item.owner_id != clerk.person_id]
    if mine:
        dossier.approve_items(actor=clerk, item_ids=mine, at=day.at)


def decide_waiting(clerk: Actor, day: Day) -> None:
    """Open and decide everything that waits for this office and is not too late already."""
    for run in list(review.waiting(clerk.organisation_id or 0, step="decide")):
        if run.due_at is None or day.at < run.due_at:
            day.tries(run.stage, partial(_look_and_decide, clerk, run, day))


def _look_and_decide(clerk: Actor, run: "StageRun", day: Day) -> None:
    deciding.see(actor=clerk, application_id=run.application_id, at=day.at)
    _decide(clerk, applications.get(run.application_id), run, day)


def _decide(clerk: Actor, application: "Application", run: "StageRun", day: Day) -> None:
    verdict, reasons = _judge(application, run, day)
    answers = _answers(clerk, application, run, day) if verdict == "pass" else {}
    deciding.decide(
        actor=clerk,
        application_id=application.pk,
        verdict=verdict,
        opinion=AGREED if verdict == "pass" else "",
        reasons=reasons,
        soft_passes=answers,
        expected_version=application.version,
        at=day.at,
    )


def _answers(clerk: Actor, application: "Application", run: "StageRun", day: Day) -> dict[str, str]:
    """A word on each question; a score is verified as the applicant gave it herself."""
    told = facts_of(application, run.revision_number).get("scores") or {}
    sheets = scored_sheets(day.plan)
    return {
        one.id: JUDGED if one.full is None else f"{told[sheets[one.id]]['self']:g}"
        for one in reading.questions(clerk, application)
    }


def _judge(application: "Application", run: "StageRun", day: Day) -> tuple[str, tuple[deciding.Reason, ...]]:
    """The verdict of a sensible clerk, or what the cast's fate has in store."""
    may = next(stage.verdicts for stage in day.plan.route if stage.id == run.stage)
    first_office = run.stage == day.plan.route[0].id
    again = run.revision_number > 1 or run.visit > 1
    fate = day.fates.get(application.pk, "straight")
    fault = _fault(application, run)
    if fault is not None and fault.verdict == "unmet" and "reject" in may:
        return "reject", (_ground(fault.clause, day.plan, fault.sentence),)
    if fault is not None and fault.verdict == "unknown":
        if not again and "return" in may:
            return "return", (deciding.Reason("field_missing", "whole", fault.sentence[:200]),)
        if "reject" in may:
            return "reject", (_ground(fault.clause, day.plan, "补充后仍然看不出是否符合。"),)
    wanted = {
        "returned_early": (first_office, "return"),
        "abandons": (first_office, "return"),
        "returned_late": (not first_office, "return"),
        "rejected": (first_office, "reject"),
        "rejected_late": (not first_office, "reject"),
    }.get(fate)
    if wanted is None or not wanted[0] or wanted[1] not in may or again:
        return "pass", ()
    if wanted[1] == "return":
        return "return", (deciding.Reason("statement", "form:statement", "请写明本人在项目中起的作用。"),)
    return "reject", (_ground((), day.plan, "经核实，业绩材料与本人岗位不符。"),)


def _fault(application: "Application", run: "StageRun") -> Finding | None:
    """The first condition that is plainly unmet, else the first that cannot be seen, for what was filed."""
    outcome = outcome_of(application, run.revision_number)
    found = [outcome.population, *outcome.common, *(one.finding for one in outcome.paths if one.id == outcome.chosen)]
    binding = [one for one in found if one.force != "advice"]
    for verdict in ("unmet", "unknown"):
        for one in binding:
            if one.verdict == verdict:
                return one
    return None


def _ground(clause: tuple[str, ...], plan: policy.Plan, text: str) -> deciding.Reason:
    """A ground of rejection with a clause that the notice has."""
    named = next((one for one in clause if plan.notice.has(one)), None)
    return deciding.Reason("achievements", "whole", text[:200], named or next(iter(plan.notice.clauses)))


def publicise(clerk: Actor, day: Day, *, deadline: date) -> None:
    """公示: eager employers post whoever is ready; others wait until nobody can file any more, but not too long."""
    last = {run: _latest_posting(run, day) for run in review.waiting(clerk.organisation_id or 0, step="to_publicise")}
    ready = [run for run, latest in last.items() if run.due_at is None or latest is None or day.today <= latest]
    pressing = any(latest is not None and day.today >= latest - MARGIN for latest in last.values())
    if not ready or (clerk.organisation_id not in day.eager and day.today <= deadline and not pressing):
        return
    choices = [(run.application_id, run.application.version) for run in ready]
    day.tries(
        "公示",
        lambda: publicising.open_publicity(actor=clerk, choices=choices, posted_on=day.today, place=PLACE, at=day.at),
    )


def _latest_posting(run: "StageRun", day: Day) -> date | None:
    """The last day on which a publicity is over in time for this visit, or for the next day the plan fixes."""
    rule = next(stage.publicity for stage in day.plan.route if stage.id == run.stage)
    due_at = run.due_at or clocks.latest_mending(day.plan, run.stage, day.at)
    return publicity_days.latest_posting(rule, due_at) if rule is not None and due_at is not None else None


def close_publicity(clerk: Actor, day: Day) -> None:
    """The days are over and nobody objected."""
    for notice in list(publicity.notices_of(clerk.organisation_id or 0).filter(state="open")):
        if notice.last_day < day.today:
            close = partial(
                publicising.close_publicity,
                actor=clerk,
                notice_id=notice.pk,
                outcome="no_objection",
                text="公示期间没有收到不同意见",
                at=day.at,
            )
            day.tries("公示结束", close)


def report(clerk: Actor, day: Day) -> None:
    """报送: whoever is through goes on; what a quota leaves behind stays and is told."""
    ready = list(review.waiting(clerk.organisation_id or 0, step="to_report"))
    if ready:
        choices = [(run.application_id, run.application.version) for run in ready]
        day.tries("报送", lambda: deciding.report(actor=clerk, choices=choices, opinion=AGREED, at=day.at))


def count(clerk: Actor, day: Day) -> None:
    """The office's counter: fees recorded, papers taken in, but for those who bring none."""
    for run in list(review.waiting(clerk.organisation_id or 0, step="to_collect")):
        gates = {gate.kind: gate for gate in run.gate_list}  # type: ignore[attr-defined]
        application = run.application
        if "fee" in gates and gates["fee"].state != "done":
            day.tries("收费", partial(_record_fee, clerk, application, day))
        brings = day.fates.get(application.pk) != "no_paper"
        if "paper" in gates and gates["paper"].state != "done" and brings:
            day.tries("收纸质材料", partial(_take_papers, clerk, application, run, day))


def _take_papers(clerk: Actor, application: "Application", run: "StageRun", day: Day) -> None:
    wanted = papers.wanted(day.plan, facts_of(application, run.revision_number))
    counter.receive_paper(actor=clerk, application_id=application.pk, received=wanted, note="", at=day.at)


def _record_fee(clerk: Actor, application: "Application", day: Day) -> None:
    amount = next((fee.amount for fee in day.plan.fees if fee.amount is not None), 20_000)
    counter.record_fee(
        actor=clerk,
        application_id=application.pk,
        amount_fen=amount,
        receipt=f"YS{application.pk:08d}",
        waived=False,
        note="",
        expected_version=applications.get(application.pk).version,
        at=day.at,
    )


def offices(clerks: dict[int, Actor], *roles: str) -> Iterator[Actor]:
    """The clerks of these roles, in the order in which their offices came."""
    return (clerk for clerk in clerks.values() if clerk.role in roles)


def busy(clerks: dict[int, Actor], *roles: str) -> Iterator[Actor]:
    """Those of them whose office has a case as this is asked."""
    holding = review.offices_holding()
    return (clerk for clerk in offices(clerks, *roles) if clerk.organisation_id in holding)
