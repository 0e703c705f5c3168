"""Self-scoring on the plan's sheets (打分表): what is kept as typed, what is wrong, sums, and the sheet in words.

A sheet is one field of 填写申报信息. A group gives at most its own points, the whole sheet at most its full score; a
line left empty gives none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from zhicheng.standards.text import amount

if TYPE_CHECKING:
    from zhicheng.policy.model.filing import Sheet, SheetGroup, SheetItem

LONGEST = 20
PREFIX = "score-"


def field_code(sheet: Sheet) -> str:
    """The code of the field that holds a sheet."""
    return f"{PREFIX}{sheet.id}"


def concerns(sheet: Sheet, path: str | None) -> bool:
    """Whether people who apply by this path fill in the sheet."""
    return not sheet.paths or path in sheet.paths


def kept(sheet: Sheet, value: Any) -> dict[str, float | int | str]:
    """What a draft keeps of the typed lines: points as numbers, anything else as typed; empty lines are left out."""
    typed = value if isinstance(value, Mapping) else {}
    found = {item.code: _read(typed.get(item.code)) for item in _items(sheet)}
    return {code: points for code, points in found.items() if points != ""}


def fault(sheet: Sheet, value: Any) -> str:
    """One sentence for what keeps the sheet from being filed; empty where nothing does."""
    points = kept(sheet, value)
    if not points:
        return f"请对照{sheet.name}逐项自评，没有得分的项可以空着。"
    return "".join(faults(sheet, points).values())


def faults(sheet: Sheet, value: Any) -> dict[str, str]:
    """line → one sentence, for every line that holds no number from 0 to its most."""
    points = kept(sheet, value)
    return {
        item.code: f"“{item.name}”请填 0 到 {_text(item.max)} 的数。"
        for item in _items(sheet)
        if item.code in points and not _fits(item, points[item.code])
    }


def total(sheet: Sheet, value: Any) -> float | None:
    """The self-score; None while no line is filled in or one cannot be counted."""
    points = kept(sheet, value)
    if not points or faults(sheet, points):
        return None
    return min(float(sheet.full), sum(_sum(group, points) for group in sheet.groups))


def table(sheet: Sheet, value: Any) -> dict[str, Any]:
    """The sheet with its points as plain JSON, for pages and for a revision that stands by itself.

    `{"full", "sample", "total", "groups": [{"code", "name", "max", "sum", "items": [{"code", "name", "max",
    "note", "points"}]}]}`; `points`, `sum` and `total` are numbers or null.
    """
    points = kept(sheet, value)
    wrong = faults(sheet, points)
    told = {code: one for code, one in points.items() if code not in wrong}
    return {
        "full": sheet.full,
        "sample": sheet.sample,
        "total": _plain(total(sheet, points)),
        "groups": [
            {
                "code": group.code,
                "name": group.name,
                "max": group.max,
                "sum": _plain(_sum(group, told)) if any(item.code in told for item in group.items) else None,
                "items": [
                    {
                        "code": item.code,
                        "name": item.name,
                        "max": item.max,
                        "note": item.note,
                        "points": told.get(item.code),
                    }
                    for item in group.items
                ],
            }
            for group in sheet.groups
        ],
    }


def spread(sheet: Sheet, points: float) -> dict[str, float]:
    """So many points (at most the full score) given to the lines in their order, each at most its own."""
    left, found = float(points), {}
    for group in sheet.groups:
        room = float(group.max)
        for item in group.items:
            given = min(left, room, float(item.max))
            left, room = left - given, room - given
            if given:
                found[item.code] = given
    return found


def words(sheet: Sheet, value: Any) -> str:
    """共 92 分：主持的项目 18，专利 9: the sum, and every line that has points."""
    points = kept(sheet, value)
    found = total(sheet, points)
    if found is None:
        return ""
    lines = "，".join(f"{item.name} {_text(points[item.code])}" for item in _items(sheet) if item.code in points)
    return f"共 {amount(found, '分')}：{lines}"


def _items(sheet: Sheet) -> Iterator[SheetItem]:
    return (item for group in sheet.groups for item in group.items)


def _read(value: Any) -> float | int | str:
    """Points as a number where a number was typed, else what was typed."""
    text = unicodedata.normalize("NFKC", "" if value is None else str(value)).strip()[:LONGEST]
    text = text.replace("\0", "").encode("utf-8", "ignore").decode()
    whole, _, part = text.removesuffix("分").strip().partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) <= 6 and (not part or part.isdecimal())):
        return text
    number = round(float(f"{whole}.{part or 0}"), 2)
    return int(number) if number.is_integer() else number


def _fits(item: SheetItem, points: float | str) -> bool:
    return not isinstance(points, str) and 0 <= points <= item.max


def _sum(group: SheetGroup, points: Mapping[str, Any]) -> float:
    return min(float(group.max), sum(points.get(item.code) or 0 for item in group.items))


def _plain(number: float | None) -> float | int | None:
    """60 for 60.0."""
    return int(number) if number is not None and float(number).is_integer() else number


def _text(number: Any) -> str:
    return f"{number:g}" if not isinstance(number, str) else number
