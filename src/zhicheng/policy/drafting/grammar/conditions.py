"""Conditions with N 年: 毕业后从事专业工作满5年, 担任助理工程师职务满4年; yearly appraisals; 具备…之一."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhicheng.policy.drafting.numerals import COUNT, number
from zhicheng.standards import codes

_PIECE = re.compile(rf"[^；;。]*?(?P<n>{COUNT})\s*年(?:\s*（含）)?\s*(?:以上|及以上)?(?:的)?")
_EDUCATION = (
    ("postgraduate", re.compile(r"研究生|硕士|博士")),
    ("bachelor", re.compile(r"本科")),
    ("college", re.compile(r"大专|专科|高职")),
    ("secondary", re.compile(r"中专|中等职业|中技")),
)
_GRADUATED = re.compile(r"毕业(?:后|[^，；。、]{0,6}?后)|取得[^，；。、]{0,12}(?:学历|学位)后")
_WORK = re.compile(r"从事[^，；。、]{0,24}(?:工作|教学|生产)|专业工作|工作年限|工作")
_HELD = re.compile(r"担任|聘任|受聘|聘用|任职|任|取得|具有|获得")
_RECENT = re.compile(r"近|最近|连续|上一")
_NOT = re.compile(r"近|前|最近|有效期|从|每|以来|不满|学制|次年|增加|延长|缩短|减少|提前|放宽")
_APPRAISED = re.compile(r"年度考核|考核(?:结果|等次)?[^，；。]{0,8}(?:合格|称职|优秀)")


@dataclass(frozen=True, slots=True)
class Needed:
    """So many full years of work or of holding a title, and the degree they go with."""

    years: int
    titles: tuple[str, ...]
    education: tuple[str, ...]
    after_graduation: bool
    says: str


def needed(text: str) -> list[Needed]:
    """Each N 年 a text asks of work or of a title held, in order; what it says of 近N年 or 有效期 is none."""
    found: list[Needed] = []
    text = re.sub(r"^\s*(?:\d{1,2}[.．、]|（[一二三四五六七八九十\d]{1,3}）)\s*", "", text)
    for match in _PIECE.finditer(text):
        years, piece = number(match["n"]), match[0].strip("、，或者 ")
        before = piece[: piece.rfind(match["n"])]
        if not years or years > 45 or re.search(rf"(?:{_NOT.pattern})\s*$", before):
            continue
        titles = title_codes(before)
        held = bool(titles and _HELD.search(before)) and not _WORK.search(re.split(r"[，、]", before)[-1])
        if not held and not _WORK.search(before):
            continue
        education = tuple(code for code, words in _EDUCATION if words.search(before))
        found.append(Needed(years, titles if held else (), education, bool(_GRADUATED.search(before)), piece))
    return found


def title_codes(text: str) -> tuple[str, ...]:
    """The titles a text names, the longest name at each place: 高级工程师 is no 工程师."""
    found: list[tuple[int, str]] = []
    rest = text
    for code, name in sorted(codes.table("title_names").choices(), key=lambda one: -len(one[1])):
        at = rest.find(name) if code != "other" and len(name) > 2 else -1
        if at >= 0:
            found.append((at, code))
            rest = rest.replace(name, "　" * len(name))
    return tuple(code for _, code in sorted(found))


def appraised(text: str) -> str | None:
    """The least result of yearly appraisals a text asks for: 合格 (称职), 优秀, or any; None where it asks for none."""
    if not _APPRAISED.search(text):
        return None
    if re.search(r"合格|称职", text):
        return "qualified"
    return "excellent" if "优秀" in text else "unqualified"


def at_least(text: str) -> int | None:
    """How many of the items below must hold: 之一 → 1, 5项条件中的2项 → 2; None where the text does not say."""
    match = re.search(rf"(?:中的?|具备|符合|满足|之中)(?:任意|其中|以下|下列|上述)?\s*(?P<n>{COUNT})\s*[项条]", text)
    several = re.findall(rf"({COUNT})\s*[项条]", text)
    if re.search(r"之一|任一|任意一[项条]", text):
        return 1
    return number(several[-1]) if match and several else None
