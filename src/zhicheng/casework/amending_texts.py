"""What people are told when a plan was amended (更正)."""

from __future__ import annotations

_HOW = {
    "moved": "您还没有提交的申报已经改按新的规定办理，填过的内容都在；个人承诺要重新签署。",
    "stays": "您还没有提交的申报仍按原来的规定，下次打开时会改按新的规定。",
    "stays_filed": "您已经提交的申报仍按提交时的规定审核，不用做什么。",
    "judged_alike": "您已经提交的申报按新的规定重新核对过，结果没有变化，不用做什么。",
    "judged_otherwise": "您已经提交的申报按新的规定重新核对过，结果有变化，审核单位会看到两种结果。",
}


def amended(plan: str, reason: str, how: str) -> str:
    """A plan that someone has begun to apply to was amended; `how` is what that does to her application."""
    return f"您申报的“{plan}”有更正：{reason.rstrip('。')}。{_HOW[how]}"
