"""Drafting: the first half hour of an organiser's work done by the machine.

A notice's text is cut into anchored clauses (`notice.md`); names of persons and private numbers are taken out and told;
what can be read off by grammar becomes a skeleton of `plan.yaml`, each value with its clause. Everything unsure is
marked by a comment `# ? 【条款】why`, which `plan check` lists until a person has taken it away; nothing is invented.
Deterministic: the same text gives the same files. Pure, as all of `policy`; only `reading` opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhicheng.policy.drafting.cutting import cut
from zhicheng.policy.drafting.healing import heal
from zhicheng.policy.drafting.page import markdown
from zhicheng.policy.drafting.privacy import Hidden, hide
from zhicheng.policy.drafting.skeleton.whole import skeleton
from zhicheng.policy.drafting.yaml_text import written
from zhicheng.policy.notice import parse_notice
from zhicheng.policy.problems import Report

_HEAD = (
    "# 草稿：由程序从通知读出。带“# ?”的一行是要由人决定的事，定了以后请删去那一行。\n"
    "# 每一项的 clause 是出自通知的哪一条哪一句；没有读出的写在最后。\n"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted plan: the two files, what was taken out of the notice, and how many things are marked as unsure."""

    notice: str
    plan: str
    hidden: tuple[Hidden, ...]
    unsure: int


def draft(lines: list[str], plan_id: str) -> Draft:
    """The draft of a plan from the lines of a notice (`reading`). `plan_id` names the plan and its folder."""
    paragraphs, hidden = hide(heal(lines))
    page = markdown(cut(paragraphs))
    sheet = skeleton(plan_id, parse_notice(page, Report("notice.md")))
    unsure = sum(one.startswith("? ") for many in sheet.remarks.values() for one in many)
    return Draft(page, _HEAD + written(sheet.value, sheet.remarks), hidden, unsure)
