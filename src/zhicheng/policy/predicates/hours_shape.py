"""The form of `training_hours` in a plan, and what its numbers must have in common."""

from __future__ import annotations

from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.predicates.hours import crossing, least, needs_of
from zhicheng.policy.predicates.working_life import BEFORE_WORK, BEFORE_WORK_HELP
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Choice, Field, Integer, ListOf, MapOf, Record, Year, may, need


def _minima_fit(value: dict[str, Any], path: Path, checker: Checker) -> None:
    """The parts are no more than the whole, and no two groups of kinds cross."""
    if not _sound(value):
        return
    needs = needs_of(value)
    if crossing(needs):
        expected = "各类或互不相交、或一类包含另一类的合计"
        checker.report.add((*path, "together"), value.get("together"), expected, "请把有交叉的几组合并或分开。")
        return
    parts = sum(least(needs[1:]).values())
    if parts > value["total"]:
        expected = f"不大于总数 {value['total']} 的各类之和"
        checker.report.add((*path, "of_which"), f"{parts}", expected, "请核对各类的最低学时。")


def _sound(value: dict[str, Any]) -> bool:
    """Whether the numbers can be compared at all; what is wrong with one of them is told by its own shape."""
    parts, together = value.get("of_which") or {}, value.get("together") or []
    if not isinstance(parts, dict) or not isinstance(together, list) or not all(isinstance(g, dict) for g in together):
        return False
    groups = [one.get("kinds") for one in together]
    hours = [value.get("total"), *parts.values(), *(one.get("hours") for one in together)]
    return all(isinstance(one, list) for one in groups) and all(isinstance(one, int) for one in hours)


def _one_way(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if ("total" in value) == ("each_year" in value):
        expected = "total（几年合计）或 each_year（每年）中的一个"
        checker.report.add(path, value, expected, "请写明学时是几年合计，还是每年都要。")
    elif "total" in value and "caps" in value:
        checker.report.add((*path, "caps"), "caps", "和 each_year 一起写的限额", "限额是每年的，请改用 each_year。")
    elif "each_year" in value and {"of_which", "together"} & set(value):
        checker.report.add(path, value, "写在 each_year 里面的各类学时", "请把 of_which、together 移到 each_year 里。")
    elif "total" in value and "before_work" in value:
        mend = "几年合计的学时不分年度；请去掉它，或改用 each_year。"
        checker.report.add((*path, "before_work"), "before_work", "和 each_year 一起写的 before_work", mend)
    elif isinstance(value.get("caps"), list) and len(value["caps"]) > 1:
        checker.report.add((*path, "caps"), value["caps"], "一种学习方式的限额", "请只留一种有限额的学习方式。")
    elif "total" in value:
        _minima_fit(value, path, checker)


def _kind(help: str) -> Choice:
    return Choice(lambda: fields.option_codes("training", "kind"), help)


_MINIMA: dict[str, Field] = {
    "of_which": may(
        MapOf(Integer("至少多少学时", 1), "其中各类至少多少学时；public 把三种公需都算上", key=_kind("类别"))
    ),
    "together": may(
        ListOf(
            Record({"kinds": need(ListOf(_kind("哪几类"), least=2)), "hours": need(Integer("合计至少多少学时", 1))}),
            "哪几类加起来至少多少学时",
        )
    ),
}
_CAP = Record(
    {
        "mode": need(Choice(lambda: fields.option_codes("training", "mode"), "哪种学习方式")),
        "per_year": need(Integer("每年最多算多少学时", 1)),
        "except_years": may(ListOf(Year("哪些年度不限", roll="years"))),
    }
)
TRAINING_HOURS = Record(
    {
        "years": need(ListOf(Year("算哪些年度", roll="years"))),
        "total": may(Integer("几年合计至少多少学时", 1)),
        **_MINIMA,
        "each_year": may(
            Record({"total": need(Integer("每年至少多少学时", 1)), **_MINIMA}, "每个年度各要多少学时", also=_minima_fit)
        ),
        "caps": may(ListOf(_CAP, "某种学习方式每年最多算多少学时")),
        "before_work": may(Choice(tuple(BEFORE_WORK), BEFORE_WORK_HELP)),
    },
    also=_one_way,
)
