"""The console command: a table of verbs, each loaded when it is called.

Verbs of the policy engine load no Django; those of an instance call `serving.start_django` first.
"""

# ruff: noqa: ARG002  (click calls these with a context)

from importlib import import_module

import click


class Verbs(click.Group):
    """A group whose verbs are loaded when they are called: name → "module:attribute" and a line of help."""

    def __init__(self, *, table: dict[str, tuple[str, str]], **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The verb of a name, imported now."""
        if name not in self.table:
            return None
        module, _, attribute = self.table[name][0].partition(":")
        command: click.Command = getattr(import_module(f"zhicheng.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in self.table.items()])


main = Verbs(
    name="zhicheng",
    help="职称: the open platform on which professional titles are applied for and reviewed.",
    table={
        "plan": ("policy_verbs:plan", "Check, show, explain, compare, roll and publish plans."),
        "eligibility": ("eligibility_verb:eligibility", "May this person apply, by which path, what is missing?"),
        "rehearse": ("rehearsing:rehearse", "Let made-up people live through a plan."),
        "serve": ("serving:serve", "Serve the pages."),
        "worker": ("serving:worker", "Do the queued work."),
        "migrate": ("serving:migrate", "Bring the database to the newest form of its tables."),
        "demo": ("rehearsing:demo", "Fill the instance with demo data."),
        "admin": ("admin_verbs:admin", "Make the first administrator."),
    },
)
