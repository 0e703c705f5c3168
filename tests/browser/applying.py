"""What an applicant does at her desk and on her phone, from the plan's page to the receipt."""

from __future__ import annotations

import re

import pypdfium2
from playwright.sync_api import expect

from tests import world
from tests.browser.visitor import WAIT, Visitor

STATEMENT = "长期从事精细化工工艺开发，主持完成连续硝化装置的改造。"
MENDED = "主持连续硝化装置的改造，个人完成急冷段的设计与调试。"


def starts(visitor: Visitor, plan_pk: int) -> None:
    """From the plan's page: 马上申报, which leads to the photo."""
    visitor.open(f"/plans/{plan_pk}/")
    visitor.reads("没有看到障碍，还要由审核单位判断。")
    visitor.fits_a_phone()
    visitor.presses("马上申报")
    visitor.comes_to(r"/applications/\d+/$")
    visitor.reads("申报材料：六步里做完了 0 步")
    visitor.follows("接着做：上传证件照")


def gives_photo(visitor: Visitor) -> None:
    """A photo that keeps the rule."""
    visitor.reads("上传一张白底证件照")
    file = {"name": "证件照.jpg", "mimeType": "image/jpeg", "buffer": world.portrait()}
    visitor.page.set_input_files("input[name=photo]", files=[file])
    expect(visitor.page.locator("[data-crop-state]")).to_have_text("框好后 420 × 560 像素，可以用。")
    visitor.look_over()
    visitor.presses("用这张照片")
    visitor.comes_to("/commitment$")


def signs_on_the_phone(visitor: Visitor, phone: Visitor) -> None:
    """The desk shows the code, the phone signs, and the desk notices by itself within two seconds."""
    visitor.reads("读完承诺，用手机签名")
    expect(visitor.page.get_by_role("img", name="签名页面的二维码")).to_be_visible()
    address = visitor.link("打开手机签名页").get_attribute("href")
    assert address is not None
    phone.open(address)
    phone.reads("请在框里签您的名字")
    phone.draws_her_name()
    phone.page.get_by_label("我读过上面的内容，所填属实").check()
    phone.presses("提交签名")
    phone.reads("签好了，请回到电脑上")
    visitor.comes_to("/form$", within=4_000)


def fills_in(visitor: Visitor) -> None:
    """The form: chosen, written, counted and kept as typed."""
    visitor.reads("填写申报信息")
    page = visitor.page
    page.locator("[name=specialty]").first.wait_for()
    if page.locator("select[name=specialty]").count():
        page.locator("select[name=specialty]").select_option(index=1)
    else:
        page.locator("input[name=specialty]").first.check()
    for name in ("path", "method", "committee"):
        page.locator(f"input[name={name}]").first.check()
    page.get_by_label("本人述职").fill(STATEMENT)
    expect(page.locator("[data-counter-for=id_statement]")).to_have_text(f"{len(STATEMENT)} / 1000")
    visitor.is_saved()
    page.reload()
    visitor.reads("填写申报信息")
    expect(page.get_by_label("本人述职")).to_have_value(STATEMENT)
    visitor.fits_a_phone()
    visitor.presses("保存，去选择业绩")
    visitor.comes_to("/items$")


def chooses(visitor: Visitor) -> None:
    """The achievements that stand for her."""
    visitor.reads(re.compile("业绩"))
    for box in visitor.page.locator("input[name=item]").all():
        box.check()
    visitor.presses("保存，去上传附件")
    visitor.comes_to("/attachments$")


def attaches(visitor: Visitor) -> None:
    """A file for every slot that is still empty; each goes up as soon as it is chosen."""
    visitor.reads(re.compile("附件"))
    page = visitor.page
    while (heading := page.locator("h1").inner_text()).startswith("还差"):
        slot = page.locator("section", has=page.get_by_role("heading", name="要您上传的")).locator(".slot")
        empty = slot.filter(has_not=page.locator(".files")).first
        file = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": world.pdf(2)}
        empty.locator("input[type=file]").set_input_files([file])
        expect(page.locator("h1")).not_to_have_text(heading, timeout=WAIT)
    visitor.reads(re.compile("^(附件都有了|没有要您上传的附件)$"))
    visitor.follows("去预览")


def submits(visitor: Visitor) -> None:
    """Look at it all once more, and submit."""
    visitor.reads("看一遍，确认后提交")
    visitor.fits_a_phone()
    visitor.presses("提交")
    visitor.comes_to("/receipt$")
    visitor.reads(re.compile("^提交好了，"))


def mends(visitor: Visitor, *, says: str) -> None:
    """The fix list leads to the field; she writes it anew and submits again."""
    visitor.open("/my/")
    visitor.reads(re.compile("苏见山，您好。"))
    visitor.fits_a_phone()
    visitor.follows("开始修改")
    visitor.reads("修改 1 处，再提交")
    expect(visitor.page.locator(".fix-list")).to_contain_text(says)
    visitor.page.locator(".fix-list a").first.click()
    visitor.reads("填写申报信息")
    expect(visitor.page.locator("main")).to_contain_text(says)
    visitor.page.get_by_label("本人述职").fill(MENDED)
    visitor.presses("先存草稿")
    visitor.reads("都改过了，看一遍再提交")
    visitor.page.locator(".tasks").get_by_role("link", name="预览确认提交").click()
    submits(visitor)


def pages_of(visitor: Visitor, name: str) -> int:
    """Download a PDF by the link beside it, and count its pages."""
    with visitor.page.expect_download(timeout=30_000) as waiting:
        row = visitor.page.get_by_role("listitem").filter(has_text=name)
        row.get_by_role("link", name="下载 PDF").click()
    data = waiting.value.path().read_bytes()
    assert data[:5] == b"%PDF-"
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
