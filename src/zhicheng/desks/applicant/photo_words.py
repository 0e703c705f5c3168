"""The plan's rule for the photo, line by line, and how an upload stands against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.policy.model.plan import PhotoRule


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One line: what is asked, how it stands (todo before an upload), and what was measured."""

    text: str
    mark: str
    measured: str


def rule_rows(plan: policy.Plan, seen: Any = None) -> list[RuleRow]:
    """The rule as a list; `seen` is what was found in an upload or in the photo that is there (None: neither).

    `seen` has media_type, size, width and height. White ground, no hat, recent: people look at that.
    """
    rule = plan.photo
    if rule is None:
        return []
    kind = getattr(seen, "media_type", "")
    formats = "、".join(one.upper() for one in rule.formats) or "JPG"
    rows = [_row(f"{formats} 格式", kind, kind == "image/jpeg", _kind(kind)), *_bounds(rule, seen)]
    return [*rows, RuleRow(f"{rule.background or '白色'}背景，免冠，近期", "needs_human", "由单位核对")]


def _bounds(rule: PhotoRule, seen: Any) -> Iterator[RuleRow]:
    """The bounds that the plan says: of bytes, of pixels, of the ratio."""
    size, width, height = (getattr(seen, name, 0) or 0 for name in ("size", "width", "height"))
    said = [(word, one) for word, one in (("大于", rule.over_bytes), ("小于", rule.under_bytes)) if one is not None]
    if said:
        fits = size > (rule.over_bytes or 0) and (rule.under_bytes is None or size < rule.under_bytes)
        text = "，".join(f"{word} {_size(one)}" for word, one in said)
        yield _row(text, size, fits, _measured(size, tuple(one for _, one in said)))
    if rule.over_width is not None and rule.over_height is not None:
        fits = width > rule.over_width and height > rule.over_height
        yield _row(f"宽大于 {rule.over_width}，高大于 {rule.over_height} 像素", width, fits, f"{width} × {height}")
    if rule.min_ratio is not None and rule.max_ratio is not None:
        fits = bool(height) and rule.min_ratio * height <= width <= rule.max_ratio * height
        ratio = f"{width / height:.2f}" if height else ""
        yield _row(f"宽高比 {rule.min_ratio:g} 到 {rule.max_ratio:g}", width, fits, ratio)


def _row(text: str, known: object, fits: bool, measured: str) -> RuleRow:
    return RuleRow(text, ("met" if fits else "unmet") if known else "todo", measured if known else "")


def _kind(media_type: str) -> str:
    return {"image/jpeg": "按内容识别", "image/png": "内容是 PNG"}.get(media_type, "内容不是 JPG" if media_type else "")


def _measured(count: int, bounds: tuple[int, ...]) -> str:
    """As `_size`; to the byte where it would else read like a bound it does not keep."""
    return f"{count:,}\u00a0字节" if _size(count) in {_size(one) for one in bounds} else _size(count)


def _size(count: int) -> str:
    if count and count % 1_048_576 == 0:
        return f"{count // 1_048_576}\u00a0M"
    return f"{count / 1024:.0f}\u00a0K"
