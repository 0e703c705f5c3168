"""The signature box and the photo frame in a real browser."""

import io
import json
import random

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from . import addresses
from .browsing import visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_signature(page: Page) -> None:
    visit(page, "/sign")
    state = page.locator("[data-signature-state]")
    expect(state).to_have_text("还没有签名")
    box = page.locator("canvas").bounding_box()
    _stroke(page, box, [(0.1, 0.5), (0.12, 0.5)])
    expect(state).to_have_text("笔画还少，请写完整姓名，写大一些")
    page.get_by_role("button", name="重写").click()
    expect(state).to_have_text("还没有签名")
    for shift in (0.1, 0.4, 0.7):
        _stroke(page, box, [(shift, 0.2), (shift + 0.2, 0.25), (shift + 0.05, 0.8), (shift + 0.2, 0.7)])
    expect(state).to_have_text("清楚，可以提交")
    page.get_by_role("button", name="提交签名").click()
    page.wait_for_load_state()
    sent = addresses.SENT[-1]
    assert sent["signature"].startswith("data:image/png;base64,")
    strokes = json.loads(sent["signature_strokes"])
    assert (len(strokes["strokes"]), strokes["height"] > 200) == (3, True)
    assert all(len(point) == 3 for stroke in strokes["strokes"] for point in stroke)


def test_a_signature_survives_turning_the_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, "/sign")
    box = page.locator("canvas").bounding_box()
    for shift in (0.1, 0.4, 0.7):
        _stroke(page, box, [(shift, 0.2), (shift + 0.2, 0.25), (shift + 0.05, 0.8), (shift + 0.2, 0.7)])
    page.set_viewport_size({"width": 800, "height": 390})
    expect(page.locator("[data-signature-state]")).to_have_text("清楚，可以提交")
    strokes = json.loads(page.locator("[data-signature-strokes]").input_value())
    assert max(point[0] for stroke in strokes["strokes"] for point in stroke) > 600


def test_a_picture_too_wide_is_framed(page: Page) -> None:
    sent = _sent_photo(page, _noise(900, 800, "PNG"), "宽.png")
    assert (sent["name"], sent["type"]) == ("photo.jpg", "image/jpeg")
    made = Image.open(io.BytesIO(sent["bytes"]))
    assert (made.format, 0.65 <= made.width / made.height <= 0.8, made.width > 215, made.height > 300) == (
        "JPEG",
        True,
        True,
        True,
    )
    assert 30_720 < len(sent["bytes"]) < 1_048_576


def test_a_picture_too_heavy_is_made_lighter(page: Page) -> None:
    heavy = _noise(1500, 2000, "JPEG", quality=95)
    assert len(heavy) > 1_048_576
    sent = _sent_photo(page, heavy, "重.jpg")
    assert 30_720 < len(sent["bytes"]) < 1_048_576


def test_a_picture_that_fits_is_sent_as_it_is(page: Page) -> None:
    fits = _noise(420, 560, "JPEG", quality=80)
    assert 30_720 < len(fits) < 1_048_576
    assert _sent_photo(page, fits, "合适.jpg")["bytes"] == fits


def test_a_png_that_is_called_jpg_is_sent_as_a_jpeg(page: Page) -> None:
    sent = _sent_photo(page, _noise(420, 560, "PNG"), "改了名.jpg")
    assert Image.open(io.BytesIO(sent["bytes"])).format == "JPEG"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "小.jpg",
            (215, 300),
            "这张照片是 215 × 300 像素，框好后要宽大于 215、高大于 300。请换一张大一些的。",
        ),
        ("手机.heic", None, "这种格式打不开。请存成 JPG 再选，或在手机相机设置里选“兼容性最佳”。"),
    ],
)
def test_what_cannot_be_mended_is_explained(
    page: Page, name: str, content: tuple[int, int] | None, sentence: str
) -> None:
    visit(page, "/photo")
    body = _noise(*content, "JPEG") if content else b"\x00\x00\x00\x18ftypheic" + b"\x00" * 400
    page.set_input_files("#id_photo", {"name": name, "mimeType": "application/octet-stream", "buffer": body})
    expect(page.locator("[data-crop-state]")).to_have_text(sentence)


def test_the_frame_moves_by_keyboard(page: Page) -> None:
    visit(page, "/photo")
    page.set_input_files("#id_photo", {"name": "a.png", "mimeType": "image/png", "buffer": _noise(900, 800, "PNG")})
    expect(page.locator("[data-crop-state]")).to_have_text("框好后 600 × 800 像素，可以用。")
    page.locator("[data-crop-stage]").focus()
    for _ in range(4):
        page.keyboard.press("+")
    expect(page.locator("[data-crop-state]")).not_to_contain_text("600 × 800")


def _sent_photo(page: Page, body: bytes, name: str) -> dict:
    visit(page, "/photo")
    page.set_input_files("#id_photo", {"name": name, "mimeType": _type(name), "buffer": body})
    expect(page.locator("[data-crop-state]")).to_contain_text("可以用")
    page.get_by_role("button", name="用这张照片").click()
    page.wait_for_url("**/photo")
    expect(page.locator("[data-crop-state]")).to_have_text("")
    return addresses.SENT[-1]


def _type(name: str) -> str:
    return "image/png" if name.endswith(".png") else "image/jpeg"


def _noise(width: int, height: int, kind: str, **how: int) -> bytes:
    """A picture with enough in it to weigh something."""
    rng = random.Random(7)
    small = Image.frombytes(
        "RGB", (width // 4 + 1, height // 4 + 1), rng.randbytes((width // 4 + 1) * (height // 4 + 1) * 3)
    )
    out = io.BytesIO()
    small.resize((width, height)).save(out, kind, **how)
    return out.getvalue()


def _stroke(page: Page, box: dict, points: list[tuple[float, float]]) -> None:
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*at[0])
    page.mouse.down()
    for x, y in at[1:]:
        page.mouse.move(x, y, steps=12)
    page.mouse.up()
