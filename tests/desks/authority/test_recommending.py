"""审核推荐: a preview of exactly whom, and an act on exactly that list."""

import pytest

from tests import world
from tests.world import at

from .pages import on, read, see, sits, slips, table, told

ADDRESS = "/authority/recommend/"
NAMES = ("苏见山", "林听雪", "周望舒")


@pytest.fixture
def three(town):
    """Three who wait for the bureau."""
    people = [world.filed(town, name)[1] for name in NAMES]
    world.at_bureau(town, *people)
    return people


def choice(application):
    return "{}:{}".format(*world.shown(application)[0])


def statuses(people):
    return [world.fresh(one).status for one in people]


def test_the_preview_names_exactly_whom(bureau, three):
    su, lin, _ = three
    with on("2023-09-04 10:00"):
        page = see(bureau, f"{ADDRESS}?case={choice(su)}&case={choice(lin)}&case=x:1&case={choice(lin)}")
    assert page.one("h1").text == "要推荐 2\u00a0人"
    assert [row[1] for row in table(page)] == ["林听雪", "苏见山"]
    sent = [one.attributes["value"] for one in page.all("input") if one.attributes.get("name") == "case"]
    assert sent == [choice(lin), choice(su)]
    assert page.by_id("id_opinion").text == "经审核，申报材料符合要求，同意推荐。"
    assert statuses(three) == ["in_review"] * 3


@pytest.mark.requirement("S2-65")
def test_exactly_this_list_is_passed_and_what_changed_drops_out(bureau, three, town):
    su, lin, zhou = three
    sent = [choice(su), choice(lin)]
    world.returns(town.bureau, lin, when=at("2023-09-04 09:30"))
    with on("2023-09-04 10:00"):
        answer = bureau.post(ADDRESS, {"case": sent, "opinion": "同意推荐。"})
        assert answer["Location"] == "/authority/"
        page = see(bureau, "/authority/")
    said = told(page)
    assert said[0] == "已经通过 1\u00a0件，申报人会收到消息。"
    assert len(said) == 2 and said[1].startswith("有一件没有办：")
    assert [row[2] for row in table(page)] == ["周望舒"]
    assert statuses([lin, zhou]) == ["returned", "in_review"]


def test_no_opinion_passes_nobody_and_is_told_beside_the_field(bureau, three):
    with on("2023-09-04 10:00"):
        page = read(bureau.post(ADDRESS, {"case": [choice(three[0])], "opinion": " "}), status=422)
    assert slips(page) == ["请填写审核意见。"]
    assert [row[1] for row in table(page)] == ["苏见山"]
    assert statuses(three) == ["in_review"] * 3


def test_nothing_chosen_shows_whom_one_can_choose(bureau, three):
    with on("2023-09-04 10:00"):
        page = read(bureau.post(ADDRESS, {"opinion": "同意。"}))
    assert page.one("h1").text == "选择要一起推荐的人"
    assert statuses(three) == ["in_review"] * 3


def test_a_case_of_her_own_cannot_be_chosen(client, town):
    herself = world.seated(
        world.User.objects.get(name="苏见山"), world.Organisation.objects.get(pk=town.bureau.organisation_id), "bureau"
    )
    _, application = world.filed(town)
    world.at_bureau(town, application)
    sits(client, herself)
    with on("2023-09-04 10:00"):
        box = next(one for one in see(client, ADDRESS).all("input") if one.attributes.get("name") == "case")
        assert "disabled" in box.attributes
        client.post(ADDRESS, {"case": [choice(application)], "opinion": "同意。"})
    assert statuses([application]) == ["in_review"]
