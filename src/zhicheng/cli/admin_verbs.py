"""`zhicheng admin create`: the first administrator of an instance, who gives everyone else accounts and seats."""

import getpass
import secrets
import sys

import click

WORDS = "abcdefghjkmnpqrstuvwxyz23456789"


@click.group()
def admin() -> None:
    """Administrators (平台管理员)."""


@admin.command()
@click.option("--username", prompt="User name", help="The name to sign in with.")
@click.option("--name", prompt="Name (姓名)", help="The administrator's own name.")
@click.option(
    "--generate", is_flag=True, help="Make a first password, print it once, and ask for a new one at sign-in."
)
@click.option("--office", default="平台管理", show_default=True, help="The platform office the seat belongs to.")
def create(username: str, name: str, generate: bool, office: str) -> None:
    """Make an account with an administrator's seat.

    The password is asked for twice, or made and printed once with --generate. The platform office is made where it
    does not stand yet. What cannot be taken is told in a sentence, and nothing is made (exit code 1).
    """
    from .serving import start_django

    start_django()
    from zhicheng import clock
    from zhicheng.organisations import founding
    from zhicheng.standards.actor import Actor
    from zhicheng.standards.errors import Refused

    password = first_password() if generate else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    actor = Actor(person_id=None, person_name=f"命令行（{getpass.getuser()}）", role="operator")
    try:
        seat = founding.create_administrator(
            username=username,
            name=name,
            password=password,
            must_change_password=generate,
            office_name=office,
            actor=actor,
            at=clock.now(),
        )
    except Refused as refused:
        click.echo(refused.sentence, err=True)
        sys.exit(1)
    click.echo(f"{seat.user.name}（{seat.user.username}）现在是“{seat.organisation.name}”的平台管理员。", err=True)
    if generate:
        click.echo("首次登录用这个密码，登录时会请您换成自己的；它只显示这一次：", err=True)
        click.echo(password)


def first_password() -> str:
    """Four groups of five letters and digits that are not mistaken for one another: 98 random bits."""
    return "-".join("".join(secrets.choice(WORDS) for _ in range(5)) for _ in range(4))
