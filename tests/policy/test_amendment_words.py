"""What an amendment changes, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy
from zhicheng.policy.telling.amendments import changes_in_words

Spoil = Callable[..., Path]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "applicant_deadline: {name: 个人申报截止, date: 2023-09-08",
            "applicant_deadline: {name: 个人申报截止, date: 2023-09-15",
            ["个人申报截止：2023年9月8日（周五） → 2023年9月15日（周五）"],
        ),
        (
            "total: 270, of_which: {professional: 180",
            "total: 300, of_which: {professional: 200",
            [
                "改动　继续教育不少于 270 学时（专业不少于 180，公需不少于 54）"
                " → 继续教育不少于 300 学时（专业不少于 200，公需不少于 54）"
            ],
        ),
        ("phone: '82313758'", "phone: '82313759'", ["改动　contacts 评委会办公室.phone：82313758 → 82313759"]),
    ],
)
def test_changes_in_words(plan: policy.Plan, spoiled: Spoil, old: str, new: str, words: list[str]) -> None:
    assert changes_in_words(plan, policy.load_folder(spoiled((old, new))).plan) == words


def test_nothing_changed_says_nothing(plan: policy.Plan) -> None:
    assert changes_in_words(plan, plan) == []
