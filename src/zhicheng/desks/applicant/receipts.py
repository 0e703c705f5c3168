"""The receipt of the newest submission (申报回执), for the page and for the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import reading
from zhicheng.documents.shapes import Receipt
from zhicheng.plans import queries as plans
from zhicheng.standards.identity import mask_phone
from zhicheng.standards.text import end_of_day

from . import tracking

if TYPE_CHECKING:
    from zhicheng.applications.models import Application, Revision


def receipt_context(application: Application) -> dict[str, Any]:
    """What the page of the receipt shows."""
    plan = plans.plan_of(application.plan_id)
    revision = applications.revision(application.pk, application.revision_number)
    where = reading.where_is(application)
    changes = _changes(application, revision)
    person = revision.content["person"]
    rows = [
        {"name": "受理编号", "value": application.receipt_number},
        {"name": "申报", "value": "　".join(part for part in (plan.name, _form(revision, "specialty")) if part)},
        {"name": "申报人", "value": f"{person['name']}　{person['identity']['masked']}"},
        {"name": "用人单位", "value": person["employer"]["name"]},
        {
            "name": "这是第几稿",
            "value": f"第 {revision.number} 稿" + (f"，改了 {changes} 处" if changes else ""),
            "href": reverse("applicant:revision", args=[application.pk, revision.number]),
            "action": "看改动" if changes else "看内容",
        },
        {
            "name": "内容指纹",
            "value": fingerprint(revision.digest),
            "href": reverse("applicant:revision", args=[application.pk, revision.number]) + "#digest",
            "action": "怎样核对",
        },
    ]
    return {
        "application": application,
        "plan": plan,
        "revision": revision,
        "where": where,
        "rows": rows,
        "stages": tracking.stages_of(application, plan, reading.visits(application)),
        "phone": mask_phone(application.applicant.phone) if application.applicant.phone else "",
    }


def receipt_data(application: Application) -> Receipt:
    """What `documents` needs for the PDF."""
    plan = plans.plan_of(application.plan_id)
    revision = applications.revision(application.pk, application.revision_number)
    where = reading.where_is(application)
    steps = tracking.stages_of(application, plan, reading.visits(application))
    data = Receipt(
        number=application.receipt_number or "",
        name=revision.content["person"]["name"],
        filed_at=revision.filed_at.isoformat(),
        plan_name=plan.name,
        specialty=_form(revision, "specialty"),
        method=_form(revision, "method") or _form(revision, "path"),
        employer=revision.content["person"]["employer"]["name"],
        revision=revision.number,
        digest=revision.digest,
        steps=[step["name"] for step in steps if step["state"] in ("now", "todo")],
        now_with=where.holder,
    )
    if where.until is not None:
        data["until"] = end_of_day(clock.last_day(where.until))
    return data


def fingerprint(digest: str) -> str:
    """The first twelve digits of a digest, in groups people can read out."""
    return " ".join(digest[at : at + 4] for at in (0, 4, 8))


def _changes(application: Application, revision: Revision) -> int:
    if revision.number < 2:
        return 0
    return len(applications.diff(applications.revision(application.pk, revision.number - 1), revision))


def _form(revision: Revision, code: str) -> str:
    return str((revision.content["form"].get(code) or {}).get("text") or "")
