"""The editor of one record, shared by every kind: what the page shows, and what its form does when sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhicheng import clock
from zhicheng.dossier import queries, rules, services
from zhicheng.dossier.checks import EVIDENCE
from zhicheng.dossier.errors import EmployerMissing, ItemChanged, TooLong, UnderReview
from zhicheng.dossier.queries import Record
from zhicheng.files import services as files
from zhicheng.files.inspect import LIMIT
from zhicheng.kinds import Kind
from zhicheng.ui import flash
from zhicheng.ui.actor import actor_of
from zhicheng.ui.parts.words import size

from . import presenting
from .forms import RecordForm, typed

if TYPE_CHECKING:
    from zhicheng.dossier.models import Item

Problems = Iterable[tuple[str, str]]
Again = Callable[..., HttpResponse]


def page(
    request: HttpRequest,
    kind: Kind,
    lineage: UUID,
    *,
    template: str = "applicant/dossier/record.html",
    values: Mapping[str, Any] | None = None,
    beginnings: Mapping[str, Any] | None = None,
    problems: Problems = (),
    refused_files: Iterable[dict[str, Any]] = (),
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The editor, filled with what is stored and, over it, with `values` just typed.

    `beginnings` fill a record that was never saved; `problems` are (field, sentence), shown with the employer's
    reasons where the record was returned.
    """
    actor = actor_of(request)
    record = queries.record_of(actor.person_id or 0, lineage)
    item = record.now if record else None
    told = [*_returned(item), *problems]
    stored = item.data if item else beginnings or {}
    form = RecordForm(kind, {**stored, **(values or {})}, told, files=not kind.singleton)
    context = {
        "kind": kind,
        "form": form,
        "record": record,
        "item": item,
        "title": item.title if item else f"添加{kind.name}",
        "version": item.version if item else 0,
        "trust": rules.trust_of(item) if item else "",
        "state": state_sentence(record),
        "summary_title": _summary_title(item, list(problems), told),
        "files": [*(presenting.files(item) if item else []), *refused_files],
        "autosave": reverse("applicant:dossier_autosave", args=[kind.code, lineage]),
        **extra,
    }
    return render(request, template, context, status=status)


def save(request: HttpRequest, kind: Kind, lineage: UUID, *, again: Again) -> HttpResponse:
    """What the editor's form does: keep what was typed, then take the files, and then what the pressed button says.

    `again(values=…, problems=…, …)` draws the page anew where something is to be mended.
    """
    values, act = typed(kind, request.POST), _act(request)
    uploads, too_large = _uploads(request.FILES.getlist(EVIDENCE))
    try:
        filled = services.fill_in(
            actor=actor_of(request),
            kind=kind.code,
            data=values,
            lineage=lineage,
            expected_version=version(request),
            uploads=((one.name, one.read()) for one in uploads),
            remove=int(request.POST["remove"]) if act == "remove" else None,
            submit=act == "submit" and not too_large,
            at=clock.now(),
        )
    except (ItemChanged, UnderReview, TooLong) as refused:
        return again(values=values, problems=[(refused.field or "", refused.sentence)], status=409)
    answers = zip(uploads, filled.refused, strict=True)
    bad = [*too_large, *(_bad(one, sentence) for one, sentence in answers if sentence is not None)]
    if bad:
        return again(problems=[(EVIDENCE, f"{one['name']}：{one['state']}") for one in bad], refused_files=bad)
    return _onwards(request, filled, kind, act)


def asked_to_check(request: HttpRequest, item: Item | None) -> list[tuple[str, str]]:
    """What keeps this record from being sent, as (field, sentence), where the address asks for it (`?check=1`)."""
    if "check" not in request.GET or item is None or item.state not in rules.EDITABLE:
        return []
    actor = actor_of(request)
    profile = queries.profile_of(actor.person_id or 0)
    if profile is None or profile.employer_id is None:
        return [("", EmployerMissing.default_sentence)]
    wrong = services.problems_of(actor=actor, item_ids=[item.pk], at=clock.now())
    return [(one.field, one.sentence) for one in wrong]


def version(request: HttpRequest) -> int | None:
    """The version the person had before her."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else None


def _act(request: HttpRequest) -> str:
    """What is to be done with what was typed: remove a file, submit, save; upload where the page sent itself."""
    if request.POST.get("remove", "").isdecimal():
        return "remove"
    return request.POST.get("act", "upload")  # a file was chosen, and no button was pressed


def _onwards(request: HttpRequest, filled: services.Filled, kind: Kind, act: str) -> HttpResponse:
    item, here = filled.item, presenting.record_address(filled.item)
    if act in ("remove", "upload"):
        return redirect(f"{here}#id_{EVIDENCE}_field")
    if filled.unsent is not None:
        return redirect(f"{here}?check=1")  # a page that reloading does not send again
    if act == "submit":
        flash.say(request, f"“{item.title or kind.name}”已经送单位审核，审核结果会发消息告诉您。")
    elif item.state == rules.State.APPROVED:
        flash.say(request, "没有改动，单位审核过的内容保持不变。", kind="indigo")
    else:
        flash.say(request, "已保存，还没有送单位审核。")
    home = reverse("applicant:dossier")
    return redirect(here if kind.singleton else f"{home}#{kind.code}")


def _uploads(sent: Iterable[Any]) -> tuple[list[Any], list[dict[str, Any]]]:
    """The uploads that are small enough to be read at all, and the others with what is wrong."""
    uploads, too_large = [], []
    for one in sent:
        if (one.size or 0) > LIMIT:
            sentence = f"文件最大20\u00a0MB，现在是{size(one.size)}，请压缩或分开后再上传。"
            too_large.append(_bad(one, sentence))
        else:
            uploads.append(one)
    return uploads, too_large


def _bad(upload: Any, sentence: str) -> dict[str, Any]:
    return {"name": files.tidy_name(upload.name or ""), "size": upload.size or 0, "state": sentence, "bad": True}


def _returned(item: Item | None) -> list[tuple[str, str]]:
    """The employer's reasons as problems, while the record is with its owner."""
    if item is None or item.state not in rules.EDITABLE:
        return []
    return [
        (field, f"单位请您改：{sentence}")
        for field, sentences in queries.reasons_by_field(item).items()
        for sentence in sentences
    ]


def _summary_title(item: Item | None, problems: list[tuple[str, str]], told: list[tuple[str, str]]) -> str:
    if problems:
        return f"有 {len(told)}\u00a0处要改，您填的都已保存"
    if item is not None and item.reviewed_at:
        return f"{presenting.day(item.reviewed_at)}单位退回，有 {len(told)}\u00a0处要改"
    return ""


def state_sentence(record: Record | None) -> str:
    """Where the record stands, in one line under its title."""
    if record is None:
        return "填到哪里都会保存，填好后送单位核对原件。"
    if record.now.state == "returned":
        return "改好后再送单位审核。"
    if record.open is None:
        return "单位已经审核。改动后会成为新的一版，再送单位审核；审核通过以前，现在这一版照常可用。"
    if record.approved is not None:
        return "这是还没送审的新一版；审核通过以前，原来那一版照常可用。"
    return "改好后送单位核对原件。"
