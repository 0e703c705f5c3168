"""What files refuse."""

from __future__ import annotations

from collections.abc import Sequence

from zhicheng.standards.errors import Refused


class NotAccepted(Refused):
    """The content of an upload cannot be taken. `.reasons` holds every sentence, `.sentence` all of them in one."""

    code = "file_not_accepted"

    def __init__(self, reasons: Sequence[str], *, field: str | None = None) -> None:
        self.reasons = tuple(reasons)
        super().__init__("".join(self.reasons), field=field)


class Lost(Refused):
    """The row is there and the bytes are not: a fault of ours, never of the person."""

    code = "file_lost"
    default_sentence = (
        "是我们这边出了问题：这个文件暂时取不出来。您填写的内容都在，请稍后再试，或告诉我们页面上的编号。"
    )
