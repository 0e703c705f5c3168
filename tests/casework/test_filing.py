"""Filing: to begin, to submit, to submit again after a return, and to withdraw (申报、提交、撤回)."""

from datetime import timedelta

import pytest

from tests import world
from tests.applications import builders
from tests.files import makers
from tests.plans.builders import LATER_DEADLINE, OTHER_CONTACT, SHORTER_STATEMENT, changed_folder
from zhicheng.applications import queries, services
from zhicheng.applications.errors import ApplicationUnknown, NotReady
from zhicheng.applications.models import Application, Revision
from zhicheng.casework import deciding, filing, time_passing
from zhicheng.casework.errors import NotNow
from zhicheng.casework.filing_errors import (
    ApplicantsOnly,
    BasicsNotApproved,
    CannotWithdraw,
    FiledTooLate,
    NoEmployer,
    PlanNotOpen,
    PlanReplaced,
)
from zhicheng.casework.filing_receipt import is_receipt_number
from zhicheng.dossier import services as dossier
from zhicheng.eligibility import queries as eligibility
from zhicheng.files import services as files
from zhicheng.messages import queries as messages
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.plans.errors import PlanUnknown
from zhicheng.review import queries as review
from zhicheng.standards.actor import SYSTEM, Actor
from zhicheng.standards.errors import Stale
from zhicheng.trail import queries as trail

pytestmark = pytest.mark.django_db
AT = world.FILING
LAST_MOMENT = world.at("2023-09-08 23:59") + timedelta(seconds=59)
TOO_LATE = LAST_MOMENT + timedelta(seconds=1)


@pytest.fixture
def town():
    """The plan and its offices."""
    return world.town()


def start(actor, town, at=AT):
    return filing.start(actor=actor, plan_pk=town.plan.pk, at=at)


def submit(actor, application, version=None, at=AT):
    shown = world.fresh(application).version if version is None else version
    return filing.submit(actor=actor, application_id=application.pk, expected_version=shown, at=at)


def withdraw(actor, application, version=None, reason="", at=AT):
    shown = world.fresh(application).version if version is None else version
    return filing.withdraw(actor=actor, application_id=application.pk, expected_version=shown, reason=reason, at=at)


def acts(application):
    return [line.act for line in trail.lines_of(f"application:{application.pk}")]


def with_basics(town, name="苏见山"):
    """A person whose 个人基本信息 is approved, and nothing else."""
    actor = world.person(name, town.employer)
    basics = world.add_record(actor, "basics", world.BASICS, when=world.BEGAN)
    world.approve_record(actor, town.clerk, basics, when=world.BEGAN)
    return actor


class TestStart:
    """马上申报."""

    def test_a_draft_begins_in_the_applicants_own_turn(self, town):
        actor = with_basics(town)
        application = start(actor, town)
        assert (application.status, application.version, application.revision_number) == ("draft", 0, 0)
        assert (application.employer_id, application.created_at, application.changed_at) == (town.employer.pk, AT, AT)
        assert application.committee.code == "shangyu-hangzhouwan-engineer"
        assert application.form == {"committee": "shangyu-hangzhouwan-engineer"}
        run = review.open_run(application.pk)
        assert (run.stage, run.kind, run.revision_number, run.due_at) == (
            "applicant",
            "applicant",
            0,
            world.at("2023-09-09 00:00"),
        )
        [line] = trail.lines_of(f"application:{application.pk}")
        assert (line.act, line.person_id, line.data) == (
            "application.started",
            actor.person_id,
            {"plan": world.PLAN, "version": 1, "digest": town.plan.digest},
        )

    def test_there_is_one_application_to_a_plan(self, town):
        actor = with_basics(town)
        first = start(actor, town)
        assert start(actor, town, at=TOO_LATE).pk == first.pk  # her draft is still hers to look at
        assert Application.objects.count() == 1
        assert acts(first) == ["application.started"]

    @pytest.mark.parametrize(
        ("at", "sentence"),
        [
            (
                world.at("2023-07-18 23:59"),
                "这个计划2023年7月19日（周三）开始申报，到那天再来就可以。",
            ),
            (world.at("2023-07-19 00:00"), None),
            (LAST_MOMENT, None),
            (TOO_LATE, "个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。"),
        ],
    )
    @pytest.mark.requirement("S1-56")
    def test_from_the_first_day_to_the_end_of_the_last(self, town, at, sentence):
        actor = with_basics(town)
        if sentence is None:
            assert start(actor, town, at=at).status == "draft"
        else:
            with pytest.raises(PlanNotOpen) as refused:
                start(actor, town, at=at)
            assert refused.value.sentence == sentence

    @pytest.mark.requirement("S0-25", "S1-79", "S2-20", "S3-63")
    def test_gates_tell_what_comes_first(self, town):
        user = world.account("陆望舒")
        actor = Actor(person_id=user.pk, person_name=user.name, role="applicant")
        with pytest.raises(NoEmployer) as refused:
            start(actor, town)
        assert refused.value.sentence == "请先在“个人基本信息”里选好现工作单位，再来申报。"
        dossier.save_profile(actor=actor, employer_id=town.employer.pk, at=AT)
        world.add_record(actor, "basics", world.BASICS, when=AT)
        with pytest.raises(BasicsNotApproved) as refused:
            start(actor, town)
        assert refused.value.sentence == "“个人基本信息”要先送单位审核，审核通过后就可以申报。"
        assert Application.objects.count() == 0

    def test_only_applicants_and_only_plans_that_are_shown(self, town):
        with pytest.raises(ApplicantsOnly):
            start(town.clerk, town)
        actor = with_basics(town)
        with pytest.raises(PlanUnknown):
            filing.start(actor=actor, plan_pk=town.plan.pk + 1, at=AT)
        plan_services.hide(plan_pk=town.plan.pk, actor=SYSTEM, at=AT)
        with pytest.raises(PlanUnknown):
            start(actor, town)

    def test_a_draft_moves_to_the_plans_new_version(self, town, tmp_path):
        actor, application = builders.signed(town)
        builders.save(actor, application, statement="写了一半", specialty="materials")
        newer = plan_services.publish(folder=changed_folder(tmp_path, SHORTER_STATEMENT), actor=SYSTEM, at=AT)
        moved = start(actor, town)  # from the page of the older version as well
        assert (moved.pk, moved.plan_id, moved.version) == (application.pk, newer.pk, 1)
        assert moved.form == {
            "committee": "shangyu-hangzhouwan-engineer",
            "statement": "写了一半",
            "specialty": "materials",
        }
        assert acts(moved)[-1] == "application.moved_to_plan"
        assert [(run.outcome, run.stage) for run in review.runs_of(moved.pk)] == [
            ("taken_back", "applicant"),
            ("", "applicant"),
        ]
        assert start(actor, town).version == 1

    def test_a_draft_gets_the_longer_time_of_the_plans_new_version_when_its_own_is_over(self, town, tmp_path):
        _, application = builders.begun(town)
        newer = plan_services.publish(folder=changed_folder(tmp_path, LATER_DEADLINE), actor=SYSTEM, at=AT)
        assert time_passing.lapse_overdue(at=TOO_LATE) == 0
        moved = world.fresh(application)
        assert (moved.status, moved.plan_id, review.open_run(moved.pk).due_at) == (
            "draft",
            newer.pk,
            world.at("2023-09-16 00:00"),
        )
        assert acts(moved)[-1] == "application.moved_to_plan"
        assert messages.by_key(f"application:{moved.pk}:moved:{newer.pk}").text == (
            f"您要申报的“{newer.name}”有了新版本，个人申报的截止时间改为9月15日（周五）24:00。"
            "您填过的都还在，请看过新内容、重新签署承诺后提交。"
        )
        assert time_passing.lapse_overdue(at=TOO_LATE) == 0
        assert time_passing.lapse_overdue(at=world.at("2023-09-16 00:00")) == 1
        assert world.fresh(application).status == "lapsed"

    def test_after_an_unfiled_draft_lapsed_a_new_one_begins_while_the_plan_is_open(self, town, tmp_path):
        actor, application = builders.signed(town)
        builders.save(actor, application, statement="写了一半")
        assert time_passing.lapse_overdue(at=TOO_LATE) == 1
        with pytest.raises(PlanNotOpen):
            start(actor, town, at=TOO_LATE)
        plan_services.publish(folder=changed_folder(tmp_path, LATER_DEADLINE), actor=SYSTEM, at=TOO_LATE)
        again = start(actor, town, at=TOO_LATE)
        assert (again.pk != application.pk, again.status, again.form["statement"]) == (True, "draft", "写了一半")
        assert start(actor, town, at=TOO_LATE).pk == again.pk

    def test_of_one_version_of_a_plan_too_a_new_draft_follows_a_lapsed_one(self, town):
        actor, application = builders.begun(town)
        time_passing.lapse_overdue(at=TOO_LATE)
        assert start(actor, town, at=AT).pk != application.pk
        assert Application.objects.filter(plan=town.plan).count() == 2


class TestSubmit:
    """预览确认提交."""

    def test_everything_that_a_submission_does(self, town):
        actor, application = world.ready_applicant(town)
        revision = submit(actor, application)
        now = world.fresh(application)
        assert (now.status, now.version, now.revision_number, now.filed_at) == ("in_review", 1, 1, AT)
        assert (revision.number, revision.filed_at, revision.from_version) == (1, AT, 0)
        assert is_receipt_number(now.receipt_number)
        assert now.receipt_number.startswith("ZC2023")
        applicant, employer = review.runs_of(application.pk)
        assert (applicant.stage, applicant.outcome, applicant.closed_at) == ("applicant", "filed", AT)
        assert (employer.stage, employer.organisation_id, employer.revision_number, employer.closed_at) == (
            "employer",
            town.employer.pk,
            1,
            None,
        )
        line = trail.lines_of(f"application:{application.pk}")[-1]
        assert (line.act, line.data) == (
            "application.submitted",
            {
                "revision": 1,
                "digest": revision.digest,
                "receipt": now.receipt_number,
                "plan": town.plan.digest,
                "verdict": "no_obstacle",
                "stage": "employer",
            },
        )
        message = messages.by_key(f"application:{application.pk}:submitted:1")
        assert (message.recipient_id, message.text) == (
            actor.person_id,
            f"您申报的“{town.plan.name}”已经提交，受理编号 {now.receipt_number}，"
            "现在由“上虞青原新材料有限公司”审核。您不用做什么，有进展会再告诉您。",
        )

    def test_findings_are_stored_and_can_be_computed_again(self, town):
        actor, application = world.ready_applicant(town)
        submit(actor, application)
        [kept] = eligibility.stored(application.pk)
        assert (kept.moment, kept.revision_number, kept.format, kept.at) == ("submission", 1, 1, AT)
        assert kept.inputs == {
            "plan_pk": town.plan.pk,
            "plan": town.plan.digest,
            "plan_version": 1,
            "facts": kept.inputs["facts"],
            **plans.get(town.plan.pk).inputs,
        }
        assert eligibility.facts_are_whole(kept)
        assert kept.facts["application"] == {"specialty": "petrochemical", "path": "degree", "method": "normal"}
        assert eligibility.recomputed(kept) == kept.outcome
        assert eligibility.at_submission(application.pk, 1) == kept

    def test_the_same_click_twice_is_one_submission(self, town):
        actor, application = world.ready_applicant(town)
        first = submit(actor, application, version=0)
        again = submit(actor, application, version=0)
        assert again == first
        assert Revision.objects.count() == 1
        assert acts(application).count("application.submitted") == 1
        assert world.fresh(application).version == 1
        assert len(messages.about(f"application:{application.pk}")) == 1

    @pytest.mark.requirement("S2-41", "C-74")
    def test_the_last_moment_is_in_time_and_a_second_later_is_not(self, town):
        actor, application = world.ready_applicant(town)
        with pytest.raises(FiledTooLate) as refused:
            submit(actor, application, at=TOO_LATE)
        assert refused.value.sentence == "个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。"
        assert world.fresh(application).status == "draft"
        assert submit(actor, application, at=LAST_MOMENT).number == 1

    def test_everything_to_mend_is_told_at_once(self, town):
        actor, application = builders.begun(town)
        with pytest.raises(NotReady) as refused:
            submit(actor, application)
        found = [(problem.step, problem.field) for problem in refused.value.problems]
        assert found == [
            ("photo", "photo"),
            ("commitment", "commitment"),
            ("form", "specialty"),
            ("form", "path"),
            ("form", "method"),
            ("form", "statement"),
            ("items", "items"),
            ("attachments", "slot:insurance"),
            ("attachments", "slot:appraisal-form-2020"),
            ("attachments", "slot:appraisal-form-2021"),
            ("attachments", "slot:appraisal-form-2022"),
            ("preview", "finding:hours"),
        ]
        assert refused.value.sentence == "还有 12 处要改，改好就可以提交。"
        assert world.fresh(application).status == "draft"
        assert Revision.objects.count() == 0

    @pytest.mark.requirement("S0-42", "S1-68", "F-18")
    def test_a_statement_of_1001_characters_is_one_too_many(self, town):
        actor, application = world.ready_applicant(town)
        builders.save(actor, application, statement="字" * 1001)
        with pytest.raises(NotReady) as refused:
            submit(actor, application)
        [problem] = refused.value.problems
        assert (problem.step, problem.field, problem.sentence) == (
            "form",
            "statement",
            "本人述职多了 1 字，请删到 1000 字以内。",
        )
        builders.save(actor, application, statement="字" * 1000)
        assert submit(actor, application).content["form"]["statement"]["text"] == "字" * 1000

    def test_what_the_plan_leaves_to_offices_does_not_block(self, town):
        life = world.ENGINEER.with_("appraisal")  # no appraisal at all: unmet, but for an office to decide
        actor, application = world.ready_applicant(town, life=life)
        submit(actor, application)
        [kept] = eligibility.stored(application.pk)
        assert kept.outcome["verdict"] == "unmet"

    def test_somebody_elses_application_is_not_there(self, town):
        _, application = world.ready_applicant(town)
        stranger = world.person("陆望舒", town.employer)
        for other in (stranger, town.clerk):
            with pytest.raises(ApplicationUnknown):
                submit(other, application)
            with pytest.raises(ApplicationUnknown):
                withdraw(other, application)

    def test_an_old_page_is_told_what_changed(self, town):
        actor, application = world.ready_applicant(town)
        submit(actor, application)
        world.returns(town.clerk, application, when=world.at("2023-08-22"))
        with pytest.raises(Stale):
            submit(actor, application, version=1, at=world.at("2023-08-23"))

    def test_what_is_under_review_cannot_be_submitted(self, town):
        actor, application = world.filed(town)
        with pytest.raises(NotNow) as refused:
            submit(actor, application)
        assert refused.value.sentence == "这件申报已经提交，正在审核。退回给您以后才能再改再交。"

    @pytest.mark.requirement("S1-64")
    def test_a_plan_that_was_replaced_must_be_read_again(self, town, tmp_path):
        actor, application = world.ready_applicant(town)
        newer = plan_services.publish(folder=changed_folder(tmp_path, OTHER_CONTACT), actor=SYSTEM, at=AT)
        with pytest.raises(PlanReplaced):
            submit(actor, application)
        moved = start(actor, town)
        with pytest.raises(NotReady) as refused:
            submit(actor, moved)
        assert [problem.sentence for problem in refused.value.problems] == [
            "评审计划或承诺内容有了新版本，请看过新内容再签署一次。"
        ]
        builders.sign(actor, moved)
        assert submit(actor, moved).content["plan"]["version"] == newer.version == 2

    def test_it_goes_through_the_employer_she_works_for_now(self, town):
        actor, application = world.ready_applicant(town)
        other = world.employer("虞山医药有限公司")
        world.clerk(other, "employer", "方其正")
        dossier.save_profile(actor=actor, employer_id=other.pk, at=AT)
        revision = submit(actor, application)
        assert world.fresh(application).employer_id == other.pk
        assert revision.content["person"]["employer"]["name"] == "虞山医药有限公司"
        assert review.open_run(application.pk).organisation_id == other.pk

    def test_a_lone_clerks_own_case_goes_straight_to_the_bureau(self, town):
        firm = world.employer("虞山医药有限公司")
        user = world.account("方其正")
        actor = Actor(person_id=user.pk, person_name=user.name, role="applicant")
        dossier.save_profile(actor=actor, employer_id=town.employer.pk, at=world.BEGAN)
        world.fill_dossier(actor, town.clerk)
        dossier.save_profile(actor=actor, employer_id=firm.pk, at=world.BEGAN)
        world.seated(user, firm, "employer")
        application = world.prepare(actor, town)
        submit(actor, application)
        assert review.open_run(application.pk).stage == "bureau"


class TestResubmit:
    """退回修改, 再交."""

    @pytest.fixture
    def returned(self, town):
        """Returned by the employer on a Tuesday: five working days to mend."""
        actor, application = world.filed(town)
        world.returns(town.clerk, application, when=world.at("2023-08-22"))
        return actor, world.fresh(application)

    def test_the_second_revision_goes_back_to_the_employer(self, town, returned):
        actor, application = returned
        before = application.receipt_number
        builders.save(actor, application, statement="写明了本人的作用。")
        revision = submit(actor, application, at=world.at("2023-08-23"))
        now = world.fresh(application)
        assert (revision.number, now.status, now.revision_number, now.receipt_number) == (2, "in_review", 2, before)
        assert now.filed_at == AT
        run = review.open_run(application.pk)
        assert (run.stage, run.visit, run.revision_number) == ("employer", 2, 2)
        message = messages.by_key(f"application:{application.pk}:submitted:2")
        assert message.text == (
            f"您申报的“{town.plan.name}”修改后的第2\u00a0稿已经提交，受理编号 {before}，"
            "现在由“上虞青原新材料有限公司”审核。您不用做什么，有进展会再告诉您。"
        )

    def test_a_return_has_its_own_last_day_past_the_plans(self, town):
        actor, application = world.filed(town, when=LAST_MOMENT)
        world.returns(town.clerk, application, when=world.at("2023-09-11"))
        due = review.open_run(application.pk).due_at
        assert due == world.at("2023-09-19 00:00")
        with pytest.raises(FiledTooLate) as refused:
            submit(actor, application, at=due)
        assert refused.value.sentence == "修改的截止时间9月18日（周一）24:00已经过了，现在不能再提交。"
        assert submit(actor, application, at=due - timedelta(seconds=1)).number == 2

    def test_a_returned_case_stays_under_its_plan_version(self, returned, tmp_path, town):
        actor, application = returned
        plan_services.publish(folder=changed_folder(tmp_path, SHORTER_STATEMENT), actor=SYSTEM, at=AT)
        assert start(actor, town).plan_id == application.plan_id
        revision = submit(actor, application, at=world.at("2023-08-23"))
        assert revision.content["plan"]["version"] == 1

    def test_an_unreadable_signature_is_signed_again(self, town):
        actor, application = world.filed(town)
        reason = deciding.Reason("commitment", "commitment", "签名看不清，请重签。")
        world.returns(town.clerk, application, reason, when=world.at("2023-08-22"))
        token = services.open_commitment(actor=actor, application_id=application.pk, at=world.at("2023-08-23"))
        services.sign(token=token, strokes=makers.name_strokes(), device="page", at=world.at("2023-08-23"))
        revision = submit(actor, application, at=world.at("2023-08-23"))
        assert revision.content["commitment"]["device"] == "page"
        assert [change.place for change in queries.diff(queries.revision(application.pk, 1), revision)] == [
            "commitment"
        ]

    def test_from_the_bureau_unchanged_it_goes_straight_back(self, town):
        actor, application = world.filed(town)
        world.at_bureau(town, application)
        world.returns(town.bureau, application, when=world.at("2023-09-04"))
        builders.save(actor, application, statement="写明了本人的作用。")
        submit(actor, application, at=world.at("2023-09-05"))
        assert review.open_run(application.pk).stage == "bureau"

    def test_from_the_bureau_with_published_fields_changed_the_employer_publicises_again(self, town):
        actor, application = world.filed(town)
        world.at_bureau(town, application)
        world.returns(town.bureau, application, when=world.at("2023-09-04"))
        builders.save(actor, application, specialty="materials")
        submit(actor, application, at=world.at("2023-09-05"))
        assert review.open_run(application.pk).stage == "employer"


class TestWithdraw:
    """撤回, until the employer has taken it up."""

    def test_before_the_employer_has_opened_it(self, town):
        actor, application = world.filed(town)
        when = world.at("2023-08-22")
        gone = withdraw(actor, application, reason="  材料还要补充  ", at=when)
        assert (gone.status, gone.version, gone.closed_at) == ("withdrawn", 2, when)
        assert review.open_run(application.pk) is None
        assert [run.outcome for run in review.runs_of(application.pk)] == ["filed", "withdrawn"]
        line = trail.lines_of(f"application:{application.pk}")[-1]
        assert (line.act, line.data, line.private) == (
            "application.withdrawn",
            {"was": "in_review", "revision": 1},
            {"reason": "材料还要补充"},
        )
        assert messages.by_key(f"application:{application.pk}:withdrawn").text == (
            f"您已经撤回“{town.plan.name}”的申报。填过的内容都还在，9月8日（周五）24:00前可以重新申报。"
        )
        assert queries.revision(application.pk, 1).number == 1  # what was filed never vanishes

    def test_the_same_click_twice_is_one_withdrawal(self, town):
        actor, application = world.filed(town)
        version = world.fresh(application).version
        withdraw(actor, application, version)
        withdraw(actor, application, version)
        assert acts(application).count("application.withdrawn") == 1
        with pytest.raises(CannotWithdraw) as refused:
            withdraw(actor, application)
        assert refused.value.sentence == "这件申报已经撤回。"

    def test_not_once_the_employer_has_opened_it(self, town):
        actor, application = world.filed(town)
        deciding.see(actor=town.clerk, application_id=application.pk, at=AT)
        with pytest.raises(CannotWithdraw) as refused:
            withdraw(actor, application)
        assert refused.value.sentence == "单位已经开始审核，不能自己撤回。要改内容，请联系单位退回修改。"

    def test_an_old_page_cannot_withdraw(self, town):
        actor, application = world.filed(town)
        with pytest.raises(Stale):
            withdraw(actor, application, version=0)

    def test_a_draft_and_a_returned_case_are_hers_to_give_up(self, town):
        actor, application = builders.begun(town)
        assert withdraw(actor, application).status == "withdrawn"
        other, second = world.filed(town, "陆望舒")
        world.returns(town.clerk, second, when=world.at("2023-08-22"))
        assert withdraw(other, second, at=world.at("2023-08-23")).status == "withdrawn"

    def test_what_was_filled_in_is_brought_along_to_a_new_application(self, town):
        actor, application = world.filed(town)
        withdraw(actor, application)
        again = start(actor, town)
        assert (again.pk != application.pk, again.status, again.receipt_number) == (True, "draft", None)
        assert again.form == world.fresh(application).form
        found = builders.filing_of(actor, again)
        assert [problem.step for problem in found.problems] == ["commitment"]
        builders.sign(actor, again)
        assert submit(actor, again).number == 1
        assert world.fresh(again).receipt_number != application.receipt_number


def test_a_photo_kept_by_its_rule_is_taken_as_it_is(town):
    """What the photo page does: `files` keeps it by the plan's rule, the draft takes it."""
    actor, application = builders.begun(town)
    rule = queries.photo_rule(plans.plan_of(application.plan_id))
    kept = files.keep_photo(
        owner_id=actor.person_id, name="我.jpg", data=world.portrait(), rule=rule, actor=actor, at=AT
    )
    row = services.put_file(actor=actor, application_id=application.pk, slot="photo", file_id=kept.pk, at=AT)
    assert (row.slot, row.file_id) == ("photo", kept.pk)
