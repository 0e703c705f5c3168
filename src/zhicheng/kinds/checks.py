"""Named checks that a kind's file may ask for: on one value, and across the fields of a record.

A check on a value returns it in normal form or raises `BadValue`; a check across fields returns the field at
fault with a sentence, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from zhicheng.standards.contact import check_email, check_phone
from zhicheng.standards.errors import BadValue
from zhicheng.standards.patents import check_patent_number, patent_kind

_PATENT_WORDS = {"invention": "发明专利", "utility_model": "实用新型专利", "design": "外观设计专利"}


def check_journal_number(text: str) -> str:
    """ISSN with its check digit, or a CN number (刊号) by its form."""
    from stdnum import issn  # slow to load, and the policy engine never asks for it
    from stdnum.exceptions import ValidationError

    plain = re.sub(r"\s+", "", text).upper().replace("—", "-").replace("－", "-")
    if re.fullmatch(r"CN:?[0-9]{2}-[0-9]{4}(/[A-Z0-9]{1,3})?", plain):
        return "CN " + plain.removeprefix("CN").removeprefix(":")
    try:
        return "ISSN " + issn.format(issn.validate(re.sub(r"^(E?ISSN:?)", "", plain)))
    except ValidationError:
        raise BadValue(
            "刊号对不上。ISSN 写成 ISSN 0438-1157，国内刊号写成 CN 11-1946/TQ，请照封底再核对一遍。"
        ) from None


def patent_kind_agrees(data: Mapping[str, Any]) -> tuple[str, str] | None:
    """A patent's number tells its kind: the two must not contradict each other."""
    told = patent_kind(str(data.get("number") or ""))
    if told is None or not data.get("kind") or told == data["kind"]:
        return None
    return "kind", f"从专利号看，这是{_PATENT_WORDS[told]}，请照证书核对种类和专利号。"


def rank_within_team(data: Mapping[str, Any]) -> tuple[str, str] | None:
    """Nobody ranks below the last of a team."""
    return _rank_within(data, "team_size", "总人数")


def rank_within_inventors(data: Mapping[str, Any]) -> tuple[str, str] | None:
    """Nobody ranks below the last inventor."""
    return _rank_within(data, "inventors", "发明人人数")


def _rank_within(data: Mapping[str, Any], size: str, word: str) -> tuple[str, str] | None:
    rank, count = data.get("rank"), data.get(size)
    if isinstance(rank, int) and isinstance(count, int) and rank > count:
        return "rank", f"本人排名是第{rank}，{word}只有{count}，请再核对一遍。"
    return None


VALUES: Mapping[str, Callable[[str], str]] = {
    "phone": check_phone,
    "email": check_email,
    "patent_number": check_patent_number,
    "journal_number": check_journal_number,
}
CROSS: Mapping[str, Callable[[Mapping[str, Any]], tuple[str, str] | None]] = {
    "patent_kind_agrees": patent_kind_agrees,
    "rank_within_team": rank_within_team,
    "rank_within_inventors": rank_within_inventors,
}
