"""Further along the road: what offices do with a case, and whole stretches of the way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import time_machine

from tests.world.applying import fresh, shown
from tests.world.moments import at
from tests.world.offices import Town
from zhicheng.applications.models import Application
from zhicheng.casework import counter, deciding, delivery, publicising, reading
from zhicheng.clock import SHANGHAI
from zhicheng.messages.models import Message
from zhicheng.plans import queries as plans
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused


def answers(actor: Actor, application: Application) -> dict[str, str]:
    """A word for every question put to this office."""
    return {question.id: "已核实，情况属实。" for question in reading.questions(actor, fresh(application))}


def passes(actor: Actor, application: Application, *, when: datetime, opinion: str = "同意。") -> None:
    """An office passes a case, with a word on everything that is left to it."""
    deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="pass",
        opinion=opinion,
        soft_passes=answers(actor, application),
        expected_version=fresh(application).version,
        at=when,
    )


def passes_or_refused(actor: Actor, application: Application, *, when: datetime) -> str | None:
    """None when the office could pass the case, else the sentence it was refused with."""
    try:
        passes(actor, application, when=when)
    except Refused as refused:
        return refused.sentence
    return None


def returns(actor: Actor, application: Application, *reasons: deciding.Reason, when: datetime, **more: Any) -> None:
    """An office sends a case back."""
    deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="return",
        reasons=reasons or (deciding.Reason("statement", "form:statement", "请写明本人的作用。"),),
        expected_version=fresh(application).version,
        at=when,
        **more,
    )


def rejects(actor: Actor, application: Application, *, when: datetime, clause: str = "二1") -> None:
    """An office does not pass a case."""
    deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="reject",
        reasons=(deciding.Reason("seniority", "whole", "工作年限不够。", clause),),
        expected_version=fresh(application).version,
        at=when,
    )


def publicise(town: Town, *some: Application, when: datetime, posted_on: date | None = None):
    """The employer posts a notice for these applicants."""
    return publicising.open_publicity(
        actor=town.clerk,
        choices=shown(*some),
        posted_on=posted_on or when.astimezone(SHANGHAI).date(),
        place="厂区公告栏",
        at=when,
    )


def close(town: Town, notice, *, when: datetime, outcome: str = "no_objection", **more: Any):
    """The employer closes a notice."""
    return publicising.close_publicity(
        actor=town.clerk, notice_id=notice.pk, outcome=outcome, at=when, **{"text": "", **more}
    )


def report(town: Town, *some: Application, when: datetime, opinion: str = "同意推荐。") -> None:
    """The employer reports these cases; all of them must go."""
    outcome = deciding.report(actor=town.clerk, choices=shown(*some), opinion=opinion, at=when)
    assert outcome.skipped == ()


def qualified(town: Town, application: Application) -> None:
    """Through the employer's check: 8月22日."""
    passes(town.clerk, application, when=at("2023-08-22"))


def publicised(town: Town, *some: Application) -> None:
    """Checked and publicised, the days over: 8月23日 to 8月30日, closed on the 31st."""
    for application in some:
        qualified(town, application)
    notice = publicise(town, *some, when=at("2023-08-23"))
    close(town, notice, when=at("2023-08-31"))


def at_bureau(town: Town, *some: Application) -> None:
    """Reported on 9月1日."""
    publicised(town, *some)
    report(town, *some, when=at("2023-09-01"))


def at_office(town: Town, *some: Application) -> None:
    """Passed by the bureau on 9月4日."""
    at_bureau(town, *some)
    for application in some:
        passes(town.bureau, application, when=at("2023-09-04"))


def pay(town: Town, application: Application, *, when: datetime, receipt: str = "ZJ2023000917", fen: int = 20_000):
    """The office records the fee, where the plan asks one."""
    return counter.record_fee(
        actor=town.office,
        application_id=application.pk,
        amount_fen=fen,
        receipt=receipt,
        waived=False,
        note="",
        expected_version=fresh(application).version,
        at=when,
    )


def deliver(town: Town, application: Application, copies: int = 3, *, when: datetime, note: str = ""):
    """The office counts the review form."""
    paper = plans.plan_of(application.plan_id).papers[0]
    return counter.receive_paper(
        actor=town.office, application_id=application.pk, received={paper.id: copies}, note=note, at=when
    )


def in_committee(town: Town, application: Application) -> None:
    """The whole road: with the committee on 9月6日."""
    at_office(town, application)
    passes(town.office, application, when=at("2023-09-05"))
    pay(town, application, when=at("2023-09-05 10:00"))
    deliver(town, application, when=at("2023-09-06"))


def deliver_messages(when: datetime) -> None:
    """The worker hands every message that was written to its inbox, at this moment of business time."""
    with time_machine.travel(when, tick=False):
        for message in Message.objects.order_by("id"):
            delivery.deliver_message(message_id=message.pk)
