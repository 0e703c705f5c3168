"""The head of a notice: issuer, number, addressees; and what its title says of year, level, title and specialty."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhicheng.policy.drafting.grammar.documents import NUMBER, even_number
from zhicheng.standards import codes

_YEAR = re.compile(r"(20\d{2})\s*年")
_ABOUT = re.compile(r"关于(?:组织)?(?:开展|做好|进行|组织开展|启动)?(?P<what>.+?)的(?:通知|公告|通告|函)$")
_SPECIALTY = re.compile(r"年度?(?:[^年]{0,20}?[省市区县])?(?P<s>[\u4e00-\u9fff]{2,12}?)(?:专业|系列)(?!技术)")
_LEVELS = (
    ("professor", r"正高级?"),
    ("senior", r"副高级?|高级"),
    ("intermediate", r"中级"),
    ("junior", r"初级|助理级|员级"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the title it awards (None where the words do not tell)."""

    level: str
    awards: str | None
    series: str | None


def split_outside(text: str, marks: str = "、，,；;") -> list[str]:
    """The parts of a list, marks within brackets left alone: 各县（市、区）局，有关单位 → two."""
    parts, depth = [""], 0
    for one in text:
        depth += one in "（(《“"
        depth -= one in "）)》”"
        if one in marks and depth <= 0:
            parts.append("")
        else:
            parts[-1] += one
    return [part.strip() for part in parts if part.strip()]


def number_of(lines: list[str]) -> str:
    """The number of the notice in the lines of its head; empty where there is none."""
    return next((even_number(match[0]) for line in lines if (match := NUMBER.fullmatch(line.strip()))), "")


def issuer_of(head: list[str], foot: list[str]) -> str:
    """Who issued it: 某局文件 in the head, else the names under it (two are joined with 、)."""
    for line in head:
        if line.endswith("文件") and len(line) > 4:
            return line.removesuffix("文件").strip()
    names = [name for line in foot for name in re.split(r"\s{2,}", line.strip()) if name and not re.search(r"\d", name)]
    return "、".join(names)


def year_of(title: str) -> int | None:
    """The year a title speaks of."""
    match = _YEAR.search(title)
    return int(match[1]) if match else None


def subject_of(title: str) -> str:
    """What a title is about: 关于开展2023年度…评审工作的通知 → 2023年度…评审工作."""
    match = _ABOUT.search(title)
    return match["what"] if match else ""


def level_of(title: str) -> list[Level]:
    """The levels a title names, highest first, each with the title it awards where one table entry fits."""
    found: list[Level] = []
    rest = title
    named = sorted(codes.table("title_names").choices(), key=lambda one: -len(one[1]))
    for code, name in named:
        if code != "other" and len(name) > 2 and name in rest:
            entry = codes.table("title_names").get(code)
            found.append(Level(str(entry.extra["level"]), code, str(entry.extra["series"])))
            rest = rest.replace(name, "　")
    if not found:
        series = _series(title)
        for level, pattern in _LEVELS:
            if re.search(pattern, rest):
                rest = re.sub(pattern, "　", rest)
                found.append(Level(level, _only(series, level), series))
    order = [level for level, _ in _LEVELS]
    return sorted(dict.fromkeys(found), key=lambda one: order.index(one.level))


def series_name(code: str) -> str:
    """The Chinese name of a series."""
    return codes.table("title_series").label(code)


def specialty_of(title: str) -> str:
    """The specialty a title names: 2020年度机电制造专业高级工程师 → 机电制造."""
    match = _SPECIALTY.search(title)
    found = re.sub(r"^(?:度|全[省市区县]|我[省市])", "", match["s"]) if match else ""
    return found if len(found) > 1 else ""


def _series(title: str) -> str | None:
    after = "(?:系列|专业|人员|职称|高级|中级|初级|正高|副高)"
    fitting = [
        one.code
        for one in codes.table("title_series")
        if re.search(one.name.removesuffix("技术") + "(?:技术)?" + after, title)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _only(series: str | None, level: str) -> str | None:
    """The one title of a series at a level; None where there are several."""
    fitting = [
        one.code
        for one in codes.table("title_names")
        if one.extra.get("series") == series and one.extra.get("level") == level
    ]
    return fitting[0] if series and len(fitting) == 1 else None
