"""Filing without a mouse: signing in, filling the form, and submitting, by the keys alone."""

import re

from playwright.sync_api import expect

from tests import world
from tests.browser.applying import MENDED
from tests.browser.conftest import Enter
from tests.browser.people import PASSWORD, Cast
from tests.world import FILING
from zhicheng.applications import queries as applications


def test_a_form_is_filled_and_filed_by_keys_alone(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    page, keys = su.page, su.page.keyboard

    # She signs in and comes to the form she asked for.
    su.open(f"/my/applications/{application.pk}/form")
    su.reads("登录")
    su.tabs_to(page.get_by_label("用户名"))
    keys.type(people.applicant)
    su.tabs_to(page.get_by_label("密码"))
    keys.type(PASSWORD)
    keys.press("Enter")
    su.reads("填写申报信息")

    # The first stop of the tab key leads past the menu.
    su.tabs_to(page.get_by_role("link", name="跳到正文"), most=1)
    keys.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    # Another specialty with the arrow keys, another statement, on to the next step.
    chosen = page.locator("input[name=specialty]:checked, select[name=specialty]")
    before = chosen.input_value()
    su.tabs_to(chosen)
    keys.press("ArrowDown")
    expect(page.locator("input[name=specialty]:checked, select[name=specialty]")).not_to_have_value(before)
    su.tabs_to(page.get_by_label("本人述职"))
    keys.press("Control+A")
    keys.type(MENDED)
    su.is_saved()
    su.tabs_to(su.button("保存，去选择业绩"))
    keys.press("Enter")
    su.reads("选了 1 条业绩")
    su.tabs_to(su.button("保存，去上传附件"))
    keys.press("Enter")
    su.reads("附件都有了")
    su.tabs_to(su.link("去预览"))
    keys.press("Enter")
    su.reads("看一遍，确认后提交")
    su.tabs_to(su.button("提交"))
    keys.press("Enter")
    su.reads(re.compile("^提交好了，"))
    assert applications.revision(application.pk, 1).content["form"]["statement"]["value"] == MENDED
