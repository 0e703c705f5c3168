"""The look in a real browser: axe finds nothing, nothing scrolls sideways, and the small scripts do what they say."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from . import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium"
WAIT = 5000
WAYS = ((1280, "light"), (390, "dark"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all of these tests."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed here (apt-get install chromium)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """A page 1280 px wide that fails on any script error or breach of the content policy."""
    addresses.SAVED.clear()
    addresses.SENT.clear()
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("console", lambda line: trouble.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    context.close()
    assert trouble == []


def visit(page: Page, path: str) -> None:
    """Open a page and wait until its scripts have started."""
    page.goto(path)
    if page.evaluate("document.documentElement.classList.contains('js')"):
        page.wait_for_selector("html[data-ready]")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe has to say about the page."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], [str(node["target"]) for node in one["nodes"]]) for one in found]


PAGES = [
    *(("/styleguide", width, theme) for width in (1280, 390) for theme in ("light", "dark")),
    *((path, *how) for path in ("/draft", "/clerks", "/no-such-page", "/sign", "/photo") for how in WAYS),
]


@pytest.mark.parametrize(("path", "width", "theme"), PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, path: str, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    visit(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []


def test_targets_are_44_on_touch(browser: Browser, live_server) -> None:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    visit(page, "/clerks")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .input, .select, .choice, .verdicts-row label')]
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
        .map((one) => one.textContent || one.outerHTML)"""
    )
    context.close()
    assert small == []


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


def test_a_signature(page: Page) -> None:
    visit(page, "/sign")
    state = page.locator("[data-signature-state]")
    expect(state).to_have_text("还没有签名")
    box = page.locator("canvas").bounding_box()
    _stroke(page, box, [(0.1, 0.5), (0.12, 0.5)])
    expect(state).to_have_text("笔画还少，请写完整姓名，写大一些")
    page.get_by_role("button", name="重写").click()
    expect(state).to_have_text("还没有签名")
    for shift in (0.1, 0.4, 0.7):
        _stroke(page, box, [(shift, 0.2), (shift + 0.2, 0.25), (shift + 0.05, 0.8), (shift + 0.2, 0.7)])
    expect(state).to_have_text("清楚，可以提交")
    page.get_by_role("button", name="提交签名").click()
    page.wait_for_load_state()
    sent = addresses.SENT[-1]
    assert sent["signature"].startswith("data:image/png;base64,")
    strokes = json.loads(sent["signature_strokes"])
    assert (len(strokes["strokes"]), strokes["height"] > 200) == (3, True)
    assert all(len(point) == 3 for stroke in strokes["strokes"] for point in stroke)


def test_a_signature_survives_turning_the_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, "/sign")
    box = page.locator("canvas").bounding_box()
    for shift in (0.1, 0.4, 0.7):
        _stroke(page, box, [(shift, 0.2), (shift + 0.2, 0.25), (shift + 0.05, 0.8), (shift + 0.2, 0.7)])
    page.set_viewport_size({"width": 800, "height": 390})
    expect(page.locator("[data-signature-state]")).to_have_text("清楚，可以提交")
    strokes = json.loads(page.locator("[data-signature-strokes]").input_value())
    assert max(point[0] for stroke in strokes["strokes"] for point in stroke) > 600


def test_a_picture_too_wide_is_framed(page: Page) -> None:
    sent = _sent_photo(page, _noise(900, 800, "PNG"), "宽.png")
    assert (sent["name"], sent["type"]) == ("photo.jpg", "image/jpeg")
    made = Image.open(io.BytesIO(sent["bytes"]))
    assert (made.format, 0.65 <= made.width / made.height <= 0.8, made.width > 215, made.height > 300) == (
        "JPEG",
        True,
        True,
        True,
    )
    assert 30_720 < len(sent["bytes"]) < 1_048_576


def test_a_picture_too_heavy_is_made_lighter(page: Page) -> None:
    heavy = _noise(1500, 2000, "JPEG", quality=95)
    assert len(heavy) > 1_048_576
    sent = _sent_photo(page, heavy, "重.jpg")
    assert 30_720 < len(sent["bytes"]) < 1_048_576


def test_a_picture_that_fits_is_sent_as_it_is(page: Page) -> None:
    fits = _noise(420, 560, "JPEG", quality=80)
    assert 30_720 < len(fits) < 1_048_576
    assert _sent_photo(page, fits, "合适.jpg")["bytes"] == fits


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "小.jpg",
            (215, 300),
            "这张照片是 215 × 300 像素，框好后要宽大于 215、高大于 300。请换一张大一些的。",
        ),
        ("手机.heic", None, "这种格式打不开。请存成 JPG 再选，或在手机相机设置里选“兼容性最佳”。"),
    ],
)
def test_what_cannot_be_mended_is_explained(
    page: Page, name: str, content: tuple[int, int] | None, sentence: str
) -> None:
    visit(page, "/photo")
    body = _noise(*content, "JPEG") if content else b"\x00\x00\x00\x18ftypheic" + b"\x00" * 400
    page.set_input_files("#id_photo", {"name": name, "mimeType": "application/octet-stream", "buffer": body})
    expect(page.locator("[data-crop-state]")).to_have_text(sentence)


def test_the_frame_moves_by_keyboard(page: Page) -> None:
    visit(page, "/photo")
    page.set_input_files("#id_photo", {"name": "a.png", "mimeType": "image/png", "buffer": _noise(900, 800, "PNG")})
    expect(page.locator("[data-crop-state]")).to_have_text("框好后 600 × 800 像素，可以用。")
    page.locator("[data-crop-stage]").focus()
    for _ in range(4):
        page.keyboard.press("+")
    expect(page.locator("[data-crop-state]")).not_to_contain_text("600 × 800")


def test_pages_work_without_script(browser: Browser, live_server) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    visit(page, "/draft")
    page.get_by_label("本人述职").fill("字" * 61)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".counter")).to_have_text("61 / 60，多 1 字")
    page.get_by_label("本人述职").fill("字" * 60)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".notices")).to_have_text("已保存。")
    context.close()


def test_paper_is_black_on_white_without_the_frame(page: Page) -> None:
    visit(page, "/styleguide")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".bar").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.locator(".print-head")).to_be_visible()


def _sent_photo(page: Page, body: bytes, name: str) -> dict:
    visit(page, "/photo")
    page.set_input_files("#id_photo", {"name": name, "mimeType": _type(name), "buffer": body})
    expect(page.locator("[data-crop-state]")).to_contain_text("可以用")
    page.get_by_role("button", name="用这张照片").click()
    page.wait_for_url("**/photo")
    expect(page.locator("[data-crop-state]")).to_have_text("")
    return addresses.SENT[-1]


def _type(name: str) -> str:
    return "image/png" if name.endswith(".png") else "image/jpeg"


def _noise(width: int, height: int, kind: str, **how: int) -> bytes:
    """A picture with enough in it to weigh something."""
    import random

    rng = random.Random(7)
    small = Image.frombytes(
        "RGB", (width // 4 + 1, height // 4 + 1), rng.randbytes((width // 4 + 1) * (height // 4 + 1) * 3)
    )
    out = io.BytesIO()
    small.resize((width, height)).save(out, kind, **how)
    return out.getvalue()


def _stroke(page: Page, box: dict, points: list[tuple[float, float]]) -> None:
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*at[0])
    page.mouse.down()
    for x, y in at[1:]:
        page.mouse.move(x, y, steps=12)
    page.mouse.up()
