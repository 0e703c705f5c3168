"""Opening pictures safely: never more pixels than fit, always upright, never a half-read file."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageOps, UnidentifiedImageError

from zhicheng.standards.errors import BadValue

MAX_PIXELS = 40_000_000  # A4 at 600 dpi
Image.MAX_IMAGE_PIXELS = 32 * MAX_PIXELS  # Pillow only warns below twice its limit; the exact check is `_open`'s
_ORIENTATION = 0x0112
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
    return (height, width) if _orientation(image) >= 5 else (width, height)


def decode(data: bytes, kind: str) -> Image.Image:
    """The whole picture, upright. Raises `BadValue` as `size_of` does, and where the data end too early."""
    image = _open(data, kind)
    try:
        image.load()
        return ImageOps.exif_transpose(image) if _orientation(image) > 1 else image
    except (OSError, SyntaxError, ValueError, EOFError):
        raise BadValue(_BROKEN) from None


def orientation(data: bytes, kind: str) -> int:
    """The EXIF orientation of a picture, 1 to 8; 1 where it says none or none that there is."""
    return _orientation(_open(data, kind))


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


def _orientation(image: Image.Image) -> int:
    """What the EXIF note says, 1 (upright) where it is a text, no number, out of range, or the notes are broken."""
    try:
        said = image.getexif().get(_ORIENTATION, 1)
        return next((number for number in range(1, 9) if said == number), 1)
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        return 1
