"""Why a paper is refused rather than printed with boxes."""

from __future__ import annotations

from collections.abc import Sequence

from zhicheng.standards.errors import Refused


class MissingFont(Refused):
    """None of the families a paper may be set in is installed."""

    code = "missing_font"

    def __init__(self, families: Sequence[str]) -> None:
        self.families = tuple(families)
        super().__init__(
            f"这台服务器上没有中文字体（{'、'.join(families)}），文件会印成方框，所以先不生成。"
            "请管理员安装字体（Debian 上是 fonts-noto-cjk）后再试。"
        )


class MissingGlyph(Refused):
    """Some characters are in no font we have. `.characters` holds them."""

    code = "missing_glyph"

    def __init__(self, characters: Sequence[str]) -> None:
        self.characters = tuple(characters)
        shown = "、".join(f"“{sign}”（U+{ord(sign):04X}）" for sign in characters[:8])
        more = f"等{len(characters)}个字" if len(characters) > 8 else ""
        super().__init__(
            f"字库里没有{shown}{more}，印出来会是方框，所以先不生成。"
            "如果是表情或特殊符号，请改成文字；如果是姓名、地名用字，请管理员安装含这些字的字体。"
        )


class TooManyRows(Refused):
    """A spreadsheet holds 1,048,575 rows below its heading and no more."""

    code = "too_many_rows"
    default_sentence = "这张表超过了一百万行，装不进一个电子表格。请先用筛选缩小范围，再导出。"


class Unreadable(Refused):
    """A spreadsheet that was sent back cannot be read; the sentence says why and what to do."""

    code = "unreadable"
