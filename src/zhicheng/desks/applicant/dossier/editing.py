"""The editor of one record, shared by every kind: what the page shows, and what its form does when sent."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhicheng import clock
from zhicheng.dossier import queries, rules, services
from zhicheng.dossier.checks import EVIDENCE
from zhicheng.dossier.errors import EmployerMissing, ItemChanged, NotReady, TooLong, UnderReview
from zhicheng.dossier.models import Item
from zhicheng.dossier.queries import Record
from zhicheng.files import services as files
from zhicheng.files.inspect import LIMIT
from zhicheng.kinds import Kind
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.ui import flash
from zhicheng.ui.actor import actor_of
from zhicheng.ui.parts.words import size

from . import presenting
from .forms import RecordForm, typed

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
    actor, at = actor_of(request), clock.now()
    values = typed(kind, request.POST)
    try:
        item = services.save_item(
            actor=actor, kind=kind.code, data=values, lineage=lineage, expected_version=version(request), at=at
        )
    except (ItemChanged, UnderReview, TooLong) as refused:
        return again(values=values, problems=[(refused.field or "", refused.sentence)], status=409)
    item, refused_files = _take_files(request.FILES.getlist(EVIDENCE), item, actor, at)
    if refused_files:
        told = [(EVIDENCE, f"{one['name']}：{one['state']}") for one in refused_files]
        return again(problems=told, refused_files=refused_files)
    return _act(request, item, kind, actor, at, again)


def version(request: HttpRequest) -> int | None:
    """The version the person had before her."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else None


def _act(request: HttpRequest, item: Item, kind: Kind, actor: Actor, at: datetime, again: Again) -> HttpResponse:
    here = presenting.record_address(item)
    if request.POST.get("remove", "").isdecimal():
        services.remove_evidence(actor=actor, item_id=item.pk, evidence_id=int(request.POST["remove"]), at=at)
        return redirect(f"{here}#id_{EVIDENCE}_field")
    act = request.POST.get("act", "upload")  # sent by the page itself when a file is chosen: no button was pressed
    if act == "upload":
        return redirect(f"{here}#id_{EVIDENCE}_field")
    if act == "submit":
        try:
            services.submit_items(actor=actor, item_ids=[item.pk], at=at)
        except NotReady as refused:
            return again(problems=[(one.field, one.sentence) for one in refused.problems])
        except EmployerMissing as refused:
            return again(problems=[("", refused.sentence)])
        flash.say(request, f"“{item.title or kind.name}”已经送单位审核，审核结果会发消息告诉您。")
    elif item.state == Item.State.APPROVED:
        flash.say(request, "没有改动，单位审核过的内容保持不变。", kind="indigo")
    else:
        flash.say(request, "已保存，还没有送单位审核。")
    home = reverse("applicant:dossier")
    return redirect(here if kind.singleton else f"{home}#{kind.code}")


def _take_files(sent: Iterable[Any], item: Item, actor: Actor, at: datetime) -> tuple[Item, list[dict[str, Any]]]:
    """Keep each file that can be taken; the row that has them, and what was wrong with the others."""
    refused: list[dict[str, Any]] = []
    for upload in sent:
        name, length = files.tidy_name(upload.name or ""), upload.size or 0
        if length > LIMIT:
            sentence = f"文件最大20\u00a0MB，现在是{size(length)}，请压缩或分开后再上传。"
            refused.append({"name": name, "size": length, "state": sentence, "bad": True})
            continue
        try:
            kept = files.keep_document(
                owner_id=item.owner_id, purpose=EVIDENCE, name=name, data=upload.read(), actor=actor, at=at
            )
            item = services.add_evidence(actor=actor, item_id=item.pk, file_id=kept.pk, at=at).item
        except Refused as problem:
            refused.append({"name": name, "size": length, "state": problem.sentence, "bad": True})
    return item, refused


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
