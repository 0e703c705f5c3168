"""Text and rules beside each other: every item cites what exists, every sentence is cited or narrative, every number
and date of a cited sentence stands in an item that cites it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.amounts import executed, holds, inherited, numbers, rules, unnamed, values
from zhicheng.policy.linting.model import Finding, Item
from zhicheng.policy.linting.pages import Page, walk
from zhicheng.policy.loading.instance import Instance

_WORD = re.compile(r"[A-Za-z][\w.-]*[A-Za-z0-9]", re.ASCII)


def check(page: Page, instance: Instance) -> Iterator[Finding]:
    """Findings about citing and covering of one notice."""
    citing: dict[str, list[Item]] = {}
    for item in page.items:
        for ref in item.clause:
            if page.notice.has(ref):
                citing.setdefault(ref, []).append(item)
            else:
                says = f"{item.name} 引用了“{ref}”，通知里没有这一句。"
                mend = "请改成通知里有的条款号和句号。"
                yield Finding("clause-unknown", item.name, item.line, (ref,), says, mend, file=item.file)
    before = _before_rolling(page.source.value)
    narrative = page.source.value.get("narrative") or {}
    for ref in narrative:
        line = page.source.lines.get(("narrative", ref), 0)
        if not page.notice.has(ref):
            says, mend = f"通知里没有“{ref}”。", "请改成有的句子。"
            yield Finding("clause-unknown", f"narrative.{ref}", line, (ref,), says, mend, file=page.file)
        elif ref in citing:
            says = f"“{ref}”已经被 {citing[ref][0].name} 引用，又列进了 narrative。"
            yield Finding("sentence-twice", ref, line, (ref,), says, "请从 narrative 里去掉。", file=page.file)
    yield from _narrative(page, narrative, instance.kilobyte)
    for ref, text in page.sentences:
        clause = page.notice.clauses[ref.partition("#")[0]]
        if ref not in citing and ref not in narrative:
            says = f"没有一项引用这一句：{text}"
            mend = "请让管这件事的一项引用它，或列进 narrative 并写明为什么。"
            yield Finding("sentence-uncited", ref, clause.line, (ref,), says, mend, file=page.text)
        elif ref in citing:
            every = _known(citing[ref], before, values)
            ruling = [item for item in citing[ref] if rules(item)]
            held = [item for item in citing[ref] if holds(item)]
            ruled = _known(ruling + held, before, executed) if ruling else every
            ruled |= {value for item in ruling for value in executed(inherited(item, page.files[-1]))}
            amounts = {written for written, _ in numbers(unnamed(text), instance.kilobyte)}
            for written, meant in numbers(text, instance.kilobyte):
                if not meant & (ruled if written in amounts else every):
                    says = f"这一句里的“{written}”，引用它的各项里都没有：{text}"
                    mend = "请在引用它的一项里写上这个值，或说明为什么不用写。"
                    if meant & every:
                        says = f"这一句里的“{written}”，引用它的各项只在说明的话里写了，没有一个值照它办：{text}"
                    at = f"{ref}:{written}"
                    yield Finding("number-missing", at, clause.line, (ref,), says, mend, file=page.text)


def _narrative(page: Page, narrative: Mapping[str, str], kilobyte: int) -> Iterator[Finding]:
    """Sentences said to hold no rule, though they hold a number: the reason names the item or clause that serves it."""
    named = {str(part) for file in page.files for path, one in walk(file) for part in (*path[-1:], *_ids(one))}
    cited = {ref.partition("#")[0] for ref in page.citing}
    for ref, why in narrative.items():
        if not page.notice.has(ref):
            continue
        written = [one for one, _ in numbers(unnamed(page.notice.text_of(ref)), kilobyte)]
        served = any(all(part in named for part in word.split(".")) for word in _WORD.findall(str(why)))
        if written and not served and not any(len(clause) > 1 and clause in str(why) for clause in cited):
            line = page.source.lines.get(("narrative", ref), 0)
            says = f"“{ref}”列进了 narrative，里面却写了“{'、'.join(written)}”，理由“{why}”没有写明由哪一项管。"
            mend = "请让管它的一项引用这一句，或在理由里写明由哪一项（例如 dates.applicant_deadline）或哪一条管。"
            yield Finding("narrative-with-number", ref, line, (ref,), says, mend, file=page.file)


def _ids(one: Any) -> tuple[str, ...]:
    return tuple(str(one[key]) for key in ("id", "code") if key in one) if isinstance(one, Mapping) else ()


def _known(citing: Iterable[Item], before: Iterable[tuple[str, Any]], read: Callable[[Any], Iterator[str]]) -> set[str]:
    """The values of the items that cite a sentence, and what stood there before an edition was rolled on."""
    known: set[str] = set()
    for item in citing:
        known |= {*read(item.value)}
        for at, was in before:
            if at.startswith(item.name):
                known |= {*values(was)}
    return known


def _before_rolling(written: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What stood at each place that was rolled on: the notice's text is still the original's."""
    rolled = written.get("rolled") or {}
    return [(one["at"], one["was"]) for one in rolled.get("values", ())]
