"""From a file to lines: encodings, marks of Markdown, page numbers, Word documents with numbers Word counts itself."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from zhicheng.policy.drafting.numerals import chinese, number
from zhicheng.policy.drafting.reading import LONGEST, Unreadable, clean, decoded, read

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_usual_encoding(encoding: str) -> None:
    assert decoded("关于开展评审工作的通知".encode(encoding)) == "关于开展评审工作的通知"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"扫描件\.pdf 不是文字"):
        decoded(b"%PDF\xff\xfe\x00\x81", "扫描件.pdf")


def test_marks_are_taken_off() -> None:
    text = "# **标题** {#标题}\n> 引用\n- （一）条\n<p>技术</p>\n[平台](https://a.cn/b)\n- 3 -\n第 2 页 共 9 页\n"
    text += "２０２４年\n甲\x00乙\n---"
    assert clean(text) == ["标题", "引用", "（一）条", "技术", "平台（https://a.cn/b）", "2024年", "甲乙"]


def test_a_text_too_long_is_no_notice(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("字" * (LONGEST + 1), "utf-8")
    with pytest.raises(Unreadable, match=f"long.txt 有 {LONGEST + 1} 个字"):
        read(path)


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "- 1 -\n---\n"])
def test_a_file_without_words_is_no_notice(tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=r"empty\.txt 里没有文字"):
        read(path)


def _word() -> docx.document.Document:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for level, form, text in ((0, "chineseCounting", "%1、"), (1, "chineseCounting", "（%2）")):
        if level == 0:
            abstract = OxmlElement("w:abstractNum")
            abstract.set(qn("w:abstractNumId"), "77")
            numbering.insert(0, abstract)
        one = OxmlElement("w:lvl")
        one.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            node = OxmlElement(tag)
            node.set(qn("w:val"), value)
            one.append(node)
        abstract.append(one)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "77")
    target = OxmlElement("w:abstractNumId")
    target.set(qn("w:val"), "77")
    num.append(target)
    numbering.append(num)
    return document


def _numbered(document: docx.document.Document, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    node = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", "77")):
        inner = OxmlElement(tag)
        inner.set(qn("w:val"), value)
        node.append(inner)
    properties.append(node)


def test_a_word_document_with_its_own_numbers_and_a_table(tmp_path: Path) -> None:
    document = _word()
    document.add_paragraph("关于评审工作的通知")
    for text, level in (("申报范围", 0), ("在职人员。", 1), ("其他人员。", 1), ("申报条件", 0), ("满5年。", 1)):
        _numbered(document, text, level)
    table = document.add_table(2, 2)
    for n, cell in enumerate(["单位", "电话", "某局", "0571-81234567"]):
        table.rows[n // 2].cells[n % 2].text = cell
    path = tmp_path / "notice.docx"
    document.save(str(path))
    assert [one for one in read(path) if one] == [
        "关于评审工作的通知",
        "一、申报范围",
        "（一）在职人员。",
        "（二）其他人员。",
        "二、申报条件",
        "（一）满5年。",
        "| 单位 | 电话 |",
        "| 某局 | 0571-81234567 |",
    ]


def test_a_broken_word_document_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    for data in (packed.getvalue(), b"PK\x03\x04 torn"):
        path = tmp_path / "torn.docx"
        path.write_bytes(data)
        with pytest.raises(Unreadable, match=r"torn\.docx 打不开"):
            read(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十一", 21),
        ("两", 2),
        ("一百零五", 105),
        ("二〇二四", 2024),
        ("7", 7),
        ("几", None),
        ("", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("count", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_numerals_back(count: int, text: str) -> None:
    assert chinese(count) == text
    assert number(text) == count
