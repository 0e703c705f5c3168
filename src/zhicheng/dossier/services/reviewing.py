"""The employer's review of records (业绩档案审核): approve one or many, or return one with what to mend."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from zhicheng import kinds
from zhicheng.messages import services as messages
from zhicheng.standards import codes
from zhicheng.standards.actor import Actor
from zhicheng.standards.outcome import BatchOutcome
from zhicheng.trail import services as trail

from .. import locks, queries, rules
from ..checks import EVIDENCE
from ..errors import ItemChanged, NoSuchItem, OwnRecord, ReasonsMissing
from ..models import Item, Profile

State = Item.State
NOT_HERE = "没有找到这条记录，请从列表里重新打开。"
SEEN_OTHER = "在您看过以后，本人又改过重新送来，请看过现在的内容再审核。"
NAMED_AT_MOST = 5


def approve_items(
    *, actor: Actor, item_ids: Sequence[int], seen: Mapping[int, datetime] | None = None, at: datetime
) -> BatchOutcome:
    """Approve records of the actor's people; what has changed in the meantime is skipped with a sentence.

    `seen` tells for each record when the version that the clerk looked at had been sent (`submitted_at`): one that
    was taken back, changed and sent again, or that it does not tell of, is skipped. The version approved before is
    superseded. Each owner gets one message. Approving the same records twice at once does it once.
    """
    done: list[Item] = []
    skipped: list[tuple[int, str]] = []
    with transaction.atomic():
        rows, profiles = _lock(item_ids)
        by_id = {row.pk: row for row in rows}
        for item_id in dict.fromkeys(item_ids):
            item = by_id.get(item_id)
            why_not = NOT_HERE if item is None else _why_not(actor, item, profiles, seen)
            if item is None or why_not is not None:
                skipped.append((item_id, why_not or NOT_HERE))
                continue
            _approve(item, [row for row in rows if row.lineage == item.lineage], actor, at)
            done.append(item)
        _tell_approved(done, actor, at)
    return BatchOutcome(done=tuple(item.pk for item in done), skipped=tuple(skipped))


def return_item(
    *,
    actor: Actor,
    item_id: int,
    reasons: Sequence[Mapping[str, str]],
    seen: datetime | None = None,
    at: datetime,
) -> Item:
    """Send a record back to its owner with what to mend (退回修改), and tell her.

    Each reason is `code` (of the table `reasons`, for returning), `field` (a field of the kind, "evidence", or ""
    for the whole record) and `text` (how to mend; needed for the code `other`). Raises `ReasonsMissing`,
    `ItemChanged` (somebody decided or the owner changed it), `OwnRecord`, `NoSuchItem`.
    """
    with transaction.atomic():
        rows, profiles = _lock([item_id])
        item = next((row for row in rows if row.pk == item_id), None)
        if item is None or not _theirs(actor, item, profiles):
            raise NoSuchItem()
        if (why_not := _why_not(actor, item, profiles, {item_id: seen} if seen else None)) is not None:
            raise OwnRecord() if item.owner_id == actor.person_id else ItemChanged(why_not)
        item.reasons = _reasons(item, reasons)
        item.state, item.reviewed_at, item.changed_at = State.RETURNED, at, at
        item.reviewed_by_id = actor.organisation_id
        item.save(update_fields=["state", "reasons", "reviewed_by", "reviewed_at", "changed_at"])
        trail.record(
            subject=f"item:{item.pk}",
            act="item.returned",
            actor=actor,
            at=at,
            data={"kind": item.kind, "reasons": [{"code": one["code"], "field": one["field"]} for one in item.reasons]},
            private={"texts": [one["text"] for one in item.reasons]},
        )
        _tell_returned(item, actor, at)
    return item


def _lock(item_ids: Sequence[int]) -> tuple[list[Item], dict[int, Profile]]:
    """All versions of these records and their owners' profiles, locked."""
    found = list(Item.objects.filter(pk__in=set(item_ids)).values_list("owner_id", "lineage"))
    profiles = locks.profiles(owner for owner, _ in found)
    return locks.lineages(lineage for _, lineage in found), profiles


def _theirs(actor: Actor, item: Item, profiles: Mapping[int, Profile]) -> bool:
    """Whether the owner works where the actor acts, and the employer may know of this row."""
    profile = profiles.get(item.owner_id)
    here = actor.role == "employer" and profile is not None and profile.employer_id == actor.organisation_id
    return here and item.submitted_at is not None


def _why_not(
    actor: Actor, item: Item, profiles: Mapping[int, Profile], seen: Mapping[int, datetime] | None
) -> str | None:
    if not _theirs(actor, item, profiles):
        return NOT_HERE
    if (why_not := queries.why_not_review(actor, item)) is not None:
        return why_not
    if seen is not None and item.submitted_at != seen.get(item.pk):
        return SEEN_OTHER
    return None


def _approve(item: Item, lineage: Sequence[Item], actor: Actor, at: datetime) -> None:
    before = next((row for row in lineage if row.state == State.APPROVED), None)
    if before is not None:
        before.state, before.changed_at = State.SUPERSEDED, at
        before.save(update_fields=["state", "changed_at"])
        trail.record(subject=f"item:{before.pk}", act="item.superseded", actor=actor, at=at, data={"by": item.pk})
    item.state, item.reviewed_at, item.changed_at = State.APPROVED, at, at
    item.reviewed_by_id, item.reasons = actor.organisation_id, []
    item.save(update_fields=["state", "reasons", "reviewed_by", "reviewed_at", "changed_at"])
    trail.record(
        subject=f"item:{item.pk}",
        act="item.approved",
        actor=actor,
        at=at,
        data={"kind": item.kind, "version": item.version, "supersedes": before.pk if before else None},
    )


def _reasons(item: Item, reasons: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    kind, table = kinds.get(item.kind), codes.table("reasons")
    fields = {"", EVIDENCE, *(one.code for one in kind.fields)}
    kept: list[dict[str, str]] = []
    for reason in reasons:
        code, field, text = (str(reason.get(part) or "").strip() for part in ("code", "field", "text"))
        if code not in table or "return" not in table.get(code).extra.get("acts", ()):
            raise ReasonsMissing("请从列表里选择退回的原因。")
        if field not in fields:
            raise ReasonsMissing("请选择是哪一项要改。")
        if code == "other" and not text:
            raise ReasonsMissing("选“其他原因”时，请写明怎样改。")
        if len(text) > rules.LONGEST_REASON:
            raise ReasonsMissing(f"每处的说明最多{rules.LONGEST_REASON}字，现在是{len(text)}字。")
        kept.append({"code": code, "field": field, "text": text})
    if not kept:
        raise ReasonsMissing()
    return kept


def _tell_approved(done: Sequence[Item], actor: Actor, at: datetime) -> None:
    owners: dict[int, list[Item]] = {}
    for item in done:
        owners.setdefault(item.owner_id, []).append(item)
    for owner_id, items in owners.items():
        names = "、".join(f"“{item.title}”" for item in items[:NAMED_AT_MOST])
        more = "等" if len(items) > NAMED_AT_MOST else ""
        messages.tell(
            recipient_id=owner_id,
            kind="dossier.approved",
            text=f"{actor.organisation_name}审核通过了您的业绩档案{len(items)}条：{names}{more}。申报时可以选用。",
            subject=f"profile:{owner_id}",
            key=f"dossier.approved:{items[0].pk}",
            at=at,
        )


def _tell_returned(item: Item, actor: Actor, at: datetime) -> None:
    parts = [f"{number}. {one}" for number, one in enumerate(queries.reason_sentences(item), 1)]
    messages.tell(
        recipient_id=item.owner_id,
        kind="dossier.returned",
        text=f"{actor.organisation_name}退回了“{item.title}”，请改{len(parts)}处："
        + "；".join(parts)
        + "。改好后在“我的业绩档案”里再送审。",
        subject=f"item:{item.pk}",
        key=f"dossier.returned:{item.pk}:{at.isoformat()}",
        at=at,
    )
