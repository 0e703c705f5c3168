"""Shapes of the way through the offices: which office, its stage, publicity, announcements, interview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhicheng.policy.form.parts import DUE, table_codes
from zhicheng.policy.form.trees import CLAUSE, TREE, Tree
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Checker,
    Choice,
    Code,
    Flag,
    Integer,
    Leaf,
    ListOf,
    Name,
    Record,
    Said,
    Shape,
    Text,
    may,
    need,
)

OFFICE_KINDS = (
    "employer",
    "department",
    "human_resources",
    "talent_centre",
    "recommender",
    "committee_office",
    "committee",
)


def office_kinds() -> tuple[str, ...]:
    """The kinds of office a stage may name: those of every plan, and the trades of departments."""
    trades = tuple(code for code in table_codes("departments") if code not in ("none", "other"))
    return (*OFFICE_KINDS, *trades)


ONE_OFFICE = Record(
    {
        "kind": need(Choice(office_kinds, "机构种类；department 是单位自己的主管部门，也可以写某一行业的代码")),
        "level": may(Choice(("county", "city", "province", "nation"), "哪一级")),
        "where": may(Choice(("employer", "file"), "按用人单位所在地，还是按人事档案所在地")),
    }
)


def _otherwise_last(value: dict[str, Any], path: Path, checker: Checker) -> None:
    many = value.get("choose")
    if not isinstance(many, list):
        return
    for n, one in enumerate(many):
        last = n == len(many) - 1
        if isinstance(one, dict) and last == ("when" in one):
            found = "最后一项也有 when" if last else "没有 when"
            expected = "最后一项不写 when" if last else "写明 when"
            mend = "请在最后加一项没有 when 的，说明其余的人由哪里办理。" if last else "只有最后一项可以不写 when。"
            checker.report.add((*path, "choose", n), found, expected, mend)


_CHOSEN_OFFICE = Record(
    {
        "choose": need(
            ListOf(Record({"when": may(TREE), "office": need(ONE_OFFICE)}), "按顺序看，最后一项是其余的人", least=2)
        )
    },
    also=_otherwise_last,
)


class OfficeShape(Shape):
    """One office, or `choose`: the first whose `when` is met; the last, without `when`, is for everybody else."""

    words = "一个机构，或 {choose: [{when: 条件, office: 机构}, {office: 机构}]}"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        self._of(value).check(value, path, checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        yield from self._of(value).leaves(value, path)

    def _of(self, value: Any) -> Record:
        return _CHOSEN_OFFICE if isinstance(value, dict) and "choose" in value else ONE_OFFICE

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [ONE_OFFICE.schema(), _CHOSEN_OFFICE.schema()]}


class Maker(Name):
    """Who makes a paper or a roster: the applicant, the employer, or a stage of the route."""

    def __init__(self, help: str = "") -> None:
        super().__init__("stages", "审核的一站", help)

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if value not in ("applicant", "employer"):
            super().check(value, path, checker)


class Event(Shape):
    """A decision of a stage, written `STAGE.pass`."""

    words = "一站的决定，例如 office.pass"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        stage, _, word = value.partition(".") if isinstance(value, str) else ("", "", "")
        if stage not in checker.names.get("stages", ()) or word not in ("pass", "return", "reject", "not_pass"):
            checker.report.add(path, value, self.words, "请写成“route 里的名字.pass”。")

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[a-z0-9_-]+\.(pass|return|reject|not_pass)$"}


PUBLICITY = Record(
    {
        "working_days": need(Integer("公示几个工作日", 1)),
        "first_day": need(Choice(("after_posting", "posting_day"), "从公示次日还是当日起算")),
        "position": need(Choice(("before_opinion", "after_opinion"), "在填写审核意见之前还是之后")),
        "fields": need(ListOf(Code("公示哪些内容"))),
        "content": may(Text("通知怎样说公示的内容")),
        "soft": may(Flag("true：通知说“一般”“原则上”")),
        "clause": need(CLAUSE),
    },
    "公示",
)

VERDICT_NAMES = Record(
    {code: may(Text("页面上怎样称呼这个决定")) for code in ("pass", "return", "reject", "not_pass")},
    "这一站的决定叫什么",
)


def _gates_before_review(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if value.get("kind") == "committee" and "gates" in value:
        mend = "评委会评审以前要办成的事，请写在前一站（评委会办公室）的 gates 里。"
        checker.report.add((*path, "gates"), "gates", "评委会这一站不设 gates", mend)


STAGE = Record(
    {
        "id": need(Code("这一站的名字")),
        "name": need(Text("名称")),
        "kind": need(
            Choice(
                ("employer", "department", "bureau", "recommender", "office", "committee"),
                "哪种机构；recommender 是向上一级推荐的评委会",
            )
        ),
        "office": need(OfficeShape("由哪个机构办理")),
        "verdicts": need(ListOf(Choice(("pass", "return", "reject", "not_pass"), "可以作出的决定"))),
        "verdict_names": may(VERDICT_NAMES),
        "advises": may(Flag("true：逐级审核推荐，由后面的一站决定")),
        "charges": may(Choice(("none",), "none：这一站的收费设定必须是不收费")),
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
    also=_gates_before_review,
)

ANNOUNCEMENT = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "by": need(Name("stages", "审核的一站", "由哪一站公示")),
        "before": need(Name("stages", "审核的一站", "在哪一站之前")),
        "working_days": need(Integer("公示几个工作日", 1)),
        "sites": need(ListOf(Text("公布在哪里"))),
        "fields": need(ListOf(Code("公示哪些内容"))),
        "content": may(Text("通知怎样说公示的内容")),
        "clause": need(CLAUSE),
    },
    "评审前后由机构发布的公示",
)

INTERVIEW = Record(
    {
        "clause": need(CLAUSE),
        "when": may(Tree("哪些人要参加；不写就是人人参加")),
        "failing": may(Choice(("ends", "not_said"), "没有通过会怎样：ends 不再提交评审")),
        "arranged": may(Said(Text("怎样安排，例如另行通知"))),
    }
)

ACCEPTANCE_POINT = Record(
    {
        "id": need(Code("名字")),
        "name": need(Text("名称")),
        "phone": may(Text("电话")),
        "address": may(Text("地址")),
        "serves": need(Text("受理哪些人")),
        "when": need(TREE),
        "clause": need(CLAUSE),
    },
    "一个受理点",
)
