"""What a user name and a password must be, and how long a lock and a recovery code last."""

import re
import unicodedata
from datetime import date, timedelta

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from zhicheng.standards import contact
from zhicheng.standards.errors import BadValue
from zhicheng.standards.identity import check_identity

from .errors import ValueRefused

MOST_ATTEMPTS = 5
LOCK = timedelta(minutes=15)
CODE_LIFE = timedelta(hours=24)
LONGEST_PASSWORD = 200
LONGEST_NAME = 100
_USERNAME = re.compile(r"[\w.@-]{2,60}")
_SENTENCES = {
    "password_too_short": "密码至少要{min_length}个字符。可以用几个不相干的词连起来，好记又不容易被猜到。",
    "password_too_common": "这个密码太常见，容易被猜到，请换一个。",
}


def tidy_username(text: str) -> str:
    """A user name in normal form: plain width, lower case, no space around it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def check_username(text: str) -> str:
    """The user name in normal form; raises `ValueRefused`."""
    plain = tidy_username(text)
    if not _USERNAME.fullmatch(plain):
        raise ValueRefused("用户名要2至60个字符，可以用字母、汉字、数字和 . @ - _。", field="username")
    return plain


def check_person(
    *, username: str, name: str, identity_kind: str, identity_number: str, phone: str, today: date
) -> dict[str, str]:
    """What a new account is made from, each value in normal form; empty numbers stay empty. Raises `ValueRefused`."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME:
        raise ValueRefused(f"请填写姓名，最长{LONGEST_NAME}个字。", field="name")
    made = {"username": check_username(username), "name": plain}
    try:
        made["phone"] = contact.check_phone(phone) if phone else ""
    except BadValue as problem:
        raise ValueRefused(problem.sentence, field="phone") from None
    try:
        made["identity_number"] = check_identity(identity_kind, identity_number, today=today) if identity_number else ""
    except BadValue as problem:
        raise ValueRefused(problem.sentence, field="identity_number") from None
    return made


def check_password(password: str, *, username: str, field: str = "password") -> str:
    """The password as it is, where it may be used; else `ValueRefused` with every reason in one sentence each."""
    sentences = []
    if len(password) > LONGEST_PASSWORD:
        sentences.append(f"密码最长{LONGEST_PASSWORD}个字符。")
    if tidy_username(password) == tidy_username(username):
        sentences.append("密码不能和用户名一样，请换一个。")
    try:
        password_validation.validate_password(password)
    except ValidationError as problem:
        for part in problem.error_list:
            sentence = _SENTENCES.get(part.code or "")
            sentences.append(sentence.format(**(part.params or {})) if sentence else part.messages[0])
    if sentences:
        raise ValueRefused("".join(sentences), field=field)
    return password
