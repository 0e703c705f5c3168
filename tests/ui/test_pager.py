"""Pages of a list and what they say."""

import pytest
from django.http import QueryDict

from zhicheng.ui.pager import paginate

from .markup import render


def page(query: str = "", total: int = 238):
    return paginate(list(range(1, total + 1)), QueryDict(query))


def test_second_page_says_where_it_stands() -> None:
    second = page("page=2")
    assert (second.number, second.pages, second.first, second.last, second.total) == (2, 5, 51, 100, 238)
    assert list(second) == list(range(51, 101))
    assert second.sentence == "第 51–100\u00a0件，共 238\u00a0件"


@pytest.mark.parametrize(
    ("query", "total", "number", "sentence"),
    [
        ("", 0, 1, "共 0\u00a0件"),
        ("", 1, 1, "第 1\u00a0件，共 1\u00a0件"),
        ("", 50, 1, "共 50\u00a0件"),
        ("", 51, 1, "第 1–50\u00a0件，共 51\u00a0件"),
        ("page=2", 51, 2, "第 51\u00a0件，共 51\u00a0件"),
        ("page=9", 238, 5, "第 201–238\u00a0件，共 238\u00a0件"),
        ("page=0", 238, 1, "第 1–50\u00a0件，共 238\u00a0件"),
        ("page=-1", 238, 1, "第 1–50\u00a0件，共 238\u00a0件"),
        ("page=二", 238, 1, "第 1–50\u00a0件，共 238\u00a0件"),
        ("page=" + "9" * 40, 238, 1, "第 1–50\u00a0件，共 238\u00a0件"),
    ],
)
def test_edges(query: str, total: int, number: int, sentence: str) -> None:
    found = page(query, total)
    assert (found.number, found.sentence) == (number, sentence)


def test_addresses_keep_the_readers_choices() -> None:
    found = page("q=苏&page=3&specialty=petro")
    assert found.address(4) == "?q=%E8%8B%8F&page=4&specialty=petro"


def test_markup_names_neighbours_and_the_current_page() -> None:
    shown = render("{% pager page %}", page=page("page=2"))
    assert shown.one("p").text == "第 51–100\u00a0件，共 238\u00a0件"
    assert [(link.text, link.attributes["href"]) for link in shown.all("a")] == [
        ("上一页", "?page=1"),
        ("第 1 页", "?page=1"),
        ("第 3 页", "?page=3"),
        ("第 4 页", "?page=4"),
        ("第 5 页", "?page=5"),
        ("下一页", "?page=3"),
    ]
    assert [one.text for one in shown.all("span") if "aria-current" in one.attributes] == ["第 2 页"]


def test_one_page_has_no_links() -> None:
    shown = render("{% pager page %}", page=page(total=7))
    assert (shown.one("nav").text, shown.all("a")) == ("共 7\u00a0件", [])


def test_of_two_pagers_each_is_named() -> None:
    shown = render('{% pager page %}{% pager page label="翻旧席位" %}', page=page())
    assert [one.attributes["aria-label"] for one in shown.all("nav")] == ["翻页", "翻旧席位"]
