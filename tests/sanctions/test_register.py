"""The register of bans: what is entered, what is refused, what the engine is told."""

from datetime import date

import pytest

from tests import world
from zhicheng.eligibility import services as eligibility
from zhicheng.eligibility.registers import registers_of
from zhicheng.sanctions import queries, services
from zhicheng.sanctions.errors import BanOutOfOrder, BanUnfounded, BanUnknown
from zhicheng.sanctions.models import Ban
from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries as trail

pytestmark = pytest.mark.django_db
AT = world.at("2023-07-20")


@pytest.fixture
def someone():
    """A person of whom nothing is known but the account."""
    return world.account("陆望舒")


def impose(person, **other):
    given = {
        "scope": Ban.Scope.ANY_TITLE,
        "starts_on": date(2024, 1, 1),
        "until": date(2026, 12, 31),
        "breach": "提交虚假申报材料",
        "basis": "通知 五#2",
        "decided_by": "评委会办公室",
        **other,
    }
    return services.impose(person_id=person.pk, **given, actor=SYSTEM, at=AT)


def test_a_ban_is_entered_once_with_its_line(someone):
    made = impose(someone)
    assert impose(someone).pk == made.pk
    assert [one.pk for one in queries.all_of(someone.pk)] == [made.pk]
    line = trail.lines_of(f"user:{someone.pk}")[-1]
    assert (line.act, line.data["until"], line.data["decided_by"]) == ("ban.imposed", "2026-12-31", "评委会办公室")


@pytest.mark.parametrize("field", ["breach", "basis", "decided_by"])
def test_a_ban_says_for_what_by_which_rule_and_by_whom(someone, field):
    with pytest.raises(BanUnfounded) as refused:
        impose(someone, **{field: "  "})
    assert (refused.value.field, queries.all_of(someone.pk)) == (field, [])


def test_a_ban_does_not_end_before_it_begins(someone):
    with pytest.raises(BanOutOfOrder):
        impose(someone, until=date(2023, 12, 31))
    assert impose(someone, until=date(2024, 1, 1)).until == date(2024, 1, 1)


def test_a_ban_may_be_lifted_once_with_a_reason(someone):
    made = impose(someone)
    with pytest.raises(BanUnfounded):
        services.lift(ban_id=made.pk, reason=" ", actor=SYSTEM, at=AT)
    services.lift(ban_id=made.pk, reason="复核后撤销", actor=SYSTEM, at=AT)
    with pytest.raises(BanUnknown):
        services.lift(ban_id=made.pk, reason="再来一次", actor=SYSTEM, at=AT)
    assert queries.of_people([someone.pk]) == {someone.pk: []}
    assert [one.lifted_at for one in queries.all_of(someone.pk)] == [AT]


def test_the_engine_is_told_of_bans_and_ended_applications(someone):
    made = impose(someone)
    town = world.town()
    actor, application = world.filed(town, "何知远")
    world.rejects(town.clerk, application, when=AT)
    none = {"complete": True, "records": []}
    ban = {"id": f"ban:{made.pk}", "from": "2024-01-01", "until": "2026-12-31", "scope": "any_title"}
    attempt = {"year": 2023, "series": "工程技术", "level": "intermediate", "result": "withdrawn"}
    assert registers_of([someone.pk, actor.person_id]) == {
        someone.pk: {"attempts": none, "bans": {"complete": True, "records": [ban]}},
        actor.person_id: {
            "attempts": {"complete": True, "records": [{"id": f"application:{application.pk}", **attempt}]},
            "bans": none,
        },
    }
    facts = eligibility.facts_of(user_id=someone.pk, approved_only=True, today=AT.date())
    assert (facts["attempts"], facts["bans"]["records"]) == (none, [ban])


def test_registers_cost_as_many_statements_for_three_as_for_one(someone, django_assert_num_queries):
    people = [someone.pk, world.account("苏见山").pk, world.account("白致远").pk]
    for some in (people[:1], people):
        with django_assert_num_queries(2):
            registers_of(some)
