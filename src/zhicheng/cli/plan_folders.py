"""Finding plans by address: an id under the plans folder or a path, a member, an overlay; or a frozen document."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

if TYPE_CHECKING:
    from zhicheng.policy import Address, LoadedPlan, Plan, PlanErrors, PlanFolder

BAD_INPUT = 2


def plans_folder() -> Path:
    """`$ZHICHENG_PLANS`, else `plans/` here, else `plans/` of the source tree."""
    named = os.environ.get("ZHICHENG_PLANS")
    if named:
        return Path(named)
    here = Path("plans")
    return here if here.is_dir() else Path(__file__).resolve().parents[3] / "plans"


def all_folders() -> list[Path]:
    """Every plan folder, in order of name."""
    return sorted(path.parent for path in plans_folder().glob("*/plan.yaml"))


class Named(NamedTuple):
    """What an address names: a folder, and which plans of it."""

    found: PlanFolder
    addresses: tuple[Address, ...]


def find(name: str) -> tuple[Path, str | None, str | None]:
    """The folder, member and overlay of `PLAN[/MEMBER][@OVERLAY]`, PLAN being a path or an id under the plans folder.

    Ends the program where there is no such folder.
    """
    from zhicheng.policy.loading.addresses import split

    before, overlay = split(name)
    head, slash, member = before.rpartition("/")
    for plan, part in ((before, None), (head, member)) if slash else ((before, None),):
        for path in (Path(plan), plans_folder() / plan):
            if plan and (path / "plan.yaml").is_file():
                return path, part, overlay
    known = "、".join(path.name for path in all_folders()) or "（还没有）"
    return refuse(f"没有找到评审计划 {name}。现有的计划：{known}。也可以写文件夹的路径。")


def opened(name: str) -> Named:
    """The plans an address names, unread yet; a bare id means all members (without overlay).

    Prints every problem of the files and ends the program where they do not hold together.
    """
    from zhicheng.policy import PlanErrors, open_folder

    folder, member, overlay = find(name)
    try:
        found = open_folder(folder)
    except PlanErrors as errors:
        tell_and_end(errors)
    meant = found.meant(member, overlay)
    if not meant:
        refuse(f"{folder.name} 里没有 {name}。有的计划：{listing(found.addresses)}。")
    return Named(found, meant)


def load(name: str) -> LoadedPlan:
    """The one plan of an address; ends the program where it does not hold together, or the address names several."""
    from zhicheng.policy import PlanErrors

    found, addresses = opened(name)
    if len(addresses) > 1:
        refuse(f"{name} 有 {len(addresses)} 个计划，请写明是哪一个：{listing(addresses)}。")
    try:
        return found.load(addresses[0])
    except PlanErrors as errors:
        tell_and_end(errors)


def load_as_announced(found: PlanFolder, address: Address) -> LoadedPlan:
    """A plan for a rehearsal: where it gives applicants no last day, as if it were open about a month."""
    from zhicheng.policy import PlanErrors

    try:
        loaded = found.load(address)
        if loaded.plan.closes is not None:
            return loaded
        opens, closes = assumed_days(loaded.plan)
        days: dict[str, tuple[str, date]] = {
            "opens": ("开始申报", opens),
            "applicant_deadline": ("个人申报截止", closes),
        }
        assumed = {
            code: {"name": name, "date": day.isoformat(), "derived": "演练假定，通知没有公布"}
            for code, (name, day) in days.items()
        }
        click.echo(f"{address} 没有公布申报日期，演练假定 {opens} 至 {closes} 申报。", err=True)
        return found.load(address, {"dates": assumed})
    except PlanErrors as errors:
        tell_and_end(errors)


def assumed_days(plan: Plan) -> tuple[date, date]:
    """From when to when a plan that does not say it might be open: a month from its notice, ended so early that three
    weeks are left before the first day it fixes for an office; a week at least.
    """
    opens = plan.opens or plan.source.issued or date(plan.year, 7, 1)
    fixed = [stage.due.date for stage in plan.route if stage.due is not None and stage.due.date is not None]
    latest = min((day for day in fixed if day > opens), default=date.max)
    closes = min(opens + timedelta(days=30), latest - timedelta(days=21))
    return opens, max(closes, opens + timedelta(days=7))


def listing(addresses: Sequence[Address]) -> str:
    """Some addresses in words, the first dozen of many."""
    words = "、".join(map(str, addresses[:12]))
    return words + (f"……共 {len(addresses)} 个" if len(addresses) > 12 else "")


def tell_and_end(errors: PlanErrors) -> NoReturn:
    """Prints every problem of a plan and ends the program."""
    for one in errors.errors:
        click.echo(str(one), err=True)
    sys.exit(BAD_INPUT)


def plan_of(name: str) -> Plan:
    """The plan of a folder, or of a frozen document."""
    if not name.endswith(".json"):
        return load(name).plan
    from zhicheng.policy import thaw

    try:
        return thaw(read_json(Path(name)))
    except (KeyError, TypeError, ValueError) as error:
        refuse(f"{name} 不是发布过的评审计划：{error}")


def read_json(path: Path) -> Any:
    """The content of a JSON file; ends the program where it cannot be read."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        refuse(f"读不了 {path}：{error}")


def refuse(sentence: str) -> NoReturn:
    """Says what is wrong with what was given and ends with the code for bad input."""
    click.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
