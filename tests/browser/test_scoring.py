"""打分表 in a browser: sums that follow the typing, points that are kept, a table that fits a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import world
from tests.browser.conftest import Enter
from tests.browser.people import Cast, cast
from tests.world import FILING, scoring


@pytest.fixture
def people(transactional_db: None, kept_files: None, summer, tmp_path: Path) -> Cast:
    """The town, whose plan was amended to one that scores."""
    found = cast()
    scoring.publish_scoring_plan(tmp_path)
    return found


def test_the_sums_follow_the_typing(enter: Enter, people: Cast) -> None:
    application = world.prepare(people.herself, people.town, when=FILING)
    su = enter(phone=True)
    su.signs_in(people.applicant)
    su.open(f"/my/applications/{application.pk}/form")
    groups, total = su.page.locator("[data-sum]"), su.page.locator("[data-total]")
    expect(total).to_have_text("—")
    su.page.get_by_label("主持的项目").fill("40")
    su.page.get_by_label("取得的效益").fill("30")
    su.page.get_by_label("发表的论文").fill("7.5")
    expect(groups).to_have_text(["60", "7.5"])
    expect(total).to_have_text("67.5")
    su.look_over()
    su.fits_a_phone()
    su.page.get_by_label("发表的论文").fill("41")
    expect(total).to_have_text("—")
    su.page.get_by_label("发表的论文").fill("８ 分")
    expect(total).to_have_text("68")
    su.is_saved()
    su.page.reload()
    expect(su.page.get_by_label("发表的论文")).to_have_value("8")
    expect(total).to_have_text("68")
