"""Shapes of what a plan says of dates, windows, filing, lists and the notice as a document."""

from __future__ import annotations

from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.form.parts import DERIVED, PARTY, Item
from zhicheng.policy.form.trees import CLAUSE, TREE
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Checker,
    Choice,
    Code,
    Day,
    Flag,
    Integer,
    ListOf,
    MapOf,
    Name,
    Number,
    Record,
    Said,
    Text,
    Year,
    may,
    need,
)

_BOUNDS = ("formats", "over_bytes", "under_bytes", "over_width", "over_height", "min_ratio", "max_ratio", "background")
_PAIRS = (("over_width", "over_height"), ("min_ratio", "max_ratio"))


def _bounds(value: dict[str, Any], path: Path, checker: Checker) -> None:
    """A photo that people upload has every bound; one the platform fetches those the notice says, pairs whole."""
    missing = [key for key in _BOUNDS if key not in value]
    if missing and value.get("source") in ("upload", "auto_then_replace"):
        mend = "由本人上传的照片，请把这些要求写全；系统取得、不用上传的，source 写 auto。"
        checker.report.add(path, "没有 " + "、".join(missing), "格式、大小、尺寸和底色", mend)
    for pair in _PAIRS:
        if len(set(pair) & set(value)) == 1:
            checker.report.add(path, "只写了一个", "、".join(pair) + " 两个", "请两个都写，或者都不写。")


PHOTO = Record(
    {
        "clause": need(CLAUSE),
        "source": need(
            Choice(("auto_then_replace", "upload", "auto"), "照片从哪里来；auto 是系统取得，通知没有写的要求可以不写")
        ),
        "formats": may(ListOf(Choice(("jpg", "jpeg", "png"), "格式"))),
        "over_bytes": may(Integer("文件要大于多少字节（不含）")),
        "under_bytes": may(Integer("文件要小于多少字节（不含）")),
        "over_width": may(Integer("宽要大于多少像素（不含）")),
        "over_height": may(Integer("高要大于多少像素（不含）")),
        "min_ratio": may(Number("宽高比最小（含）")),
        "max_ratio": may(Number("宽高比最大（含）")),
        "background": may(Text("背景颜色")),
    },
    "证件照的要求",
    also=_bounds,
)

SPECIALTY = Record(
    {
        "code": need(Code("代码")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "about": may(Text("这个专业包括哪些工作")),
    }
)


def _held_years(value: dict[str, Any], path: Path, checker: Checker) -> None:
    kind = value.get("held_by")
    if "each" in value and kind in fields.record_kinds() and "year" not in fields.group_fields(str(kind)):
        mend = "各年度分开的附件，held_by 要写有年度的一类记录，例如 appraisal、training。"
        checker.report.add((*path, "held_by"), kind, "有年度的一类记录", mend)


ATTACHMENT = Item(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "when": may(TREE),
        "each": may(ListOf(Year("哪些年度各一份", roll="years"))),
        "held_by": may(
            Choice(
                lambda: tuple(fields.record_kinds()),
                "平台里有这类记录就不用上传；和 each 一起写时，看那一年的记录",
            )
        ),
        "note": may(Text("说明")),
        "optional": may(Flag("true：可交可不交")),
    },
    also=_held_years,
)

QUOTA = Record(
    {
        "id": need(Code("名字")),
        "clause": need(CLAUSE),
        "path": need(Name("paths", "条件")),
        "per": need(ListOf(Code("按什么计"))),
        "by": may(Text("人数看什么定")),
        "at_most": need(MapOf(Integer("最多几人"), "最多几人")),
        "both": may(Choice(("highest", "sum"), "几级都有时")),
        "counted_at": may(Text("在哪一步计数")),
    }
)

LIST = Record(
    {
        "name": need(Text("名单的名称")),
        "clause": need(CLAUSE),
        "items": need(
            ListOf(
                Record(
                    {
                        "code": need(Code("代码")),
                        "name": need(Text("名称")),
                        "levels": need(ListOf(Code("级别"), "有哪些级别，空着是通知没有写", least=0)),
                        "clause": may(CLAUSE),
                    }
                )
            )
        ),
    }
)


def _one_or_range(value: dict[str, Any], path: Path, checker: Checker) -> None:
    keys = {"date", "from", "to"} & set(value)
    if keys not in ({"date"}, {"from", "to"}):
        checker.report.add(path, value, "date，或 from 加 to", "请写一天，或写第一天和最后一天。")
    else:
        in_order(value, path, checker)


def in_order(value: dict[str, Any], path: Path, checker: Checker) -> None:
    """Reports a span whose last day comes before its first."""
    first, last = value.get("from"), value.get("to")
    if isinstance(first, str) and isinstance(last, str) and last < first:
        checker.report.add((*path, "to"), last, f"不早于 {first} 的一天", "请核对第一天和最后一天。")


DATE = Record(
    {
        "name": need(Text("名称")),
        "date": may(Said(Day("日期", roll="weeks"))),
        "from": may(Day("一段时间的第一天", roll="weeks")),
        "to": may(Day("一段时间的最后一天", roll="weeks")),
        "says": may(Text("通知怎样写的，例如 11月上旬")),
        "track": may(Choice(("online", "paper"), "说的是网上，还是纸质材料")),
        "clause": may(CLAUSE),
        "derived": may(DERIVED),
        "fixed": may(Flag("true：顺延时不动")),
    },
    also=_one_or_range,
)


def _span(value: dict[str, Any], path: Path, checker: Checker) -> None:
    keys = {"from", "to"} & set(value)
    if len(keys) == 1 or not (keys or "since" in value):
        checker.report.add(path, value, "from 加 to，或 since", "请写第一天和最后一天，或写从什么时候起。")
    else:
        in_order(value, path, checker)


WINDOW = Record(
    {
        "since": may(Choice(("current_title",), "从取得现任职称起；和 from、to 一起写时，落在哪一段都算")),
        "from": may(Day("第一天（含）", roll="years")),
        "to": may(Day("最后一天（含）", roll="years")),
        "years": may(Integer("通知写的是几年", 1)),
        "clause": need(CLAUSE),
        "derived": may(DERIVED),
    },
    also=_span,
)

SELECTION = Record(
    {
        "clause": need(CLAUSE),
        "window": may(Name("spans", "时间段", "windows 里的哪一段时间取得的")),
        "level": may(TREE),
        "says": may(Text("通知怎样要求")),
        "proof": may(Text("要有什么依据")),
    },
    "选择相关业绩",
)


def _placed(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if ("at" in value) == (value.get("missing") is True):
        checker.report.add(path, value, "at，或 missing: true", "附件在手边就写从哪一条开始，不在就写 missing: true。")


ANNEX = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "at": may(Text("附件从通知的哪一条开始")),
        "missing": may(Flag("true：通知列了，手边没有")),
    },
    also=_placed,
)

ALIAS = Record(
    {
        "title": need(Text("通知里的叫法")),
        "means": need(Text("指的是什么")),
        "clause": need(CLAUSE),
    },
    "同一样东西的另一个叫法",
)

SOURCE = Record(
    {
        "clause": need(CLAUSE),
        "issuer": need(Text("发文单位")),
        "number": may(Text("文号")),
        "issued": need(Said(Day("印发日期"))),
        "addressees": may(ListOf(Text("一个单位"), "主送")),
        "copied": may(ListOf(Text("一个单位"), "抄送、抄报")),
    }
)

CONTACT = Record(
    {
        "name": need(Text("单位")),
        "role": may(Text("问什么事")),
        "phone": may(Text("电话")),
        "address": may(Text("地址")),
        "clause": need(CLAUSE),
    }
)

METHOD = Record(
    {
        "code": need(Code("代码")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "note": may(Text("说明")),
        "ticks": may(ListOf(PARTY, "可以打钩的选项")),
    }
)
