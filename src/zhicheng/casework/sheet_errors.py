"""What may be refused about replacing a scoring sheet (评分表)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicheng.standards.errors import NotFound, Refused

if TYPE_CHECKING:
    from zhicheng.policy.sheets import SheetError


class SheetUnknown(NotFound):
    """No such sheet, or one of a plan that another office runs."""

    code = "sheet_unknown"
    default_sentence = "没有找到这张评分表，请从评分表列表里重新打开。"


class SheetNotSound(Refused):
    """Rows that make no sheet; `errors` lists everything that is wrong with them."""

    code = "sheet_not_sound"

    def __init__(self, errors: tuple[SheetError, ...]) -> None:
        self.errors = errors
        super().__init__(f"评分表有 {len(errors)} 处要改，改好再上传。")
