"""Cases that come back to the applicant, once from her employer, once from the bureau, and go on."""

from tests import world
from tests.journeys.stories import acts, last_message, standing, wrong
from tests.world import at
from zhicheng.applications import services as applications
from zhicheng.casework import deciding, reading


def test_returned_by_the_employer(town):
    firm = town.employer.name
    su, application = world.filed(town)

    # The clerk wants a clearer statement and sends the case back on Tuesday.
    world.returns(
        town.clerk,
        application,
        deciding.Reason("statement", "form:statement", "请写明本人在项目中的作用。"),
        when=at("2023-08-22"),
        opinion="整体不错，还差一点。",
    )
    assert standing(application) == ("returned", "to_mend", "您本人")
    assert last_message(application) == (
        f"您申报的“{town.plan.name}”，{firm}退回修改。请在8月29日（周二）24:00前改好再提交，"
        "一共1\u00a0处：本人述职：本人述职需要修改。请写明本人在项目中的作用。审查意见：整体不错，还差一点。"
    )
    assert reading.fix_list(world.fresh(application)) == [
        reading.Fix("statement", "本人述职需要修改", "form:statement", "本人述职", "请写明本人在项目中的作用。")
    ]
    assert reading.where_is(world.fresh(application)).until == at("2023-08-30 00:00")

    # She mends it and submits revision 2; it goes back to her employer, which sees what changed.
    rewrite(su, application, "主持改造，个人完成急冷段的设计。", when=at("2023-08-24"))
    world.submit(su, application, when=at("2023-08-24 10:00"))
    assert standing(application) == ("in_review", "deciding", firm)
    assert [
        (change.place, change.before[:4], change.after)
        for change in reading.changes_since_my_visit(town.clerk, world.fresh(application))
    ] == [("form:statement", "长期从事", "主持改造，个人完成急冷段的设计。")]

    # This time the employer passes her, and the road goes on as for everyone.
    world.passes(town.clerk, application, when=at("2023-08-25"))
    assert standing(application) == ("in_review", "to_publicise", firm)
    assert [act for _, _, act in acts(application)] == [
        "application.started",
        "commitment.signed",
        "application.submitted",
        "application.decided",
        "application.submitted",
        "application.decided",
    ]
    assert wrong() == {}


def test_returned_by_the_bureau_with_nothing_public_changed(town):
    bureau = town.bureau.organisation_name
    su, application = world.filed(town)
    world.at_bureau(town, application)

    world.returns(town.bureau, application, when=at("2023-09-04"))
    assert standing(application) == ("returned", "to_mend", "您本人")

    # The statement is not published, so the case goes straight back to the bureau: no new publicity.
    rewrite(su, application, "主持改造，个人完成急冷段的设计。", when=at("2023-09-05"))
    world.submit(su, application, when=at("2023-09-05 10:00"))
    assert standing(application) == ("in_review", "deciding", bureau)

    world.passes(town.bureau, application, when=at("2023-09-06"))
    assert standing(application) == ("in_review", "deciding", town.office.organisation_name)
    assert wrong() == {}


def test_returned_by_the_bureau_and_publicised_again_since_public_fields_changed(town):
    firm, bureau = town.employer.name, town.bureau.organisation_name
    su, application = world.filed(town)
    world.at_bureau(town, application)
    world.returns(
        town.bureau,
        application,
        deciding.Reason("specialty_wrong", "form:specialty", "请按主要工作选专业。"),
        when=at("2023-09-04"),
    )

    # Another specialty is something her colleagues read on the notice: they must see it again.
    other = world.plans.plan_of(application.plan_id).specialties[1].code
    applications.save_form(actor=su, application_id=application.pk, values={"specialty": other}, at=at("2023-09-05"))
    world.submit(su, application, when=at("2023-09-05 10:00"))
    assert standing(application) == ("in_review", "deciding", firm)

    world.passes(town.clerk, application, when=at("2023-09-05 14:00"))
    notice = world.publicise(town, application, when=at("2023-09-06"))
    assert notice.last_day.isoformat() == "2023-09-13"
    world.close(town, notice, when=at("2023-09-14"))
    world.report(town, application, when=at("2023-09-14 10:00"))

    # Straight back to the bureau that asked.
    assert standing(application) == ("in_review", "deciding", bureau)
    world.passes(town.bureau, application, when=at("2023-09-15"))
    assert standing(application) == ("in_review", "deciding", town.office.organisation_name)
    assert wrong() == {}


def test_a_department_is_not_asked_again_on_the_way_back(town_with_department):
    town = town_with_department
    su, application = world.filed(town)
    world.at_bureau(town, application)
    world.passes(town.department, application, when=at("2023-09-04"))
    world.returns(town.bureau, application, when=at("2023-09-05"))
    rewrite(su, application, "主持改造，个人完成急冷段的设计。", when=at("2023-09-05 12:00"))
    world.submit(su, application, when=at("2023-09-06"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)
    assert wrong() == {}


def test_the_employer_returns_it_once_more_on_the_way_back_to_the_bureau(town):
    su, application = world.filed(town)
    world.at_bureau(town, application)
    world.returns(town.bureau, application, when=at("2023-09-04"))
    other = world.plans.plan_of(application.plan_id).specialties[1].code
    applications.save_form(actor=su, application_id=application.pk, values={"specialty": other}, at=at("2023-09-05"))
    world.submit(su, application, when=at("2023-09-05 10:00"))

    # The employer is not content with it, and sends it back a second time.
    world.returns(town.clerk, application, when=at("2023-09-05 11:00"))
    rewrite(su, application, "改写后的述职。", when=at("2023-09-05 12:00"))
    world.submit(su, application, when=at("2023-09-05 13:00"))
    assert standing(application) == ("in_review", "deciding", town.employer.name)

    # Once reported it still goes to the bureau, which waits for it.
    world.passes(town.clerk, application, when=at("2023-09-05 14:00"))
    notice = world.publicise(town, application, when=at("2023-09-06"))
    world.close(town, notice, when=at("2023-09-14"))
    world.report(town, application, when=at("2023-09-14 10:00"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)
    assert wrong() == {}


def rewrite(actor, application, statement, *, when):
    """The applicant changes her statement."""
    applications.save_form(actor=actor, application_id=application.pk, values={"statement": statement}, at=when)
