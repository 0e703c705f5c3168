"""When things happen in the tests' world, and which plan it lives by."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zhicheng import policy
from zhicheng.clock import SHANGHAI

PLANS = Path(__file__).resolve().parent.parent.parent / "plans"
PLAN = "2023-shangyu-engineer"


def at(text: str) -> datetime:
    """A moment in China: "2023-08-21 09:00", or a day, which means nine in the morning."""
    moment = datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return moment.replace(tzinfo=SHANGHAI).astimezone(UTC)


BEGAN = at("2023-07-20")
FILING = at("2023-08-21")  # a Monday


def publicity_rule() -> Any:
    """The shipped plan's rule of publicity, without a database."""
    plan = policy.load_folder(PLANS / PLAN).plan
    return next(stage.publicity for stage in plan.route if stage.publicity is not None)
