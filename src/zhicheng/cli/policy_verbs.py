"""`zhicheng plan …`: the verbs about plans. They use the policy engine alone and load no Django."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from .main import Verbs
from .plan_folders import BAD_INPUT, all_folders, folder_of, load, plan_of, refuse

plan = Verbs(
    name="plan",
    help="Review plans as files: check, show, explain, compare, try out, roll on, publish.",
    table={
        "check": ("policy_verbs:check", "Check plans and list what is open; exit code 0 when nothing is."),
        "show": ("policy_verbs:show", "Print a plan in words."),
        "explain": ("policy_verbs:explain", "Say why a value of a plan is what it is."),
        "diff": ("policy_verbs:diff", "Say in words what differs between two plans."),
        "schema": ("policy_verbs:schema", "Print the JSON Schema of plan files or of facts."),
        "cases": ("policy_verbs:cases", "Run the cases of a plan."),
        "roll": ("policy_verbs:roll", "Make the edition of another year."),
        "publish": ("plan_publish:publish", "Freeze a plan folder into the version in force."),
    },
)


@click.command()
@click.argument("plans", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every finding.")
@click.option("--all", "everything", is_flag=True, help="Print accepted findings too.")
def check(plans: tuple[str, ...], as_json: bool, everything: bool) -> None:
    """Check PLANS (default: all of them): form, clauses, dates, conditions, cases."""
    from zhicheng.policy import PlanErrors, lint, load_folder

    folders = [folder_of(one) for one in plans] or all_folders()
    told: list[dict[str, object]] = []
    sound = bool(folders)
    for folder in folders:
        try:
            loaded = load_folder(folder)
        except PlanErrors as errors:
            sound = False
            told.append({"plan": folder.name, "errors": [one.as_json() for one in errors.errors], "findings": []})
            if not as_json:
                click.echo(f"{folder.name}：{len(errors.errors)} 处写得不对")
                for error in errors.errors:
                    click.echo(f"  {error}")
            continue
        found = lint(loaded)
        still_open = [one for one in found if one.open]
        sound = sound and not still_open
        told.append({"plan": loaded.plan.id, "errors": [], "findings": [one.as_json() for one in found]})
        if as_json:
            continue
        accepted = [one for one in found if one.reason is not None]
        asked = len(found) - len(accepted) - len(still_open)
        word = f"还有 {len(still_open)} 处要处理" if still_open else "通过"
        click.echo(f"{loaded.plan.id}：{word}（已说明理由而接受 {len(accepted)} 处，待主办单位确认的读法 {asked} 处）")
        for one in found if everything else still_open:
            place = f"{one.file}:{one.line} " if one.line else ""
            click.echo(f"  [{one.code}] {one.at} {place}{one.says}{one.mend}")
            if one.reason is not None:
                click.echo(f"    接受：{one.reason}")
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif not folders:
        click.echo("没有找到评审计划。", err=True)
    sys.exit(0 if sound else 1)


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--for", "facts", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Facts of a person.")
@click.option("--beside", is_flag=True, help="Print the notice's sentences beside the rules.")
def show(name: str, facts: Path | None, beside: bool) -> None:
    """Print PLAN in words; with --for, how a person stands to each condition."""
    from zhicheng.policy import evaluate
    from zhicheng.policy.showing import show as lines

    from .facts_files import one_person

    found = plan_of(name)
    outcome = evaluate(found, one_person(facts)) if facts is not None else None
    for line in lines(found, outcome, beside):
        click.echo(line)


@click.command()
@click.argument("name", metavar="PLAN")
@click.argument("item")
def explain(name: str, item: str) -> None:
    """Say why ITEM of PLAN (a condition's id, or a place such as dates.applicant_deadline) is what it is."""
    from zhicheng.policy.showing import explain as lines

    found = plan_of(name)
    try:
        told = list(lines(found, item))
    except KeyError:
        refuse(f"计划里没有 {item}。可以写条件的 id（例如 hours），或 dates.applicant_deadline 这样的位置。")
    for line in told:
        click.echo(line)


@click.command()
@click.argument("first")
@click.argument("second")
def diff(first: str, second: str) -> None:
    """Say in words what differs between FIRST and SECOND."""
    from zhicheng.policy.differences import differences

    found = list(differences(plan_of(first), plan_of(second)))
    for one in found:
        click.echo(str(one))
    click.echo(f"一共 {len(found)} 处不同。" if found else "两个计划没有不同。")


@click.command()
@click.argument("what", type=click.Choice(["plan", "facts"]), default="plan")
def schema(what: str) -> None:
    """Print the JSON Schema of plan files (default) or of facts."""
    from zhicheng.policy.schemas import facts_schema, plan_schema

    click.echo(json.dumps(plan_schema() if what == "plan" else facts_schema(), ensure_ascii=False, indent=1))


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--verbose", "-v", is_flag=True, help="Print every case, not only those that went wrong.")
def cases(name: str, verbose: bool) -> None:
    """Run the cases of PLAN: those made from its conditions, and those written by hand."""
    from zhicheng.policy.cases import boundary_cases, written_cases

    loaded = load(name)
    made, written = list(boundary_cases(loaded.plan)), list(written_cases(loaded.plan, loaded.cases))
    wrong = 0
    for one in (*made, *written):
        wrong += not one.fine
        if verbose or not one.fine:
            click.echo(f"{'✓' if one.fine else '✗'} {one.id}　{one.says}")
            for mismatch in one.mismatches:
                click.echo(f"    {mismatch}")
    click.echo(f"由条件生成 {len(made)} 例，手写 {len(written)} 例，不符 {wrong} 例。")
    sys.exit(1 if wrong else 0)


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--to", "to_year", type=int, help="The year of the new edition.")
@click.option("--open-on", type=click.DateTime(["%Y-%m-%d"]), help="A day on which the new edition is open.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to put it (default: beside it).")
def roll(name: str, to_year: int | None, open_on: datetime | None, out: Path | None) -> None:
    """Make the edition of PLAN for another year."""
    from zhicheng.policy import load_folder
    from zhicheng.policy import roll as roll_on

    day: date | None = open_on.date() if open_on is not None else None
    try:
        folder = roll_on(load(name), to_year=to_year, open_on=day, out=out)
    except ValueError as error:
        click.echo(f"不能顺延：{error}", err=True)
        sys.exit(BAD_INPUT)
    made = load_folder(folder).plan
    click.echo(f"{folder}：{made.name}，{made.opens} 至 {made.closes} 申报")
