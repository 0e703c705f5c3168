"""Finding plans by name: `2023-shangyu-engineer` under the plans folder, a path, or a frozen document (.json)."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from zhicheng.policy import LoadedPlan, Plan

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


def folder_of(name: str) -> Path:
    """The folder of a plan given by path or id; ends the program where there is none."""
    found = next((path for path in (Path(name), plans_folder() / name) if (path / "plan.yaml").is_file()), None)
    if found is not None:
        return found
    known = "、".join(path.name for path in all_folders()) or "（还没有）"
    return refuse(f"没有找到评审计划 {name}。现有的计划：{known}。也可以写文件夹的路径。")


def load(name: str) -> LoadedPlan:
    """The plan of a folder; prints every problem and ends the program where it does not hold together."""
    from zhicheng.policy import PlanErrors, load_folder

    try:
        return load_folder(folder_of(name))
    except PlanErrors as errors:
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
