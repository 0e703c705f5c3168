"""Names in the notice: quoted titles, document numbers and the titles they stand for, committees, levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zhicheng.policy.linting.model import Finding
from zhicheng.policy.linting.pages import Page, plain, walk
from zhicheng.policy.loading.instance import Instance

_BOOK = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
_QUOTED = re.compile(r"“([^“”]{4,60}(?:平台|系统|服务|计划|证明|表|书|手册))”")
_PAIR = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》\s*[（(]([^（）()]{2,16}〔\d{4}〕\d+号)")
_KNOWS = ("name", "title", "means", "document", "watermark", "basis", "breach")
_SECTIONS = (
    "plan", "basis", "aliases", "annexes", "papers", "attachments", "rosters", "sheets", "commitment", "statement",
    "links", "lists", "sanctions", "common", "paths", "dates", "contacts", "unsaid",
)  # fmt: skip
_NUMBERED = re.compile(r"〔(\d{4})〕")


def check(page: Page, instance: Instance) -> Iterator[Finding]:
    """Findings about names in one notice."""
    yield from _titles(page, instance)
    yield from _numbers(page, instance)
    yield from _two_titles(page, instance)


def _titles(page: Page, instance: Instance) -> Iterator[Finding]:
    if not instance.names:  # no settings beside the plans: nothing to compare with
        return
    known = "|".join([*map(plain, instance.names), *(plain(one.title) for one in instance.documents), *_known(page)])
    told: set[str] = set()
    for ref, text in page.sentences:
        for title in (*_BOOK.findall(text), *_QUOTED.findall(text)):
            name = plain(title)
            if name in known or name in told:
                continue
            told.add(name)
            says = f"通知里的“{title}”，计划里没有这个名称。"
            mend = "请在 basis、papers、attachments 里写上它，或在 aliases 里写明它指的是什么。"
            yield page.found("title-unknown", f"{page.prefix}{title}", (ref,), says, mend)


def _known(page: Page) -> Iterator[str]:
    """Every name the files give to a document, a form, a platform, without spaces and marks; the notice's own."""
    yield plain(page.notice.title)
    for one in (page.source.value.get("rolled") or {}).get("values", ()):
        yield plain(str(one["was"]))  # the text of an edition is still the original's
    for file in page.files:
        for path, one in walk(file):
            if isinstance(one, str) and path[-1] in _KNOWS and any(part in _SECTIONS for part in path):
                yield plain(one)


def _numbers(page: Page, instance: Instance) -> Iterator[Finding]:
    value, lines = page.source.value, page.source.lines
    replaced = {one.number: one.replaced_by for one in instance.documents if one.replaced_by}
    source = value.get("source") or {}
    if "source" in value and "number" not in source and "notice-number" not in _unsaid(page):
        says = f"{source['issuer']}的通知没有写文号。"
        mend = "请写上 source.number；通知确实没有文号的，在 unsaid 里列出 notice-number。"
        line = lines.get(("source",), 0)
        at = f"{page.prefix}source.number"
        yield page.found("document-without-number", at, _refs(source), says, mend, line=line)
    for path, one in _numbered(page):
        number = str(one["number"])
        line = lines.get((*path, "number"), 0)
        at = f"{page.prefix}{number}"
        wrong = _ill_formed(number, instance)
        if wrong:
            says, mend = f"文号“{number}”{wrong}。", "请核对原文；原文就是这样的，在 accepted 里说明。"
            yield page.found("number-form", at, _refs(one), says, mend, line=line)
        if number in replaced:
            says = f"依据的 {number}，后来的通知对同样的事依据的是 {replaced[number]}。"
            mend = "请确认现在依据哪一份；通知写的就是它的，在 accepted 里说明。"
            yield page.found("basis-replaced", at, _refs(one), says, mend, line=line)


def _ill_formed(number: str, instance: Instance) -> str:
    if instance.document_number is not None and not instance.document_number.match(number):
        return "不合文号的样子（机关代字、〔年份〕、不带 0 的序号）"
    before = number.partition("〔")[0]
    for office, kinds in instance.number_kinds.items():
        if before == office:
            return f"里“{office}”后面没有{'、'.join(kinds)}字"
    return ""


def _numbered(page: Page) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The notice's own number, and those of the documents it rests on."""
    for path, one in walk(page.source.value):
        held = path[-1:] == ("source",) or (len(path) > 1 and path[-2] == "basis")
        if held and isinstance(one, dict) and "number" in one:
            yield path, one


def _two_titles(page: Page, instance: Instance) -> Iterator[Finding]:
    titles: dict[str, dict[str, str]] = {}  # by number: each title, with the ref that has it
    for one in instance.documents:
        titles.setdefault(one.number, {})[plain(one.title)] = ""
    for ref, text in page.sentences:
        for title, number in _PAIR.findall(text):
            titles.setdefault(number, {}).setdefault(plain(title), ref)
    for number, known in titles.items():
        told: list[str] = []
        for title in known:
            if not any(title.endswith(one) or one.endswith(title) for one in told):
                told.append(title)
        refs = [known[title] for title in known if known[title]]
        if len(told) > 1 and refs and not set(told) & page.aliases and not page.explained(refs, number, "名称"):
            says = f"{number} 有两个名称：{'；'.join(f'《{one}》' for one in told)}。"
            mend = "请核对文件，在 aliases 里写明是同一份。"
            yield page.found("number-two-titles", f"{page.prefix}{number}", refs, says, mend)


def _unsaid(page: Page) -> set[str]:
    return {str(one.get("id")) for _, many in page.within("unsaid") for one in many}


def _refs(one: Any) -> tuple[str, ...]:
    """What an item of an overlay's file cites of its own notice."""
    cited = one.get("clause") or ()
    many = (cited,) if isinstance(cited, str) else tuple(cited)
    return tuple(ref for ref in many if not ref.startswith("base:"))
