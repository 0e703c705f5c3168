"""Conditions as trees: what the grammar understood whole as predicates, everything else as what a person attests."""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar.amounts import score
from zhicheng.policy.drafting.grammar.conditions import Needed, at_least, needed
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, whole
from zhicheng.policy.notice import ClauseText

_CHILD = re.compile(r"^(?:（[一二三四五六七八九十]+）|第?\d{1,2}项?|\(\d{1,2}\)|[①-⑳]|末)后?$")


def attested(code: str, text: str) -> dict[str, Any]:
    """What a person attests, in the notice's own words."""
    return {"attested": {"by": "office", "of": code, "says": whole(text)}}


def tree_of(sheet: Sheet, clause: ClauseText, parts_below: list[ClauseText]) -> tuple[dict[str, Any], bool]:
    """The tree of a condition, and whether all of its words were understood."""
    of = re.sub(r"-+", "-", clause.id.translate(CODES)).strip("-")
    if parts_below:
        count = at_least(clause.text or clause.heading) or len(parts_below)
        below = [tree_of(sheet, one, children(sheet, one))[0] for one in parts_below]
        if len(below) == 1:
            return below[0], False
        wrapped = [
            {"clause": cite([f"{one.id}#{n}" for n in range(1, len(one.sentences) + 1)] or [one.id]), **tree}
            for one, tree in zip(parts_below, below, strict=True)
        ]
        if count >= len(below):
            return {"all": wrapped}, False
        return ({"any": wrapped} if count == 1 else {"at_least": count, "of": wrapped}), False
    asked = needed(clause.text)
    left = whole(clause.text)
    for one in asked:
        left = left.replace(one.says, "")
    parts = [years_tree(one) for one in asked]
    understood = bool(asked) and not re.search(r"[\u4e00-\u9fff]{5,}", re.sub(r"职务|资格|[，、；。或者]", "", left))
    if understood:
        return (parts[0] if len(parts) == 1 else {_joined(clause.text): parts}), True
    judged = attested(f"c{of}", clause.text or clause.heading)
    if score(clause.text):
        judged["title"] = f"达到{score(clause.text)}分"
    if asked:
        return {"all": [*([{_joined(clause.text): parts}] if len(parts) > 1 else parts), judged]}, False
    return judged, False


def _joined(text: str) -> str:
    """How several N 年 of one sentence go together."""
    return "all" if re.search(r"[，；]?(?:且|并且|同时)", text) else "any"


def years_tree(one: Needed) -> dict[str, Any]:
    """N years as a predicate, bound to the degree they follow."""
    if one.titles:
        asked: dict[str, Any] = {"appointed": {"as": one.titles[-1], "full_years": one.years}}
    else:
        asked = {"practised": {"full_years": one.years}}
        if one.education and one.after_graduation:
            asked["practised"]["after"] = "it.awarded"
    if not one.education:
        return asked
    education = one.education[0] if len(one.education) == 1 else list(one.education)
    return {"some": "degree", "where": {"it.education": education}, "holds": [asked]}


def children(sheet: Sheet, clause: ClauseText) -> list[ClauseText]:
    """The numbered parts directly below a clause."""
    return [
        one
        for one in sheet.notice.clauses.values()
        if one.id != clause.id and one.id.startswith(clause.id) and _CHILD.match(one.id[len(clause.id) :])
    ]


CODES = str.maketrans(
    {
        **{one: str(n) for n, one in enumerate("一二三四五六七八九", 1)},
        **dict.fromkeys("（）()附件第项末后条#", "-"),
        "十": "10",
    }
)
