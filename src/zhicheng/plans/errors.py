"""What may be refused about plans, each with a sentence for a person."""

from __future__ import annotations

from typing import Any

from zhicheng.standards.errors import NotFound, Refused


class PlanUnknown(NotFound):
    """No such plan, or one that this reader may not see."""

    code = "plan_unknown"
    default_sentence = "没有找到这个评审计划，请从评审计划列表里重新打开。"


class PlanNotSound(Refused):
    """The folder has faults; `errors` lists them all (file, line, path, found, expected, mend)."""

    code = "plan_not_sound"

    def __init__(self, errors: tuple[Any, ...]) -> None:
        self.errors = errors
        super().__init__(f"这个计划有 {len(errors)} 处要改，改好再发布。")


class PlanUndated(Refused):
    """A plan that closes for applicants before it opens cannot be filed against."""

    code = "plan_undated"
    default_sentence = "计划里个人申报的截止日期早于开始日期，改好再发布。"


class PlanChangedMeanwhile(Refused):
    """Two people published versions of the same plan at the same moment."""

    code = "plan_changed_meanwhile"
    default_sentence = "这个计划刚刚有人发布了新版本，请看过最新版本再发布。"
