"""`zhicheng plan sheet PLAN SHEET --template FILE.xlsx`: the template of a scoring sheet (评分表)."""

from __future__ import annotations

from pathlib import Path

import click

from .plan_folders import plan_of, refuse


@click.command()
@click.argument("name", metavar="PLAN")
@click.argument("sheet")
@click.option(
    "--template",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The spreadsheet to write (.xlsx); a file that is there already is left alone.",
)
def sheet(name: str, sheet: str, out: Path) -> None:
    """Write the template of SHEET of PLAN: its lines as they are now, to be replaced and uploaded by the office."""
    from zhicheng.documents import score_sheets

    sheets = plan_of(name).sheets
    if sheet not in sheets:
        known = "、".join(sheets)
        refuse(f"{name} 里没有评分表 {sheet}。" + (f"有的评分表：{known}。" if known else "这个计划没有评分表。"))
    if out.suffix != ".xlsx":
        refuse(f"文件名请用 .xlsx 结尾，例如 {out.with_suffix('.xlsx').name}。")
    try:
        with out.open("xb") as file:
            file.write(score_sheets.template(sheets[sheet]))
    except FileExistsError:
        refuse(f"{out} 已经有了，请换一个文件名，或先把旧的移走。")
    except OSError as error:
        refuse(f"写不了 {out}：{error.strerror}")
    lines = sum(len(group.items) for group in sheets[sheet].groups)
    sample = "，是示例" if sheets[sheet].sample else ""
    click.echo(f"{out}：{sheets[sheet].name}，满分 {sheets[sheet].full} 分，{lines} 条{sample}。")
