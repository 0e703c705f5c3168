"""The form of `plan.yaml`: every field with its help. Checking, the editors' schema and rolling on are made from it."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Checker,
    Choice,
    Code,
    Day,
    Field,
    Flag,
    Integer,
    ListOf,
    MapOf,
    Name,
    Number,
    Record,
    Said,
    Shape,
    Text,
    Year,
    may,
    need,
)
from zhicheng.policy.tree_shape import CLAUSE, FORCE, TREE
from zhicheng.standards import codes

_DERIVED = Text("通知没有直接写时，这个值是怎么来的")


def _table(name: str) -> tuple[str, ...]:
    return tuple(code for code, _ in codes.table(name).choices())


class AnyValue(Shape):
    """A value put in by a reading; the patched plan is checked as a whole."""

    def fits(self, value: Any) -> bool:
        return True


class AmountShape(Shape):
    """A whole number, or `{if, then, else}`, or `{reference: document}`."""

    words = "一个整数，或 {if: 条件, then: 整数, else: 整数}，或 {reference: 文件}"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if isinstance(value, dict):
            (_REFERRED if "reference" in value else _CHOSEN).check(value, path, checker)
        else:
            super().check(value, path, checker)

    def fits(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 0}, _CHOSEN.schema(), _REFERRED.schema()]}


_CHOSEN = Record({"if": need(TREE), "then": need(Integer("满足时")), "else": need(Integer("不满足时"))})
_REFERRED = Record({"reference": need(Text("写着这个数的文件"))})


class _Bound(Record):
    """`amounts`: the condition may speak of the record that is bound where the amount is used."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        kind = value.get("of") if isinstance(value, dict) else None
        outer, checker.bound = checker.bound, kind
        super().check(value, path, checker)
        checker.bound = outer


class _Equivalence(Record):
    """The fields named must be those of the record kind."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        super().check(value, path, checker)
        if not isinstance(value, dict):
            return
        known = fields.group_fields(str(value.get("record")))
        for key in ("reads", "by"):
            if known and value.get(key) not in known:
                checker.report.add((*path, key), value.get(key), "、".join(known), "请改成这类记录有的字段。")


def _one_due(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if not ({"on", "date"} & set(value)) and not {"working_days", "after"} <= set(value):
        checker.report.add(
            path, value, "on、date，或 working_days 加 after", "请写明是哪一天，或某件事之后几个工作日。"
        )


DUE = Record(
    {
        "on": may(Name("dates", "日期", "dates 里的一个名字")),
        "date": may(Day("截止的一天，到 24:00", roll="weeks")),
        "working_days": may(Integer("几个工作日", 1)),
        "after": may(Text("从哪件事起算，例如 bureau.pass.delivered")),
        "clause": may(CLAUSE),
        "derived": may(_DERIVED),
    },
    "期限",
    also=_one_due,
)
_PARTY = Record({"code": need(Code("代码")), "name": need(Text("名称")), "clause": need(CLAUSE)})
_NODE_ITEM = {
    "name": may(Text("短名")),
    "title": may(Text("写成一句话的要求")),
    "clause": need(CLAUSE),
    "force": need(FORCE),
    "soft": may(Flag("true：原则上的要求")),
    "needs": need(TREE),
}


class _Item(Record):
    """A common condition: its id is a name like those of nodes."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        super().check(value, path, checker)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            if value["id"] in checker.seen_ids:
                checker.report.add((*path, "id"), value["id"], "没有用过的名字", "这个名字已经用过，请换一个。")
            checker.seen_ids.add(value["id"])


_PHOTO = Record(
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
_PUBLICITY = Record(
    {
        "working_days": need(Integer("公示几个工作日", 1)),
        "first_day": need(Choice(("after_posting", "posting_day"), "从公示次日还是当日起算")),
        "position": need(Choice(("before_opinion", "after_opinion"), "在填写审核意见之前还是之后")),
        "fields": need(ListOf(Code("公示哪些内容"))),
        "clause": need(CLAUSE),
    },
    "公示",
)
_STAGE = Record(
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
        "publicity": may(_PUBLICITY),
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
_READING = Record(
    {
        "clause": need(CLAUSE),
        "asks": need(Text("没有说清的是什么")),
        "chosen": need(Code("选定的读法")),
        "why": need(Text("为什么这样选")),
        "decided_by": may(AnyValue("谁确认的，发布时填写")),
        "options": need(
            MapOf(
                Record({"says": need(Text("这种读法怎么说")), "set": may(MapOf(AnyValue(), "改哪些值", key=Text()))}),
                "各种读法",
            )
        ),
    },
    "一处没有说清的话",
)

FIELDS: dict[str, Field] = {
    "language": need(Integer("计划语言的版本号", 1)),
    "id": need(Code("计划的代码，与文件夹同名")),
    "rolled": may(AnyValue("顺延而来的计划：原计划、移动了多少、哪些值")),
    "plan": need(
        Record(
            {
                "name": need(Text("计划名称")),
                "clause": need(CLAUSE),
                "year": need(Year("年度", roll="years")),
                "level": need(Choice(lambda: _table("level"), "级别")),
                "awards": need(Choice(lambda: _table("title_names"), "评上以后的职称")),
                "series": need(Text("系列")),
            }
        )
    ),
    "source": need(
        Record(
            {
                "clause": need(CLAUSE),
                "issuer": need(Text("发文单位")),
                "number": may(Text("文号")),
                "issued": need(Day("印发日期")),
            }
        )
    ),
    "organiser": need(_PARTY),
    "committee": need(Said(_PARTY, "评委会")),
    "authorised_by": may(_PARTY),
    "basis": may(
        ListOf(
            Record({"title": need(Text("文件名称")), "number": may(Text("文号")), "clause": need(CLAUSE)}), "依据的文件"
        )
    ),
    "specialties": need(ListOf(_PARTY, "可评审的专业")),
    "as_of": need(
        Record({"date": need(Day("年限算到哪天", roll="years")), "clause": need(CLAUSE), "derived": may(_DERIVED)})
    ),
    "counting": may(
        Record(
            {
                "intervals": may(Choice(("union", "plain"), "重叠的时间算一次还是各算各的")),
                "years": may(Choice(("full", "anniversary"), "首尾两天都算，还是满周年才算")),
                "clause": may(CLAUSE),
            }
        )
    ),
    "dates": need(
        MapOf(
            Record(
                {
                    "name": need(Text("名称")),
                    "date": need(Said(Day("日期", roll="weeks"))),
                    "clause": may(CLAUSE),
                    "derived": may(_DERIVED),
                    "fixed": may(Flag("true：顺延时不动")),
                }
            ),
            "各个日期",
            key=Text(),
        )
    ),
    "windows": may(
        MapOf(
            Record(
                {
                    "from": need(Day("第一天（含）", roll="years")),
                    "to": need(Day("最后一天（含）", roll="years")),
                    "years": may(Integer("通知写的是几年", 1)),
                    "clause": need(CLAUSE),
                    "derived": may(_DERIVED),
                }
            ),
            "时间段",
        )
    ),
    "amounts": may(
        MapOf(
            _Bound({"clause": need(CLAUSE), "of": may(Code("用在哪类记录上")), "years": need(AmountShape())}),
            "要计算的数量",
        )
    ),
    "equivalences": may(
        ListOf(
            _Equivalence(
                {
                    "id": need(Code("名字")),
                    "clause": need(CLAUSE),
                    "record": need(Choice(lambda: tuple(fields.record_kinds()), "哪类记录")),
                    "reads": need(Text("哪个字段换个读法")),
                    "when": need(MapOf(Text(), "只在这些字段是这些值时", key=Text())),
                    "by": need(Text("由哪个字段决定")),
                    "codes": need(MapOf(Text(), "哪个值当作哪个值", key=Text())),
                }
            )
        )
    ),
    "population": need(Record(_NODE_ITEM, "申报对象")),
    "common": may(ListOf(_Item({"id": need(Code("名字")), **_NODE_ITEM}), "人人都要满足的条件", least=0)),
    "methods": need(
        ListOf(
            Record(
                {
                    "code": need(Code("代码")),
                    "name": need(Text("名称")),
                    "clause": need(CLAUSE),
                    "note": may(Text("说明")),
                    "ticks": may(ListOf(_PARTY, "可以打钩的选项")),
                }
            ),
            "申报方式",
        )
    ),
    "paths": need(
        MapOf(
            Record(
                {
                    **_NODE_ITEM,
                    "name": need(Text("名称")),
                    "method": may(Name("methods", "申报方式", "用哪种申报方式")),
                    "category": may(Text("申报类别")),
                    "entry": may(Text("通知里引到这一条的话")),
                }
            ),
            "各种申报条件，满足一种就可以",
        )
    ),
    "quotas": may(
        ListOf(
            Record(
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
            ),
            "名额",
        )
    ),
    "lists": may(
        MapOf(
            Record(
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
            ),
            "通知所附的名单",
        )
    ),
    "terms": may(MapOf(Record({"name": need(Text("中文")), "clause": may(CLAUSE)}), "代码的中文说法")),
    "photo": may(_PHOTO),
    "commitment": need(
        Record(
            {
                "title": need(Text("名称")),
                "clause": need(CLAUSE),
                "sample": need(Flag("true：文字是我们写的示例")),
                "text": need(Text("全文")),
            }
        )
    ),
    "statement": need(
        Record({"name": need(Text("名称")), "max": need(Said(Integer("最多多少字", 1))), "clause": need(CLAUSE)})
    ),
    "attachments": may(
        ListOf(
            _Item(
                {
                    "id": need(Code("名字")),
                    "name": need(Text("名称")),
                    "clause": need(CLAUSE),
                    "when": may(TREE),
                    "each": may(ListOf(Year("哪些年度各一份", roll="years"))),
                    "note": may(Text("说明")),
                    "optional": may(Flag("true：可交可不交")),
                }
            ),
            "附件",
        )
    ),
    "route": need(ListOf(_STAGE, "审核的各站，按先后")),
    "return_days": may(Integer("退回修改几个工作日", 1)),
    "interview": need(Said(Record({"clause": need(CLAUSE), "when": need(TREE)}), "面试答辩")),
    "papers": may(
        Said(
            ListOf(
                Record(
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
                ),
                "纸质材料",
            )
        )
    ),
    "fees": may(
        Said(
            ListOf(
                Record(
                    {
                        "id": need(Code("名字")),
                        "name": need(Text("名称")),
                        "clause": need(CLAUSE),
                        "amount": need(Said(Integer("金额，单位：分"))),
                        "window": need(Said(DUE)),
                        "charged_by": may(Name("stages", "审核的一站", "哪一站收")),
                        "prompt": may(Text("怎样通知")),
                    }
                ),
                "费用",
            )
        )
    ),
    "contacts": may(
        ListOf(
            Record(
                {
                    "name": need(Text("单位")),
                    "phone": may(Text("电话")),
                    "address": may(Text("地址")),
                    "clause": need(CLAUSE),
                }
            ),
            "联系方式，不写人名",
        )
    ),
    "links": may(
        ListOf(Record({"name": need(Text("名称")), "url": need(Text("网址")), "clause": need(CLAUSE)}), "网址")
    ),
    "sanctions": may(
        ListOf(
            Record(
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
            ),
            "违规处理",
        )
    ),
    "messages": may(
        ListOf(
            Record(
                {
                    "id": need(Code("名字")),
                    "event": need(Text("什么时候发")),
                    "to": need(Choice(("applicant", "clerk", "employer"), "发给谁")),
                    "text": need(Text("文字")),
                    "clause": need(CLAUSE),
                }
            ),
            "短信",
        )
    ),
    "notices": may(
        ListOf(
            Record(
                {
                    "id": need(Code("名字")),
                    "show": need(Code("在哪里出现")),
                    "clause": need(CLAUSE),
                    "text": need(Text("文字")),
                }
            ),
            "要让人看到的话",
        )
    ),
    "unsaid": may(
        ListOf(
            Record(
                {
                    "id": need(Code("名字")),
                    "text": need(Text("通知没有说的")),
                    "clause": may(CLAUSE),
                    "why": may(Text("我们怎么办")),
                }
            ),
            "通知没有说的",
        )
    ),
    "readings": may(MapOf(_READING, "没有说清的话")),
    "narrative": may(MapOf(Text("为什么不含规则"), "不含规则的句子", key=Text())),
    "accepted": may(
        ListOf(
            Record({"code": need(Text("检查的编号")), "at": need(Text("在哪里")), "why": need(Text("为什么可以"))}),
            "检查提出、但予以接受的问题",
            least=0,
        )
    ),
}

PLAN = Record(FIELDS, "评审计划")
