"""申报材料: six steps, each with its state and one line of fact."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.applications import builders
from tests.applications.builders import AT, filing_of
from tests.plans.builders import OTHER_TEXT, changed_folder
from zhicheng.applications import queries, services
from zhicheng.applications.steps import NAMES
from zhicheng.casework import filing
from zhicheng.dossier import services as dossier_services
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM
from zhicheng.standards.patents import check_digit

pytestmark = pytest.mark.django_db
TITLE = "《专业技术资格申报材料真实性保证书》"


def states(found):
    return {step.code: (step.state, step.fact) for step in found.steps}


@pytest.mark.requirement("S1-65", "S1-73")
def test_the_six_steps_from_nothing_to_ready():
    town = world.town()
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk)
    application = filing.start(actor=actor, plan_pk=town.plan.pk, at=AT)

    found = filing_of(actor, application)
    assert [(step.number, step.code, step.name, step.url_name) for step in found.steps] == [
        (number, code, name, f"applicant:{code}") for number, (code, name) in enumerate(NAMES.items(), start=1)
    ]
    assert states(found) == {
        "photo": ("todo", "还没有照片"),
        "commitment": ("locked", "上传证件照后签署"),
        "form": ("locked", "签署个人承诺后填写"),
        "items": ("locked", "签署个人承诺后选择"),
        "attachments": ("locked", "签署个人承诺后上传"),
        "preview": ("locked", "前五步都完成后才能打开"),
    }

    builders.put_photo(actor, application)
    found = filing_of(actor, application)
    assert states(found)["photo"] == ("done", "8月21日09:00 上传")
    assert states(found)["commitment"] == ("todo", f"{TITLE}还没有签署")

    builders.sign(actor, application)
    found = filing_of(actor, application)
    assert states(found) == {
        "photo": ("done", "8月21日09:00 上传"),
        "commitment": ("done", f"8月21日09:00 手机签署{TITLE}"),
        "form": ("todo", "6 个部分，差“申报专业”、“申报类别”、“申报方式”和“本人述职”"),
        "items": ("todo", "还没有选择"),
        "attachments": ("todo", "3\u00a0项里还差3\u00a0项；另有5\u00a0项不用您传"),
        "preview": ("locked", "前五步都完成后才能打开"),
    }

    builders.save(actor, application, specialty="petrochemical", path="degree", method="normal")
    world.choose_everything(actor, application, when=AT)
    found = filing_of(actor, application)
    assert states(found)["form"] == ("started", "6 个部分，差“本人述职”")
    assert states(found)["items"] == ("done", "选了1\u00a0条")

    builders.save(actor, application, statement="字" * 1001)
    assert states(filing_of(actor, application))["form"][0] == "fix"
    builders.save(actor, application, statement="主持完成连续硝化装置的改造。")
    world.attach_what_is_asked(actor, application, when=AT)
    found = filing_of(actor, application)
    assert states(found) == {
        "photo": ("done", "8月21日09:00 上传"),
        "commitment": ("done", f"8月21日09:00 手机签署{TITLE}"),
        "form": ("done", "石油和化学工程、学历资历"),
        "items": ("done", "选了1\u00a0条"),
        "attachments": ("done", "3\u00a0项都有了；另有7\u00a0项不用您传"),
        "preview": ("todo", "看一遍，确认后提交。"),
    }
    assert (found.problems, found.why_not, found.due_at) == ((), None, world.at("2023-09-09 00:00"))


def test_nothing_to_choose_and_representative_work():
    actor, application = builders.signed(world.town())
    services.choose_items(actor=actor, application_id=application.pk, item_ids=[], at=AT)
    assert states(filing_of(actor, application))["items"] == ("done", "您确认没有要选的业绩")
    [item] = [one.pk for one, _ in _choices(application)]
    services.choose_items(actor=actor, application_id=application.pk, item_ids=[item], representative=[item], at=AT)
    assert states(filing_of(actor, application))["items"] == ("done", "选了1\u00a0条，其中代表作1\u00a0条")


def test_a_signature_that_no_longer_holds_keeps_the_later_steps_open(tmp_path):
    actor, application = builders.signed(world.town())
    builders.save(actor, application, statement="写了一半")
    plan = plan_services.publish(folder=changed_folder(tmp_path, OTHER_TEXT), actor=SYSTEM, at=AT)
    moved = filing.start(actor=actor, plan_pk=plan.pk, at=AT)
    found = filing_of(actor, moved)
    assert states(found)["commitment"] == ("fix", "评审计划或承诺内容有了新版本，请看过新内容再签署一次。")
    assert states(found)["form"][0] == "fix"
    assert states(found)["items"][0] == "todo"
    builders.save(actor, moved, statement="写完了")  # what is typed meanwhile is kept


def test_a_hard_condition_that_is_not_met_stands_at_the_last_step():
    town = world.town()
    fewer = world.ENGINEER.with_("training", {"year": 2023, "kind": "professional", "hours": 90})
    actor, application = world.ready_applicant(town, life=fewer)
    found = filing_of(actor, application)
    preview = found.steps[-1]
    assert (preview.state, preview.count) == ("fix", 1)
    [problem] = found.problems
    assert (problem.step, problem.field, problem.clause) == ("preview", "finding:hours", ("三（三）",))
    assert problem.sentence == preview.fact
    assert problem.sentence.endswith("（依据三（三））。")


def test_a_chosen_record_that_is_no_longer_approved_is_named():
    town = world.town()
    actor, application = builders.signed(town)
    [item] = [one for one, _ in _choices(application)]
    services.choose_items(actor=actor, application_id=application.pk, item_ids=[item.pk], at=AT)
    type(item).objects.filter(pk=item.pk).update(state="superseded")
    found = filing_of(actor, application)
    assert states(found)["items"] == ("fix", "选了1\u00a0条；有1\u00a0条要重新确认")
    assert [problem.sentence for problem in found.problems if problem.step == "items"] == [
        "“一种连续硝化反应的急冷装置 发明专利”现在不是审核通过的业绩，请取消选择或重新送审。"
    ]


def test_the_draft_follows_the_person_to_her_employer():
    town = world.town()
    actor, application = builders.begun(town)
    other = world.employer("虞山医药有限公司")
    dossier_services.save_profile(actor=actor, employer_id=other.pk, at=AT)
    assert filing_of(actor, application).draft.employer_name == "虞山医药有限公司"


def _choices(application):
    return queries.choices(application)


def test_pages_cost_as_many_queries_however_much_is_chosen():
    town = world.town()
    actor, application = builders.signed(town)
    world.choose_everything(actor, application, when=AT)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            filing_of(actor, application)
        return len(asked)

    filing_of(actor, application)
    with_one = cost()
    for number in (201710601863, 201710601864):
        record = world.PATENT | {"number": f"{number}.{check_digit(str(number))}"}
        world.approve_record(actor, town.clerk, world.add_record(actor, "patent", record, when=AT), when=AT)
    world.choose_everything(actor, application, when=AT)
    for pages in (1, 2, 3):
        file = builders.attachment(actor, pages=pages)
        services.put_file(actor=actor, application_id=application.pk, slot="insurance", file_id=file.pk, at=AT)
    assert len(filing_of(actor, application).draft.chosen) == 3
    assert cost() == with_one


def test_ones_own_list_costs_one_query(django_assert_num_queries):
    town = world.town()
    actor, _ = builders.begun(town)
    with django_assert_num_queries(1):
        assert [(one.plan.name, one.employer.name) for one in queries.mine(actor.person_id)] == [
            (town.plan.name, town.employer.name)
        ]
