"""Telephone numbers and e-mail addresses, checked for form only."""

from __future__ import annotations

import re
import unicodedata

from .errors import BadValue
from .identity import tidy

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


def check_phone(text: str) -> str:
    """A mainland mobile number in eleven digits, a leading +86 dropped; raises `BadValue`."""
    plain = re.sub(r"^(?:\+?86)(?=1\d{10}$)", "", tidy(text))
    if not re.fullmatch(r"1[3-9][0-9]{9}", plain):
        raise BadValue("手机号码应当是11位数字，以1开头，请再核对一遍。")
    return plain


def check_email(text: str) -> str:
    """An address with one @ and a domain; raises `BadValue`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > 254 or not _EMAIL.fullmatch(plain):
        raise BadValue("电子邮箱的写法像 name@example.com，请再核对一遍。")
    return plain
