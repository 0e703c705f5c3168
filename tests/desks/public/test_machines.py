"""What machines ask: is the instance well, and what may robots read."""

from datetime import timedelta

import pytest

from zhicheng import clock
from zhicheng.jobs import services as jobs
from zhicheng.jobs.models import Job


@pytest.mark.django_db
def test_a_healthy_instance(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "database": True, "storage": True, "queue": True})


@pytest.mark.django_db
def test_a_queue_that_stands_still(client):
    jobs.enqueue("nobody.works")
    Job.objects.update(run_after=clock.real_now() - timedelta(minutes=11))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["queue"]) == (503, False)


@pytest.mark.django_db
def test_a_store_that_takes_nothing(client, settings, tmp_path):
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    settings.FILES_FOLDER = blocked / "files"
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["storage"], answer.json()["database"]) == (503, False, True)


@pytest.mark.django_db
def test_robots_read_public_pages_only(client):
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert "Disallow: /my/" in answer.content.decode().splitlines()
