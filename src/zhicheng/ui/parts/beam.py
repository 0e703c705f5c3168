"""The steelyard beam (秤杆): what was measured against what is required, to scale, with a full sentence.

Geometry is in per cent of the width, so it needs no script and no style attribute.
"""

from typing import Any

from . import values

STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 6, 10, 12, 15, 20, 25, 30, 50, 100, 200, 250, 500, 1000)
MOST_TICKS = 10


def scale(measured: float, required: float) -> tuple[float, float]:
    """The end of the beam and the distance of its ticks: round numbers, at most ten ticks, a little room."""
    top = max(measured, required) * 1.08 or 1
    for step in STEPS:
        if step < 1 and top > 2.5:
            continue
        ticks = -(-top // step)
        if ticks <= MOST_TICKS:
            return step * max(ticks, 4), step
    step = -(-top // (MOST_TICKS * 1000)) * 1000
    return step * -(-top // step), step


def per_cent(value: float, end: float) -> float:
    """Where a value stands on the beam, in per cent, kept on the beam."""
    return round(min(max(value / end, 0), 1) * 100, 2)


def anchor(position: float) -> str:
    """How a label sits at its position so that it stays on the page."""
    if position < 14:
        return "start"
    return "end" if position > 86 else "middle"


def beam(
    measured: Any,
    required: Any,
    unit: str = "",
    *,
    sentence: str = "",
    short: bool | None = None,
    required_word: str = "要求",
    wide: bool = False,
) -> dict[str, Any]:
    """Context of `beam.html`. `measured` and `required` are numbers, spans of years, or words.

    `short` overrides the colour where more is not better. Nothing is drawn where there are no two numbers.
    """
    have, have_words = values.amount(measured)
    need, need_words = values.amount(required)
    if have is None or need is None:
        return {"drawn": False}
    end, step = scale(have, need)
    at, bar = per_cent(have, end), per_cent(need, end)
    have_words, need_words = values.with_unit(have_words, unit), values.with_unit(need_words, unit)
    is_short = have < need if short is None else short
    return {
        "drawn": True,
        "short": is_short,
        "wide": wide,
        "at": f"{at:g}%",
        "bar": f"{bar:g}%",
        "at_anchor": anchor(at),
        "bar_anchor": anchor(bar),
        "ticks": [f"{per_cent(step * n, end):g}%" for n in range(round(end / step) + 1)],
        "measured": have_words,
        "required": f"{required_word} {need_words}",
        "sentence": sentence or _sentence(have_words, need_words, required_word, is_short),
    }


def _sentence(have: str, need: str, word: str, short: bool) -> str:
    return f"{word} {need}，现在 {have}，{'还差一些' if short else '满足'}。"


def progress(done: int, total: int, *, sentence: str = "", label: str = "", note: str = "") -> dict[str, Any]:
    """Context of `progress.html`: how many of how many, as a beam without a required bar."""
    total = max(total, 1)
    at = per_cent(done, total)
    ticks = total if total <= MOST_TICKS else MOST_TICKS
    return {
        "at": f"{at:g}%",
        "at_anchor": anchor(at),
        "ticks": [f"{100 * n / ticks:g}%" for n in range(ticks + 1)],
        "label": label,
        "note": note,
        "sentence": sentence or f"共 {total} 步，做完了 {done} 步。",
    }


def ruler(marks: int = 30, long_every: int = 5) -> dict[str, Any]:
    """Context of `ruler.html`: a decorative beam of ticks, every fifth long."""
    return {
        "marks": [
            {"at": f"{100 * n / marks:g}%", "long": n % long_every == 0, "last": n == marks} for n in range(marks + 1)
        ]
    }
