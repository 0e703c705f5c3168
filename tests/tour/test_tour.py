"""Walks the five minutes of the README on a running platform and renews the pictures of docs/tour/."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests import world
from tests.browser.visitor import PHONE, Visitor
from tests.tour.album import FOLDER, WIDE, Album
from tests.tour.portrait import drawn_portrait

STATEMENT = "长期从事本专业技术工作，主持完成生产装置的改造，个人负责方案设计与现场调试，改造后能耗和不良率都有下降。"


@pytest.mark.browser
def test_the_walk(platform: str, browser: Browser) -> None:
    album = Album()
    windows = {
        name: Visitor(
            browser.new_context(
                base_url=platform,
                viewport=PHONE if name == "phone" else WIDE,
                has_touch=name == "phone",
                accept_downloads=True,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )
        )
        for name in ("applicant", "phone", "employer", "department", "bureau", "office", "operator")
    }
    applicant, employer = windows["applicant"], windows["employer"]

    # 申报人: from the first page to the receipt.
    applicant.open("/")
    album.take(applicant, "home", "The first page: plans that are open, and three ways in.", phone=True)
    applicant.open("/account/sign-in")
    album.take(applicant, "sign-in", "Sign-in, with one made-up person per role to try.")
    applicant.takes_the_part_of("申报人")
    album.take(applicant, "applicant", "The applicant's first page: what she has to do, her dossier, her messages.")
    name = re.split("[，,]", applicant.page.locator("h1").inner_text())[0]
    applicant.open("/my/dossier/")
    profession = applicant.page.locator("main").inner_text()
    album.take(applicant, "dossier", "我的业绩档案: every record with its evidence, approved by the employer.")
    applicant.open("/plans/")
    applicant.page.locator("main a", has_text="中级").first.click()
    applicant.page.wait_for_load_state()
    album.take(applicant, "plan", "A plan: how its conditions stand for her, each with its clause.", phone=True)
    album.take(applicant, "requirements", "The requirements beside the notice's own words.", at="#requirements")
    applicant.presses("马上申报")
    applicant.comes_to(r"/applications/\d+/$")
    album.take(applicant, "six-steps", "申报 in six steps.")
    application = re.findall(r"\d+", applicant.page.url)[-1]
    files(album, windows, application, profession)

    # 单位经办: checks, publicises.
    employer.takes_the_part_of("单位经办")
    album.take(employer, "employer", "The employer's desk: what waits, and until when.")
    employer.open("/employer/applications/?step=decide")
    passes(album, employer, name, "employer-case", "资格审查 by the employer: each condition beside its evidence.")
    employer.open("/employer/applications/?step=to_publicise")
    employer.page.get_by_label(f"选{name}").check()
    employer.page.get_by_role("button", name="公示所选").click()
    employer.comes_to("/notices/new/")
    employer.page.get_by_label("在哪里公示").fill("厂区公告栏")
    album.take(employer, "publicity", "公示: five working days are counted on the calendar.", phone=True)
    employer.presses("开始公示")
    employer.comes_to(r"/notices/\d+/")

    # 主管部门: not on this employer's route; it has cases of its own.
    department = windows["department"]
    department.takes_the_part_of("主管部门经办")
    album.take(department, "department", "A supervising department sees the cases of its own employers only.")

    # 平台管理员: the demo's days go by.
    operator = windows["operator"]
    operator.takes_the_part_of("平台管理员")
    album.take(operator, "operator", "The operator's first page: jobs, messages, accounts.")
    operator.open("/operator/clock")
    operator.page.get_by_label("往后调几天").fill("8")
    album.take(operator, "clock", "In the demo the operator lets days go by.")
    for _ in range(2):
        operator.presses("往后调")
        operator.page.wait_for_load_state()
        operator.page.wait_for_timeout(500)

    # 单位经办: closes the notice and reports.
    employer.open(employer.page.url)
    employer.page.get_by_label("没有收到不同意见").check()
    employer.presses("记下公示结果")
    employer.page.get_by_role("link", name="去报送").click()
    employer.page.get_by_label(f"选{name}").check()
    employer.page.get_by_role("button", name="预览报送").click()
    opinion = employer.page.locator("[name=opinion]")
    if opinion.count():
        opinion.fill("公示无异议，同意推荐。")
    album.take(employer, "report", "报送: exactly whom, before it is done.")
    employer.page.get_by_role("button", name=re.compile("^报送这")).click()
    employer.comes_to("/report/result/")

    # 人力社保: what the employer vouches for is checked once more.
    bureau = windows["bureau"]
    bureau.takes_the_part_of("资格审查经办")
    album.take(bureau, "bureau", "The bureau's list: what is due first stands first.")
    words = "审查: conditions, evidence and opinion side by side."
    passes(album, bureau, name, "bureau-case", words, phone=True)

    # 评委会办公室: acceptance, fee, paper.
    office = windows["office"]
    office.takes_the_part_of("评委会办公室")
    album.take(office, "office", "The committee's office: acceptance, fees and papers.")
    passes(album, office, name, "office-case", "The office checks the whole once more.")
    office.open("/office/")
    office.page.get_by_role("link", name=re.compile(rf"^登记\s*：{name}")).click()
    office.comes_to("/counter/")
    album.take(office, "counter", "The counter: paper and fee are recorded by hand.")

    # 申报人: where is it, and the paper.
    applicant.open(f"/my/applications/{application}/")
    album.take(applicant, "where-is-it", "Where is it: who has it, since when, until when, what to do.", phone=True)
    with applicant.page.expect_download(timeout=60_000) as waiting:
        row = applicant.page.get_by_role("listitem").filter(has_text="评审表")
        row.get_by_role("link", name="下载 PDF").click()
    paper = waiting.value.path().read_bytes()
    album.take_paper(paper, "review-form", "The 评审表, printed from the frozen revision.")
    album.take_paper(paper, "review-form-inside", "Inside the 评审表.", page=1)
    album.close()
    for window in windows.values():
        window.context.close()
    assert len(list(FOLDER.glob("*.png"))) == album.number + 5
    assert [line for window in windows.values() for line in window.trouble] == []


def files(album: Album, windows: dict[str, Visitor], application: str, profession: str) -> None:
    """The six steps of one application, to the receipt."""
    applicant, phone = windows["applicant"], windows["phone"]
    page = applicant.page
    applicant.open(f"/my/applications/{application}/photo")
    portrait = {"name": "证件照.jpg", "mimeType": "image/jpeg", "buffer": drawn_portrait()}
    page.set_input_files("input[name=photo]", files=[portrait])
    expect(page.locator("[data-crop-state]")).to_contain_text("可以用")
    album.take(applicant, "photo", "上传证件照: every rule of the notice, and a frame that mends what can be mended.")
    applicant.presses("用这张照片")
    applicant.comes_to("/commitment$")
    album.take(applicant, "commitment", "签署个人承诺: the code for the phone.")
    phone.open(applicant.link("打开手机签名页").get_attribute("href") or "")
    phone.draws_her_name()
    album.take(phone, "sign", "The same moment on the phone.", at="canvas")
    phone.page.get_by_label("我读过上面的内容，所填属实").check()
    phone.presses("提交签名")
    applicant.comes_to("/form$", within=10_000)
    specialties = page.locator("label", has=page.locator("input[name=specialty]")).all()
    hers = [one for one in specialties if one.inner_text().strip() in profession]
    min(hers or specialties, key=lambda one: profession.find(one.inner_text().strip())).click()
    for field in ("path", "method", "committee"):
        if page.locator(f"input[name={field}]").count():
            page.locator(f"input[name={field}]").first.check()
    page.get_by_label("本人述职").fill(STATEMENT)
    applicant.is_saved()
    album.take(applicant, "form", "填写申报信息: saved as typed; years are computed from the dossier.")
    applicant.presses("保存，去选择业绩")
    applicant.comes_to("/items$")
    for box in page.locator("input[name=item]").all():
        box.check()
    album.take(applicant, "items", "选择相关业绩.")
    applicant.presses("保存，去上传附件")
    applicant.comes_to("/attachments$")
    album.take(applicant, "attachments", "上传相关附件: only what this person needs under this path.")
    while (heading := page.locator("h1").inner_text()).startswith("还差"):
        empty = page.locator("section", has=page.get_by_role("heading", name="要您上传的")).locator(".slot")
        scan = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": world.pdf(2)}
        target = empty.filter(has_not=page.locator(".files")).first
        target.locator("input[type=file]").set_input_files([scan])
        expect(page.locator("h1")).not_to_have_text(heading)
    applicant.follows("去预览")
    applicant.comes_to("/preview$")
    album.take(applicant, "preview", "预览确认提交: everything once more, compared with the conditions.")
    applicant.presses("提交")
    applicant.comes_to("/receipt$")
    album.take(applicant, "receipt", "The receipt.")


def passes(album: Album, window: Visitor, name: str, picture: str, words: str, *, phone: bool = False) -> None:
    """Open a case from the list, take its picture, pass it."""
    window.page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    window.page.locator("#decide label.v-pass").click()
    album.take(window, picture, words, phone=phone)
    for box in window.page.locator("#decide .question textarea").all():
        box.fill("已核实，情况属实。")
    window.page.locator("#decide [name=opinion]").fill("情况属实，同意。")
    window.page.get_by_role("button", name=re.compile("^提交意见")).click()
    expect(window.page.get_by_text("本人会收到消息。").first).to_be_visible()
