"""What the linter finds: a code, the place, the clause, what is the matter and how to mend or accept it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhicheng.policy.compile import refs
from zhicheng.policy.loader import LoadedPlan
from zhicheng.policy.problems import Path, dotted

# Every kind of finding, with one line on what it means.
CODES: dict[str, str] = {
    "clause-unknown": "引用了通知里没有的条款或句子",
    "sentence-uncited": "通知里的一句话，没有一项引用它，也没有列进 narrative",
    "sentence-twice": "一句话既被引用，又列进了 narrative",
    "number-missing": "被引用的句子里有一个数或日期，引用它的各项里都没有",
    "deadline-on-rest-day": "截止日是休息日",
    "publicity-does-not-fit": "两个截止日之间放不下公示",
    "dates-out-of-order": "日期的先后不对",
    "date-missing": "少了一个截止日",
    "as-of-after-deadline": "年限算到申报截止以后",
    "year-after-deadline": "要求的年度到申报截止还没有过完",
    "condition-without-case": "有一个条件，没有一个例子用到它的某种结果",
    "case-wrong": "一个例子的结果和写的不一样",
    "path-impossible": "没有一种情况能满足这一条",
    "path-shorter-than-proofs": "条件要求的年数少于人人要交的年度证明",
    "path-without-method": "一种条件没有对应的申报方式",
    "method-without-path": "一种申报方式没有对应的条件",
    "clause-contradicts-path": "人人要满足的一条和某一种条件合不到一起",
    "equivalence-unused": "一种学历的换算，没有一种条件用到它的结果",
    "amount-not-said": "收费没有写金额或期限",
    "level-not-said": "名单里有一项没有写级别",
    "address-missing": "要交纸质材料，却没有写送到哪里",
    "minima-below-total": "各类学时的最低数加起来少于总数",
    "acceptance-unused": "accepted 里有一项没有对应的问题",
    "reading-open": "一处没有说清的话，还没有人确认读法",
}
ADVICE = frozenset({"reading-open"})  # told, but no reason for a check to fail


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `at` is a stable place (for `accepted`), `reason` the plan's reason where it was accepted."""

    code: str
    at: str
    line: int
    clause: tuple[str, ...]
    says: str
    mend: str
    reason: str | None = None
    file: str = "plan.yaml"

    @property
    def open(self) -> bool:
        return self.reason is None and self.code not in ADVICE

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "at": self.at,
            "file": self.file,
            "line": self.line,
            "clause": list(self.clause),
            "says": self.says,
            "mend": self.mend,
            "accepted": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Item:
    """A mapping of the plan that cites refs."""

    path: Path
    clause: tuple[str, ...]
    value: Mapping[str, Any]

    @property
    def name(self) -> str:
        return dotted(self.path)


def items(loaded: LoadedPlan) -> Iterator[Item]:
    """Every mapping of the plan with a `clause`."""
    yield from _items(loaded.plan.written, ())


def _items(value: Any, path: Path) -> Iterator[Item]:
    if isinstance(value, dict):
        if "clause" in value:
            yield Item(path, refs(value["clause"]), value)
        for key, inner in value.items():
            yield from _items(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _items(inner, (*path, n))


def line_of(loaded: LoadedPlan, path: Path) -> int:
    """The line of plan.yaml on which a place begins."""
    while path and path not in loaded.source.lines:
        path = path[:-1]
    return loaded.source.lines.get(path, 0)
