"""Signatures: a name can be read in it, or it is asked for again."""

import io

import pytest
from PIL import Image

from zhicheng.files.inspect import inspect_signature

from .makers import name_strokes


def test_a_written_name_is_taken_and_drawn_on_a_clear_ground():
    verdict = inspect_signature(name_strokes())
    assert verdict.reasons == ()
    picture = Image.open(io.BytesIO(verdict.png))
    assert (picture.mode, picture.size) == ("RGBA", (verdict.width, verdict.height))
    assert picture.height == 240
    assert picture.getpixel((0, 0))[3] == 0
    ink = sum(count for level, count in enumerate(picture.getchannel("A").histogram()) if level > 128)
    assert 0.02 < ink / (picture.width * picture.height) < 0.3


def test_the_forms_in_which_pages_send_strokes_are_read_alike():
    plain = name_strokes()
    as_points = [{"points": [{"x": x, "y": y, "time": 1, "pressure": 0.5} for x, y in stroke]} for stroke in plain]
    with_more = [[[x, y, 0.5] for x, y in stroke] for stroke in plain]
    assert inspect_signature(as_points).png == inspect_signature(plain).png == inspect_signature(with_more).png


@pytest.mark.parametrize("strokes", [[], [[]], [{"points": []}]])
def test_an_empty_one_is_asked_for(strokes):
    assert inspect_signature(strokes).reasons == ("还没有签名，请在框里写下您的姓名。",)


@pytest.mark.parametrize(
    ("strokes", "begins"),
    [
        ([[[10, 10]]], "签名太短"),
        ([[[10, 10], [200, 90]]], "签名太短"),
        ([[[x / 10, y / 10] for x, y in stroke] for stroke in name_strokes()], "签名太小"),
        ([[[x, y / 10] for x, y in stroke] for stroke in name_strokes()], "签名太小"),
        ([[[i * 10, 40 + (i % 2)] for i in range(40)], [[i * 10, 70] for i in range(3)]], "看来只有一两条线"),
    ],
)
@pytest.mark.requirement("S0-38", "S1-67")
def test_a_poor_one_is_asked_for_again(strokes, begins):
    verdict = inspect_signature(strokes)
    assert verdict.png == b""
    assert verdict.reasons[0].startswith(begins)


@pytest.mark.parametrize(
    "strokes",
    [
        None,
        "strokes",
        {"a": 1},
        [1, 2],
        [[["x", "y"]]],
        [[[1]]],
        [[[1, float("nan")]]],
        [[[1, 1e9]]],
        [[[True, 2]]],
        [[None]],
        [[[1, 2]]] * 401,
        [[[1, 2]] * 20_001],
    ],
)
def test_what_are_no_strokes_is_met_calmly(strokes):
    assert inspect_signature(strokes).reasons == ("没有收到完整的签名，请清除后重新签一次。",)
