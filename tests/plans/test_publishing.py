"""Publishing a plan folder: what is frozen, when a version begins, what is refused, and the command."""

from datetime import date

import pytest
from click.testing import CliRunner

from tests import world
from tests.plans.builders import OTHER_CONTACT, OTHER_TEXT, changed_folder
from zhicheng import policy
from zhicheng.cli.plan_publish import publish as publish_command
from zhicheng.plans import queries, services
from zhicheng.plans.errors import PlanNotSound, PlanUndated, PlanUnknown
from zhicheng.plans.models import PublishedPlan
from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries as trail

pytestmark = pytest.mark.django_db
AT = world.at("2023-07-20")
FOLDER = world.PLANS / world.PLAN


def publish(folder=FOLDER, at=AT):
    return services.publish(folder=folder, actor=SYSTEM, at=at)


def test_a_folder_becomes_a_frozen_version():
    made = publish()
    loaded = policy.load_folder(FOLDER)
    assert (made.plan_id, made.version, made.name, made.year, made.level) == (
        world.PLAN,
        1,
        loaded.plan.name,
        2023,
        "intermediate",
    )
    assert (made.opens_on, made.closes_on) == (date(2023, 7, 19), date(2023, 9, 8))
    assert made.document == policy.freeze(loaded)
    assert made.digest == policy.digest(made.document)
    assert sorted(made.inputs) == ["calendar", "codes", "instance", "kinds", "language", "packs"]
    assert made.inputs["packs"] is None
    assert made.inputs["language"] == 1
    assert {len(made.inputs[name]) for name in ("calendar", "codes", "instance", "kinds")} == {64}
    assert (made.current, made.hidden, made.published_at, made.published_by) == (True, False, AT, SYSTEM.as_json())
    [line] = trail.lines_of(f"plan:{world.PLAN}")
    assert (line.act, line.data) == ("plan.published", {"version": 1, "digest": made.digest, "pk": made.pk})


def test_the_document_read_back_is_the_document_frozen():
    made = publish()
    read = PublishedPlan.objects.get(pk=made.pk).document
    assert read == made.document
    assert policy.digest(read) == made.digest


def test_the_same_content_again_is_the_same_row():
    made = publish()
    assert publish(at=world.at("2023-08-01")).pk == made.pk
    assert PublishedPlan.objects.count() == 1
    assert len(trail.lines_of(f"plan:{world.PLAN}")) == 1


def test_other_content_is_the_next_version_and_the_only_one_in_force(tmp_path):
    first = publish()
    second = publish(changed_folder(tmp_path, OTHER_CONTACT))
    assert [(row.version, row.current) for row in queries.versions_of(world.PLAN)] == [(2, True), (1, False)]
    assert queries.by_plan_id(world.PLAN).pk == second.pk
    assert queries.get(first.pk).document == first.document
    back = publish()  # back to the older text is an amendment as well
    assert (back.version, back.digest) == (3, first.digest)


def test_a_hidden_plan_stays_hidden_in_its_next_version(tmp_path):
    first = publish()
    services.hide(plan_pk=first.pk, actor=SYSTEM, at=AT)
    assert publish(changed_folder(tmp_path, OTHER_CONTACT)).hidden is True


def test_every_fault_is_told_at_once(tmp_path):
    folder = changed_folder(tmp_path, ("year: 2023\n", "year: 二三\n"), ("level: intermediate\n", "level: middling\n"))
    with pytest.raises(PlanNotSound) as refused:
        publish(folder)
    wrong = refused.value.errors
    assert [(error.file, error.path) for error in wrong] == [("plan.yaml", "plan.year"), ("plan.yaml", "plan.level")]
    assert refused.value.sentence == "这个计划有 2 处要改，改好再发布。"
    assert PublishedPlan.objects.count() == 0


def test_days_for_filing():
    plan = policy.load_folder(FOLDER).plan
    published = date(2023, 8, 1)
    assert services.filing_days(plan, published_on=published) == (date(2023, 7, 19), date(2023, 9, 8))
    unannounced = services.filing_days(_without(plan, "applicant_deadline"), published_on=published)
    assert unannounced == (None, None)
    unopened = _without(plan, "opens")
    assert services.filing_days(unopened, published_on=published)[0] == date(2023, 7, 19)
    assert services.filing_days(_without(unopened, "notice"), published_on=published)[0] == published
    with pytest.raises(PlanUndated):
        services.filing_days(_without(unopened, "notice"), published_on=date(2023, 9, 9))


def _without(plan, code):
    from dataclasses import replace

    dates = {key: value for key, value in plan.dates.items() if key != code}
    return replace(plan, dates=dates, opens=None if code == "opens" else plan.opens)


def test_hiding_and_showing():
    made = publish()
    services.hide(plan_pk=made.pk, actor=SYSTEM, at=AT)
    services.hide(plan_pk=made.pk, actor=SYSTEM, at=AT)
    assert queries.catalogue(date(2023, 8, 1)) == ()
    assert queries.open_plans(date(2023, 8, 1)) == []
    with pytest.raises(PlanUnknown):
        queries.visible(made.pk)
    assert queries.get(made.pk).hidden is True
    services.show(plan_pk=made.pk, actor=SYSTEM, at=AT)
    assert queries.visible(made.pk).pk == made.pk
    assert [line.act for line in trail.lines_of(f"plan:{world.PLAN}")] == [
        "plan.published",
        "plan.hidden",
        "plan.shown",
    ]
    with pytest.raises(PlanUnknown):
        services.hide(plan_pk=made.pk + 1, actor=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        (date(2023, 7, 18), "soon", None),
        (date(2023, 7, 19), "open", 51),
        (date(2023, 9, 8), "open", 0),
        (date(2023, 9, 9), "closed", None),
    ],
)
def test_the_catalogue_on_a_day(on, state, left):
    made = publish()
    [shelf] = queries.catalogue(on)
    assert (shelf.code, shelf.name) == ("intermediate", "中级")
    assert [(entry.plan.pk, entry.state, entry.days_left) for entry in shelf.entries] == [(made.pk, state, left)]
    assert [plan.pk for plan in queries.open_plans(on)] == ([made.pk] if state == "open" else [])


def test_the_catalogue_is_ordered_by_level_and_by_what_can_be_done():
    def row(plan_id, level, opens, closes):
        return PublishedPlan.objects.create(
            plan_id=plan_id,
            family=plan_id,
            version=1,
            name=plan_id,
            year=2023,
            level=level,
            opens_on=opens,
            closes_on=closes,
            document={},
            digest=plan_id,
            published_at=AT,
            published_by={},
        )

    row("past", "senior", date(2023, 1, 1), date(2023, 2, 1))
    row("long-past", "senior", date(2022, 1, 1), date(2022, 2, 1))
    row("later", "senior", date(2023, 10, 1), date(2023, 11, 1))
    row("endless", "senior", date(2023, 1, 1), None)
    row("open", "senior", date(2023, 7, 1), date(2023, 9, 1))
    row("unannounced", "senior", None, None)
    row("low", "junior", date(2023, 7, 1), date(2023, 9, 1))
    shelves = queries.catalogue(date(2023, 8, 1))
    assert [(shelf.code, [entry.plan.plan_id for entry in shelf.entries]) for shelf in shelves] == [
        ("junior", ["low"]),
        ("senior", ["open", "endless", "later", "unannounced", "past", "long-past"]),
    ]


def test_a_thawed_plan_is_kept_by_its_digest(django_assert_num_queries):
    made = publish()
    plan = queries.plan_of(made.pk)
    with django_assert_num_queries(1):
        assert queries.plan_of(made.pk) is plan
    assert plan.document == made.document
    assert plan.digest == made.digest
    with pytest.raises(PlanUnknown):
        queries.plan_of(made.pk + 1)


class TestCommand:
    """`zhicheng plan publish FOLDER`."""

    def test_publishes_and_says_what(self, tmp_path):
        folder = str(changed_folder(tmp_path, OTHER_TEXT))
        result = CliRunner().invoke(publish_command, [folder, "--confirmed-by", "评委会办公室"])
        made = queries.by_plan_id(world.PLAN)
        assert result.output == (f"{world.PLAN} 第 1 版：2023-07-19 至 2023-09-08 申报，摘要 {made.digest[:12]}\n")
        assert (result.exit_code, made.confirmed_by) == (0, "评委会办公室")

    def test_asks_for_the_readings(self):
        result = CliRunner().invoke(publish_command, [str(FOLDER)])
        readings = policy.load_folder(FOLDER).plan.readings
        lines = result.stderr.splitlines()
        assert [line.partition("　按：")[0] for line in lines[:-1]] == [one.asks for one in readings]
        assert lines[-1].startswith(f"有 {len(readings)} 处读法要主办单位确认")
        assert (result.exit_code, queries.by_plan_id(world.PLAN)) == (2, None)

    def test_refuses_what_a_draft_left_open(self, tmp_path):
        folder = changed_folder(tmp_path, ("\nphoto:\n", "\nphoto: # ? 【附件1二1】照片要求还没有核对\n"))
        result = CliRunner().invoke(publish_command, [str(folder), "--confirmed-by", "某人"])
        assert result.stderr.splitlines()[-1] == "检查还有 1 处没有处理，处理好再发布。"
        assert (result.exit_code, queries.by_plan_id(world.PLAN)) == (2, None)

    def test_tells_every_fault_and_publishes_nothing(self, tmp_path):
        folder = changed_folder(
            tmp_path, ("year: 2023\n", "year: 二三\n"), ("level: intermediate\n", "level: middling\n")
        )
        result = CliRunner().invoke(publish_command, [str(folder)])
        assert result.exit_code == 2
        lines = result.stderr.splitlines()
        assert [line.split(" ")[1].split("：")[0] for line in lines] == ["plan.year", "plan.level"]
        assert queries.by_plan_id(world.PLAN) is None
