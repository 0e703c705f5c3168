"""The notice's annexes and headings: listed and there, called alike, numbered once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.model import Finding
from zhicheng.policy.linting.pages import Page, plain

_LISTED = re.compile(r"(?<!\d)(\d{1,2})\s*[.．、]\s*(.+?)(?=\s\d{1,2}\s*[.．、]|$)")
_HEADING = re.compile(r"^附件\s*(\d{1,2})\s*(.*)$")
_MENTION = re.compile(r"附件\s*(\d{1,2}(?:\s*[、，]\s*\d{1,2}(?!\d|[.．、]))*)")
_PART = re.compile(r"^([一二三四五六七八九十]+)、")
_LIST = "附件"  # the clause that lists the annexes


def check(page: Page) -> Iterator[Finding]:
    """Findings about annexes and headings of one notice."""
    listed = _listed(page)
    headings = {
        match[1]: (clause.id, match[2])
        for clause in page.notice.clauses.values()
        if (match := _HEADING.match(clause.heading))
    }
    if listed:
        yield from _missing(page, listed, headings)
        yield from _named_alike(page, listed, headings)
        yield from _dangling(page, listed)
    yield from _twice(page)


def _listed(page: Page) -> dict[str, tuple[str, str]]:
    """The number of each listed annex, with the sentence that lists it and its name."""
    found: dict[str, tuple[str, str]] = {}
    for ref, text in page.sentences:
        if ref.partition("#")[0] == _LIST:
            for number, name in _LISTED.findall(text.removeprefix("附件").lstrip("：:")):
                found.setdefault(number, (ref, name.strip()))
    return found


def _missing(page: Page, listed: dict[str, tuple[str, str]], headings: Mapping[str, Any]) -> Iterator[Finding]:
    declared = {plain(str(one["name"])): one for _, many in page.within("annexes") for one in many}
    for number, (ref, name) in listed.items():
        one = declared.get(plain(name))
        begins = one.get("at") if one is not None else None
        there = begins is not None and (page.notice.has(begins) or page.below is not None)
        if there or (one is None and number in headings):
            continue
        says = f"通知列出附件 {number}《{name}》，手边没有它的内容。"
        if begins is not None:
            says = f"附件 {number}《{name}》写的是从“{begins}”开始，通知里没有这一条。"
        mend = "请找到附件，补进通知原文；找不到的，在 accepted 里写明怎么办。"
        yield page.found("annex-missing", f"{page.prefix}附件{number}", (ref,), says, mend)


def _named_alike(
    page: Page, listed: dict[str, tuple[str, str]], headings: dict[str, tuple[str, str]]
) -> Iterator[Finding]:
    for number, (clause, title) in headings.items():
        if number not in listed:
            continue
        ref, name = listed[number]
        same = plain(title) == plain(name) or not title
        if not same and not {plain(title), plain(name)} & page.aliases:
            says = f"附件目录里的附件 {number} 叫“{name}”，附件自己的标题是“{title}”。"
            mend = "请在 aliases 里写明是同一份。"
            at = f"{page.prefix}附件{number}"
            yield page.found("annex-heading-differs", at, (clause, ref), says, mend)


def _dangling(page: Page, listed: Mapping[str, Any]) -> Iterator[Finding]:
    told: set[str] = set()
    for ref, text in page.sentences:
        if ref.partition("#")[0] == _LIST:
            continue
        for numbers in _MENTION.findall(text):
            for number in re.findall(r"\d+", numbers):
                if number in listed or number in told or f"附件{number}" in page.aliases:
                    continue
                told.add(number)
                says = f"这一句提到附件 {number}，附件目录里没有：{text}"
                mend = "请查明指的是哪份通知的附件，写进 aliases（title: 附件" + number + "）。"
                yield page.found("annex-dangling", f"{page.prefix}附件{number}", (ref,), says, mend)


def _twice(page: Page) -> Iterator[Finding]:
    annex = ""
    seen: dict[tuple[str, str], str] = {}
    for clause in page.notice.clauses.values():
        if match := _HEADING.match(clause.heading):
            annex, number = clause.id, f"附件{match[1]}"
            key = ("", number)
        elif match := _PART.match(clause.heading):
            number = match[1]
            key = (annex, number)
        else:
            continue
        first = seen.setdefault(key, clause.id)
        if first != clause.id and not page.explained((first, clause.id)):
            where = f"“{annex}”里" if key[0] else "通知里"
            says = f"{where}有两个“{number}”：“{first}”和“{clause.id}”。"
            mend = "请各起一个条款号，并在 aliases 或 unsaid 里同时引用这两条，写明各指什么。"
            yield page.found("heading-twice", f"{page.prefix}{clause.id}", (first, clause.id), says, mend)
