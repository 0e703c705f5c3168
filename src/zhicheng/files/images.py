"""Opening pictures safely: never more pixels than fit, always upright, never a half-read file."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from zhicheng.standards.errors import BadValue

MAX_PIXELS = 40_000_000  # A4 at 600 dpi
Image.MAX_IMAGE_PIXELS = 32 * MAX_PIXELS  # Pillow only warns below twice its limit; the exact check is `_open`'s
_PIL_NAMES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/bmp": "BMP",
    "image/gif": "GIF",
}
_BROKEN = "这张图片打不开或者不完整，可能是上传时断了，请重新选择文件再传一次。"


def size_of(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height as shown (turned by its EXIF note), read from the header alone.

    Raises `BadValue` for a picture with too many pixels, before anything is decoded, and for a broken one.
    """
    image = _open(data, kind)
    width, height = image.size
    return (height, width) if _is_turned(image) else (width, height)


def decode(data: bytes, kind: str) -> Image.Image:
    """The whole picture, upright. Raises `BadValue` as `size_of` does, and where the data end too early."""
    image = _open(data, kind)
    try:
        image.load()
        return ImageOps.exif_transpose(image) or image
    except (OSError, SyntaxError, ValueError, EOFError):
        raise BadValue(_BROKEN) from None


def orientation(data: bytes, kind: str) -> int:
    """The EXIF orientation of a picture, 1 where it says none."""
    return int(_open(data, kind).getexif().get(0x0112, 1) or 1)


def _open(data: bytes, kind: str) -> Image.Image:
    """The picture with its header read. Only the one decoder that fits its content is ever tried."""
    name = _PIL_NAMES.get(kind)
    if name is None:
        raise BadValue(_BROKEN)
    try:
        image: Image.Image = Image.open(io.BytesIO(data), formats=(name,))
    except Image.DecompressionBombError:
        raise BadValue(_too_large(None)) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise BadValue(_BROKEN) from None
    if image.size[0] * image.size[1] > MAX_PIXELS:
        raise BadValue(_too_large(image.size))
    return image


def _too_large(size: tuple[int, int] | None) -> str:
    told = f"，现在是{size[0]}×{size[1]}" if size else ""
    return f"这张图片的像素太多{told}，最多4000万像素。请把图片缩小后再上传。"


def _is_turned(image: Image.Image) -> bool:
    return int(image.getexif().get(0x0112, 1) or 1) >= 5
