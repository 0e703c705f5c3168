"""填写申报信息: kept as typed field by field, judged only when it is to be filed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import world
from tests.applications import builders
from tests.applications.builders import save
from zhicheng import policy
from zhicheng.applications import form
from zhicheng.applications.errors import ApplicationUnknown, FieldsRefused, NotEditable, SignFirst
from zhicheng.applications.models import Application
from zhicheng.standards.text import count_characters
from zhicheng.trail import queries as trail

PLAN = policy.load_folder(world.PLANS / world.PLAN).plan
CHOICES = {one.code: [code for code, _ in one.choices] for one in form.fields_of(PLAN) if one.choices}
FULL = {
    "specialty": "petrochemical",
    "path": "degree",
    "method": "normal",
    "ticks": [],
    "committee": "shangyu-hangzhouwan-engineer",
    "statement": "主持完成连续硝化装置的改造。",
}


@pytest.mark.pure
@pytest.mark.requirement("S0-40")
def test_the_fields_of_a_plan():
    assert [(one.code, one.name, one.type, one.required) for one in form.fields_of(PLAN)] == [
        ("specialty", "申报专业", "choice", True),
        ("path", "申报类别", "choice", True),
        ("method", "申报方式", "choice", True),
        ("ticks", "申报方式的选择项", "checks", False),
        ("committee", "受理评审委员会", "choice", True),
        ("statement", "本人述职", "text", True),
    ]
    statement = form.field_of(PLAN, "statement")
    assert (statement.limit, statement.help) == (
        1000,
        "写专业工作业绩情况，限1000\u00a0字，标点和空格都算，换行不算。",
    )
    assert form.prefilled(PLAN) == {"committee": "shangyu-hangzhouwan-engineer"}


@pytest.mark.pure
@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({}, {}),
        ({"specialty": ""}, {"specialty": "请选择申报专业。"}),
        ({"statement": "  \n "}, {"statement": "请填写本人述职。"}),
        ({"statement": "字" * 1000}, {}),
        ({"statement": "字" * 500 + "\n" * 40 + "字" * 500}, {}),
        ({"statement": "字" * 1001}, {"statement": "本人述职多了 1 字，请删到 1000 字以内。"}),
        ({"statement": "𮧵" * 1001}, {"statement": "本人述职多了 1 字，请删到 1000 字以内。"}),
        ({"path": "exception"}, {"method": "申报类别“破格”的申报方式是“破格”，请改选。"}),
        ({"path": "exception", "method": "exception"}, {}),
        ({"ticks": ["later-degree"]}, {}),
        (
            {"path": "exception", "method": "exception", "ticks": ["again"]},
            {"ticks": "有的选择项不属于“破格”，请取消。"},
        ),
        ({"specialty": "gone"}, {"specialty": "计划有了变化，请重新选择申报专业。"}),
    ],
)
def test_what_keeps_a_form_from_being_filed(changes, errors):
    assert form.judged(PLAN, FULL | changes) == errors


@pytest.mark.pure
def test_everything_missing_is_told_at_once():
    assert sorted(form.judged(PLAN, {})) == ["committee", "method", "path", "specialty", "statement"]


@pytest.mark.pure
@given(st.text(max_size=1200))
def test_a_text_is_kept_as_typed_and_counted_by_the_one_rule(text):
    kept, errors = form.keep(PLAN, {"statement": text})
    assert errors == {}
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert kept == {"statement": plain}
    over = count_characters(plain) - 1000
    wrong = form.judged(PLAN, FULL | kept)
    if not plain.strip():
        assert wrong == {"statement": "请填写本人述职。"}
    elif over > 0:
        assert wrong == {"statement": f"本人述职多了 {over} 字，请删到 1000 字以内。"}
    else:
        assert wrong == {}


@pytest.mark.pure
def test_what_no_database_can_keep_is_left_out():
    kept, errors = form.keep(PLAN, {"statement": "甲\0乙\ud800丙\r\n丁"})
    assert (kept, errors) == ({"statement": "甲乙丙\n丁"}, {})


@pytest.mark.pure
def test_far_too_long_is_refused_beside_its_field():
    assert form.keep(PLAN, {"statement": "字" * 20_000})[1] == {}
    assert form.keep(PLAN, {"statement": "字" * 20_001}) == (
        {},
        {"statement": "本人述职太长，我们只能暂存 20000 字，请先删短一些。"},
    )


@pytest.mark.django_db
def test_fields_are_kept_one_by_one_and_leave_no_line():
    actor, application = builders.signed(world.town())
    lines = len(trail.lines_of(f"application:{application.pk}"))
    save(actor, application, specialty="materials")
    save(actor, application, statement="第一段\r\n第二段")
    save(actor, application, statement="字" * 1500)  # too long to be filed, but nothing typed is lost
    saved = Application.objects.get(pk=application.pk)
    assert saved.form == {
        "committee": "shangyu-hangzhouwan-engineer",
        "specialty": "materials",
        "statement": "字" * 1500,
    }
    assert saved.version == application.version
    assert len(trail.lines_of(f"application:{application.pk}")) == lines


@pytest.mark.django_db
def test_what_can_be_kept_is_kept_beside_what_cannot():
    actor, application = builders.signed(world.town())
    with pytest.raises(FieldsRefused) as refused:
        save(actor, application, specialty="magic", salary="多", statement="写了一半", ticks=["again", "other"])
    assert refused.value.errors == {
        "specialty": "请从列出的选项里选择申报专业。",
        "salary": "这个计划的申报信息里没有这一栏，请刷新页面再填。",
        "ticks": "请从列出的选项里选择申报方式的选择项。",
    }
    assert refused.value.field == "specialty"
    assert Application.objects.get(pk=application.pk).form == {
        "committee": "shangyu-hangzhouwan-engineer",
        "statement": "写了一半",
    }


_values = st.fixed_dictionaries(
    {},
    optional={
        "specialty": st.sampled_from(["", *CHOICES["specialty"]]),
        "path": st.sampled_from(["", *CHOICES["path"]]),
        "method": st.sampled_from(["", *CHOICES["method"]]),
        "ticks": st.lists(st.sampled_from(CHOICES["ticks"]), unique=True),
        "statement": st.text(max_size=60),
    },
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saves=st.lists(_values, max_size=6))
def test_the_last_write_of_each_field_wins(saves, one_signed):
    actor, application = one_signed
    Application.objects.filter(pk=application.pk).update(form={})
    expected: dict = {}
    for values in saves:
        save(actor, application, **values)
        expected |= form.keep(PLAN, values)[0]
    assert Application.objects.get(pk=application.pk).form == expected


@pytest.fixture
def one_signed(db):
    """One signed draft, used again for every example."""
    return builders.signed(world.town())


@pytest.mark.django_db
def test_who_may_save():
    town = world.town()
    actor, application = builders.begun(town)
    with pytest.raises(SignFirst):
        save(actor, application, statement="还没有签名")
    builders.put_photo(actor, application)
    builders.sign(actor, application)
    other = world.person("陆望舒", town.employer)
    with pytest.raises(ApplicationUnknown):
        save(other, application, statement="别人的")
    with pytest.raises(ApplicationUnknown):
        save(town.clerk, application, statement="单位的")
    Application.objects.filter(pk=application.pk).update(status="in_review")
    with pytest.raises(NotEditable):
        save(actor, application, statement="已经提交")
