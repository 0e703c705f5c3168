"""Paragraphs out of lines: what a scan or a fixed line width tore apart is put together, and nothing else.

A line goes on in the next when it ends in the middle of a sentence, reads like running text (or has a bracket open),
and the next begins nothing of its own: no number, no label, no signature, no annex, no table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f《》〈〉“”‘’（）〔〕【】—…·"
_GAP = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}0-9A-Za-z<(])|(?<=[0-9A-Za-z>)%%]) (?=[{_WIDE}])")
_ENDS = re.compile(r"[。；！？：;:!?…][”’」』）)》]*$|(?:通知|公告|意见|公开发布[）)])$")
BEGINS = re.compile(
    r"^(?:第[零〇一二两三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]+\s*、|[（(]\s*[一二三四五六七八九十\d]+\s*[）)]"
    r"|\d{1,2}\s*(?:[.．](?!\d)|、|[)）])|[①-⑳]|附\s*件|附表|附录|注\s*\d*[：:]|备注[：:]|抄\s*送|抄\s*报|主\s*送"
    r"|[\u4e00-\u9fff]{2,8}[：:])"
)
DATE_LINE = re.compile(r"^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$|^[二〇零一三四五六七八九十]{4,}年.{1,3}月.{1,3}日$")
ISSUED_LINE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发$")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十]+[）)])[^。，；：]{1,24}$")
_LABEL = re.compile(r"(?:地址|电话|网址|邮箱)[：:]$")
_RUNNING = re.compile(r"[，。；、]")
_PAIRS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "“": "”", "〔": "〕"}
_LONG = 25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one table (its rows, the first taken for its head)."""

    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def heal(lines: list[str]) -> list[Paragraph]:
    """The paragraphs and tables of some lines, in order. Blanks inside Chinese text are taken out later (`tight`)."""
    found: list[Paragraph] = []
    held: list[str] = []
    n = 0
    while n < len(lines):
        if _cells(lines[n]):
            _close(held, found)
            rows, n = _table(lines, n)
            if rows:
                found.append(Paragraph("", rows))
            continue
        text = lines[n].strip()
        if text and held and not _goes_on(held[-1], lines, n):
            _close(held, found)
        if text:
            held[-1:] = [_joined(held[-1], text)] if held else [text]
        n += 1
    _close(held, found)
    return found


def tight(text: str) -> str:
    """A text without the single blanks a scan puts between Chinese characters and beside digits; wider gaps stay."""
    return _GAP.sub("", text)


def _close(held: list[str], found: list[Paragraph]) -> None:
    if held:
        found.append(Paragraph(held.pop()))


def _joined(before: str, after: str) -> str:
    latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if latin else before + after


def _goes_on(before: str, lines: list[str], n: int) -> bool:
    """Whether the line at `n` belongs to the paragraph `before`."""
    after = lines[n].strip()
    if _LABEL.search(before) and not BEGINS.match(after):
        return True
    if _ENDS.search(before) or BEGINS.match(after) or _dated(after) or _dated(before):
        return False
    if lines[n].startswith("  ") or _signs(lines, n) or _HEADING.match(before):
        return False
    return _open(before) or (bool(_RUNNING.search(before)) and len(before) >= 12) or len(before) >= _LONG


def _dated(text: str) -> bool:
    return bool(DATE_LINE.match(text) or ISSUED_LINE.search(text))


def _signs(lines: list[str], n: int) -> bool:
    """Whether this line is the name under a notice: short, no mark in it, a date next."""
    text = lines[n].strip()
    after = next((one.strip() for one in lines[n + 1 : n + 6] if one.strip()), "")
    return len(text) <= 60 and not re.search(r"[，。；：《》]", text) and _dated(after)


def _open(text: str) -> bool:
    return any(text.count(first) > text.count(last) for first, last in _PAIRS.items())


def _cells(line: str) -> bool:
    return "\t" in line or line.lstrip().startswith("|")


def _table(lines: list[str], n: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The rows of a table that begins at line `n`, and the line after it.

    Three forms: `| a | b |`; cells parted by tabs; one cell a line, each after a tab, rows parted by empty lines.
    """
    rows: list[list[str]] = [[]]
    while n < len(lines):
        line = lines[n]
        if line.lstrip().startswith("|"):
            rows += [[cell.strip() for cell in line.strip().strip("|").split("|")], []]
        elif line.startswith("\t") and "\t" not in line.strip("\t "):
            rows[-1].append(line.strip())
        elif "\t" in line:
            rows += [[cell.strip() for cell in line.split("\t")], []]
        elif not line.strip():
            if rows[-1]:
                rows.append([])
        elif rows[-1] and _again(lines, n):
            rows[-1][-1] += line.strip()
        elif not rows[-1] and len(rows) > 1 and rows[-2] and _again(lines, n) and not BEGINS.match(line.strip()):
            rows.pop()
            rows[-1][-1] += line.strip()
        else:
            break
        n += 1
    kept = [tuple(tight(cell) for cell in row) for row in rows if any(row)]
    return tuple(kept), n


def _again(lines: list[str], n: int) -> bool:
    """Whether cells go on within the next two lines."""
    return any("\t" in one for one in lines[n + 1 : n + 3])
