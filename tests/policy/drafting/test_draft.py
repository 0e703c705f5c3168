"""A drafted folder as a whole: what stands in it, what is marked, what `plan check` tells; nothing breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhicheng.cli.main import main
from zhicheng.policy import PlanErrors, lint_folder, open_folder
from zhicheng.policy.drafting import draft
from zhicheng.policy.drafting.reading import clean
from zhicheng.policy.drafting.yaml_text import written
from zhicheng.policy.linting import unfinished
from zhicheng.policy.loading.source import read_source
from zhicheng.policy.notice import parse_notice
from zhicheng.policy.problems import Report

from .measure import NOTICES

pytestmark = pytest.mark.pure

NOTICE = """某市人力资源和社会保障局文件
某人社发〔2024〕8号
关于开展2024年度船舶工程专业高级工程师职务任职资格评审工作的通知
各区县人社局：
根据《关于深化职称制度改革的意见》（人社部发〔2019〕16号）精神，通知如下。
一、申报对象
在本市从事船舶工程技术工作的在职人员。
二、申报条件
（一）大学本科毕业后，担任工程师职务满5年。
（二）近3年（2021—2023年）年度考核均为合格以上。
（三）每年度继续教育不少于90学时，其中专业科目不少于60学时（2022、2023年度）。
三、申报时间
个人申报时间为2024年6月3日至6月28日，主管部门报送截止时间为7月13日，逾期不再受理。任职年限计算到2024年12月31日。
四、申报程序
按个人申报、单位审核、主管部门审核、评委会评审等程序进行。单位公示不少于5个工作日。
《职称评审表》一式2份，“本人述职”限1500字以内。
联系人：张三，电话：0571-81234567
某市人力资源和社会保障局
2024年5月20日
"""


def drafted(text: str) -> tuple[dict[str, object], str]:
    """The plan as data, and its text."""
    made = draft(clean(text), "made-up")
    report = Report("plan.yaml")
    value = read_source("plan.yaml", made.plan, report).value
    assert report.errors == []
    return value, made.plan


def test_what_is_read_off_a_small_notice() -> None:
    value, _ = drafted(NOTICE)
    assert value["plan"] == {
        "name": "2024年度船舶工程专业高级工程师职务任职资格评审工作",
        "clause": "标题",
        "year": 2024,
        "level": "senior",
        "awards": "senior_engineer",
        "series": "工程技术",
    }
    assert value["source"] == {
        "clause": ["发文#1", "发文#2", "落款#1", "落款#2", "主送#1"],
        "issuer": "某市人力资源和社会保障局",
        "number": "某人社发〔2024〕8号",
        "issued": "2024-05-20",
        "addressees": ["各区县人社局"],
    }
    assert value["basis"] == [
        {"title": "关于深化职称制度改革的意见", "number": "人社部发〔2019〕16号", "clause": "引言#1"}
    ]
    assert value["as_of"] == {"date": "2024-12-31", "clause": "三#2"}
    assert value["dates"] == {
        "notice": {"name": "通知印发", "date": "2024-05-20", "clause": "落款#2", "fixed": True},
        "opens": {"name": "开始申报", "date": "2024-06-03", "clause": "三#1"},
        "applicant_deadline": {"name": "申报截止", "date": "2024-06-28", "clause": "三#1"},
        "department_deadline": {
            "name": "主管部门报送截止",
            "date": "2024-07-13",
            "says": "7月13日",
            "clause": "三#1",
            "derived": "没有写年份，按 2024 年",
        },
    }
    assert [one["needs"] for one in value["common"]] == [
        {"training_hours": {"years": [2022, 2023], "each_year": {"total": 90, "of_which": {"professional": 60}}}},
        {"appraisals": {"years": [2021, 2022, 2023], "each": "qualified", "before_work": "needs_human"}},
    ]
    assert [one["needs"] for one in value["paths"].values()] == [
        {
            "some": "degree",
            "where": {"it.education": "bachelor"},
            "holds": [{"appointed": {"as": "engineer", "full_years": 5}}],
        }
    ]
    assert [(one["id"], one["clause"], one.get("due")) for one in value["route"]] == [
        ("employer", "四#1", None),
        ("department", "四#1", {"on": "department_deadline", "clause": "三#1"}),
        ("committee", "四#1", None),
    ]
    assert value["papers"] == [{"id": "paper-1", "name": "职称评审表", "clause": "四#3", "copies": 2}]
    assert value["statement"] == {"name": "本人述职", "max": 1500, "clause": "四#3"}
    assert value["late"] == {"handling": "refuse", "clause": "三#1"}
    assert value["contacts"] == [{"name": "某市人力资源和社会保障局", "phone": "0571-81234567", "clause": "联系#1"}]


def test_days_are_told_with_their_weekday_and_what_is_unsure_is_marked() -> None:
    _, text = drafted(NOTICE)
    lines = [line.strip() for line in text.splitlines()]
    assert "# 2024年6月28日（周五），工作日" in lines
    at = lines.index("# 2024年7月13日（周六），休息日（周末）")
    assert lines[at + 1 : at + 3] == [
        "# ? 【三#1】这一天休息，请核对，或说明网上申报不受影响",
        "# ? 【三#1】通知写的是“7月13日”：没有写年份，按 2024 年",
    ]
    assert lines[-2:] == [
        "# ? methods：没有读出申报方式；没有分的，写一种“正常申报”",
        "# ? commitment：没有读出个人承诺",
    ]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["plan", *words])


def test_the_command_and_the_check_of_its_folder(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(NOTICE, "utf-8")
    folder = tmp_path / "2024-made-up"
    made = run("draft", str(notice), "--out", str(folder))
    assert (made.exit_code, made.stdout) == (
        0,
        f"{folder}：草稿写好了，其中 16 处标了“# ?”，要由人决定。请用 plan check {folder} 逐条查看。\n",
    )
    assert (
        made.stderr
        == "下面 1 处姓名和私人号码没有写进 notice.md，请核对：\n  姓名 张三　在“联系人：〔姓名略〕，电话：0571”\n"
    )
    assert "张三" not in (folder / "notice.md").read_text("utf-8") + (folder / "plan.yaml").read_text("utf-8")
    checked = run("check", str(folder))
    lines = checked.output.splitlines()
    assert (checked.exit_code, lines[0]) == (1, "2024-made-up：2 处写得不对")
    assert "请加上 methods。" in lines[1]
    told = [line.split("[undecided] ")[1].split(" ")[0] for line in lines[4:] if "[undecided]" in line]
    assert told == [  # in the order of the notice
        "plan.name",
        "committee",
        "specialties",
        "methods",
        "commitment",
        "organiser",
        "population",
        "paths.path-1",
        "common[1]",
        "common[0]",
        "dates.department_deadline",
        "dates.department_deadline",
        "route",
        "route[0].publicity",
        "papers[0]",
        "contacts[0]",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [("2024年", "文件夹的名字就是计划的代码"), ("taken", "里已经有计划了")],
)
def test_where_a_draft_is_not_written(tmp_path: Path, name: str, message: str) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(NOTICE, "utf-8")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "plan.yaml").write_text("mine", "utf-8")
    result = run("draft", str(notice), "--out", str(tmp_path / name))
    assert result.exit_code == 2
    assert message in result.stderr
    assert (tmp_path / "taken" / "plan.yaml").read_text("utf-8") == "mine"


def test_what_is_no_notice_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\x00\xff\xfe\x81")
    result = run("draft", str(path), "--out", str(tmp_path / "out"))
    assert (result.exit_code, result.stderr) == (
        2,
        "scan.pdf 不是文字，也不是 Word 文件（.docx）。请另存为文字或 .docx 再试。\n",
    )
    assert not (tmp_path / "out").exists()


def test_a_mark_taken_away_is_told_no_more(tmp_path: Path) -> None:
    folder = tmp_path / "made-up"
    folder.mkdir()
    made = draft(clean(NOTICE), "made-up")
    (folder / "notice.md").write_text(made.notice, "utf-8")
    (folder / "plan.yaml").write_text(made.plan, "utf-8")
    marked = [one for one in unfinished(open_folder(folder)) if one.code == "undecided"]
    assert len(marked) == made.unsure
    kept = [line for line in made.plan.splitlines() if "# ? 【二（一）#1】" not in line]
    (folder / "plan.yaml").write_text("\n".join(kept) + "\n", "utf-8")
    left = [one for one in unfinished(open_folder(folder)) if one.code == "undecided"]
    assert [one.says for one in marked if one.says not in {other.says for other in left}] == [
        "二（一）#1：请核对条件的意思。"
    ]


def sound(text: str, folder: Path) -> None:
    """Drafts a text and checks the folder: files that can be read back, clauses that exist, no fault of our making."""
    made = draft(clean(text), folder.name)
    assert made == draft(clean(text), folder.name)
    report = Report("notice.md")
    parse_notice(made.notice, report)
    assert report.errors == []
    read_source("plan.yaml", made.plan, report)
    assert report.errors == []
    folder.mkdir(exist_ok=True)
    (folder / "notice.md").write_text(made.notice, "utf-8")
    (folder / "plan.yaml").write_text(made.plan, "utf-8")
    found = open_folder(folder)
    try:
        told = lint_folder(found)
    except PlanErrors as errors:
        assert [one for one in errors.errors if not one.found.startswith("“没有") and "列表" not in one.expected] == []
        told = unfinished(found)
    assert [one for one in told if one.code == "clause-unknown"] == []
    assert [one for one in told if one.open] != []


LINES = sorted({line for path in NOTICES.values() for line in path.read_text("utf-8").splitlines() if line.strip()})
BITS = [
    "附件",
    "附件1",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "《",
    "》（某发〔2024〕1号）",
    "2024年",
    "5月",
    "31日",
    "：",
    "。",
    "\n",
    "\t",
    "|",
    "# ? ",
    "{#一}",
    "近3年",
    "不少于",
    "90学时",
    "一式",
    "三份",
    "“",
    "”",
    "'",
    "联系人：",
    "0571-81234567",
    "截止",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(BITS), max_size=80).map("".join)))
@example("")
@example("附件")
@example("# ?\n- ? a: b\n'''")
def test_any_text_gives_a_folder_that_can_be_checked(tmp_path: Path, text: str) -> None:
    sound(text, tmp_path / "any")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), max_size=40).map("\n".join))
def test_lines_of_notices_in_any_order(tmp_path: Path, text: str) -> None:
    sound(text, tmp_path / "any")


VALUES = st.recursive(
    st.one_of(st.text("ab#:?-[]{}'\",。 一1年true", max_size=12), st.integers(-5, 5000), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab一", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), VALUES, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    report = Report("plan.yaml")
    assert (read_source("plan.yaml", written(value, {}), report).value or {}, report.errors) == (value, [])
