"""What the grammars read: the sentences of the drafted notice, each with its number and the headings above it."""

from __future__ import annotations

from dataclasses import dataclass

from zhicheng.policy.notice import Notice


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `ref` (二4(2)#1), its clause, its words, and the headings it stands under, outermost first."""

    ref: str
    clause: str
    text: str
    under: str

    @property
    def annexed(self) -> bool:
        return self.clause.startswith("附件") and self.clause != "附件"


def sentences(notice: Notice) -> tuple[Sentence, ...]:
    """Every sentence of a notice, in order."""
    under = {code: _under(notice, code) for code in notice.clauses}
    return tuple(
        Sentence(ref, clause, text, under[clause])
        for ref, text in notice.sentences()
        for clause in [ref.partition("#")[0]]
    )


def _under(notice: Notice, code: str) -> str:
    above = [notice.clauses[code[:n]] for n in range(1, len(code) + 1) if code[:n] in notice.clauses]
    return "／".join(one.heading for one in above if one.heading and one.id != "标题")
