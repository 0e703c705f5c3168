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


def test_a_press_is_not_swallowed_while_the_last_words_are_saved(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/form")
    statement = su.page.get_by_label("本人述职")
    statement.fill(FIRST)
    su.is_saved()

    # She types on and presses at once; the words are saved between her finger going down and coming up.
    statement.press_sequentially(MORE)
    button = su.button("保存，去选择业绩")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    assert before is not None
    su.page.mouse.move(before["x"] + before["width"] / 2, before["y"] + 3)
    su.page.mouse.down()
    su.is_saved()
    assert button.bounding_box() == before
    su.page.mouse.up()
    su.comes_to("/items$")


def test_reloading_the_page_of_slips_keeps_what_was_typed_since(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/form")
    statement = su.page.get_by_label("本人述职")
    statement.fill("")
    su.presses("保存，去选择业绩")
    su.reads("有 1 处要改")
    statement.fill(FIRST)
    su.is_saved()
    su.page.reload()
    expect(statement).to_have_value(FIRST)

    # The same with a record of the dossier that cannot be sent yet.
    su.open("/my/dossier/new/patent/")
    su.presses("保存并送审")
    su.reads("专利")
    expect(su.page.locator("[data-error-summary]")).to_be_visible()
    su.page.get_by_label("专利名称").fill("急冷装置")
    su.is_saved()
    su.page.reload()
    expect(su.page.get_by_label("专利名称")).to_have_value("急冷装置")


def test_a_second_window_is_told_that_it_was_submitted(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/form")
    world.submit(people.herself, application, when=FILING)
    su.page.get_by_label("本人述职").fill(FIRST)
    told = "这份申报已经提交，现在由单位或部门审核。退回给您以后才能再改。"
    expect(su.page.locator("[data-autosave-state]")).to_have_text(told + "您填的内容还在这台设备里。")
    su.presses("保存，去选择业绩")
    expect(su.page.locator(".notices")).to_contain_text("这一页没有保存：" + told)


def test_ticks_are_kept_as_they_are_made(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/items")
    box = su.page.locator("input[name=item]").first
    ticked = box.is_checked()
    box.set_checked(not ticked)
    su.is_saved()
    su.page.reload()
    expect(box).to_be_checked(checked=not ticked)


def test_a_new_photo_is_not_dropped_on_the_way_on(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    before = application.draft_files.get(slot="photo").file_id
    su = enter()
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/photo")
    file = {"name": "新的.jpg", "mimeType": "image/jpeg", "buffer": world.portrait() + b"\0"}
    su.page.set_input_files("input[name=photo]", files=[file])
    expect(su.page.locator("[data-crop-state]")).to_have_text("框好后 420 × 560 像素，可以用。")
    su.look_over()
    su.presses("保存，去签署个人承诺")
    su.comes_to("/commitment$")
    assert application.draft_files.get(slot="photo").file_id != before
