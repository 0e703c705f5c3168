"""The plans of the repository, loaded once; and a copy of a plan folder that a test may spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from zhicheng import policy

from .wide import ENGINEER, PLANS, spoiler

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def line_of(words: str) -> int:
    """The line of the plan file on which words begin that stand there once."""
    text = (PLANS / ENGINEER / "plan.yaml").read_text("utf-8")
    assert text.count(words) == 1
    return text[: text.index(words)].count("\n") + 1


@pytest.fixture(scope="session")
def loaded() -> policy.LoadedPlan:
    return policy.load_folder(PLANS / ENGINEER)


@pytest.fixture(scope="session")
def plan(loaded: policy.LoadedPlan) -> policy.Plan:
    return loaded.plan


@pytest.fixture
def spoiled(tmp_path: Path) -> Callable[..., Path]:
    """A copy of a plan folder that a test may spoil, as `wide.spoiler` makes it."""
    return spoiler(tmp_path)
