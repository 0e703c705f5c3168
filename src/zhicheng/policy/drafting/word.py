"""A Word document as lines: paragraphs with the numbers Word counts for them, tables as `| a | b |`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from zhicheng.policy.drafting.numerals import chinese
from zhicheng.policy.drafting.reading import LARGEST, Unreadable

_CHINESE = ("chinese", "japanese", "ideograph", "taiwanese")


def lines_of(data: bytes, name: str) -> list[str]:
    """The lines of a `.docx`. Raises `Unreadable` where it is none, or would unpack to more than a notice holds."""
    import docx
    from docx.oxml.exceptions import InvalidXmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > 10 * LARGEST:
                raise Unreadable(f"{name} 展开以后太大了，不像一份通知。")
        document: Any = docx.Document(io.BytesIO(data))
        return list(_lines(document))
    except (KeyError, ValueError, OSError, SyntaxError, AttributeError, zipfile.BadZipFile, InvalidXmlError) as error:
        raise Unreadable(f"{name} 打不开，可能不是完整的 Word 文件（.docx）。") from error


def _lines(document: Any) -> Iterator[str]:
    numbers = _Numbers(document)
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield ""
            for row in block.rows:
                yield "| " + " | ".join(_cells(row)) + " |"
            yield ""
        else:
            text = block.text.replace("|", "｜")
            yield from ((numbers.label(block) if text.strip() else "") + text).split("\n")
            yield ""


def _cells(row: Any) -> Iterator[str]:
    """The texts of a row, a cell that spans several columns once."""
    seen: set[int] = set()
    for cell in row.cells:
        if id(cell._tc) not in seen:
            seen.add(id(cell._tc))
            yield " ".join(cell.text.replace("|", "｜").split())


class _Numbers:
    """The numbers that Word counts itself (自动编号) and that stand in no paragraph's text."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self.q = qn
        self.counts: dict[tuple[str, int], int] = {}
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        part = next(
            (one.target_part for one in document.part.rels.values() if one.reltype.endswith("/numbering")), None
        )
        if part is None:
            return
        root = part.element
        abstract = {one.get(qn("w:abstractNumId")): one for one in root.iter(qn("w:abstractNum"))}
        for one in root.iter(qn("w:num")):
            target = one.find(qn("w:abstractNumId"))
            found = abstract.get(target.get(qn("w:val"))) if target is not None else None
            self.levels[one.get(qn("w:numId"))] = self._read(found) if found is not None else {}

    def _read(self, abstract: Any) -> dict[int, tuple[str, str, int]]:
        def value(level: Any, tag: str, default: str) -> str:
            node = level.find(self.q(tag))
            return str(node.get(self.q("w:val")) or default) if node is not None else default

        return {
            int(one.get(self.q("w:ilvl"))): (
                value(one, "w:numFmt", "decimal"),
                value(one, "w:lvlText", ""),
                int(value(one, "w:start", "1")),
            )
            for one in abstract.iter(self.q("w:lvl"))
        }

    def label(self, paragraph: Any) -> str:
        """一、 or （2） as Word would print it before this paragraph; empty where it prints none."""
        found = paragraph._p.find(f".//{self.q('w:numPr')}")
        if found is None:
            return ""
        number, level = found.find(self.q("w:numId")), found.find(self.q("w:ilvl"))
        code = number.get(self.q("w:val")) if number is not None else ""
        depth = int(level.get(self.q("w:val"))) if level is not None else 0
        levels = self.levels.get(code, {})
        if depth not in levels or levels[depth][0] in ("none", "bullet"):
            return ""
        first = levels[depth][2]
        self.counts[code, depth] = self.counts.get((code, depth), first - 1) + 1
        for deeper in [key for key in self.counts if key[0] == code and key[1] > depth]:
            del self.counts[deeper]
        text = levels[depth][1]
        for other, (form, _, start) in levels.items():
            count = self.counts.get((code, other), start)
            written = chinese(count) if form.startswith(_CHINESE) else str(count)
            text = text.replace(f"%{other + 1}", written)
        return text
