"""苏见山 applies in August 2023 and is with the committee two weeks later. Nothing goes wrong."""

from tests import world
from tests.journeys.stories import acts, last_message, standing, story, told, wrong
from tests.world import at
from zhicheng.casework import deciding


def test_from_first_click_to_the_committee(town):
    firm, bureau, office = town.employer.name, town.bureau.organisation_name, town.office.organisation_name

    # On Monday 21 August her six steps are done, and she submits.
    su, application = town.ready["苏见山"][0], world.draft_of(town)
    assert standing(application) == ("draft", "draft", "您本人")
    world.submit(su, application, when=at("2023-08-21 15:00"))
    assert standing(application) == ("in_review", "deciding", firm)

    # On Tuesday a clerk of her employer opens the case and finds her qualified.
    deciding.see(actor=town.clerk, application_id=application.pk, at=at("2023-08-22 08:30"))
    world.passes(town.clerk, application, when=at("2023-08-22"))
    assert standing(application) == ("in_review", "to_publicise", firm)

    # Her name hangs out from Wednesday for five full working days.
    notice = world.publicise(town, application, when=at("2023-08-23"))
    assert notice.last_day.isoformat() == "2023-08-30"
    assert standing(application) == ("in_review", "publicising", firm)
    world.close(town, notice, when=at("2023-08-31"))
    assert standing(application) == ("in_review", "to_report", firm)

    # Her employer reports her; the bureau passes her; the committee's office accepts her.
    world.report(town, application, when=at("2023-09-01"))
    assert standing(application) == ("in_review", "deciding", bureau)
    world.passes(town.bureau, application, when=at("2023-09-04"))
    assert standing(application) == ("in_review", "deciding", office)
    world.passes(town.office, application, when=at("2023-09-05"))
    assert standing(application) == ("in_review", "to_pay", office)

    # She pays and brings the form in three copies; then the committee has her.
    world.pay(town, application, when=at("2023-09-05 10:00"))
    assert standing(application) == ("in_review", "to_deliver", office)
    world.deliver(town, application, when=at("2023-09-06"))
    committee = world.fresh(application).committee.name
    assert standing(application) == ("in_committee", "in_committee", committee)

    assert acts(application) == [
        ("08-21 09:00", "苏见山", "application.started"),
        ("08-21 09:00", "苏见山", "commitment.signed"),
        ("08-21 15:00", "苏见山", "application.submitted"),
        ("08-22 08:30", "何知远", "review.seen"),
        ("08-22 09:00", "何知远", "application.decided"),
        ("08-23 09:00", "何知远", "application.publicised"),
        ("08-31 09:00", "何知远", "application.publicity_closed"),
        ("09-01 09:00", "何知远", "application.reported"),
        ("09-04 09:00", "竺可人", "application.decided"),
        ("09-05 09:00", "陶砚秋", "application.decided"),
        ("09-05 10:00", "陶砚秋", "application.fee_recorded"),
        ("09-06 09:00", "陶砚秋", "application.paper_received"),
    ]
    assert story(application) == [
        ("08-21 09:00", "苏见山", "开始填写申报。"),
        ("08-21 09:00", "苏见山", "签署了个人承诺。"),
        ("08-21 15:00", "苏见山", "提交了第1稿。"),
        ("08-22 08:30", firm, "打开了这件申报，开始审查。"),
        ("08-22 09:00", firm, "单位审核通过。"),
        ("08-23 09:00", firm, "开始公示，8月23日（周三）张贴，公示到8月30日（周三）24:00。"),
        ("08-31 09:00", firm, "公示期满，没有收到不同意见。"),
        ("09-01 09:00", firm, f"写明公示情况和推荐意见，报送到{bureau}。"),
        ("09-04 09:00", bureau, f"人力社保部门审核通过，转到{office}。"),
        ("09-05 09:00", office, "评委会办公室受理通过。"),
        ("09-05 10:00", office, "记下了评审费 200\u00a0元。"),
        ("09-06 09:00", office, f"纸质材料收齐了。转到{committee}。"),
    ]
    assert told(application) == [
        "application.submitted",
        "passed",
        "publicised",
        "reported",
        "passed",
        "fee_due",
        "passed",
        "fee_recorded",
        "paper_received",
        "entered",
    ]
    assert wrong() == {}


def test_a_lone_clerk_goes_straight_to_the_bureau(town):
    # 温如玉 is the only clerk of a small firm; nobody else there could decide her case.
    firm = world.employer("上虞独木精工有限公司")
    wen = world.person("温如玉", firm)
    seat = world.seated(world.User.objects.get(pk=wen.person_id), firm, "employer")

    # Her records were approved while she still had a colleague.
    colleague = world.clerk(firm, "employer", "叶小舟")
    world.fill_dossier(wen, colleague)
    world.leaves(colleague)

    application = world.prepare(wen, town)
    world.submit(wen, application, when=at("2023-08-21 15:00"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)
    assert last_message(application).endswith("您不用做什么，有进展会再告诉您。")
    assert world.passes_or_refused(seat, application, when=at("2023-08-22")) == (
        "没有找到这件申报，请从列表里重新打开。"
    )
    assert wrong() == {}


def test_a_department_between_employer_and_bureau(town_with_department):
    # An employer with a supervising department: its word comes before the bureau's.
    town = town_with_department
    _, application = world.filed(town)
    world.at_bureau(town, application)
    assert standing(application) == ("in_review", "deciding", town.department.organisation_name)
    world.passes(town.department, application, when=at("2023-09-04"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)
    assert wrong() == {}
