"""YAML is read as the text it is, with the line of every value; its tricks are refused."""

from __future__ import annotations

import pytest

from zhicheng.policy.loading.source import read_source
from zhicheng.policy.notice import parse_notice
from zhicheng.policy.problems import PlanError, Report


def read(text: str) -> tuple[object, list[PlanError]]:
    report = Report("plan.yaml")
    return read_source("plan.yaml", text, report).value, report.errors


def test_only_plain_types_are_typed() -> None:
    text = (
        "a: no\nb: 2020-01-01\nc: 012\nd: 12\ne: true\nf: 0.65\ng: null\nh:\n"
        "i: 0x10\nj: 1_000\nk: '12'\nl: 1e3\nm: Yes\n"
    )
    assert read(text) == (
        {
            "a": "no",
            "b": "2020-01-01",
            "c": "012",
            "d": 12,
            "e": True,
            "f": 0.65,
            "g": None,
            "h": None,
            "i": "0x10",
            "j": "1_000",
            "k": "12",
            "l": "1e3",
            "m": "Yes",
        },
        [],
    )


def test_lines_of_values() -> None:
    report = Report("plan.yaml")
    source = read_source("plan.yaml", "a:\n  - b: 1\n    c: [x,\n      y]\n", report)
    assert source.lines == {
        (): 1,
        ("a",): 1,
        ("a", 0): 2,
        ("a", 0, "b"): 2,
        ("a", 0, "c"): 3,
        ("a", 0, "c", 0): 3,
        ("a", 0, "c", 1): 4,
    }


@pytest.mark.parametrize(
    ("text", "line", "path", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "a", "“a”"),
        ("a: &x [1]\nb: *x\n", 2, "b", "“一处引用（*）”"),
        ("a: &x {b: *x}\n", 1, "a.b", "“一处引用（*）”"),
        ("a: {x: 1}\nb:\n  <<: {y: 1}\n", 3, "b.<<", "“<<”"),
        ("a: !!python/none x\n", 1, "a", "“tag:yaml.org,2002:python/none”"),
        ("a: !date 2020-01-01\n", 1, "a", "“!date”"),
        ("? [1, 2]\n: 3\n", 1, "<<", "“一个复合的键”"),
    ],
)
def test_tricks_are_refused(text: str, line: int, path: str, found: str) -> None:
    errors = read(text)[1]
    assert [(one.line, one.path, one.found) for one in errors] == [(line, path, found)]


def test_many_problems_at_once() -> None:
    errors = read("a: 1\na: 2\nb: !x 3\nc: 4\nc: 5\n")[1]
    assert [one.line for one in errors] == [2, 3, 5]


def test_aliases_do_not_explode() -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
    )
    assert len(read(bomb)[1]) == 12 * 9


def test_broken_yaml() -> None:
    value, errors = read("a: [1, 2\nb: 3\n")
    assert value is None
    assert [(one.file, one.line, one.expected) for one in errors] == [("plan.yaml", 2, "能读懂的 YAML")]


def test_an_empty_file() -> None:
    assert read("") == (None, [])


# The notice ---------------------------------------------------------------------------------------------------------

NOTICE = """> 编者的话。

# 标题 {#标题}

根据某通知，现通知如下： {#引言}

## 一、要求 {#一}

引出。下文：

1. 甲。乙；丙 {#一1}
注：丁（网址：<https://example.cn/a?b=1>）。

（二）关于期限。截止 9 月 8 日。 {#一2}

| 序号 | 名称 | {#表}
|---|---|
| 1 | 甲 |
| 2 | 乙 |
"""


def test_clauses_and_sentences() -> None:
    notice = parse_notice(NOTICE, Report("notice.md"))
    assert (notice.title, notice.remark) == ("标题", "编者的话。")
    assert list(notice.sentences()) == [
        ("引言#1", "根据某通知，现通知如下："),
        ("一#1", "引出。"),
        ("一#2", "下文："),
        ("一1#1", "1. 甲。乙；"),
        ("一1#2", "丙"),
        ("一1#3", "注：丁（网址：https://example.cn/a?b=1）。"),
        ("一2#1", "（二）关于期限。截止 9 月 8 日。"),
        ("表#1", "1 甲"),
        ("表#2", "2 乙"),
    ]
    assert notice.text_of("一1#2") == "丙"
    assert [notice.has(ref) for ref in ("一", "一1#3", "一1#4", "一1#0", "三")] == [True, True, False, False, False]


def test_anchors_are_asked_for() -> None:
    report = Report("notice.md")
    parse_notice("没有条款号\n甲 {#一}\n乙 {#一}\n", report)
    assert [(one.line, one.found) for one in report.errors] == [(1, "“没有条款号”"), (3, "“一”")]
