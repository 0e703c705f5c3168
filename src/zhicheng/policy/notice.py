"""The notice's own text: clauses with anchors, sentences with numbers.

`notice.md` is Markdown. A line that ends with `{#二4(2)}` begins that clause; the lines after it, up to the next
anchor, belong to it. A heading is the clause's heading, not a sentence; one that runs into the text (“1. 上传证件照。”)
belongs to the sentence after it. Lines that begin with `>` are the editor's and no part of the notice. Sentences are
numbered `二4(2)#1`, `#2`, …; a row of a table is one sentence, its head row none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from zhicheng.policy.problems import Report

_ANCHOR = re.compile(r"^(?P<text>.*?)\s*\{#(?P<id>[^{}#\s]+)\}\s*$")
_SENTENCE = re.compile(r"[^。；！？;]*[。；！？;]+[”’』」）)]*|[^。；！？;]+$")
_RULE = re.compile(r"^\|[\s:|-]+\|$")
_BULLET = re.compile(r"^[-*]\s+")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
# A heading that runs into the text: “（二）关于学历认证。”, “1. 上传证件照。”; it is read with the sentence after it.
_RUN_IN = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]|\d+\.)\s*[^，；：]{1,16}。$")


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause: its heading (may be empty) and its sentences."""

    id: str
    heading: str
    sentences: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        return "".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Notice:
    """The text of a notice by clause, in order. `remark` is the editor's word about it (an edition rolled on)."""

    title: str
    remark: str
    clauses: Mapping[str, ClauseText]
    markdown: str

    def has(self, ref: str) -> bool:
        """Whether a clause (`二4`) or a sentence (`二4#1`) is there."""
        clause, number = split_ref(ref)
        found = self.clauses.get(clause)
        return found is not None and (number is None or 1 <= number <= len(found.sentences))

    def text_of(self, ref: str) -> str:
        """The words of a clause or sentence; KeyError where there is none."""
        clause, number = split_ref(ref)
        found = self.clauses[clause]
        if number is None:
            return found.text or found.heading
        if not 1 <= number <= len(found.sentences):
            raise KeyError(ref)
        return found.sentences[number - 1]

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Every sentence with its number, in the order of the notice."""
        for clause in self.clauses.values():
            for number, text in enumerate(clause.sentences, 1):
                yield f"{clause.id}#{number}", text


def split_ref(ref: str) -> tuple[str, int | None]:
    """`二4(2)#1` → (`二4(2)`, 1); a clause as a whole has no number."""
    clause, _, number = ref.partition("#")
    return clause, int(number) if number.isdigit() else None


def clause_of(ref: str) -> str:
    """The clause in which a sentence stands."""
    return split_ref(ref)[0]


@cache
def clauses_of(refs: tuple[str, ...]) -> tuple[str, ...]:
    """The clauses in which sentences stand, each once."""
    return tuple(dict.fromkeys(clause_of(one) for one in refs))


def parse_notice(markdown: str, report: Report) -> Notice:
    """The clauses of a notice; doubled anchors and text before the first anchor go to `report`."""
    clauses: dict[str, ClauseText] = {}
    title, remarks = "", []
    current, heading, start = "", "", 0
    lines: list[str] = []

    def close() -> None:
        if current:
            clauses[current] = ClauseText(current, heading, _sentences(lines), start)

    for number, raw in enumerate(markdown.splitlines(), 1):
        line = raw.strip()
        if line.startswith(">"):
            remarks.append(line.lstrip("> ").strip())
            continue
        if not line:
            continue
        match = _ANCHOR.match(line)
        if match is None:
            if not current:
                report.lines[()] = number
                report.add((), line, "以 {#条款号} 结尾的一行", "请在这一行末尾写上条款号。")
                continue
            lines.append(line)
            continue
        close()
        current, start = match["id"], number
        if current in clauses:
            report.lines[()] = number
            report.add((), current, "只出现一次的条款号", "请给这一条另起一个条款号。")
        text = match["text"]
        heading = text.lstrip("# ").strip() if text.startswith("#") else ""
        title = title or heading
        lines = [] if heading else [text]
    close()
    return Notice(title, " ".join(remarks), clauses, markdown)


def _sentences(lines: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for n, line in enumerate(lines):
        if line.startswith("|"):
            is_head = n + 1 < len(lines) and _RULE.match(lines[n + 1])
            if not is_head and not _RULE.match(line):
                found.append(" ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip()))
            continue
        text = _ADDRESS.sub(r"\1", _BULLET.sub("", line).replace("**", ""))
        parts = [part.strip() for part in _SENTENCE.findall(text) if part.strip()]
        if len(parts) > 1 and _RUN_IN.match(parts[0]):
            parts[:2] = [parts[0] + parts[1]]
        found += parts
    return tuple(found)
