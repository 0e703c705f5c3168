"""What people fill in and hand over: the photo's bounds, the platform's menu, links, the list of annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIZES = {"K": 1024, "KB": 1024, "M": 1024**2, "MB": 1024**2}
_OVER = re.compile(r"(?:大于|不小于|不低于)\s*(\d+)\s*([KkMm][Bb]?)")
_UNDER = re.compile(r"(?:小于|不大于|不超过|不高于)\s*(\d+)\s*([KkMm][Bb]?)")
_PIXELS = re.compile(r"(?:大于|不小于|不低于)?\s*(\d{2,4})\s*[*×xX＊]\s*(\d{2,4})")
_LEAST_RATIO = re.compile(r"比例?[^，。；]{0,6}?(?:大于等于|不小于|不低于|在)\s*(0\.\d+)")
_MOST_RATIO = re.compile(r"(?:小于等于|不大于|不超过|且|至|到|-|—)\s*(0\.\d+)\s*(?:之间)?")
_FORMATS = re.compile(r"(?<![A-Za-z])(JPE?G|PNG|jpe?g|png)(?![A-Za-z])")
_BACKGROUND = re.compile(r"(白|蓝|红)(?:色)?(?:底|背景)")
_URL = re.compile(r"https?://[^\s<>）)》，。；、“”\u4e00-\u9fff]+")
_SITE = re.compile(
    r"(?:登录|登陆|登入|通过|进入|在|[，。；“（]|^)([\u4e00-\u9fff][\u4e00-\u9fff—-]{2,40}?(?:平台|系统|网站|网))(?=[^\u4e00-\u9fff]|进行|自主|上传|查询|学习|$)"
)
_MENU = re.compile(r"首页\s*[/／]\s*([\u4e00-\u9fff]{2,16})")
_ITEM = re.compile(r"(?:附\s*件\s*[：:])?\s*(?:附\s*件\s*)?(\d{1,2})\s*[.．、：:]\s*")


@dataclass(frozen=True, slots=True)
class Photo:
    """The bounds of the photo as far as they are written; sizes in bytes, sides in pixels."""

    formats: tuple[str, ...]
    over_bytes: int | None
    under_bytes: int | None
    over_width: int | None
    over_height: int | None
    min_ratio: float | None
    max_ratio: float | None
    background: str
    automatic: bool

    @property
    def whole(self) -> bool:
        return None not in (self.over_bytes, self.under_bytes, self.over_width, self.min_ratio, self.max_ratio)


def photo(text: str) -> Photo | None:
    """The photo's bounds in a text about 证件照; None where there are none."""
    over, under, pixels = _OVER.search(text), _UNDER.search(text), _PIXELS.search(text)
    least = _LEAST_RATIO.search(text)
    most = _MOST_RATIO.search(text, least.end()) if least else None
    if "照" not in text or not (over or under or pixels):
        return None
    ground = _BACKGROUND.search(text)
    return Photo(
        tuple(dict.fromkeys(one.lower() for one in _FORMATS.findall(text))),
        _bytes(over),
        _bytes(under),
        int(pixels[1]) if pixels else None,
        int(pixels[2]) if pixels else None,
        float(least[1]) if least else None,
        float(most[1]) if most else None,
        f"{ground[1]}色" if ground else "",
        "自动采集" in text or "自动提取" in text,
    )


def _bytes(match: re.Match[str] | None) -> int | None:
    return int(match[1]) * _SIZES[match[2].upper()] if match else None


def links(text: str) -> list[tuple[str, str]]:
    """Each address of a page with the name of the site before it (empty where none stands there)."""
    found: list[tuple[str, str]] = []
    start = 0
    for match in _URL.finditer(text):
        named = [one[1] for one in _SITE.finditer(text[start : match.start()])]
        name = re.sub(r".*(?:登录|登陆|登入|通过|进入)", "", named[-1]) if named else ""
        found.append((name, match[0].rstrip(".,;/")))
        start = match.end()
    return found


def menu(text: str) -> str:
    """The menu under which the plan stands: 用户中心首页/高级职称评审 → 高级职称评审."""
    match = _MENU.search(text)
    return match[1] if match else ""


def annexes(text: str) -> list[tuple[int, str]]:
    """The entries of a list of annexes: (1, 申报人员网上申报办法), …; one annex without number counts as 1."""
    parts = list(_ITEM.finditer(text))
    found = []
    for n, match in enumerate(parts):
        end = parts[n + 1].start() if n + 1 < len(parts) else len(text)
        name = re.sub(r"\s*附\s*件\s*$", "", text[match.end() : end]).strip(" 。；;")
        if name:
            found.append((int(match[1]), name))
    if not parts:
        only = re.match(r"附\s*件\s*[：:]\s*(.{2,80})$", text)
        return [(1, only[1].strip(" 。；"))] if only else []
    return found
