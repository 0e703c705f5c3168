"""Plans in the catalogue, jobs, messages on their way, the clock, and who may come here at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.accounts.builders import AT, person
from tests.organisations import builders
from zhicheng import clock
from zhicheng.casework import operating
from zhicheng.desks.operator import urls
from zhicheng.jobs.models import Job
from zhicheng.messages import services as messages
from zhicheng.plans import queries as plans
from zhicheng.plans.models import PublishedPlan
from zhicheng.standards.actor import SYSTEM
from zhicheng.standards.errors import Refused
from zhicheng.trail import queries as trail

from .pages import send, statements, text_of

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ADDRESSES = sorted(str(entry.pattern).replace("<int:", "<") for entry in urls.urlpatterns)


def filled(address: str) -> str:
    """An address with 1 for every number in it."""
    for name in ("user_id", "organisation_id", "seat_id", "plan_pk", "job_id"):
        address = address.replace(f"<{name}>", "1")
    return f"/operator/{address}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_for_anybody_but_an_operator(client, address):
    assert client.get(filled(address)).status_code == 302
    user = person()
    builders.seat(user, builders.employer(), "employer")
    client.force_login(user)
    for seat_id in (None, 1):
        session = client.session
        session["seat_id"] = seat_id
        session.save()
        assert [client.get(filled(address)).status_code, client.post(filled(address)).status_code] in (
            [404, 404],
            [404, 405],
        )


def job(state="dead", **more):
    values = {"name": "messages.deliver", "run_after": NINE, "created_at": NINE, "state": state, "tries": 8, **more}
    return Job.objects.create(**values)


def plan(plan_id="one", **more):
    values = {
        "plan_id": plan_id,
        "version": 1,
        "name": f"评审计划{plan_id}",
        "year": 2026,
        "level": "intermediate",
        "opens_on": date(2026, 3, 1),
        "closes_on": date(2026, 3, 31),
        "document": {},
        "digest": "0" * 64,
        "published_at": AT,
        "published_by": SYSTEM.as_json(),
        **more,
    }
    return PublishedPlan.objects.create(**values)


def test_the_first_page_says_what_needs_doing(client, operator):
    Job.objects.all().delete()
    with time_machine.travel(NINE, tick=False):
        assert "平台运行正常" in text_of(client, "")
        job("ready", run_after=NINE - timedelta(minutes=7))
        assert "后台工作排了 7 分钟" in text_of(client, "")
        job()
        page = text_of(client, "")
    assert ("有 1 项后台工作停下来了" in page, "2026年3月2日（周一）" in page) == (True, True)


def test_a_dead_job_is_seen_with_its_reason_and_put_back(client, operator):
    dead = job(error="OSError: disk", finished_at=NINE)
    waiting = job("ready", name="paper.render")
    shown, queued = text_of(client, "jobs"), text_of(client, "jobs", waiting="1")
    assert [word in shown for word in ("OSError: disk", waiting.name)] == [True, False]
    assert [word in queued for word in ("OSError: disk", waiting.name)] == [False, True]
    assert f"<dd>{dead.pk}</dd>" in text_of(client, f"jobs/{dead.pk}/retry")
    assert send(client, f"jobs/{dead.pk}/retry").status_code == 302
    assert (Job.objects.get(pk=dead.pk).state, Job.objects.get(pk=dead.pk).tries) == ("ready", 0)
    line = trail.lines_of(f"job:{dead.pk}")[0]
    assert (line.act, line.person_id) == ("job.retried", operator.pk)
    again = send(client, f"jobs/{dead.pk}/retry").content.decode()
    assert "这项工作已经重新排队了，请看最新的清单。" in again
    assert len(trail.lines_of(f"job:{dead.pk}")) == 1


def test_only_a_dead_job_is_put_back():
    waiting = job("ready")
    for job_id in (waiting.pk, 0):
        with pytest.raises(Refused):
            operating.retry_job(job_id=job_id, actor=SYSTEM, at=AT)


def test_messages_are_listed_delivered_or_not(client, operator):
    user = person()
    first = messages.tell(recipient_id=user.pk, kind="filed", text="第一条", key="1", at=AT)
    messages.tell(recipient_id=user.pk, kind="filed", text="第二条", key="2", at=AT)
    messages.deliver(message_id=first.pk, at=AT)
    everything, waiting = text_of(client, "messages"), text_of(client, "messages", waiting="1")
    assert [word in everything for word in ("第一条", "第二条", "待送达", "苏见山")] == [True] * 4
    assert [word in waiting for word in ("第一条", "第二条")] == [False, True]


def test_a_plan_is_hidden_and_shown_again(client, operator):
    one = plan()
    with time_machine.travel(NINE, tick=False):
        assert [shelf.code for shelf in plans.catalogue(clock.today())] == ["intermediate"]
        assert "正在受理" in text_of(client, "plans")
        assert "已经开始的申报照常进行" in text_of(client, f"plans/{one.pk}/hide")
        assert send(client, f"plans/{one.pk}/hide")["Location"] == "/operator/plans"
        assert plans.catalogue(clock.today()) == ()
        assert "已收起" in text_of(client, "plans")
        assert client.get("/operator/plans/0/hide").status_code == 404
        assert send(client, f"plans/{one.pk}/show").status_code == 302
        assert [shelf.code for shelf in plans.catalogue(clock.today())] == ["intermediate"]
    assert [(line.act, line.person_id) for line in trail.lines_of("plan:one")] == [
        ("plan.hidden", operator.pk),
        ("plan.shown", operator.pk),
    ]


def test_lists_ask_as_often_for_three_as_for_one(client, operator):
    user = person()

    def more(number):
        job(finished_at=NINE)
        job("ready")
        plan(f"plan{number}")
        messages.tell(recipient_id=user.pk, kind="filed", text="消息", key=str(number), at=AT)

    pages = ("", "jobs", "jobs?waiting=1", "messages", "plans")
    more(1)
    one = [statements(client, page) for page in pages]
    more(2)
    more(3)
    assert [statements(client, page) for page in pages] == one


def test_in_a_demo_time_is_moved_forward_after_a_second_look(client, operator, settings):
    settings.DEMO = True
    with time_machine.travel(NINE, tick=False):
        assert "今天是2026年3月2日（周一）" in text_of(client, "clock")
        asked = client.post("/operator/clock", {"days": "5"}).content.decode()
        assert ("2026年3月7日（周六）" in asked, clock.today()) == (True, date(2026, 3, 2))
        answer = client.post("/operator/clock", {"days": "5", "confirmed": "yes"}, follow=True)
        assert "现在是2026年3月7日（周六）。" in answer.content.decode()
        assert clock.today() == date(2026, 3, 7)
        line = trail.lines_of("platform:clock")[0]
        assert (line.act, line.data, line.person_id, line.real_at) == ("clock.moved", {"days": 5}, operator.pk, NINE)
        assert "管理员把时间往后调 5\u00a0天" in text_of(client, "clock")


@pytest.mark.parametrize("days", ["0", "-1", "367", "", "x", "1.5"])
def test_time_moves_by_whole_days_forward_only(client, operator, settings, days):
    settings.DEMO = True
    assert send(client, "clock", days=days, confirmed="yes").status_code == 200
    assert clock.offset() == timedelta(0)


def test_outside_demo_mode_time_stands_on_its_own(client, operator):
    assert "只有演示平台才能把日期往后调" in text_of(client, "clock")
    assert client.post("/operator/clock", {"days": "1", "confirmed": "yes"}).status_code == 200
    assert trail.lines_of("platform:clock") == []
