"""Values that no cited sentence holds, and conditions whose own title says another number than their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.building.compile import refs
from zhicheng.policy.linting.amounts import executed, numbers, plain, said, span, unnamed
from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.problems import Path

_SECTIONS = (
    "source", "as_of", "dates", "windows", "amounts", "population", "common", "paths", "quotas", "photo", "statement",
    "attachments", "route", "papers", "fees", "sanctions", "announcements",
)  # fmt: skip
_TITLED = ("population", "common", "paths")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_SOME = re.compile(r"[\d一二两三四五六七八九十]")
_TOLD = ("title", "name", "note", "says", "derived", "clause", "number", "text", "prompt", "phone", "address", "region")


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about the values of one plan; of an edition rolled on, whose notice says other years, none."""
    if subject.plan.rolled_from is not None:
        return
    for section in _SECTIONS:
        if section in subject.written:
            yield from _values(subject, subject.written[section], (section,), (), None)
    for section in _TITLED:
        yield from _titles(subject, subject.written.get(section), (section,))


def _values(
    subject: Subject, value: Any, place: Path, cited: tuple[str, ...], derived: str | None
) -> Iterator[Finding]:
    """The values at a place: `cited` and `derived` are those of the nearest mapping around it that has them."""
    if isinstance(value, Mapping):
        cited = refs(value.get("clause")) or cited
        derived = value.get("derived") or derived
        meant = _meant(subject, cited)
        whole = {*span(value)} & meant and not any(_DAY.fullmatch(str(one)) for one in value.values())
        ends = ("from", "to") if whole else ("to",) if value.get("months") else ()  # a length ends somewhere
        for key, inner in value.items():
            if key not in _TOLD and key not in ends:
                yield from _values(subject, inner, (*place, key), cited, derived)
    elif isinstance(value, list):
        if value and all(isinstance(one, int) for one in value) and plain(len(value)) in _meant(subject, cited):
            return
        for n, inner in enumerate(value):
            yield from _values(subject, inner, (*place, n), cited, derived)
    elif cited and (forms := _forms(place, value)) and not forms & _meant(subject, cited):
        if derived and _SOME.search(derived):  # it says what it was counted from
            return
        at = _name(subject.written, place)
        words = "、".join(cited)
        says = f"{at} 写的是 {value}，它引用的“{words}”里没有。"
        mend = "请改成通知写的；通知没有直接写的，在 derived 里写明从哪个数或日期怎么来的，或在 accepted 里说明。"
        yield subject.found("value-not-in-clause", at, place, cited, says, mend)


def _forms(place: Path, value: Any) -> set[str]:
    """How a text may write a value; nothing for what is no number and no day."""
    if isinstance(value, bool) or value == 0 or (value == 1 and place[-1] == "count"):
        return set()
    if isinstance(value, (int, float)):
        step = {"over": 1, "under": -1}.get(str(place[-1]).partition("_")[0], 0)
        months = {plain(value / 12)} if place[-1] == "months" else set()
        fen = {plain(value / 100)} if place[-1] == "amount" else set()
        return {plain(value), plain(value + step)} | months | fen
    text = str(value)
    if _DAY.fullmatch(text):
        turn = text[4:] in ("-01-01", "-12-31") and place[0] in ("common", "paths", "attachments", "population")
        return {text, *({text[:4]} if turn else ())}
    return {text} if _MONTH.fullmatch(text) else set()


def _meant(subject: Subject, cited: tuple[str, ...]) -> set[str]:
    notice = subject.plan.notice
    year, kilobyte = subject.plan.year, subject.instance.kilobyte
    return {one for ref in cited if notice.has(ref) for one in said(notice.text_of(ref), year, kilobyte)}


def _titles(subject: Subject, value: Any, place: Path) -> Iterator[Finding]:
    """Every mapping with a title of its own beside what a program reads of it."""
    if isinstance(value, Mapping):
        title = value.get("title")
        if isinstance(title, str) and place[-1] != "needs":
            known = {*executed(value), *_named(subject, value)}
            for written, meant in numbers(unnamed(title), subject.instance.kilobyte):
                if not meant & known:
                    at = f"{_name(subject.written, place)}:{written}"
                    says = f"标题“{title}”写了“{written}”，这一条的各个值里没有。"
                    mend = "请把标题和值改成一致。"
                    yield subject.found("title-differs", at, place, refs(value.get("clause")), says, mend)
    inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _titles(subject, one, (*place, key))


def _named(subject: Subject, value: Any) -> Iterator[str]:
    """The values of the windows and amounts that a condition names."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            section = {"window": "windows", "plus": "amounts"}.get(str(key))
            if section and isinstance(one, str):
                yield from executed((subject.written.get(section) or {}).get(one))
            else:
                yield from _named(subject, one)
    elif isinstance(value, list):
        for one in value:
            yield from _named(subject, one)


def _name(written: Any, place: Path) -> str:
    """A place with the ids of list items for their numbers: `common.hours.needs…`."""
    parts: list[str] = []
    for part in place:
        written = written[part]
        own = written.get("id") or written.get("code") if isinstance(written, Mapping) else None
        parts.append(str(own) if isinstance(part, int) and own else str(part))
    return ".".join(parts)
