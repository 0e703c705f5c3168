"""Deciding: three equal verdicts, reasons tied to places, the bar for many at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

VERDICTS = (("pass", "通过", "A"), ("return", "退回修改", "R"), ("reject", "不通过", "F"))


def verdicts(
    *,
    name: str = "verdict",
    chosen: str = "",
    allowed: Iterable[str] = ("pass", "return", "reject"),
    names: Mapping[str, str] | None = None,
    legend: str = "您的意见",
    error: str = "",
) -> dict[str, Any]:
    """Context of `verdicts.html`: the verdicts this office may give; nothing is chosen beforehand.

    `names` are other words for some of them.
    """
    may, said = tuple(allowed), names or {}
    return {
        "name": name,
        "legend": legend,
        "error": error,
        "choices": [
            {"value": value, "words": said.get(value, words), "key": key, "checked": value == chosen}
            for value, words, key in VERDICTS
            if value in may
        ],
    }


def reason_picker(formset: Any, *, legend: str = "要改什么") -> dict[str, Any]:
    """Context of `reason_picker.html`: one row a form, with the fields `code`, `place`, `text`.

    Without script there are as many rows as the formset has; with it, rows are added and taken away and the codes
    can be searched by typing.
    """
    return {"formset": formset, "legend": legend}


def batch_bar(content: str, words: str = "", hint: str = "", preview: str = "", limits: str = "") -> SafeString:
    """A bar that stays at the foot while rows are chosen; `preview` is the exact text each will carry."""
    below = ""
    if preview or limits:
        below = format_html(
            '<div class="batch-preview"><div><h3>预览：将写入每一件的意见</h3><blockquote class="quote">{}</blockquote>'
            "</div><div><h3>不能一起办的</h3><p>{}</p></div></div>",
            preview,
            limits,
        )
    return format_html(
        '<div class="batch" data-batch><div class="batch-row"><p><b data-batch-count>{}</b> '
        '<span class="note">{}</span></p>{}</div>{}</div>',
        words,
        hint,
        content,
        below,
    )
