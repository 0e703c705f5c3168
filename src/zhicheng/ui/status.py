"""The table of status words: which shape and colour a word is shown with. Data only.

A word keeps its look everywhere; shape, colour and word always come together, never colour alone.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A shape (ring, half, dot, square, dotted) in a tone (grey, celadon, ochre, indigo, seal)."""

    shape: str
    tone: str


RING = Look("ring", "grey")
DOTTED = Look("dotted", "grey")
DONE = Look("dot", "celadon")
SEEN = Look("square", "celadon")
MEND = Look("dot", "ochre")
BUSY = Look("half", "indigo")
AGAIN = Look("square", "indigo")
AGAINST = Look("square", "seal")

WORDS: dict[str, Look] = {
    "草稿": RING,
    "还没开始": RING,
    "还不能开始": RING,
    "本人填报": RING,
    "未送审": RING,
    "还没送审": RING,
    "进行中": BUSY,
    "待审查": BUSY,
    "待审核": BUSY,
    "单位审核中": BUSY,
    "单位已推荐": BUSY,
    "审核中": BUSY,
    "等单位核对": BUSY,
    "送审中": BUSY,
    "公示中": BUSY,
    "评审中": BUSY,
    "已完成": DONE,
    "已通过": DONE,
    "已推荐": DONE,
    "通过": DONE,
    "审查通过": DONE,
    "已审查": DONE,
    "单位已审查": DONE,
    "联网核验": DONE,
    "已发证": DONE,
    "有效": DONE,
    "正在受理": DONE,
    "已缴费": DONE,
    "已收到": DONE,
    "已报送": DONE,
    "正常": DONE,
    "单位核对原件": SEEN,
    "退回修改": MEND,
    "待缴费": MEND,
    "待送达": MEND,
    "存疑": MEND,
    "还差": MEND,
    "退回后再交": AGAIN,
    "不通过": AGAINST,
    "已撤销": AGAINST,
    "已撤回": DOTTED,
    "已失效": DOTTED,
    "已截止": DOTTED,
    "已冻结": DOTTED,
    "查不到": DOTTED,
    "登录后告诉您": DOTTED,
}

PATTERNS: tuple[tuple[re.Pattern[str], Look], ...] = (
    (re.compile(r"^有 ?\d+ ?处要改"), MEND),
    (re.compile(r"^(今天|明天|\d+ ?天后)截止"), MEND),
    (re.compile(r"^今天.*到期"), MEND),
    (re.compile(r"^退回后再交"), AGAIN),
    (re.compile(r"^第 ?\d+ ?稿$"), AGAIN),
    (re.compile(r"^正在受理"), DONE),
    (re.compile(r"开始$"), RING),
)


def look(word: str) -> Look:
    """The look of a status word; a grey ring for a word the table does not know."""
    plain = word.replace("\u00a0", " ").strip()
    known = WORDS.get(plain)
    if known:
        return known
    return next((found for pattern, found in PATTERNS if pattern.search(plain)), RING)


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict's sign: the icon's name, its tone and the word beside it."""

    icon: str
    tone: str
    word: str


MARKS: dict[str, Mark] = {
    "met": Mark("check", "celadon", "满足"),
    "unmet": Mark("minus", "ochre", "还差"),
    "unknown": Mark("query", "grey", "缺资料"),
    "needs_human": Mark("person", "indigo", "由单位判断"),
    "no_obstacle": Mark("person", "indigo", "没有看到障碍"),
    "reject": Mark("cross", "seal", "不通过"),
    "todo": Mark("ring", "grey", "还没开始"),
    "now": Mark("square", "celadon", "正在办"),
}

WORST_FIRST: dict[str, int] = {"unmet": 0, "unknown": 1, "needs_human": 2, "no_obstacle": 2, "met": 3}


def mark(verdict: str) -> Mark:
    """The sign of a verdict of the engine (met, unmet, unknown, needs_human, no_obstacle) or of a step (todo, now)."""
    return MARKS[verdict]
