"""The photo of a person (证件照): judging it by the plan's rule, and mending what can be mended.

Bounds of bytes and pixels are strict (大于, 小于), those of the ratio are not (大于等于, 小于等于). What the
crop tool mends: the ratio, the format, too many bytes. What it cannot: a picture that is too small.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from PIL import Image, ImageStat

from zhicheng.standards.errors import BadValue

from . import images, sniff

UPLOAD_LIMIT = 20 * 1024 * 1024
_MENDABLE = (sniff.JPEG, sniff.PNG, "image/bmp", "image/gif")
_TALLEST = 1600


class Rule(Protocol):
    """What the plan says of a photo (`policy.plan.PhotoRule` is one). A bound may be None where it says nothing."""

    @property
    def over_bytes(self) -> int | None: ...
    @property
    def under_bytes(self) -> int | None: ...
    @property
    def over_width(self) -> int | None: ...
    @property
    def over_height(self) -> int | None: ...
    @property
    def min_ratio(self) -> float | None: ...
    @property
    def max_ratio(self) -> float | None: ...


@dataclass(frozen=True)
class PhotoRule:
    """A rule in plain values: bytes and pixels exclude their bounds, the ratio (width : height) includes them."""

    over_bytes: int | None = None
    under_bytes: int | None = None
    over_width: int | None = None
    over_height: int | None = None
    min_ratio: float | None = None
    max_ratio: float | None = None


@dataclass(frozen=True)
class Crop:
    """A box on the upright picture, in its own pixels."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PhotoVerdict:
    """What was found. `reasons` is empty when the photo can be taken; `hints` never stand in the way.

    `mendable` says that the crop tool can make a good photo of this one. `data` is what should be kept: the
    upload itself, or, where a camera stored it lying on its side, the same picture upright.
    """

    reasons: tuple[str, ...]
    hints: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    size: int = 0
    media_type: str = ""
    mendable: bool = False
    data: bytes = field(default=b"", repr=False)

    @property
    def ok(self) -> bool:
        """Whether the photo can be taken as it is."""
        return not self.reasons


def inspect_photo(data: bytes, rule: Rule) -> PhotoVerdict:
    """Judge an upload by its content; every reason is told at once, each with how to mend it."""
    if not data:
        return PhotoVerdict(("这个文件是空的，请重新选择照片。",))
    if len(data) > UPLOAD_LIMIT:
        return PhotoVerdict((_above_limit(len(data)),), size=len(data))
    kind = sniff.media_type(data)
    reasons = _of_format(kind) + _of_bytes(len(data), rule)
    if kind not in _MENDABLE:
        return PhotoVerdict(tuple(reasons), size=len(data), media_type=kind)
    try:
        width, height = images.size_of(data, kind)
        reasons += _of_pixels(width, height, rule)
        picture = images.decode(data, kind)
    except BadValue as bad:
        return PhotoVerdict((*reasons, bad.sentence), size=len(data), media_type=kind)
    kept = data
    if kind == sniff.JPEG and images.orientation(data, kind) != 1:
        kept = _encode(_flat(picture), rule) or data
    return PhotoVerdict(
        tuple(reasons),
        hints=() if _white_behind(picture) else ("背景看来不是白色。通知要求白底证件照，请看一看是否要换一张。",),
        width=width,
        height=height,
        size=len(kept),
        media_type=kind,
        mendable=bool(reasons) and _big_enough(*_best_box(width, height, rule)[2:], rule),
        data=kept,
    )


def mend_photo(data: bytes, crop: Crop | None, rule: Rule) -> bytes:
    """A JPEG that keeps the rule: cropped (never stretched) to the allowed ratio, within the bounds of bytes.

    `crop` is what the person chose; None takes the middle. Raises `BadValue` where only a larger picture helps,
    or where the upload is no picture at all.
    """
    kind = sniff.media_type(data)
    if kind not in _MENDABLE:
        raise BadValue((_of_format(kind) or ["请上传一张照片。"])[0])
    if len(data) > UPLOAD_LIMIT:
        raise BadValue(_above_limit(len(data)))
    picture = _flat(images.decode(data, kind))
    left, top, width, height = _chosen_box(picture.size, crop, rule)
    if not _big_enough(width, height, rule):
        raise BadValue(
            f"裁剪出来只有{width}×{height}像素，要大于{rule.over_width}×{rule.over_height}像素。"
            "请把裁剪框放大一些，或者换一张更大的照片。"
        )
    made = _encode(picture.crop((left, top, left + width, top + height)), rule)
    if made is None:
        least = sniff.sizes(rule.over_bytes or 0)
        raise BadValue(f"这张照片的细节太少，转成JPG也不到{least}，请换一张更大、更清楚的照片。")
    return made


def _above_limit(count: int) -> str:
    return f"照片最大20\u00a0MB，现在是{sniff.sizes(count)}，请缩小后再上传。"


def _of_format(kind: str) -> list[str]:
    if kind == sniff.JPEG:
        return []
    if kind == sniff.HEIC:
        return [
            "这是苹果手机的HEIC照片，这里还打不开。请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，"
            "或者在相册里把这张照片导出成JPG再上传。"
        ]
    if kind in _MENDABLE:
        return [f"这是{sniff.word(kind)}，名字改成.jpg也不行。请用裁剪工具转成JPG，或另存为JPG再上传。"]
    if kind.startswith("image/"):
        return [f"这是{sniff.word(kind)}，这里还打不开。请另存为JPG再上传。"]
    return [f"这是{sniff.word(kind)}，不是照片。请上传JPG格式的证件照。"]


def _of_bytes(count: int, rule: Rule) -> list[str]:
    low, high = rule.over_bytes, rule.under_bytes
    if low is not None and count <= low:
        return [f"文件要大于{_round_size(low)}，{_measured(count, low)}。请换一张更大、更清楚的照片。"]
    if high is not None and count >= high:
        return [f"文件要小于{_round_size(high)}，{_measured(count, high)}。请用裁剪工具缩小。"]
    return []


def _measured(count: int, bound: int) -> str:
    """How large the file is; to the byte where it would else read like the bound itself."""
    if sniff.sizes(count) != sniff.sizes(bound):
        return f"现在是{sniff.sizes(count)}"
    exact = f"{count:,}\u00a0字节"
    return f"也就是{bound:,}\u00a0字节，现在" + (f"正好是{exact}" if count == bound else f"是{exact}")


def _round_size(count: int) -> str:
    """Bounds as the notices write them: 30K, 1M."""
    if count % (1024 * 1024) == 0:
        return f"{count // (1024 * 1024)}M"
    return f"{count // 1024}K" if count % 1024 == 0 else sniff.sizes(count)


def _of_pixels(width: int, height: int, rule: Rule) -> list[str]:
    reasons = []
    if not _big_enough(width, height, rule):
        reasons.append(
            f"照片要大于{rule.over_width}×{rule.over_height}像素（宽×高），现在是{width}×{height}。请换一张更大的照片。"
        )
    ratio = Fraction(width, height)
    low, high = _exact(rule.min_ratio), _exact(rule.max_ratio)
    if (low is not None and ratio < low) or (high is not None and ratio > high):
        reasons.append(
            f"宽高比要在{_decimal(low)}到{_decimal(high)}之间，现在是{_decimal(ratio)}"
            f"（{'太窄' if low is not None and ratio < low else '太宽'}）。请用裁剪工具调整。"
        )
    return reasons


def _exact(ratio: float | None) -> Fraction | None:
    """The ratio as it is written: 0.65 is 13/20 and nothing beside it."""
    return None if ratio is None else Fraction(str(ratio))


def _decimal(ratio: Fraction | None) -> str:
    """Two decimals, or as many as it takes to tell the ratio from a bound it just misses."""
    if ratio is None:
        return "任意"
    text = f"{float(ratio):.2f}"
    return text if abs(Fraction(text) - ratio) < Fraction(1, 2000) else f"{float(ratio):.4f}"


def _big_enough(width: int, height: int, rule: Rule) -> bool:
    return width > (rule.over_width or 0) and height > (rule.over_height or 0)


def _best_box(width: int, height: int, rule: Rule) -> tuple[int, int, int, int]:
    """The largest allowed box in the middle: left, top, width, height."""
    wide, tall = _within_ratio(width, height, rule)
    return (width - wide) // 2, (height - tall) // 2, wide, tall


def _chosen_box(size: tuple[int, int], crop: Crop | None, rule: Rule) -> tuple[int, int, int, int]:
    """The person's box inside the picture, trimmed by a few pixels where its ratio is just outside the rule."""
    if crop is None:
        return _best_box(*size, rule)
    left = min(max(round(crop.left), 0), size[0] - 1)
    top = min(max(round(crop.top), 0), size[1] - 1)
    width = max(1, min(round(crop.left + crop.width), size[0]) - left)
    height = max(1, min(round(crop.top + crop.height), size[1]) - top)
    wide, tall = _within_ratio(width, height, rule)
    return left + (width - wide) // 2, top + (height - tall) // 2, wide, tall


def _within_ratio(width: int, height: int, rule: Rule) -> tuple[int, int]:
    """The largest size inside width × height whose ratio the rule allows."""
    low, high = _exact(rule.min_ratio), _exact(rule.max_ratio)
    if high is not None and Fraction(width, height) > high:
        width = max(1, int(height * high))
    elif low is not None and Fraction(width, height) < low:
        height = max(1, int(width / low))
    return width, height


def _flat(picture: Image.Image) -> Image.Image:
    """RGB, with white where the picture was transparent."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, rgba).convert("RGB")
    return picture.convert("RGB")


def _encode(picture: Image.Image, rule: Rule) -> bytes | None:
    """JPEG bytes inside the rule's bounds, as good as they may be; None where even the best is too small."""
    high = rule.under_bytes or UPLOAD_LIMIT + 1
    if picture.height > _TALLEST:
        picture = _scaled(picture, Fraction(_TALLEST, picture.height), rule)
    made = _first_below(picture, high)
    while made is None:
        smaller = _scaled(picture, Fraction(4, 5), rule)
        if smaller.size == picture.size:
            return None
        picture = smaller
        made = _first_below(picture, high)
    low = rule.over_bytes or 0
    if len(made) <= low:
        made = _jpeg(picture, 100)
    return made if low < len(made) < high else None


def _first_below(picture: Image.Image, high: int) -> bytes | None:
    """The best JPEG of this very picture that is lighter than `high` bytes."""
    for quality in (95, 90, 85, 78, 70):
        made = _jpeg(picture, quality)
        if len(made) < high:
            return made
    return None


def _scaled(picture: Image.Image, factor: Fraction, rule: Rule) -> Image.Image:
    """A smaller copy whose ratio and size still keep the rule; the same picture where there is none."""
    width, height = int(picture.width * factor), int(picture.height * factor)
    width, height = _within_ratio(width, height, rule)
    if not _big_enough(width, height, rule):
        return picture
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=0 if quality >= 95 else 2, optimize=True)
    return out.getvalue()


def _white_behind(picture: Image.Image) -> bool:
    """Whether the two upper corners are mostly light and colourless: a hint, never a verdict."""
    small = _flat(picture).resize((70, 98))
    corners = [small.crop((0, 0, 10, 14)), small.crop((60, 0, 70, 14))]
    means = [ImageStat.Stat(corner).mean for corner in corners]
    return all(min(mean) > 195 and max(mean) - min(mean) < 30 for mean in means)
