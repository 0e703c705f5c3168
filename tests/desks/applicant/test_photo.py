"""Step 1: the photo, every bad one answered with its sentence, the good one kept."""

import pytest

from tests import world
from tests.files import makers
from zhicheng.applications.models import DraftFile

from .pages import NB, heading, slips, upload, url, words


def send(client, application, data, name="照片.jpg", **more):
    return client.post(url("photo", application), {"photo": upload(data, name, "image/jpeg"), **more})


def heavy(size):
    return makers.weighing(makers.jpeg(240, 320, quality=60), size)


BAD = {
    "exactly 30,720 bytes": (
        lambda: heavy(30_720),
        f"文件要大于30K，也就是30,720{NB}字节，现在正好是30,720{NB}字节。请换一张更大、更清楚的照片。",
    ),
    "exactly 1,048,576 bytes": (
        lambda: heavy(1_048_576),
        f"文件要小于1M，也就是1,048,576{NB}字节，现在正好是1,048,576{NB}字节。请用裁剪工具缩小。",
    ),
    "one byte less": (
        lambda: heavy(30_719),
        f"文件要大于30K，也就是30,720{NB}字节，现在是30,719{NB}字节。请换一张更大、更清楚的照片。",
    ),
    "215 by 300": (
        lambda: makers.weighing(makers.jpeg(215, 300, quality=60), 60_000),
        "照片要大于215×300像素（宽×高），现在是215×300。请换一张更大的照片。",
    ),
    "ratio 0.64": (
        lambda: makers.jpeg(640, 1000, quality=60),
        "宽高比要在0.65到0.80之间，现在是0.64（太窄）。请用裁剪工具调整。",
    ),
    "ratio 0.81": (
        lambda: makers.jpeg(810, 1000, quality=60),
        "宽高比要在0.65到0.80之间，现在是0.81（太宽）。请用裁剪工具调整。",
    ),
    "a PNG called .jpg": (
        lambda: makers.encoded(makers.picture(420, 560), "PNG"),
        "名字改成.jpg也不行。请用裁剪工具转成JPG，或另存为JPG再上传。",
    ),
    "a bomb of 30,000 by 30,000": (makers.bomb, "像素"),
    "nothing": (lambda: b"", "这个文件是空的，请换一个。"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_photo_that_does_not_fit_is_answered_beside_the_field(name, begun, browser):
    make, sentence = BAD[name]
    page = send(browser, begun, make())
    assert page.status_code == 200
    assert any(sentence.replace(NB, " ") in slip for slip in slips(page))
    assert sentence.replace(NB, " ") in words(page)
    assert DraftFile.objects.count() == 0


def test_heic_is_explained(begun, browser):
    page = send(browser, begun, b"\x00\x00\x00\x18ftypheic" + b"\0" * 40_000, "IMG_0917.HEIC")
    assert "HEIC" in slips(page)[0]
    assert "兼容性最佳" in slips(page)[0]


def test_a_good_photo_is_kept_and_the_next_step_opens(begun, browser):
    answer = send(browser, begun, world.portrait(), next="1")
    assert answer["Location"] == url("commitment", begun)
    photo = DraftFile.objects.get(application=begun, slot="photo")
    page = browser.get(url("photo", begun))
    assert heading(page) == "证件照已经有了"
    assert "420 × 560" in words(page)
    image = browser.get(url("file", begun, photo.file_id))
    assert (image["Content-Type"], b"".join(image.streaming_content)) == ("image/jpeg", world.portrait())


def test_the_next_step_keeps_a_new_photo_and_needs_none(begun, browser):
    send(browser, begun, world.portrait(), next="1")
    before = DraftFile.objects.get(application=begun, slot="photo").file_id
    assert browser.post(url("photo", begun), {"next": "1"})["Location"] == url("commitment", begun)
    assert DraftFile.objects.get(application=begun, slot="photo").file_id == before
    page = browser.get(url("photo", begun))
    assert url("commitment", begun) not in page.content.decode(), "no way on that would drop a chosen photo"
    other = makers.weighing(makers.jpeg(480, 640, quality=90), 90_000)
    assert send(browser, begun, other, next="1")["Location"] == url("commitment", begun)
    assert DraftFile.objects.get(application=begun, slot="photo").file_id != before


def test_without_script_we_frame_it(begun, browser):
    wide = makers.encoded(makers.picture(900, 900), "PNG")
    answer = send(browser, begun, wide, "自拍.png", mend="on", next="1")
    assert answer["Location"] == url("commitment", begun)
    blob = DraftFile.objects.get(application=begun, slot="photo").file.blob
    assert (blob.media_type, blob.width, blob.height) == ("image/jpeg", 720, 900)


def test_too_small_cannot_be_mended(begun, browser):
    page = send(browser, begun, makers.encoded(makers.picture(200, 200), "PNG"), mend="on")
    assert "换一张更大的照片" in slips(page)[0]


def test_no_photo_chosen(begun, browser):
    page = browser.post(url("photo", begun), {})
    assert slips(page) == ["证件照：请上传证件照。"]
