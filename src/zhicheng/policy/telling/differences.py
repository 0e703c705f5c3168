"""What differs between two plans, in words: two years of one plan, or before and after an amendment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhicheng.policy.model.plan import Plan

_NAMES = ("id", "code", "name", "title")
_IGNORED = ("rolled", "id")
_SECTIONS = {
    "plan": "计划",
    "source": "通知",
    "as_of": "年限计算截止",
    "dates": "日期",
    "windows": "时间段",
    "population": "申报对象",
    "common": "人人要满足的",
    "paths": "条件",
    "attachments": "附件",
    "route": "审核",
    "papers": "纸质材料",
    "fees": "费用",
    "readings": "读法",
    "quotas": "名额",
    "lists": "名单",
    "photo": "证件照",
    "methods": "申报方式",
    "sheets": "评分表",
    "specialties": "专业",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One value: `before` None is new, `after` None is gone."""

    at: str
    before: Any
    after: Any

    def __str__(self) -> str:
        section, _, rest = self.at.partition(".")
        where = f"{_SECTIONS.get(section, section)} {rest}".strip()
        if self.before is None:
            return f"新增　{where}：{self.after}"
        if self.after is None:
            return f"去掉　{where}：{self.before}"
        return f"改动　{where}：{self.before} → {self.after}"


def differences(first: Plan, second: Plan) -> Iterator[Difference]:
    """Every value in which the plans as written differ, and every sentence of the notice that does."""
    before, after = dict(_flat(first.written, "")), dict(_flat(second.written, ""))
    before |= {f"notice.{ref}": text for ref, text in first.notice.sentences()}
    after |= {f"notice.{ref}": text for ref, text in second.notice.sentences()}
    for at in dict.fromkeys([*before, *after]):
        if before.get(at) != after.get(at):
            yield Difference(at, before.get(at), after.get(at))


def _flat(value: Any, at: str) -> Iterator[tuple[str, Any]]:
    """Every plain value with its place; members of lists are named by their id, code or name."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if at or key not in _IGNORED:
                yield from _flat(inner, f"{at}.{key}" if at else key)
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        for n, inner in enumerate(value):
            yield from _flat(inner, f"{at}.{_name(inner, n)}")
    elif isinstance(value, list):
        yield at, "、".join(map(str, value))
    else:
        yield at, value


def _name(value: Any, place: int) -> str:
    if isinstance(value, Mapping):
        for key in _NAMES:
            if isinstance(value.get(key), str):
                return str(value[key])
    return str(place + 1)
