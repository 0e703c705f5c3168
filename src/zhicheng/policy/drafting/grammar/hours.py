"""Continuing education: how many hours, over which years, of which kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhicheng.policy.drafting.grammar.amounts import recent_years, years_listed

_LEAST = r"(?:达到|不少于|不低于|不得少于|不得低于|至少|满|完成|累计)*\s*(?P<n>[1-9]\d{0,3})\s*(?:个)?学时"
_KIND = r"(?:(?:行业|一般)?公需|专业)(?:科目|课程|课)?"
_KINDS = rf"(?P<kinds>{_KIND}(?:[和及与、]{_KIND})*)"
_PART = re.compile(_KINDS + r"(?:学时)?\s*" + _LEAST)
_TOTAL = re.compile(r"(?:不少于|不低于|不得少于|不得低于|至少|达到|满|完成|累计)+\s*(?P<n>[1-9]\d{0,3})\s*(?:个)?学时")
_EACH = re.compile(r"每年度?|年度(?:继续教育)?不|年均")
_CODES = {"专业": "professional", "行业公需": "industry_public", "一般公需": "general_public", "公需": "public"}


@dataclass(frozen=True, slots=True)
class Hours:
    """What a sentence asks: `each_year` or over all years; parts by kind, and kinds counted together."""

    total: int
    each_year: bool
    parts: dict[str, int] = field(default_factory=dict)
    together: tuple[tuple[tuple[str, ...], int], ...] = ()
    years: tuple[int, ...] = ()
    recent: int | None = None


def hours(text: str) -> Hours | None:
    """The hours a sentence asks for; None where it asks for none."""
    parts: dict[str, int] = {}
    together: list[tuple[tuple[str, ...], int]] = []
    spans: list[tuple[int, int]] = []
    for match in _PART.finditer(text):
        named = re.findall(r"(?:行业|一般)?公需|专业", match["kinds"])
        codes = tuple(_CODES[one] for one in dict.fromkeys(named))
        spans.append(match.span())
        if len(codes) == 1:
            parts.setdefault(codes[0], int(match["n"]))
        else:
            together.append((codes, int(match["n"])))
    totals = [match for match in _TOTAL.finditer(text) if not any(start <= match.start() < end for start, end in spans)]
    if not totals or not re.search(r"继续教育|学时", text):
        return None
    total = int(totals[0]["n"])
    each = bool(_EACH.search(text[max(0, totals[0].start() - 24) : totals[0].start()]))
    return Hours(total, each, parts, tuple(together), tuple(years_listed(text)), recent_years(text))
