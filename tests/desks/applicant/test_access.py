"""Who may open what: signed in, as an applicant, and nobody else's application."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tests import world

from .pages import as_clerk, as_person, on, url

PAGES = [
    "application",
    "photo",
    "commitment",
    "commitment_state",
    "sign_here",
    "form",
    "items",
    "attachments",
    "preview",
    "receipt",
    "withdraw",
    "bag_cover",
    "receipt_pdf",
]
ACTS = ["photo", "commitment_code", "sign_here", "form", "autosave", "items", "submit", "withdraw"]


@pytest.mark.parametrize("page", PAGES)
def test_a_foreign_application_is_not_there(page, town, ready):
    other = as_person(world.person("路人甲", town.employer))
    assert other.get(url(page, ready)).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_a_foreign_application_takes_no_acts(act, town, ready):
    other = as_person(world.person("路人甲", town.employer))
    assert other.post(url(act, ready), {"version": ready.version, "read": "on"}).status_code == 404
    assert world.fresh(ready).version == ready.version


def test_files_and_revisions_of_others_are_not_there(town, ready, su, browser):
    from zhicheng.applications.models import DraftFile

    photo = DraftFile.objects.get(application=ready, slot="photo").file_id
    world.submit(su, ready, when=world.FILING)
    other = as_person(world.person("路人甲", town.employer))
    mine = [
        reverse("applicant:file", args=[ready.pk, photo]),
        reverse("applicant:revision", args=[ready.pk, 1]),
        reverse("applicant:revision_data", args=[ready.pk, 1]),
        reverse("applicant:revision_file", args=[ready.pk, 1, photo]),
    ]
    assert [browser.get(address).status_code for address in mine] == [200, 200, 200, 200]
    assert [other.get(address).status_code for address in mine] == [404, 404, 404, 404]
    assert browser.get(reverse("applicant:file", args=[ready.pk, uuid.uuid4()])).status_code == 404
    assert browser.get(reverse("applicant:revision", args=[ready.pk, 2])).status_code == 404


def test_who_is_not_signed_in_comes_back_after_signing_in(ready):
    answer = Client().get(url("form", ready))
    assert (answer.status_code, answer["Location"]) == (302, f"/account/sign-in?next={url('form', ready)}")


def test_the_seat_of_an_office_has_no_applicants_desk(town, now):
    browser = as_clerk(town.clerk)
    assert [browser.get(reverse(f"applicant:{page}")).status_code for page in ("home", "applications")] == [404, 404]


def test_what_was_typed_when_the_session_had_ended_is_not_taken_and_the_page_is_asked_for_again(ready, su):
    client = as_person(su)
    client.get(url("form", ready))
    with on("2023-08-21 11:00"):
        answer = client.post(url("autosave", ready), {"statement": "新的一段"}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/account/sign-in")
    assert world.fresh(ready).form == ready.form
