"""The frame of every page: menu, seat switcher, flashes, theme, headers, idle time-out, request id."""

from datetime import UTC, datetime

import pytest
import structlog
from django.test import Client

from zhicheng import clock
from zhicheng.messages.models import Message
from zhicheng.ui import nav
from zhicheng.ui.middleware import CONTENT_SECURITY_POLICY

from .markup import Element, parse
from .people import AT, person, seat
from .test_access import sit

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/ok") -> Element:
    return parse(client.get(path).content.decode().replace("<!doctype html>", ""))


def menu(shown: Element) -> list[tuple[str, str, bool]]:
    return [
        (link.text, link.attributes["href"], "aria-current" in link.attributes) for link in shown.one(".nav").all("a")
    ]


def test_the_public_menu_has_only_pages_that_exist(client: Client) -> None:
    assert menu(page(client)) == [("评审计划", "/public/plans", False), ("查验证书", "/public/verify", False)]


def test_the_current_entry(client: Client) -> None:
    assert menu(page(client, "/public/plans"))[0] == ("评审计划", "/public/plans", True)


def test_the_longest_beginning_is_current() -> None:
    entries = (("首页", "applicant:home"), ("我的申报", "applicant:applications"), ("不在的", "applicant:nowhere"))
    assert [(link.name, link.current) for link in nav.links(entries, "/applicant/applications/7/form")] == [
        ("首页", False),
        ("我的申报", True),
    ]


def test_no_menu_is_longer_than_six() -> None:
    assert {role: len(entries) <= 6 for role, entries in nav.MENUS.items()} == dict.fromkeys(nav.MENUS, True)


def test_frame_for_the_public(client: Client) -> None:
    shown = page(client)
    assert shown.one("title").text == "一页 · 职称"
    assert shown.one(".skip").attributes["href"] == "#main"
    assert shown.by_id("main").one("h1").text == "现在还差一步"
    assert shown.one(".bar-end").text == "登录"
    assert shown.all(".seat") == []
    assert shown.one("html").attributes == {"lang": "zh-Hans"}


def test_the_seat_switcher(client: Client) -> None:
    user = person()
    own = seat(user)
    client.force_login(user)
    shown = page(client)
    assert shown.one(".seat").one("summary").text == "苏见山申报人"
    choices = shown.one(".seat-list")
    assert [one.text for one in choices.all("a")] == ["苏见山 · 申报人（现在的身份）", "账号与密码"]
    assert [one.text for one in choices.all("button")] == ["上虞区人力社保局 · 资格审查经办", "退出登录"]
    assert [one.attributes["value"] for one in choices.all("input") if one.attributes["name"] == "seat"] == [
        str(own.pk)
    ]
    sit(client, own.pk)
    seated = page(client)
    assert seated.one(".seat").one("summary").text == "上虞区人力社保局资格审查经办"
    assert [
        one.attributes["value"] for one in seated.one(".seat-list").all("input") if one.attributes["name"] == "seat"
    ] == [""]


def test_unread_messages_are_counted(client: Client) -> None:
    user = person()
    for n, read in enumerate((None, None, AT)):
        Message.objects.create(
            recipient=user, kind="x", text="x", key=str(n), created_at=AT, delivered_at=AT, read_at=read
        )
    client.force_login(user)
    assert [link for link in menu(page(client)) if link[0].startswith("消息")] == [
        ("消息2 条没看过", "/account/messages", False)
    ]


def test_a_sentence_is_carried_over_one_redirect(client: Client) -> None:
    response = client.post("/draft", {"title": "连续硝化", "statement": "负责萃取剂筛选"}, follow=True)
    assert parse(response.content.decode().replace("<!doctype html>", "")).one(".notices").text == "已保存。"
    assert page(client, "/draft").all(".notices") == []


def test_the_theme_is_kept(client: Client) -> None:
    answer = client.post("/theme", {"theme": "dark", "next": "/ok?a=1"})
    assert answer.headers["Location"] == "/ok?a=1"
    shown = page(client)
    assert shown.one("html").attributes["data-theme"] == "dark"
    assert [one.text for one in shown.one(".themes").all("button") if one.attributes["aria-pressed"] == "true"] == [
        "深色"
    ]
    client.post("/theme", {"theme": "", "next": "/ok"})
    assert "data-theme" not in page(client).one("html").attributes


def test_the_theme_sends_nobody_elsewhere(client: Client) -> None:
    assert client.post("/theme", {"theme": "dark", "next": "//elsewhere.example/"}).headers["Location"] == "/"
    assert client.post("/theme", {"theme": "purple"}).cookies["theme"].value == ""
    assert client.get("/theme").status_code == 405


def test_headers(client: Client) -> None:
    answer = client.get("/ok")
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Cache-Control" not in answer.headers
    client.force_login(person())
    assert client.get("/ok").headers["Cache-Control"] == "private, no-cache"


def test_no_page_of_the_guide_needs_inline_script_or_style(client: Client) -> None:
    shown = page(client, "/styleguide")
    inline = [
        one for one in shown.walk() if "style" in one.attributes or any(n.startswith("on") for n in one.attributes)
    ]
    assert (inline, shown.all("style"), [one.text for one in shown.all("script") if one.text]) == ([], [], [])


def test_request_ids(client: Client) -> None:
    own = client.get("/ok").headers["X-Request-ID"]
    assert (len(own), own[:2]) == (16, "E-")
    assert client.get("/ok", headers={"X-Request-ID": "gate-12345678"}).headers["X-Request-ID"] == "gate-12345678"
    bad = client.get("/ok", headers={"X-Request-ID": "<script>alert(1)"}).headers["X-Request-ID"]
    assert bad.startswith("E-")


def test_the_log_names_the_route_and_not_the_address(client: Client) -> None:
    with structlog.testing.capture_logs() as lines:
        client.get("/ok?name=苏见山", headers={"X-Request-ID": "gate-12345678"})
    found = [line for line in lines if line["event"] == "request"]
    assert [(line["method"], line["route"], line["status"]) for line in found] == [("GET", "ok", 200)]
    assert "苏见山" not in str(lines)


def test_the_demo_says_what_day_it_is(client: Client, time_machine) -> None:
    time_machine.move_to(datetime(2023, 8, 21, 2, 0, tzinfo=UTC), tick=False)
    assert page(client).all(".clockbar") == []
    clock.move_forward(18)
    assert page(client).one(".clockbar").text == "演示时间：2023年9月8日（周五）"


def test_outside_a_demo_nothing_of_it_is_shown(client: Client, settings) -> None:
    settings.DEMO = settings.DEBUG = False
    assert "演示" not in page(client).text
    assert client.get("/styleguide").status_code == 404


class TestIdle:
    """Machine time decides; a seat ends sooner; what a page asks by itself does not count."""

    START = datetime(2023, 8, 21, 2, 0, tzinfo=UTC)

    @pytest.fixture(autouse=True)
    def limits(self, settings, client: Client, time_machine):
        settings.SESSION_IDLE_MINUTES, settings.SEAT_IDLE_MINUTES = 60, 15
        self.time, self.client = time_machine, client
        self.at(0)
        self.user = person()
        client.force_login(self.user)
        client.get("/ok")

    def at(self, minutes: float) -> None:
        moment = self.START.timestamp() + minutes * 60
        self.time.move_to(datetime.fromtimestamp(moment, UTC), tick=False)

    def signed_in(self, path: str = "/mine", **headers: str) -> bool:
        return self.client.get(path, headers=headers).status_code == 200

    def test_exactly_the_limit_is_still_in(self) -> None:
        self.at(60)
        assert self.signed_in()

    def test_one_second_more_is_out(self) -> None:
        self.at(60 + 1 / 60)
        assert not self.signed_in()

    def test_doing_something_starts_anew(self) -> None:
        self.at(50)
        self.signed_in()
        self.at(109)
        assert self.signed_in()

    def test_background_questions_do_not_count(self) -> None:
        self.at(50)
        self.signed_in(**{"X-Background": "1"})
        self.at(61)
        assert not self.signed_in()

    def test_saying_one_is_still_here_counts(self) -> None:
        self.at(50)
        assert self.client.get("/alive").json() == {"alive": True}
        self.at(100)
        assert self.signed_in()

    def test_a_seat_ends_sooner(self) -> None:
        sit(self.client, seat(self.user).pk)
        self.at(15)
        assert self.signed_in()
        self.at(31)
        assert not self.signed_in()

    def test_nobody_is_not_alive(self) -> None:
        self.client.logout()
        assert self.client.get("/alive").status_code == 404
