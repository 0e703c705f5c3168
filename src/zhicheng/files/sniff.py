"""What a file really is, told by its first bytes. Names and declared types are never believed."""

from __future__ import annotations

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
HEIC = "image/heic"
EXTENSIONS = {JPEG: ("jpg", "jpeg"), PNG: ("png",), PDF: ("pdf",)}

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"MZ", "application/x-executable"),
    (b"\x7fELF", "application/x-executable"),
    (b"\xca\xfe\xba\xbe", "application/x-executable"),
    (b"#!", "application/x-executable"),
    (b"Rar!", "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
)
WORDS = {
    JPEG: "JPG图片",
    PNG: "PNG图片",
    PDF: "PDF文件",
    HEIC: "苹果手机的HEIC照片",
    "image/gif": "GIF图片",
    "image/bmp": "BMP图片",
    "image/tiff": "TIFF图片",
    "image/webp": "WebP图片",
    "application/x-executable": "程序",
    "application/zip": "压缩包",
    "application/msword": "Office文档",
    "text/html": "网页",
    "": "别的文件",
}


def media_type(data: bytes) -> str:
    """The media type told by the content; “” where it is none we know."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        office = any(mark in data[:4096] for mark in (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml"))
        return "application/msword" if office else "application/zip"
    if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<script", b"<?xml", b"<svg")):
        return "text/html"
    return ""


def word(kind: str) -> str:
    """How people call it: PNG图片, 压缩包 …"""
    return WORDS.get(kind, WORDS[""])


def extension(name: str) -> str:
    """The extension a name ends in, in small letters, without the dot."""
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def sizes(count: int) -> str:
    """Bytes as people read them: 356 字节, 29.8 KB, 1.2 MB."""
    if count < 1024:
        return f"{count}\u00a0字节"
    if count < 1024 * 1024:
        return f"{count / 1024:.1f}\u00a0KB"
    return f"{count / 1024 / 1024:.1f}\u00a0MB"
