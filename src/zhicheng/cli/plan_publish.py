"""`zhicheng plan publish PLAN`: freeze a plan into the version in force."""

import getpass
import sys
from typing import Literal

import click

from zhicheng import policy

from .plan_folders import Named, opened, refuse, tell_and_end

Drafts = Literal["move", "stay"]
Filed = Literal["stay", "judge_anew"]


@click.command()
@click.argument("plan")
@click.option("--reason", default="", help="Why a plan in force is amended (更正); its applicants will read it.")
@click.option(
    "--drafts", type=click.Choice(["move", "stay"]), default="move", show_default=True, help="Drafts begun before."
)
@click.option(
    "--filed",
    type=click.Choice(["stay", "judge_anew"]),
    default="stay",
    show_default=True,
    help="What was filed before: stays as it is, or is also judged under the new version.",
)
@click.option("--confirmed-by", default="", help="Who at the organiser confirmed the readings chosen (读法).")
def publish(plan: str, reason: str, drafts: Drafts, filed: Filed, confirmed_by: str) -> None:
    """Freeze PLAN (an address, or a folder) as the version in force; the same content again changes nothing.

    A bare id means every member of a family, without overlays. A plan that is in force already is amended: that asks
    for a --reason, and everyone whose application it touches is told. Every fault is printed with file, line and how
    to mend it, and nothing is published. What `plan check` finds open is a fault too; readings that nobody has
    confirmed are asked one by one on a terminal, or taken as confirmed by --confirmed-by.
    """
    named = opened(plan)
    try:
        loaded = [named.found.load(one) for one in named.addresses]
    except policy.PlanErrors as errors:
        tell_and_end(errors)
    _refuse_unsound(named)
    confirmed_by = _confirmed(loaded, confirmed_by)
    from .serving import start_django

    start_django()
    from zhicheng.standards.errors import Refused

    for one in loaded:
        try:
            _publish(one, reason, drafts, filed, confirmed_by)
        except Refused as refused:
            click.echo(refused.sentence, err=True)
            sys.exit(1)


def _refuse_unsound(named: Named) -> None:
    """Ends the program where `plan check` has something open: contradictions, wrong cases, what a draft left."""
    left = [one for one in policy.lint_folder(named.found, named.addresses) if one.open]
    for one in left:
        click.echo(f"[{one.code}] {one.file}:{one.line} {one.says}{one.mend}", err=True)
    if left:
        refuse(f"检查还有 {len(left)} 处没有处理，处理好再发布。")


def _confirmed(loaded: list[policy.LoadedPlan], confirmed_by: str) -> str:
    """Who confirmed the readings: as given, as asked on a terminal, or nobody needed; else nothing is published."""
    asked = {one.asks: one for plan in loaded for one in plan.plan.readings if one.decided_by is None}
    if not asked or confirmed_by.strip():
        return confirmed_by.strip()
    for one in asked.values():
        says = next(option.says for option in one.options if option.id == one.chosen)
        click.echo(f"{one.asks}　按：{says}（{one.why}）", err=True)
        if sys.stdin.isatty():
            click.confirm("就这样读？", err=True, abort=True)
    if not sys.stdin.isatty():
        refuse(f"有 {len(asked)} 处读法要主办单位确认：看过上面的每一处，用 --confirmed-by 写明是谁确认的。")
    name: str = click.prompt("确认人", err=True)
    return name.strip()


def _publish(loaded: policy.LoadedPlan, reason: str, drafts: Drafts, filed: Filed, confirmed_by: str) -> None:
    from zhicheng import clock
    from zhicheng.casework import amending
    from zhicheng.plans import queries, services
    from zhicheng.standards.actor import Actor

    actor = Actor(person_id=None, person_name=f"命令行（{getpass.getuser()}）", role="operator")
    before = queries.by_plan_id(loaded.plan.id)
    if before is None or before.digest == loaded.plan.digest:
        made = services.publish_loaded(loaded=loaded, actor=actor, at=clock.now(), confirmed_by=confirmed_by)
    else:
        rule = amending.Transition(drafts, filed)
        made = amending.amend(
            loaded=loaded, reason=reason, transition=rule, actor=actor, at=clock.now(), confirmed_by=confirmed_by
        )
        for change in made.changes:
            click.echo(change, err=True)
        click.echo(f"涉及 {len(amending.touched(made.plan_id))} 件申报，由后台逐件处理并告知本人。", err=True)
    days = f"{made.opens_on} 至 {made.closes_on} 申报" if made.opens_on else "申报日期待公布"
    click.echo(f"{made.plan_id} 第 {made.version} 版：{days}，摘要 {made.digest[:12]}")
