"""Where several cases are, told for lists in a fixed number of statements."""

import pytest

from tests import world
from tests.world import at
from zhicheng.casework import reading

NAMES = ("苏见山", "林听雪", "周望舒")


def test_where_several_are_at_different_places(busy_town):
    su, lin, zhou = (world.filed(busy_town, name)[1] for name in NAMES)
    firm, bureau = busy_town.employer.name, busy_town.bureau.organisation_name
    world.rejects(busy_town.clerk, lin, when=at("2023-08-22"))
    world.publicised(busy_town, zhou)
    world.report(busy_town, zhou, when=at("2023-09-01"))
    found = reading.where_are([world.fresh(one) for one in (su, lin, zhou)])
    assert {pk: (where.code, where.sentence) for pk, where in found.items()} == {
        su.pk: ("deciding", f"{firm}正在审查，8月21日（周一）收到。最晚9月21日（周四）24:00。"),
        lin.pk: ("rejected", f"{firm}审查不通过（2023年8月22日（周二）），依据是通知的二1。"),
        zhou.pk: ("deciding", f"{bureau}正在审查，9月1日（周五）收到。"),
    }
    assert reading.where_are([]) == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_where_they_are_costs_the_same_for_one_and_for_three(busy_town, rows, django_assert_num_queries):
    under_way = [world.fresh(world.filed(busy_town, name)[1]) for name in NAMES[:rows]]
    world.qualified(busy_town, under_way[0])
    with django_assert_num_queries(3):
        assert len(reading.where_are(under_way)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_where_rejected_ones_are_costs_the_same_for_one_and_for_three(busy_town, rows, django_assert_num_queries):
    rejected = [world.filed(busy_town, name)[1] for name in NAMES[:rows]]
    for one in rejected:
        world.rejects(busy_town.clerk, one, when=at("2023-08-22"))
    rejected = [world.fresh(one) for one in rejected]
    with django_assert_num_queries(4):
        assert [where.code for where in reading.where_are(rejected).values()] == ["rejected"] * rows
