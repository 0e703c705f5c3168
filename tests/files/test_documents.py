"""Attachments: taken when they can be read and stay still, refused with a sentence otherwise."""

import pikepdf
import pytest
from PIL import Image

from zhicheng.files import images
from zhicheng.files.inspect import LIMIT, inspect_document

from .makers import bomb, encoded, jpeg, pdf, picture, turned_by

NB = "\u00a0"
TEXT = b"\x02\x00\x02\x00\x00\x006\x00\x00\x00"
NOT_A_NUMBER = b"\x0b\x00\x01\x00\x00\x00\x00\x00\xc0\x7f"
BEYOND = b"\x03\x00\x01\x00\x00\x00\x63\x00\x00\x00"
"""EXIF notes without their tag: type, count, value."""


def reason(data, name="a.pdf"):
    verdict = inspect_document(data, name)
    assert len(verdict.reasons) == 1
    return verdict.reasons[0]


def test_pdf_jpeg_and_png_are_taken_whatever_they_are_called():
    three = inspect_document(pdf(3), "证明.jpg")
    assert (three.ok, three.media_type, three.pages) == (True, "application/pdf", 3)
    scan = inspect_document(jpeg(800, 600), "证明.pdf")
    assert (scan.ok, scan.media_type, scan.pages, scan.width, scan.height) == (True, "image/jpeg", 1, 800, 600)
    assert inspect_document(encoded(picture(80, 60), "PNG")).ok


def test_exactly_20_megabytes_are_taken_and_one_byte_more_is_not():
    body = pdf()
    assert inspect_document(body + b"\n" * (LIMIT - len(body))).ok
    assert (
        reason(body + b"\n" * (LIMIT - len(body) + 1)) == f"文件最大20{NB}MB，现在是20.0{NB}MB，请压缩或分开后再上传。"
    )


def test_an_executable_renamed_pdf():
    assert reason(b"MZ\x90\x00" + b"\0" * 500) == "这个文件的名字是.pdf，内容却是程序。请上传PDF、JPG或PNG文件。"
    assert reason(b"\x7fELF" + b"\0" * 500, "a.exe") == "这是程序，这里收不了。请上传PDF、JPG或PNG文件。"


def test_encrypted_by_user_or_owner():
    locked = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert reason(locked) == "这个PDF要密码才能打开。请去掉密码后再上传。"
    guarded = pdf(encryption=pikepdf.Encryption(owner="o", user=""))
    assert reason(guarded).startswith("这个PDF加了保护")


def test_no_pages_broken_and_empty():
    assert reason(pdf(0)) == "这个PDF里一页也没有，请重新导出后再上传。"
    assert reason(b"%PDF-1.7\nnothing to see").startswith("这个PDF打不开")
    assert reason(pdf()[:200]).startswith("这个PDF打不开")
    assert reason(b"") == "这个文件是空的，请重新选择文件。"


@pytest.mark.parametrize("note", [TEXT, NOT_A_NUMBER, BEYOND])
def test_an_orientation_that_is_no_number_from_1_to_8_turns_nothing(note):
    scan = turned_by(jpeg(80, 60), note)
    assert (images.size_of(scan, "image/jpeg"), images.orientation(scan, "image/jpeg")) == ((80, 60), 1)
    assert images.decode(scan, "image/jpeg").size == (80, 60)
    assert inspect_document(scan).ok


@pytest.mark.parametrize(
    ("name", "data", "begins"),
    [
        ("a.heic", b"\x00\x00\x00\x18ftypmif1", "这是苹果手机的HEIC照片"),
        ("a.docx", b"PK\x03\x04....word/document.xml", "这是Office文档"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是Office文档"),
        ("a.png", b"<html><script>", "这个文件的名字是.png，内容却是网页。"),
        ("a", b"????", "这是别的文件，这里收不了。"),
    ],
)
def test_other_files_are_told_what_they_are(name, data, begins):
    assert reason(data, name).startswith(begins)


def test_pictures_that_are_bombs_or_broken():
    assert reason(bomb(), "a.png") == "这张图片的像素太多，现在是30000×30000，最多4000万像素。请把图片缩小后再上传。"
    assert reason(jpeg(300, 300)[:3000], "a.jpg").startswith("这张图片打不开")
    page = encoded(Image.new("1", (4960, 7016)), "PNG")  # A4 at 600 dpi
    assert inspect_document(page).ok


def action(**entries):
    return pikepdf.Dictionary(**entries)


def script_on_opening(made):
    made.Root.OpenAction = action(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def script_in_names(made):
    tree = pikepdf.Dictionary(Names=pikepdf.Array(["a", made.make_indirect(action(S=pikepdf.Name.JavaScript, JS="1"))]))
    made.Root.Names = pikepdf.Dictionary(JavaScript=tree)


def launch_from_a_page(made):
    made.pages[0].obj.AA = pikepdf.Dictionary(O=action(S=pikepdf.Name.Launch, F="cmd.exe"))


def attachment(made):
    made.attachments["virus.exe"] = b"MZ"


def dynamic_form(made):
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), XFA=made.make_stream(b"<xdp/>"))


def film(made):
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 1, 1])
    made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(note)])


def script_deep_down(made):
    inner = action(S=pikepdf.Name.Named, Next=pikepdf.Array([action(S=pikepdf.Name.JavaScript, JS="1")]))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], A=inner)
    made.pages[0].obj.Annots = pikepdf.Array([note])


def hidden_in_a_stream(made):
    made.pages[0].obj.Thumb = made.make_stream(b"", S=pikepdf.Name.SubmitForm)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (script_on_opening, "脚本"),
        (script_in_names, "脚本"),
        (script_deep_down, "脚本"),
        (launch_from_a_page, "打开其他程序的命令"),
        (attachment, "夹带的文件"),
        (dynamic_form, "动态表单"),
        (film, "音视频"),
        (hidden_in_a_stream, "自动提交的表单"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_pdf_that_acts_by_itself_is_refused(change, word, packed):
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    data = pdf(1, change, object_stream_mode=mode)
    assert reason(data) == f"这个PDF里带有{word}。为了大家的安全，请用“打印成PDF”另存一份，再上传。"


def test_a_link_and_an_opening_page_do_no_harm():
    def change(made):
        made.Root.OpenAction = pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])
        link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.com")
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], A=link)
        made.pages[0].obj.Annots = pikepdf.Array([note])
        made.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())

    assert inspect_document(pdf(1, change)).ok
