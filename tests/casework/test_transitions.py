"""Every verb tried in every state: one table says which may be done and where each leads; the rest is refused.

What is refused leaves no mark: not on the case, not on its trail.
"""

import pytest
from django.db import transaction

from tests import world
from tests.world import at
from zhicheng.applications import queries as applications
from zhicheng.casework import deciding, filing, publicising, reading, time_passing
from zhicheng.fees.errors import FeeRefused
from zhicheng.publicity import queries as publicity
from zhicheng.standards.errors import Refused
from zhicheng.trail import queries as trail


class Scene:
    """One applicant and her case in one state, and the moment at which verbs are tried."""

    def __init__(self, town, state):
        self.town = town
        self.su, application_id = town.ready["苏见山"]
        self.application = applications.own(self.su, application_id)
        self.when = at("2023-08-21 15:00")
        STATES[state](self)

    def submit(self):
        world.submit(self.su, self.application, when=self.when)

    def step(self):
        found = world.fresh(self.application)
        return found.status, reading.where_is(found).code


def draft(scene):
    """As it is."""


def at_employer(scene):
    scene.submit()
    scene.when = at("2023-08-22")


def opened_by_employer(scene):
    at_employer(scene)
    deciding.see(actor=scene.town.clerk, application_id=scene.application.pk, at=scene.when)


def withdrawn(scene):
    at_employer(scene)
    VERBS["withdraw"](scene)


def returned_by_employer(scene):
    at_employer(scene)
    world.returns(scene.town.clerk, scene.application, when=scene.when)
    scene.when = at("2023-08-23")


def rejected_by_employer(scene):
    at_employer(scene)
    world.rejects(scene.town.clerk, scene.application, when=scene.when)


def qualified(scene):
    at_employer(scene)
    world.passes(scene.town.clerk, scene.application, when=scene.when)
    scene.when = at("2023-08-23")


def publicising_now(scene):
    qualified(scene)
    world.publicise(scene.town, scene.application, when=scene.when)
    scene.when = at("2023-08-30 23:59")


def publicity_over(scene):
    publicising_now(scene)
    scene.when = at("2023-08-31")


def publicised(scene):
    publicity_over(scene)
    VERBS["close"](scene)


def at_bureau(scene):
    publicised(scene)
    world.report(scene.town, scene.application, when=at("2023-09-01"))
    scene.when = at("2023-09-04")


def opened_by_bureau(scene):
    at_bureau(scene)
    deciding.see(actor=scene.town.bureau, application_id=scene.application.pk, at=scene.when)


def returned_by_bureau(scene):
    at_bureau(scene)
    world.returns(scene.town.bureau, scene.application, when=scene.when)
    scene.when = at("2023-09-05")


def rejected_by_bureau(scene):
    at_bureau(scene)
    world.rejects(scene.town.bureau, scene.application, when=scene.when)


def at_office(scene):
    at_bureau(scene)
    world.passes(scene.town.bureau, scene.application, when=scene.when)
    scene.when = at("2023-09-05")


def accepted(scene):
    at_office(scene)
    world.passes(scene.town.office, scene.application, when=scene.when)


def paid(scene):
    accepted(scene)
    world.pay(scene.town, scene.application, when=scene.when)


def delivered_before_acceptance(scene):
    at_office(scene)
    world.pay(scene.town, scene.application, when=scene.when)
    world.deliver(scene.town, scene.application, when=scene.when)


def in_committee(scene):
    paid(scene)
    world.deliver(scene.town, scene.application, when=scene.when)


def lapsed(scene):
    scene.when = at("2023-09-09 00:00")
    assert time_passing.lapse_overdue(at=scene.when) == 1


STATES = {
    function.__name__: function
    for function in (
        draft,
        at_employer,
        opened_by_employer,
        withdrawn,
        returned_by_employer,
        rejected_by_employer,
        qualified,
        publicising_now,
        publicity_over,
        publicised,
        at_bureau,
        opened_by_bureau,
        returned_by_bureau,
        rejected_by_bureau,
        at_office,
        accepted,
        paid,
        delivered_before_acceptance,
        in_committee,
        lapsed,
    )
}


def _withdraw(scene):
    filing.withdraw(
        actor=scene.su,
        application_id=scene.application.pk,
        expected_version=world.fresh(scene.application).version,
        reason="",
        at=scene.when,
    )


def _take_back(office):
    def take_back(scene):
        deciding.take_back(
            actor=getattr(scene.town, office),
            application_id=scene.application.pk,
            expected_version=world.fresh(scene.application).version,
            at=scene.when,
        )

    return take_back


def _notice(scene):
    entries = publicity.entries_of_application(scene.application.pk)
    if not entries:
        raise Refused("没有公示")
    return entries[-1].notice


def _restart(scene):
    publicising.restart_publicity(
        actor=scene.town.clerk,
        notice_id=_notice(scene).pk,
        posted_on=scene.when.date(),
        place="厂区公告栏",
        reason="换了地方张贴",
        at=scene.when,
    )


def _report(scene):
    outcome = deciding.report(
        actor=scene.town.clerk, choices=world.shown(scene.application), opinion="同意推荐。", at=scene.when
    )
    if outcome.skipped:
        raise Refused(outcome.skipped[0][1])


def _decide(how, office):
    return lambda scene: how(getattr(scene.town, office), scene.application, when=scene.when)


VERBS = {
    "submit": lambda scene: scene.submit(),
    "withdraw": _withdraw,
    "publicise": lambda scene: world.publicise(scene.town, scene.application, when=scene.when),
    "restart": _restart,
    "close": lambda scene: world.close(scene.town, _notice(scene), when=scene.when),
    "uphold": lambda scene: world.close(
        scene.town, _notice(scene), when=scene.when, outcome="objection_upheld", text="已核实。"
    ),
    "report": _report,
    "fee": lambda scene: world.pay(scene.town, scene.application, when=scene.when),
    "paper": lambda scene: world.deliver(scene.town, scene.application, when=scene.when),
    "less_paper": lambda scene: world.deliver(scene.town, scene.application, 1, when=scene.when, note="有两份是别人的"),
    **{
        f"{office}_{verb}": _decide(how, who)
        for office, who in (("employer", "clerk"), ("bureau", "bureau"), ("office", "office"))
        for verb, how in (("pass", world.passes), ("return", world.returns), ("reject", world.rejects))
    },
    **{
        f"{office}_take_back": _take_back(who)
        for office, who in (("employer", "clerk"), ("bureau", "bureau"), ("office", "office"))
    },
}

REVIEW, RETURNED, REJECTED = "in_review", ("returned", "to_mend"), ("rejected", "rejected")
AT_OFFICE, TO_REPORT = (REVIEW, "deciding"), (REVIEW, "to_report")
PUBLICISING, TO_PUBLICISE = (REVIEW, "publicising"), (REVIEW, "to_publicise")
COMMITTEE, WITHDRAWN = ("in_committee", "in_committee"), ("withdrawn", "withdrawn")
EMPLOYER_DECIDES = {"employer_pass": TO_PUBLICISE, "employer_return": RETURNED, "employer_reject": REJECTED}
BUREAU_DECIDES = {"bureau_pass": AT_OFFICE, "bureau_return": RETURNED, "bureau_reject": REJECTED}

TABLE = {
    "draft": {"submit": AT_OFFICE, "withdraw": WITHDRAWN},
    "at_employer": {"withdraw": WITHDRAWN, **EMPLOYER_DECIDES},
    "opened_by_employer": EMPLOYER_DECIDES,
    "withdrawn": {},
    "returned_by_employer": {"submit": AT_OFFICE, "withdraw": WITHDRAWN, "employer_take_back": AT_OFFICE},
    "rejected_by_employer": {"employer_take_back": AT_OFFICE},
    "qualified": {"publicise": PUBLICISING, "employer_take_back": AT_OFFICE},
    "publicising_now": {"restart": PUBLICISING, "uphold": AT_OFFICE},
    "publicity_over": {"restart": PUBLICISING, "uphold": AT_OFFICE, "close": TO_REPORT},
    "publicised": {"report": AT_OFFICE, "employer_take_back": AT_OFFICE},
    "at_bureau": {"employer_take_back": TO_REPORT, **BUREAU_DECIDES},
    "opened_by_bureau": BUREAU_DECIDES,
    "returned_by_bureau": {"submit": AT_OFFICE, "withdraw": WITHDRAWN, "bureau_take_back": AT_OFFICE},
    "rejected_by_bureau": {"bureau_take_back": AT_OFFICE},
    "at_office": {
        "bureau_take_back": AT_OFFICE,
        "fee": AT_OFFICE,
        "paper": AT_OFFICE,
        "less_paper": AT_OFFICE,
        "office_pass": (REVIEW, "to_pay"),
        "office_return": RETURNED,
        "office_reject": REJECTED,
    },
    "accepted": {
        "fee": (REVIEW, "to_deliver"),
        "paper": (REVIEW, "to_pay"),
        "less_paper": (REVIEW, "to_pay"),
        "office_take_back": AT_OFFICE,
    },
    "paid": {"paper": COMMITTEE, "less_paper": (REVIEW, "to_deliver"), "office_take_back": AT_OFFICE},
    "delivered_before_acceptance": {
        "less_paper": AT_OFFICE,
        "office_pass": COMMITTEE,
        "office_return": RETURNED,
        "office_reject": REJECTED,
    },
    "in_committee": {"less_paper": (REVIEW, "to_deliver"), "office_take_back": AT_OFFICE},
    "lapsed": {},
}
REPEATED = {("paid", "fee"), ("delivered_before_acceptance", "fee"), ("delivered_before_acceptance", "paper")}
REPEATED |= {("in_committee", "paper")}
REPEATED |= {(state, "close") for state in list(STATES)[list(STATES).index("publicised") :] if state != "lapsed"}
"""Saying once more what stands there already is the same click: it changes nothing."""


def test_the_table_names_every_state_and_no_unknown_verb():
    assert set(TABLE) == set(STATES)
    assert {verb for allowed in TABLE.values() for verb in allowed} == set(VERBS)


@pytest.mark.parametrize("state", STATES)
def test_what_may_be_done_in_each_state(town, state):
    scene = Scene(town, state)
    before = mark_of(scene)
    found = {}
    for name, verb in VERBS.items():
        with transaction.atomic():
            savepoint = transaction.savepoint()
            try:
                verb(scene)
                if (state, name) in REPEATED:
                    assert mark_of(scene) == before
                else:
                    found[name] = scene.step()
            except Refused as refused:
                assert refused.sentence
                assert mark_of(scene) == before, f"{name} was refused and left a mark"
            transaction.savepoint_rollback(savepoint)
    assert found == TABLE[state]


ASKED = {
    "publicise": ("publicise", "clerk"),
    "report": ("report", "clerk"),
    "fee": ("record_fee", "office"),
    "paper": ("receive_paper", "office"),
    **{
        f"{office}_{verb}": (said, who)
        for office, who in (("employer", "clerk"), ("bureau", "bureau"), ("office", "office"))
        for verb, said in (("reject", "decide"), ("take_back", "take_back"))
    },
}
"""Of a verb: what its screen asks, and for whom."""


@pytest.mark.parametrize("state", STATES)
def test_screens_say_what_the_verbs_say(town, state):
    scene = Scene(town, state)
    for name, (asked, who) in ASKED.items():
        said = reading.may(getattr(town, who), world.fresh(scene.application), asked, scene.when)
        with transaction.atomic():
            savepoint = transaction.savepoint()
            try:
                VERBS[name](scene)
                done = None
            except FeeRefused:  # she may; what she wrote is not enough
                done = None
            except Refused as refused:
                done = refused.sentence
            transaction.savepoint_rollback(savepoint)
        assert (name, said) == (name, done)


def mark_of(scene):
    """The state of the case and how long its trail is."""
    found = world.fresh(scene.application)
    return found.status, found.version, len(trail.lines_of(f"application:{found.pk}")), scene.step()
