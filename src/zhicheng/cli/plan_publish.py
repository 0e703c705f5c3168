"""`zhicheng plan publish PLAN`: freeze a plan into the version in force."""

import getpass
import sys
from typing import Literal

import click

from zhicheng import policy

from .plan_folders import opened, tell_and_end

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
def publish(plan: str, reason: str, drafts: Drafts, filed: Filed) -> None:
    """Freeze PLAN (an address, or a folder) as the version in force; the same content again changes nothing.

    A bare id means every member of a family, without overlays. A plan that is in force already is amended: that asks
    for a --reason, and everyone whose application it touches is told. Every fault is printed with file, line and how
    to mend it, and nothing is published.
    """
    named = opened(plan)
    try:
        loaded = [named.found.load(one) for one in named.addresses]
    except policy.PlanErrors as errors:
        tell_and_end(errors)
    from .serving import start_django

    start_django()
    from zhicheng.standards.errors import Refused

    for one in loaded:
        try:
            _publish(one, reason, drafts, filed)
        except Refused as refused:
            click.echo(refused.sentence, err=True)
            sys.exit(1)


def _publish(loaded: policy.LoadedPlan, reason: str, drafts: Drafts, filed: Filed) -> None:
    from zhicheng import clock
    from zhicheng.casework import amending
    from zhicheng.plans import queries, services
    from zhicheng.standards.actor import Actor

    actor = Actor(person_id=None, person_name=f"命令行（{getpass.getuser()}）", role="operator")
    before = queries.by_plan_id(loaded.plan.id)
    if before is None or before.digest == loaded.plan.digest:
        made = services.publish_loaded(loaded=loaded, actor=actor, at=clock.now())
    else:
        rule = amending.Transition(drafts, filed)
        made = amending.amend(loaded=loaded, reason=reason, transition=rule, actor=actor, at=clock.now())
        for change in made.changes:
            click.echo(change, err=True)
        click.echo(f"涉及 {len(amending.touched(made.plan_id))} 件申报，由后台逐件处理并告知本人。", err=True)
    days = f"{made.opens_on} 至 {made.closes_on} 申报" if made.opens_on else "申报日期待公布"
    click.echo(f"{made.plan_id} 第 {made.version} 版：{days}，摘要 {made.digest[:12]}")
