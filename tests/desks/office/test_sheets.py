"""评分表: what an office sees of its sheets, what it uploads, what is wrong, and the new version; nobody else may."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from tests import world
from tests.plans.builders import changed_folder
from tests.world import scoring
from zhicheng.organisations import services as organisations
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.plans.models import PublishedPlan
from zhicheng.policy.sheets import COLUMNS, as_json, rows_of
from zhicheng.standards.actor import SYSTEM

from .pages import on, read, see, sits, slips, statements, table, told

DAY = "2023-08-22 09:00"
REASON = "换成正式的评审打分表"
LINES = [
    ["1", "工作业绩", 60, "1-1", "主持的项目", 40, "国家级 20 分"],
    ["", "", "", "1-2", "取得的效益", 30, ""],
    ["2", "论文论著", 40, "2-1", "发表的论文", 40, ""],
]


@pytest.fixture
def town(db, tmp_path):
    """The plan with a sample sheet, and its offices."""
    scoring.publish_scoring_plan(tmp_path)
    return world.town()


def spreadsheet(lines, name="评分表.xlsx"):
    """A filled-in template, as a browser sends it: headings in row 1, lines from row 2 on."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet()
    page.write_row(0, 0, [one.name for one in COLUMNS])
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            if value != "":
                page.write(number, place, value)
    made.close()
    return SimpleUploadedFile(name, out.getvalue(), "application/octet-stream")


def at(plan, act=""):
    return f"/office/sheets/{plan.pk}/quantified/{act}"


def lines_of(page):
    """The rows of the sheet's table: code, points, note of every group and line."""
    return [[cell.text for cell in row.all("td")] for row in page.all("tr") if row.all("td")]


def test_the_list_tells_which_are_samples(office, town):
    with on(DAY):
        page = see(office, "/office/sheets/")
    assert page.one("h1").text == "1 张评分表还是示例"
    assert table(page) == [["评审打分表", "示例", "100", "3", plans.get(town.plan.pk).name, "第 1 版"]]
    links = [one.attributes["href"] for one in page.all("a") if one.text == "评审打分表"]
    assert links == [at(town.plan)]


def test_an_office_without_sheets_is_told_so(client, db):
    plain = world.town()
    with on(DAY):
        page = see(sits(client, plain.office), "/office/sheets/")
    assert page.one("h1").text == "没有评分表"
    assert page.text.count("本办公室的评审计划没有评分表") == 1


def test_the_sheet_in_force_and_its_template(office, town):
    with on(DAY):
        page = see(office, at(town.plan))
        answer = office.get(at(town.plan, "template.xlsx"))
    assert page.one("h1").text == "评审打分表"
    assert page.one(".lede").text == "现在用的是示例，不是正式的评分表。请下载模板，填好正式的条目，再传上来。"
    assert lines_of(page) == [
        ["work", "60", ""],
        ["主持的项目", "projects", "40", ""],
        ["取得的效益", "benefit", "30", ""],
        ["papers", "40", ""],
        ["发表的论文", "papers", "40", ""],
    ]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[2:]] == ["填写说明", "示例", "示例", "示例"]


def test_from_the_upload_over_the_preview_to_the_new_version(office, town):
    with on(DAY):
        page = read(office.post(at(town.plan, "check/"), {"file": spreadsheet(LINES)}))
        assert page.one("h1").text == "核对 3 条，再发布"
        assert lines_of(page) == [
            ["1", "60", ""],
            ["主持的项目", "1-1", "40", "国家级 20 分"],
            ["取得的效益", "1-2", "30", ""],
            ["2", "40", ""],
            ["发表的论文", "2-1", "40", ""],
        ]
        assert PublishedPlan.objects.count() == 1
        sent = {"rows": page.by_id("id_rows").attributes["value"], "reason": REASON}
        answers = [office.post(at(town.plan, "replace/"), sent) for _ in range(2)]
        made = plans.by_plan_id(town.plan.plan_id)
        assert [one["Location"] for one in answers] == [at(made)] * 2
        page = see(office, at(made))
    assert PublishedPlan.objects.count() == 2
    assert told(page) == ["新的评分表已经发布，是这个计划的第 2 版。正在申报的人会收到消息。"] * 2
    assert page.one(".lede").text == "现在用的是正式的评分表。要更换，请下载模板改好，再传上来。"
    assert page.all(".ruled")[1].all("p")[0].text == f"8月22日 09:00发布：{REASON}"
    with on(DAY):
        assert office.get(at(town.plan))["Location"] == at(made), "the older version leads to the one in force"
        office.post(at(made, "replace/"), sent)
        assert told(see(office, at(made))) == ["上传的和现在用的评分表一样，没有发布新的版本。"]
    assert PublishedPlan.objects.count() == 2


def test_everything_wrong_is_told_at_once_beside_its_cell(office, town):
    bad = [LINES[0], ["", "", "", "1-1", "", 30, ""], ["2", "论文论著", "四十", "2-1", "发表的论文", 40, ""]]
    with on(DAY):
        page = read(office.post(at(town.plan, "check/"), {"file": spreadsheet(bad)}), status=422)
    assert page.one(".error-summary").one("h2").text == "有 3\u00a0处要改，改好再上传"
    assert [(one.attributes["href"], one.text) for one in page.one(".error-summary").all("a")] == [
        ("#cell-3-code", "第 3 行“条目代码”：代码“1-1”第 2 行已经用了，请换一个。"),
        ("#cell-3-name", "第 3 行“条目”：请填条目的名称。"),
        ("#cell-4-group_max", "第 4 行“类别满分”：请填大于 0 的数，最多两位小数，例如 10。"),
    ]
    assert table(page) == [
        ["第 3 行", "条目代码", "1-1", "代码“1-1”第 2 行已经用了，请换一个。"],
        ["第 3 行", "条目", "", "请填条目的名称。"],
        ["第 4 行", "类别满分", "四十", "请填大于 0 的数，最多两位小数，例如 10。"],
    ]
    assert page.by_id("cell-3-name") is not None
    assert PublishedPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "请上传填好的评分表。"),
        ({"file": SimpleUploadedFile("a.xlsx", b"")}, "这个文件是空的，请换一个。"),
        (
            {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")},
            "这不是 XLSX 文件。请用下载的模板填写，存成 .xlsx 再上传。",
        ),
    ],
)
def test_what_is_no_spreadsheet_is_told_beside_the_field(office, town, sent, sentence):
    with on(DAY):
        page = read(office.post(at(town.plan, "check/"), sent), status=422)
    assert slips(page) == [sentence]


def test_no_version_without_a_reason_and_none_of_rows_that_are_wrong(office, town):
    sheet = plans.plan_of(town.plan.pk).sheets["quantified"]
    marked = as_json(rows_of(sheet))
    clean = marked.replace("示例", "")
    with on(DAY):
        page = read(office.post(at(town.plan, "replace/"), {"rows": clean, "reason": " "}), status=422)
        assert slips(page) == ["请写明为什么更换，申报的人会看到这句话。"]
        assert page.by_id("id_rows").attributes["value"] == clean
        page = read(office.post(at(town.plan, "replace/"), {"rows": marked, "reason": REASON}), status=422)
        assert [row[:3] for row in table(page)] == [[f"第 {row} 行", "标记", "示例"] for row in (4, 5, 6)]
        for rows in ("", "[1]"):
            answer = office.post(at(town.plan, "replace/"), {"rows": rows, "reason": REASON})
            assert answer["Location"] == at(town.plan)
            assert told(see(office, at(town.plan))) == ["没有收到要发布的评分表，请重新上传。"]
    assert PublishedPlan.objects.count() == 1


def test_of_a_newer_version_somebody_else_made_one_is_told_and_keeps_her_reason(office, town):
    sheet = plans.plan_of(town.plan.pk).sheets["quantified"]
    clean = as_json(rows_of(sheet)).replace("示例", "")
    with on(DAY):
        office.post(at(town.plan, "replace/"), {"rows": clean, "reason": REASON})
        other = clean.replace("主持的项目", "别的项目")
        page = read(office.post(at(town.plan, "replace/"), {"rows": other, "reason": "另一个原因"}), status=409)
    assert page.text.count("这个计划刚刚有人发布了新版本，请看过最新版本再发布。") == 1
    assert page.text.count("另一个原因") == 1
    assert PublishedPlan.objects.count() == 2


def foreign_office():
    """The clerk of another committee's office."""
    office = organisations.create_office(
        kind="committee_office", name="另一个评委会办公室", address="人民路1号", actor=SYSTEM, at=world.BEGAN
    )
    organisations.create_committee(
        code="another", name="另一个评委会", level="intermediate", office_id=office.pk, actor=SYSTEM, at=world.BEGAN
    )
    return world.clerk(office, "office", "谢长卿")


@pytest.mark.parametrize("seat", ["clerk", "bureau", "foreign"])
def test_to_everyone_else_there_is_no_such_page(client, town, seat):
    sits(client, foreign_office() if seat == "foreign" else getattr(town, seat))
    with on(DAY):
        assert [client.get(at(town.plan, act)).status_code for act in ("", "template.xlsx")] == [404, 404]
        assert client.post(at(town.plan, "check/"), {"file": spreadsheet(LINES)}).status_code == 404
        assert client.post(at(town.plan, "replace/"), {"rows": "[]", "reason": REASON}).status_code == 404
        listed = client.get("/office/sheets/")
    assert listed.status_code == (200 if seat == "foreign" else 404)
    assert listed.content.decode().count("评审打分表") == 0
    assert PublishedPlan.objects.count() == 1


def test_unknown_sheets_and_refused_addresses(office, town):
    with on(DAY):
        assert office.get(f"/office/sheets/{town.plan.pk}/other/").status_code == 404
        assert office.get("/office/sheets/999/quantified/").status_code == 404
        assert [office.get(at(town.plan, act))["Location"] for act in ("check/", "replace/")] == [at(town.plan)] * 2


def test_statements_do_not_grow_with_plans(office, town, tmp_path):
    def asked():
        with on(DAY):
            return [statements(office, address) for address in ("/office/sheets/", at(town.plan))]

    few = asked()
    for number in range(2):
        folder = changed_folder(tmp_path / str(number), ("\ncommon:\n", scoring.SHEET), (world.PLAN, f"other-{number}"))
        plan_services.publish(folder=folder.rename(folder.with_name(f"other-{number}")), actor=SYSTEM, at=world.BEGAN)
    with on(DAY):
        assert len(table(see(office, "/office/sheets/"))) == 3
    assert asked() == few
