"""The slots for attachments as the page shows them: why each is wanted or not, its files, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from .places import slot_anchor

if TYPE_CHECKING:
    from zhicheng.applications.rules import Slot
    from zhicheng.casework.filing_draft import Filing


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot. `mark` is the verdict's sign; `input` the id of its file control."""

    id: str
    name: str
    state: str
    mark: str
    why: str
    note: str
    clauses: tuple[str, ...]
    files: tuple[dict[str, Any], ...]
    bad: tuple[dict[str, Any], ...]
    sentences: tuple[str, ...]
    anchor: str
    input: str
    action: str


MARKS = {"missing": "unmet", "given": "met", "unknown": "unknown", "held": "met", "not_needed": "met"}


def shown(filing: Filing, *, slot: str, bad: list[dict[str, Any]], sentences: list[str]) -> list[SlotRow]:
    """All slots of the draft; `bad` and `sentences` belong to the slot just sent to."""
    notes = {rule.id: rule for rule in filing.draft.plan.attachments}
    return [
        _row(
            filing.application.pk,
            one,
            notes[one.id].note if one.id in notes else "",
            tuple(bad) if one.id == slot else (),
            tuple(sentences) if one.id == slot else (),
        )
        for one in filing.draft.slots
    ]


def _row(pk: int, one: Slot, note: str, bad: tuple[dict[str, Any], ...], sentences: tuple[str, ...]) -> SlotRow:
    return SlotRow(
        id=one.id,
        name=one.name,
        state=one.state,
        mark=MARKS[one.state],
        why=one.why,
        note=note,
        clauses=tuple(dict.fromkeys(name.partition("#")[0] for name in one.clause)),
        files=tuple(
            {
                "name": row.file.name,
                "size": row.file.blob.size,
                "state": f"已上传 {row.file.blob.pages}\u00a0页" if row.file.blob.pages else "已上传",
                "href": reverse("applicant:file", args=[pk, row.file.pk]),
                "remove": reverse("applicant:detach", args=[pk, one.id, row.file.pk]),
            }
            for row in one.files
        ),
        bad=bad,
        sentences=sentences,
        anchor=slot_anchor(one.id),
        input=f"files-{one.id}",
        action=reverse("applicant:attach", args=[pk, one.id]),
    )
