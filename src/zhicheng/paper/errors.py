"""Why paper cannot be counted."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class PaperRefused(Refused):
    """The count cannot be taken: a paper the plan does not ask for, no number of copies, or fewer without a reason."""

    code = "paper_refused"
    default_sentence = "请填写实际收到的份数。"
