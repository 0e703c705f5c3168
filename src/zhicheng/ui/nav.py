"""The main menu of each role: at most six links, named as the notices name the steps. Data and one function.

A link whose address does not exist yet is left out, so no menu entry leads nowhere.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

Entry = tuple[str, str]

MENUS: dict[str, tuple[Entry, ...]] = {
    "public": (
        ("评审计划", "public:plans"),
        ("我能申报吗", "public:precheck"),
        ("公示", "public:notices"),
        ("查验证书", "public:verify"),
    ),
    "applicant": (
        ("首页", "applicant:home"),
        ("评审计划", "public:plans"),
        ("我的业绩档案", "applicant:dossier"),
        ("我的申报", "applicant:applications"),
        ("消息", "account:messages"),
    ),
    "employer": (
        ("待办", "employer:home"),
        ("业绩档案审核", "employer:records"),
        ("职称申报资格审查", "employer:applications"),
        ("公示与报送", "employer:notices"),
        ("本单位人员", "employer:people"),
    ),
    "department": (
        ("待审查", "authority:waiting"),
        ("已办", "authority:done"),
        ("审核推荐", "authority:recommend"),
    ),
    "bureau": (
        ("待审查", "authority:waiting"),
        ("已办", "authority:done"),
        ("审核推荐", "authority:recommend"),
    ),
    "office": (
        ("待受理", "office:waiting"),
        ("已办", "office:done"),
        ("花名册", "office:roster"),
        ("评分表", "office:sheets"),
    ),
    "operator": (
        ("首页", "operator:home"),
        ("账号", "operator:accounts"),
        ("单位", "operator:organisations"),
        ("评审计划", "operator:plans"),
        ("时间", "operator:clock"),
    ),
}

FOOTER: tuple[Entry, ...] = (
    ("操作手册", "public:manual"),
    ("无障碍说明", "public:accessibility"),
    ("源代码", "public:source"),
    ("意见反馈", "public:feedback"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One menu entry as shown."""

    name: str
    url: str
    current: bool
    count: int = 0


def address(name: str) -> str | None:
    """The address of a named page, or None where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def links(entries: tuple[Entry, ...], path: str) -> tuple[Link, ...]:
    """The entries that lead somewhere; the one whose address is the longest beginning of `path` is current."""
    found = [(name, url) for name, view in entries if (url := address(view))]
    here = max((url for _, url in found if _within(path, url)), key=len, default=None)
    return tuple(Link(name, url, url == here) for name, url in found)


def menu(role: str, path: str) -> tuple[Link, ...]:
    """The main menu of a role on the page at `path`."""
    return links(MENUS.get(role, MENUS["public"]), path)


def footer(path: str) -> tuple[Link, ...]:
    """The links at the foot of every page."""
    return links(FOOTER, path)


def _within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
