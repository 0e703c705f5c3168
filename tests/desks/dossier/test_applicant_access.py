"""Who may open the applicant's pages of the dossier, and what a page costs."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.dossier import builders
from tests.dossier.builders import AT
from zhicheng.dossier import services

from .pages import record_url, sign_in

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in(client):
    url = reverse("applicant:dossier")
    response = client.get(url)
    assert (response.status_code, response.url.endswith(f"?next={url}")) == (302, True)


def test_a_session_that_ended_while_typing_loses_nothing_that_was_saved(client, actor):
    url = reverse("applicant:dossier_record", args=["patent", uuid4()])
    client.post(url + "autosave", {"version": "0", "name": "急冷装置"})
    client.logout()
    assert client.post(url + "autosave", {"version": "1", "name": "没存上"}).status_code == 302
    sign_in(client, actor)
    assert 'value="急冷装置"' in client.get(url).content.decode()


def test_evidence_is_shown_in_a_sandbox_to_its_owner_only(client, actor):
    item = builders.draft(actor)
    url = reverse("applicant:dossier_file", args=[item.pk, item.evidence.get().pk])
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    sign_in(client, builders.applicant(serial=4, name="傅雨石"))
    assert client.get(url).status_code == 404


def test_what_is_somebody_elses_does_not_exist(client, actor, clerk):
    item = builders.approved(actor, clerk)
    services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=item.lineage, at=AT)
    sign_in(client, builders.applicant(serial=4, name="傅雨石"))
    for name, args in (
        ("dossier_item", [item.pk]),
        ("dossier_edit", [item.pk]),
        ("dossier_delete", [item.pk]),
        ("dossier_record", ["patent", item.lineage]),
        ("dossier_record", ["poem", item.lineage]),
    ):
        assert client.get(reverse(f"applicant:{name}", args=args)).status_code == 404
    for name, args in (
        ("dossier_record", ["patent", item.lineage]),
        ("dossier_autosave", ["patent", item.lineage]),
        ("dossier_delete", [item.pk]),
        ("dossier_withdraw", [item.pk]),
    ):
        assert client.post(reverse(f"applicant:{name}", args=args), {"name": "x"}).status_code == 404
    item.refresh_from_db()
    assert item.data == builders.DATA["patent"]


def test_a_clerk_in_her_seat_has_no_dossier(client, actor, clerk):
    sign_in(client, clerk, seated=True)
    assert client.get(reverse("applicant:dossier")).status_code == 404


@pytest.mark.parametrize(("name", "queries_made"), [("dossier", 15), ("dossier_submit", 12)])
@pytest.mark.parametrize("records", [1, 3])
def test_lists_cost_the_same_for_one_record_and_for_three(
    client, actor, django_assert_num_queries, name, queries_made, records
):
    for kind in ("patent", "title", "appraisal")[:records]:
        builders.draft(actor, kind)
    url = reverse(f"applicant:{name}")
    client.get(url)
    with django_assert_num_queries(queries_made):
        client.get(url)


@pytest.mark.parametrize("files", [1, 3])
def test_a_record_costs_the_same_for_one_file_and_for_three(client, actor, django_assert_num_queries, files):
    item = builders.draft(actor, evidence=False)
    for pages in range(1, files + 1):
        builders.show(item, f"{pages}.pdf", pages)
    client.get(record_url(item))
    with django_assert_num_queries(8):
        client.get(record_url(item))
    with django_assert_num_queries(7):
        client.get(reverse("applicant:dossier_item", args=[item.pk]))
