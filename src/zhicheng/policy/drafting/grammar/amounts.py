"""Numbers with their unit: N 年, N 学时, N 个工作日, 一式 N 份, N 字, N 分, N 人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhicheng.policy.drafting.grammar.documents import forms
from zhicheng.policy.drafting.numerals import COUNT, number

_ROUND = rf"(?P<n>{COUNT})\s*"
_ROUND_2 = rf"(?P<n2>{COUNT})\s*"
_LENGTH = re.compile(
    rf"(?:控制在|限|不超过|不得超过|不多于|最多|限制在|少于)\s*{_ROUND}个?字|{_ROUND_2}个?字(?:以内|以下|之内)"
)
_SCORE = re.compile(rf"(?:达到?|不低于|不少于|满|为)\s*{_ROUND}分|{_ROUND_2}分\s*(?:[（(]含[）)])?\s*(?:以上|及以上)")
_DAYS = re.compile(rf"{_ROUND}个?\s*工作日")
_COPIES = re.compile(rf"(?:一式\s*|1\s*式\s*)?{_ROUND}份")
_QUOTA = re.compile(
    rf"(?:推荐|申报|人数|名额|指标)[^，。；]{{0,12}}?(?:不(?:得)?超过|不多于|限(?:报|额)?|最多|至多)\s*(?:推荐|申报)?\s*{_ROUND}[人名]"
)
_YEARS = re.compile(r"(?<!\d)(?P<from>20\d{2})\s*(?:年度?)?\s*[-—－–~～至到]+\s*(?P<to>20\d{2})\s*年")
_LISTED = re.compile(r"(?<!\d)(?:20\d{2}\s*(?:年度?)?\s*[、和及，]\s*)+20\d{2}\s*年")
_RECENT = re.compile(rf"(?:近|最近|前|连续)\s*{_ROUND}\s*(?:个)?(?:年度|年)")
_BARRED = re.compile(
    rf"(?:从|自)?(?P<starts>评审次年|评审之?年的?次年|次年|下一?年|撤销[^，。；]{{0,8}}之日|处理之日|处分之日|当年)?起?[，,]?\s*{_ROUND}年(?:之?内)?\s*不得(?:再次?)?(?:申报|申请|参加)(?P<what>[^，。；]{{0,24}})"
)


@dataclass(frozen=True, slots=True)
class Barred:
    """N years in which one may not apply; `starts` and `what` as written."""

    years: int
    starts: str
    what: str


@dataclass(frozen=True, slots=True)
class Copies:
    """So many copies of one form (its name in 《》, or empty where none stands there)."""

    form: str
    count: int
    start: int


def length(text: str) -> int | None:
    """The most characters a text allows (限1000字以内)."""
    return _first(_LENGTH, text)


def score(text: str) -> int | None:
    """The score that must be reached (达到90分以上)."""
    return _first(_SCORE, text) if "分" in text else None


def working_days(text: str) -> list[int]:
    """Every N 个工作日 of a text."""
    return [found for match in _DAYS.finditer(text) if (found := number(match["n"])) and found < 1000]


def copies(text: str) -> list[Copies]:
    """Every 一式N份 with the form before it."""
    found: list[Copies] = []
    for match in _COPIES.finditer(text):
        count = number(match["n"])
        if not count or count > 50 or re.match(r"\s*(?:额|量|文)", text[match.end() :]):
            continue
        before = re.split(r"[；。]", text[: match.start()])[-1]
        named = forms(before)
        found.append(Copies(named[-1] if named else "", count, match.start()))
    return found


def quotas(text: str) -> list[int]:
    """How many persons at most may be put forward."""
    return [found for match in _QUOTA.finditer(text) if (found := number(match["n"]))]


def years_listed(text: str) -> list[int]:
    """The years a text lists: 2021—2023年 → [2021, 2022, 2023]; 2018、2019年度 → [2018, 2019]."""
    for match in _YEARS.finditer(text):
        first, last = int(match["from"]), int(match["to"])
        if first <= last <= first + 15:
            return list(range(first, last + 1))
    listed = _LISTED.search(text)
    return sorted({int(one) for one in re.findall(r"20\d{2}", listed[0])}) if listed else []


def recent_years(text: str) -> int | None:
    """近N年: how many."""
    found = _first(_RECENT, text)
    return found if found and found <= 30 else None


def barred(text: str) -> list[Barred]:
    """Every N年内不得申报…."""
    return [
        Barred(found, match["starts"] or "", match["what"].strip())
        for match in _BARRED.finditer(text)
        if (found := number(match["n"])) and found < 50
    ]


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    return next(_numbers(pattern, text), None)


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        found = number(groups.get("n") or groups.get("n2") or "")
        if found:
            yield found
