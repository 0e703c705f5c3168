"""Reading facts from files: YAML or JSON of one person, JSON lines of many. Bad input ends the program with code 2."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from .plan_folders import BAD_INPUT


def one_person(path: Path) -> dict[str, Any]:
    """The facts of one person, checked."""
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
        check_facts(value, report)
    if report.errors:
        for error in report.errors:
            click.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
    return dict(value)


def many_people(path: Path) -> Iterator[dict[str, Any]]:
    """The facts of every line of a JSON-lines file, checked one by one."""
    from zhicheng.policy.form.facts import check_facts
    from zhicheng.policy.problems import Report

    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            report = Report(path.name, {(): number})
            try:
                value = json.loads(line)
            except ValueError as trouble:
                report.add((), str(trouble), "一行 JSON", "请检查这一行。")
                value = None
            if not report.errors:
                check_facts(value, report)
            if report.errors:
                for error in report.errors:
                    click.echo(str(error), err=True)
                sys.exit(BAD_INPUT)
            yield value
