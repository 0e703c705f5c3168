"""The plans of the repository, loaded once; and a copy of a plan folder that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from zhicheng import policy

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

PLANS = Path(__file__).resolve().parents[2] / "plans"
ENGINEER = "2023-shangyu-engineer"


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
    """`spoiled((old, new), …, file=…, plan=…)`: a copy of a plan folder, its texts replaced, each exactly once.

    The instance's settings stand beside it.
    """

    def make(*changes: tuple[str, str], file: str = "plan.yaml", plan: str = ENGINEER) -> Path:
        folder = tmp_path / plan
        if not folder.exists():
            shutil.copytree(PLANS / plan, folder)
            shutil.copy(PLANS / "_policy.yaml", tmp_path)
        path = folder / file
        text = path.read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
        return folder

    return make
