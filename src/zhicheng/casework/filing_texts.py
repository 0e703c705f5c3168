"""What filing tells people: the words of its messages."""

from __future__ import annotations

from zhicheng.standards.text import amount


def submitted(plan: str, receipt: str, number: int, holder: str) -> str:
    """A first submission, or one after a return, has arrived."""
    what = "已经提交" if number == 1 else f"修改后的第{amount(number, '稿')}已经提交"
    return f"您申报的“{plan}”{what}，受理编号 {receipt}，现在由{holder}审核。您不用做什么，有进展会再告诉您。"


def moved(plan: str, last_day: str) -> str:
    """The plan's new version gives a draft more time; `last_day` is empty where it names none."""
    until = f"，个人申报的截止时间改为{last_day}" if last_day else ""
    return f"您要申报的“{plan}”有了新版本{until}。您填过的都还在，请看过新内容、重新签署承诺后提交。"


def withdrawn(plan: str, again: str) -> str:
    """The applicant withdrew."""
    return f"您已经撤回“{plan}”的申报。{again}"


def may_apply_again(last_day: str) -> str:
    """What can still be done after a withdrawal; empty where the plan is closed."""
    return f"填过的内容都还在，{last_day}前可以重新申报。" if last_day else "您填过的业绩档案都还在。"
