"""选择相关业绩 by the plan's window: what is outside is chosen only by who has been told."""

import pytest

from tests import world
from tests.world.wide import wide_town
from zhicheng.applications import queries as applications
from zhicheng.applications.models import ChosenItem
from zhicheng.casework import choosing
from zhicheng.casework.choosing import Outside, OutsideWindow

pytestmark = pytest.mark.django_db
AT = world.FILING
LATER = "from: 2019-01-01, to: 2023-12-31", "from: 2022-01-01, to: 2023-12-31"
TITLE = {"name": "assistant_engineer", "awarded": "2021-06-01", "level": "junior"}
OLD = world.PATENT
NEW = {
    "name": "连续硝化装置的在线检测",
    "kind": "innovation_project",
    "level": "city",
    "role": "main",
    "from": "2022-04",
}
SENTENCE = (
    "“一种连续硝化反应的急冷装置 发明专利”不是任现职以来，或者2022年1月1日到2023年12月31日取得的（依据二4（2））。"
    "要选的，请保存时再确认一次。"
)


@pytest.fixture
def town(tmp_path):
    """The wide plan, its window since the current title or from 2022 on."""
    return wide_town(tmp_path, LATER)


@pytest.fixture
def su(town):
    """An assistant engineer of 2021 with a patent before that and a project after; nothing is chosen yet."""
    life = world.ENGINEER.with_("title", TITLE).with_("project", NEW)
    actor, application = world.ready_applicant(town, "苏见山", life)
    ChosenItem.objects.all().delete()
    return actor, application


def records(application):
    """(the one outside the window, the one inside)."""
    found = {item.data["name"]: item.pk for item, _ in applications.choices(application)}
    return found[OLD["name"]], found[NEW["name"]]


def chosen(application):
    return set(ChosenItem.objects.filter(application=application).values_list("item_id", flat=True))


def choose(su, *items, **more):
    actor, application = su
    choosing.choose(actor=actor, application_id=application.pk, item_ids=items, at=AT, **more)


@pytest.mark.requirement("S0-84")
def test_what_is_outside_must_be_confirmed(su):
    old, new = records(su[1])
    with pytest.raises(OutsideWindow) as refused:
        choose(su, old, new)
    assert (refused.value.sentence, refused.value.records) == (
        SENTENCE,
        (Outside(old, "一种连续硝化反应的急冷装置 发明专利"),),
    )
    assert chosen(su[1]) == set()
    choose(su, old, new, confirmed=(old,), representative=(new,))
    assert chosen(su[1]) == {old, new}
    choose(su, old)
    assert chosen(su[1]) == {old}


def test_what_is_inside_needs_no_word(su):
    _, new = records(su[1])
    choose(su, new)
    assert chosen(su[1]) == {new}


def test_ticks_are_kept_but_for_what_is_outside(su):
    actor, application = su
    old, new = records(application)
    common = {"actor": actor, "application_id": application.pk, "representative": (), "at": AT}
    waiting = choosing.keep(item_ids=[old, new], **common)
    assert (waiting.sentence, chosen(application)) == (SENTENCE, {new})
    assert choosing.keep(item_ids=[new], **common) is None


def test_the_offices_see_what_is_outside(su):
    actor, application = su
    old, new = records(application)
    choose(su, old, new, confirmed=(old,))
    world.submit(actor, application, when=AT)
    assert choosing.outside(application, 1) == {old}


def test_a_plan_without_a_window_asks_nothing(db, kept_files):
    town = world.town_with("苏见山")
    actor, application_id = town.ready["苏见山"]
    application = applications.own(actor, application_id)
    items = [item.pk for item, _ in applications.choices(application)]
    choosing.choose(actor=actor, application_id=application_id, item_ids=items, at=AT)
    assert chosen(application) == set(items)
