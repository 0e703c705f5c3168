"""Contact offices, acceptance points, links."""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar.filing import links
from zhicheng.policy.drafting.grammar.offices import Office, address, office, phones, table_of_offices, unit
from zhicheng.policy.drafting.sentences import Sentence
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, many

_HEAD = re.compile(r"^\|(.+)\|\s*\{#([^{}]+)\}$", re.MULTILINE)


def fill(sheet: Sheet) -> None:
    """Reads telephone numbers and addresses of offices, and addresses of pages."""
    _contacts(sheet)
    _points(sheet)
    _links(sheet)


def _contacts(sheet: Sheet) -> None:
    found: list[dict[str, Any]] = []
    blocks: dict[str, list[Sentence]] = {}
    for one in sheet.sentences:
        if one.clause.endswith("联系"):
            blocks.setdefault(one.clause, []).append(one)
        elif not one.clause.rstrip("后").endswith("表"):
            read = office(one.text)
            if read is not None and (read.phones or read.address):
                _add(sheet, found, read, [one])
    for lines in blocks.values():
        texts = [one.text for one in lines]
        name = next((got for text in texts if (got := unit(text))), "")
        numbers = tuple(dict.fromkeys(one for text in texts for one in phones(text)))
        where = next((got for text in texts if (got := address(text))), "")
        if numbers or where:
            _add(sheet, found, Office(name, numbers, where), lines)
    if found:
        sheet.put("contacts", found)


def _add(sheet: Sheet, found: list[dict[str, Any]], read: Office, at: list[Sentence]) -> None:
    same = next((one for one in found if read.address and one.get("address") == read.address), None)
    if same is not None and not (read.phones and "phone" in same):
        same["clause"] = cite([*many(same["clause"]), *at])
        same |= {"phone": "、".join(read.phones)} if read.phones else {}
        return
    issuer = sheet.value.get("source", {}).get("issuer", "") if at[0].clause == "联系" else ""
    entry: dict[str, Any] = {"name": read.name or issuer or "待定"}
    entry |= {"phone": "、".join(read.phones)} if read.phones else {}
    entry |= {"address": read.address} if read.address else {}
    found.append({**entry, "clause": cite(at)})
    if not read.name:
        sheet.ask(("contacts", len(found) - 1), "没有写是哪个单位的，请写上名称", at)


def _points(sheet: Sheet) -> None:
    """A table of offices: acceptance points where it says whom they serve, contacts where it does not."""
    points: list[dict[str, Any]] = []
    for match in _HEAD.finditer(sheet.notice.markdown):
        head = tuple(cell.strip() for cell in match[1].split("|"))
        rows = _rows(sheet, match.end())
        numbered = list(enumerate(table_of_offices(head, rows), 1)) if rows else []
        if len(numbered) != len(rows):
            continue
        for n, one in numbered:
            ref = f"{match[2]}#{n}"
            entry: dict[str, Any] = {"id": f"point-{len(points) + 1}", "name": one.name}
            entry |= {"phone": "、".join(one.phones)} if one.phones else {}
            entry |= {"address": one.address} if one.address else {}
            if not one.serves:
                sheet.value.setdefault("contacts", []).append(
                    {**{k: v for k, v in entry.items() if k != "id"}, "clause": ref}
                )
                continue
            when = {"attested": {"by": "office", "of": f"point-{len(points) + 1}", "says": one.serves}}
            points.append({**entry, "serves": one.serves, "when": when, "clause": ref})
    if points:
        sheet.put(
            "acceptance_points",
            points,
            False,
            "请把每个受理点的 when 写成能核对的条件（例如单位所在地）",
            [points[0]["clause"]],
        )


def _rows(sheet: Sheet, start: int) -> list[tuple[str, ...]]:
    rows = []
    for line in sheet.notice.markdown[start:].split("\n")[2:]:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return rows


def _links(sheet: Sheet) -> None:
    found: dict[str, dict[str, Any]] = {}
    for one in sheet.sentences:
        for name, url in links(one.text):
            entry = found.setdefault(url, {"name": name, "url": url, "clause": []})
            entry["name"] = entry["name"] or name
            entry["clause"].append(one.ref)
    value = []
    for entry in found.values():
        named = {**entry, "name": entry["name"] or "网站", "clause": cite(entry["clause"])}
        value.append(named)
        if not entry["name"]:
            sheet.ask(("links", len(value) - 1), "没有读出网站的名称", entry["clause"])
    if value:
        sheet.put("links", value)
