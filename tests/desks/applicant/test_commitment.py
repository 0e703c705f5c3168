"""Step 2: the code for the phone, the page that waits, signing in the page."""

import re
from datetime import timedelta

from tests import world
from zhicheng.applications.models import Commitment
from zhicheng.applications.queries import signed_commitment

from .pages import as_person, heading, on, slips, strokes, upload, url, words


def with_photo(browser, application):
    browser.post(url("photo", application), {"photo": upload(world.portrait(), "照片.jpg", "image/jpeg")})


def code_of(browser, application):
    return browser.session[f"signing_code:{application.pk}"]


def test_the_first_visit_shows_a_code_and_a_reload_shows_the_same(begun, browser, settings):
    with_photo(browser, begun)
    page = browser.get(url("commitment", begun))
    assert heading(page) == "读完承诺，用手机签名"
    assert "<svg" in page.content.decode()
    first = code_of(browser, begun)
    assert "打开手机签名页" not in words(page), "the link is for the demo only"
    browser.get(url("commitment", begun))
    assert (code_of(browser, begun), Commitment.objects.count()) == (first, 1)
    assert 'data-countdown data-seconds="600"' in page.content.decode()
    with on(world.FILING + timedelta(seconds=521.5)):
        assert 'data-countdown data-seconds="79"' in browser.get(url("commitment", begun)).content.decode()


def test_a_page_fetched_ahead_or_asked_for_its_head_gives_no_code(begun, browser):
    with_photo(browser, begun)
    browser.get(url("commitment", begun), headers={"Sec-Purpose": "prefetch"})
    browser.head(url("commitment", begun))
    assert Commitment.objects.count() == 0
    browser.get(url("commitment", begun))
    assert Commitment.objects.count() == 1


def test_the_demo_shows_the_link_to_the_public_address(begun, browser, settings):
    settings.DEMO = True
    settings.PUBLIC_URL = "https://zc.example"
    with_photo(browser, begun)
    page = browser.get(url("commitment", begun))
    assert f'href="https://zc.example/s/{code_of(browser, begun)}"' in page.content.decode()


def test_the_page_notices_the_signature(begun, browser, client):
    with_photo(browser, begun)
    browser.get(url("commitment", begun))
    state = url("commitment_state", begun)
    assert browser.get(state).json() == {
        "done": False,
        "ended": False,
        "state": "等您在手机上签名",
        "next": url("form", begun),
    }
    client.post(f"/s/{code_of(browser, begun)}", {"read": "on", "signature_strokes": strokes()})
    assert browser.get(state).json()["done"] is True
    page = browser.get(url("commitment", begun))
    assert heading(page) == "承诺已经签好"
    assert "svg" not in re.sub(r"<header.*?</header>", "", page.content.decode(), flags=re.S).partition("signing")[2]


def test_a_code_too_old_is_renewed_by_asking_only(begun, su, settings):
    settings.SESSION_IDLE_MINUTES = 60
    browser = as_person(su)
    with_photo(browser, begun)
    browser.get(url("commitment", begun))
    with on("2023-08-21 09:10"):
        assert browser.get(url("commitment_state", begun)).json()["ended"] is True
        page = browser.get(url("commitment", begun))
        assert "显示二维码" in words(page)
        assert Commitment.objects.count() == 1
        browser.post(url("commitment_code", begun))
        assert "还剩" in words(browser.get(url("commitment", begun)))
    assert Commitment.objects.count() == 2


def test_without_script_the_code_says_until_when(begun, browser):
    with_photo(browser, begun)
    page = browser.get(url("commitment", begun)).content.decode()
    told = re.search(r"二维码 10 分钟内有效，到 (.*?)<span class=\"js-only\">，还剩 <time[^>]*></time></span>。", page)
    assert told[1] == "8月21日 09:10"


def test_signing_in_the_page(begun, browser):
    with_photo(browser, begun)
    answer = browser.post(url("sign_here", begun), {"read": "on", "signature_strokes": strokes()})
    assert answer["Location"] == url("form", begun)
    assert signed_commitment(world.fresh(begun)).device == "page"


def test_poor_and_empty_strokes_are_refused_beside_the_box(begun, browser):
    with_photo(browser, begun)
    for some, sentence in (
        ([], "还没有签名，请在框里写下您的姓名。"),
        ([[[10, 10], [12, 12]]], "签名太短，看不清姓名，请清除后写下您的全名。"),
        ([[[10 + 10 * n, 10 + 10 * n] for n in range(20)]], "看来只有一两条线，请清除后写下您的全名。"),
    ):
        page = browser.post(url("sign_here", begun), {"read": "on", "signature_strokes": strokes(some)})
        assert slips(page) == [sentence]
    for rubbish in ("not json", "[" * 200_000):
        page = browser.post(url("sign_here", begun), {"read": "on", "signature_strokes": rubbish})
        assert slips(page) == ["没有收到完整的签名，请清除后重新签一次。"]
    assert signed_commitment(world.fresh(begun)) is None


def test_the_text_must_have_been_read(begun, browser):
    with_photo(browser, begun)
    page = browser.post(url("sign_here", begun), {"signature_strokes": strokes()})
    assert slips(page) == ["我读过上面的内容，所填属实：请勾选“我读过上面的内容，所填属实”。"]
