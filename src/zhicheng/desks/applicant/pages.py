"""What the pages of one application have in common: where we are among the six steps, what to mend, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhicheng.applications import rules
from zhicheng.applications.errors import NotEditable
from zhicheng.casework import reading
from zhicheng.ui import flash

from . import places

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.applications.models import Application
    from zhicheng.casework.filing_draft import Filing

STATES = {"done": "已完成", "todo": "还没开始", "started": "进行中", "locked": "还不能开始"}
AFTER_SIGNING = ("form", "items", "attachments")


def step_context(filing: Filing, code: str, **more: Any) -> dict[str, Any]:
    """The context of a step's page; `fixes` are what the office that returned the case asks to mend in this step."""
    step = next(one for one in filing.steps if one.code == code)
    following = next((one for one in filing.steps if one.number == step.number + 1), None)
    return {
        "application": filing.application,
        "filing": filing,
        "draft": filing.draft,
        "plan": filing.draft.plan,
        "step": step,
        "total": len(filing.steps),
        "next": following,
        "overview": reverse("applicant:application", args=[filing.application.pk]),
        "clause_url": reverse("public:notice", args=[filing.application.plan_id]),
        "fixes": [fix for fix in fixes_of(filing.application) if places.step_of(fix["place"]) == code],
        **more,
    }


def fixes_of(application: Application) -> list[dict[str, str]]:
    """What the return in force asks to mend, each with the address of its field."""
    if application.status != "returned":
        return []
    return [
        {
            "place": fix.place,
            "name": fix.place_name,
            "reason": fix.reason,
            "text": fix.text,
            "href": places.address(application.pk, fix.place),
            "word": places.word(fix.place),
        }
        for fix in reading.fix_list(application)
    ]


def tasks(filing: Filing) -> list[dict[str, Any]]:
    """The steps for the task list; a step that cannot be opened yet has no address."""
    pk = filing.application.pk
    return [
        {
            "name": step.name,
            "href": None if step.state == "locked" else reverse(step.url_name, args=[pk]),
            "fact": step.fact,
            "status": status_of(step),
        }
        for step in filing.steps
    ]


def remarks(plan: policy.Plan, page: str) -> list[dict[str, Any]]:
    """The notice's remarks for one page: form, achievements, submit."""
    return [
        {"text": one.text, "clauses": tuple(dict.fromkeys(ref.partition("#")[0] for ref in one.clause))}
        for one in plan.notices
        if one.show == page
    ]


def status_of(step: Any) -> str:
    """The status word of a step: 已完成, 有 2 处要改 …"""
    return f"有\u00a0{step.count}\u00a0处要改" if step.state == "fix" else STATES[step.state]


def refuse_step(request: HttpRequest, filing: Filing, code: str) -> HttpResponse | None:
    """The way out of a step that cannot be visited now, with a sentence why; None where it can."""
    pk = filing.application.pk
    if not rules.editable(filing.application):
        if request.method == "POST":  # from a page that was opened before
            flash.say(request, f"这一页没有保存：{NotEditable.default_sentence}", kind="ochre")
        return redirect("applicant:application", pk)
    if code == "photo" and filing.draft.plan.photo is None:
        return redirect("applicant:application", pk)
    if code == "commitment" and filing.draft.lacks_photo:
        flash.say(request, "请先上传证件照，再签署个人承诺。", kind="ochre")
        return redirect("applicant:photo", pk)
    if code in AFTER_SIGNING and filing.draft.signed_before is None:
        flash.say(request, "请先签署个人承诺，再填写后面几步。", kind="ochre")
        return redirect("applicant:photo" if filing.draft.lacks_photo else "applicant:commitment", pk)
    return None
