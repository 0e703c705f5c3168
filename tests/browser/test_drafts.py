"""Nothing that was typed is lost: not by a session that ended, not by leaving the page."""

from datetime import timedelta

from playwright.sync_api import expect

from tests import world
from tests.browser.conftest import Enter
from tests.browser.people import Cast
from tests.world import FILING

FIRST = "长期从事精细化工工艺开发。"
MORE = "主持连续硝化装置的改造。"


def test_a_session_that_ended_while_typing_keeps_the_draft(enter: Enter, people: Cast, summer) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/form")
    statement = su.page.get_by_label("本人述职")
    statement.fill(FIRST)
    su.is_saved()

    # She is called away for more than an hour, comes back and writes on.
    summer.shift(timedelta(minutes=61))
    statement.fill(FIRST + MORE)
    expect(su.page.locator("[data-autosave-state]")).to_contain_text("填的内容先存在这台设备里")

    # The page asks her to sign in, brings her back, and gives her back what she wrote.
    su.page.reload()
    su.reads("登录")
    expect(su.page.locator(".lede")).to_contain_text("填过的内容都在")
    su.signs_in(people.applicant)
    su.reads("填写申报信息")
    expect(statement).to_have_value(FIRST)
    expect(su.page.get_by_role("status").filter(has_text="没存上的内容")).to_be_visible()
    su.look_over()
    su.presses("放回来")
    expect(statement).to_have_value(FIRST + MORE)
    su.is_saved()
    su.page.reload()
    expect(statement).to_have_value(FIRST + MORE)


def test_leaving_the_page_at_once_saves_what_was_typed(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/form")
    statement = su.page.get_by_label("本人述职")
    statement.fill(FIRST)
    su.open("/my/")
    su.open(f"/my/applications/{application.pk}/form")
    expect(statement).to_have_value(FIRST)
