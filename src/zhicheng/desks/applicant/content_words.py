"""What a submission consists of as a page: the frozen document, or the draft as it would be frozen.

Both the preview and a revision are shown from the same document (`applications.content`), so what is seen is what
is filed. `link` gives the address of a file, or “” where it is opened elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

File = Mapping[str, Any]
Link = Callable[[File], str]
BRIEF = 4
"""A record of so few fields is told by its title alone in the preview."""


def content_context(content: Mapping[str, Any], link: Link) -> dict[str, Any]:
    """The context of `content.html`."""
    person, signed = content["person"], content["commitment"] or {}
    files, form = content["files"], content["form"].values()
    return {
        "content": content,
        "person_rows": [
            ("姓名", person["name"]),
            (person["identity"]["kind_name"] or "证件号码", person["identity"]["masked"]),
            ("现工作单位", person["employer"]["name"]),
            *[tuple(row) for row in (content["basics"] or {}).get("rows", ())],
        ],
        "form_rows": [(one["name"], one["text"] or "没有填") for one in form if not one.get("sheet")],
        "sheets": [one for one in form if one.get("sheet")],
        "computed_rows": _computed(content["computed"]),
        "groups": _groups(content["items"], link),
        "files": [_file(one, link, one["slot_name"]) for one in files if one["place"].startswith("slot:")],
        "photo": next((link(one) for one in files if one["place"] == "photo"), ""),
        "signature": next((link(one) for one in files if one["place"] == "signature"), ""),
        "signed_at": datetime.fromisoformat(signed["signed_at"]) if signed else None,
    }


def _computed(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = [
        ("专业工作年限", found["years"]["text"]),
        ("年度考核", "，".join(one["text"] for one in found["appraisals"])),
        ("继续教育", found["hours"]["text"]),
    ]
    return [row for row in rows if row[1]]


def _groups(items: Iterable[Mapping[str, Any]], link: Link) -> list[dict[str, Any]]:
    """The records by kind, in the order of the document."""
    found: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        found.setdefault(item["kind_name"], []).append(
            {
                "id": item["id"],
                "title": item["title"],
                "rows": item["rows"],
                "representative": item["representative"],
                "files": [_file(one, link, "") for one in item["evidence"]],
            }
        )
    return [
        {"name": name, "records": records, "brief": all(len(one["rows"]) <= BRIEF for one in records)}
        for name, records in found.items()
    ]


def _file(file: File, link: Link, state: str) -> dict[str, Any]:
    pages = f"{file['pages']}\u00a0页" if file.get("pages") else ""
    return {
        "name": file["name"],
        "size": file["size"],
        "state": " · ".join(part for part in (state, pages) if part),
        "href": link(file),
    }
