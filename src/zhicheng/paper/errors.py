"""Why paper cannot be counted."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class PaperRefused(Refused):
    """The count is not one: a paper the plan does not ask for, or a number below zero."""

    code = "paper_refused"
    default_sentence = "请填写实际收到的份数。"
