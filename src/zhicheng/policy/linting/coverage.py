"""Text and rules beside each other: every item cites what exists, every sentence is cited or narrative, every number
and date of a cited sentence stands in an item that cites it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.amounts import executed, names_cut, numbers, rules, values
from zhicheng.policy.linting.model import Finding, Item
from zhicheng.policy.linting.pages import Page
from zhicheng.policy.loading.instance import Instance


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
    for ref, text in page.sentences:
        clause = page.notice.clauses[ref.partition("#")[0]]
        if ref not in citing and ref not in narrative:
            says = f"没有一项引用这一句：{text}"
            mend = "请让管这件事的一项引用它，或列进 narrative 并写明为什么。"
            yield Finding("sentence-uncited", ref, clause.line, (ref,), says, mend, file=page.text)
        elif ref in citing:
            known = {value for item in citing[ref] for value in values(item.value)}
            known |= {value for item in citing[ref] for at, was in before if at.startswith(item.name) for value in was}
            for written, meant in numbers(text, instance.kilobyte):
                if not meant & known:
                    says = f"这一句里的“{written}”，引用它的各项里都没有：{text}"
                    mend = "请在引用它的一项里写上这个值，或说明为什么不用写。"
                    at = f"{ref}:{written}"
                    yield Finding("number-missing", at, clause.line, (ref,), says, mend, file=page.text)


def _before_rolling(written: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """What stood at each place that was rolled on: the notice's text is still the original's."""
    rolled = written.get("rolled") or {}
    return [(one["at"], list(values(one["was"]))) for one in rolled.get("values", ())]
