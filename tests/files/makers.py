"""Files made for the tests: photos of any size and weight, PDFs with and without a life of their own."""

import io
import random
import struct
import zlib

# 大于30K且小于1M，大于215×300，宽高比大于等于0.65且小于等于0.8
from itertools import pairwise

import pikepdf
from PIL import Image

from zhicheng.files.photo import PhotoRule

RULE = PhotoRule(
    over_bytes=30 * 1024,
    under_bytes=1024 * 1024,
    over_width=215,
    over_height=300,
    min_ratio=0.65,
    max_ratio=0.8,
)


def picture(width, height, *, seed=1, noise=24):
    """A bust on white with some grain, so that it has weight as a photograph does."""
    grain = grained(width, height, seed).point(lambda value: 255 - value * noise // 255)
    image = Image.merge("RGB", [grain] * 3)
    image.paste((70, 90, 110), (width // 4, height // 3, width * 3 // 4, height))
    return image


def grained(width, height, seed=1):
    """Grey noise, the same every time."""
    return Image.frombytes("L", (width, height), random.Random(seed).randbytes(width * height))


def encoded(image, kind="JPEG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(width, height, **options):
    return encoded(picture(width, height), quality=options.pop("quality", 95), **options)


def turned_by(data, note):
    """The same JPEG with an EXIF note of its orientation, given as it stands in the file without its tag."""
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01" + note + b"\0\0\0\0"
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def weighing(data, size):
    """The same JPEG brought to exactly `size` bytes by comment segments."""
    missing = size - len(data)
    assert missing >= 4, "too heavy already"
    comments = b""
    while missing:
        part = min(missing, 60_000)
        if 0 < missing - part < 4:
            part -= 4
        comments += b"\xff\xfe" + struct.pack(">H", part - 2) + b" " * (part - 4)
        missing -= part
    return data[:2] + comments + data[2:]


def bomb(width=30_000, height=30_000):
    """A true black PNG of one bit a pixel: small to send, nine hundred million pixels to open."""
    press = zlib.compressobj(1)
    row = b"\0" * (1 + width // 8)
    body = b"".join(press.compress(row * 1000) for _ in range(height // 1000)) + press.flush()

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pdf(pages=1, change=None, **options):
    """A PDF of empty pages; `change(pdf)` may add to it."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, **options)
    return out.getvalue()


def name_strokes():
    """Something like two characters, written with a pen that reports every few pixels."""

    def stroke(*corners):
        points = []
        for (x0, y0), (x1, y1) in pairwise(corners):
            points += [[x0 + (x1 - x0) * i / 8, y0 + (y1 - y0) * i / 8] for i in range(9)]
        return points

    return [
        stroke((20, 30), (90, 28)),
        stroke((55, 5), (52, 90), (35, 80)),
        stroke((22, 60), (88, 58)),
        stroke((120, 20), (180, 18), (175, 80), (122, 84), (120, 22)),
        stroke((122, 50), (176, 48)),
        stroke((148, 20), (149, 82)),
    ]
