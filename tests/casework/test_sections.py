"""What a plan's own sections do to a case: supplements, lateness, rosters, delivery, the facts an office hangs on."""

from datetime import date

import pytest

from tests import world
from tests.world import at
from tests.world.wide import supervised, wide_town
from zhicheng.applications.errors import NotReady
from zhicheng.applications.rules import Problem
from zhicheng.casework import filing, filing_draft, papers, rosters, stage_words, whereabouts
from zhicheng.casework.errors import Incomplete
from zhicheng.casework.filing_errors import PlanNotOpen
from zhicheng.casework.papers import Deliveries, Delivery
from zhicheng.casework.rosters import Offered
from zhicheng.casework.stage_words import Remark
from zhicheng.messages import queries as messages
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.standards.errors import NotFound

pytestmark = pytest.mark.django_db
UNTIL = "supplements: {until: committee", "supplements: {until: bureau"
NO_MORE = "“人力社保部门审核”开始以后不再补充材料（依据五（一）），不能退回修改。"
POINT = "上虞区人力社保局（嘉和路168号，电话 82120302）"


@pytest.fixture
def town(tmp_path):
    """The wide plan; nothing more may be handed in once the bureau has the case."""
    return wide_town(tmp_path, UNTIL)


def read(town):
    return plans.plan_of(town.plan.pk)


@pytest.mark.requirement("S2-37")
def test_after_the_plan_s_stage_nothing_is_returned(town):
    _, su = world.filed(town)
    world.at_bureau(town, su)
    with pytest.raises(Incomplete) as refused:
        world.returns(town.bureau, su, when=at("2023-09-04"))
    assert (refused.value.sentence, refused.value.field) == (NO_MORE, "verdict")
    stages = {one.id: stage_words.verdicts_of(read(town), one) for one in read(town).route}
    assert stages == {
        "employer": ("pass", "return", "reject"),
        "department": ("pass", "return", "reject"),
        "bureau": ("pass", "reject"),
        "office": ("pass", "reject"),
        "committee": ("pass", "not_pass"),
    }


def test_before_it_the_employer_returns_as_ever(town):
    _, su = world.filed(town)
    world.returns(town.clerk, su, when=at("2023-08-22"))
    assert world.fresh(su).status == "returned"


def test_what_an_office_is_told_of_its_stage(town):
    plan = read(town)
    found = {one.id: stage_words.remarks(plan, one) for one in plan.route[:4]}
    advises, free = "这一步是推荐，由下一级决定。", "本环节不收费。"
    closed = Remark(NO_MORE, ("五（一）",))
    assert found == {
        "employer": (),
        "department": (Remark(advises, ("附件1二6",)), Remark(free, ("附件1二6",))),
        "bureau": (Remark(advises, ("四（三）",)), Remark(free, ("四（三）",)), closed),
        "office": (closed,),
    }
    assert dict(stage_words.verdict_names(route.stage(plan, "bureau"))) == {
        "pass": "审查通过",
        "return": "退回补正",
        "reject": "审查不通过",
    }
    assert dict(stage_words.verdict_names(None)) == {"pass": "通过", "return": "退回修改", "reject": "不通过"}


CLOSED = "个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。"


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ((), "通知写明逾期不再受理（依据五（四））。"),
        (
            (("handling: refuse", "handling: case"),),
            "逾期的由受理机构逐件决定（依据五（四）），确有原因的，请联系评委会办公室（电话 82313758）。",
        ),
    ],
)
def test_what_the_plan_says_of_lateness_is_told_with_the_refusal(tmp_path, words, more):
    town = wide_town(tmp_path, *words)
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk)
    with pytest.raises(PlanNotOpen) as refused:
        filing.start(actor=actor, plan_pk=town.plan.pk, at=at("2023-09-09"))
    assert refused.value.sentence == CLOSED + more


def test_the_stage_that_makes_a_roster_has_whom_it_passed(town):
    _, su = world.filed(town)
    _, lin = world.filed(town, "林听雪")
    _, zhou = world.filed(town, "周望舒")
    world.at_bureau(town, su, lin, zhou)
    assert rosters.offered(town.bureau) == []
    world.passes(town.bureau, su, when=at("2023-09-04"))
    world.passes(town.bureau, lin, when=at("2023-09-05"))
    plan = read(town)
    assert rosters.offered(town.bureau) == [Offered(plan.id, plan.name, "roster", "花名册", 2)]
    sheet = rosters.sheet(actor=town.bureau, plan_id=plan.id, roster_id="roster")
    assert (sheet.title, [one["name"] for one in sheet.columns]) == (
        "花名册",
        [
            *("序号", "姓名", "性别", "出生年月", "用人单位", "学历", "现有职称", "取得时间"),
            *("申报资格", "申报专业", "申报条件", "面试", "受理编号", "审核通过"),
        ],
    )
    alike = (
        "女",
        "1990年5月",
        world.FIRM,
        "大学本科",
        "",
        "",
        "工程师",
        plan.specialties[0].name,
        "学历资历",
        "不面试",
    )
    assert sheet.rows == (
        (1, "林听雪", *alike, world.fresh(lin).receipt_number, date(2023, 9, 5)),
        (2, "苏见山", *alike, world.fresh(su).receipt_number, date(2023, 9, 4)),
    )


def test_who_was_rejected_later_stands_on_no_roster(town):
    _, su = world.filed(town)
    world.at_office(town, su)
    assert [one.people for one in rosters.offered(town.bureau)] == [1]
    world.rejects(town.office, su, when=at("2023-09-05"))
    assert rosters.offered(town.bureau) == []


def test_others_make_no_roster(town):
    _, su = world.filed(town)
    world.at_office(town, su)
    plan_id = town.plan.plan_id
    asked = [(town.clerk, plan_id, "roster"), (town.bureau, plan_id, "no-such"), (town.bureau, "no-such", "roster")]
    for actor, plan, roster in asked:
        with pytest.raises(NotFound):
            rosters.sheet(actor=actor, plan_id=plan, roster_id=roster)
    assert [rosters.offered(one) for one in (town.clerk, town.office)] == [[], []]


def test_where_paper_goes_is_told_everywhere(town):
    _, su = world.filed(town)
    world.at_office(town, su)
    plan = read(town)
    name = "专业技术职务任职资格评审表"
    assert papers.deliveries(world.fresh(su)) == Deliveries(
        point=plan.acceptance_points[0], papers=(Delivery(name, 3, POINT, ("附件3一", "五（四）")),)
    )
    told = [one.text for one in messages.about(f"application:{su.pk}").filter(kind="passed").order_by("pk")]
    assert told[-1].split("。")[1] == (
        f"请在收到这条消息后5\u00a0个工作日内把{name}一式3\u00a0份送到{POINT}，在申报页面可以下载打印"
    )
    world.deliver_messages(at("2023-09-04 09:01"))
    assert whereabouts.where_is(world.fresh(su)).what_to_do == (f"请在9月11日（周一）24:00前把纸质材料送到{POINT}。")


@pytest.fixture
def department_town(tmp_path):
    """The wide plan; the department's stage is for everybody."""
    return wide_town(tmp_path)


def problems_of(town, basics):
    """What keeps somebody with these basics, whose employer has a department, from filing."""
    life = world.ENGINEER.with_("basics", {**world.BASICS, **basics})
    actor, application = world.ready_applicant(supervised(town), "苏见山", life)
    found = filing_draft.filing_of(actor=actor, application_id=application.pk, at=world.FILING)
    return actor, application, [one for one in found.problems if one.step == "basics"]


def test_the_facts_an_office_hangs_on_are_asked_before_filing(department_town):
    actor, application, found = problems_of(department_town, {"personnel_file": "talent_centre"})
    assert found == [
        Problem(
            "basics",
            "basics:file_region",
            "“人事档案所在地区”还没有填，不填就不能确定“主管部门审核”由哪个部门办理。"
            "请在个人基本信息里填好，单位审核通过以后就可以提交。",
            ("附件1二6",),
        )
    ]
    with pytest.raises(NotReady):
        world.submit(actor, application, when=world.FILING)


@pytest.mark.parametrize("basics", [{}, {"personnel_file": "talent_centre", "file_region": "330604"}])
def test_where_they_are_told_nothing_is_asked(department_town, basics):
    assert problems_of(department_town, basics)[2] == []
