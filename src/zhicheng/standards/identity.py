"""Identity numbers: checking, normalising, masking, and what a resident number says of its holder.

Resident numbers follow GB 11643. The place in a number is that of its first registration, under the
division in force *then*, so a county is not held against the year of birth: only the province part is.
Numbers of residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) have the same form.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from . import codes
from .errors import BadValue

PROVINCES = frozenset(
    f"{region}{place}"
    for region, places in {1: "12345", 2: "123", 3: "1234567", 4: "123456", 5: "01234", 6: "12345"}.items()
    for place in places
)
HKMT_REGIONS = {"81": "香港", "82": "澳门", "83": "台湾"}
EARLIEST_BIRTH = date(1900, 1, 1)
_SEPARATORS = re.compile(r"[\s\-‐-―·.]+")


def tidy(text: str) -> str:
    """Full-width forms made plain, separators dropped, letters in capitals."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def check_identity(kind: str, number: str, *, today: date | None = None) -> str:
    """The number in normal form, or `BadValue` with a sentence.

    `kind` is a code of the table `identity_kinds`. With `today`, a birth date in the future is refused too.
    """
    if kind not in codes.table("identity_kinds"):
        raise BadValue("请先选择证件种类。")
    plain = tidy(number or "")
    if not plain:
        raise BadValue("请填写证件号码。")
    return _CHECKS[kind](plain, today)


def _eighteen(plain: str, today: date | None) -> str:
    """Form, birth date and check digit of an 18-character number (GB 11643)."""
    from stdnum.cn.ric import calc_check_digit  # slow to load, and the policy engine never asks for it

    if len(plain) == 15 and plain.isdigit():
        raise BadValue("这是15位的旧号码，请填写现在证件上的18位号码。")
    if len(plain) != 18:
        raise BadValue(f"证件号码应当是18位，现在是{len(plain)}位，请照证件再核对一遍。")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", plain):
        raise BadValue("前17位应当都是数字，最后一位是数字或X，请照证件再核对一遍。")
    born = _date(plain[6:14])
    if born is not None and today is not None and born > today:
        raise BadValue("第7至14位应当是出生日期，现在的这一天还没有到，请照证件再核对一遍。")
    if born is None or born < EARLIEST_BIRTH:
        raise BadValue("第7至14位应当是出生日期，现在的读不成一个日期，请照证件再核对一遍。")
    if plain[-1] != calc_check_digit(plain):
        raise BadValue("第18位校验码对不上，请照证件再核对一遍。")
    return plain


def _resident(plain: str, today: date | None) -> str:
    if len(plain) == 18 and plain[:2] in HKMT_REGIONS:
        raise BadValue(
            f"{plain[:2]}开头的是{HKMT_REGIONS[plain[:2]]}居民居住证，请把证件种类改选为“港澳台居民居住证”。"
        )
    if len(plain) == 18 and plain.isdigit() and plain[0] == "9":
        raise BadValue("9开头的是外国人永久居留身份证，请把证件种类改选为“外国人永久居留身份证”。")
    if len(plain) == 18 and plain[:2].isdigit() and plain[:2] not in PROVINCES:
        raise BadValue("前2位不是任何一个省份的代码，请照证件再核对一遍。")
    return _eighteen(plain, today)


def _hkmt_residence(plain: str, today: date | None) -> str:
    if len(plain) == 18 and plain[:6] not in {f"{region}0000" for region in HKMT_REGIONS}:
        raise BadValue("港澳台居民居住证以810000、820000或830000开头，请照证件再核对一遍。")
    return _eighteen(plain, today)


def _foreign_permanent(plain: str, today: date | None) -> str:
    """The 18-digit card of 2023 (9…), or the 15-character card of 2017 (three letters first)."""
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", plain):
        if _date("19" + plain[7:13]) is None and _date("20" + plain[7:13]) is None:
            raise BadValue("第8至13位应当是出生日期，现在的读不成一个日期，请照证件再核对一遍。")
        return plain
    if re.fullmatch(r"9[0-9X]*", plain) and len(plain) == 18:
        return _eighteen(plain, today)
    raise BadValue("永久居留身份证号码是9开头的18位数字，或3个字母加12位数字，请照证件再核对一遍。")


def _hk_macao_permit(plain: str, _today: date | None) -> str:
    """H or M and eight digits; the two digits of older cards that count renewals are dropped."""
    match = re.fullmatch(r"([HM][0-9]{8})(?:[0-9]{2})?", plain)
    if not match:
        raise BadValue("港澳居民来往内地通行证号码是H或M加8位数字，请照证件再核对一遍。")
    return match[1]


def _taiwan_permit(plain: str, _today: date | None) -> str:
    if not re.fullmatch(r"[0-9]{8}", plain):
        raise BadValue("台湾居民来往大陆通行证号码是8位数字，请照证件再核对一遍。")
    return plain


def _free(plain: str, _today: date | None) -> str:
    """Permits whose number each issuing place forms in its own way."""
    if not re.fullmatch(r"[0-9A-Z]{5,24}", plain):
        raise BadValue("证件号码只含字母和数字，5至24位，请照证件再核对一遍。")
    return plain


_CHECKS = {
    "resident_id": _resident,
    "hkmt_residence": _hkmt_residence,
    "hk_macao_permit": _hk_macao_permit,
    "taiwan_permit": _taiwan_permit,
    "foreign_permanent": _foreign_permanent,
    "overseas_talent": _free,
    "passport": _free,
}


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def birth_date(kind: str, number: str) -> date | None:
    """The birth date an 18-character number tells; None for kinds that tell none."""
    plain = tidy(number)
    tells = kind in ("resident_id", "hkmt_residence", "foreign_permanent") and len(plain) == 18
    return _date(plain[6:14]) if tells else None


def sex(kind: str, number: str) -> str | None:
    """“male” or “female” by the 17th character (odd is male); None for kinds that tell none."""
    plain = tidy(number)
    if (
        kind not in ("resident_id", "hkmt_residence", "foreign_permanent")
        or len(plain) != 18
        or not plain[16].isdigit()
    ):
        return None
    return "male" if int(plain[16]) % 2 else "female"


def mask_identity(number: str) -> str:
    """330682********0917; shorter numbers keep two characters at each end."""
    plain = tidy(number)
    if len(plain) == 18:
        return f"{plain[:6]}********{plain[-4:]}"
    if len(plain) <= 4:
        return "*" * len(plain)
    return f"{plain[:2]}{'*' * (len(plain) - 4)}{plain[-2:]}"


def mask_phone(number: str) -> str:
    """138****0917; other numbers keep their last four digits at most."""
    plain = tidy(number)
    if len(plain) == 11:
        return f"{plain[:3]}****{plain[-4:]}"
    keep = plain[-4:] if len(plain) > 6 else ""
    return "*" * (len(plain) - len(keep)) + keep
