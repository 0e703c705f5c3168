"""Lists: tasks, facts, messages, pages, differences, files."""

from collections.abc import Iterable
from typing import Any

from ..pager import Page
from . import values


def task_list(tasks: Iterable[Any], *, numbered: bool = True) -> dict[str, Any]:
    """Context of `task_list.html`: steps with `name`, `href` (None: cannot be opened yet), `fact`, `status`."""
    rows = [
        {
            "name": values.get(task, "name"),
            "href": values.get(task, "href", "url"),
            "fact": values.get(task, "fact", default=""),
            "status": values.get(task, "status", default=""),
        }
        for task in tasks
    ]
    return {"tasks": rows, "numbered": numbered}


def summary_list(rows: Iterable[Any]) -> dict[str, Any]:
    """Context of `summary_list.html`: pairs (name, value), or `name`, `value`, `href`, `action`."""
    made = []
    for row in rows:
        if isinstance(row, list | tuple):
            made.append({"name": row[0], "value": row[1], "href": "", "action": ""})
        else:
            made.append({key: values.get(row, key, default="") for key in ("name", "value", "href", "action")})
    return {"rows": made}


def message_list(messages: Iterable[Any]) -> dict[str, Any]:
    """Context of `message_list.html`: messages with `text`, `created_at`, `read_at`, and `title`, `href`, `how`."""
    rows = [
        {
            "text": values.get(message, "text", default=""),
            "title": values.get(message, "title", default=""),
            "when": values.get(message, "created_at", "at"),
            "href": values.get(message, "href", default=""),
            "how": values.get(message, "how", default=""),
            "new": values.get(message, "read_at") is None,
        }
        for message in messages
    ]
    return {"messages": rows}


def pager(page: Page, *, label: str = "翻页") -> dict[str, Any]:
    """Context of `pager.html`: where we are in words, and links to other pages.

    `label` names it for those who listen; where a page has two, each needs one of its own.
    """
    return {
        "label": label,
        "page": page,
        "previous": page.address(page.previous) if page.previous else "",
        "next": page.address(page.next) if page.next else "",
        "numbers": [{"number": n, "href": page.address(n), "current": n == page.number} for n in page.numbers()]
        if page.pages > 2
        else [],
    }


def diff(rows: Iterable[Any], *, since: str = "") -> dict[str, Any]:
    """Context of `diff.html`: what changed, value beside value; None on one side means it was or is not there."""
    made = []
    for row in rows:
        name, old, new = (
            row if isinstance(row, list | tuple) else (values.get(row, key) for key in ("name", "old", "new"))
        )
        made.append({"name": name, "old": old, "new": new})
    return {"rows": made, "since": since}


def file_list(context: Any, files: Iterable[Any]) -> dict[str, Any]:
    """Context of `file_list.html`: files with `name`, `size` (bytes), `state`, `href`, `bad`, `remove`."""
    rows = [
        {
            "name": values.get(file, "name"),
            "size": values.get(file, "size", default=""),
            "state": values.get(file, "state", default=""),
            "href": values.get(file, "href", default=""),
            "bad": bool(values.get(file, "bad", default=False)),
            "remove": values.get(file, "remove", default=""),
        }
        for file in files
    ]
    return {"files": rows, "csrf_token": context.get("csrf_token")}
