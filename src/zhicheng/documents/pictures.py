"""Pictures for papers: a photo or a signature made small and upright, and a QR code."""

from __future__ import annotations

import io
import json

import segno
from PIL import Image, ImageOps

_TALLEST = 640  # a photo of 45 mm at 360 dpi
_PIXELS = 40_000_000


def add(files: dict[str, bytes], name: str, data: bytes | None) -> str:
    """Put a picture among `files`, scaled down and without any note of its camera; its file name, “” for none.

    The typesetter takes files in memory as text only, so the bytes go in as a JSON list of numbers.
    """
    if not data:
        return ""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as source:
        if source.width * source.height > _PIXELS:
            raise ValueError("a picture that was never judged")
        picture = ImageOps.exif_transpose(source) or source
        picture.thumbnail((_TALLEST * 2, _TALLEST), Image.Resampling.LANCZOS)
        clear = "A" in picture.getbands()
        out = io.BytesIO()
        picture.convert("RGBA" if clear else "RGB").save(out, "PNG" if clear else "JPEG", quality=90)
    file = f"{name}.json"
    files[file] = json.dumps(list(out.getvalue()), separators=(",", ":")).encode()
    return file


def add_qr(files: dict[str, bytes], address: str | None) -> bool:
    """Put a QR code of an address among `files` as qr.svg; whether there is one."""
    if not address:
        return False
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True, dark="#111")
    files["qr.svg"] = out.getvalue()
    return True
