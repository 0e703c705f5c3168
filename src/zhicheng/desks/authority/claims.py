"""The left column of the case page: each requirement in one glance, with the files that speak for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from zhicheng.ui.parts import findings
from zhicheng.ui.status import WORST_FIRST


def claims_of(
    found: Iterable[Any],
    files: Sequence[Mapping[str, Any]],
    shown: Mapping[str, Any] | None,
    readings: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Findings as rows, what needs attention first.

    Each has the `files` of the records it was judged by, its `parts` (findings), and whether the file that is
    `shown` is one of its own (`current`). `readings` tells in words what each named reading says.
    """
    by_place: dict[str, list[Mapping[str, Any]]] = {}
    for file in files:
        by_place.setdefault(file["place"], []).append(file)
    made = []
    for finding in found:
        inner = getattr(finding, "finding", finding)  # a path's own finding
        places = list(dict.fromkeys(_evidence(inner)))
        made.append(
            {
                **findings.row(finding, readings),
                "files": [file for place in places for file in by_place.get(place, ())],
                "parts": inner.children,
                "current": shown is not None and shown["place"] in places,
            }
        )
    return sorted(made, key=lambda one: WORST_FIRST.get(one["verdict"], 1))


def _evidence(finding: Any) -> Iterator[str]:
    """The records a finding and its parts rest on, as places: item:<id>."""
    yield from finding.evidence
    for child in finding.children:
        yield from _evidence(child)
