"""What employer, bureau, office and operator do at their desks."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def opens_case(visitor: Visitor, name: str) -> None:
    """From a list of the desk to the case."""
    visitor.follows(name)
    visitor.reads(name)


def passes(visitor: Visitor, opinion: str) -> None:
    """Pass the open case, with a word on everything that is left to the office."""
    page = visitor.page
    page.locator("#decide label.v-pass").click()
    for box in page.locator("#decide .question textarea").all():
        box.fill("已核实，情况属实。")
    visitor.look_over()
    page.locator("#decide [name=opinion]").fill(opinion)
    _sends(visitor)


def returns(visitor: Visitor, says: str) -> None:
    """Send the open case back: the statement is to be mended."""
    page = visitor.page
    page.locator("#decide label.v-return").click()
    row = page.locator("[data-reason]").first
    row.locator("select[name$=-code]").select_option("statement", force=True)
    row.locator("select[name$=-place]").select_option("form:statement", force=True)
    row.locator("textarea[name$=-text]").fill(says)
    expect(page.locator("[data-reasons-preview]")).to_contain_text(says)
    visitor.look_over()
    _sends(visitor)


def _sends(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=re.compile("^提交意见")).click()
    expect(visitor.page.get_by_text(re.compile("^苏见山的申报.*，本人会收到消息。$"))).to_be_visible()
    visitor.page.wait_for_selector("html[data-ready]")
    visitor.look_over()


def posts_notice(visitor: Visitor, name: str) -> None:
    """The employer lists her on a notice from today, sees to which day it runs, and posts it."""
    visitor.open("/employer/applications/?step=to_publicise")
    visitor.reads("1 件等您公示")
    visitor.page.get_by_label(f"选{name}").check()
    visitor.page.get_by_role("button", name="公示所选").click()
    visitor.comes_to("/notices/new/")
    visitor.page.get_by_label("在哪里公示").fill("厂区公告栏")
    visitor.presses("看公示到哪一天")
    visitor.reads("公示到 8月28日（周一）满 5 个工作日")
    visitor.fits_a_phone()
    visitor.presses("开始公示")
    visitor.reads("公示到 8月28日（周一）24:00，还有 5 个工作日")


def closes_notice(visitor: Visitor) -> None:
    """The days are over and nobody objected."""
    visitor.open("/employer/notices/")
    visitor.reads("1 份公示期满，请填写结果")
    visitor.page.locator("table a.title-link").first.click()
    visitor.reads("公示期满，请填写结果")
    visitor.page.get_by_label("没有收到不同意见").check()
    visitor.presses("记下公示结果")
    visitor.reads("公示期满，没有收到不同意见")


def reports(visitor: Visitor, name: str) -> None:
    """报送: chosen, looked through, written, sent."""
    visitor.open("/employer/applications/?step=to_report")
    visitor.reads("1 件可以报送")
    visitor.page.get_by_label(f"选{name}").check()
    visitor.page.get_by_role("button", name="预览报送").click()
    visitor.reads(f"要报送 1 人：{name}")
    opinion = visitor.page.locator("[name=opinion]")
    if opinion.count():
        opinion.fill("公示无异议，同意推荐。")
    visitor.page.get_by_role("button", name=re.compile("^报送这")).click()
    visitor.reads("已经报送 1 人")


def records_fee_and_paper(visitor: Visitor, name: str, *, copies: int) -> None:
    """The counter: money, then paper."""
    visitor.open("/office/")
    visitor.reads("1 件等您受理")
    visitor.page.get_by_role("link", name=re.compile(rf"^登记\s*：{name}")).click()
    visitor.reads(f"还差评审费、专业技术职务任职资格评审表 {copies} 份")
    page = visitor.page
    fee = page.locator("form[action$='/fee/']")
    fee.get_by_label("收到缴费").check()
    fee.get_by_label("实际收到的金额").fill("200")
    fee.get_by_label("票据号码").fill("ZJ2023000917")
    fee.get_by_role("button", name="登记评审费").click()
    visitor.reads(f"还差专业技术职务任职资格评审表 {copies} 份")
    paper = page.locator("form[action$='/paper/']")
    paper.locator("input[inputmode=numeric]").first.fill(str(copies))
    paper.get_by_role("button", name="登记收到的份数").click()
    visitor.reads("都齐了，已经交评委会")
    visitor.fits_a_phone()


def moves_clock(visitor: Visitor, days: int, to: str) -> None:
    """The operator lets days go by, and reads what day it is then."""
    visitor.open("/operator/clock")
    visitor.page.get_by_label("往后调几天").fill(str(days))
    visitor.presses("往后调")
    visitor.reads("往后调：请再看一遍")
    visitor.presses("往后调")
    visitor.reads(to)
