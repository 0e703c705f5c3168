"""`zhicheng plan …`: the verbs about plans. They use the policy engine alone and load no Django."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .main import Verbs
from .plan_folders import BAD_INPUT, all_folders, find, listing, opened, plan_of, refuse, tell_and_end

if TYPE_CHECKING:
    from zhicheng.policy import PlanError, PlanFolder
    from zhicheng.policy.linting import Finding

plan = Verbs(
    name="plan",
    help="Review plans as files: draft, check, show, explain, compare, try out, roll on, publish.",
    table={
        "list": ("policy_verbs:list_plans", "List the plans."),
        "draft": ("draft_verb:draft", "Draft a plan from the text of a notice."),
        "check": ("policy_verbs:check", "Check plans and list what is open; exit code 0 when nothing is."),
        "show": ("policy_verbs:show", "Print a plan in words."),
        "explain": ("policy_verbs:explain", "Say why a value of a plan is what it is."),
        "diff": ("policy_verbs:diff", "Say in words what differs between two plans."),
        "schema": ("policy_verbs:schema", "Print the JSON Schema of plan files or of facts."),
        "cases": ("policy_verbs:cases", "Run the cases of a plan."),
        "roll": ("policy_verbs:roll", "Make the edition of another year."),
        "sheet": ("sheet_verb:sheet", "Write the template of a scoring sheet as a spreadsheet."),
        "publish": ("plan_publish:publish", "Freeze a plan folder into the version in force."),
    },
)


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each plan.")
@click.option("--members", is_flag=True, help="Every member of a family on a line of its own.")
def list_plans(as_json: bool, members: bool) -> None:
    """List the plans under the plans folder: address, year, name, days of filing."""
    from zhicheng.policy import PlanErrors, open_folder

    rows: list[dict[str, object]] = []
    for folder in all_folders():
        try:
            found = open_folder(folder)
            addresses = found.addresses if members else found.addresses[:1]
            plans = [found.load(one).plan for one in addresses]
        except PlanErrors as errors:
            click.echo(f"{folder.name}：{len(errors.errors)} 处写得不对，请用 plan check 查看。", err=True)
            continue
        rows += [
            {
                "plan": one.id if members else folder.name,
                "year": one.year,
                "name": one.name,
                "opens": one.opens.isoformat() if one.opens else None,
                "closes": one.closes.isoformat() if one.closes else None,
                "plans": 1 if members else len(found.addresses),
            }
            for one in plans
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        many = f"（共 {row['plans']} 个）" if row["plans"] != 1 else ""
        click.echo(f"{row['plan']}　{row['name']}{many}")


@click.command()
@click.argument("plans", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every finding.")
@click.option("--all", "everything", is_flag=True, help="Print accepted findings too.")
def check(plans: tuple[str, ...], as_json: bool, everything: bool) -> None:
    """Check PLANS (default: all of them): form, clauses, dates, conditions, cases.

    A bare id means every plan of the folder, overlays included. Exit code 0 only where nothing is open.
    """
    told = [_checked(one) for one in plans or [str(path) for path in all_folders()]]
    if as_json:
        click.echo(json.dumps([one.as_json() for one in told], ensure_ascii=False, indent=1))
    else:
        for one in told:
            one.tell(everything)
        if not told:
            click.echo("没有找到评审计划。", err=True)
    sys.exit(0 if told and all(one.sound for one in told) else 1)


class Checked(NamedTuple):
    """How the check of one address went."""

    plan: str
    number: int
    errors: tuple[PlanError, ...]
    findings: tuple[Finding, ...]

    @property
    def open(self) -> list[Finding]:
        return [one for one in self.findings if one.open]

    @property
    def sound(self) -> bool:
        return not self.errors and not self.open

    def as_json(self) -> dict[str, object]:
        errors, findings = ([one.as_json() for one in many] for many in (self.errors, self.findings))
        return {"plan": self.plan, "plans": self.number, "errors": errors, "findings": findings}

    def tell(self, everything: bool) -> None:
        """Prints it: errors, then what is open (with `everything`: what is accepted, too)."""
        if self.errors:
            click.echo(f"{self.plan}：{len(self.errors)} 处写得不对")
            for error in self.errors:
                click.echo(f"  {error}")
            if self.open:
                click.echo(f"  另外还有 {len(self.open)} 处要由人决定，按通知的先后：")
            self._list(self.open)
            return
        accepted = sum(one.reason is not None for one in self.findings)
        asked = len(self.findings) - accepted - len(self.open)
        word = f"还有 {len(self.open)} 处要处理" if self.open else "通过"
        many = f"，共 {self.number} 个计划" if self.number > 1 else ""
        click.echo(f"{self.plan}：{word}（已说明理由而接受 {accepted} 处，待主办单位确认的读法 {asked} 处{many}）")
        self._list(self.findings if everything else self.open)

    def _list(self, findings: Sequence[Finding]) -> None:
        for one in findings:
            place = f"{one.file}:{one.line} " if one.line else ""
            click.echo(f"  [{one.code}] {one.at} {place}{one.says}{one.mend}")
            if one.reason is not None:
                click.echo(f"    接受：{one.reason}")


def _checked(name: str) -> Checked:
    from zhicheng.policy import PlanErrors, lint_folder, open_folder
    from zhicheng.policy.linting import unfinished

    folder, member, overlay = find(name)
    found: PlanFolder | None = None
    label = folder.name + (f"/{member}" if member else "") + (f"@{overlay}" if overlay else "")
    try:
        found = open_folder(folder)
        whole = member is None and overlay is None
        addresses = found.addresses if whole else found.meant(member, overlay)
        if not addresses:
            refuse(f"{folder.name} 里没有 {name}。有的计划：{listing(found.addresses)}。")
        return Checked(label, len(addresses), (), lint_folder(found, addresses))
    except PlanErrors as errors:
        return Checked(label, 0, errors.errors, unfinished(found) if found is not None else ())


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--for", "facts", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Facts of a person.")
@click.option("--beside", is_flag=True, help="Print the notice's sentences beside the rules.")
def show(name: str, facts: Path | None, beside: bool) -> None:
    """Print PLAN in words; with --for, how a person stands to each condition."""
    from zhicheng.policy import evaluate
    from zhicheng.policy.telling.showing import show as lines

    from .facts_files import one_person

    found = plan_of(name)
    outcome = evaluate(found, one_person(facts, found)) if facts is not None else None
    for line in lines(found, outcome, beside):
        click.echo(line)


@click.command()
@click.argument("name", metavar="PLAN")
@click.argument("item")
def explain(name: str, item: str) -> None:
    """Say why ITEM of PLAN (a condition's id, or a place such as dates.applicant_deadline) is what it is."""
    from zhicheng.policy.telling.explaining import explain as lines

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
@click.option(
    "--all", "everything", is_flag=True, help="Print every value that differs, too, by its place in the files."
)
def diff(first: str, second: str, everything: bool) -> None:
    """Say in words what differs between FIRST and SECOND."""
    from zhicheng.policy.telling.amendments import changes_in_words
    from zhicheng.policy.telling.differences import differences

    before, after = plan_of(first), plan_of(second)
    told = changes_in_words(before, after)
    for one in told:
        click.echo(one)
    click.echo(f"一共 {len(told)} 处不同。" if told else "两个计划没有不同。")
    if everything:
        found = list(differences(before, after))
        click.echo(f"\n文件里的每一处（{len(found)} 处）：")
        for each in found:
            click.echo(str(each))


@click.command()
@click.argument("what", type=click.Choice(["plan", "facts"]), default="plan")
def schema(what: str) -> None:
    """Print the JSON Schema of plan files (default) or of facts."""
    from zhicheng.policy.form.schemas import facts_schema, plan_schema

    click.echo(json.dumps(plan_schema() if what == "plan" else facts_schema(), ensure_ascii=False, indent=1))


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--verbose", "-v", is_flag=True, help="Print every case, not only those that went wrong.")
def cases(name: str, verbose: bool) -> None:
    """Run the cases of PLAN: those made from its conditions, and those written by hand.

    A bare id means every plan of the folder, overlays included. Exit code 0 only where nothing went wrong.
    """
    from zhicheng.policy import PlanErrors
    from zhicheng.policy.cases import boundary_cases, written_cases

    found, addresses = opened(name)
    made = written = wrong = 0
    for address in found.addresses if name in (found.path.name, str(found.path)) else addresses:
        try:
            loaded = found.load(address)
        except PlanErrors as errors:
            tell_and_end(errors)
        by_rule, by_hand = list(boundary_cases(loaded.plan)), list(written_cases(loaded.plan, loaded.cases))
        made, written = made + len(by_rule), written + len(by_hand)
        for one in (*by_rule, *by_hand):
            wrong += not one.fine
            if verbose or not one.fine:
                click.echo(f"{'✓' if one.fine else '✗'} {address} {one.id}　{one.says}")
                for mismatch in one.mismatches:
                    click.echo(f"    {mismatch}")
    click.echo(f"由条件生成 {made} 例，手写 {written} 例，不符 {wrong} 例。")
    sys.exit(1 if wrong else 0)


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--to", "to_year", type=int, help="The year of the new edition.")
@click.option("--open-on", type=click.DateTime(["%Y-%m-%d"]), help="A day on which the new edition is open.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to put it (default: beside it).")
def roll(name: str, to_year: int | None, open_on: datetime | None, out: Path | None) -> None:
    """Make the edition of PLAN for another year: the whole folder, all members and overlays."""
    from zhicheng.policy import load_folder
    from zhicheng.policy import roll as roll_on

    day: date | None = open_on.date() if open_on is not None else None
    try:
        folder = roll_on(opened(name).found, to_year=to_year, open_on=day, out=out)
    except ValueError as error:
        click.echo(f"不能顺延：{error}", err=True)
        sys.exit(BAD_INPUT)
    made = load_folder(folder).plan
    days = f"{made.opens} 至 {made.closes} 申报" if made.closes else "申报日期待公布"
    click.echo(f"{folder}：{made.name}，{days}")
