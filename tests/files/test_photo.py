"""Photos: each bound of the rule from both sides, what an upload really is, and mending."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from zhicheng.files import images
from zhicheng.files.inspect import Crop, PhotoRule, inspect_photo, mend_photo
from zhicheng.standards.errors import BadValue

from .makers import RULE, bomb, encoded, grained, jpeg, picture, weighing

NB = "\u00a0"


def test_a_good_photo_is_taken_as_it_is():
    data = jpeg(358, 500)
    verdict = inspect_photo(data, RULE)
    assert (verdict.ok, verdict.reasons, verdict.hints) == (True, (), ())
    assert (verdict.width, verdict.height, verdict.size, verdict.media_type) == (358, 500, len(data), "image/jpeg")
    assert verdict.data == data


def test_a_rule_without_bounds_asks_for_a_jpeg_only():
    assert inspect_photo(jpeg(40, 90, quality=60), PhotoRule()).reasons == ()
    png = encoded(picture(40, 90), "PNG")
    assert inspect_photo(png, PhotoRule()).mendable
    assert inspect_photo(mend_photo(png, None, PhotoRule()), PhotoRule()).reasons == ()


@pytest.mark.parametrize(
    ("size", "reasons"),
    [
        (30_720, (f"文件要大于30K，也就是30,720{NB}字节，现在正好是30,720{NB}字节。请换一张更大、更清楚的照片。",)),
        (30_721, ()),
        (1_048_575, ()),
        (1_048_576, (f"文件要小于1M，也就是1,048,576{NB}字节，现在正好是1,048,576{NB}字节。请用裁剪工具缩小。",)),
    ],
)
@pytest.mark.requirement("S0-34", "S1-66", "C-02")
def test_bounds_of_bytes_are_excluded(size, reasons):
    data = weighing(jpeg(240, 320, quality=60), size)
    assert len(data) == size
    assert inspect_photo(data, RULE).reasons == reasons


@pytest.mark.parametrize(
    ("width", "height", "reasons"),
    [
        (215, 300, ("照片要大于215×300像素（宽×高），现在是215×300。请换一张更大的照片。",)),
        (216, 300, ("照片要大于215×300像素（宽×高），现在是216×300。请换一张更大的照片。",)),
        (215, 301, ("照片要大于215×300像素（宽×高），现在是215×301。请换一张更大的照片。",)),
        (216, 301, ()),
        (640, 1000, ("宽高比要在0.65到0.80之间，现在是0.64（太窄）。请用裁剪工具调整。",)),
        (649, 1000, ("宽高比要在0.65到0.80之间，现在是0.6490（太窄）。请用裁剪工具调整。",)),
        (650, 1000, ()),
        (800, 1000, ()),
        (801, 1000, ("宽高比要在0.65到0.80之间，现在是0.8010（太宽）。请用裁剪工具调整。",)),
        (810, 1000, ("宽高比要在0.65到0.80之间，现在是0.81（太宽）。请用裁剪工具调整。",)),
    ],
)
@pytest.mark.requirement("S0-35", "S0-36", "S1-66")
def test_bounds_of_pixels_are_excluded_and_those_of_the_ratio_included(width, height, reasons):
    data = jpeg(width, height, quality=60)
    if len(data) <= 60_000:
        data = weighing(data, 60_000)
    assert inspect_photo(data, RULE).reasons == reasons


def test_every_reason_is_told_at_once():
    data = encoded(Image.new("RGB", (200, 200), "white"))
    assert inspect_photo(data, RULE).reasons == (
        f"文件要大于30K，现在是{len(data) / 1024:.1f}{NB}KB。请换一张更大、更清楚的照片。",
        "照片要大于215×300像素（宽×高），现在是200×200。请换一张更大的照片。",
        "宽高比要在0.65到0.80之间，现在是1.00（太宽）。请用裁剪工具调整。",
    )


@pytest.mark.requirement("S0-33")
def test_a_png_renamed_jpg_is_told_so_and_can_be_mended():
    verdict = inspect_photo(encoded(picture(358, 500), "PNG"), RULE)
    assert verdict.reasons == ("这是PNG图片，名字改成.jpg也不行。请用裁剪工具转成JPG，或另存为JPG再上传。",)
    assert verdict.mendable


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        (b"", "这个文件是空的"),
        (b"\x00\x00\x00\x18ftypheic" + b"\0" * 64, "这是苹果手机的HEIC照片"),
        (b"MZ\x90\x00" + b"\0" * 64, "这是程序，不是照片。"),
        (encoded(Image.new("RGB", (400, 500)), "WEBP"), "这是WebP图片，这里还打不开。"),
        (b"%PDF-1.7\n", "这是PDF文件，不是照片。"),
        (b"<!DOCTYPE html><p>", "这是网页，不是照片。"),
        (b"PK\x03\x04" + b"word/", "这是Office文档，不是照片。"),
        (b"PK\x03\x04" + b"a.txt", "这是压缩包，不是照片。"),
        (b"\x01\x02\x03", "这是别的文件，不是照片。"),
        (b"\xff\xd8\xff" + b"\0" * 31_000, "这张图片打不开"),
        (b"\xff\xd8\xff" + b"\0" * (20 * 1024 * 1024), f"照片最大20{NB}MB"),
    ],
)
def test_what_is_no_photo_is_named(data, begins):
    verdict = inspect_photo(data, RULE)
    assert not verdict.ok
    assert verdict.reasons[-1].startswith(begins) or verdict.reasons[0].startswith(begins)
    assert not verdict.mendable


def test_half_a_photo_is_refused():
    data = jpeg(358, 500)
    assert inspect_photo(data[: len(data) * 2 // 3], RULE).reasons == (
        "这张图片打不开或者不完整，可能是上传时断了，请重新选择文件再传一次。",
    )


def test_a_bomb_is_refused_before_anything_is_decoded(monkeypatch):
    data = bomb()
    assert len(data) < 600_000
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    started = datetime.now(UTC)
    reasons = inspect_photo(data, RULE).reasons
    assert reasons[-1] == "这张图片的像素太多，现在是30000×30000，最多4000万像素。请把图片缩小后再上传。"
    with pytest.raises(BadValue):
        mend_photo(data, None, RULE)
    assert (datetime.now(UTC) - started).total_seconds() < 2


def test_pixels_just_above_the_limit_are_told_with_their_number():
    data = encoded(Image.new("1", (8000, 5001)), "PNG")
    with pytest.raises(BadValue) as caught:
        images.size_of(data, "image/png")
    assert caught.value.sentence == "这张图片的像素太多，现在是8000×5001，最多4000万像素。请把图片缩小后再上传。"


def test_a_photo_lying_on_its_side_is_judged_and_kept_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encoded(picture(500, 358), quality=95, exif=exif)
    verdict = inspect_photo(data, RULE)
    assert (verdict.ok, verdict.width, verdict.height) == (True, 358, 500)
    kept = Image.open(io.BytesIO(verdict.data))
    assert (kept.size, dict(kept.getexif())) == ((358, 500), {})
    assert inspect_photo(verdict.data, RULE).ok


def test_a_dark_ground_is_a_hint_and_no_reason():
    image = grained(358, 500).convert("RGB").point(lambda value: value // 2)
    verdict = inspect_photo(encoded(image, quality=95), RULE)
    assert verdict.ok
    assert verdict.hints == ("背景看来不是白色。通知要求白底证件照，请看一看是否要换一张。",)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (picture(1200, 1200), "JPEG"),
        (picture(400, 1600), "JPEG"),
        (picture(358, 500), "PNG"),
        (picture(2400, 3300, noise=200), "PNG"),
        (picture(600, 800).convert("RGBA"), "PNG"),
        (picture(600, 800).convert("P"), "GIF"),
        (picture(600, 800).convert("CMYK"), "JPEG"),
        (picture(218, 304), "BMP"),
    ],
)
def test_whatever_is_mended_meets_the_rule(image, kind):
    mended = mend_photo(encoded(image, kind), None, RULE)
    verdict = inspect_photo(mended, RULE)
    assert (verdict.reasons, verdict.media_type) == ((), "image/jpeg")


def test_the_chosen_box_is_cut_and_never_stretched():
    image = grained(1000, 1000).convert("RGB")
    red = grained(400, 550).point(lambda value: 200 + value // 8)
    image.paste(Image.merge("RGB", [red, Image.new("L", red.size, 30), Image.new("L", red.size, 30)]), (300, 200))
    mended = Image.open(io.BytesIO(mend_photo(encoded(image, "PNG"), Crop(300, 200, 400, 550), RULE)))
    assert mended.size == (400, 550)
    red, green, blue = mended.getpixel((5, 5))
    assert red > 180
    assert max(green, blue) < 60


def test_a_box_outside_the_picture_or_the_ratio_is_trimmed():
    image = grained(1000, 1000).convert("RGB")
    made = mend_photo(encoded(image, "PNG"), Crop(-50.4, -20, 2000, 2000), RULE)
    assert Image.open(io.BytesIO(made)).size == (800, 1000)


def test_a_picture_too_small_needs_a_larger_one():
    with pytest.raises(BadValue) as caught:
        mend_photo(jpeg(1000, 1000), Crop(0, 0, 150, 210), RULE)
    assert caught.value.sentence == (
        "裁剪出来只有150×210像素，要大于215×300像素。请把裁剪框放大一些，或者换一张更大的照片。"
    )
    blank = encoded(Image.new("RGB", (240, 320), "white"))
    with pytest.raises(BadValue) as caught:
        mend_photo(blank, None, RULE)
    assert caught.value.sentence.startswith("这张照片的细节太少")
    assert not inspect_photo(jpeg(200, 200), RULE).mendable


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\x00\x00\x00\x18ftypheic", jpeg(300, 400)[:4000]])
def test_what_is_no_picture_cannot_be_mended(data):
    with pytest.raises(BadValue):
        mend_photo(data, None, RULE)


def test_a_plan_that_says_nothing_of_photos_asks_for_nothing():
    assert inspect_photo(encoded(Image.new("RGB", (10, 10), "white")), PhotoRule()).ok
