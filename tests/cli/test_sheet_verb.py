"""`zhicheng plan sheet`: the template of a scoring sheet, from a plan folder."""

import pytest
from click.testing import CliRunner

from tests.world import PLANS
from zhicheng.cli.main import main
from zhicheng.documents import score_sheets
from zhicheng.policy import open_folder, sheets

PLAN = "2020-zj-mechatronics-senior"
NAME = "机电制造专业高级工程师评审打分表"


def run(*words):
    return CliRunner().invoke(main, ["plan", "sheet", *words], env={"ZHICHENG_PLANS": str(PLANS)})


def test_the_template_of_a_sheet(tmp_path):
    out = tmp_path / "template.xlsx"
    result = run(PLAN, "quantified", "--template", str(out))
    assert (result.exit_code, result.output) == (0, f"{out}：{NAME}，满分 100 分，8 条，是示例。\n")
    folder = open_folder(PLANS / PLAN)
    sheet = folder.load(folder.addresses[0]).plan.sheets["quantified"]
    assert score_sheets.read(out.read_bytes())[1:] == sheets.rows_of(sheet)
    before = out.read_bytes()
    result = run(PLAN, "quantified", "--template", str(out))
    assert (result.exit_code, result.output) == (2, f"{out} 已经有了，请换一个文件名，或先把旧的移走。\n")
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((PLAN, "other", "--template", "a.xlsx"), f"{PLAN} 里没有评分表 other。有的评分表：quantified。"),
        (
            ("2023-shangyu-engineer", "quantified", "--template", "a.xlsx"),
            "2023-shangyu-engineer 里没有评分表 quantified。这个计划没有评分表。",
        ),
        ((PLAN, "quantified", "--template", "a.csv"), "文件名请用 .xlsx 结尾，例如 a.xlsx。"),
        (
            (PLAN, "quantified", "--template", "/nowhere/a.xlsx"),
            "写不了 /nowhere/a.xlsx：No such file or directory",
        ),
    ],
)
def test_what_cannot_be_written(words, sentence):
    result = run(*words)
    assert (result.exit_code, result.output) == (2, sentence + "\n")
