"""Step 5: the slots this person needs, files judged by opening them, one bad file stopping no other."""

import pikepdf
import pytest

from tests.files import makers
from zhicheng.applications.models import DraftFile

from .pages import heading, slips, upload, url, words

SLOT = "appraisal-form-2020"


def slot_of(ready):
    """A slot this person has to fill."""
    return DraftFile.objects.filter(application=ready).exclude(slot="photo").order_by("pk").first().slot


def send(browser, application, slot, *files):
    return browser.post(url("attach", application, slot), {"attachment": list(files)})


def encrypted():
    return makers.pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


BAD = {
    "an executable": (
        lambda: b"MZ\x90\x00" + b"\0" * 500,
        "这个文件的名字是.pdf，内容却是程序。请上传PDF、JPG或PNG文件。",
    ),
    "an encrypted PDF": (encrypted, "这个PDF要密码才能打开。请去掉密码后再上传。"),
    "no pages": (lambda: makers.pdf(0), "这个PDF里一页也没有，请重新导出后再上传。"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_taken_is_named_with_its_sentence(name, ready, browser):
    make, sentence = BAD[name]
    slot = slot_of(ready)
    before = DraftFile.objects.count()
    page = send(browser, ready, slot, upload(make(), "考核表.pdf"))
    assert page.status_code == 200
    assert slips(page)[0].endswith(f"考核表.pdf：{sentence}")
    assert sentence in words(page)
    assert DraftFile.objects.count() == before


def test_good_files_are_kept_beside_a_bad_one(ready, browser):
    slot = slot_of(ready)
    before = DraftFile.objects.filter(slot=slot).count()
    page = send(browser, ready, slot, upload(makers.pdf(2), "好的.pdf"), upload(b"MZ" + b"\0" * 90, "坏的.pdf"))
    assert len(slips(page)) == 1
    assert "坏的.pdf" in slips(page)[0]
    assert DraftFile.objects.filter(slot=slot).count() == before + 1
    assert "好的.pdf" in words(page)


def test_a_file_goes_in_and_out(ready, browser):
    slot = slot_of(ready)
    answer = send(browser, ready, slot, upload(makers.pdf(3), "登记表.pdf"))
    assert answer["Location"] == f"{url('attachments', ready)}#slot-{slot}"
    row = DraftFile.objects.get(slot=slot, file__name="登记表.pdf")
    assert "登记表.pdf" in words(browser.get(url("attachments", ready)))
    kept = browser.get(url("file", ready, row.file_id))
    assert (kept["Content-Type"], kept["Content-Security-Policy"].startswith("default-src 'none'")) == (
        "application/pdf",
        True,
    )
    browser.post(url("detach", ready, slot, row.file_id))
    assert not DraftFile.objects.filter(pk=row.pk).exists()
    assert browser.get(url("file", ready, row.file_id)).status_code == 404


def test_nothing_chosen(ready, browser):
    page = send(browser, ready, slot_of(ready))
    assert slips(page)[0].endswith("：请上传附件。")


def test_a_slot_nobody_asked_for(ready, browser):
    page = send(browser, ready, "no-such-slot", upload(makers.pdf(), "a.pdf"))
    assert DraftFile.objects.filter(slot="no-such-slot").count() == 0
    assert page.status_code in (200, 404)


def test_what_is_asked_and_what_is_spared(ready, browser):
    page = browser.get(url("attachments", ready))
    assert heading(page) == "附件都有了"
    text = words(page)
    assert "要您上传的" in text
    assert "不用您传的" in text


def test_an_upload_address_opened_by_hand_leads_to_the_page(ready, browser):
    assert browser.get(url("attach", ready, slot_of(ready)))["Location"] == url("attachments", ready)
