"""Shapes of papers, rosters, fees, messages, sanctions and standing rules (late filing, supplements, copies)."""

from __future__ import annotations

from typing import Any

from zhicheng.policy.form.parts import DUE, AmountShape, table_codes
from zhicheng.policy.form.route import Event, Maker
from zhicheng.policy.form.trees import CLAUSE, TREE
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Checker,
    Choice,
    Code,
    Flag,
    Integer,
    ListOf,
    Name,
    Record,
    Said,
    Text,
    may,
    need,
)

PAPER = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "copies": need(Said(AmountShape())),
        "when": may(TREE),
        "made_by": may(Maker("由谁出：applicant、employer，或 route 里的一站")),
        "medium": may(Choice(("paper", "electronic"), "纸质还是电子")),
        "binding": may(Text("怎样装订")),
        "seals": may(ListOf(Code("盖哪些章"), least=0)),
        "watermark": may(Text("水印")),
        "printable_after": may(Name("stages", "审核的一站", "哪一站通过后才能打印")),
        "after_fee": may(Name("fees", "费用", "缴清 fees 里的哪一项以后才能打印")),
        "bag": may(ListOf(Code("资料袋封面写什么"))),
        "deliver_to": may(Text("送到哪里；acceptance_points 是各人的受理点")),
        "due": may(DUE),
        "note": may(Text("说明")),
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
        "trigger": may(Said(Event("哪个决定之后缴纳"))),
        "basis": may(Text("收费的依据")),
        "online": may(Flag("true：在线缴纳")),
        "prompt": may(Text("怎样通知")),
    }
)


def _one_order(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if ("path" in value) == ("specialty" in value):
        checker.report.add(path, value, "path 或 specialty 中的一个", "一项只写一种排法。")


ROSTER = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "copies": may(Said(AmountShape())),
        "medium": may(Choice(("paper", "electronic"), "纸质还是电子")),
        "made_by": may(Maker("由谁出：employer，或 route 里的一站")),
        "order": may(
            ListOf(
                Record(
                    {
                        "path": may(ListOf(Name("paths", "条件"), "按这个先后排")),
                        "specialty": may(Choice(("plan_order",), "按 specialties 里的先后排")),
                        "within": may(ListOf(Name("paths", "条件"), "只在这些条件的人里排")),
                    },
                    also=_one_order,
                ),
                "怎样排序",
            )
        ),
    },
    "花名册",
)

SANCTION = Record(
    {
        "id": need(Code("名字")),
        "breach": need(Text("什么行为")),
        "clause": need(CLAUSE),
        "basis": may(Text("依据")),
        "bars": need(Choice(("any_title", "next_level", "this_plan", "filing"), "不得申报什么；filing 只是这一次申报")),
        "starts": need(
            Choice(("next_year", "year_after_review", "revocation_date", "at_once"), "从什么时候起；at_once 是当时")
        ),
        "years": need(Integer("几年，0 是没有期限以外的处理")),
        "also": may(ListOf(Choice(lambda: table_codes("consequences"), "还有什么后果"))),
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

ENTRUSTED = Record(
    {
        "id": need(Code("名字")),
        "clause": need(CLAUSE),
        "title": need(Text("写成一句话")),
        "when": may(TREE),
        "issued_by": may(Maker("委托书由谁出具：employer，或 route 里的一站")),
        "consent": may(Text("要谁同意")),
        "without": may(Text("没有同意会怎样")),
    },
    "委托评审",
)

ESTABLISHMENT = Record(
    {
        "clause": need(CLAUSE),
        "when": need(TREE),
        "within": may(Choice(("vacancies",), "vacancies：在空缺岗位数以内")),
        "form": may(Name("attachments", "附件", "用哪张表")),
        "steps": may(ListOf(Text("一步"), "按先后要做的事")),
    },
    "事业单位评聘结合",
)

LATE = Record({"handling": need(Choice(("refuse", "case"), "不再受理，还是逐件决定")), "clause": need(CLAUSE)})
SUPPLEMENTS = Record({"until": need(Name("stages", "审核的一站", "到哪一站为止还可以补充")), "clause": need(CLAUSE)})
ATTESTED = Record(
    {
        "by": need(Choice(("employer",), "由谁核对")),
        "words": need(Text("写什么字")),
        "needs": need(ListOf(Choice(("signature", "date", "seal"), "还要有什么"))),
        "clause": need(CLAUSE),
    },
    "复印件怎样核对",
)
DOSSIER = Record(
    {
        "gate": need(Choice(("before_filing", "per_item"), "档案整体先审，还是一条一条审")),
        "reviewers": need(ListOf(Choice(("employer", "department", "human_resources"), "由谁审"))),
        "clause": need(CLAUSE),
    },
    "业绩档案和个人信息的审查",
)
MENU = Record({"name": need(Text("菜单上的名称")), "clause": need(CLAUSE)}, "在平台的哪个菜单下")
