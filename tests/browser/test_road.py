"""The road from a notice to a printed review form, walked by everybody who has a part in it."""

import re

from playwright.sync_api import expect

from tests.browser import applying, deciding
from tests.browser.conftest import Enter
from tests.browser.people import Cast
from zhicheng.casework import invariants
from zhicheng.clock import now
from zhicheng.jobs import services as jobs

WANTED = "请写明本人在改造中的作用。"


def test_the_whole_road(enter: Enter, people: Cast) -> None:
    su, phone = enter(), enter(phone=True)
    clerk, bureau, office, operator = enter(), enter(), enter(), enter()

    # Monday. 苏见山 looks at the platform, signs in, reads the plan, and applies in six steps.
    su.open("/")
    su.reads("先看够不够条件，再填一份申报材料。")
    su.fits_a_phone()
    su.takes_the_part_of("申报人")
    su.reads(re.compile("苏见山，您好。"))
    applying.starts(su, people.town.plan.pk)
    applying.gives_photo(su)
    applying.signs_on_the_phone(su, phone)
    applying.fills_in(su)
    applying.chooses(su)
    applying.attaches(su)
    applying.submits(su)
    jobs.drain()

    # Her employer checks what she sent, and posts a notice the same day.
    clerk.signs_in(people.clerk)
    clerk.reads("1 件申报要审查")
    clerk.fits_a_phone()
    clerk.open("/employer/applications/?step=decide")
    clerk.reads("1 件等您审查")
    deciding.opens_case(clerk, "苏见山")
    deciding.passes(clerk, "材料齐全，情况属实。")
    deciding.posts_notice(clerk, "苏见山")

    # Five working days go by; nobody objects; the employer reports her.
    operator.takes_the_part_of("平台管理员")
    operator.reads("平台运行正常")
    deciding.moves_clock(operator, 8, to="今天是2023年8月29日（周二）")
    deciding.closes_notice(clerk)
    deciding.reports(clerk, "苏见山")
    jobs.drain()

    # The bureau wants one thing written better.
    bureau.signs_in(people.bureau)
    bureau.reads("1 件等您审查")
    bureau.fits_a_phone()
    deciding.opens_case(bureau, "苏见山")
    bureau.fits_a_phone()
    deciding.returns(bureau, WANTED)
    jobs.drain()

    # She mends it and submits again; it goes straight back to the bureau, which sees what changed.
    applying.mends(su, says=WANTED)
    jobs.drain()
    bureau.open("/authority/")
    bureau.reads("1 件等您审查")
    deciding.opens_case(bureau, "苏见山")
    changed = bureau.page.locator(".diff")
    expect(changed.locator("del")).to_contain_text(applying.STATEMENT)
    expect(changed.locator("ins")).to_contain_text(applying.MENDED)
    deciding.passes(bureau, "符合申报条件，同意推荐。")
    jobs.drain()

    # The committee's office takes the case, the fee and the paper: she is in committee.
    office.signs_in(people.office)
    office.reads("1 件等您受理")
    deciding.opens_case(office, "苏见山")
    deciding.passes(office, "材料齐全，予以受理。")
    deciding.records_fee_and_paper(office, "苏见山", copies=3)
    office.open("/office/roster/")
    office.reads("1 人已经进入评审")
    jobs.drain()

    # She sees where it is, and takes the review form home.
    su.open("/my/applications/")
    su.reads("一共申报过 1 次")
    su.page.locator("main a[href*='/applications/']").first.click()
    su.reads(re.compile("评审"))
    su.fits_a_phone()
    assert applying.pages_of(su, "评审表") >= 4
    assert invariants.check_all(at=now()).violations == {}
