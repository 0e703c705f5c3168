"""`zhicheng eligibility PLAN FACTS`: may this person apply, by which path, what is missing, from when?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from .plan_folders import BAD_INPUT, plan_of, read_json, refuse

CODES = {"met": 0, "no_obstacle": 4, "unmet": 1, "unknown": 3}


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.argument("facts", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The answer as one JSON object.")
@click.option(
    "--verify", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Recompute stored findings."
)
@click.option("--keep", type=click.Path(dir_okay=False, path_type=Path), help="Write what --verify recomputes.")
def eligibility(name: str | None, facts: Path | None, as_json: bool, verify: Path | None, keep: Path | None) -> None:
    """Answer for the person in FACTS (YAML or JSON; .jsonl: a JSON line for each person) under PLAN.

    Exit code: 0 met, 4 no obstacle, 1 unmet, 3 unknown, 2 bad input; 0 for a file of many people, 2 where a line of it
    is bad (the others are answered).
    """
    if verify is not None:
        _verify(verify)
    if name is None or facts is None:
        refuse("请写评审计划和一个人的情况：zhicheng eligibility PLAN FACTS。")
    from zhicheng.policy import evaluate

    from .facts_files import many_people, one_person

    plan = plan_of(name)
    if facts.suffix == ".jsonl":
        if keep is not None:
            refuse("--keep 只留一个人的结果；多人的 .jsonl 请一个一个地算。")
        sound = True
        for one in many_people(facts, plan):
            sound = sound and one.facts is not None
            told = evaluate(plan, one.facts).as_json() if one.facts is not None else one.as_json()
            click.echo(json.dumps(told, ensure_ascii=False))
        sys.exit(0 if sound else BAD_INPUT)
    person = one_person(facts, plan)
    outcome = evaluate(plan, person)
    if keep is not None:
        _keep(keep, {"document": plan.document, "facts": person, "outcome": outcome.as_json()})
    if as_json:
        click.echo(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1))
    else:
        from zhicheng.policy.telling.showing import outcome_lines

        for line in outcome_lines(outcome):
            click.echo(line)
    sys.exit(CODES[outcome.verdict])


def _keep(path: Path, held: dict[str, Any]) -> None:
    """Writes findings as `--verify` reads them."""
    try:
        path.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as trouble:
        refuse(f"写不了 {path}：{trouble}")


def _verify(path: Path) -> None:
    """Recomputes stored findings (`{document, facts, outcome}`) and says whether the answer is the same."""
    from zhicheng.policy import evaluate, thaw

    stored: dict[str, Any] = read_json(path)
    try:
        again = evaluate(thaw(stored["document"]), stored["facts"]).as_json()
        before = stored["outcome"]
    except (KeyError, TypeError, ValueError) as error:
        refuse(f"{path} 不是存下的审查结果：{error}")
    wrong = [key for key in dict.fromkeys([*before, *again]) if before.get(key) != again.get(key)]
    if not wrong:
        click.echo(f"重新计算的结果和存下的一样（计划摘要 {again['plan_digest'][:12]}）。")
        sys.exit(0)
    click.echo(f"重新计算的结果和存下的不一样：{'、'.join(wrong)}。")
    sys.exit(1)
