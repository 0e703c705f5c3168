"""The steelyard beam: numbers out of words, round scales, positions, and the sentence for those who cannot see it."""

import pytest

from zhicheng.ui.parts import beam, values

from .markup import render

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (258, 258.0),
        (2.5, 2.5),
        ("258 学时", 258.0),
        (f"258{NBSP}学时", 258.0),
        ("7 年 3 个月", 7.25),
        ("3 年 10 个月", 3 + 10 / 12),
        ("5 年", 5.0),
        ("满 5 年", 5.0),
        ("2 年 8 个月 21 天", 2 + 8 / 12 + 21 / 365),
        ("优秀", None),
        ("2020 合格、2021 合格", None),
        ("", None),
        (None, None),
        (True, None),
        ({"years": 4, "months": 6, "days": 0}, 4.5),
    ],
)
def test_numbers_are_read_out_of_words(given: object, number: float | None) -> None:
    found, _ = values.amount(given)
    assert found == (None if number is None else pytest.approx(number))


@pytest.mark.parametrize(
    ("measured", "required", "expected"),
    [
        (258, 270, (300, 30)),
        (48, 54, (60, 6)),
        (7.25, 5, (8, 1)),
        (0, 3, (4, 1)),
        (3 + 10 / 12, 4, (5, 1)),
        (0, 1, (1.2, 0.2)),
        (0, 0, (1, 0.1)),
    ],
)
def test_scales_are_round_and_have_at_most_ten_ticks(
    measured: float, required: float, expected: tuple[float, float]
) -> None:
    end, step = beam.scale(measured, required)
    assert (end, step) == pytest.approx(expected)
    assert 4 <= end / step <= 10


def test_any_pair_of_numbers_stays_on_the_beam() -> None:
    for measured in (0, 1, 4, 9.5, 270, 999, 12_345):
        for required in (1, 5, 54, 270, 20_000):
            end, step = beam.scale(measured, required)
            assert max(measured, required) <= end
            assert end / step <= 10


def test_markup_of_a_short_beam() -> None:
    svg = render('{% beam 258 270 "学时" %}').one("svg")
    assert svg.classes == ["beam", "beam-short"]
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-label"] == f"要求 270{NBSP}学时，现在 258{NBSP}学时，还差一些。"
    assert svg.one(".beam-fill").attributes["width"] == "86%"
    assert svg.one(".beam-required").attributes["x"] == "90%"
    assert [text.text for text in svg.all("text")] == [f"要求 270{NBSP}学时", f"258{NBSP}学时"]
    assert len(svg.all(".beam-tick")) == 11
    assert [one for one in svg.walk() if "style" in one.attributes] == []


def test_exactly_enough_is_not_short() -> None:
    assert "beam-short" not in render('{% beam 270 270 "学时" %}').one("svg").classes


def test_words_alone_draw_nothing() -> None:
    assert render('{% beam "优秀" "合格" %}').all("svg") == []


def test_labels_stay_on_the_page() -> None:
    assert [beam.anchor(at) for at in (0, 13, 14, 86, 87, 100)] == ["start", "start", "middle", "middle", "end", "end"]


def test_progress() -> None:
    svg = render('{% progress 97 238 label="97 / 238" note="约 3 分钟" sentence="正在生成第 97 份" %}').one("svg")
    assert svg.attributes["aria-label"] == "正在生成第 97 份"
    assert svg.one(".beam-fill").attributes["width"] == "40.76%"
    assert [text.text for text in svg.all("text")] == ["97 / 238", "约 3 分钟"]
    assert len(svg.all(".beam-tick")) == 11


def test_progress_of_nothing() -> None:
    assert render("{% progress 0 0 %}").one(".beam-fill").attributes["width"] == "0%"
