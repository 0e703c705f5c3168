"""A notice as lines: plain text or Markdown of any usual encoding, or a Word document (`word`).

What a line means is not asked here: marks of Markdown are taken off, tables become lines `| a | b |`, everything that
could be mistaken for an anchor or that YAML cannot hold is taken out.
"""

from __future__ import annotations

import re
from pathlib import Path

LARGEST = 20_000_000  # bytes of a file (a Word document may hold pictures)
LONGEST = 300_000  # characters of a notice; the longest we know has 12,000
_WIDTHS = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_ENCODINGS = ("utf-8-sig", "gb18030")
# What YAML calls printable; the rest (control characters, lone surrogates) has no place in a notice.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_HEADING = re.compile(r"^(?:\s*#{1,6}(?=\s|[^\s#]))+\s*|^\s*(?:[-*+]\s+)+|^(?:\s*>)+\s*")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")
_TAG = re.compile(r"</?(?:p|br|b|strong|em|u|sup|sub|span|font|center)\b[^<>]*>", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*\{#[^{}]*\}")
_GAP = re.compile(" {9,}")
_RULE = re.compile(r"^[\s|:—–_=*-]*$")
_PAGE = re.compile(r"^\s*(?:[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d+\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?)\s*$")


class Unreadable(Exception):  # noqa: N818  (a sentence for a person)
    """A file that is no notice we can read; the sentence says why."""


def read(path: Path) -> list[str]:
    """The lines of a notice file (`.txt`, `.md`, `.docx`, or text of another name). Raises `Unreadable`."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path.name} 太大了，不像一份通知（最多 {LARGEST // 1_000_000} MB）。")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"读不了 {path}：{error.strerror}") from error
    if data[:4] == b"PK\x03\x04":
        from zhicheng.policy.drafting.word import lines_of

        text = "\n".join(lines_of(data, path.name))
    else:
        text = decoded(data, path.name)
    if len(text) > LONGEST:
        raise Unreadable(f"{path.name} 有 {len(text)} 个字，太长了，不像一份通知。")
    lines = clean(text)
    if not any(lines):
        raise Unreadable(f"{path.name} 里没有文字。如果通知是扫描的图片，请先把文字识别出来再试。")
    return lines


def decoded(data: bytes, name: str = "文件") -> str:
    """The text of some bytes: UTF-8, UTF-16 with its mark, or GB 18030. Raises `Unreadable`."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise Unreadable(f"{name} 不是文字，也不是 Word 文件（.docx）。请另存为文字或 .docx 再试。")


def clean(text: str) -> list[str]:
    """The lines of a text, without marks of Markdown, page numbers and what cannot be printed."""
    lines: list[str] = []
    for raw in text.splitlines():
        plain = _UNPRINTABLE.sub("", raw.translate(_WIDTHS).replace("\u3000", "  ").replace("\xa0", " "))
        line = _LINK.sub(r"\1（\2）", _GAP.sub(" " * 8, plain))
        line = _ANCHOR.sub("", _TAG.sub(" ", line)).replace("{#", "（").replace("**", "").rstrip()
        if _PAGE.match(line) or (line.strip() and _RULE.match(line) and "\t" not in line):
            continue
        indent = _indent(raw)
        stripped = line.strip(" ")
        while (shorter := _HEADING.sub("", stripped, count=1).strip(" ")) != stripped:
            stripped = shorter
        lines.append(" " * indent + stripped if stripped else "")
    return lines


def _indent(raw: str) -> int:
    """How many blanks a line begins with; an ideographic one counts as two."""
    wide = raw.replace("\u3000", "  ")
    return len(wide) - len(wide.lstrip(" "))
