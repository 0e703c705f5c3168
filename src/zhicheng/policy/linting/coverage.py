"""Text and rules beside each other: every item cites what exists, every sentence is cited or narrative, every number
and date of a cited sentence stands in an item that cites it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.model import Finding, Item
from zhicheng.policy.linting.pages import Page
from zhicheng.policy.loading.instance import Instance

_PROSE = ("why", "says", "asks", "note", "derived", "clause", "narrative", "accepted")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_URL = re.compile(r"https?://[^\s>）)]+")
_ANNEX = re.compile(r"附件\s*\d+(?:[、，]\s*\d+)*|\d+版")
_ENUMERATOR = re.compile(r"^\s*(?:[-*]\s*)?(?:[（(]\d+[）)]|\d+[.．、]|\d+\s)\s*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHINESE = re.compile(
    r"(?<![一二三四五六七八九十第])([一二两三四五六七八九十])(?=(?:年(?!度)|份|个工作日|人|项|次|天|个月|学时))"
)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SCALED = re.compile(r"(\d+(?:\.\d+)?)([KMG])", re.IGNORECASE)
_SCALES = {"K": 1, "M": 2, "G": 3}


def check(page: Page, instance: Instance) -> Iterator[Finding]:
    """Findings about citing and covering of one notice."""
    citing: dict[str, list[Item]] = {}
    for item in page.items:
        for ref in item.clause:
            if page.notice.has(ref):
                citing.setdefault(ref, []).append(item)
            else:
                says = f"{item.name} 引用了“{ref}”，通知里没有这一句。"
                mend = "请改成通知里有的条款号和句号。"
                yield Finding("clause-unknown", item.name, item.line, (ref,), says, mend, file=item.file)
    before = _before_rolling(page.source.value)
    narrative = page.source.value.get("narrative") or {}
    for ref in narrative:
        line = page.source.lines.get(("narrative", ref), 0)
        if not page.notice.has(ref):
            says, mend = f"通知里没有“{ref}”。", "请改成有的句子。"
            yield Finding("clause-unknown", f"narrative.{ref}", line, (ref,), says, mend, file=page.file)
        elif ref in citing:
            says = f"“{ref}”已经被 {citing[ref][0].name} 引用，又列进了 narrative。"
            yield Finding("sentence-twice", ref, line, (ref,), says, "请从 narrative 里去掉。", file=page.file)
    for ref, text in page.sentences:
        clause = page.notice.clauses[ref.partition("#")[0]]
        if ref not in citing and ref not in narrative:
            says = f"没有一项引用这一句：{text}"
            mend = "请让管这件事的一项引用它，或列进 narrative 并写明为什么。"
            yield Finding("sentence-uncited", ref, clause.line, (ref,), says, mend, file=page.text)
        elif ref in citing:
            known = {value for item in citing[ref] for value in values(item.value)}
            known |= {value for item in citing[ref] for at, was in before if at.startswith(item.name) for value in was}
            for written, meant in numbers(text, instance.kilobyte):
                if not meant & known:
                    says = f"这一句里的“{written}”，引用它的各项里都没有：{text}"
                    mend = "请在引用它的一项里写上这个值，或说明为什么不用写。"
                    at = f"{ref}:{written}"
                    yield Finding("number-missing", at, clause.line, (ref,), says, mend, file=page.text)


def _before_rolling(written: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """What stood at each place that was rolled on: the notice's text is still the original's."""
    rolled = written.get("rolled") or {}
    return [(one["at"], list(values(one["was"]))) for one in rolled.get("values", ())]


def numbers(text: str, kilobyte: int = 1024) -> Iterator[tuple[str, set[str]]]:
    """Each number or date in a sentence as written, with the values that would express it (`kilobyte` bytes in 1 K)."""
    text = _ENUMERATOR.sub("", text, count=1)
    for match in _URL.finditer(text):
        yield match[0], {match[0].rstrip("/")}
    text = _ANNEX.sub("", _URL.sub("", text))
    for match in _DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        yield match[0], {f"{year:04d}-{month:02d}-{day:02d}"}
    text = _DATE.sub("", text)
    for match in _MONTH_DAY.finditer(text):
        yield match[0], {f"-{int(match[1]):02d}-{int(match[2]):02d}"}
    text = _MONTH_DAY.sub("", text)
    for match in _SCALED.finditer(text):
        scale = kilobyte ** _SCALES[match[2].upper()]
        yield match[0], {_plain(float(match[1]) * scale), _plain(float(match[1]) * 1000)}
    text = _SCALED.sub("", text)
    for match in _NUMBER.finditer(text):
        yield match[0], {_plain(float(match[0]))}
    for match in _CHINESE.finditer(text):
        yield match[1] + text[match.end(1) : match.end(1) + 1], {str(_DIGITS[match[1]])}


def values(value: Any) -> Iterator[str]:
    """Every number and date of an item, those within texts too.

    A list of years stands also for its length (近3年), and so does `of` (5项).
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _PROSE:
                yield from values(inner)
            if key == "of" and isinstance(inner, list):
                yield str(len(inner))
    elif isinstance(value, list):
        if all(isinstance(one, int) for one in value):
            yield str(len(value))
        for inner in value:
            yield from values(inner)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, (int, float)):
        yield _plain(value)
    else:
        yield from _in_text(str(value))


def _in_text(text: str) -> Iterator[str]:
    yield text.rstrip("/")
    for year, month, day in re.findall(r"(\d{4})-(\d{2})-(\d{2})", text):
        yield from (f"{year}-{month}-{day}", f"-{month}-{day}", year)
    for written, meant in numbers(text):
        yield from meant
        yield written
    yield from (_plain(float(one)) for one in _NUMBER.findall(text))


def _plain(value: float) -> str:
    return f"{value:.10g}"
