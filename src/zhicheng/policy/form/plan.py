"""The form of `plan.yaml`: every field with its help. Checking, the editors' schema and rolling on are made from it."""

from __future__ import annotations

from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.form.names import PlanShape
from zhicheng.policy.form.papers import (
    ATTESTED,
    DOSSIER,
    ENTRUSTED,
    ESTABLISHMENT,
    FEE,
    LATE,
    MENU,
    MESSAGE,
    PAPER,
    ROSTER,
    SANCTION,
    SUPPLEMENTS,
)
from zhicheng.policy.form.parts import (
    DERIVED,
    NODE_ITEM,
    PARTY,
    READING,
    AmountShape,
    AnyValue,
    Bound,
    Equivalence,
    Item,
    table_codes,
)
from zhicheng.policy.form.route import ACCEPTANCE_POINT, ANNOUNCEMENT, INTERVIEW, STAGE
from zhicheng.policy.form.sections import (
    ALIAS,
    ANNEX,
    ATTACHMENT,
    CONTACT,
    DATE,
    LIST,
    METHOD,
    PHOTO,
    QUOTA,
    SELECTION,
    SOURCE,
    SPECIALTY,
    WINDOW,
)
from zhicheng.policy.form.sheets import SHEET
from zhicheng.policy.form.trees import CLAUSE
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Address,
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
    Record,
    Said,
    Text,
    Year,
    may,
    need,
)


def _assumed(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if value.get("assumed") is True and "why" not in value:
        checker.report.add(path, "没有 why", "写明为什么这样理解", "assumed: true 的值要写 why。")


FIELDS: dict[str, Field] = {
    "language": need(Integer("计划语言的版本号", 1)),
    "id": need(Address("计划的代码，与文件夹同名；成员和叠加的写成 计划/成员@叠加")),
    "member": may(AnyValue("合并而成的计划：属于哪个计划，各维的值，叠加了什么")),
    "rolled": may(AnyValue("顺延而来的计划：原计划、移动了多少、哪些值")),
    "plan": need(
        Record(
            {
                "name": need(Text("计划名称")),
                "clause": need(CLAUSE),
                "year": need(Year("年度", roll="years")),
                "level": need(Choice(lambda: table_codes("level"), "级别")),
                "awards": need(Choice(lambda: table_codes("title_names"), "评上以后的职称")),
                "series": need(Text("系列")),
                "assumed": may(Flag("true：通知没有这样说，是我们这样理解的")),
                "why": may(Text("为什么这样理解")),
            },
            also=_assumed,
        )
    ),
    "source": need(SOURCE),
    "annexes": may(ListOf(ANNEX, "通知的附件")),
    "aliases": may(ListOf(ALIAS, "同一样东西在通知里的几个叫法")),
    "menu": may(MENU),
    "organiser": need(PARTY),
    "committee": need(Said(PARTY, "评委会")),
    "authorised_by": may(PARTY),
    "basis": may(
        ListOf(
            Record({"title": need(Text("文件名称")), "number": may(Text("文号")), "clause": need(CLAUSE)}), "依据的文件"
        )
    ),
    "specialties": need(ListOf(SPECIALTY, "可评审的专业")),
    "as_of": need(
        Record({"date": need(Day("年限算到哪天", roll="years")), "clause": need(CLAUSE), "derived": may(DERIVED)})
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
            DATE,
            "各个日期",
            key=Text(),
        )
    ),
    "windows": may(
        MapOf(
            WINDOW,
            "时间段",
        )
    ),
    "amounts": may(
        MapOf(
            Bound({"clause": need(CLAUSE), "of": may(Code("用在哪类记录上")), "years": need(AmountShape())}),
            "要计算的数量",
        )
    ),
    "equivalences": may(
        ListOf(
            Equivalence(
                {
                    "id": need(Code("名字")),
                    "clause": need(CLAUSE),
                    "record": need(Choice(lambda: tuple(fields.record_kinds()), "哪类记录")),
                    "reads": need(Text("哪个字段换个读法")),
                    "when": need(MapOf(Text(), "只在这些字段是这些值时", key=Text())),
                    "by": need(Text("由哪个字段决定")),
                    "codes": need(MapOf(Text(), "哪个值当作哪个值", key=Text())),
                    "series": may(ListOf(Text("系列"), "只在这些系列的计划里算数")),
                }
            )
        )
    ),
    "population": need(Record(NODE_ITEM, "申报对象")),
    "common": may(ListOf(Item({"id": need(Code("名字")), **NODE_ITEM}), "人人都要满足的条件", least=0)),
    "methods": need(
        ListOf(
            METHOD,
            "申报方式",
        )
    ),
    "paths": need(
        MapOf(
            Record(
                {
                    **NODE_ITEM,
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
            QUOTA,
            "名额",
        )
    ),
    "lists": may(
        MapOf(
            LIST,
            "通知所附的名单",
        )
    ),
    "terms": may(MapOf(Record({"name": need(Text("中文")), "clause": may(CLAUSE)}), "代码的中文说法")),
    "photo": may(PHOTO),
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
    "selection": may(SELECTION),
    "sheets": may(MapOf(SHEET, "评分表")),
    "dossier": may(DOSSIER),
    "copies_attested": may(ATTESTED),
    "establishment": may(ESTABLISHMENT),
    "statement": need(
        Record({"name": need(Text("名称")), "max": need(Said(Integer("最多多少字", 1))), "clause": need(CLAUSE)})
    ),
    "attachments": may(
        ListOf(
            ATTACHMENT,
            "附件",
        )
    ),
    "route": need(ListOf(STAGE, "审核的各站，按先后")),
    "entrusted": may(ListOf(ENTRUSTED, "委托评审")),
    "late": may(Said(LATE, "逾期申报怎么办")),
    "supplements": may(Said(SUPPLEMENTS, "补充材料")),
    "return_days": may(Integer("退回修改几个工作日", 1)),
    "announcements": may(ListOf(ANNOUNCEMENT, "由机构发布的公示")),
    "interview": need(Said(INTERVIEW, "面试答辩")),
    "acceptance_points": may(ListOf(ACCEPTANCE_POINT, "受理点")),
    "papers": may(
        Said(
            ListOf(
                PAPER,
                "纸质材料",
            )
        )
    ),
    "fees": may(
        Said(
            ListOf(
                FEE,
                "费用",
            )
        )
    ),
    "rosters": may(ListOf(ROSTER, "花名册")),
    "contacts": may(ListOf(CONTACT, "联系方式，不写人名")),
    "links": may(
        ListOf(Record({"name": need(Text("名称")), "url": need(Text("网址")), "clause": need(CLAUSE)}), "网址")
    ),
    "sanctions": may(
        ListOf(
            SANCTION,
            "违规处理",
        )
    ),
    "messages": may(
        ListOf(
            MESSAGE,
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
    "readings": may(MapOf(READING, "没有说清的话")),
    "narrative": may(MapOf(Text("为什么不含规则"), "不含规则的句子", key=Text())),
    "accepted": may(
        ListOf(
            Record({"code": need(Text("检查的编号")), "at": need(Text("在哪里")), "why": need(Text("为什么可以"))}),
            "检查提出、但予以接受的问题",
            least=0,
        )
    ),
}

PLAN = PlanShape(FIELDS, "评审计划")
