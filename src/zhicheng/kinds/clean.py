"""Cleaning what a person typed into one record: values in normal form, one sentence for each bad field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from zhicheng.standards.errors import BadValue
from zhicheng.standards.identity import check_identity
from zhicheng.standards.text import chinese_date, chinese_partial_date, count_characters, plain_lines

from . import checks, dates
from .model import Field, Kind

EARLIEST_YEAR = 1900
_TRUE = frozenset({"true", "on", "yes", "1", "是"})
_FALSE = frozenset({"false", "off", "no", "0", "否"})


def clean(
    kind: Kind, data: Mapping[str, Any], *, today: date, born: date | None, by_system: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """See `Kind.clean`, the door to this."""
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for one in kind.fields:
        if one.system and not by_system:
            continue
        try:
            value = _value(one, data.get(one.code), today, born)
        except BadValue as bad:
            wrong[one.code] = bad.sentence
            continue
        if value is not None:
            values[one.code] = value
    _require(kind, values, wrong)
    _in_sequence(kind, values, wrong)
    for name in kind.cross:
        fault = checks.CROSS[name](values)
        if fault is not None:
            wrong.setdefault(*fault)
    return {code: value for code, value in values.items() if code not in wrong}, wrong


def _require(kind: Kind, values: Mapping[str, Any], wrong: dict[str, str]) -> None:
    for one in kind.form_fields:
        needed = one.required or any(values.get(code) in wanted for code, wanted in one.required_when.items())
        if needed and one.code not in values and one.code not in wrong:
            choose = one.type in ("choice", "boolean")
            wrong[one.code] = f"请{'选择' if choose else '填写'}{_asked(one)}。"


def _asked(one: Field) -> str:
    """The field's name as it is asked for; a question (是否在职) stands in quotation marks."""
    return f"“{one.name}”" if one.type == "boolean" else one.name


def _in_sequence(kind: Kind, values: Mapping[str, Any], wrong: dict[str, str]) -> None:
    """The second date of each pair is not certainly before the first; told beside the second."""
    for first, second in kind.sequence:
        early, late = values.get(first), values.get(second)
        if early and late and dates.certainly_after(early, late):
            start, end = kind.field(first), kind.field(second)
            wrong.setdefault(
                second,
                f"{end.name}应当不早于{start.name}。您填的{start.name}是{chinese_partial_date(early)}，"
                "请填这个时间或更晚的时间。",
            )


def _value(one: Field, raw: Any, today: date, born: date | None) -> Any:
    """One value in normal form, None where it is empty; raises `BadValue`."""
    if raw is None:
        return None
    if one.type == "boolean":
        return _boolean(one, raw)
    text = _plain(one, raw)
    if not text:
        return None
    if one.type == "choice":
        return _choice(one, text)
    if one.type in ("date", "partial_date"):
        return _date(one, text, today, born)
    if one.type in ("year", "integer", "number"):
        return _number(one, text, today)
    if one.type == "identity":
        return check_identity("resident_id", text, today=today)
    return _text(one, text)


def _plain(one: Field, raw: Any) -> str:
    """The text of a value; a list, an object or a truth value stands in no other kind of field."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise BadValue(f"没有看懂{one.name}，请重新填写。")
    text = plain_lines(str(raw))
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
        raise BadValue(f"{one.name}里有看不见的控制字符，请删掉后重新填写。")
    return text.strip()


def _text(one: Field, text: str) -> str:
    if one.type == "text":
        text = re.sub(r"\s*\n\s*", " ", text)
    count = count_characters(text)
    if one.max_length and count > one.max_length:
        raise BadValue(f"{one.name}最多{one.max_length}字，现在是{count}字，请删去{count - one.max_length}字。")
    return checks.VALUES[one.check](text) if one.check else text


def _choice(one: Field, text: str) -> str:
    if one.options is None or text not in one.options:
        raise BadValue(f"请从列出的选项里选择{one.name}。")
    return text


def _boolean(one: Field, raw: Any) -> bool | None:
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip().lower()
    if not text:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise BadValue(f"“{one.name}”请选“是”或“否”。")


def _date(one: Field, text: str, today: date, born: date | None) -> str:
    found = dates.read(text)
    if found is None:
        form = "2018-03-01" if one.type == "date" else "2018-03 或 2018-03-01"
        raise BadValue(f"没有看懂{one.name}，请写成 {form} 这样的形式。")
    if one.type == "date" and not dates.is_whole(found):
        raise BadValue(f"{one.name}请写到哪一天，例如 2018-03-01。")
    if dates.earliest(found).year < EARLIEST_YEAR:
        raise BadValue(f"{one.name}的年份看来不对，请再核对一遍。")
    if not one.future and dates.earliest(found) > today:
        raise BadValue(
            f"{one.name}还没有到。今天是{chinese_date(today, year=True, weekday=False)}，请填今天或更早的时间。"
        )
    if born is not None and one.code != "born" and not one.before_birth and dates.latest(found) < born:
        raise BadValue(f"{one.name}早于您的出生日期{chinese_date(born, year=True, weekday=False)}，请再核对一遍。")
    return found


def _number(one: Field, text: str, today: date) -> int | float:
    plain = unicodedata.normalize("NFKC", text).removesuffix("年" if one.type == "year" else one.unit or "\0").strip()
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", plain):
        raise BadValue(f"{one.name}请填数字，例如 {'2021' if one.type == 'year' else '3'}。")
    value = float(plain)
    if one.type != "number" and not value.is_integer():
        raise BadValue(f"{one.name}请填整数。")
    if one.type == "year" and not EARLIEST_YEAR <= value <= today.year:
        raise BadValue(f"{one.name}请填{EARLIEST_YEAR}到{today.year}之间的年份。")
    low, high = one.min, one.max
    if (low is not None and value < low) or (high is not None and value > high):
        raise BadValue(f"{one.name}应当在{low}到{high}之间，请再核对一遍。")
    return int(value) if value.is_integer() else value
