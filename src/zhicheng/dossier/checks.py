"""What is wrong with records about to be sent: each by itself, and beside the person's other records.

Judges only; reads no database. Dates known to the month are held against each other only where they certainly clash.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhicheng import kinds
from zhicheng.kinds import dates
from zhicheng.standards.text import chinese_date, chinese_partial_date, chinese_span

from .errors import Problem
from .values import judged, title_of

EVIDENCE = "evidence"
ONCE = {
    "appraisal": ("year", "这一年的年度考核您已经填过一条，一年只填一条，请改那一条。"),
    "patent": ("number", "这个专利号您已经填过一条，请核对。"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record about to be sent: its row's id, its kind's code, what was typed, and whether it has evidence."""

    item_id: int
    kind: str
    data: Mapping[str, Any]
    has_evidence: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A record that stays as it is beside those being sent: its kind's code and clean values."""

    kind: str
    data: Mapping[str, Any]


def check(
    candidates: Sequence[Candidate],
    standing: Sequence[Standing],
    *,
    today: date,
    born: date | None,
    born_by_number: date | None = None,
) -> tuple[dict[int, dict[str, Any]], tuple[Problem, ...]]:
    """Clean values by item id, and every problem of every record, in the order of the records and their fields.

    No date may lie before `born`; the birth date given must be that of the identity number, where that tells one.
    """
    values: dict[int, dict[str, Any]] = {}
    wrong: dict[int, dict[str, str]] = {}
    for one in candidates:
        kind = kinds.get(one.kind)
        values[one.item_id], wrong[one.item_id] = judged(kind, one.data, today=today, born=born)
        if kind.evidence_required and not one.has_evidence:
            wrong[one.item_id][EVIDENCE] = "请上传佐证材料，单位要对着材料核对。"
        if (
            one.kind == "basics"
            and born_by_number
            and values[one.item_id].get("born", "") != born_by_number.isoformat()
        ):
            day = chinese_date(born_by_number, year=True, weekday=False)
            wrong[one.item_id].setdefault("born", f"按您登记的证件号码，出生日期是{day}，请核对后填写这一天。")
    for item_id, field, sentence in _beside(candidates, values, standing):
        wrong[item_id].setdefault(field, sentence)
    return values, tuple(problem for one in candidates for problem in _told(one, wrong[one.item_id]))


def _told(one: Candidate, wrong: Mapping[str, str]) -> Iterator[Problem]:
    kind = kinds.get(one.kind)
    for field in [*(field.code for field in kind.fields), EVIDENCE]:
        if field in wrong:
            yield Problem(one.item_id, one.kind, title_of(kind, one.data), field, wrong[field])


def _beside(
    candidates: Sequence[Candidate], values: Mapping[int, Mapping[str, Any]], standing: Sequence[Standing]
) -> Iterator[tuple[int, str, str]]:
    """Clashes of each candidate with what stands, and with the candidates before it."""
    seen = list(standing)
    titles = [one.data for one in standing if one.kind == "title"]
    titles += [values[one.item_id] for one in candidates if one.kind == "title"]
    for one in candidates:
        data = values[one.item_id]
        if one.kind == "appointment":
            yield from ((one.item_id, "from", sentence) for sentence in _before_title(data, titles))
            yield from ((one.item_id, "from", sentence) for sentence in _overlap(data, seen))
        if one.kind in ONCE:
            field, sentence = ONCE[one.kind]
            if field in data and any(other.kind == one.kind and other.data.get(field) == data[field] for other in seen):
                yield one.item_id, field, sentence
        seen.append(Standing(one.kind, data))


def _before_title(data: Mapping[str, Any], titles: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """An appointment begins when its title has been awarded, or later."""
    held = [title["awarded"] for title in titles if title.get("name") == data.get("as") and title.get("awarded")]
    if not held or data.get("as") in (None, "other") or not data.get("from"):
        return
    first = min(held, key=dates.earliest)
    if dates.certainly_after(first, data["from"]):
        day = "这一天" if dates.is_whole(first) else "这个时间"
        yield (f"聘任应当在取得资格之后。您 {chinese_partial_date(first)} 取得资格，请填{day}或更晚的日期。")


def _overlap(data: Mapping[str, Any], seen: Sequence[Standing]) -> Iterator[str]:
    """Two appointments never run at the same time; ending and beginning on one day is no overlap."""
    if not data.get("from"):
        return
    for other in seen:
        if other.kind == "appointment" and other.data.get("from") and _together(data, other.data):
            kind = kinds.get("appointment")
            name = kind.field("as").text(other.data.get("as"))
            span = chinese_span(other.data["from"], other.data.get("to"))
            yield f"和您另一段聘任（{name}，{span}）的时间重叠了，请核对两段的起止时间。"
            return


def _together(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether `one` certainly begins before `other` ends."""
    return not other.get("to") or dates.latest(one["from"]) < dates.earliest(other["to"])
