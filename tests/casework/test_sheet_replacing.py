"""An office replaces a scoring sheet: the next version, once, by the office of the plan's own committee alone."""

from dataclasses import replace as changed

import pytest

from tests import world
from tests.casework.test_two_clerks import together
from tests.world import scoring
from zhicheng.applications import queries as applications
from zhicheng.applications import services as drafts
from zhicheng.casework import sheet_replacing
from zhicheng.casework.amending_errors import ReasonMissing
from zhicheng.casework.sheet_errors import SheetNotSound, SheetUnknown
from zhicheng.documents import score_sheets
from zhicheng.jobs import services as jobs
from zhicheng.messages import queries as messages
from zhicheng.organisations import services as organisations
from zhicheng.plans import queries as plans
from zhicheng.plans.errors import PlanChangedMeanwhile
from zhicheng.plans.models import PublishedPlan
from zhicheng.policy import sheets
from zhicheng.standards.actor import SYSTEM, Actor
from zhicheng.trail import queries as trail

SHEET = "quantified"
REASON = "换成正式的评审打分表"
AT = world.FILING


@pytest.fixture
def town(db, tmp_path):
    """The plan with a sample sheet, and its offices."""
    scoring.publish_scoring_plan(tmp_path)
    return world.town()


def rows(plan, **changes):
    """The rows of the plan's sheet without their marks, these lines with another name."""
    found = sheets.rows_of(plans.plan_of(plan.pk).sheets[SHEET])
    return [
        row._replace(cells={**row.cells, "mark": None, "name": changes.get(row.cells["code"], row.cells["name"])})
        for row in found
    ]


def put(actor, plan, lines, reason=REASON):
    return sheet_replacing.replace(plan_pk=plan.pk, sheet_id=SHEET, rows=lines, reason=reason, actor=actor, at=AT)


def another_office():
    """The office of a committee of its own."""
    office = organisations.create_office(
        kind="committee_office", name="另一个评委会办公室", address="人民路1号", actor=SYSTEM, at=world.BEGAN
    )
    organisations.create_committee(
        code="another", name="另一个评委会", level="intermediate", office_id=office.pk, actor=SYSTEM, at=world.BEGAN
    )
    return world.clerk(office, "office", "谢长卿")


def test_a_sample_becomes_official_as_the_next_version(town):
    made = put(town.office, town.plan, rows(town.plan, projects="主持或参加的项目"))
    sheet = plans.plan_of(made.pk).sheets[SHEET]
    assert (made.version, made.current, made.reason) == (2, True, REASON)
    assert made.transition == {"drafts": "move", "filed": "stay"}
    assert made.changes == [
        "改动　评分表 quantified.sample：True → False",
        "改动　评分表 quantified.groups.work.items.projects.name：主持的项目 → 主持或参加的项目",
    ]
    assert (sheet.sample, [one.name for one in sheet.groups[0].items]) == (False, ["主持或参加的项目", "取得的效益"])
    last = list(trail.lines_of(f"plan:{made.plan_id}"))[-1]
    assert (last.act, last.data["reason"], last.actor["person_name"]) == ("plan.published", REASON, "陶砚秋")


def test_drafts_go_along_with_the_lines_that_stay_and_everyone_is_told(town):
    actor, draft = world.ready_applicant(town, "苏见山")
    drafts.save_form(
        actor=actor,
        application_id=draft.pk,
        values={scoring.FIELD: {"projects": "35", "benefit": "20", "papers": "10"}},
        at=AT,
    )
    typed = rows(town.plan)
    typed[1] = typed[1]._replace(cells={**typed[1].cells, "code": "income"})
    made = put(town.office, town.plan, typed)
    jobs.drain()
    draft = world.fresh(draft)
    sheet = plans.plan_of(made.pk).sheets[SHEET]
    assert draft.plan_id == made.pk
    assert applications.self_scores(draft) == {SHEET: 45.0}
    assert [one.code for one in sheet.groups[0].items] == ["projects", "income"]
    told = messages.by_key(f"application:{draft.pk}:amended:{made.pk}")
    assert told.text == (
        f"您申报的“{made.name}”有更正：{REASON}。您还没有提交的申报已经改按新的规定办理，填过的内容都在；"
        "个人承诺要重新签署。"
    )


def test_the_same_again_changes_nothing(town):
    lines = rows(town.plan)
    first = put(town.office, town.plan, lines)
    second = put(town.office, town.plan, lines)
    third = put(town.office, first, lines)
    assert (first.version, second.pk, third.pk) == (2, first.pk, first.pk)
    assert PublishedPlan.objects.count() == 2


def test_who_looked_at_an_older_version_does_not_overwrite_the_newer(town):
    put(town.office, town.plan, rows(town.plan))
    with pytest.raises(PlanChangedMeanwhile):
        put(town.office, town.plan, rows(town.plan, projects="别的项目"))
    assert PublishedPlan.objects.count() == 2


def test_all_errors_at_once_and_nothing_published(town):
    lines = sheets.rows_of(plans.plan_of(town.plan.pk).sheets[SHEET])
    with pytest.raises(SheetNotSound) as refused:
        put(town.office, town.plan, lines)
    assert [one.place for one in refused.value.errors] == ["第 4 行“标记”", "第 5 行“标记”", "第 6 行“标记”"]
    assert refused.value.sentence == "评分表有 3 处要改，改好再上传。"
    with pytest.raises(ReasonMissing):
        put(town.office, town.plan, rows(town.plan), reason=" ")
    assert PublishedPlan.objects.count() == 1


def test_other_seats_and_offices_know_of_no_such_sheet(town):
    lines = rows(town.plan)
    foreign = another_office()
    operator = Actor(person_id=None, person_name="管理员", role="operator")
    for actor in (town.clerk, town.bureau, foreign, operator, changed(town.office, role="bureau")):
        with pytest.raises(SheetUnknown):
            put(actor, town.plan, lines)
        with pytest.raises(SheetUnknown):
            sheet_replacing.examine(plan_pk=town.plan.pk, sheet_id=SHEET, data=b"", actor=actor)
        assert sheet_replacing.held(actor) == []
    with pytest.raises(SheetUnknown):
        sheet_replacing.find(actor=town.office, plan_pk=town.plan.pk, sheet_id="other")
    assert PublishedPlan.objects.count() == 1


def test_the_sheets_an_office_holds(town):
    (own,) = sheet_replacing.held(town.office)
    assert (own.plan.pk, own.sheet) == (town.plan.pk, plans.plan_of(town.plan.pk).sheets[SHEET])
    made = put(town.office, town.plan, rows(town.plan))
    assert [(one.plan.pk, one.sheet.sample) for one in sheet_replacing.held(town.office)] == [(made.pk, False)]


def test_a_spreadsheet_is_examined_and_nothing_kept(town):
    own = sheet_replacing.find(actor=town.office, plan_pk=town.plan.pk, sheet_id=SHEET)
    data = score_sheets.template(changed(own.sheet, sample=False))
    found = sheet_replacing.examine(plan_pk=town.plan.pk, sheet_id=SHEET, data=data, actor=town.office)
    assert (found.read, [row.number for row in found.rows]) == ((own.sheet.groups, ()), [3, 4, 5, 6])
    assert PublishedPlan.objects.count() == 1


@pytest.fixture
def committed_town(transactional_db, tmp_path):
    """The same, but committed: threads see it."""
    scoring.publish_scoring_plan(tmp_path)
    return world.town()


def test_two_clicks_at_the_same_moment_make_one_version(committed_town):
    lines = rows(committed_town.plan)
    click = lambda: put(committed_town.office, committed_town.plan, lines)  # noqa: E731
    first, second = together(click, click)
    assert (first.version, second.version) == (2, 2)
    assert PublishedPlan.objects.count() == 2


def test_of_two_different_sheets_at_the_same_moment_one_is_in_force(committed_town):
    plan, office = committed_town.plan, committed_town.office
    one, other = rows(plan, projects="甲"), rows(plan, projects="乙")
    found = together(lambda: put(office, plan, one), lambda: put(office, plan, other))
    assert sorted(type(each).__name__ for each in found) == ["PlanChangedMeanwhile", "PublishedPlan"]
    assert PublishedPlan.objects.count() == 2
