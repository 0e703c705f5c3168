"""`zhicheng plan publish FOLDER`: freeze a plan folder into the version in force."""

import getpass
import sys
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def publish(folder: Path) -> None:
    """Freeze FOLDER as the version in force of its plan; the same content again changes nothing.

    Every fault of the folder is printed with file, line and how to mend it, and nothing is published (exit code 1).
    """
    from .serving import start_django

    start_django()
    from zhicheng import clock
    from zhicheng.plans import services
    from zhicheng.plans.errors import PlanNotSound
    from zhicheng.standards.actor import Actor
    from zhicheng.standards.errors import Refused

    actor = Actor(person_id=None, person_name=f"命令行（{getpass.getuser()}）", role="operator")
    try:
        plan = services.publish(folder=folder, actor=actor, at=clock.now())
    except PlanNotSound as refused:
        for error in refused.errors:
            click.echo(str(error), err=True)
        click.echo(refused.sentence, err=True)
        sys.exit(1)
    except Refused as refused:
        click.echo(refused.sentence, err=True)
        sys.exit(1)
    days = f"{plan.opens_on} 至 {plan.closes_on} 申报"
    click.echo(f"{plan.plan_id} 第 {plan.version} 版：{days}，摘要 {plan.digest[:12]}")
