"""Offices with address and telephone number, from lines 地址：…, from running text, from tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

PHONE = re.compile(r"(?<![\d.])(?:0\d{2,3}\s*[-—－ ]\s*)?[2-8]\d{6,7}(?:\s*(?:转|-)\s*\d{1,5}(?!\d))?(?!\d)")
_LABELLED = re.compile(r"(?:电\s*话|号码|热线|传真)[^\d，。；]{0,8}[：:]?\s*")
_ADDRESS = re.compile(r"(?:地\s*址|寄送?至|邮寄至|报送至|送至|地点)\s*(?:为|：|:)?\s*(?P<a>[^，。；;：:]{4,60})")
_PLACE = re.compile(
    r"[路街道巷弄]\s*(?:\d|[一二三四五六七八九十])|\d\s*号|\d\s*[^\d，。]{0,3}室|楼|大厦|广场|中心\d|[幢栋]"
)
_OFFICE = r"[\u4e00-\u9fff、]{2,40}?(?:[局厅处科室委院部站办]|中心|联合会|协会|学会|委员会|公司|大学)"
_WHOLE = re.compile(
    rf"^(?:\d+[.．、]\s*|[（(]\d+[）)]\s*)?(?P<office>{_OFFICE})\s*[（(](?P<address>[^（）()]{{4,60}})[）)]"
)
_NAME = re.compile(rf"^(?:\d+[.．、]\s*)?(?P<office>{_OFFICE})\s*(?:[（(][^（）()]{{1,30}}[）)])?\s*[：:（(，,]")
_AFTER_TO = re.compile(
    rf"(?<!申)(?:报送?(?:至|到)?|送(?:至|到)|寄(?:至|到)|交(?:至|到))(?P<office>{_OFFICE})(?=[（(，,。])"
)
_UNIT = re.compile(rf"^单位\s*[：:]\s*(?P<office>{_OFFICE})$")
_HEADS = {
    "name": re.compile(r"单位|机构|部门名称|受理点|地区"),
    "section": re.compile(r"科室|部门|处室"),
    "phone": re.compile(r"电话|联系方式|号码"),
    "address": re.compile(r"地址|地点"),
    "serves": re.compile(r"范围|对象|服务"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written: name, telephone numbers, address, whom it serves; each may be empty."""

    name: str
    phones: tuple[str, ...]
    address: str
    serves: str = ""


def phones(text: str) -> tuple[str, ...]:
    """The telephone numbers of offices in a text: those after 电话 or with an area code."""
    found = []
    for match in PHONE.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        label = list(_LABELLED.finditer(before))
        joined = label and not re.search(r"[。；;\u4e00-\u9fff]", before[label[-1].end() :])
        if joined or match[0].startswith("0"):
            found.append(re.sub(r"\s*[-—－]\s*", "-", match[0].strip()))
    return tuple(dict.fromkeys(found))


def address(text: str) -> str:
    """The address a text gives after 地址： or 报送至; empty where it gives none."""
    for match in _ADDRESS.finditer(text):
        found = match["a"].strip()
        while found.count("）") > found.count("（") or found.count(")") > found.count("("):
            found = found[: max(found.rfind("）"), found.rfind(")"))]
        if found.count("（") > found.count("）"):
            found += text[match.end("a") :][:1]
        if _PLACE.search(found):
            return found
    return ""


def office(text: str) -> Office | None:
    """The office a line or sentence gives with a number or address; None where it gives neither."""
    numbers, whole = phones(text), _WHOLE.match(text)
    if whole and numbers and _PLACE.search(whole["address"]) and not re.search(r"[：:]", whole["address"]):
        return Office(whole["office"], numbers, whole["address"].strip())
    where = address(text)
    if not numbers and not where:
        return None
    named = _UNIT.match(text) or _AFTER_TO.search(text) or _NAME.match(text)
    name = named["office"] if named else ""
    return Office(re.sub(r"^(?:联系电话|电话|地址|联系人|单位)$", "", name), numbers, where)


def unit(text: str) -> str:
    """单位：NAME → NAME."""
    match = _UNIT.match(text.strip())
    return match["office"] if match else ""


def table_of_offices(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[Office]:
    """The offices of a table whose head names a column of telephone numbers or addresses."""
    column: dict[str, int] = {}
    for n, cell in enumerate(head):
        for key, pattern in _HEADS.items():
            if key not in column and pattern.search(cell) and n not in column.values():
                column[key] = n
                break
    if "name" not in column or not {"phone", "address"} & set(column):
        return []
    found = []
    for row in rows:
        cells = {key: row[n].strip() for key, n in column.items() if n < len(row)}
        name = (cells.get("name", "") + cells.get("section", "")).strip()
        numbers = tuple(one.strip() for one in re.findall(r"[\d－—-]{7,18}", cells.get("phone", "")))
        if name and (numbers or cells.get("address")):
            found.append(Office(name, numbers, cells.get("address", ""), cells.get("serves", "")))
    return found
