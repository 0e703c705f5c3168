"""Keeping and finding files: bytes once, a row per upload, and nobody else's."""

import hashlib
import os
import uuid
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from zhicheng.files import queries, services
from zhicheng.files.errors import Lost, NotAccepted
from zhicheng.files.inspect import Crop
from zhicheng.files.models import Blob, File
from zhicheng.files.storage import FolderStore
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound
from zhicheng.trail import queries as trail

from .makers import RULE, encoded, jpeg, name_strokes, pdf, picture

AT = datetime(2023, 9, 1, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.FILES_FOLDER = tmp_path / "files"


def user(name):
    return get_user_model().objects.create(username=name, name=name, created_at=AT)


def actor(person):
    return Actor(person.pk, person.name, "applicant")


def keep(person, data=None, name="学历证书.pdf", purpose="evidence"):
    return services.keep_document(
        owner_id=person.pk, purpose=purpose, name=name, data=data or pdf(2), actor=actor(person), at=AT
    )


def test_a_document_is_kept_described_and_read_back():
    person, data = user("su"), pdf(2)
    file = keep(person, data)
    digest = hashlib.sha256(data).hexdigest()
    assert queries.describe(file) == {
        "id": str(file.pk),
        "name": "学历证书.pdf",
        "purpose": "evidence",
        "sha256": digest,
        "size": len(data),
        "media_type": "application/pdf",
        "pages": 2,
        "width": None,
        "height": None,
    }
    assert queries.read(file) == data
    lines = trail.lines_of(f"file:{file.pk}")
    assert [(line.act, line.data) for line in lines] == [
        ("file.kept", {"purpose": "evidence", "sha256": digest, "size": len(data)})
    ]


def test_the_same_bytes_are_stored_once_and_granted_twice():
    one, other = user("su"), user("wen")
    data = pdf(1)
    first, second = keep(one, data), keep(other, data)
    assert first.pk != second.pk
    assert (Blob.objects.count(), File.objects.count()) == (1, 2)


def test_nobody_finds_another_ones_file():
    one, other = user("su"), user("wen")
    file = keep(one)
    assert queries.get_owned(one.pk, file.pk) == file
    assert queries.get_owned(one.pk, str(file.pk)) == file
    for person, wanted in ((other, file.pk), (one, uuid.uuid4()), (one, "../../etc/passwd")):
        with pytest.raises(NotFound):
            queries.get_owned(person.pk, wanted)
    with pytest.raises(NotFound):
        queries.get("nothing")
    assert queries.get(file.pk) == file
    assert list(queries.owned(one.pk, "evidence")) == [file]
    assert list(queries.owned(one.pk, "photo")) == []
    assert list(queries.owned(other.pk)) == []


def test_what_cannot_be_taken_leaves_nothing_behind():
    person = user("su")
    with pytest.raises(NotAccepted) as caught:
        keep(person, b"MZ\x90\x00")
    assert caught.value.reasons == ("这个文件的名字是.pdf，内容却是程序。请上传PDF、JPG或PNG文件。",)
    assert (caught.value.field, caught.value.code) == ("file", "file_not_accepted")
    assert (Blob.objects.count(), File.objects.count()) == (0, 0)


def test_photos_are_kept_as_they_are_or_mended():
    person = user("su")
    good = jpeg(358, 500)
    kept = services.keep_photo(owner_id=person.pk, name="我.jpg", data=good, rule=RULE, actor=actor(person), at=AT)
    assert (queries.read(kept), kept.blob.width, kept.blob.height, kept.purpose) == (good, 358, 500, "photo")
    png = encoded(picture(900, 900), "PNG")
    with pytest.raises(NotAccepted) as caught:
        services.keep_photo(owner_id=person.pk, name="我.png", data=png, rule=RULE, actor=actor(person), at=AT)
    assert len(caught.value.reasons) == 2 + (len(png) >= 1024 * 1024)
    mended = services.keep_mended_photo(
        owner_id=person.pk, name="我.png", data=png, crop=Crop(100, 0, 700, 900), rule=RULE, actor=actor(person), at=AT
    )
    assert (mended.name, mended.blob.media_type, mended.blob.width, mended.blob.height) == (
        "我.jpg",
        "image/jpeg",
        700,
        900,
    )
    with pytest.raises(NotAccepted, match="裁剪出来只有"):
        services.keep_mended_photo(
            owner_id=person.pk, name="我.png", data=png, crop=Crop(0, 0, 9, 9), rule=RULE, actor=actor(person), at=AT
        )


def test_signatures_are_drawn_and_kept_or_asked_for_again():
    person = user("su")
    file = services.keep_signature(owner_id=person.pk, strokes=name_strokes(), actor=actor(person), at=AT)
    assert (file.purpose, file.blob.media_type, file.name) == ("signature", "image/png", "签名.png")
    with pytest.raises(NotAccepted, match="还没有签名"):
        services.keep_signature(owner_id=person.pk, strokes=[], actor=actor(person), at=AT)


def test_lost_bytes_are_our_fault(settings):
    file = keep(user("su"))
    path = settings.FILES_FOLDER / file.blob_id[:2] / file.blob_id[2:4] / file.blob_id
    path.unlink()
    with pytest.raises(Lost, match="是我们这边出了问题"):
        queries.open_blob(file)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\扫描\\证书.pdf", "证书.pdf"),
        ("../../etc/passwd", "passwd"),
        ("证书\x00\n.pdf", "证书.pdf"),
        ("证书\u202efdp.exe", "证书fdp.exe"),
        ("  ", "未命名"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
        ("长" * 300, "长" * 200),
    ],
)
def test_names_are_tidied(name, kept):
    assert services.tidy_name(name) == kept


def test_the_folder_writes_whole_files_or_none(tmp_path, monkeypatch):
    store = FolderStore(tmp_path / "blobs")
    digest = hashlib.sha256(b"abc").hexdigest()
    assert store.healthy()
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            store.put(digest, b"abc")
    assert not store.exists(digest)
    assert [path for path in store.root.rglob("*") if path.is_file()] == []
    store.put(digest, b"abc")
    store.put(digest, b"abc")
    with store.open(digest) as source:
        assert source.read() == b"abc"
    with pytest.raises(ValueError, match="not a digest"):
        store.exists("../../etc/passwd")


def test_a_folder_that_cannot_be_written_is_not_healthy(settings, tmp_path):
    (tmp_path / "wall").write_text("a file, no folder")
    settings.FILES_FOLDER = tmp_path / "wall" / "files"
    assert not queries.healthy()


def test_bytes_survive_a_power_cut_with_every_folder_that_was_made_for_them(tmp_path, monkeypatch):
    flushed, real = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (flushed.append(os.fstat(handle).st_ino), real(handle)))
    store, digest = FolderStore(tmp_path / "kept"), "ab" * 32
    store.put(digest, b"whole")
    leaf = tmp_path / "kept" / "ab" / "ab"
    told = [path.stat().st_ino for path in (leaf / digest, leaf, leaf.parent, leaf.parent.parent, tmp_path)]
    assert flushed == told
    store.put("ab" * 31 + "cd", b"beside")
    assert flushed[len(told) :] == [(leaf / ("ab" * 31 + "cd")).stat().st_ino, leaf.stat().st_ino]
