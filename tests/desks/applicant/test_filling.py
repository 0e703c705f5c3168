"""Step 3: saved as typed, judged as a whole, years and appraisals shown with their working."""

import pytest

from tests import world

from .pages import FORM, as_person, heading, on, slips, url, words


@pytest.fixture
def signed(ready, su):
    """A draft whose form is empty again; it was signed."""
    from zhicheng.applications.models import Application

    Application.objects.filter(pk=ready.pk).update(form={})
    return world.fresh(ready)


def test_what_was_typed_is_kept_when_leaving(signed, browser):
    answer = browser.post(url("form", signed), {"statement": "写了一半", "later": "1"})
    assert answer["Location"] == url("application", signed)
    assert world.fresh(signed).form["statement"] == "写了一半"


def test_autosave_keeps_each_field_and_says_when(signed, browser):
    answer = browser.post(url("autosave", signed), {**FORM, "ticks": ["again"]}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (200, {"saved": "09:00"})
    assert world.fresh(signed).form == {**FORM, "ticks": ["again"]}


def test_autosave_keeps_what_it_can_and_names_what_it_cannot(signed, browser):
    answer = browser.post(url("autosave", signed), {"statement": "一段话", "path": "nonsense"})
    assert (answer.status_code, answer.json()) == (
        422,
        {"error": "请从列出的选项里选择申报类别。", "errors": {"path": "请从列出的选项里选择申报类别。"}},
    )
    assert world.fresh(signed).form["statement"] == "一段话"


def test_a_thousand_characters_pass_and_one_more_does_not(signed, browser):
    full = "字" * 999 + "\r\n" + "。"
    assert browser.post(url("form", signed), {**FORM, "statement": full})["Location"] == url("items", signed)
    page = browser.post(url("form", signed), {**FORM, "statement": full + "多"}, follow=True)
    assert slips(page) == ["本人述职：本人述职多了 1 字，请删到 1000 字以内。"]
    assert "1001 / 1000，多 1 字" in words(page)
    assert world.fresh(signed).form["statement"] == "字" * 999 + "\n" + "。多", "nothing typed is lost"


def test_everything_that_is_missing_is_told_at_once(signed, browser):
    page = browser.post(url("form", signed), {}, follow=True)
    assert heading(page) == f"有 {len(slips(page))} 处要改"
    assert slips(page) == [
        "申报专业：请选择申报专业。",
        "申报类别：请选择申报类别。",
        "申报方式：请选择申报方式。",
        "受理评审委员会：请选择受理评审委员会。",
        "本人述职：请填写本人述职。",
    ]


def test_the_way_of_applying_belongs_to_the_path(signed, browser):
    page = browser.post(url("form", signed), {**FORM, "method": "transfer"}, follow=True)
    assert slips(page) == ["申报方式：申报类别“学历资历”的申报方式是“正常申报”，请改选。"]


def test_the_page_of_slips_is_not_the_answer_to_a_post(signed, browser):
    answer = browser.post(url("form", signed), {**FORM, "statement": ""})
    assert answer["Location"] == url("form", signed) + "?check=1"
    browser.post(url("autosave", signed), {**FORM, "statement": "后来写的"})
    page = browser.get(answer["Location"])
    assert (slips(page), world.fresh(signed).form["statement"]) == ([], "后来写的")


def test_asked_to_check_the_page_shows_the_slips(signed, browser):
    assert slips(browser.get(url("form", signed))) == []
    assert len(slips(browser.get(url("form", signed) + "?check=1"))) == 5


@pytest.mark.requirement("S1-94")
def test_years_are_computed_with_their_working(ready, browser):
    text = words(browser.get(url("form", ready)))
    assert "11 年5 个月1 天 实足" in text
    assert "2012年7月 至今 上虞青原新材料有限公司 11 年5 个月1 天" in text
    assert "算到 2023年12月31日" in text


@pytest.mark.requirement("S1-95")
def test_appraisals_stand_year_by_year(ready, browser):
    text = words(browser.get(url("form", ready)))
    for year in (2020, 2021, 2022):
        assert f"{year} 年 合格" in text


def test_a_year_without_appraisal_can_be_filled_in(town, now):
    life = world.ENGINEER.with_("appraisal", *world.ENGINEER.records["appraisal"][:2])
    actor = world.person("缺一年", town.employer)
    world.fill_dossier(actor, town.clerk, life)
    application = world.prepare(actor, town, life)
    text = words(as_person(actor).get(url("form", application)))
    assert "2022 年 还没有审核通过的记录 到业绩档案填写" in text


def test_two_tabs_keep_the_last_word_of_each(signed, browser):
    browser.post(url("autosave", signed), {**FORM, "statement": "第一页"})
    browser.post(url("autosave", signed), {**FORM, "statement": "第二页"})
    assert world.fresh(signed).form["statement"] == "第二页"


def test_a_filed_application_is_not_typed_into(ready, su, browser):
    world.submit(su, ready, when=world.FILING)
    assert browser.get(url("form", ready))["Location"] == url("application", ready)
    answer = browser.post(url("autosave", ready), FORM, headers={"Accept": "application/json"})
    sentence = "这份申报已经提交，现在由单位或部门审核。退回给您以后才能再改。"
    assert (answer.status_code, answer.json()["error"]) == (409, sentence)
    page = browser.post(url("form", ready), FORM, follow=True)
    assert f"这一页没有保存：{sentence}" in words(page)


def test_the_draft_is_there_after_signing_in_again(signed, su):
    first = as_person(su)
    first.post(url("autosave", signed), {**FORM, "statement": "没写完的一句"})
    with on("2023-08-21 12:00"):
        assert first.get(url("form", signed)).status_code == 302
        again = as_person(su)
        assert "没写完的一句" in words(again.get(url("form", signed)))
