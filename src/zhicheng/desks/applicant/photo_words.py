"""The plan's rule for the photo, line by line, and how an upload stands against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhicheng import policy


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
    size, width, height = (getattr(seen, name, 0) or 0 for name in ("size", "width", "height"))
    kind = getattr(seen, "media_type", "")
    rows = [
        _row(f"{'、'.join(one.upper() for one in rule.formats)} 格式", kind, kind == "image/jpeg", _kind(kind)),
        _row(
            f"大于 {_size(rule.over_bytes)}，小于 {_size(rule.under_bytes)}",
            size,
            rule.over_bytes < size < rule.under_bytes,
            _size(size),
        ),
        _row(
            f"宽大于 {rule.over_width}，高大于 {rule.over_height} 像素",
            width,
            width > rule.over_width and height > rule.over_height,
            f"{width} × {height}",
        ),
        _row(
            f"宽高比 {rule.min_ratio:g} 到 {rule.max_ratio:g}",
            width,
            bool(height) and rule.min_ratio * height <= width <= rule.max_ratio * height,
            f"{width / height:.2f}" if height else "",
        ),
    ]
    return [*rows, RuleRow(f"{rule.background or '白色'}背景，免冠，近期", "needs_human", "由单位核对")]


def _row(text: str, known: object, fits: bool, measured: str) -> RuleRow:
    return RuleRow(text, ("met" if fits else "unmet") if known else "todo", measured if known else "")


def _kind(media_type: str) -> str:
    return {"image/jpeg": "按内容识别", "image/png": "内容是 PNG"}.get(media_type, "内容不是 JPG" if media_type else "")


def _size(count: int) -> str:
    if count and count % 1_048_576 == 0:
        return f"{count // 1_048_576}\u00a0M"
    return f"{count / 1024:.0f}\u00a0K"
