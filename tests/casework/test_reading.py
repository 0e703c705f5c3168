"""Reading a case: who may see it, where it is, what may be done, what the papers say."""

import pytest

from tests import world
from tests.world import at
from zhicheng.applications import services as application_services
from zhicheng.casework import counter, deciding, lists, publicising, reading
from zhicheng.documents import services as documents
from zhicheng.standards.errors import NotFound
from zhicheng.trail import queries as trail

NOT_HERE = "没有找到这件申报，请从列表里重新打开。"


def test_who_may_see_it(town):
    su, application = world.filed(town)
    stranger = world.person("陌生人", town.employer)
    elsewhere = world.clerk(world.employer("别家精密机械有限公司"), "employer", "陆离")
    assert reading.application_for(su, application.pk) == application
    assert reading.application_for(town.clerk, application.pk) == application
    for nobody in (stranger, elsewhere, town.bureau, town.office):
        with pytest.raises(NotFound) as unknown:
            reading.application_for(nobody, application.pk)
        assert unknown.value.sentence == NOT_HERE
    with pytest.raises(NotFound):
        reading.application_for(su, 999_999)

    # Each office sees it from when it came to it, and goes on seeing it.
    world.at_office(town, application)
    for office in (town.clerk, town.bureau, town.office):
        assert reading.application_for(office, application.pk) == application


def test_a_draft_is_nobodys_but_its_applicants(town):
    su, application_id = town.ready["苏见山"]
    assert reading.application_for(su, application_id).pk == application_id
    with pytest.raises(NotFound):
        reading.application_for(town.clerk, application_id)


def test_where_it_is_in_words(town):
    firm, bureau, office = town.employer.name, town.bureau.organisation_name, town.office.organisation_name
    su, application_id = town.ready["苏见山"]
    application = world.Application.objects.get(pk=application_id)

    def where():
        found = reading.where_is(world.fresh(application))
        return found.sentence, found.what_to_do

    nothing = "您不用做什么，有进展会发消息告诉您。"
    assert where() == (
        "申报还在您这里，还没有提交。请在9月8日（周五）24:00前提交。",
        "请在9月8日（周五）24:00前做完申报材料并提交。",
    )
    world.submit(su, application, when=world.FILING)
    limit = "最晚9月21日（周四）24:00。"
    assert where() == (f"{firm}正在审查，8月21日（周一）收到。{limit}", nothing)
    world.qualified(town, application)
    assert where() == (f"{firm}资格审查通过，接下来在单位公示。{limit}", nothing)
    notice = world.publicise(town, application, when=at("2023-08-23"))
    assert where() == (f"正在{firm}公示，到8月30日（周三）24:00。公示期满由单位报送。", nothing)
    world.close(town, notice, when=at("2023-08-31"))
    assert where() == (f"{firm}资格审查通过、公示期满，接下来报送。{limit}", nothing)
    world.report(town, application, when=at("2023-09-01"))
    assert where() == (f"{bureau}正在审查，9月1日（周五）收到。", nothing)
    world.passes(town.bureau, application, when=at("2023-09-04"))
    world.deliver_messages(at("2023-09-04 09:01"))
    place = "杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）"
    pay_and_bring = f"请缴纳评审费；请在9月11日（周一）24:00前把纸质材料送到{place}。"
    assert where() == (f"{office}正在审查，9月4日（周一）收到。最晚9月11日（周一）24:00。", pay_and_bring)
    world.passes(town.office, application, when=at("2023-09-05"))
    assert where() == (f"{office}审核通过，等缴评审费。", pay_and_bring)
    world.pay(town, application, when=at("2023-09-05"))
    bring = f"请在9月11日（周一）24:00前把纸质材料送到{place}。"
    assert where() == (f"{office}审核通过，等收齐纸质材料。最晚9月11日（周一）24:00。", bring)
    world.deliver(town, application, when=at("2023-09-06"))
    committee = world.fresh(application).committee.name
    assert where() == (f"材料已经齐全，9月6日（周三）起由{committee}评审。", nothing)


def test_a_rejection_says_the_clause_and_whom_to_ask(town):
    _, application = world.filed(town)
    world.rejects(town.clerk, application, when=at("2023-08-22"))
    found = reading.where_is(world.fresh(application))
    assert (found.sentence, found.what_to_do) == (
        f"{town.employer.name}审查不通过（2023年8月22日（周二）），依据是通知的二1。",
        "您有不同意见，可以先向作出决定的部门申请复核；也可以咨询评委会办公室（82313758）。",
    )


VERBS = (
    "edit",
    "submit",
    "withdraw",
    "decide",
    "take_back",
    "report",
    "publicise",
    "record_fee",
    "receive_paper",
    "note",
    "print",
)


def allowed(actor, application, when):
    """The verbs that this actor may do now."""
    found = world.fresh(application)
    return {verb for verb in VERBS if reading.may(actor, found, verb, at(when)) is None}


def test_what_may_be_done_is_told_to_each(town):
    su, application_id = town.ready["苏见山"]
    application = world.Application.objects.get(pk=application_id)
    assert allowed(su, application, "2023-08-21") == {"edit", "submit", "withdraw"}
    assert allowed(su, application, "2023-09-09 00:00") == {"edit", "withdraw"}
    assert allowed(town.clerk, application, "2023-08-21") == set()

    world.submit(su, application, when=world.FILING)
    assert allowed(su, application, "2023-08-22") == {"withdraw"}
    assert allowed(town.clerk, application, "2023-08-22") == {"decide", "note"}
    assert allowed(town.clerk, application, "2023-09-22 00:00") == {"note"}
    world.qualified(town, application)
    assert allowed(su, application, "2023-08-23") == set()
    assert allowed(town.clerk, application, "2023-08-23") == {"publicise", "take_back", "note"}
    notice = world.publicise(town, application, when=at("2023-08-23"))
    assert allowed(town.clerk, application, "2023-08-24") == {"note"}
    world.close(town, notice, when=at("2023-08-31"))
    assert allowed(town.clerk, application, "2023-08-31") == {"report", "take_back", "note"}
    world.report(town, application, when=at("2023-09-01"))
    assert allowed(town.clerk, application, "2023-09-01") == {"take_back", "note"}
    assert allowed(town.bureau, application, "2023-09-01") == {"decide", "note"}
    world.passes(town.bureau, application, when=at("2023-09-04"))
    assert allowed(town.bureau, application, "2023-09-04") == {"take_back", "note", "print"}
    assert allowed(su, application, "2023-09-04") == {"print"}
    assert allowed(town.office, application, "2023-09-04") == {
        "decide",
        "record_fee",
        "receive_paper",
        "note",
        "print",
    }
    world.passes(town.office, application, when=at("2023-09-05"))
    world.pay(town, application, when=at("2023-09-05"))
    world.deliver(town, application, when=at("2023-09-06"))
    assert allowed(town.office, application, "2023-09-06") == {"take_back", "receive_paper", "note", "print"}


def test_places_name_everything_a_reason_can_point_at(town):
    _, application = world.filed(town)
    places = {place.place: place.name for place in reading.places(application)}
    assert {
        name: places[name] for name in ("photo", "commitment", "basics", "form:statement", "paper:review-form")
    } == {
        "photo": "证件照",
        "commitment": "个人承诺",
        "basics": "个人基本信息",
        "form:statement": "本人述职",
        "paper:review-form": "专业技术职务任职资格评审表",
    }
    assert "专利“一种连续硝化反应的急冷装置" in "".join(places.values())
    assert places["whole"] == "整份申报"


@pytest.mark.requirement("S1-88")
def test_the_review_form_carries_both_opinions_and_is_logged(town):
    _, application = world.filed(town)
    world.publicised(town, application)
    world.report(town, application, when=at("2023-09-01"), opinion="公示无异议，同意推荐。")
    world.passes(town.bureau, application, when=at("2023-09-04"), opinion="符合条件，同意上报。")
    data = reading.review_form_data(application, 1, actor=town.bureau, at=at("2023-09-04"))
    assert data["opinions"] == [
        {
            "name": "单位意见",
            "text": "公示无异议，同意推荐。",
            "seal": "单位盖章处",
            "signer": "负责人签名",
            "date": "2023-09-01",
            "office": town.employer.name,
        },
        {
            "name": "人力社保部门意见",
            "text": "符合条件，同意上报。",
            "seal": "",
            "signer": "审核人签名",
            "date": "2023-09-04",
            "office": town.bureau.organisation_name,
        },
    ]
    assert (data["number"], data["revision"], data["copies"]) == (application.receipt_number, 1, 3)
    assert (data["name"], data["specialty"], data["years"][:2]) == ("苏见山", "石油和化学工程", "11")
    assert data["identity"].startswith("33060419900501")
    looks = trail.looks_at(application.applicant_id)
    assert [(look.what, look.purpose, look.person_id) for look in looks] == [
        ("identity_number", "打印评审表", town.bureau.person_id)
    ]
    assert documents.review_form(data).startswith(b"%PDF")


def test_the_bags_cover(town):
    _, application = world.filed(town)
    data = reading.bag_cover_data(application, at=at("2023-09-05"))
    assert data == {
        "number": application.receipt_number,
        "name": "苏见山",
        "specialty": "石油和化学工程",
        "employer": town.employer.name,
        "plan_name": town.plan.name,
        "made_on": "2023-09-05",
        "papers": [{"name": "专业技术职务任职资格评审表", "copies": 3}],
        "deliver_to": "杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）",
    }
    assert documents.bag_cover(data).startswith(b"%PDF")


@pytest.mark.requirement("S1-48", "F-08")
def test_the_sheet_that_is_hung_out(town):
    _, application = world.filed(town)
    world.qualified(town, application)
    notice = world.publicise(town, application, when=at("2023-08-23"))
    data = reading.publicity_sheet_data(notice.pk)
    assert {key: data[key] for key in ("employer", "basis", "posted_on", "last_day", "working_days", "place")} == {
        "employer": town.employer.name,
        "basis": "虞综管办〔2023〕43号",
        "posted_on": "2023-08-23",
        "last_day": "2023-08-30",
        "working_days": 5,
        "place": "厂区公告栏",
    }
    (person,) = data["people"]
    assert (person["name"], person["specialty"], person["method"]) == ("苏见山", "石油和化学工程", "正常申报")
    assert person["achievements"] == ["专利：一种连续硝化反应的急冷装置 发明专利"]
    assert {name: person[name] for name in ("sex", "posts", "education", "years")} == {
        "sex": "女",
        "posts": ["工艺工程师", "工程技术岗位", "化工工艺"],
        "education": ["浙江工业大学 化学工程与工艺 大学本科"],
        "years": ["11\u00a0年5\u00a0个月1\u00a0天", "2012年7月起"],
    }
    assert documents.publicity_sheet(data).startswith(b"%PDF")


def test_an_office_that_never_had_it_sees_no_changes(town):
    su, application = world.filed(town)
    assert reading.changes_since_my_visit(town.clerk, application) == []
    world.returns(town.clerk, application, when=at("2023-08-22"))
    application_services.save_form(
        actor=su, application_id=application.pk, values={"statement": "改过。"}, at=at("2023-08-23")
    )
    world.submit(su, application, when=at("2023-08-23"))
    found = reading.changes_since_my_visit(town.second_clerk, world.fresh(application))
    assert [(change.place, change.after) for change in found] == [("form:statement", "改过。")]


def test_double_clicks_on_a_notice_are_one_act(town):
    _, application = world.filed(town)
    world.qualified(town, application)
    choices = world.shown(application)
    said = {"posted_on": at("2023-08-23").date(), "place": "厂区公告栏"}
    first, again = (
        publicising.open_publicity(actor=town.clerk, choices=choices, at=at("2023-08-23"), **said) for _ in range(2)
    )
    assert first.pk == again.pk
    moved = {"posted_on": at("2023-08-24").date(), "place": "食堂门口", "reason": "风大，换了地方"}
    second, again = (
        publicising.restart_publicity(actor=town.clerk, notice_id=first.pk, at=at("2023-08-24"), **moved)
        for _ in range(2)
    )
    assert second.pk == again.pk != first.pk
    one, two = (world.close(town, second, when=at("2023-09-01")) for _ in range(2))
    assert (one.pk, one.state) == (two.pk, "closed")
    assert len(lists.publicised_with(actor=town.clerk, notice_id=second.pk)) == 1


def test_double_clicks_on_a_report_and_at_the_counter_are_one_act(town):
    _, application = world.filed(town)
    world.publicised(town, application)
    choices = world.shown(application)
    twice = [
        deciding.report(actor=town.clerk, choices=choices, opinion="同意推荐。", at=at("2023-09-01")) for _ in range(2)
    ]
    assert [outcome.done for outcome in twice] == [(application.pk,)] * 2
    world.passes(town.bureau, application, when=at("2023-09-04"))
    version = world.fresh(application).version
    fee = {"amount_fen": 20_000, "receipt": "ZJ1", "waived": False, "note": "", "expected_version": version}
    paid = [
        counter.record_fee(actor=town.office, application_id=application.pk, at=at("2023-09-05"), **fee)
        for _ in range(2)
    ]
    assert paid[0].pk == paid[1].pk
    counted = [world.deliver(town, application, 2, when=at("2023-09-05")) for _ in range(2)]
    assert counted[0].pk == counted[1].pk
    acts = [line.act for line in trail.lines_of(f"application:{application.pk}")]
    assert acts.count("application.fee_recorded") == acts.count("application.paper_received") == 1
