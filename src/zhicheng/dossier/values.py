"""What was typed, made fit to be kept: only known fields, only plain JSON values, nothing judged.

Judging is done when a record is sent (`checks`). A draft keeps a value exactly as typed, however wrong.
"""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from zhicheng.kinds import Kind
from zhicheng.standards.text import plain_lines

from .errors import TooLong

LONGEST = 20_000
TITLE_LENGTH = 200
MOST_FACTS = 3


def keepable(kind: Kind, data: Mapping[str, Any], *, by_system: bool) -> dict[str, Any]:
    """The values of `data` that a draft of this kind keeps, under the kind's field codes.

    Unknown names are left out, and so are the platform's own fields unless `by_system`. Raises `TooLong` with the
    field for a text over 20,000 characters.
    """
    fields = kind.fields if by_system else kind.form_fields
    return {one.code: _plain(one.code, data[one.code]) for one in fields if one.code in data}


def _plain(code: str, value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < 10**15:
        return value
    text = plain_lines(str(value)).replace("\0", "").encode("utf-8", "replace").decode()
    if len(text) > LONGEST:
        raise TooLong(field=code)
    return text


def judged(
    kind: Kind, data: Mapping[str, Any], *, today: date, born: date | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """The clean values of a stored record, and one sentence for each field at fault.

    The platform's own fields are taken as stored, since nobody else can have written them.
    """
    return kind.clean(data, today=today, born=born, by_system=True)


def title_of(kind: Kind, data: Mapping[str, Any]) -> str:
    """The record in one line, for lists."""
    return kind.title(data)[:TITLE_LENGTH]


def year_of(kind: Kind, data: Mapping[str, Any]) -> int | None:
    """The year a record is looked up by: its `year`, else that of its beginning, else of its first date."""
    places = ["year", kind.from_field, *(one.code for one in kind.fields if one.type in ("date", "partial_date"))]
    for place in places:
        text = str(data.get(place) or "")[:4] if place else ""
        if len(text) == 4 and text.isascii() and text.isdigit():
            return int(text)
    return None


def fact_of(kind: Kind, data: Mapping[str, Any]) -> str:
    """What tells a record from others beside its title: when it was, then up to two or three short values."""
    told = [code for code in (*kind.title_fields, kind.from_field, kind.to_field) if code]
    words = [] if kind.from_field is None or kind.from_field in kind.title_fields else [kind.span(data)]
    for one in kind.form_fields:
        text = one.text(data.get(one.code))
        if text and one.code not in told and one.type not in ("long_text", "boolean"):
            words.append(f"{one.name} {text}" if one.type in ("integer", "number") else text)
    return " · ".join([word for word in words if word][:MOST_FACTS])
