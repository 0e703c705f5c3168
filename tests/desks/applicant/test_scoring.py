"""打分表 in 填写申报信息: a table with its sums, kept as typed, judged beside its lines; and a plan without photo."""

import re

import pytest

from tests import world
from tests.applications import builders
from tests.world import scoring
from zhicheng.applications import services
from zhicheng.casework import filing
from zhicheng.casework.filing_errors import FiledTooLate

from .pages import as_person, heading, links, slips, url, words


@pytest.fixture
def signed(tmp_path, db, now):
    """Someone before the form of a plan that scores."""
    scoring.publish_scoring_plan(tmp_path)
    actor, application = builders.signed(world.town())
    return as_person(actor), application


@pytest.fixture
def unpictured(tmp_path, db, now):
    """Someone who has begun an application to a plan that asks for no photo."""
    scoring.publish_plan_without_photo(tmp_path)
    actor, application = builders.begun(world.town())
    return as_person(actor), actor, application


def sums(page):
    """The sums of the groups and of the whole sheet, as they stand on the page."""
    return re.findall(r"<output data-(?:sum|total)>([^<]*)</output>", page.content.decode())


def test_the_sheet_is_a_table_with_a_field_for_each_line(signed):
    browser, application = signed
    page = browser.get(url("form", application))
    names = re.findall(rf'name="({scoring.FIELD}\.[a-z]+)"', page.content.decode())
    assert names == [f"{scoring.FIELD}.{code}" for code in ("projects", "benefit", "papers")]
    assert sums(page) == ["0", "0", "—"]
    assert "逐项自评，每一项都要有证明材料，没有的不给分。（依据通知二1）" in words(page)
    assert "评分项目是示例，以评委会办公室公布的打分表为准。" in words(page)


def test_points_are_saved_and_summed_without_scripts(signed):
    browser, application = signed
    typed = {f"{scoring.FIELD}.projects": "40", f"{scoring.FIELD}.benefit": "30", f"{scoring.FIELD}.papers": "7.5"}
    browser.post(url("form", application), {**typed, "later": "1"})
    assert world.fresh(application).form[scoring.FIELD] == {"projects": 40, "benefit": 30, "papers": 7.5}
    assert sums(browser.get(url("form", application))) == ["60", "7.5", "67.5"]


def test_autosave_keeps_what_is_no_number_and_the_page_says_so(signed):
    browser, application = signed
    answer = browser.post(url("autosave", application), {f"{scoring.FIELD}.projects": "很多"})
    assert answer.status_code == 200
    assert world.fresh(application).form[scoring.FIELD] == {"projects": "很多"}
    page = browser.get(url("form", application) + "?check=1")
    assert words(page).count("“主持的项目”请填 0 到 40 的数。") == 3  # in the summary, at the field, beside the line
    told = [one for one in slips(page) if one.startswith("评审打分表")]
    assert told == ["评审打分表：“主持的项目”请填 0 到 40 的数。"]


def test_the_preview_shows_the_sheet(signed):
    browser, application = signed
    browser.post(url("autosave", application), {f"{scoring.FIELD}.papers": "12"})
    page = words(browser.get(url("preview", application)))
    assert "评审打分表 评分项目 最高 自评分 工作业绩 60 0 主持的项目 40 — 取得的效益 30 — 论文论著 40 12" in page


def test_without_a_photo_there_are_five_steps(unpictured):
    browser, actor, application = unpictured
    page = browser.get(url("application", application))
    assert heading(page) == "申报材料：五步里做完了 0 步"
    found = links(page)
    assert "上传证件照" not in found
    assert found["接着做：签署个人承诺"] == url("commitment", application)
    assert "先签署承诺，后面几步可以不按顺序做" in words(page)
    assert browser.get(url("photo", application))["Location"] == url("application", application)
    assert "前四步都完成后才能打开" in words(page)
    builders.sign(actor, application)
    page = browser.get(url("form", application))
    assert page.status_code == 200
    assert "第 2 步" in words(page)


def test_an_application_without_photo_is_filed(unpictured):
    _, actor, application = unpictured
    builders.sign(actor, application)
    services.save_form(
        actor=actor,
        application_id=application.pk,
        values={"specialty": "petrochemical", "path": "degree", "method": "normal", "statement": "主持完成改造。"},
        at=builders.AT,
    )
    world.choose_everything(actor, application, when=builders.AT)
    world.attach_what_is_asked(actor, application, when=builders.AT)
    sentences = {one.field for one in builders.filing_of(actor, application).problems}
    assert "photo" not in sentences
    with pytest.raises(FiledTooLate):
        filing.submit(
            actor=actor,
            application_id=application.pk,
            expected_version=world.fresh(application).version,
            at=world.at("2023-09-09 00:00"),
        )
