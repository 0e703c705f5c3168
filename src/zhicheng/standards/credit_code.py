"""Unified social credit codes of organisations (GB 32100)."""

from __future__ import annotations

import re

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from .errors import BadValue
from .identity import tidy


def check_credit_code(text: str) -> str:
    """The code in normal form (18 capitals and digits); raises `BadValue` with a sentence."""
    plain = tidy(text or "")
    if not plain:
        raise BadValue("请填写统一社会信用代码。")
    if len(plain) != 18:
        raise BadValue(f"统一社会信用代码应当是18位，现在是{len(plain)}位，请照营业执照再核对一遍。")
    if re.search(r"[IOSVZ]", plain):
        raise BadValue("统一社会信用代码里没有字母I、O、S、V、Z，可能是数字1、0、5、2看错了，请再核对一遍。")
    try:
        return uscc.validate(plain)
    except InvalidChecksum:
        raise BadValue("第18位校验码对不上，请照营业执照再核对一遍。") from None
    except ValidationError:
        raise BadValue("统一社会信用代码由数字和大写字母组成，第3至8位是6位数字，请照营业执照再核对一遍。") from None
