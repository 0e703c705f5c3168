"""Reading applications: a person's own, the draft with everything its steps show, revisions and what differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from zhicheng import clock
from zhicheng.dossier import queries as dossier
from zhicheng.plans import queries as plans
from zhicheng.standards.actor import Actor

from . import commitment as signing
from . import content, form, rules, scores
from .differences import Change, diff
from .errors import ApplicationUnknown, CodeUnknown, RevisionUnknown
from .models import GIVEN_UP, Application, ChosenItem, Commitment, DraftFile, Revision, RevisionFile
from .photo import photo_rule
from .published import published_digest, published_fields
from .steps import Step, steps

if TYPE_CHECKING:
    from zhicheng import policy

__all__ = [
    "Change",
    "Step",
    "all_of",
    "by_receipt",
    "choices",
    "chosen",
    "chosen_item_ids",
    "commitment_by_token",
    "commitment_state",
    "diff",
    "draft",
    "draft_file",
    "get",
    "live",
    "mine",
    "newest_revision",
    "own",
    "photo_rule",
    "preview",
    "published_digest",
    "published_fields",
    "revision",
    "revision_file",
    "revision_from",
    "revisions",
    "self_scores",
    "signed_commitment",
    "steps",
]


def _with_people() -> QuerySet[Application]:
    return Application.objects.select_related("applicant", "employer", "committee", "plan").defer("plan__document")


def mine(user_id: int) -> list[Application]:
    """A person's applications, the one changed last first, with plan (without its document) and employer."""
    return list(_with_people().filter(applicant_id=user_id).order_by("-changed_at", "-pk"))


def own(actor: Actor, application_id: int) -> Application:
    """The actor's own application; raises `ApplicationUnknown` for anybody else's."""
    found = _with_people().filter(pk=application_id, applicant_id=actor.person_id).first()
    if found is None or actor.person_id is None:
        raise ApplicationUnknown()
    return found


def get(application_id: int) -> Application:
    """An application for callers that have checked the right to it; raises `ApplicationUnknown`."""
    found = _with_people().filter(pk=application_id).first()
    if found is None:
        raise ApplicationUnknown()
    return found


def all_of(application_ids: Sequence[int]) -> dict[int, Application]:
    """These applications by id, with people, plan and employer; unknown ids are left out. One query."""
    return {row.pk: row for row in _with_people().filter(pk__in=application_ids)}


def ids_with_status(status: str) -> set[int]:
    """The ids of all applications in a status. One query."""
    return set(Application.objects.filter(status=status).values_list("pk", flat=True))


def by_receipt(receipt_number: str) -> Application | None:
    """The application of a receipt number, spaces and letter case set aside; the caller checks the right to it."""
    return _with_people().filter(receipt_number="".join(receipt_number.split()).upper()).first()


def ended_of(user_ids: Collection[int]) -> dict[int, list[Application]]:
    """The applications of these people that were filed and are over, oldest first; everyone has a list. One query."""
    found: dict[int, list[Application]] = {user_id: [] for user_id in user_ids}
    rows = Application.objects.filter(applicant_id__in=user_ids, revision_number__gt=0).exclude(closed_at=None)
    for one in rows.select_related("plan").defer("plan__document").order_by("pk"):
        found[one.applicant_id].append(one)
    return found


def begun_before(plan_id: str) -> list[Application]:
    """The open applications to a plan under a version that is no longer in force, oldest first."""
    open_ones = _with_people().filter(plan__plan_id=plan_id, plan__current=False, closed_at=None).exclude(GIVEN_UP)
    return list(open_ones.order_by("pk"))


def live(user_id: int, plan_id: str) -> Application | None:
    """The person's application to any version of this plan, unless she gave it up (`GIVEN_UP`)."""
    rows = _with_people().filter(applicant_id=user_id, plan__plan_id=plan_id).exclude(GIVEN_UP)
    return rows.order_by("-pk").first()


def revision(application_id: int, number: int) -> Revision:
    """One frozen revision (第 n 稿); raises `RevisionUnknown`."""
    found = Revision.objects.filter(application_id=application_id, number=number).first()
    if found is None:
        raise RevisionUnknown()
    return found


def revisions(application_id: int) -> list[Revision]:
    """All revisions of an application, oldest first."""
    return list(Revision.objects.filter(application_id=application_id).order_by("number"))


def newest_revision(application_id: int) -> Revision | None:
    """The revision filed last; None for a draft that was never filed."""
    return Revision.objects.filter(application_id=application_id).order_by("-number").first()


def revision_from(application_id: int, version: int) -> Revision | None:
    """The revision that was submitted when the application had this version: what a repeated click finds."""
    return Revision.objects.filter(application_id=application_id, from_version=version).first()


def revision_file(application_id: int, number: int, file_id: UUID) -> RevisionFile:
    """A file of a revision, for whoever may see the revision; raises `RevisionUnknown`."""
    found = (
        RevisionFile.objects.select_related("file__blob")
        .filter(revision__application_id=application_id, revision__number=number, file_id=file_id)
        .first()
    )
    if found is None:
        raise RevisionUnknown("这一稿里没有这个文件，请从申报页面重新打开。")
    return found


def draft_file(actor: Actor, application_id: int, file_id: UUID) -> DraftFile:
    """A file of the actor's own draft; raises `ApplicationUnknown`."""
    found = (
        DraftFile.objects.select_related("file__blob")
        .filter(application_id=application_id, application__applicant_id=actor.person_id, file_id=file_id)
        .first()
    )
    if found is None or actor.person_id is None:
        raise ApplicationUnknown("没有找到这个文件，请从申报页面重新打开。")
    return found


def commitment_by_token(token: str) -> Commitment:
    """The commitment of a code that can be signed with now, with its application and applicant.

    Raises `CodeUnknown`, `CodeUsed`, `CodeExpired`, `CodeVoid`, `NotEditable`.
    """
    found = (
        Commitment.objects.select_related("application__applicant", "application__employer")
        .filter(token_digest=signing.digest_of_token(token))
        .first()
    )
    if found is None:
        raise CodeUnknown()
    signing.refuse_if_dead(found.application, found)
    return found


def signed_commitment(application: Application) -> Commitment | None:
    """The newest signature that holds for the application's plan version and text; None where it must be signed."""
    return next((row for row, holds in _signatures(application) if holds), None)


def _signatures(application: Application) -> list[tuple[Commitment, bool]]:
    """Every signature of an application, the newest first, and whether it holds for its plan version and text."""
    published = plans.get(application.plan_id)
    text = signing.digest_of_text(plans.plan_of(published.pk).commitment)
    rows = Commitment.objects.select_related("signature").filter(application=application, signed_at__isnull=False)
    return [
        (row, signing.holds(row, plan_digest=published.digest, text_digest=text))
        for row in rows.order_by("-signed_at", "-pk")
    ]


def commitment_state(actor: Actor, application_id: int) -> str:
    """For the desktop page that waits: "signed", "waiting" (a code can still be signed with) or "none"."""
    application = own(actor, application_id)
    codes = Commitment.objects.filter(application=application)
    if codes.filter(used_at=None, expires_at__gt=clock.real_now()).exists():
        return "waiting"
    return "signed" if signed_commitment(application) is not None else "none"


def draft(application: Application, outcome: policy.Outcome) -> rules.Draft:
    """The draft with everything its six steps show; `outcome` is the engine's answer over what is approved."""
    files: dict[str, list[DraftFile]] = {}
    for row in DraftFile.objects.select_related("file__blob").filter(application=application).order_by("pk"):
        files.setdefault(row.slot, []).append(row)
    photo = files.pop(rules.PHOTO, [])
    signed = _signatures(application)
    plan = plans.plan_of(application.plan_id)
    approved = dossier.approved_items(application.applicant_id)
    employer = application.employer
    if application.revision_number == 0:  # until it is filed, a draft follows the person to where she works
        profile = dossier.profile_of(application.applicant_id)
        employer = profile.employer if profile else None
    return rules.Draft(
        application=application,
        plan=plan,
        outcome=outcome,
        photo=photo[-1] if photo else None,
        commitment=next((row for row, holds in signed if holds), None),
        signed_before=signed[0][0] if signed else None,
        basics_approved=any(item.kind == "basics" for item in approved),
        employer_name=employer.name if employer else "",
        chosen=chosen(application, approved),
        slots=rules.slots_of(plan, outcome, files),
        form=application.form,
    )


def chosen(application: Application, approved: Sequence[Any]) -> tuple[rules.Chosen, ...]:
    """The chosen achievements in the order of kinds, each with the approved version of its record that is in force.

    A record of which a newer version was approved since counts with the newer one.
    """
    in_force: Mapping[Any, Any] = {item.lineage: item for item in approved}
    order = {code: place for place, code in enumerate(rules.choosable_kinds())}
    rows = ChosenItem.objects.select_related("item").filter(application=application).order_by("pk")
    made = []
    for row in rows:
        item = in_force.get(row.item.lineage)
        shown = item or row.item
        made.append(rules.Chosen(row.pk, shown.pk, shown.title, shown.kind, row.representative, item))
    return tuple(sorted(made, key=lambda one: order.get(one.kind, len(order))))


def choices(application: Application) -> list[tuple[Any, rules.Chosen | None]]:
    """选择相关业绩: every approved achievement of the applicant, in the dossier's order, and how it is chosen."""
    approved = dossier.approved_items(application.applicant_id)
    taken = {one.item_id: one for one in chosen(application, approved)}
    return [(item, taken.get(item.pk)) for item in approved if rules.choosable(item.kind)]


def preview(draft: rules.Draft, facts: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """What a submission would freeze now, as `content` describes it: what is seen is what is filed."""
    application = draft.application
    approved = dossier.approved_items(application.applicant_id)
    number = application.revision_number + 1
    return content.content_of(draft, approved=approved, facts=facts, number=number, at=at)[0]


def self_scores(application: Application) -> dict[str, float]:
    """sheet → the self-score of this form, for the sheets of its path that can be summed."""
    if not any(code.startswith(scores.PREFIX) for code in application.form):
        return {}
    fields = form.fields_for(plans.plan_of(application.plan_id), application.form)
    sheets = [one.sheet for one in fields if one.sheet is not None]
    found = {one.id: scores.total(one, application.form.get(scores.field_code(one))) for one in sheets}
    return {code: points for code, points in found.items() if points is not None}


def chosen_item_ids(application: Application) -> set[int]:
    """The ids of the approved items that are chosen, newer versions of chosen records counted as chosen."""
    approved = dossier.approved_items(application.applicant_id)
    return {one.item_id for one in chosen(application, approved) if one.item is not None}
