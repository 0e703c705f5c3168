"""The way through the offices: stages, announcements, interview, acceptance points, papers, rosters, fees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhicheng.policy.building.compile import Compiler, clauses, refs
from zhicheng.policy.building.parts import due
from zhicheng.policy.expression import Amount
from zhicheng.policy.model import plan as p
from zhicheng.policy.model.offices import RosterOrder
from zhicheng.policy.route import GateRule, OfficeChoice, OfficeRule, PublicityRule, Stage
from zhicheng.policy.shape import said
from zhicheng.policy.tree import Node

Raw = Mapping[str, Any]
Dates = Mapping[str, p.PlanDate]
AT_POINTS = "acceptance_points"


def route(raw: Raw, compiler: Compiler, known: Dates) -> tuple[Stage, ...]:
    """The stages in order."""
    return tuple(_stage(one, compiler, known) for one in raw["route"])


def _stage(one: Raw, compiler: Compiler, known: Dates) -> Stage:
    rule = publicity(one.get("publicity"))
    gates = [GateRule("publicity", None, None, rule.clause)] if rule is not None else []
    gates += [
        GateRule(gate["kind"], gate["refers"], due(gate.get("due"), known), clauses(gate["clause"]))
        for gate in one.get("gates") or ()
    ]
    choices = one["office"].get("choose") or ()
    return Stage(
        id=one["id"],
        name=one["name"],
        kind=one["kind"],
        office=_office(choices[-1]["office"] if choices else one["office"]),
        verdicts=tuple(one["verdicts"]),
        clause=clauses(one["clause"]),
        due=due(one.get("due"), known),
        gates=tuple(gates),
        publicity=rule,
        checks=tuple(one.get("checks") or ()),
        skip_when=when(one.get("skip_when"), f"{one['id']}.skip", one["clause"], compiler),
        choices=tuple(
            OfficeChoice(
                compiler.node(choice["when"], f"{one['id']}.office.{n}", refs(one["clause"]), "advice"),
                _office(choice["office"]),
            )
            for n, choice in enumerate(choices[:-1], 1)
        ),
        verdict_names=dict(one.get("verdict_names") or {}),
        advises=one.get("advises", False),
        free=one.get("charges") == "none",
    )


def _office(one: Raw) -> OfficeRule:
    return OfficeRule(one["kind"], one.get("level"), one.get("where"))


def when(tree: Raw | None, code: str, cited: Any, compiler: Compiler) -> Node | None:
    """The tree that says whom an item concerns; None where it concerns everybody."""
    return compiler.node(tree, code, refs(cited), "advice") if tree is not None else None


def publicity(one: Raw | None) -> PublicityRule | None:
    """The rule of a publicity; None where a stage has none."""
    if one is None:
        return None
    return PublicityRule(
        one["working_days"],
        one["first_day"],
        one["position"],
        tuple(one["fields"]),
        clauses(one["clause"]),
        one.get("soft", False),
        one.get("content", ""),
    )


def announcements(raw: Raw) -> tuple[p.Announcement, ...]:
    """The publicities that offices hold themselves."""
    return tuple(
        p.Announcement(
            one["id"],
            one["name"],
            one["by"],
            one["before"],
            one["working_days"],
            tuple(one["sites"]),
            tuple(one["fields"]),
            one.get("content", ""),
            clauses(one["clause"]),
        )
        for one in raw.get("announcements") or ()
    )


def interview(raw: Raw, compiler: Compiler) -> p.InterviewRule | None:
    """The rule of the interview; None where there is none or the notice does not say."""
    one = said(raw["interview"])
    if one is None:
        return None
    return p.InterviewRule(
        compiler.node(one["when"], "interview", refs(one["clause"]), "office") if "when" in one else None,
        said(one.get("failing")),
        said(one.get("arranged")) or "",
        clauses(one["clause"]),
    )


def acceptance_points(raw: Raw, compiler: Compiler) -> tuple[p.AcceptancePoint, ...]:
    """Where papers are handed in, in the notice's order."""
    return tuple(
        p.AcceptancePoint(
            one["id"],
            one["name"],
            one.get("phone", ""),
            one.get("address", ""),
            one["serves"],
            compiler.node(one["when"], f"acceptance.{one['id']}", refs(one["clause"]), "advice"),
            clauses(one["clause"]),
        )
        for one in raw.get("acceptance_points") or ()
    )


def papers(raw: Raw, compiler: Compiler, known: Dates) -> tuple[p.PaperRule, ...]:
    """The papers to hand in."""
    return tuple(
        p.PaperRule(
            id=one["id"],
            name=one["name"],
            clause=clauses(one["clause"]),
            copies=_copies(one, compiler),
            seals=tuple(one.get("seals") or ()),
            watermark=one.get("watermark", ""),
            printable_after=one.get("printable_after"),
            bag=tuple(one.get("bag") or ()),
            deliver_to="" if one.get("deliver_to") == AT_POINTS else one.get("deliver_to", ""),
            due=due(one.get("due"), known),
            when=when(one.get("when"), f"{one['id']}.when", one["clause"], compiler),
            made_by=one.get("made_by", "applicant"),
            medium=one.get("medium", "paper"),
            binding=one.get("binding", ""),
            at_acceptance_point=one.get("deliver_to") == AT_POINTS,
            after_fee=one.get("after_fee"),
            note=one.get("note", ""),
        )
        for one in said(raw.get("papers")) or ()
    )


def _copies(one: Raw, compiler: Compiler) -> Amount | None:
    return compiler.amount(one["copies"], one["id"]) if said(one.get("copies")) is not None else None


def rosters(raw: Raw, compiler: Compiler) -> tuple[p.Roster, ...]:
    """The rosters (花名册)."""
    return tuple(
        p.Roster(
            one["id"],
            one["name"],
            _copies(one, compiler),
            one.get("medium", "paper"),
            one.get("made_by"),
            tuple(_order(key) for key in one.get("order") or ()),
            clauses(one["clause"]),
        )
        for one in raw.get("rosters") or ()
    )


def _order(key: Raw) -> RosterOrder:
    return RosterOrder(tuple(key.get("path") or ()), tuple(key.get("within") or ()))


def fees(raw: Raw, known: Dates) -> tuple[p.Fee, ...]:
    """The fees."""
    return tuple(
        p.Fee(
            one["id"],
            one["name"],
            clauses(one["clause"]),
            said(one["amount"]),
            due(said(one["window"]), known),
            one.get("charged_by"),
            one.get("prompt", ""),
            said(one.get("trigger")),
            one.get("basis", ""),
            one.get("online", False),
        )
        for one in said(raw.get("fees")) or ()
    )
