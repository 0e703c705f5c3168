"""Shapes of the sections of a plan: dates, windows, lists, photo, attachments, stages, papers, fees, sanctions."""

from __future__ import annotations

from zhicheng.policy.part_shapes import DERIVED, DUE, PARTY, AmountShape, Item
from zhicheng.policy.shape import (
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
from zhicheng.policy.tree_shape import CLAUSE, TREE

PHOTO = Record(
    {
        "clause": need(CLAUSE),
        "source": need(Choice(("auto_then_replace", "upload", "auto"), "照片从哪里来")),
        "formats": need(ListOf(Choice(("jpg", "jpeg", "png"), "格式"))),
        "over_bytes": need(Integer("文件要大于多少字节（不含）")),
        "under_bytes": need(Integer("文件要小于多少字节（不含）")),
        "over_width": need(Integer("宽要大于多少像素（不含）")),
        "over_height": need(Integer("高要大于多少像素（不含）")),
        "min_ratio": need(Number("宽高比最小（含）")),
        "max_ratio": need(Number("宽高比最大（含）")),
        "background": need(Text("背景颜色")),
    },
    "证件照的要求",
)


PUBLICITY = Record(
    {
        "working_days": need(Integer("公示几个工作日", 1)),
        "first_day": need(Choice(("after_posting", "posting_day"), "从公示次日还是当日起算")),
        "position": need(Choice(("before_opinion", "after_opinion"), "在填写审核意见之前还是之后")),
        "fields": need(ListOf(Code("公示哪些内容"))),
        "clause": need(CLAUSE),
    },
    "公示",
)


STAGE = Record(
    {
        "id": need(Code("这一站的名字")),
        "name": need(Text("名称")),
        "kind": need(Choice(("employer", "department", "bureau", "office", "committee"), "哪种机构")),
        "office": need(
            Record(
                {
                    "kind": need(Code("机构种类")),
                    "level": may(Choice(("county", "city", "province", "nation"), "哪一级")),
                    "where": may(Choice(("employer",), "按用人单位所在地")),
                }
            )
        ),
        "verdicts": need(ListOf(Choice(("pass", "return", "reject", "not_pass"), "可以作出的决定"))),
        "clause": need(CLAUSE),
        "due": may(DUE),
        "publicity": may(PUBLICITY),
        "gates": may(
            ListOf(
                Record(
                    {
                        "kind": need(Choice(("fee", "paper"), "还要办成的事")),
                        "refers": need(Code("fees 或 papers 里的名字")),
                        "due": may(DUE),
                        "clause": need(CLAUSE),
                    }
                )
            )
        ),
        "checks": may(ListOf(Code("必须核对的事"))),
        "skip_when": may(TREE),
    },
    "审核的一站",
)

PAPER = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "copies": need(Said(AmountShape())),
        "seals": may(ListOf(Code("盖哪些章"), least=0)),
        "watermark": may(Text("水印")),
        "printable_after": may(Name("stages", "审核的一站", "哪一站通过后才能打印")),
        "bag": may(ListOf(Code("资料袋封面写什么"))),
        "deliver_to": may(Text("送到哪里")),
        "due": may(DUE),
    }
)

FEE = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "amount": need(Said(Integer("金额，单位：分"))),
        "window": need(Said(DUE)),
        "charged_by": may(Name("stages", "审核的一站", "哪一站收")),
        "prompt": may(Text("怎样通知")),
    }
)

SANCTION = Record(
    {
        "id": need(Code("名字")),
        "breach": need(Text("什么行为")),
        "clause": need(CLAUSE),
        "basis": need(Text("依据")),
        "bars": need(Choice(("any_title", "next_level", "this_plan"), "不得申报什么")),
        "starts": need(Choice(("next_year", "year_after_review", "revocation_date"), "从什么时候起")),
        "years": need(Integer("几年")),
        "also": may(ListOf(Code("还有什么后果"))),
    }
)

MESSAGE = Record(
    {
        "id": need(Code("名字")),
        "event": need(Text("什么时候发")),
        "to": need(Choice(("applicant", "clerk", "employer"), "发给谁")),
        "text": need(Text("文字")),
        "clause": need(CLAUSE),
    }
)

ATTACHMENT = Item(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "when": may(TREE),
        "each": may(ListOf(Year("哪些年度各一份", roll="years"))),
        "note": may(Text("说明")),
        "optional": may(Flag("true：可交可不交")),
    }
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

DATE = Record(
    {
        "name": need(Text("名称")),
        "date": need(Said(Day("日期", roll="weeks"))),
        "clause": may(CLAUSE),
        "derived": may(DERIVED),
        "fixed": may(Flag("true：顺延时不动")),
    }
)

WINDOW = Record(
    {
        "from": need(Day("第一天（含）", roll="years")),
        "to": need(Day("最后一天（含）", roll="years")),
        "years": may(Integer("通知写的是几年", 1)),
        "clause": need(CLAUSE),
        "derived": may(DERIVED),
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
