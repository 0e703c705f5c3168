"""What happened, in plain words: one sentence for each act on an application's trail.

Owns the wording of the history and of "who did what meanwhile". An act that is not listed here is no part of the
story people read (notes of colleagues, first looks of the applicant at her own case).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from zhicheng.review import queries as review
from zhicheng.standards import codes
from zhicheng.standards.money import Money
from zhicheng.standards.text import chinese_date, chinese_moment, cite
from zhicheng.trail import queries as trail

if TYPE_CHECKING:
    from zhicheng.review.models import Decision
    from zhicheng.trail.models import Line


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, in plain words; `details` are opinions and reasons, one a line."""

    at: datetime
    who: str
    sentence: str
    details: tuple[str, ...] = ()


OUTCOMES = {
    "no_objection": "公示期满，没有收到不同意见",
    "objection_dismissed": "公示期间收到的反映经核实不成立",
    "objection_upheld": "公示期间反映的问题查实",
}


def history(application_id: int) -> list[Event]:
    """The story of an application, oldest first. Two queries, however long it is."""
    lines = [line for line in trail.lines_of(f"application:{application_id}") if line.act in _SENTENCES]
    decisions = review.decisions_by_id([line.data["decision"] for line in lines if "decision" in line.data])
    return [_event(line, decisions) for line in lines if _told(line)]


def what_changed(application_id: int) -> str:
    """Who did what when, last: for a person whose page is older than that."""
    lines = [line for line in trail.lines_of(f"application:{application_id}") if line.act in _SENTENCES and _told(line)]
    if not lines:
        return "这件申报刚刚有了新的变化，请看过最新情况再决定。"
    line = lines[-1]
    person = line.actor.get("person_name", "")
    who = "，".join(part for part in (line.actor.get("organisation_name", ""), person) if part)
    sentence = _SENTENCES[line.act](line.data).rstrip("。")
    return f"{who}已经在{chinese_moment(line.at)}办过这件申报：{sentence}。请看过最新情况再决定。"


def who(actor: Mapping[str, Any]) -> str:
    """How an actor is named to everyone involved: offices by their name, people acting for themselves by theirs."""
    return str(actor.get("organisation_name") or actor.get("person_name") or "系统")


def reason_line(reason: Mapping[str, str], place_name: str = "") -> str:
    """One reason in one line: where, what, how to mend it, by which clause."""
    name = codes.table("reasons").label(reason["code"])
    text = f"{place_name}：{name}" if place_name else name
    if reason.get("text"):
        text += f"。{reason['text'].rstrip('。')}"
    if reason.get("clause"):
        text += f"（依据{cite(reason['clause'])}）"
    return text + "。"


def reason_lines(reasons: Sequence[Mapping[str, str]], names: Mapping[str, str]) -> list[str]:
    """Each reason in one line, with the name of its place."""
    return [
        reason_line(reason, "" if reason["place"] == "whole" else names.get(reason["place"], "")) for reason in reasons
    ]


def _told(line: Line) -> bool:
    """The applicant's own first look is nobody's news."""
    return not (line.act == "review.seen" and line.actor.get("role") == "applicant")


def _event(line: Line, decisions: Mapping[int, Decision]) -> Event:
    details: Sequence[str] = ()
    decision = decisions.get(line.data.get("decision", 0))
    if decision is not None and line.act == "application.decided":
        details = [reason_line(reason) for reason in decision.reasons]
        if decision.opinion:
            details = [f"意见：{decision.opinion}", *details]
    elif line.private:
        details = [str(text) for text in (line.private.get("text"), line.private.get("reason")) if text]
    return Event(line.at, who(line.actor), _SENTENCES[line.act](line.data), tuple(details))


def _day(text: str) -> str:
    return chinese_date(date.fromisoformat(text))


def _decided(data: Mapping[str, Any]) -> str:
    name = data["stage_name"]
    if data["verdict"] == "return":
        return f"{name}退回修改，请在{data['due']}前改好再提交。" if data.get("due") else f"{name}退回修改。"
    if data["verdict"] == "reject":
        return f"{name}不通过。"
    return f"{name}通过，转到{data['next']}。" if data.get("next") else f"{name}通过。"


def _taken_back(data: Mapping[str, Any]) -> str:
    return "收回了报送，继续在本单位办理。" if data["what"] == "report" else "收回了刚才的决定，重新审查。"


def _fee(data: Mapping[str, Any]) -> str:
    words = "评审费已经减免。" if data["waived"] else f"记下了评审费 {Money(data['amount'])}。"
    return words + _entered(data)


def _paper(data: Mapping[str, Any]) -> str:
    words = "纸质材料收齐了。" if data["complete"] else "收到了一部分纸质材料，还没有齐。"
    return ("更正了纸质材料的登记：" if data["corrects"] else "") + words + _entered(data)


def _plain(sentence: str) -> Callable[[Mapping[str, Any]], str]:
    """A sentence that needs no data."""
    return lambda _: sentence


def _entered(data: Mapping[str, Any]) -> str:
    return f"转到{data['next']}。" if data.get("next") else ""


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "application.started": _plain("开始填写申报。"),
    "commitment.signed": _plain("签署了个人承诺。"),
    "application.moved_to_plan": _plain("评审计划有了新版本，草稿转到新版本。"),
    "application.plan_amended": lambda data: f"评审计划有更正：{data['reason'].rstrip('。')}。",
    "application.submitted": lambda data: f"提交了第{data['revision']}稿。",
    "application.withdrawn": _plain("撤回了申报。"),
    "review.seen": _plain("打开了这件申报，开始审查。"),
    "application.decided": _decided,
    "application.taken_back": _taken_back,
    "application.publicised": lambda data: (
        f"开始公示，{_day(data['posted_on'])}张贴，公示到{_day(data['last_day'])}24:00。"
    ),
    "application.publicity_restarted": lambda data: (
        f"重新公示，{_day(data['posted_on'])}张贴，公示到{_day(data['last_day'])}24:00。"
    ),
    "application.publicity_closed": lambda data: f"{OUTCOMES[data['outcome']]}。",
    "application.reported": lambda data: f"写明公示情况和推荐意见，报送到{data['next']}。",
    "application.fee_recorded": _fee,
    "application.paper_received": _paper,
    "application.lapsed": lambda data: f"{data['what']}的截止时间已过，申报失效。",
}
