"""Reading facts from files: YAML or JSON of one person, JSON lines of many.

Bad input of one person ends the program with code 2; of many, the line that is bad has no facts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from .plan_folders import BAD_INPUT

if TYPE_CHECKING:
    from zhicheng.policy import Plan


def one_person(path: Path, plan: Plan) -> dict[str, Any]:
    """The facts of one person, checked for a plan."""
    from zhicheng.policy.form.facts import check_facts
    from zhicheng.policy.loading.source import read_source
    from zhicheng.policy.problems import Report

    report = Report(path.name)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        click.echo(f"读不了 {path}：{trouble}", err=True)
        sys.exit(BAD_INPUT)
    value = read_source(path.name, text, report).value
    if not report.errors:
        check_facts(value, report, _full(plan))
    if report.errors:
        for error in report.errors:
            click.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
    return dict(value)


def _full(plan: Plan) -> dict[str, float]:
    return {code: one.full for code, one in plan.sheets.items()}


class Line(NamedTuple):
    """One line of a file of many people: its facts, or (None) what is wrong with it. `number` counts from 1."""

    number: int
    facts: dict[str, Any] | None
    error: str

    def as_json(self) -> dict[str, Any]:
        """What is printed in place of an answer."""
        return {"line": self.number, "error": self.error}


def many_people(path: Path, plan: Plan) -> Iterator[Line]:
    """Every line of a JSON-lines file, checked one by one; what is wrong with a line is told at once, on stderr."""
    from zhicheng.policy.form.facts import check_facts
    from zhicheng.policy.problems import Report

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            report = Report(path.name, {(): number})
            try:
                value = json.loads(line.decode("utf-8"))
            except ValueError as trouble:
                report.add((), str(trouble), "一行 JSON", "请检查这一行。")
                value = None
            if not report.errors:
                check_facts(value, report, _full(plan))
            wrong = [str(error) for error in report.errors]
            for text in wrong:
                click.echo(text, err=True)
            yield Line(number, value if not wrong else None, "\n".join(wrong))
