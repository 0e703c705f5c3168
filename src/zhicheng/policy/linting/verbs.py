"""Who does what in the notice's sentences: offices that are not on the route, steps in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhicheng.policy.form.parts import table_codes
from zhicheng.policy.linting.levels import levels_of
from zhicheng.policy.linting.model import Finding
from zhicheng.policy.linting.pages import Page, walk
from zhicheng.policy.loading.instance import Instance

_REVIEWS = re.compile(r"审核|审查|复审|推荐|接收")
_HANDS_TO = re.compile(r"提交(?:给|至|到)?[^，。；]{0,14}?(受理点|(?:所在|用人)单位)")
_RANK = {"受理点": 2, "所在单位": 1, "用人单位": 1}


def check(page: Page, instance: Instance) -> Iterator[Finding]:
    """Findings about offices and steps in the sentences of one notice."""
    yield from _offices(page, instance)
    yield from _steps(page)


def kinds_of(page: Page) -> set[str]:
    """Every kind of office on the routes under a notice; the employer's own department may be of any trade."""
    found: set[str] = set()
    for file in page.files:
        for path, one in walk(file):
            if path[-1:] == ("kind",) and isinstance(one, str) and {"route", "office"} & {*path}:
                found.add(one)
    if "department" in found:
        found.update(table_codes("departments"))
    if "committee" in found and "senior" not in (levels := levels_of(page)) and "professor" not in levels:
        found.add("recommender")  # 中评委 is then the committee itself
    return found


def _offices(page: Page, instance: Instance) -> Iterator[Finding]:
    known = kinds_of(page)
    for kind, words in instance.offices.items():
        if kind in known:
            continue
        named = [
            (ref, text) for ref, text in page.sentences if any(word in text for word in words) and _REVIEWS.search(text)
        ]
        if named and not any(page.explained((ref,), *words, "部门", "机构") for ref, _ in named):
            ref, text = named[0]
            says = f"这一句说到{'、'.join(word for word in words if word in text)}，审核的各站里没有这种机构：{text}"
            mend = "请在 route 里加上它，或在 unsaid、readings 里引用这一句，说明为什么不经过它。"
            yield page.found("office-off-route", f"{page.prefix}{kind}", (ref,), says, mend)


def _steps(page: Page) -> Iterator[Finding]:
    """Within one annex, the employer's review must not be written after the acceptance point's."""
    before: dict[str, tuple[str, str]] = {}
    for ref, text in page.sentences:
        annex = re.match(r"附件\d+", ref)
        if annex is None:
            continue
        for to in _HANDS_TO.findall(text):
            first, whom = before.get(annex[0], ("", to))
            if _RANK[to] < _RANK[whom] and not page.explained((first, ref)):
                says = f"“{first}”先写提交{whom}，“{ref}”后写提交{to}；审核的先后是先单位、后受理点。"
                mend = "请在 unsaid 或 readings 里同时引用这两句，写明按哪个先后。"
                yield page.found("step-order", f"{page.prefix}{ref}", (first, ref), says, mend)
            if _RANK[to] >= _RANK[whom] or not first:
                before[annex[0]] = (ref, to)
