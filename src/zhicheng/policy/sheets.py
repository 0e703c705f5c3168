"""Scoring sheets (评分表) as rows of a spreadsheet: the rows of a sheet, and the sheet that rows make.

A row holds a group, a line of it, or both. Group cells left empty mean the group above, as merged cells read.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhicheng.policy.model.filing import Sheet, SheetGroup, SheetItem

FIRST_ROW = 4  # where the rows of the published template begin: below its title, its headings and its help
SAMPLE = "示例"
HELP = "填写说明"
MOST_ROWS = 500
LIMITS = {"group_name": 100, "name": 100, "note": 500}  # characters
LONGEST = 40  # of any other cell
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the template: its code, its heading, what its help row says, how wide it is in characters."""

    code: str
    name: str
    help: str
    width: int


COLUMNS = (
    Column("mark", "标记", HELP, 10),
    Column("group", "类别代码", "数字或小写字母，例如 1。同一类别写一次就可以，下面的行空着。", 12),
    Column("group_name", "类别", "例如 工作业绩", 18),
    Column("group_max", "类别满分", "这一类最多计几分", 12),
    Column("code", "条目代码", "例如 1-1，整张表里不重复。代码不变的条目，申报人填过的得分会保留。", 14),
    Column("name", "条目", "例如 主持的项目", 34),
    Column("max", "条目满分", "这一条最多计几分", 12),
    Column("note", "评分说明", "怎样给分，申报人自评时看得到；可以不填", 44),
)
_NAMES = {one.code: one.name for one in COLUMNS}
_GROUP = ("group", "group_name", "group_max")
_ITEM = ("code", "name", "max", "note")
_MISSING = {
    "group": "请填类别代码，例如 1。",
    "group_name": "请填这一类别的名称。",
    "group_max": "请填这一类别最多计几分。",
    "code": "请填条目代码，例如 1-1。",
    "name": "请填条目的名称。",
    "max": "请填这一条最多计几分。",
}


class Row(NamedTuple):
    """One row of a spreadsheet: its number there, and its cells by code of column (text, number, anything, None)."""

    number: int
    cells: Mapping[str, Any]


class SheetError(NamedTuple):
    """What is wrong with one cell; row 0 is the column as a whole, an empty column the whole sheet."""

    row: int
    column: str
    sentence: str

    @property
    def place(self) -> str:
        """第 7 行“条目满分”."""
        name = f"“{_NAMES[self.column]}”" if self.column else "整张表"
        return f"第 {self.row} 行{name}" if self.row else name


class Read(NamedTuple):
    """What rows make: the groups, or every error, in the order of the rows."""

    groups: tuple[SheetGroup, ...]
    errors: tuple[SheetError, ...]


def rows_of(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of a sheet as the template has them; those of a sample are marked 示例."""
    rows: list[Row] = []
    mark = SAMPLE if sheet.sample else None
    for group in sheet.groups:
        head: tuple[Any, ...] = (group.code, group.name, group.max)
        for item in group.items:
            cells = (mark, *head, item.code, item.name, item.max, item.note or None)
            rows.append(Row(FIRST_ROW + len(rows), dict(zip(_NAMES, cells, strict=True))))
            head = (None, None, None)
    return tuple(rows)


def sheet_from(rows: Iterable[Row], sheet: Sheet) -> Read:
    """The groups that rows make for a sheet, whose full score they must reach; or all errors at once.

    A line that keeps code and name keeps the clause it cites; any other cites what the sheet cites.
    """
    reading = _Reading(sheet)
    for row in rows:
        if reading.text(row, "mark") != HELP and reading.any(row, (*_GROUP, *_ITEM)):
            reading.take(row)
    reading.check_sums()
    order = {code: place for place, code in enumerate(_NAMES)}
    errors = tuple(sorted(reading.errors, key=lambda one: (one.row == 0, one.row, order.get(one.column, 0))))
    if errors:
        return Read((), errors)
    return Read(tuple(SheetGroup(one.code, one.name, one.max, tuple(one.items)) for one in reading.groups), ())


def replaced(document: Mapping[str, Any], sheet_id: str, groups: Sequence[SheetGroup]) -> dict[str, Any]:
    """A plan's frozen document with other groups in one sheet, which is no sample any more. KeyError: no such sheet."""
    plan = json.loads(document["plan"])
    sheet = plan["sheets"][sheet_id]
    cited = {(one["code"], one["name"]): one.get("clause") for group in sheet["groups"] for one in group["items"]}
    sheet["sample"] = False
    sheet["groups"] = [
        {
            "code": group.code,
            "name": group.name,
            "max": group.max,
            "items": [_written(one, cited.get((one.code, one.name))) for one in group.items],
        }
        for group in groups
    ]
    made = {**document, "plan": json.dumps(plan, ensure_ascii=False, separators=(",", ":"))}
    at = f"sheets.{sheet_id}"
    gone = (f"{at}.groups", f"{at}.sample")
    origins = {place: label for place, label in (document.get("origins") or {}).items() if not place.startswith(gone)}
    made["origins"] = {**origins, **dict.fromkeys(gone, "机构上传的评分表")}
    return made


def as_json(rows: Iterable[Row]) -> str:
    """Rows without faults as JSON text, to be sent along and read back by `from_json`."""
    return json.dumps([[row.number, dict(row.cells)] for row in rows], ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> tuple[Row, ...]:
    """The rows of `as_json`; ValueError where the text is anything else."""
    try:
        rows = tuple(Row(int(number), {code: cells.get(code) for code in _NAMES}) for number, cells in json.loads(text))
    except (AttributeError, RecursionError, TypeError) as error:
        raise ValueError("no rows") from error
    if len(rows) > MOST_ROWS:
        raise ValueError("too many rows")
    return rows


def _written(item: SheetItem, clause: Any) -> dict[str, Any]:
    made = {"code": item.code, "name": item.name, "max": item.max}
    return made | ({"clause": clause} if clause else {}) | ({"note": item.note} if item.note else {})


@dataclass(slots=True)
class _Group:
    row: int
    code: str
    name: str
    max: float
    items: list[SheetItem] = field(default_factory=list)


class _Reading:
    """Rows on their way to groups, with what is wrong so far. A cell that is wrong reads as empty or 0."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.groups: list[_Group] = []
        self.errors: list[SheetError] = []
        self.lines: dict[str, int] = {}  # code of a line → its row
        self.clauses = {(one.code, one.name): one.clause for group in sheet.groups for one in group.items}

    def add(self, row: Row, column: str, sentence: str) -> None:
        if not any((one.row, one.column) == (row.number, column) for one in self.errors):
            self.errors.append(SheetError(row.number, column, sentence))

    def take(self, row: Row) -> None:
        mark = self.text(row, "mark")
        if mark == SAMPLE:
            self.add(row, "mark", "这一行还标着“示例”。请换成正式的条目，再去掉标记；不要的行请删掉。")
        elif mark:
            self.add(row, "mark", "这一列只标“示例”和“填写说明”，正式的条目请空着。")
        self.take_group(row)
        if self.groups and self.any(row, _ITEM):
            self.take_item(row, self.groups[-1])

    def take_group(self, row: Row) -> None:
        code = self.code(row, "group")
        last = self.groups[-1] if self.groups else None
        if last is not None and (code == last.code if code else self.text(row, "group_name") in ("", last.name)):
            self.same_group(row, last)
            return
        if not code:
            self.add(row, "group", _MISSING["group"])
        earlier = next((one for one in self.groups if code and one.code == code), None)
        if earlier is not None:
            self.add(row, "group", f"类别“{code}”第 {earlier.row} 行已经写过，请把它的条目放在一起，或者换一个代码。")
        name, most = self.text(row, "group_name", needed=True), self.points(row, "group_max")
        if most > self.sheet.full:
            self.add(row, "group_max", f"不能高于整张表的满分 {self.sheet.full}。")
        self.groups.append(_Group(row.number, code, name, most))

    def same_group(self, row: Row, group: _Group) -> None:
        for column, known in (("group_name", group.name), ("group_max", group.max)):
            if self.any(row, (column,)):
                found = self.text(row, column) if column == "group_name" else self.points(row, column)
                if found != known:
                    self.add(row, column, f"和第 {group.row} 行写的不一样，请改成一样，或者空着。")

    def take_item(self, row: Row, group: _Group) -> None:
        code, name, note = self.code(row, "code"), self.text(row, "name", needed=True), self.text(row, "note")
        most = self.points(row, "max")
        if not code:
            self.add(row, "code", _MISSING["code"])
        elif code in self.lines:
            self.add(row, "code", f"代码“{code}”第 {self.lines[code]} 行已经用了，请换一个。")
        self.lines.setdefault(code, row.number)
        if group.max and most > group.max:
            self.add(row, "max", f"不能高于所在类别的满分 {group.max:g}。")
        clause = self.clauses.get((code, name), self.sheet.clause)
        group.items.append(SheetItem(code, name, most, clause, note))

    def check_sums(self) -> None:
        if not self.groups:
            self.errors.append(SheetError(0, "", "表里还没有条目。"))
            return
        for group in self.groups:
            most = round(sum(one.max for one in group.items), 2)
            head = Row(group.row, {})
            if not group.items:
                self.add(head, "name", "这一类别下面还没有条目。")
            elif group.max > most and all(one.max for one in group.items):
                self.add(head, "group_max", f"这一类别的条目加起来只有 {most:g} 分，到不了 {group.max:g} 分。")
        whole = round(sum(one.max for one in self.groups), 2)
        if whole < self.sheet.full and all(one.max for one in self.groups):
            sentence = f"各类别加起来是 {whole:g} 分，到不了整张表的满分 {self.sheet.full} 分。"
            self.errors.append(SheetError(0, "group_max", sentence))

    def any(self, row: Row, columns: Sequence[str]) -> bool:
        values = (row.cells.get(one) for one in columns)
        return any(bool(one.strip()) if isinstance(one, str) else one is not None for one in values)

    def text(self, row: Row, column: str, needed: bool = False) -> str:
        value = row.cells.get(column)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(int(value)) if float(value).is_integer() else str(value)
        if value is not None and not isinstance(value, str):
            self.add(row, column, "这一格成了日期或者别的格式。请把单元格设成“文本”，再填一次。")
            return ""
        found = _CONTROL.sub("", value or "").strip()
        if needed and not found:
            self.add(row, column, _MISSING[column])
        limit = LIMITS.get(column, LONGEST)
        if len(found) > limit:
            self.add(row, column, f"最多 {limit} 字，现在是 {len(found)} 字。")
        return found

    def code(self, row: Row, column: str) -> str:
        found = unicodedata.normalize("NFKC", self.text(row, column)).strip().lower()
        if found and not _CODE.fullmatch(found):
            self.add(row, column, "代码只用数字、小写字母和连字符，例如 1-1。")
        return found

    def points(self, row: Row, column: str) -> float:
        value = row.cells.get(column)
        if isinstance(value, float) and abs(value) < 1e6:
            value = f"{round(value, 6):.6f}".rstrip("0").rstrip(".")
        text = unicodedata.normalize("NFKC", self.text(Row(row.number, {column: value}), column))
        text = text.strip().removesuffix("分").strip()
        if not text:
            self.add(row, column, _MISSING[column])
            return 0
        number = float(text) if _NUMBER.fullmatch(text) else 0.0
        if number <= 0:
            self.add(row, column, "请填大于 0 的数，最多两位小数，例如 10。")
        return int(number) if number.is_integer() else number
