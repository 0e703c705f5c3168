"""`notice.md` out of clauses, in the form that `policy.notice` reads back."""

from __future__ import annotations

import re

from zhicheng.policy.drafting.cutting import Clause

_NUMBERED = re.compile(r"^(\d{1,2})\s*[.．、]\s*(?!\d)")
_REMARK = "草稿：通知的原文，由程序切分，每一条末尾加了条款号。请对照原件核对断行、条款号和表格。"


def markdown(clauses: list[Clause]) -> str:
    """The page: a remark, then each clause with its anchor at the end of its first line."""
    parts = [f"> {_REMARK}"]
    for clause in clauses:
        mark = f"{{#{clause.id}}}"
        if clause.rows:
            parts.append(_table(clause, mark))
        elif clause.heading:
            parts.append(f"{_hashes(clause)} {clause.heading} {mark}")
            parts += [_line(one) for one in clause.lines]
        else:
            first, *rest = [_line(one) for one in clause.lines]
            parts.append("\n".join([f"{first} {mark}", *rest]))
    return "\n\n".join(parts) + "\n"


def _hashes(clause: Clause) -> str:
    if clause.id.endswith("标题"):
        return "#" if clause.id == "标题" else "###"
    annexed = clause.id.startswith("附件") and clause.depth > 0
    return "##" if clause.depth <= 1 and not annexed else "###"


def _line(text: str) -> str:
    """One line of text, a number at its front set as Markdown sets it."""
    return _NUMBERED.sub(lambda match: f"{match[1]}. ", text)


def _table(clause: Clause, mark: str) -> str:
    width = max(len(row) for row in clause.rows)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in clause.rows]
    lines[0] += f" {mark}"
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
