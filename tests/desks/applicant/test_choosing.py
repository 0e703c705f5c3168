"""Step 4: approved achievements can be chosen, others are shown with what they wait for."""

from tests import world
from zhicheng.applications.models import ChosenItem

from .pages import heading, slips, url, words


def patent_of(su):
    from zhicheng.dossier import queries

    return next(item.pk for item in queries.approved_items(su.person_id) if item.kind == "patent")


def test_choosing_with_a_mark(ready, su, browser):
    patent = patent_of(su)
    answer = browser.post(url("items", ready), {"item": [patent], "representative": [patent]})
    assert answer["Location"] == url("attachments", ready)
    assert list(ChosenItem.objects.values_list("item_id", "representative")) == [(patent, True)]
    page = browser.get(url("items", ready))
    assert heading(page) == "选了 1 条业绩"
    assert "一种连续硝化反应的急冷装置" in words(page)


def test_ticks_are_kept_as_they_are_made(ready, su, browser):
    patent = patent_of(su)
    kept = browser.post(url("items_autosave", ready), {"item": [patent], "representative": [patent]})
    assert (kept.status_code, kept.json()) == (200, {"saved": "09:00"})
    assert list(ChosenItem.objects.values_list("item_id", "representative")) == [(patent, True)]
    assert heading(browser.get(url("items", ready))) == "选了 1 条业绩"
    refused = browser.post(url("items_autosave", ready), {"item": [patent + 1000]})
    assert (refused.status_code, refused.json()) == (
        422,
        {"error": "只能选择您自己的、单位已经审核通过的业绩。"},
    )


def test_unticking_does_not_say_that_there_is_nothing_to_choose(ready, su, browser):
    browser.post(url("items_autosave", ready), {"item": [patent_of(su)]})
    browser.post(url("items_autosave", ready), {})
    assert (ChosenItem.objects.count(), world.fresh(ready).items_chosen_at) == (0, None)
    browser.post(url("items", ready), {"later": "1"})
    browser.post(url("items_autosave", ready), {})
    assert world.fresh(ready).items_chosen_at == world.FILING, "her answer stands"


def test_nothing_to_choose_is_an_answer(ready, browser):
    answer = browser.post(url("items", ready), {"later": "1"})
    assert answer["Location"] == url("application", ready)
    assert ChosenItem.objects.count() == 0
    assert "您确认没有要选的业绩" in words(browser.get(answer["Location"]))


def test_what_is_not_approved_is_shown_but_not_taken(ready, su, town, browser):
    draft = world.add_record(
        su, "paper", {"title": "一篇论文", "journal": "化工学报", "published": "2021-05"}, when=world.FILING
    )
    page = browser.get(url("items", ready))
    assert "一篇论文 化工学报 单位审核通过后才能选" in words(page)
    page = browser.post(url("items", ready), {"item": [draft]})
    assert slips(page) == ["相关业绩：只能选择您自己的、单位已经审核通过的业绩。"]


def test_somebody_elses_record_is_not_taken(ready, town, browser):
    other = world.person("别人", town.employer)
    theirs = world.fill_dossier(other, town.clerk)[-1]
    page = browser.post(url("items", ready), {"item": [theirs]})
    assert slips(page) == ["相关业绩：只能选择您自己的、单位已经审核通过的业绩。"]
