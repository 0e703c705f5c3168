"""The counter: paper in part, whole, corrected; the fee paid, waived, corrected; the due day and its counting."""

import pypdfium2
import pytest

from tests import world
from tests.world import at
from zhicheng.fees import queries as fees
from zhicheng.paper.models import Receipt
from zhicheng.review import queries as review

from .pages import on, read, see, sits, slips, told

FORM = "专业技术职务任职资格评审表"
COUNT = "count-paper:review-form"


@pytest.fixture
def su(town):
    """One case at the office; the message of the bureau's pass was delivered on Monday 4 September."""
    _, application = world.filed(town)
    world.at_office(town, application)
    world.deliver_messages(at("2023-09-04 09:30"))
    return application


def desk(application, act=""):
    return f"/office/counter/{application.pk}/{act}"


def paid(application, **more):
    version = world.fresh(application).version
    return {"fee-version": version, "fee-way": "paid", "fee-amount": "120.50", "fee-receipt": "ZJ2023000917", **more}


def charge(application):
    found = fees.charge_of(review.open_run(application.pk).pk)
    return found.state, found.amount, found.receipt, found.note


def section(page, name):
    return next(one for one in page.all("section") if one.attributes.get("aria-labelledby") == name)


@pytest.mark.parametrize("act", ["fee/", "paper/"])
def test_opening_the_address_that_a_refusal_left_leads_to_the_counter(office, su, act):
    with on("2023-09-05 10:00"):
        assert office.get(desk(su, act))["Location"] == desk(su)


def test_what_is_missing_until_when_and_how_that_was_counted(office, su):
    with on("2023-09-05 10:00"):
        page = see(office, desk(su))
    assert page.one("h1").text == f"还差评审费、{FORM} 3 份"
    paper = section(page, "h-paper")
    assert paper.all("p")[0].text == (
        "5\u00a0个工作日，从9月4日（周一）短信送达起算（当天不算），到9月11日（周一）24:00。 五（四）"
    )
    assert [one.text for one in paper.all(".day-counted")] == [
        "5第 1 天",
        "6第 2 天",
        "7第 3 天",
        "8第 4 天",
        "11第 5 天 满",
    ]
    asked = next(one for one in page.all(".ruled") if one.one("h2").text == "要交什么")
    assert [one.text for one in asked.all("p")] == [
        f"{FORM} 3 份，盖用人单位的章。附件3一",
        "资料袋封面写明姓名、申报专业、所在单位。",
        "送到杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）",
        "资料袋封面（PDF）",
        "《评审表》（PDF）",
    ]
    assert section(page, "h-fee").all("p")[0].text == "通知没有写明截止日期。"


def test_days_that_do_not_run_yet_and_days_over_the_holiday(office, town):
    _, application = world.filed(town)
    world.at_bureau(town, application)
    world.passes(town.bureau, application, when=at("2023-09-27 16:00"))
    with on("2023-09-27 17:00"):
        paper = section(see(office, desk(application)), "h-paper")
    assert paper.all("p")[0].text == "通知审核通过的短信还没有送达，送达以后起算5\u00a0个工作日。 五（四）"
    world.deliver_messages(at("2023-09-28 00:05"))
    sits(office, town.office)
    with on("2023-09-28 09:00"):
        paper = section(see(office, desk(application)), "h-paper")
    assert paper.all("p")[0].text == (
        "5\u00a0个工作日，从9月28日（周四）短信送达起算（当天不算），到10月11日（周三）24:00。 五（四）"
    )
    assert [one.text for one in paper.all(".day-counted")] == [
        "7班第 1 天",
        "8班第 2 天",
        "9第 3 天",
        "10第 4 天",
        "11第 5 天 满",
    ]


def test_paper_in_part_then_whole_by_double_clicks(office, su):
    with on("2023-09-05 10:00"):
        for _ in range(2):
            assert office.post(desk(su, "paper/"), {COUNT: "2", "count-note": ""})["Location"] == desk(su)
        page = see(office, desk(su))
        assert told(page)[0] == "苏见山：已经登记，还没有收齐，可以继续补收。"
        assert page.by_id(f"id_{COUNT}").attributes["value"] == "2"
        for _ in range(2):
            office.post(desk(su, "paper/"), {COUNT: "2", "count-note": "", "whole": "yes"})
        page = see(office, desk(su))
    assert page.one("h1").text == "还差评审费"
    assert told(page)[0] == "苏见山：纸质材料已经收齐。"
    assert [one.text for one in section(page, "h-paper").one(".entries").all("li")] == [
        f"{FORM} 3\u00a0份收齐 陶砚秋，9月5日 10:00",
        f"{FORM} 2\u00a0份一部分 陶砚秋，9月5日 10:00",
    ]
    assert list(Receipt.objects.order_by("id").values_list("received", "complete")) == [
        ({"review-form": 2}, False),
        ({"review-form": 3}, True),
    ]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        ("", "请填现在一共收到几份，没有收到的填 0。"),
        ("三", "份数请填数字，例如 3。"),
        ("-1", "份数请填0到99之间的数。"),
        ("100", "份数请填0到99之间的数。"),
        ("0", "还没有收到的，不用登记；收到以后再填份数。"),
    ],
)
def test_a_count_that_is_none_is_told_beside_its_field(office, su, count, sentence):
    with on("2023-09-05 10:00"):
        page = read(office.post(desk(su, "paper/"), {COUNT: count, "count-note": "袋子有点破"}), status=422)
    assert (slips(page), page.by_id("id_count-note").text) == ([sentence], "袋子有点破")
    assert Receipt.objects.count() == 0


def test_a_wrong_count_is_corrected_with_a_reason_and_both_stay(office, su, town):
    world.deliver(town, su, 3, when=at("2023-09-05"))
    with on("2023-09-05 10:00"):
        page = read(office.post(desk(su, "paper/"), {COUNT: "2", "count-note": ""}), status=422)
        assert slips(page) == ["份数比上次登记的少，请写明原因，例如：有一份是别人的。"]
        office.post(desk(su, "paper/"), {COUNT: "2", "count-note": "有一份是别人的"})
        page = see(office, desk(su))
    assert [one.text for one in section(page, "h-paper").one(".entries").all("li")] == [
        f"{FORM} 2\u00a0份有一份是别人的更正 陶砚秋，9月5日 10:00",
        f"{FORM} 3\u00a0份收齐 陶砚秋，9月5日 09:00",
    ]
    assert page.one("h1").text == f"还差评审费、{FORM} 1 份"


def test_a_correction_takes_the_case_back_from_the_committee(office, town):
    _, application = world.filed(town)
    world.in_committee(town, application)
    with on("2023-09-07 10:00"):
        assert see(office, desk(application)).one("h1").text == "都齐了，已经交评委会"
        office.post(desk(application, "paper/"), {COUNT: "2", "count-note": "有一份是别人的"})
        page = see(office, desk(application))
        assert told(page) == [
            "苏见山：已经登记，还没有收齐，可以继续补收。这件申报已经从评委会退到本办公室，收齐以后再交。"
        ]
        assert page.one("h1").text == f"还差{FORM} 1 份"
    with on("2023-09-07 10:05"):
        office.post(desk(application, "paper/"), {COUNT: "3", "count-note": ""})
        assert told(see(office, desk(application))) == [
            "苏见山：纸质材料已经收齐。费用和材料都齐了，已经交评委会评审。"
        ]
    assert world.fresh(application).status == "in_committee"


def test_the_fee_in_yuan_is_kept_to_the_fen_and_once(office, su):
    form = paid(su)
    with on("2023-09-05 10:00"):
        for _ in range(2):
            assert office.post(desk(su, "fee/"), form)["Location"] == desk(su)
        page = see(office, desk(su))
    assert told(page)[0] == "苏见山的评审费 120.50\u00a0元已经登记。"
    assert charge(su) == ("paid", 12_050, "ZJ2023000917", "")
    assert [(one.one("dt").text, one.one("dd").text) for one in section(page, "h-fee").one(".summary").all("div")] == [
        ("收到", "120.50\u00a0元"),
        ("票据号码", "ZJ2023000917"),
        ("登记", "陶砚秋，9月5日 10:00"),
    ]
    assert page.one("h1").text == f"还差{FORM} 3 份"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"fee-way": ""}, "请选怎样登记。"),
        ({"fee-amount": "一百二"}, "金额请写成数字，最多两位小数，例如 120 或 120.50。"),
        ({"fee-amount": "120.505"}, "金额请写成数字，最多两位小数，例如 120 或 120.50。"),
        ({"fee-amount": ""}, "请填写实际收到的金额。"),
        ({"fee-amount": "0"}, "请填写实际收到的金额。"),
        ({"fee-receipt": " "}, "请填写票据号码。"),
        ({"fee-way": "waived"}, "请写明为什么减免，例如文件号或批准人。"),
    ],
)
def test_a_fee_that_lacks_something_is_told_beside_its_field(office, su, more, sentence):
    with on("2023-09-05 10:00"):
        page = read(office.post(desk(su, "fee/"), paid(su, **more)), status=422)
    assert slips(page) == [sentence]
    assert charge(su) == ("due", None, "", "")


def test_a_fee_waived_by_mistake_is_recorded_again_with_a_note(office, su):
    with on("2023-09-05 10:00"):
        office.post(desk(su, "fee/"), paid(su, **{"fee-way": "waived", "fee-note": "绍市人社发〔2021〕11号"}))
        assert charge(su) == ("waived", None, "", "绍市人社发〔2021〕11号")
        page = read(office.post(desk(su, "fee/"), paid(su)), status=422)
        assert slips(page) == ["这件申报已经记过费用，更正时请写明原因。"]
        office.post(desk(su, "fee/"), paid(su, **{"fee-note": "减免登记错了人"}))
    assert charge(su) == ("paid", 12_050, "ZJ2023000917", "减免登记错了人")


def test_an_entry_on_what_a_colleague_has_just_changed_is_told(office, su, town):
    form = paid(su)
    world.pay(town, su, when=at("2023-09-05"))
    colleague = world.clerk(world.Organisation.objects.get(pk=town.office.organisation_id), "office", "赵同事")
    sits(office, colleague)
    with on("2023-09-05 10:00"):
        page = read(office.post(desk(su, "fee/"), form), status=409)
    assert "陶砚秋" in page.text or town.office.organisation_name in page.text
    assert charge(su) == ("paid", 20_000, "ZJ2023000917", "")


def test_a_returned_case_shows_what_was_recorded_and_takes_no_entry(office, su, town):
    world.deliver(town, su, 3, when=at("2023-09-05"))
    world.returns(town.office, su, when=at("2023-09-05 09:30"))
    with on("2023-09-05 10:00"):
        page = see(office, desk(su))
        answer = office.post(desk(su, "paper/"), {COUNT: "2", "count-note": "退给本人"})
    assert page.one("h1").text == "现在不在本办公室办理"
    assert [one.text for one in page.all("button") if "登记" in one.text] == []
    assert read(answer, status=422).one(".error-summary").one("li").text == "这件申报现在不在收纸质材料这一步。"


def test_on_a_second_visit_the_fee_is_not_asked_again(office, su, town):
    applicant = world.Actor(person_id=su.applicant_id, person_name="苏见山", role="applicant")
    world.pay(town, su, when=at("2023-09-05"))
    world.deliver(town, su, when=at("2023-09-05"))
    world.returns(town.office, su, when=at("2023-09-05 14:00"))
    world.submit(applicant, su, when=at("2023-09-06"))
    with on("2023-09-06 10:00"):
        page = see(office, desk(su))
    assert page.one("h1").text == f"还差{FORM} 3 份"
    assert section(page, "h-fee").one("p").text == "费用在前一次办理时已经记过，不用再收。"
    assert section(page, "h-paper").all("p")[0].text == (
        "5\u00a0个工作日，从9月6日（周三）回到本办公室起算（当天不算），到9月13日（周三）24:00。 五（四）"
    )


def test_the_cover_of_the_bag(office, su):
    with on("2023-09-05 10:00"):
        answer = office.get(desk(su, "bag-cover.pdf"))
    assert answer["Content-Type"] == "application/pdf"
    words = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_bounded()
    assert [one in words for one in ("苏见山", "石油和化学工程", "上虞青原新材料有限公司")] == [True] * 3


def test_a_case_that_never_came_here_does_not_exist(office, town):
    _, application = world.filed(town)
    with on("2023-09-05 10:00"):
        answers = [office.get(desk(application)), office.post(desk(application, "paper/"), {COUNT: "3"})]
        answers += [
            office.get(desk(application, "bag-cover.pdf")),
            office.post(desk(application, "fee/"), paid(application)),
        ]
    assert [answer.status_code for answer in answers] == [404] * 4
