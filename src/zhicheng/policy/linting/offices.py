"""Who decides: a verifier on the route, fees at a review, the committee, what is publicised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhicheng.policy.linting.model import Finding, Subject

_VERIFIES = re.compile(r"经([一-龥]{2,12}?)核定")


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about offices."""
    yield from _verifier(subject)
    yield from _fees(subject)
    yield from _who_reviews(subject)
    yield from _publicised(subject)


def _kinds(subject: Subject) -> set[str]:
    """The kinds of office on the plan's route."""
    found: set[str] = set()
    for stage in subject.plan.route:
        found |= {stage.kind, stage.office.kind, *(one.office.kind for one in stage.choices)}
    return found


def _verifier(subject: Subject) -> Iterator[Finding]:
    """Who verifies the score: the office a sentence names must be on this plan's route."""
    plan = subject.plan
    if not plan.sheets:
        return
    known = _kinds(subject)
    for ref, text in plan.notice.sentences():
        if "核定" not in text or subject.explains([ref], "核定", "自评"):
            continue
        for office in _VERIFIES.findall(text):
            kinds = {kind for kind, words in subject.instance.offices.items() if any(one in office for one in words)}
            if kinds and not kinds & known:
                says = f"这一句说经{office}核定，可是申报这个级别不经过{office}：{text}"
                mend = "请写成 readings，引用这一句，说明由谁核定（sheets.….verified_by）。"
                yield subject.found("verifier-off-route", ref, ("sheets",), (ref,), says, mend)
    skipped = {stage.id: n for n, stage in enumerate(plan.route) if stage.skip_when is not None}
    for code, sheet in plan.sheets.items():
        if sheet.verified_by in skipped:
            stage = plan.route[skipped[sheet.verified_by]]
            says = f"《{sheet.name}》由{stage.name}核定，可是有的人不经过这一站。"
            place = ("sheets", code, "verified_by")
            mend = "请改由人人都经过的一站核定，或在 accepted 里说明。"
            yield subject.found("verifier-off-route", f"sheets.{code}", place, sheet.clause, says, mend)


def _fees(subject: Subject) -> Iterator[Finding]:
    plan, may = subject.plan, subject.instance.may_charge
    kinds = {stage.id: stage for stage in plan.route}
    for n, fee in enumerate(plan.fees):
        stage = kinds.get(fee.charged_by or "")
        if stage is not None and may and stage.kind not in may:
            says = f"“{fee.name}”由{stage.name}收；审核的环节不收费。"
            mend = "请改由可以收费的一站收，或在 accepted 里说明依据。"
            yield subject.found("fee-at-review", f"fees.{fee.id}", ("fees", n), fee.clause, says, mend)
        if fee.trigger is None and "fee-trigger" not in subject.unsaid:
            says = f"“{fee.name}”没有写在哪个决定之后缴纳。"
            mend = "请写上 trigger（例如 office.pass），或在 unsaid 里列出 fee-trigger。"
            yield subject.found("fee-trigger-missing", f"fees.{fee.id}", ("fees", n), fee.clause, says, mend)
    free = next((ref for ref, text in plan.notice.sentences() if "不收费" in text), None)
    for n, stage in enumerate(plan.route):
        if free is not None and stage.kind in ("department", "bureau") and not stage.free:
            says = f"通知要求审核环节的收费设定改为不收费，{stage.name}没有写明。"
            mend = "请写上 charges: none。"
            cited = (free, *stage.clause)
            yield subject.found("fee-at-review", f"route.{stage.id}", ("route", n), cited, says, mend)


def _who_reviews(subject: Subject) -> Iterator[Finding]:
    """The cell of this series and level: reviewed here (own), recommended upwards, or entrusted to another."""
    plan = subject.plan
    last = plan.route[-1]
    own = last.kind == "committee" and plan.committee is not None
    upwards = last.kind in ("recommender", "office") and plan.committee is None
    if own or upwards:
        return
    if last.kind == "committee":
        says = f"最后一站是{last.name}，却没有写是哪个评委会。"
    elif plan.committee is not None:
        says = f"写了{plan.committee.name}，审核的最后一站却是{last.name}。"
    else:
        says = f"审核到{last.name}为止，没有写由谁评审：自己评审、向上推荐，还是委托评审。"
    mend = "请补上评委会和最后一站，或写 committee: none 并以推荐的一站结束。"
    yield subject.found("matrix-empty", "committee", ("committee",), last.clause, says, mend)


def _publicised(subject: Subject) -> Iterator[Finding]:
    """Where the notice does not say what is publicised, no more than the instance allows."""
    most = set(subject.instance.publicity_fields)
    for n, stage in enumerate(subject.plan.route):
        rule = stage.publicity
        if rule is None or rule.content or not most:
            continue
        more = [one for one in rule.fields if one not in most]
        if more:
            says = f"通知没有写公示什么，{stage.name}公示了本平台规定以外的：{'、'.join(more)}。"
            mend = "请在 content 里照通知写明公示什么，或去掉这些。"
            at = f"route.{stage.id}.publicity"
            place = ("route", n, "publicity", "fields")
            yield subject.found("publicity-content", at, place, rule.clause, says, mend)
