"""Paper counted again at the counter: fewer copies say why, and every correction finds the office's visit."""

import pytest

from tests import world
from tests.world import at
from zhicheng.casework import counter, reading
from zhicheng.paper.errors import PaperRefused


def test_fewer_copies_than_before_need_a_reason_at_the_counter(town):
    _, application = world.filed(town)
    world.at_office(town, application)
    world.deliver(town, application, 3, when=at("2023-09-05"))
    fewer = {"actor": town.office, "application_id": application.pk, "received": {"review-form": 2}}
    with pytest.raises(PaperRefused) as refused:
        counter.receive_paper(**fewer, note=" ", at=at("2023-09-05 10:00"))
    assert (refused.value.field, refused.value.sentence) == (
        "note",
        "份数比上次登记的少，请写明原因，例如：有一份是别人的。",
    )
    assert counter.receive_paper(**fewer, note="有一份是别人的", at=at("2023-09-05 10:00")).received == {
        "review-form": 2
    }


def test_paper_corrected_twice_at_one_instant(town):
    """The committee's visit that was taken back closed at the same instant as the office's own, later visit."""
    _, application = world.filed(town)
    world.in_committee(town, application)
    now = at("2023-09-07 10:00")
    count = {"actor": town.office, "application_id": application.pk, "at": now}
    counter.receive_paper(**count, received={"review-form": 2}, note="有一份是别人的")
    counter.receive_paper(**count, received={"review-form": 3}, note="")
    assert world.fresh(application).status == "in_committee"
    assert reading.may(town.office, world.fresh(application), "receive_paper", now) is None
    assert counter.receive_paper(**count, received={"review-form": 2}, note="又少一份").complete is False
    assert world.fresh(application).status == "in_review"
