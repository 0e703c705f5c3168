"""What the case page shows: the revision, its findings, its files, who said what before, and what may be done now."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse

from zhicheng import policy
from zhicheng.applications import queries as applications
from zhicheng.casework import choosing, judging, reading, rechecking, stage_words
from zhicheng.casework.facts import outcome_of
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review
from zhicheng.review.rules import VERDICTS
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.standards.text import chinese_moment

from . import claims, presenting

FIRST_ROWS = 2000


def context(*, actor: Actor, application: Any, at: datetime, number: str = "", file: str = "") -> dict[str, Any]:
    """Everything of the page but its forms. `number` asks for an earlier revision, `file` for one to look at."""
    newest = application.revision_number
    wanted = int(number) if number.isdecimal() and 1 <= int(number) <= newest else newest
    if not wanted:
        raise Http404
    content = applications.revision(application.pk, wanted).content
    plan = plans.plan_of(application.plan_id)
    files = presenting.files_of(content, application.pk, wanted)
    outcome = outcome_of(application, wanted)
    path = next((one for one in outcome.paths if one.id == outcome.chosen), None)
    run = review.open_run(application.pk)
    here = run is not None and run.organisation_id == actor.organisation_id
    stage = next((one for one in plan.route if run is not None and one.id == run.stage), None)
    shown = next((one for one in files if one["id"] == file), files[0] if files else None)
    findings = [outcome.population, *outcome.common, *([path] if path else [])]
    readings = {one.id: next(o.says for o in one.options if o.id == one.chosen) for one in plan.readings}
    return {
        "application": application,
        "content": content,
        "number": wanted,
        "revision_words": f"第 {wanted} 稿",
        "numbers": range(1, newest + 1),
        "plan": plan,
        "chosen": presenting.chosen_words(application),
        "findings": findings,
        "claims": claims.claims_of(findings, files, shown, readings),
        "readings": readings,
        "rechecked": rechecking.rechecked(application, wanted),
        "clause_url": reverse("public:notice", args=[application.plan_id]),
        "files": files,
        "shown": shown,
        "groups": presenting.groups_of(content, files, choosing.outside(application, wanted)),
        "basics": content["basics"],
        "changes": [
            (one.name, one.before or None, one.after or None)
            for one in reading.changes_since_my_visit(actor, application)
        ],
        "decided_revision": reading.decided_revision(actor, application),
        "home": presenting.home_of(actor),
        "opinions": opinions(application.pk, plan),
        "history": reading.history(application),
        "notes": reading.notes(actor, application),
        "where": reading.where_is(application),
        "due": presenting.due_words(run.due_at) if here and run is not None else "",
        "left": presenting.days_left(run.due_at, at) if here and run is not None else None,
        "why_not": {
            verb: reading.may(actor, application, verb, at)
            for verb in ("decide", "take_back", "note", "print", "record_fee", "receive_paper", "report", "publicise")
        },
        "allowed": stage_words.verdicts_of(plan, stage) if stage is not None else (),
        "verdict_names": stage_words.verdict_names(stage),
        "stage_remarks": stage_words.remarks(plan, stage),
        **neighbours(actor, application.pk),
    }


def asked(actor: Actor, application: Any) -> dict[str, Any]:
    """What the decision's form asks of this office: its questions, and whether 通过 needs an opinion."""
    run = review.open_run(application.pk)
    stage = next(
        (one for one in plans.plan_of(application.plan_id).route if run is not None and one.id == run.stage), None
    )
    return {
        "questions": reading.questions(actor, application),
        "opinion_with_pass": stage is not None and judging.opinion_with_pass(stage),
    }


def neighbours(actor: Actor, application_id: int) -> dict[str, Any]:
    """The cases before and after in what waits for this office's decision, and the place among them."""
    waiting = review.waiting(actor.organisation_id or 0, step="decide").values_list("application_id", flat=True)
    order = list(waiting[:FIRST_ROWS])
    if application_id not in order:
        return {"previous": None, "next": order[0] if order else None, "place": 0, "total": len(order)}
    at = order.index(application_id)
    return {
        "previous": order[at - 1] if at else None,
        "next": order[at + 1] if at + 1 < len(order) else None,
        "place": at + 1,
        "total": len(order),
    }


def opinions(application_id: int, plan: policy.Plan) -> list[dict[str, Any]]:
    """What offices decided so far and is in force, oldest first."""
    return [
        {
            "office": run.organisation.name if run.organisation else "",
            "verdict": VERDICTS[decision.verdict],
            "tone": decision.verdict,
            "when": chinese_moment(decision.at, weekday=False),
            "revision": run.revision_number,
            "opinion": decision.opinion,
            "answers": judging.answers_in_words(plan, decision.soft_passes),
            "reasons": [one["text"] for one in decision.reasons if one.get("text")],
        }
        for run in review.runs_of(application_id)
        for decision in run.decision_list  # type: ignore[attr-defined]
        if decision.taken_back_at is None
    ]


def picks(application: Any) -> tuple[list[reading.Place], list[tuple[str, str]]]:
    """What reasons can point at: places of the newest revision, and clauses of the notice with their first words."""
    plan = plans.plan_of(application.plan_id)
    clauses = [(one.id, f"{one.id}　{(one.heading or one.text)[:30]}") for one in plan.notice.clauses.values()]
    return reading.places(application), clauses


def add_refusal(form: Any, rows: Any, refused: Refused) -> None:
    """Put the domain's sentence beside the field it names: of the decision, or of one of its reasons."""
    name = refused.field or ""
    if name.startswith("reasons-"):
        _, index, field = name.split("-", 2)
        said = [one for one in rows if one.said]
        row = said[int(index)] if int(index) < len(said) else rows[0]
        row.add_error(field if field in row.fields else None, refused.sentence)
    elif name == "reasons":
        rows[0].add_error("code", refused.sentence)
    else:
        form.add_error(name if name in form.fields else None, refused.sentence)


def row_problems(rows: Any) -> list[tuple[str, str, str]]:
    """The slips in the rows of reasons as (id, label, message), for the summary at the top."""
    return [
        (bound.id_for_label, str(bound.label), str(message))
        for row in rows
        if row.is_bound
        for bound in row
        for message in bound.errors
    ]
