"""What a revision consists of: one complete, self-contained JSON document, made from what is approved and typed.

```
format, application, number, filed_at
plan        id, version, digest, name, year, level
person      name, identity {kind, kind_name, masked, holder}, employer {id, name, credit_code, region, …}
basics      one item (see items)
form        code → {name, value, text}; of a scoring sheet {…, sheet: its lines with their points, see `scores.table`}
items       [{id, lineage, version, kind, kind_name, title, data, rows, public, chosen, representative,
              reviewed_by, reviewed_at, evidence [{place, name, sha256, …}]}]
files       [{place: photo | signature | slot:<id>, slot_name, name, sha256, size, media_type, pages, id}]
commitment  title, text, text_digest, plan_digest, signed_at, device, signature
computed    what was worked out from the dossier (see `computed`)
```

The identity number stands in it masked only; `holder` names the account that keeps it sealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.files import queries as files
from zhicheng.organisations import queries as organisations
from zhicheng.standards import codes
from zhicheng.trail.services import canonical, sha256

from . import form, rules, scores
from .computed import computed

if TYPE_CHECKING:
    from .rules import Draft

FORMAT = 1


def content_of(
    draft: Draft, *, approved: Iterable[Any], facts: Mapping[str, Any], number: int, at: datetime
) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """The document, and (place, file) of every file in it.

    `approved` are the person's approved items in force, `facts` what the engine was told of her.
    """
    application, plan = draft.application, draft.plan
    attached: list[tuple[str, Any]] = []
    marked = {one.item_id: one.representative for one in draft.chosen if one.item is not None}
    items = []
    basics: dict[str, Any] | None = None
    for item in approved:
        if rules.choosable(item.kind) and item.pk not in marked:
            continue
        entry = _item(item, marked, attached)
        if item.kind == "basics":
            basics = entry
        else:
            items.append(entry)
    content = {
        "format": FORMAT,
        "application": application.pk,
        "number": number,
        "filed_at": at.isoformat(),
        "plan": {
            "id": application.plan.plan_id,
            "version": application.plan.version,
            "digest": application.plan.digest,
            "name": application.plan.name,
            "year": application.plan.year,
            "level": application.plan.level,
        },
        "person": _person(application),
        "basics": basics,
        "form": {one.code: _field(one, draft.form.get(one.code)) for one in form.fields_for(plan, draft.form)},
        "items": items,
        "files": _files(draft, attached),
        "commitment": _commitment(draft),
        "computed": computed(plan, draft.outcome, facts),
    }
    return content, attached


def _field(one: form.FormField, value: Any) -> dict[str, Any]:
    told = {"name": one.name, "value": value, "text": one.words(value)}
    return told if one.sheet is None else {**told, "sheet": scores.table(one.sheet, value)}


def digest_of(content: Mapping[str, Any]) -> str:
    """Hex SHA-256 over the document as canonical JSON: the revision's digest, printed on its papers."""
    return sha256(canonical(content))


def _person(application: Any) -> dict[str, Any]:
    person, employer = application.applicant, application.employer
    kinds_of_paper = codes.table("identity_kinds")
    return {
        "name": person.name,
        "identity": {
            "kind": person.identity_kind,
            "kind_name": kinds_of_paper.label(person.identity_kind),
            "masked": person.identity_masked,
            "holder": f"user:{person.pk}",
        },
        "employer": {
            "id": employer.pk,
            "name": employer.name,
            "credit_code": employer.credit_code,
            "region_name": organisations.region_name(employer.region),
            **organisations.employer_facts(employer),
        },
    }


def _item(item: Any, marked: Mapping[int, bool], attached: list[tuple[str, Any]]) -> dict[str, Any]:
    kind = kinds.get(item.kind)
    place = f"item:{item.pk}"
    evidence = []
    for row in item.evidence.all():
        attached.append((place, row.file))
        evidence.append({"place": place, **files.describe(row.file)})
    return {
        "id": item.pk,
        "lineage": str(item.lineage),
        "version": item.version,
        "kind": item.kind,
        "kind_name": kind.name,
        "title": item.title,
        "data": item.data,
        "rows": _pairs(kind.rows(item.data)),
        "public": _pairs(kind.rows(item.data, public_only=True)),
        "chosen": item.pk in marked,
        "representative": marked.get(item.pk, False),
        "reviewed_by": item.reviewed_by_id,
        "reviewed_at": item.reviewed_at.isoformat() if item.reviewed_at else None,
        "evidence": evidence,
    }


def _pairs(rows: Iterable[tuple[str, str]]) -> list[list[str]]:
    """JSON knows no tuples; what is frozen must equal what is read back."""
    return [[name, text] for name, text in rows]


def _files(draft: Draft, attached: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    made = []

    def add(place: str, name: str, file: Any) -> None:
        attached.append((place, file))
        made.append({"place": place, "slot_name": name, **files.describe(file)})

    if draft.photo is not None:
        add(rules.PHOTO, "证件照", draft.photo.file)
    if draft.commitment is not None and draft.commitment.signature is not None:
        add("signature", "签名", draft.commitment.signature)
    for slot in draft.slots:
        for row in slot.files:
            add(f"slot:{slot.id}", slot.name, row.file)
    return made


def _commitment(draft: Draft) -> dict[str, Any] | None:
    signed = draft.commitment
    if signed is None or signed.signed_at is None or signed.signature is None:
        return None
    return {
        "title": draft.plan.commitment.title,
        "text": draft.plan.commitment.text,
        "text_digest": signed.text_digest,
        "plan_digest": signed.plan_digest,
        "signed_at": signed.signed_at.isoformat(),
        "device": signed.device,
        "signature": signed.signature.blob_id,
    }
