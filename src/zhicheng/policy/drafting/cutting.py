"""Clauses with anchors, cut from paragraphs: 一、（一）1.（1）, 第一条, annexes, tables, head and foot of the notice.

Anchors are made of the numbers themselves, as a person would cite them: 二4(2), 三（一）, 附件1二3, 附件1第2项,
附件4表; 三末 is what stands after the last numbered part of 三; 标题, 发文, 主送, 引言, 正文1, 联系, 附件, 落款, 抄送,
印发 are the parts of an official document. An anchor that is taken gets 后.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhicheng.policy.drafting.healing import DATE_LINE, ISSUED_LINE, Paragraph, tight
from zhicheng.policy.drafting.marks import (
    ANNEX,
    CONTACT,
    COPIED,
    DIRECTORY,
    ENTRY,
    ISSUER_LINE,
    MARK,
    NOTE,
    NUMBER_LINE,
    PUBLIC,
    SENTENCE_END,
    addressed,
    dated,
    foreign,
    level_of,
    titled,
)
from zhicheng.policy.drafting.numerals import number


@dataclass(slots=True)
class Clause:
    """One clause: its anchor, heading (may be empty), the lines of its text, the rows of its table."""

    id: str
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    rows: tuple[tuple[str, ...], ...] = ()
    depth: int = 0


def cut(paragraphs: list[Paragraph]) -> list[Clause]:
    """The clauses of a notice, in order; every paragraph stands in exactly one."""
    return _Cutter([Paragraph(_even(one.text), one.rows) for one in paragraphs]).run()


def _even(text: str) -> str:
    """A text without a scan's blanks, its number in the brackets of the notice's own script."""
    return re.sub(r"^\(\s*([一二三四五六七八九十\d]{1,3})\s*\)", r"（\1）", tight(text).strip())


class _Cutter:
    """Walks through the paragraphs once; knows where it stands."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.all = paragraphs
        self.found: list[Clause] = []
        self.taken: set[str] = set()
        self.doubled: dict[str, int] = {}  # how often an anchor was asked for
        self.prefix = ""
        self.stack: list[tuple[int, str, Clause]] = []
        self.part: Clause | None = None  # the heading clause of an annex
        self.after: Clause | None = None  # where plain paragraphs go on
        self.signed = False
        self.listed: set[int] = set()
        self.bodies = 0

    def run(self) -> list[Clause]:
        n = self._head(0)
        while n < len(self.all):
            n = self._step(n)
        return self.found

    def _new(self, anchor: str, heading: str = "", lines: list[str] | None = None, depth: int = 0) -> Clause:
        name, count = anchor, self.doubled.get(anchor, 1)
        while name in self.taken:
            name = anchor + ("后" if count == 1 else f"后{count}")
            count += 1
        self.doubled[anchor] = count
        self.taken.add(name)
        clause = Clause(name, heading, list(lines or ()), depth=depth)
        self.found.append(clause)
        return clause

    # ------------------------------------------------------------ head
    def _head(self, n: int) -> int:
        """Title, issuer and number, addressees, as far as they stand from `n` on; the index after them."""
        titles: list[str] = []
        issued: list[str] = []
        while n < len(self.all) and len(titles) < 6:
            text = self.all[n].text
            if self.all[n].rows or not text or addressed(text) or level_of(text) or SENTENCE_END.search(text):
                break
            if len(text) > 150 or DIRECTORY.match(text) or CONTACT.match(text) or DATE_LINE.match(text):
                break
            (issued if NUMBER_LINE.match(text) or text.endswith("文件") else titles).append(text)
            n += 1
        about = next((k for k, text in enumerate(titles) if "关于" in text), 0)
        if all(ISSUER_LINE.search(text) for text in titles[:about]):
            titles, issued = titles[about:], [*titles[:about], *issued]
        if titles:
            self._new(f"{self.prefix}标题", "".join(titles))
        if issued:
            self._new(f"{self.prefix}发文", lines=issued)
        if n < len(self.all) and addressed(self.all[n].text):
            self._new(f"{self.prefix}主送", lines=[self.all[n].text])
            n += 1
        return n

    # ------------------------------------------------------------ body
    def _step(self, n: int) -> int:
        paragraph = self.all[n]
        text = paragraph.text
        if paragraph.rows:
            clause = self._new(f"{self.stack[-1][2].id if self.stack else self.prefix}表")
            clause.rows = paragraph.rows
            self.after = None
            return n + 1
        if not text:
            return n + 1
        for special in (self._annex, self._directory, self._foot, self._contact):
            after = special(n)
            if after is not None:
                return after
        numbered = level_of(text)
        if numbered is not None:
            self._numbered(n, *numbered)
        else:
            self._plain(n)
        return n + 1

    def _annex(self, n: int) -> int | None:
        """`附件1` alone, or with its title where the notice is signed or the annex is in the list: an annex begins."""
        match = ANNEX.match(self.all[n].text)
        if match is None or (match[2] and (SENTENCE_END.search(match[2]) or "，" in match[2])):
            return None
        count = number(match[1]) if match[1] else None
        if match[2] and not (self.signed and count is not None) and count not in self.listed:
            return None
        if match[2] and not self.signed and DIRECTORY.match(self.all[n].text):
            return None
        if not match[2] and n + 1 < len(self.all) and ENTRY.match(self.all[n + 1].text) and not self.signed:
            return None
        self.prefix = f"附件{count if count is not None else 1}"
        self.stack, self.bodies, self.after = [], 0, None
        title, n = match[2], n + 1
        if not title and n < len(self.all) and titled(self.all[n]):
            title, n = self.all[n].text, n + 1
            if (
                n < len(self.all)
                and titled(self.all[n])
                and re.search(r"(?:表|办法|通知|清单|说明|要求)$", self.all[n].text)
            ):
                title, n = title + self.all[n].text, n + 1
        self.part = self._new(self.prefix, f"{self.prefix} {title}".strip())
        if n < len(self.all) and addressed(self.all[n].text):
            self._new(f"{self.prefix}主送", lines=[self.all[n].text])
            self.part = None
            n += 1
        self.after = self.part
        return n

    def _directory(self, n: int) -> int | None:
        """The list of annexes under a notice."""
        text = self.all[n].text
        if not DIRECTORY.match(text) and not (text == "附件" and n + 1 < len(self.all)):
            return None
        lines = [text]
        while n + 1 < len(self.all) and ENTRY.match(self.all[n + 1].text):
            n += 1
            lines.append(self.all[n].text)
        self.listed |= {int(found) for one in lines for found in re.findall(r"(\d{1,2})\s*[.．、：:]", one)}
        self._new(f"{self.prefix}附件" if self.prefix else "附件", lines=lines)
        self.stack, self.after = [], None
        return n + 1

    def _foot(self, n: int) -> int | None:
        """Signature, day, copies, imprint."""
        text = self.all[n].text
        last = self.found[-1] if self.found else None
        if COPIED.match(text):
            self._new(
                "抄送" if text.startswith("抄送") and "抄送" not in self.taken else f"{self.prefix}{text[:2]}",
                lines=[text],
            )
            self.stack, self.after = [], None
            return n + 1
        if PUBLIC.match(text):
            self._new("公开", lines=[text])
            return n + 1
        end = next((k for k in range(n, min(n + 4, len(self.all))) if dated(self.all[k].text)), None)
        if end is None or any(MARK.search(self.all[k].text) or len(self.all[k].text) > 60 for k in range(n, end)):
            return None
        if any(self.all[k].rows or level_of(self.all[k].text) or ENTRY.match(self.all[k].text) for k in range(n, end)):
            return None
        lines = [self.all[k].text for k in range(n, end + 1)]
        if ISSUED_LINE.search(lines[-1]):
            if last is not None and last.id.endswith("抄送"):
                last.lines += lines
            else:
                self._new("印发", lines=lines)
        else:
            self._new(f"{self.prefix}落款", lines=lines)
            self.signed = True
        self.stack, self.after = [], None
        return end + 1

    def _contact(self, n: int) -> int | None:
        """Lines 联系人：… at the end of a notice, outside a section about it."""
        text = self.all[n].text
        if not CONTACT.match(text) or (self.stack and not self._last_words(n)) or self.part is not None:
            return None
        top = self.stack[0][2] if self.stack else None
        if top is not None and re.search(r"联系|咨询|报送|受理", top.heading):
            return None
        last = self.found[-1] if self.found else None
        if last is not None and last.id == f"{self.prefix}联系":
            last.lines.append(text)
        else:
            self._new(f"{self.prefix}联系", lines=[text])
        self.stack, self.after = [], None
        return n + 1

    def _last_words(self, n: int) -> bool:
        """Whether nothing numbered follows before the annexes or the signature."""
        for one in self.all[n + 1 :]:
            if one.rows or DIRECTORY.match(one.text) or ANNEX.match(one.text) or dated(one.text):
                return True
            if level_of(one.text):
                return False
        return True

    def _numbered(self, n: int, level: int, label: str) -> None:
        text = self.all[n].text
        while self.stack and self.stack[-1][0] >= level:
            self.stack.pop()
        before = self.stack[-1][2].id if self.stack else self.prefix
        if level == 3 and not self.stack:
            label = f"第{label}项"
        if level == 1 and label.startswith("第"):
            before = self.prefix  # 第十条 is cited without its chapter
        heading = self._is_heading(n, level)
        clause = self._new(before + label, text if heading else "", [] if heading else [text], depth=level)
        self.stack.append((level, label, clause))
        self.after = clause

    def _is_heading(self, n: int, level: int) -> bool:
        text = self.all[n].text
        if SENTENCE_END.search(text) or len(text) > 60 or text.endswith(("：", ":")) or "，" in text:
            return False
        if level <= 1 and not text.startswith("第"):
            return True
        after = self.all[n + 1] if n + 1 < len(self.all) else None
        if after is None or after.rows or not after.text or foreign(after.text):
            return False
        below = level_of(after.text)
        return below[0] > level if below is not None else bool(SENTENCE_END.search(after.text))

    def _plain(self, n: int) -> None:
        text = self.all[n].text
        if not self.stack:
            if self.after is not None:
                self.after.lines.append(text)
                return
            self.bodies += 1
            has_sections = self.part is None and not self._last_words(n)
            if has_sections and self.bodies == 1 and not (self.found and self.found[-1].id.endswith(("落款", "附件"))):
                self.after = self._new(f"{self.prefix}引言", lines=[text])
            elif self.part is not None:
                self.after = self._new(f"{self.prefix}注" if NOTE.match(text) else f"{self.prefix}末", lines=[text])
            else:
                self._new(f"{self.prefix}正文{self.bodies}", lines=[text])
            return
        level, _, clause = self.stack[-1]
        own = self.after or clause
        if own is not clause or self._goes_on(n, level, clause):
            own.lines.append(text)
            return
        self.stack.pop()
        parent = self.stack[-1][2].id if self.stack else self.prefix
        self.after = self._new(f"{parent}末" if parent else "末", lines=[text], depth=level)

    def _goes_on(self, n: int, level: int, clause: Clause) -> bool:
        """Whether a plain paragraph belongs to the numbered clause before it, and not to the one above."""
        if clause.heading or level <= 1 or NOTE.match(self.all[n].text):
            return True
        if clause.lines and not SENTENCE_END.search(clause.lines[-1][-1:]):
            return True
        for one in self.all[n + 1 :]:
            numbered = level_of(one.text)
            if numbered is not None and numbered[0] <= level:
                return numbered[0] == level
            if one.rows or foreign(one.text):
                return False
        return False
