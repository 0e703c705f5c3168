"""Whether a year lies before a person began to work: such a year has no appraisal and no training (参加工作以前)."""

from __future__ import annotations

from zhicheng.policy.dates import read_partial
from zhicheng.policy.facts import View
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

BEFORE_WORK: dict[str, Verdict] = {"unmet": UNMET, "needs_human": NEEDS_HUMAN}
BEFORE_WORK_HELP = "参加工作以前的年度怎么看：unmet 不满足，needs_human 由人判断"
ASKED = "参加工作的时间"  # what is asked for where it is unknown


def not_yet_working(view: View, year: int) -> Verdict:
    """Met where all of the work came later; unmet where some came before or there is none; else unknown."""
    works = view.facts.records("works")
    starts = [read_partial(row.get("from")) for row in works.rows]
    if any(one is not None and one[1].year <= year for one in starts) or (works.complete and not starts):
        return UNMET
    later = all(one is not None and one[0].year > year for one in starts)
    return MET if works.complete and later else UNKNOWN
