"""Judging an attachment by opening it: PDF, JPEG or PNG up to 20 MB, readable, and without a life of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from zhicheng.standards.errors import BadValue

from . import images, sniff
from .photo import Crop, PhotoRule, PhotoVerdict, inspect_photo, mend_photo
from .signature import SignatureVerdict, inspect_signature

__all__ = [
    "LIMIT",
    "Crop",
    "DocumentVerdict",
    "PhotoRule",
    "PhotoVerdict",
    "SignatureVerdict",
    "inspect_document",
    "inspect_photo",
    "inspect_signature",
    "mend_photo",
]

LIMIT = 20 * 1024 * 1024
_ACTIVE_KEYS = {
    "/JS": "脚本",
    "/JavaScript": "脚本",
    "/XFA": "动态表单",
    "/EmbeddedFiles": "夹带的文件",
    "/EF": "夹带的文件",
}
_ACTIVE_ACTIONS = {
    "/JavaScript": "脚本",
    "/Launch": "打开其他程序的命令",
    "/SubmitForm": "自动提交的表单",
    "/ImportData": "自动导入的数据",
    "/GoToE": "夹带的文件",
    "/Rendition": "音视频",
    "/Movie": "音视频",
    "/Sound": "音视频",
    "/RichMediaExecute": "音视频",
}
_ACTIVE_SUBTYPES = {"/RichMedia": "音视频", "/FileAttachment": "夹带的文件", "/Screen": "音视频", "/3D": "音视频"}


@dataclass(frozen=True)
class DocumentVerdict:
    """What was found. `reasons` is empty when the file can be taken; `pages` of a picture is 1."""

    reasons: tuple[str, ...]
    media_type: str = ""
    size: int = 0
    pages: int | None = None
    width: int | None = None
    height: int | None = None

    @property
    def ok(self) -> bool:
        """Whether the file can be taken."""
        return not self.reasons


def inspect_document(data: bytes, name: str = "") -> DocumentVerdict:
    """Judge an attachment. `name` only helps to explain (a program that calls itself .pdf)."""
    kind = sniff.media_type(data)
    if not data:
        return DocumentVerdict(("这个文件是空的，请重新选择文件。",))
    if len(data) > LIMIT:
        return DocumentVerdict(
            (f"文件最大20\u00a0MB，现在是{sniff.sizes(len(data))}，请压缩或分开后再上传。",), kind, len(data)
        )
    if kind == sniff.PDF:
        return _pdf(data)
    if kind in (sniff.JPEG, sniff.PNG):
        return _picture(data, kind)
    return DocumentVerdict((_other(kind, name),), kind, len(data))


def _other(kind: str, name: str) -> str:
    want = "请上传PDF、JPG或PNG文件。"
    if kind == sniff.HEIC:
        return (
            "这是苹果手机的HEIC照片，这里还打不开。请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，"
            "或者导出成JPG、PDF再上传。"
        )
    if kind == "application/msword":
        return "这是Office文档，请先在办公软件里“另存为PDF”，再上传。"
    claimed = sniff.extension(name)
    if any(claimed in known for known in sniff.EXTENSIONS.values()):
        return f"这个文件的名字是.{claimed}，内容却是{sniff.word(kind)}。{want}"
    return f"这是{sniff.word(kind)}，这里收不了。{want}"


def _picture(data: bytes, kind: str) -> DocumentVerdict:
    try:
        width, height = images.size_of(data, kind)
        images.decode(data, kind)
    except BadValue as bad:
        return DocumentVerdict((bad.sentence,), kind, len(data))
    return DocumentVerdict((), kind, len(data), pages=1, width=width, height=height)


def _pdf(data: bytes) -> DocumentVerdict:
    def refused(sentence: str) -> DocumentVerdict:
        return DocumentVerdict((sentence,), sniff.PDF, len(data))

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return refused("这个PDF加了保护（限制打印或修改）。请用“打印成PDF”另存一份没有保护的，再上传。")
            pages = len(pdf.pages)
            if pages == 0:
                return refused("这个PDF里一页也没有，请重新导出后再上传。")
            alive = sorted(set(_active(pdf)))
    except pikepdf.PasswordError:
        return refused("这个PDF要密码才能打开。请去掉密码后再上传。")
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError, KeyError, TypeError):
        return refused("这个PDF打不开，可能没有传完整，或者已经损坏。请重新导出后再上传。")
    if alive:
        return refused(f"这个PDF里带有{'、'.join(alive)}。为了大家的安全，请用“打印成PDF”另存一份，再上传。")
    return DocumentVerdict((), sniff.PDF, len(data), pages=pages)


def _active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What acts by itself in a PDF, in words. Every object is visited, and every direct part of each."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            for key, value in thing.items():
                if key in _ACTIVE_KEYS and not _is_empty(value):
                    yield _ACTIVE_KEYS[key]
                if isinstance(value, pikepdf.Name):
                    if key == "/S" and str(value) in _ACTIVE_ACTIONS:
                        yield _ACTIVE_ACTIONS[str(value)]
                    if key == "/Subtype" and str(value) in _ACTIVE_SUBTYPES:
                        yield _ACTIVE_SUBTYPES[str(value)]
                elif _is_direct(value):
                    waiting.append(value)
        elif isinstance(thing, pikepdf.Array):
            waiting.extend(value for value in thing if _is_direct(value))


def _is_direct(value: Any) -> bool:
    """A part that stands inside its owner; what is indirect is among `pdf.objects` already."""
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and len(value) == 0)
