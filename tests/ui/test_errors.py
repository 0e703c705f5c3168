"""Error pages: what happened, what next, the request's id, in our own look and in JSON."""

import pytest
from django.test import Client

from .markup import Element, parse

pytestmark = pytest.mark.django_db


def shown(client: Client, path: str, **more: object) -> tuple[int, str, list[str], list[str], Element]:
    answer = client.get(path, **more)
    page = parse(answer.content.decode().replace("<!doctype html>", ""))
    failure = page.one(".failure")
    acts = [one.text for one in failure.one(".buttons").all("a")]
    return answer.status_code, failure.one("h1").text, [one.text for one in failure.all("p")], acts, page


@pytest.mark.parametrize(
    ("path", "status", "heading", "sentence", "acts"),
    [
        ("/missing", 404, "没有找到这一页", "没有找到这份申报。", ["回首页"]),
        ("/gone", 404, "没有找到这一页", "没有找到这个计划。", ["回首页"]),
        (
            "/english",
            404,
            "没有找到这一页",
            "可能是地址抄错了，或者这个计划已经归档。您没有权限看的内容，也显示这一页。",
            ["回首页"],
        ),
        (
            "/no-such-page",
            404,
            "没有找到这一页",
            "可能是地址抄错了，或者这个计划已经归档。您没有权限看的内容，也显示这一页。",
            ["回首页"],
        ),
        (
            "/stale",
            409,
            "您打开以后，这件事有了新的变化",
            "罗经办 10:02 已经作出决定：通过。",
            ["看最新情况", "回首页"],
        ),
        ("/refused", 409, "现在还不能这样办", "材料报送已经截止。", ["看最新情况", "回首页"]),
        ("/denied", 403, "这里不能打开", "只有科室负责人可以打开。", ["回首页"]),
    ],
)
def test_pages(client: Client, path: str, status: int, heading: str, sentence: str, acts: list[str]) -> None:
    found = shown(client, path, headers={"X-Request-ID": "gate-12345678"})
    assert found[:2] == (status, heading)
    assert found[2] == [str(status), sentence, "编号 gate-12345678。需要问我们的时候，请把它一起告诉我们。"]
    assert found[3] == acts
    assert found[4].one(".brand").attributes["href"] == "/"


def test_a_form_whose_protection_ran_out() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/draft", {"title": "x"})
    page = parse(answer.content.decode().replace("<!doctype html>", ""))
    assert (answer.status_code, page.one("h1").text) == (403, "这一页放得太久了")


def test_too_big(settings) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/draft")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = client.post("/draft", "title=" + "x" * 40, content_type="application/x-www-form-urlencoded")
    page = parse(answer.content.decode().replace("<!doctype html>", ""))
    assert (answer.status_code, page.one("h1").text) == (413, "文件太大了")


def test_a_bad_host_is_400(client: Client, settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = client.post("/theme", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, "这个请求我们没有看懂" in answer.content.decode()) == (400, True)


def test_500_needs_neither_database_nor_context(client: Client, django_assert_num_queries) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        found = shown(client, "/broken", headers={"X-Request-ID": "gate-12345678"})
    assert found[:2] == (500, "是我们这边出了问题")
    assert found[2][2] == "编号 gate-12345678。截止前仍不能提交的，请凭这个编号联系评委会办公室。"
    assert found[3] == ["再试一次", "回首页"]


def test_500_when_even_its_template_is_missing(client: Client, settings) -> None:
    client.raise_request_exception = False
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": False}]
    answer = client.get("/broken", headers={"X-Request-ID": "gate-12345678"})
    assert (answer.status_code, "gate-12345678" in answer.content.decode()) == (500, True)


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/missing", 404, "没有找到这份申报。"),
        ("/stale", 409, "罗经办 10:02 已经作出决定：通过。"),
        ("/no-such-page", 404, "没有找到这一页。"),
        ("/broken", 500, "是我们这边出了问题，请过几分钟再试。"),
    ],
)
def test_scripts_get_the_same_as_json(client: Client, path: str, status: int, sentence: str) -> None:
    client.raise_request_exception = False
    answer = client.get(path, headers={"Accept": "application/json", "X-Request-ID": "gate-12345678"})
    assert (answer.status_code, answer.json()) == (status, {"error": sentence, "request_id": "gate-12345678"})
