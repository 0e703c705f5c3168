"""What a plan asks of the photo, for `files`, which judges pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicheng.files.inspect import PhotoRule

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.files.photo import Rule


def photo_rule(plan: policy.Plan) -> Rule:
    """The plan's rule; one without bounds where the plan says nothing of photos."""
    return plan.photo or PhotoRule()
