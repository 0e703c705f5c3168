"""The small scripts in a real browser: counter, autosave, sending once, waiting, menus, keys, rows, reasons."""

import pytest
from playwright.sync_api import Page, expect

from . import addresses
from .browsing import visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_counter_counts_as_the_server_does(page: Page) -> None:
    visit(page, "/draft")
    area, counter = page.get_by_label("本人述职"), page.locator(".counter")
    expect(counter).to_have_text("0 / 60")
    area.fill("一二三\n四五𠮷")
    expect(counter).to_have_text("6 / 60")
    area.fill("字" * 62)
    expect(counter).to_have_text("62 / 60，多 2 字")
    expect(counter).to_have_class("counter is-over")
    expect(page.locator("[data-counter-live]")).to_have_text("多了 2 字")
    area.fill("字" * 60)
    expect(page.locator("[data-counter-live]")).to_have_text("已在字数以内")
    area.fill("字" * 61)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".error-summary li")).to_have_text("本人述职：多了 1\u00a0字，请删到 60\u00a0字以内。")
    expect(counter).to_have_text("61 / 60，多 1 字")


def test_the_summary_takes_focus_and_leads_into_the_field(page: Page) -> None:
    visit(page, "/draft")
    page.get_by_label("题目").fill("")
    page.get_by_role("button", name="保存").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="本人述职").click()
    expect(page.get_by_label("本人述职")).to_be_focused()


def test_a_draft_is_saved_as_typed(page: Page) -> None:
    visit(page, "/draft")
    page.get_by_label("本人述职").type("负责中试", delay=10)
    expect(page.locator("[data-autosave-state]")).to_have_text("20:31 已保存")
    assert addresses.SAVED[-1] == {"title": "连续硝化", "statement": "负责中试"}
    assert page.evaluate("localStorage.length") == 0


def test_leaving_the_page_saves_the_last_letters(page: Page) -> None:
    visit(page, "/draft")
    page.get_by_label("本人述职").type("最后几个字")
    visit(page, "/ok")
    page.wait_for_timeout(300)
    assert addresses.SAVED[-1] == {"title": "连续硝化", "statement": "最后几个字"}


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("session-ended", "登录已经到时间。填的内容先存在这台设备里，重新登录后打开这一页就能放回来。"),
        ("broken", "网络断了，填的内容还在这台设备里，连上后自动保存。"),
    ],
)
def test_what_the_server_did_not_take_is_offered_back(page: Page, title: str, sentence: str) -> None:
    visit(page, "/draft")
    page.get_by_label("题目").fill(title)
    page.get_by_label("本人述职").fill("没存上的字")
    expect(page.locator("[data-autosave-state]")).to_have_text(sentence)
    visit(page, "/draft")
    expect(page.get_by_label("本人述职")).to_have_value("")
    expect(page.locator(".notice-title")).to_contain_text("没存上的内容")
    page.get_by_role("button", name="放回来").click()
    expect(page.get_by_label("本人述职")).to_have_value("没存上的字")
    expect(page.get_by_label("题目")).to_have_value(title)
    page.get_by_label("题目").fill("连续硝化")
    expect(page.locator("[data-autosave-state]")).to_have_text("20:31 已保存")
    assert addresses.SAVED[-1] == {"title": "连续硝化", "statement": "没存上的字"}


def test_the_offer_can_be_declined(page: Page) -> None:
    visit(page, "/draft")
    page.get_by_label("题目").fill("broken")
    expect(page.locator("[data-autosave-state]")).to_contain_text("网络断了")
    visit(page, "/draft")
    page.get_by_role("button", name="不用了").click()
    visit(page, "/draft")
    expect(page.get_by_role("button", name="放回来")).to_have_count(0)


def test_a_double_click_sends_once(page: Page) -> None:
    visit(page, "/draft")
    page.get_by_label("本人述职").fill("负责中试")
    page.get_by_role("button", name="保存").dblclick()
    expect(page.locator(".notices")).to_have_text("已保存。")
    assert len(addresses.SENT) == 1


@pytest.mark.requirement("S0-39")
def test_the_other_page_moves_on_by_itself(page: Page) -> None:
    visit(page, "/waiting")
    expect(page.locator("[data-poll-text]")).to_have_text("已扫码")
    page.wait_for_url("**/ok")


def test_menus_close_on_escape_and_elsewhere(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, "/ok")
    menu = page.locator("details.menu")
    page.get_by_text("菜单").click()
    expect(menu.get_by_role("link", name="查验证书")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="查验证书")).to_be_hidden()
    page.get_by_text("菜单").click()
    page.mouse.click(200, 700)
    expect(menu.get_by_role("link", name="查验证书")).to_be_hidden()


def test_keys_of_clerks(page: Page) -> None:
    visit(page, "/clerks")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tr.is-current")).to_contain_text("傅雨石")
    page.keyboard.press("Space")
    expect(page.locator("[data-batch-count]")).to_have_text("已选 1 件")
    page.keyboard.press("k")
    expect(page.locator("tr.is-current")).to_contain_text("骆一禾")
    page.keyboard.press("r")
    expect(page.get_by_role("radio", name="退回修改")).to_be_checked()
    page.keyboard.press("/")
    expect(page.get_by_label("查找")).to_be_focused()
    page.keyboard.type("jar")
    expect(page.get_by_label("查找")).to_have_value("jar")
    expect(page.locator("tr.is-current")).to_contain_text("骆一禾")
    page.locator("h1").click()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ok?n=1")


def test_keys_can_be_switched_off(page: Page) -> None:
    visit(page, "/clerks")
    page.keyboard.press("?")
    page.get_by_role("button", name="关掉快捷键").click()
    page.get_by_role("button", name="关闭").click()
    page.keyboard.press("j")
    expect(page.locator("tr.is-current")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("button", name="打开快捷键")).to_be_visible()


def test_choosing_all_rows(page: Page) -> None:
    visit(page, "/clerks")
    page.get_by_label("全选").check()
    expect(page.locator("[data-batch-count]")).to_have_text("已选 3 件")
    page.get_by_label("选傅雨石").uncheck()
    expect(page.locator("[data-batch-count]")).to_have_text("已选 2 件")
    assert page.get_by_label("全选").evaluate("(box) => box.indeterminate") is True


def test_reasons_are_added_and_taken_away(page: Page) -> None:
    visit(page, "/styleguide")
    page.get_by_role("button", name="再加一处").click()
    expect(page.locator("[data-reason]")).to_have_count(3)
    assert page.locator("[name='reasons-TOTAL_FORMS']").input_value() == "3"
    expect(page.locator("[name='reasons-2-code']")).to_be_focused()
    page.get_by_role("button", name="去掉").first.click()
    assert page.locator("[name='reasons-0-text']").input_value() == ""
    expect(page.locator("[data-reason]:visible")).to_have_count(2)
