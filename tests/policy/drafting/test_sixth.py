"""A notice nobody tuned the grammar to: how many values are drafted, and which share the plan beside it confirms."""

from __future__ import annotations

from pathlib import Path

import pytest

from .measure import measured, summed

pytestmark = pytest.mark.pure

SIXTH = Path(__file__).parents[1] / "sixth"


def test_what_is_drafted_of_an_unseen_notice() -> None:
    (folder,) = (path.parent for path in SIXTH.glob("*/plan.yaml"))
    whole = summed(measured(SIXTH / "notice.txt", folder))
    assert whole.drafted == 58
    assert whole.right / whole.drafted >= 0.9
    assert whole.found / whole.confirmed >= 0.6
