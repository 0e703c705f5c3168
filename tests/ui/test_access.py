"""Who is asking, and who may open what."""

import pytest
from django.test import Client

from zhicheng.standards.actor import PUBLIC, Actor
from zhicheng.ui.actor import actor_of, choose_seat

from .people import person, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client):
    """Su Jianshan, signed in."""
    user = person()
    client.force_login(user)
    return user


def sit(client: Client, seat_id: int) -> None:
    session = client.session
    session["seat_id"] = seat_id
    session.save()


def actor_at(client: Client) -> Actor:
    response = client.get("/ok")
    found = response.context["actor"]
    return Actor(**found.as_json())


def test_nobody_is_the_public(client: Client) -> None:
    assert actor_at(client) == PUBLIC


def test_without_a_seat_one_is_an_applicant(client: Client, reader) -> None:
    assert actor_at(client) == Actor(reader.pk, "苏见山", "applicant")


def test_from_a_seat(client: Client, reader) -> None:
    own = seat(reader)
    sit(client, own.pk)
    assert actor_at(client) == Actor(reader.pk, "苏见山", "bureau", own.pk, own.organisation_id, "上虞区人力社保局")


def test_a_seat_that_ended_or_is_anothers_counts_for_nothing(client: Client, reader) -> None:
    for other in (seat(reader, active=False), seat(person("luo", "罗经办"))):
        sit(client, other.pk)
        assert actor_at(client).role == "applicant"
        assert "seat_id" not in client.session


def test_choosing_a_seat(client: Client, reader, rf) -> None:
    own, other = seat(reader), seat(person("luo", "罗经办"))
    request = rf.get("/")
    request.user, request.session = reader, {}
    assert (choose_seat(request, other.pk), actor_of(request).role) == (False, "applicant")
    assert (choose_seat(request, own.pk), actor_of(request).role) == (True, "bureau")
    assert (choose_seat(request, None), actor_of(request).role) == (True, "applicant")


def test_pages_for_people_who_signed_in(client: Client) -> None:
    response = client.get("/mine?a=1")
    assert (response.status_code, response.headers["Location"]) == (302, "/account/sign-in?next=/mine%3Fa%3D1")


def test_a_form_sent_without_session_comes_back_to_its_page(client: Client) -> None:
    response = client.post("/mine", headers={"Referer": "http://testserver/ok?b=2"})
    assert response.headers["Location"] == "/account/sign-in?next=/ok%3Fb%3D2"
    twisted = client.post("/mine", headers={"Referer": "http://testserver//elsewhere.example/"})
    assert twisted.headers["Location"] == "/account/sign-in?next=/elsewhere.example/"
    elsewhere = client.post("/mine", headers={"Referer": "http://elsewhere.example/ok"})
    assert elsewhere.headers["Location"] == "/account/sign-in?next=/"


def test_pages_of_another_role_do_not_exist(client: Client, reader) -> None:
    assert (client.get("/bureau").status_code, client.get("/own").status_code) == (404, 200)
    sit(client, seat(reader).pk)
    assert (client.get("/bureau").status_code, client.get("/own").status_code) == (200, 404)


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get("/bureau").headers["Location"] == "/account/sign-in?next=/bureau"
