"""Records in words for the applicant's pages: one line of fact, a tag, what happened last, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock, kinds
from zhicheng.dossier import queries, rules
from zhicheng.dossier.queries import Record, Section
from zhicheng.dossier.values import fact_of
from zhicheng.kinds import Kind
from zhicheng.standards.text import chinese_date

if TYPE_CHECKING:
    from zhicheng.dossier.models import Item
    from zhicheng.trail.models import Line

STATES = {"draft": "草稿", "submitted": "单位审核中", "returned": "退回修改", "approved": "审查通过"}
TRUST = (
    ("联网核验", "从学信网、社保、学时平台读到，和您填的一致"),
    ("单位核对原件", "单位看过原件，审核通过"),
    ("本人填报", "只有您填的，还没有人核对"),
    ("存疑", "和别处的记录不一致，或单位提了问题"),
)
ACTS = {
    "item.submitted": "您送单位审核",
    "item.taken_back": "您撤回了送审",
    "item.returned": "{}退回修改",
    "item.approved": "{}审核通过",
    "item.superseded": "有了新的一版",
    "item.deleted": "您删除了",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the list."""

    title: str
    fact: str
    trust: str
    news: tuple[str, ...]
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class SectionRows:
    """One kind with its records, as shown."""

    kind: Kind
    rows: tuple[Row, ...]
    complete_since: str


def sections(found: Sequence[Section], slips: Mapping[int, int]) -> list[SectionRows]:
    """The dossier's sections as shown; `slips`: item → how many things keep it from being sent."""
    return [
        SectionRows(
            one.kind,
            tuple(row(record, slips) for record in one.records),
            day(one.complete_since),
        )
        for one in found
    ]


def row(record: Record, slips: Mapping[int, int]) -> Row:
    """One record as shown in the list: it opens where it can be worked on, else where it can be read."""
    item, kind = record.now, kinds.get(record.kind)
    mend = item.state in rules.EDITABLE
    return Row(
        title=item.title or kind.name,
        fact=fact_of(kind, item.data),
        trust=rules.trust_of(item),
        news=(*news(record), *([f"还有 {slips[item.pk]} 处没填好，填好才能送审"] if item.pk in slips else [])),
        href=record_address(item) if mend else reverse("applicant:dossier_item", args=[item.pk]),
        action="修改" if mend else "查看",
    )


def record_address(item: Item) -> str:
    """Where a record is edited."""
    if kinds.get(item.kind).singleton:
        return reverse("applicant:dossier_basics")
    return reverse("applicant:dossier_record", args=[item.kind, item.lineage])


def news(record: Record) -> tuple[str, ...]:
    """What happened last, and what can be used meanwhile."""
    item = record.now
    if item.state == "returned":
        return (f"{day(item.reviewed_at)} 单位退回，要改{len(item.reasons)}处", *queries.reason_sentences(item))
    if item.state == "submitted":
        told = [f"{day(item.submitted_at)} 送单位审核，还没有结果"]
    elif item.state == "approved":
        told = [f"{day(item.reviewed_at)} 审查通过"]
    else:
        told = [f"{day(item.changed_at)} 您改过，还没送审"]
    if record.open is not None and record.approved is not None:
        told.append("以前审核通过的版本还可以选用")
    return tuple(told)


def day(moment: Any) -> str:
    """8月11日, in China."""
    return chinese_date(clock.today(moment), weekday=False) if moment else ""


def history(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """(day, sentence) of each line of a record's trail, newest first."""
    return [
        (day(line.at), ACTS[line.act].format(line.actor["organisation_name"]))
        for line in reversed(lines)
        if line.act in ACTS
    ]


def files(item: Item) -> list[dict[str, Any]]:
    """The evidence of a record for the file list, each opening in a page of its own."""
    return [
        {
            "id": row.pk,
            "name": row.file.name,
            "size": row.file.blob.size,
            "state": f"已上传 {row.file.blob.pages}\u00a0页" if row.file.blob.pages else "已上传",
            "href": reverse("applicant:dossier_file", args=[item.pk, row.pk]),
        }
        for row in item.evidence.all()
    ]
