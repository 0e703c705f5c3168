"""`zhicheng plan draft NOTICE --out DIR`: the first half hour of an organiser's work, done by the machine."""

from __future__ import annotations

import re
from pathlib import Path

import click

from .plan_folders import refuse

_NAME = re.compile(r"^[a-z0-9][a-z0-9_-]*$")


@click.command()
@click.argument("notice", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The new plan folder.")
def draft(notice: Path, out: Path) -> None:
    """Draft a plan folder from NOTICE (.txt, .md or .docx).

    Writes `notice.md` (the text cut into clauses, without names of persons and private numbers, which are listed on
    the error output) and `plan.yaml` (what can be read off, each value with its clause). `plan check DIR` lists what
    a person must still decide. Never writes over a plan.
    """
    from zhicheng.policy.drafting import draft as drafted
    from zhicheng.policy.drafting.reading import Unreadable, read

    if not _NAME.match(out.name):
        refuse(f"文件夹的名字就是计划的代码，请用小写字母、数字和连字符，例如 2024-example；现在是“{out.name}”。")
    if any((out / name).exists() for name in ("plan.yaml", "notice.md")):
        refuse(f"{out} 里已经有计划了，请换一个文件夹，或先把旧的移走。")
    try:
        made = drafted(read(notice), out.name)
    except Unreadable as error:
        refuse(str(error))
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "notice.md").write_text(made.notice, "utf-8")
        (out / "plan.yaml").write_text(made.plan, "utf-8")
    except OSError as error:
        refuse(f"写不了 {out}：{error.strerror}")
    if made.hidden:
        click.echo(f"下面 {len(made.hidden)} 处姓名和私人号码没有写进 notice.md，请核对：", err=True)
    for one in made.hidden:
        click.echo(f"  {one.kind} {one.what}　在“{one.near}”", err=True)
    click.echo(f"{out}：草稿写好了，其中 {made.unsure} 处标了“# ?”，要由人决定。请用 plan check {out} 逐条查看。")
