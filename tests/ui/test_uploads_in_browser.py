"""Files that send themselves, time that runs out, and lists of facts on a phone, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from . import addresses
from .browsing import violations, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def pdf(name: str) -> dict[str, object]:
    """A file as one chooses it."""
    return {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.7 some bytes"}


def test_a_chosen_file_sends_itself_and_the_page_goes_on_living(page: Page) -> None:
    visit(page, "/proof")
    page.get_by_label("本人述职").fill("负责中试")
    expect(page.locator("[data-autosave-state]")).to_have_text("20:31 已保存")
    for number, name in enumerate(("甲.pdf", "乙.pdf"), 1):
        page.get_by_label("佐证材料").set_input_files(pdf(name))
        expect(page.locator("#kept li")).to_have_count(number)
        expect(page.locator(".notices")).to_have_text("收到 1 个文件。")
        page.wait_for_selector("html[data-ready]")
    assert [one["proof"] for one in addresses.SENT] == ["甲.pdf", "乙.pdf"]
    expect(page.get_by_label("本人述职")).to_have_value("负责中试")
    expect(page.locator(".counter")).to_have_text("4 / 60")
    page.get_by_label("本人述职").fill("负责中试五年")
    expect(page.locator(".counter")).to_have_text("6 / 60")
    expect(page.locator("[data-autosave-state]")).to_have_text("20:31 已保存")
    assert addresses.SAVED[-1] == {"title": "硝化", "statement": "负责中试五年"}
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_text("菜单").click()
    expect(page.locator("details.menu").get_by_role("link", name="查验证书")).to_be_visible()


def test_a_refused_file_is_told_in_the_summary_and_another_can_be_sent(page: Page) -> None:
    visit(page, "/proof")
    page.get_by_label("本人述职").fill("负责中试")
    page.get_by_label("佐证材料").set_input_files(pdf("坏.pdf"))
    summary = page.locator(".error-summary")
    expect(summary.locator("li")).to_have_text("佐证材料：这个文件打不开，请换一个。")
    expect(summary).to_be_focused()
    page.get_by_label("佐证材料").set_input_files(pdf("好.pdf"))
    expect(page.locator("#kept li")).to_have_text(["好.pdf"])
    expect(summary).to_have_count(0)


def test_a_defect_is_told_beside_the_file_and_the_page_stays(page: Page) -> None:
    visit(page, "/proof")
    page.get_by_label("本人述职").fill("负责中试")
    page.get_by_label("佐证材料").set_input_files(pdf("断.pdf"))
    expect(page.locator(".file-state")).to_have_text("是我们这边出了问题，请再选一次。")
    expect(page.get_by_label("本人述职")).to_have_value("负责中试")


def test_what_is_typed_while_a_file_is_on_its_way_stays(page: Page) -> None:
    visit(page, "/proof")
    area = page.get_by_label("本人述职")
    area.fill("负责中试")
    page.route("**/proof", lambda route: (page.wait_for_timeout(600), route.continue_()), times=1)
    page.evaluate(
        """() => {
          const input = document.querySelector("input[type=file]");
          const chosen = new DataTransfer();
          chosen.items.add(new File(["%PDF-1.7"], "慢.pdf", { type: "application/pdf" }));
          input.files = chosen.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
          const area = document.querySelector("textarea");
          area.value = "负责中试和投产";
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    expect(page.locator("#kept li")).to_have_text(["慢.pdf"])
    expect(area).to_have_value("负责中试和投产")
    expect(page.locator("[data-autosave-state]")).to_have_text("20:31 已保存")
    assert addresses.SAVED[-1] == {"title": "硝化", "statement": "负责中试和投产"}
    expect(page.get_by_role("button", name="放回来")).to_have_count(0)


def test_a_countdown_runs_by_the_server_and_loads_the_page_once(page: Page) -> None:
    page.clock.install(time="2040-01-01T00:00:00")
    visit(page, "/countdown")
    expect(page.locator("time")).to_have_text("2 秒")
    page.clock.run_for(2500)
    page.wait_for_load_state()
    expect(page.locator("time")).to_have_text("0 秒")
    page.clock.run_for(10_000)
    assert len(addresses.SENT) == 2


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_facts_stand_below_their_names_on_a_phone_only(page: Page, width: int, beside: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, "/facts")
    name, value = (page.locator(f".summary {part}").bounding_box() for part in ("dt", "dd"))
    assert (value["x"] > name["x"], value["y"] > name["y"]) == (beside, not beside)


def test_two_pagers_have_names_of_their_own(page: Page) -> None:
    visit(page, "/facts")
    names = page.locator("nav.pager").evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert names == ["翻看过的人", "翻旧席位"]
    assert violations(page) == []
