"""The notice's words against themselves and against the plan: numbers, windows, years, publicity, vague terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.model import Finding
from zhicheng.policy.linting.pages import Page, walk
from zhicheng.policy.loading.instance import Instance

_DIGITS = {one: n for n, one in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_N = r"(\d+|[一二两三四五六七八九十])"
# What a notice may say in several places, and the numbers it says it with.
_TOPICS: dict[str, re.Pattern[str]] = {
    "公示的工作日": re.compile(rf"公示[^。；]{{0,20}}?{_N}\s*个工作日|{_N}\s*个工作日的?公示"),
    "评审表的份数": re.compile(rf"评审表》[^。；]{{0,24}}?[一1]\s*式\s*{_N}\s*份"),
    "本人述职的字数": re.compile(r"本人述职”[^。；]{0,30}?(\d+)字"),
    "证件照的宽高比": re.compile(r"宽高比大于等于([\d.]+)且小于等于([\d.]+)"),
    "证件照的大小": re.compile(r"大于(\d+)K且小于(\d+)M"),
    "每年的学时": re.compile(r"每年度[^。；]{0,14}?不得?少于(\d+)学时"),
    "评分的分数线": re.compile(r"达到(\d+)分"),
    "资历算到哪天": re.compile(r"计算(?:时间)?(?:均)?截[止至]到?(\d{4}年\d+月\d+日)"),
}
_DEADLINE = re.compile(r"([一-龥]{2,14})截止(?:时间|日期)[^\d。；]{0,6}((?:\d{4}年)?\d+月\d+日)")
_ACHIEVEMENTS = re.compile(r"业绩|论文|论著|著作(?!权)|成果")
_OTHER_YEARS = re.compile(r"考核|社保|继续教育|学时")
_SINCE = re.compile(r"任现职|担任[一-龥]{2,8}职务(?:后|以来)")
_RECENT = re.compile(rf"近\s*{_N}\s*年")
_EXPLICIT = re.compile(r"(\d{4})\s*[—–-]\s*(\d{4})")
_FROM_YEAR = re.compile(r"自(\d{4})年起")
_POSTING = re.compile(r"公示(?!情况|确认|表|期|结果)")
_WORKING_DAYS = re.compile(rf"{_N}\s*个工作日")
_JUDGED = frozenset(
    ("population", "common", "paths", "selection", "terms", "amounts", "attachments", "establishment", "sanctions")
)  # sections in which a word of the notice becomes a condition, or is for people to judge


def check(page: Page, instance: Instance) -> Iterator[Finding]:
    """Findings about the wording of one notice."""
    yield from _unequal(page)
    yield from _windows(page)
    yield from _years(page)
    yield from _publicity(page, instance)
    yield from _paperless(page)
    yield from _terms(page, instance)


def _unequal(page: Page) -> Iterator[Finding]:
    """One thing, two values: in two sentences of the notice, or in it and the one it is laid over."""
    said: dict[str, dict[tuple[str, ...], str]] = {}
    for own, (ref, text) in _all(page):
        for topic, value in _said(text):
            known = said.setdefault(topic, {})
            known.setdefault(value, ref if own else "")
    for topic, known in said.items():
        refs = [ref for ref in known.values() if ref]
        if len(known) < 2 or not refs or page.explained(refs, topic.partition("的")[0], "截止"):
            continue
        values = "；".join("、".join(value) for value in known)
        says = f"{topic}，通知有几种说法：{values}。"
        mend = "请与主办单位核对；按哪一种，写成 readings，同时引用这几句。"
        yield page.found("values-unequal", f"{page.prefix}{topic}", refs, says, mend)


def _all(page: Page) -> Iterator[tuple[bool, tuple[str, str]]]:
    yield from ((True, one) for one in page.sentences)
    yield from ((False, one) for one in page.beneath)


def _said(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for topic, pattern in _TOPICS.items():
        for match in pattern.finditer(text):
            yield topic, tuple(str(_number(one)) for one in match.groups() if one)
    for what, day in _DEADLINE.findall(text):
        yield f"{what}截止的日子", (day.rpartition("年")[2],)


def _number(text: str) -> int | str:
    return _DIGITS.get(text, text)


def _windows(page: Page) -> Iterator[Finding]:
    known: dict[frozenset[str], str] = {}
    for own, (ref, text) in _all(page):
        words = {f"近 {_number(n)} 年" for n in _RECENT.findall(text)} | {"任现职以来" for _ in _SINCE.findall(text)}
        if words and _ACHIEVEMENTS.search(text) and not _OTHER_YEARS.search(text):
            known.setdefault(frozenset(words), ref if own else "")
    refs = [ref for ref in known.values() if ref]
    if len(known) > 1 and refs and not page.explained(refs, "业绩"):
        told = "；".join("、".join(sorted(one)) for one in known)
        says = f"业绩从什么时候算起，通知有几种说法：{told}。"
        mend = "请写成 readings，同时引用这几句，说明按哪一种。"
        yield page.found("windows-differ", f"{page.prefix}{refs[0]}", refs, says, mend)


def _years(page: Page) -> Iterator[Finding]:
    """近 N 年 and 自某年起 are explicit years in the plan, or days from and to."""
    for ref, text in page.sentences:
        citing = [one for one in page.citing.get(ref, ()) if not one.explains]
        for word in dict.fromkeys(_RECENT.findall(text)):
            wanted = int(_number(word))
            if citing and not _explicit(text, wanted) and not any(wanted in _spans(one.value) for one in citing):
                says = f"这一句写“近{word}年”，引用它的各项没有写明是哪 {wanted} 年：{text}"
                mend = "请在条件、附件或 windows 里写明年度（years、each，或 from 和 to）。"
                yield page.found("years-without-list", f"{page.prefix}{ref}", (ref,), says, mend)
        for year in _FROM_YEAR.findall(text):
            if citing and not any(_starts(one.value, int(year)) for one in citing):
                says = f"这一句写“自{year}年起”，引用它的各项没有从 {year} 年起的年度：{text}"
                mend = f"请在条件里写明年度，例如 years: [{year}, …]。"
                yield page.found("years-without-list", f"{page.prefix}{ref}", (ref,), says, mend)


def _explicit(text: str, wanted: int) -> bool:
    return any(int(last) - int(first) + 1 == wanted for first, last in _EXPLICIT.findall(text))


def _spans(value: Any) -> Iterator[int]:
    """The lengths in years of every list of years, span of days or months, and range of years in a text."""
    for _, one in walk(value):
        if isinstance(one, list) and one and all(isinstance(year, int) for year in one):
            yield len(one)
        elif isinstance(one, Mapping) and isinstance(one.get("from"), str) and isinstance(one.get("to"), str):
            first, last = (_months(one[key]) for key in ("from", "to"))
            if first is not None and last is not None:
                yield round((last - first + 1) / 12)
        elif isinstance(one, str):
            for first, last in _EXPLICIT.findall(one):
                yield int(last) - int(first) + 1


def _months(text: str) -> int | None:
    year, _, rest = text.partition("-")
    month = rest[:2]
    return int(year) * 12 + int(month) if year.isdigit() and month.isdigit() else None


def _starts(value: Any, year: int) -> bool:
    return any(isinstance(one, list) and one[:1] == [year] for _, one in walk(value))


def _publicity(page: Page, instance: Instance) -> Iterator[Finding]:
    at_opinion = next((ref for ref, text in page.sentences if "公示情况在填写审核意见时" in text), None)
    after_pass = next((ref for ref, text in page.sentences if re.search(r"审查通过后.{0,30}公示", text)), None)
    if (
        at_opinion
        and after_pass
        and at_opinion != after_pass
        and not page.explained((at_opinion, after_pass), "意见", "通过")
    ):
        says = "一处说公示情况在填写审核意见时录入（先公示），一处说审查通过以后再公示。"
        mend = "请写成 readings，同时引用这两句，选定 publicity.position。"
        cited = (at_opinion, after_pass)
        yield page.found("publicity-order", f"{page.prefix}{at_opinion}", cited, says, mend)
    for ref, text in page.sentences:
        if not _POSTING.search(text) or _WORKING_DAYS.search(text) or page.explained((ref,), "公示"):
            continue
        if not any("working_days" in one.value for one in page.citing.get(ref, ())):
            says = f"这一句要公示，没有写几天：{text}"
            mend = f"本平台没有写明的按 {instance.publicity_days} 个工作日；请在 unsaid 里引用这一句，写明怎么办。"
            yield page.found("publicity-without-days", f"{page.prefix}{ref}", (ref,), says, mend)


def _paperless(page: Page) -> Iterator[Finding]:
    papers = [one for _, many in page.within("papers") if isinstance(many, list) for one in many]
    for ref, text in page.sentences:
        told = any("notices" in one.path and "纸" in str(one.value.get("text")) for one in page.citing.get(ref, ()))
        if "无纸化" in text and papers and not told and not page.explained((ref,), "纸"):
            says = f"这一句说无纸化，计划里还有 {len({one['id'] for one in papers})} 种纸质材料：{text}"
            mend = "请写一条 notices 引用这一句，告诉申报人还要交哪些纸质材料。"
            yield page.found("paperless-with-papers", f"{page.prefix}{ref}", (ref,), says, mend)


def _terms(page: Page, instance: Instance) -> Iterator[Finding]:
    for term in instance.terms:
        refs = [ref for ref, text in page.sentences if term in text and ref in page.citing]
        citing = [one for ref in refs for one in page.citing[ref]]
        if refs and not any(one.explains or one.value.get("soft") or _JUDGED & {*one.path} for one in citing):
            says = f"通知用了“{term}”，没有说怎样才算，计划里也没有条件或说明交代它。"
            mend = "请写进条件（由人判断的写 attested 或 reference），或在 unsaid、readings 里写明由谁判断。"
            yield page.found("term-without-code", f"{page.prefix}{term}", refs[:1], says, mend)
