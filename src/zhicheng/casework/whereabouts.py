"""Where is it? Who has an application, since when, until when, and what the applicant must do, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from zhicheng import clock
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review
from zhicheng.standards.text import chinese_date, cite, end_of_day

from . import routing, stages, texts

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.applications.models import Application
    from zhicheng.review.models import Decision, Gate, StageRun

    from . import case as cases

NOTHING_TO_DO = "您不用做什么，有进展会发消息告诉您。"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who has the application, since when, until when, and what the applicant must do.

    `code` names the step for the tag: draft, to_mend, deciding, to_publicise, publicising, to_report, to_pay,
    to_deliver, accepting, in_committee, rejected, recommended, withdrawn, lapsed. `until` is the first moment that
    is too late.
    """

    code: str
    holder: str
    since: datetime
    until: datetime | None
    what_to_do: str
    sentence: str


def where_is(application: Application) -> Whereabouts:
    """Where it stands now, in words for the applicant."""
    return where_are([application])[application.pk]


def where_are(applications: Sequence[Application]) -> dict[int, Whereabouts]:
    """application → where it stands now. At most seven statements, however many: three for those under way, and
    four where some did not pass (their last visits and decisions, their plans).
    """
    runs = review.open_runs_of([one.pk for one in applications])
    rejected = [one for one in applications if one.pk not in runs and one.status == "rejected"]
    last = review.last_closed_of([one.pk for one in rejected])
    rules = plans.plans_of({one.plan_id for one in rejected})
    found = {}
    for one in applications:
        if one.pk in runs:
            found[one.pk] = _under_way(runs[one.pk])
        elif one.status == "rejected":
            found[one.pk] = _rejected(one, last.get(one.pk), rules[one.plan_id])
        else:
            found[one.pk] = _closed(one)
    return found


def _under_way(run: StageRun) -> Whereabouts:
    if run.kind == "applicant":
        return _own_turn(run)
    if run.kind == "committee":
        return _in_committee(run)
    gates = {gate.kind: gate for gate in run.gate_list}  # type: ignore[attr-defined]
    decision = next(iter(run.decisions_in_force), None)  # type: ignore[attr-defined]
    return _at_office(run, _step(decision, gates), gates)


def _step(decision: Decision | None, gates: Mapping[str, Gate]) -> str:
    """Which step an office's visit is at; the codes of `Whereabouts`."""
    if decision is None:
        return "deciding"
    for kind, states in _STEPS:
        gate = gates.get(kind)
        if gate is not None and gate.state in states:
            return states[gate.state]
    return "accepting"


def still_to_do(case: cases.Case) -> str:
    """What an office has still to do after its pass, in words: 安排公示, 报送."""
    return _AFTER_PASS.get(_step(case.decision, case.gates), "办理")


def owed(case: cases.Case) -> str:
    """What the applicant still owes the office that has passed the case: fee and paper; empty where nothing."""
    return _asked(case.gates)


_STEPS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("publicity", {"open": "to_publicise", "running": "publicising"}),
    ("report", {"open": "to_report"}),
    ("fee", {"open": "to_pay"}),
    ("paper", {"open": "to_deliver"}),
)
_AT_OFFICE = {
    "deciding": ("正在审查", True),
    "to_publicise": ("资格审查通过，接下来在单位公示", False),
    "to_report": ("资格审查通过、公示期满，接下来报送", False),
    "to_pay": ("审核通过，等缴评审费", False),
    "to_deliver": ("审核通过，等收齐纸质材料", False),
    "accepting": ("正在办理", True),
}
_AFTER_PASS = {
    "to_publicise": "安排公示，公示期满后报送",
    "publicising": "公示，期满后报送",
    "to_report": "报送",
}


def _closed(application: Application) -> Whereabouts:
    since, moment = _ended(application)
    words = {
        "recommended": ("您的申报已经推荐上报", "接下来由上级评委会评审，安排和结果请看上级的通知。"),
        "withdrawn": ("您已经撤回了申报", "计划还在申报期内的话，可以重新申报。"),
        "lapsed": ("申报已失效", "截止时间已过。您的业绩档案都还在，可以用于下一次申报。"),
    }
    done, to_do = words[application.status]
    return Whereabouts(application.status, "", since, None, to_do, f"{done}（{moment}）。")


def _ended(application: Application) -> tuple[datetime, str]:
    """When a case came to its end, and that day in words."""
    since = application.closed_at or application.changed_at
    return since, chinese_date(clock.today(since), year=True)


def _rejected(application: Application, last: StageRun | None, plan: policy.Plan) -> Whereabouts:
    """不通过: by whom, on which clause, and whom to ask."""
    since, moment = _ended(application)
    decision = next(iter(last.decisions_in_force), None) if last is not None else None  # type: ignore[attr-defined]
    clauses = list(dict.fromkeys(reason["clause"] for reason in decision.reasons)) if decision is not None else []
    grounds = f"，依据是通知的{cite(clauses)}" if clauses else ""
    to_do = texts.appeal(plan)
    return Whereabouts("rejected", "", since, None, to_do, f"{_office(last)}审查不通过（{moment}）{grounds}。")


def _own_turn(run: StageRun) -> Whereabouts:
    day = f"请在{texts.until(run.due_at)}前" if run.due_at else "请"
    if run.returned_by is None:
        return Whereabouts(
            "draft",
            "您本人",
            run.opened_at,
            run.due_at,
            f"{day}做完申报材料并提交。",
            f"申报还在您这里，还没有提交。{day}提交。",
        )
    back = routing.holder_name(run.returned_by)
    since = chinese_date(clock.today(run.opened_at))
    return Whereabouts(
        "to_mend",
        "您本人",
        run.opened_at,
        run.due_at,
        f"{day}照修改清单改好，再提交。",
        f"{back}{since}退回修改，现在在您这里。{day}改好再提交，提交后直接回到{back}。",
    )


def _in_committee(run: StageRun) -> Whereabouts:
    name = routing.holder_name(run)
    since = chinese_date(clock.today(run.opened_at))
    sentence = f"材料已经齐全，{since}起由{name}评审。"
    return Whereabouts("in_committee", name, run.opened_at, run.due_at, NOTHING_TO_DO, sentence)


def _at_office(run: StageRun, code: str, gates: Mapping[str, Gate]) -> Whereabouts:
    name = routing.holder_name(run)
    due = _due_first(run, gates)
    since = chinese_date(clock.today(run.opened_at))
    limit = f"最晚{texts.until(due)}。" if due and _binds(code, due, run, gates) else ""
    if code == "publicising":
        last = date.fromisoformat(gates["publicity"].data["last_day"])
        sentence = f"正在{name}公示，到{end_of_day(last)}。公示期满由单位报送。"
    else:
        words, with_since = _AT_OFFICE[code]
        sentence = f"{name}{words}{f'，{since}收到' if with_since else ''}。{limit}"
    return Whereabouts(code, name, run.opened_at, due, _to_do(gates), sentence)


def _binds(code: str, due: datetime, run: StageRun, gates: Mapping[str, Gate]) -> bool:
    """Whether this due time is the step's own: paper's day is not told as the day of paying the fee."""
    if code == "to_pay":
        return due in (run.due_at, gates["fee"].due_at)
    return True


def _due_first(run: StageRun, gates: Mapping[str, Gate]) -> datetime | None:
    """What is due first: the visit itself, or something that must also happen before it ends."""
    dues = [run.due_at, *(gate.due_at for gate in gates.values() if gate.state != "done")]
    return min((one for one in dues if one is not None), default=None)


def _to_do(gates: Mapping[str, Gate]) -> str:
    """What the applicant must do: pay and deliver where these gates are open, else nothing."""
    return _asked(gates) or NOTHING_TO_DO


def _asked(gates: Mapping[str, Gate]) -> str:
    asked = []
    for kind in ("fee", "paper"):
        gate = gates.get(kind)
        if gate is not None and gate.state != "done" and not gate.data.get(stages.DUE_LATER):
            day = f"在{texts.until(gate.due_at)}前" if gate.due_at else ""
            text = "缴纳评审费" if kind == "fee" else f"把纸质材料送到{texts.paper_place(gate.data)}"
            asked.append(f"请{day}{text}")
    return "；".join(asked) + "。" if asked else ""


def _office(run: StageRun | None) -> str:
    return run.organisation.name if run is not None and run.organisation is not None else ""
