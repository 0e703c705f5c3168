"""Step 6: preview, submitting once, the receipt; withdrawing; a return with its fix list; what was filed."""

import hashlib
import re

import pytest
from django.urls import reverse

from tests import world
from tests.files import makers
from zhicheng.applications.models import Application, Revision
from zhicheng.casework import deciding

from .pages import FORM, as_person, heading, links, on, slips, upload, url, words


def submit(browser, application, version=None):
    shown = world.fresh(application).version if version is None else version
    return browser.post(url("submit", application), {"version": shown})


@pytest.mark.requirement("S1-74", "S2-56")
def test_the_preview_of_a_ready_draft(ready, browser):
    page = browser.get(url("preview", ready))
    assert heading(page) == "看一遍，确认后提交"
    assert slips(page) == []
    text = words(page)
    for part in ("石油和化学工程", "长期从事精细化工工艺开发", "一种连续硝化反应的急冷装置", "上虞青原新材料有限公司"):
        assert part in text


def test_everything_that_is_missing_leads_to_its_field(begun, browser):
    page = browser.get(url("preview", begun))
    found = links(page)
    assert found["还没有上传证件照。"] == url("photo", begun)
    assert found["请填写本人述职。"] == f"{url('form', begun)}?check=1#id_statement"
    assert found["还没有选择相关业绩。没有要选的，也请打开这一步确认一下。"] == url("items", begun)
    assert heading(page) == f"还有 {len(slips(page))} 处要改"
    again = submit(browser, begun)
    assert (again.status_code, slips(again)) == (200, slips(page))
    assert browser.get(url("submit", begun))["Location"] == url("preview", begun)
    assert Revision.objects.count() == 0


def test_submitting_twice_is_submitting_once(ready, browser):
    version = ready.version
    first, second = submit(browser, ready, version), submit(browser, ready, version)
    assert first["Location"] == second["Location"] == url("receipt", ready)
    assert list(Revision.objects.values_list("number", flat=True)) == [1]


def test_the_receipt(ready, browser):
    submit(browser, ready)
    filed = world.fresh(ready)
    page = browser.get(url("receipt", ready))
    assert heading(page) == "提交好了，已到上虞青原新材料有限公司手里。"
    text = words(page)
    digest = Revision.objects.get().digest
    assert f"受理编号 {filed.receipt_number}" in text
    assert f"内容指纹 {digest[:4]} {digest[4:8]} {digest[8:12]}" in text
    assert "138****0917" in text
    pdf = browser.get(url("receipt_pdf", ready))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_no_receipt_before_submitting(ready, browser):
    assert browser.get(url("receipt", ready))["Location"] == url("application", ready)


def test_the_last_second_is_in_time_and_the_next_is_not(ready, su):
    browser = as_person(su)
    with on("2023-09-09 00:00"):
        late = as_person(su)
        page = submit(late, ready)
        assert slips(page) == ["个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。"]
        assert heading(page) == "现在不能提交"
    with on("2023-09-08 23:59:59"):
        browser = as_person(su)
        assert submit(browser, ready)["Location"] == url("receipt", ready)


def test_a_draft_changed_elsewhere_is_looked_at_again(ready, su, browser):
    answer = submit(browser, ready, ready.version + 7)
    assert answer.status_code == 409
    assert Revision.objects.count() == 0


def test_withdrawing_with_a_reason(ready, su, browser):
    submit(browser, ready)
    page = browser.get(url("withdraw", ready))
    assert heading(page) == "确认撤回这次申报吗"
    answer = browser.post(url("withdraw", ready), {"version": world.fresh(ready).version, "reason": "漏了一项业绩"})
    assert answer["Location"] == url("application", ready)
    assert world.fresh(ready).status == "withdrawn"
    page = browser.get(answer["Location"])
    assert heading(page) == "您已经撤回这次申报"
    assert "漏了一项业绩" in words(page) or "撤回了申报" in words(page)


def test_no_withdrawing_once_the_employer_has_opened_it(ready, town, su, browser):
    submit(browser, ready)
    shown = world.fresh(ready).version
    deciding.see(actor=town.clerk, application_id=ready.pk, at=world.FILING)
    sentence = "单位已经开始审核，不能自己撤回。要改内容，请联系单位退回修改。"
    page = browser.get(url("withdraw", ready))
    assert (heading(page), sentence in words(page)) == ("现在不能撤回", True)
    page = browser.post(url("withdraw", ready), {"version": shown, "reason": ""})
    assert page.status_code in (200, 409)
    assert world.fresh(ready).status == "in_review"


@pytest.fixture
def returned(ready, town, su):
    """Returned by the employer on 8月22日 with two things to mend."""
    world.submit(su, ready, when=world.FILING)
    with on("2023-08-22 09:00"):
        world.returns(
            town.clerk,
            ready,
            deciding.Reason("statement", "form:statement", "请写明本人的作用。"),
            deciding.Reason("photo", "photo", "请换一张白底的。"),
            when=world.at("2023-08-22"),
            opinion="请补两处。",
        )
        yield world.fresh(ready)


def test_the_fix_list_leads_to_each_field(returned, su):
    browser = as_person(su)
    page = browser.get(url("application", returned))
    assert heading(page) == "修改 2 处，再提交"
    text = words(page)
    assert "本人述职 ：本人述职需要修改 请写明本人的作用。" in text
    assert "证件照 ：证件照不合要求 请换一张白底的。" in text
    found = links(page)
    assert found["去改：本人述职"] == f"{url('form', returned)}#id_statement"
    assert found["换照片：证件照"] == url("photo", returned)
    assert "请换一张白底的。" in words(browser.get(url("photo", returned)))


def test_what_was_changed_is_ticked_off(returned, su):
    browser = as_person(su)
    page = browser.get(url("application", returned))
    assert (links(page)["开始修改"], words(page).count("有 1 处要改")) == (f"{url('form', returned)}#id_statement", 2)
    browser.post(url("form", returned), {**FORM, "statement": "本人主持完成连续硝化装置的改造。"})
    page = browser.get(url("application", returned))
    assert heading(page) == "修改 1 处，再提交"
    assert (words(page).count("改过了"), words(page).count("有 1 处要改")) == (1, 1)
    browser.post(url("photo", returned), {"photo": upload(makers.jpeg(480, 640), "新照片.jpg", "image/jpeg")})
    page = browser.get(url("application", returned))
    assert heading(page) == "都改过了，看一遍再提交"
    assert links(page)["接着做：预览确认提交"] == url("preview", returned)


def test_the_preview_asks_before_what_was_to_be_mended_goes_back_untouched(returned, su):
    browser = as_person(su)
    page = browser.get(url("preview", returned))
    text = words(page)
    assert "退回时要改的，还有 2 处没有改 本人述职 ：本人述职需要修改。请写明本人的作用。" in text
    assert links(page)["去改"] == url("form", returned) + "#id_statement"
    assert "不改，直接提交" in text
    browser.post(url("form", returned), {**FORM, "statement": "本人主持完成连续硝化装置的改造。"})
    browser.post(url("photo", returned), {"photo": upload(makers.jpeg(480, 640), "新照片.jpg", "image/jpeg")})
    assert "没有改 " not in words(browser.get(url("preview", returned)))


def test_the_second_revision_says_what_changed(returned, su):
    browser = as_person(su)
    browser.post(url("form", returned), {**FORM, "statement": "本人主持完成连续硝化装置的改造。"})
    assert submit(browser, returned)["Location"] == url("receipt", returned)
    text = words(browser.get(url("receipt", returned)))
    assert "第 2 稿，改了 1 处" in text
    page = browser.get(url("revision", returned, 2))
    assert "和第 1 稿比，改了 1 处。" in words(page)
    assert "现在 本人述职：本人主持完成连续硝化装置的改造。" in words(page).replace("＋ ", "")


def test_the_data_of_a_revision_has_its_digest(ready, browser):
    submit(browser, ready)
    answer = browser.get(url("revision_data", ready, 1))
    assert hashlib.sha256(answer.content).hexdigest() == Revision.objects.get().digest


@pytest.mark.requirement("S1-91")
def test_the_review_form_waits_for_the_bureau(ready, town, su, browser):
    submit(browser, ready)
    answer = browser.get(url("review_form", ready, 1))
    assert answer["Location"] == url("revision", ready, 1)
    assert "人力社保部门审核通过以后就可以下载打印。" in words(browser.get(answer["Location"]))
    world.at_office(town, world.fresh(ready))
    with on("2023-09-04 10:00"):
        browser = as_person(su)
        for address in (url("review_form", ready, 1), url("bag_cover", ready)):
            pdf = browser.get(address)
            assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
            assert pdf["Cache-Control"] == "private, no-store"
        page = browser.get(url("application", ready))
        assert links(page)["下载 PDF"] == url("bag_cover", ready)


def test_a_rejection_says_which_clause_and_whom_to_ask(ready, town, su, browser):
    submit(browser, ready)
    with on("2023-08-22 09:00"):
        world.rejects(town.clerk, world.fresh(ready), when=world.at("2023-08-22"))
        page = as_person(su).get(url("application", ready))
    assert heading(page) == "这次申报的结论是不通过"
    text = words(page)
    assert "工作年限或任职年限不够。工作年限不够（依据二1）。" in text
    assert "评委会办公室 杭州湾上虞经济技术开发区康阳大道88号科创中心527室 电话 82313758" in text


def test_the_history_is_told_in_plain_words(ready, su, browser):
    submit(browser, ready)
    text = words(browser.get(url("application", ready)))
    assert "8月21日 09:00 苏见山 ：提交了第1稿。" in text
    assert "8月21日 09:00 苏见山 ：开始填写申报。" in text


def test_an_office_that_gave_it_back_has_not_done_its_stage(ready, town, su, browser):
    submit(browser, ready)
    with on("2023-09-01 09:00"):
        world.at_bureau(town, world.fresh(ready))
        deciding.take_back(
            actor=town.clerk,
            application_id=ready.pk,
            expected_version=world.fresh(ready).version,
            at=world.at("2023-09-01"),
        )
        page = as_person(su).get(url("application", ready)).content.decode()
    stages = re.findall(r'class="stage stage-(\w+)".*?class="stage-name">([^<]*)', page)
    assert stages == [
        ("done", "您提交"),
        ("now", "单位审核"),
        ("todo", "人力社保部门审核"),
        ("todo", "评委会办公室受理"),
        ("todo", "评委会评审"),
    ]


def test_applying_again_after_withdrawing(ready, town, su, browser):
    submit(browser, ready)
    browser.post(url("withdraw", ready), {"version": world.fresh(ready).version, "reason": ""})
    answer = browser.post(reverse("applicant:start", args=[town.plan.pk]))
    again = Application.objects.get(status="draft")
    assert answer["Location"] == url("application", again)
    assert again.form == world.fresh(ready).form
