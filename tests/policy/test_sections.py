"""The sections of a plan beside its conditions: what each becomes, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhicheng import policy
from zhicheng.policy import route
from zhicheng.policy.model import plan as p
from zhicheng.policy.model.filing import SelectionWindow, SheetGroup, SheetItem
from zhicheng.policy.model.offices import RosterOrder
from zhicheng.policy.route import OfficeRule

from .people import engineer
from .wide import CHANGES, wide_folder


@pytest.fixture
def wide(spoiled: Callable[..., Path]) -> policy.Plan:
    return policy.load_folder(wide_folder(spoiled)).plan


def at(region: str, **more: Any) -> dict[str, Any]:
    return engineer(employer={**engineer()["employer"], "department": "economy", "region": region, **more})


def test_the_notice_as_a_document(wide: policy.Plan, plan: policy.Plan) -> None:
    assert (wide.source.addressees, wide.source.copied) == (("辖区各企业",), ("区人力资源和社会保障局",))
    assert wide.annexes == (
        p.Annex("annex-1", "申报人员网上申报办法", "附件1", ("附件",)),
        p.Annex("annex-9", "评分标准", None, ("附件",)),
    )
    assert wide.aliases == (p.Alias("评审工作计划", "评审计划", ("五（四）",)),)
    assert wide.menu == p.Menu("用户中心首页/中级职称评审", ("附件1二",))
    assert (wide.assumed, plan.assumed) == ("通知没有写系列", "")


def test_a_span_of_days_is_due_on_its_last(wide: policy.Plan) -> None:
    assert wide.dates["review"] == p.PlanDate(
        "review", "评审", date(2023, 11, 10), ("四",), None, date(2023, 11, 1), "11月上旬", "online"
    )
    assert wide.dates["employer_deadline"].start is None


def test_a_window_since_the_title_is_for_the_selection_only(wide: policy.Plan) -> None:
    assert sorted(wide.windows) == ["five-years", "honours"]
    chosen = wide.selection
    assert chosen is not None
    assert chosen.window == SelectionWindow("recent", True, date(2019, 1, 1), date(2023, 12, 31), ("二4(2)",))
    assert chosen.level is not None
    assert (chosen.level.title, chosen.says, chosen.proof, chosen.clause) == (
        "符合评价条件第十条",
        "突出专业代表性，不宜过多过杂",
        "集体项目要有本人是主要贡献者的依据",
        ("附件1二4",),
    )


def test_a_scoring_sheet(wide: policy.Plan) -> None:
    own = ("二4",)
    assert wide.sheets == {
        "quantified": p.Sheet(
            "quantified",
            "评审打分表",
            100,
            ("two-of-five",),
            "bureau",
            (
                SheetGroup(
                    "work",
                    "工作业绩",
                    60,
                    (SheetItem("w1", "项目", 40, ("二4(1)",)), SheetItem("w2", "成果", 20, own)),
                ),
                SheetGroup("paper", "论文", 40, (SheetItem("p1", "论文", 40, own),)),
            ),
            True,
            own,
        )
    }


def test_standing_rules(wide: policy.Plan) -> None:
    assert wide.dossier == p.DossierRule("per_item", ("employer", "department"), ("附件1一1",))
    assert wide.copies_attested == p.CopiesAttested(
        "employer", "核对无误", ("signature", "date", "seal"), ("五（二）",)
    )
    assert wide.late == p.LateRule("refuse", ("五（四）",))
    assert wide.supplements == p.SupplementRule("committee", ("五（一）",))
    post = wide.establishment
    assert post is not None
    assert (post.within_vacancies, post.form, post.steps) == (True, "exception-proof", ("公布岗位", "单位推荐"))
    entrusted = wide.entrusted[0]
    assert (entrusted.id, entrusted.title, entrusted.consent, entrusted.without) == (
        "outside",
        "委托评审",
        "市人力社保局",
        "资格不予公布。",
    )
    assert wide.announcements == (
        p.Announcement(
            "pre-review",
            "评审前公示",
            "office",
            "committee",
            5,
            ("市政府网站",),
            ("basics",),
            "基本情况",
            ("五（一）",),
        ),
    )
    roster = wide.rosters[0]
    assert roster.copies is not None
    assert (roster.copies.number, roster.medium, roster.made_by) == (1, "electronic", "bureau")
    assert roster.order == (RosterOrder(("degree", "exception"), ()), RosterOrder((), ("degree",)))


def test_what_a_plan_leaves_open_is_none_or_not_said(plan: policy.Plan, wide: policy.Plan) -> None:
    assert (plan.absent("interview"), plan.absent("papers"), plan.interview) == ("not_said", None, None)
    rule = wide.interview_rule
    assert rule is not None
    assert wide.interview is rule.when
    assert (wide.absent("interview"), rule.failing, rule.arranged, rule.clause) == (None, "ends", "另行通知", ("四",))


def test_papers_fees_and_sanctions(wide: policy.Plan) -> None:
    paper, fee, sanction = wide.papers[0], wide.fees[0], wide.sanctions[0]
    assert (paper.binding, paper.medium, paper.made_by, paper.at_acceptance_point, paper.deliver_to) == (
        "A3 骑缝",
        "paper",
        "applicant",
        True,
        "",
    )
    assert (fee.trigger, fee.basis, fee.online) == ("office.pass", "浙价费〔2002〕229号", True)
    assert (sanction.basis, sanction.bars, sanction.starts, sanction.years) == ("", "filing", "at_once", 0)
    assert wide.contacts[0].role == "报名咨询"


def test_a_stage_says_what_it_may_do(wide: policy.Plan) -> None:
    stage = route.stage(wide, "department")
    assert (stage.advises, stage.free, stage.verdict_names["reject"]) == (True, True, "审查不通过")
    assert stage.office == OfficeRule("human_resources", "county", "employer")
    public = route.stage(wide, "employer").publicity
    assert public is not None
    assert (public.soft, public.content) == (True, "申报材料")


@pytest.mark.parametrize(
    ("level", "file", "office"),
    [
        ("city", "employer", OfficeRule("construction", "city", "employer")),
        ("city", "talent_centre", OfficeRule("construction", "city", "employer")),
        ("county", "talent_centre", OfficeRule("talent_centre", None, "file")),
        ("county", "employer", OfficeRule("human_resources", "county", "employer")),
        (None, "talent_centre", OfficeRule("talent_centre", None, "file")),  # met before what is only possible
        (None, "employer", OfficeRule("construction", "city", "employer")),  # possible before everybody else
        ("county", None, OfficeRule("talent_centre", None, "file")),
    ],
)
def test_who_has_a_stage(wide: policy.Plan, level: str | None, file: str | None, office: OfficeRule) -> None:
    facts = at("330604", directly_under=level)
    facts["person"] = {**facts["person"], "personnel_file": file}
    stage = next(one for one in route.resolve(wide, facts) if one.id == "department")
    assert (stage.office, stage.choices) == (office, ())
    assert route.resolved(route.stage(wide, "department"), facts) == stage


def test_what_keeps_an_office_open_is_told(wide: policy.Plan) -> None:
    facts = at("330604", directly_under=None)
    facts["person"] = {**facts["person"], "personnel_file": "employer"}
    assert [(stage.id, finding.id) for stage, finding in route.open_choices(wide, facts)] == [
        ("department", "department.office.1")
    ]
    assert route.open_choices(wide, at("330604", directly_under="city")) == ()


def test_the_acceptance_point_of_a_person(wide: policy.Plan) -> None:
    paper = wide.papers[0]
    found = {region: route.acceptance_point(wide, at(region)) for region in ("330604", "330602", "330600")}
    assert {region: one.id if one else None for region, one in found.items()} == {
        "330604": "shangyu",
        "330602": "yuecheng",
        "330600": None,
    }
    assert [route.delivery(wide, paper, at(region)) for region in found] == [
        "上虞区人力社保局（嘉和路168号）",
        "越城区人力社保局",
        "",
    ]


def test_the_papers_of_a_person(wide: policy.Plan, plan: policy.Plan) -> None:
    facts = engineer()
    asked = {
        word: [one.id for one in route.papers(wide, {**facts, "person": {**facts["person"], "in_service": word}})]
        for word in (True, False, None)
    }
    assert asked == {True: ["review-form"], False: [], None: ["review-form"]}
    assert route.delivery(plan, plan.papers[0], facts) == (
        "杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）"
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "expected"),
    [
        ("from: 2023-11-01, to: 2023-11-10", "from: 2023-11-10, to: 2023-11-01", "dates.review.to", "不早于"),
        ("from: 2023-11-01, to: 2023-11-10", "from: 2023-11-01", "dates.review", "date，或 from 加 to"),
        ("from: 2023-11-01, to", "date: 2023-11-01, to", "dates.review", "date，或 from 加 to"),
        ("since: current_title, from: 2019-01-01, to", "since: current_title, to", "windows.recent", "from 加 to"),
        ("window: recent\n", "window: last\n", "selection.window", "spans 里有的一个时间段"),
        ("kind: invention_patent, count: 1, window: five-years", "kind: invention_patent, count: 1, window: recent",
         "paths.two-of-five.needs.of[1].any[0].achievement.window", "windows 里有的一个时间段"),
        ("w1, name: 项目, max: 40", "w1, name: 项目, max: 61", "sheets.quantified.groups[0].items[0].max", "不大于 60"),
        ("code: w2", "code: w1", "sheets.quantified.groups[0].items[1].code", "没有用过的代码"),
        ("full: 100", "full: 101", "sheets.quantified.full", "不大于各组之和"),
        ("{path: two-of-five}\n    verified", "{path: no}\n    verified",
         "sheets.quantified.filled_by.path", "paths 里有"),
        ("verified_by: bureau", "verified_by: province", "sheets.quantified.verified_by", "stages 里有"),
        (", missing: true}", "}", "annexes[1]", "at，或 missing: true"),
        ("        - {office: {kind: human_resources, level: county, where: employer}}\n",
         "        - {when: {person: {in_service: true}}, office: {kind: human_resources}}\n",
         "route[1].office.choose[2]", "最后一项不写 when"),
        ("{when: {person: {personnel_file: talent_centre}}, office: {kind: talent_centre, where: file}}",
         "{office: {kind: talent_centre, where: file}}", "route[1].office.choose[1]", "写明 when"),
        ("office: {kind: talent_centre, where: file}", "office: {kind: ministry, where: file}",
         "route[1].office.choose[1].office.kind", "talent_centre"),
        ("trigger: office.pass", "trigger: office.paid", "fees[0].trigger", "office.pass"),
        ("made_by: bureau", "made_by: nobody", "rosters[0].made_by", "stages 里有"),
        ("{path: [degree, exception]}", "{path: [degree], specialty: plan_order}",
         "rosters[0].order[0]", "path 或 specialty"),
        ("before: committee", "before: province", "announcements[0].before", "stages 里有"),
        ("form: exception-proof", "form: nothing", "establishment.form", "attachments 里有"),
        ("supplements: {until: committee", "supplements: {until: end", "supplements.until", "stages 里有"),
        ("  why: 通知没有写系列\n", "", "plan", "写明为什么"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    spoiled: Callable[..., Path], old: str, new: str, path: str, expected: str
) -> None:
    folder = wide_folder(spoiled)
    with pytest.raises(policy.PlanErrors) as raised:
        policy.load_folder(spoiled((old, new)))
    assert folder.is_dir()
    assert [one.path for one in raised.value.errors] == [path]
    assert expected in raised.value.errors[0].expected


def test_papers_for_acceptance_points_need_them(spoiled: Callable[..., Path]) -> None:
    change = next(one for one in CHANGES if "deliver_to: acceptance_points" in one[1])
    with pytest.raises(policy.PlanErrors) as raised:
        policy.load_folder(spoiled(change))
    assert [(one.path, one.expected) for one in raised.value.errors] == [("papers[0].deliver_to", "计划里写了受理点")]
