"""A handwritten signature: judged by its strokes, and drawn as a picture with a clear ground."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from PIL import Image, ImageDraw

Point = tuple[float, float]
Stroke = list[Point]

MAX_STROKES = 400
MAX_POINTS = 20_000
SMALLEST = (60.0, 24.0)  # CSS pixels: width, height of the written box
LEAST_POINTS = 12
LEAST_TURNING = 1.8  # written length against the diagonal of its box; a single straight line has 1
HEIGHT = 240
_WIDEST = 960
_PEN, _MARGIN, _FINER = 6, 18, 3


@dataclass(frozen=True)
class SignatureVerdict:
    """What was found. `reasons` is empty when the signature can be taken; `png` is then its picture."""

    reasons: tuple[str, ...]
    png: bytes = field(default=b"", repr=False)
    width: int = 0
    height: int = 0

    @property
    def ok(self) -> bool:
        """Whether the signature can be taken."""
        return not self.reasons


def inspect_signature(strokes: Any) -> SignatureVerdict:
    """Judge strokes as they come from the page: a list of strokes, each a list of points in CSS pixels.

    A point is [x, y] or {"x": …, "y": …}; a stroke may also be {"points": […]}. Poor means that nobody could
    read a name in it: too few points, too small, or a single line.
    """
    read = _read(strokes)
    if read is None:
        return SignatureVerdict(("没有收到完整的签名，请清除后重新签一次。",))
    if not read:
        return SignatureVerdict(("还没有签名，请在框里写下您的姓名。",))
    reasons = _poor(read)
    if reasons:
        return SignatureVerdict(tuple(reasons))
    png, width, height = draw(read)
    return SignatureVerdict((), png, width, height)


def _read(strokes: Any) -> list[Stroke] | None:
    """Strokes as floats, empty ones left out; None where the data are none."""
    if not isinstance(strokes, list) or len(strokes) > MAX_STROKES:
        return None
    made: list[Stroke] = []
    for stroke in strokes:
        points = stroke.get("points") if isinstance(stroke, dict) else stroke
        if not isinstance(points, list):
            return None
        read = [_point(point) for point in points]
        if any(point is None for point in read):
            return None
        if read:
            made.append([point for point in read if point is not None])
    return made if sum(len(stroke) for stroke in made) <= MAX_POINTS else None


def _point(point: Any) -> Point | None:
    if isinstance(point, dict):
        point = [point.get("x"), point.get("y")]
    if not isinstance(point, (list, tuple)) or len(point) < 2:
        return None
    x, y = point[0], point[1]
    for value in (x, y):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        if not math.isfinite(value) or abs(value) > 20_000:
            return None
    return float(x), float(y)


def _poor(strokes: list[Stroke]) -> list[str]:
    width, height = _extent(strokes)
    length = sum(math.dist(a, b) for stroke in strokes for a, b in pairwise(stroke))
    points = sum(len(stroke) for stroke in strokes)
    if points < LEAST_POINTS:
        return ["签名太短，看不清姓名，请清除后写下您的全名。"]
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return ["签名太小，看不清姓名，请清除后写大一些。"]
    if length < LEAST_TURNING * math.hypot(width, height):
        return ["看来只有一两条线，请清除后写下您的全名。"]
    return []


def _extent(strokes: list[Stroke]) -> tuple[float, float]:
    xs, ys = [x for stroke in strokes for x, _ in stroke], [y for stroke in strokes for _, y in stroke]
    return max(xs) - min(xs), max(ys) - min(ys)


def draw(strokes: list[Stroke]) -> tuple[bytes, int, int]:
    """The strokes in black on a clear ground as PNG, with its width and height in pixels."""
    wide, tall = _extent(strokes)
    left = min(x for stroke in strokes for x, _ in stroke)
    top = min(y for stroke in strokes for _, y in stroke)
    scale = min((HEIGHT - 2 * _MARGIN) / max(tall, 1.0), (_WIDEST - 2 * _MARGIN) / max(wide, 1.0))
    width = math.ceil(wide * scale) + 2 * _MARGIN
    ink = Image.new("L", (width * _FINER, HEIGHT * _FINER), 0)
    pen = ImageDraw.Draw(ink)
    down = (HEIGHT - tall * scale) / 2
    for stroke in strokes:
        placed = [((x - left) * scale + _MARGIN, (y - top) * scale + down) for x, y in stroke]
        _line(pen, [(x * _FINER, y * _FINER) for x, y in placed], _PEN * _FINER)
    alpha = ink.resize((width, HEIGHT), Image.Resampling.LANCZOS)
    picture = Image.new("RGBA", alpha.size, (17, 17, 17, 0))
    picture.putalpha(alpha)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue(), width, HEIGHT


def _line(pen: ImageDraw.ImageDraw, points: Iterable[Point], width: int) -> None:
    """One stroke with round ends and joints."""
    placed = list(points)
    for a, b in pairwise(placed):
        pen.line([a, b], fill=255, width=width)
    for x, y in placed:
        pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=255)
