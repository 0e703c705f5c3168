"""Fields for one file and for several."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from zhicheng.ui.forms import Form, UploadField

from .markup import parse


def test_uploads_one_and_several() -> None:
    class Files(Form):
        proof = UploadField(label="证明")
        more = UploadField(label="其他证明", multiple=True, required=False)

    assert {name: list(errors) for name, errors in Files({}, {}).errors.items()} == {"proof": ["请上传证明。"]}
    files = MultiValueDict({"proof": [_file("a.pdf")], "more": [_file("b.pdf"), _file("c.pdf")]})
    form = Files({}, files)
    assert form.errors == {}
    assert (form.cleaned_data["proof"].name, [one.name for one in form.cleaned_data["more"]]) == (
        "a.pdf",
        ["b.pdf", "c.pdf"],
    )
    assert parse(Files()["more"].as_field_group()).one("input").attributes["accept"] == ".pdf,.jpg,.jpeg,.png"


def test_an_empty_file_is_named_as_such() -> None:
    class Files(Form):
        proof = UploadField(label="证明")

    assert list(Files({}, {"proof": SimpleUploadedFile("a.pdf", b"")}).errors["proof"]) == [
        "这个文件是空的，请换一个。"
    ]


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7")
