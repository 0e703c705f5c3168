"""Words of the notice that may speak of another plan: its committee, its level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhicheng.policy.linting.model import Finding
from zhicheng.policy.linting.pages import Page, plain, walk

_BEFORE = re.compile(r"至|到|由|向|和|与|选择|召开|经(?!开|济)")  # what may stand before a committee's name
_COMMITTEE = re.compile(r"[一-龥]{2,40}?(?:评审委员会|评委会)(?:办公室)?")
# What the name of a committee may hold besides its trade.
_GENERAL = re.compile(
    r"报送|上报|或|的|等|提交|相应|受理|下一级|省|市|区|县|中|高|初|正高级|副高级|高级|中级|初级|"
    r"工程师|工程|专业|技术|技术人员|人员|职务|任职|资格|职称|系列|评审委员会|评委会|办公室|会议"
)
_LEVELS = {"初": "junior", "中": "intermediate", "高": "senior", "副高": "senior", "正高": "professor"}
_NAMES = {"junior": "初级", "intermediate": "中级", "senior": "副高级", "professor": "正高级"}
_LISTED = re.compile(r"((?:初|中|正高|副高|高)级?(?:[、和或](?:初|中|正高|副高|高)级?)+)(?:专业技术|职称|职务)")
_ONE = re.compile(r"初|中|正高|副高|高")
_MENU = re.compile(r"首页/(初|中|正高|副高|高)级")


def check(page: Page) -> Iterator[Finding]:
    """Findings about committees and levels of one notice."""
    yield from _committees(page)
    yield from _levels(page)


def _committees(page: Page) -> Iterator[Finding]:
    own = "|".join(_own_names(page))
    told: set[str] = set()
    for ref, text in page.sentences:
        for found in _COMMITTEE.findall(text):
            name = _BEFORE.split(found)[-1]
            trade = [part for part in _GENERAL.split(name) if len(part) > 1]
            known = not trade or any(part[n : n + 2] in own for part in trade for n in range(len(part) - 1))
            if known or name in told or any(plain(name) in alias for alias in page.aliases):
                continue
            told.add(name)
            says = f"这一句写的是“{name}”，不是本计划的评委会：{text}"
            mend = "请与主办单位核对；是通知写错的，在 aliases 里写明指的是哪一个。"
            yield page.found("committee-of-other-trade", f"{page.prefix}{ref}", (ref,), says, mend)


def _own_names(page: Page) -> Iterator[str]:
    """What the plan calls itself, its committee, its organiser and its specialties."""
    for file in page.files:
        for path, one in walk(file):
            if (
                isinstance(one, str)
                and path[-1] == "name"
                and {"plan", "committee", "organiser", "specialties"} & {*path}
            ):
                yield one


def levels_of(page: Page) -> set[str]:
    """The levels of all plans under a notice."""
    return {str(one) for file in page.files for path, one in walk(file) if path[-2:] == ("plan", "level")}


def _levels(page: Page) -> Iterator[Finding]:
    own = levels_of(page)
    for ref, text in page.sentences:
        if page.explained((ref,), "级"):
            continue
        listed = {_LEVELS[word] for many in _LISTED.findall(text) for word in _ONE.findall(many)}
        menu = {_LEVELS[word] for word in _MENU.findall(text)}
        strange = sorted(listed - own, key=list(_NAMES).index)
        if menu and own - menu:
            names = "、".join(_NAMES[one] for one in _NAMES if one in own - menu)
            says = f"通知写的菜单是{'、'.join(_NAMES[one] for one in menu)}，而计划的级别有{names}：{text}"
        elif strange:
            names = "、".join(_NAMES[one] for one in strange)
            says = f"这一句写到{names}，计划没有这个级别：{text}"
        else:
            continue
        mend = "请确认不影响本计划，在 unsaid 或 readings 里交代，或在 accepted 里说明。"
        yield page.found("level-outside-plan", f"{page.prefix}{ref}", (ref,), says, mend)
