"""预览确认提交: everything as it would be filed, in the order of the steps, and what still stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng.applications import queries as applications

from . import places
from .content_words import File, content_context
from .forms import SubmitForm
from .mending import fixes_with_state
from .pages import remarks, step_context

if TYPE_CHECKING:
    from datetime import datetime

    from zhicheng.applications.rules import Problem
    from zhicheng.casework.filing_draft import Filing
    from zhicheng.standards.errors import Refused


def preview_context(filing: Filing, at: datetime, refused: Refused | None = None) -> dict[str, Any]:
    """The context of the preview; `refused` is why a submission was just refused, beyond the draft's own problems."""
    pk = filing.application.pk
    why_not = refused.sentence if refused is not None else filing.why_not

    def link(file: File) -> str:
        drafted = file["place"] == "photo" or file["place"].startswith("slot:")
        return reverse("applicant:file", args=[pk, file["id"]]) if drafted else ""

    findings = (filing.outcome.population, *filing.outcome.common)
    chosen = [one for one in filing.outcome.paths if one.id == filing.draft.form.get("path")]
    shown = {}
    if filing.application.employer is not None:
        shown = content_context(applications.preview(filing.draft, filing.facts, at), link)
    return step_context(
        filing,
        "preview",
        problems=[{"sentence": one.sentence, "href": _address(pk, one)} for one in filing.problems],
        why_not=why_not,
        form=SubmitForm(initial={"version": filing.application.version}),
        may_submit=why_not is None and not filing.problems,
        untouched=[fix for fix in fixes_with_state(filing, at) if not fix["done"]],
        findings=findings,
        chosen_path=chosen,
        counted=(*findings, *chosen),
        remarks=remarks(filing.draft.plan, "submit"),
        **shown,
    )


def _address(pk: int, problem: Problem) -> str:
    """Where a problem is mended; the form opens with its slips shown."""
    href = places.of_problem(pk, problem)
    return href.replace("#", "?check=1#", 1) if problem.step == "form" else href
