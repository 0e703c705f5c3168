"""Numbered pages of a list: “第 51–100 件，共 238 件”.

Takes a list or a queryset; what is not a number, or beyond the end, becomes the nearest page there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its items, its number (from 1) and where it stands in the whole."""

    items: Sequence[Any]
    number: int
    pages: int
    total: int
    first: int
    last: int
    unit: str
    query: str
    parameter: str

    def __iter__(self) -> Any:
        """The items of this page."""
        return iter(self.items)

    def __len__(self) -> int:
        """How many items this page holds."""
        return len(self.items)

    @property
    def sentence(self) -> str:
        """Where we are, in words: 第 51–100 件，共 238 件."""
        if not self.total:
            return f"共 0\u00a0{self.unit}"
        if self.first == self.last:
            return f"第 {self.first}\u00a0{self.unit}，共 {self.total}\u00a0{self.unit}"
        if self.pages == 1:
            return f"共 {self.total}\u00a0{self.unit}"
        return f"第 {self.first}–{self.last}\u00a0{self.unit}，共 {self.total}\u00a0{self.unit}"

    @property
    def previous(self) -> int | None:
        """The number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, if there is one."""
        return self.number + 1 if self.number < self.pages else None

    def numbers(self) -> list[int]:
        """The page numbers worth a link: first, last, and two on either side; a gap is simply left out."""
        near = range(self.number - 2, self.number + 3)
        return [n for n in range(1, self.pages + 1) if n in (1, self.pages) or n in near]

    def address(self, number: int) -> str:
        """The query string of another page, with the reader's other choices kept."""
        values = QueryDict(self.query, mutable=True)
        values[self.parameter] = str(number)
        return "?" + values.urlencode()


def paginate(
    rows: Any, query: QueryDict | None = None, *, per_page: int = PER_PAGE, unit: str = "件", parameter: str = "page"
) -> Page:
    """The page of `rows` that `query` (usually `request.GET`) asks for. `rows` is a list or a queryset."""
    total = rows.count() if hasattr(rows, "model") else len(rows)
    pages = max(1, -(-total // per_page))
    asked = query.get(parameter, "1") if query is not None else "1"
    number = min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 10 else 1
    start = (number - 1) * per_page
    items = list(rows[start : start + per_page])
    return Page(
        items=items,
        number=number,
        pages=pages,
        total=total,
        first=start + 1 if items else 0,
        last=start + len(items),
        unit=unit,
        query=query.urlencode() if query is not None else "",
        parameter=parameter,
    )
