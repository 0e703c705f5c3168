"""Reads a plan folder: `plan.yaml`, `notice.md`, `cases.yaml`. All problems at once, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhicheng.policy import frozen, readings
from zhicheng.policy.build import build
from zhicheng.policy.frozen import LANGUAGE
from zhicheng.policy.notice import Notice, parse_notice
from zhicheng.policy.plan import Plan
from zhicheng.policy.plan_shape import PLAN
from zhicheng.policy.problems import Path as Path_
from zhicheng.policy.problems import PlanError, PlanErrors, Report, dotted
from zhicheng.policy.shape import Checker
from zhicheng.policy.source import Source, read_source


@dataclass(frozen=True)
class LoadedPlan:
    """A plan folder that holds together: the plan, the notice, the cases as written, and the file's positions."""

    folder: Path
    plan: Plan
    notice: Notice
    cases: dict[str, Any]
    source: Source
    cases_source: Source


def load_folder(folder: Path | str) -> LoadedPlan:
    """The plan of a folder. Raises `PlanErrors` with every problem of every file."""
    folder = Path(folder)
    about = Report("plan.yaml")
    text = _text(folder / "plan.yaml", about)
    source = read_source("plan.yaml", text, about) if text is not None else Source("plan.yaml", "", None)
    words = Report("notice.md")
    notice_text = _text(folder / "notice.md", words)
    notice = parse_notice(notice_text or "", words)
    trial = Report("cases.yaml")
    cases = read_source("cases.yaml", (folder / "cases.yaml").read_text("utf-8"), trial) if _has_cases(folder) else None
    if text is not None and not about.errors:
        check(source.value, about)
    if not about.errors and source.value["id"] != folder.name:
        about.add(("id",), source.value["id"], f"与文件夹同名：{folder.name}", "请让两个名字一致。")
    errors = [*about.errors, *words.errors, *trial.errors]
    if errors:
        raise PlanErrors(errors)
    document = frozen.document(source.value, notice.markdown)
    plan = build(document, frozen.digest(document))
    return LoadedPlan(
        folder, plan, notice, (cases.value or {}) if cases else {}, source, cases or Source("cases.yaml", "", None)
    )


def check(value: Any, report: Report) -> None:
    """Everything that is wrong with the form of a plan goes to `report`; other options of readings are checked too."""
    checker = Checker(report, _names(value))
    PLAN.check(value, (), checker)
    if report.errors:
        return
    if value["language"] > LANGUAGE:
        report.add(
            ("language",), value["language"], f"不大于 {LANGUAGE} 的版本号", "请升级程序，或改用这个版本的写法。"
        )
    if not readings.check_readings(value, report):
        return
    for reading, option, changes in readings.others(value):
        inner = Report(report.file, report.lines)
        PLAN.check(readings.patched(value, changes), (), Checker(inner, _names(value)))
        for error in inner.errors:
            path: Path_ = ("readings", reading, "options", option)
            mend = f"这种读法改到的 {error.path} 写得不对。{error.mend}"
            at = report.line_of(path)
            report.errors.append(PlanError(report.file, at, dotted(path), error.found, error.expected, mend))


def _names(value: Any) -> dict[str, set[str]]:
    """The names a plan may refer to within itself."""
    if not isinstance(value, dict):
        return {}
    found = {key: _keys(value.get(key)) for key in ("windows", "amounts", "lists", "paths", "dates", "terms")}
    for key, field in (("methods", "code"), ("specialties", "code"), ("route", "id"), ("fees", "id"), ("papers", "id")):
        members = value.get(key)
        many = members if isinstance(members, list) else []
        found[key] = {str(one[field]) for one in many if isinstance(one, dict) and field in one}
    found["stages"] = found["route"]
    return found


def _keys(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def _has_cases(folder: Path) -> bool:
    return (folder / "cases.yaml").is_file()


def _text(path: Path, report: Report) -> str | None:
    if not path.is_file():
        report.add((), "没有这个文件", f"文件夹里有 {path.name}", f"请在 {path.parent} 里放一个 {path.name}。")
        return None
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        report.add((), "不是 UTF-8 文字", "UTF-8 编码的文字", "请用 UTF-8 编码另存。")
        return None
