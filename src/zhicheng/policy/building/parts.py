"""The parts of a plan that are no trees: dates, methods, photo, people, texts, readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zhicheng.policy.building.compile import clauses
from zhicheng.policy.model import plan as p
from zhicheng.policy.route import Due
from zhicheng.policy.shape import said

Raw = Mapping[str, Any]
Dates = Mapping[str, p.PlanDate]


def source(one: Raw) -> p.Source:
    """The notice as a document."""
    return p.Source(
        one["issuer"],
        one.get("number"),
        _day(said(one["issued"])),
        clauses(one["clause"]),
        tuple(one.get("addressees") or ()),
        tuple(one.get("copied") or ()),
    )


def party(one: Raw) -> p.Party:
    """Who runs, decides or authorises."""
    return p.Party(one["code"], one["name"], clauses(one["clause"]))


def basis(raw: Raw) -> tuple[p.Basis, ...]:
    """The documents the notice rests on."""
    return tuple(p.Basis(one.get("number"), one["title"], clauses(one["clause"])) for one in raw.get("basis") or ())


def specialties(raw: Raw) -> tuple[p.Specialty, ...]:
    """The specialties that may be applied for."""
    return tuple(
        p.Specialty(one["code"], one["name"], clauses(one["clause"]), one.get("about", ""))
        for one in raw["specialties"]
    )


def dates(raw: Raw) -> dict[str, p.PlanDate]:
    """The fixed dates by name; of a span of days the last is the date."""
    return {
        code: p.PlanDate(
            code,
            one["name"],
            _day(said(one.get("to", one.get("date")))),
            clauses(one.get("clause")),
            one.get("derived"),
            _day(one.get("from")),
            one.get("says", ""),
            one.get("track"),
        )
        for code, one in raw["dates"].items()
    }


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def due(one: Raw | None, known: Dates) -> Due | None:
    """A due time; `on` names one of the plan's dates."""
    if not said(one) or one is None:
        return None
    named = known.get(one.get("on", ""))
    day = date.fromisoformat(one["date"]) if "date" in one else named.date if named else None
    return Due(
        day,
        one.get("working_days"),
        one.get("after"),
        clauses(one.get("clause")) or (named.clause if named else ()),
        one.get("derived") or (named.derived if named else None),
    )


def methods(raw: Raw) -> tuple[p.Method, ...]:
    """The methods (申报方式) with their boxes to tick."""
    return tuple(
        p.Method(
            one["code"],
            one["name"],
            clauses(one["clause"]),
            tuple(p.Tick(tick["code"], tick["name"], clauses(tick["clause"])) for tick in one.get("ticks") or ()),
            one.get("note", ""),
        )
        for one in raw["methods"]
    )


def photo(raw: Raw) -> p.PhotoRule | None:
    """The rule of the photo; None where the plan says nothing of one."""
    one = raw.get("photo")
    if one is None:
        return None
    return p.PhotoRule(
        source=one["source"],
        formats=tuple(one.get("formats") or ()),
        over_bytes=one.get("over_bytes"),
        under_bytes=one.get("under_bytes"),
        over_width=one.get("over_width"),
        over_height=one.get("over_height"),
        min_ratio=float(one["min_ratio"]) if "min_ratio" in one else None,
        max_ratio=float(one["max_ratio"]) if "max_ratio" in one else None,
        background=one.get("background", ""),
        clause=clauses(one["clause"]),
    )


def statement(one: Raw) -> p.TextRule:
    """The rule of the statement (本人述职)."""
    return p.TextRule(one["name"], said(one["max"]), clauses(one["clause"]))


def commitment(one: Raw) -> p.Commitment:
    """The text to sign."""
    return p.Commitment(one["title"], one["text"].strip(), one["sample"], clauses(one["clause"]))


def contacts(raw: Raw) -> tuple[p.Contact, ...]:
    """Whom to ask, without names of persons."""
    return tuple(
        p.Contact(
            one["name"], one.get("phone", ""), one.get("address", ""), clauses(one["clause"]), one.get("role", "")
        )
        for one in raw.get("contacts") or ()
    )


def links(raw: Raw) -> tuple[p.Link, ...]:
    """Addresses on the net."""
    return tuple(p.Link(one["name"], one["url"], clauses(one["clause"])) for one in raw.get("links") or ())


def sanctions(raw: Raw) -> tuple[p.Sanction, ...]:
    """What follows a breach."""
    return tuple(
        p.Sanction(
            one["id"],
            one["breach"],
            clauses(one["clause"]),
            one.get("basis", ""),
            one["bars"],
            one["starts"],
            one["years"],
            tuple(one.get("also") or ()),
        )
        for one in raw.get("sanctions") or ()
    )


def messages(raw: Raw) -> tuple[p.Message, ...]:
    """The messages the plan speaks of."""
    return tuple(
        p.Message(one["id"], one["event"], one["to"], one["text"], clauses(one["clause"]))
        for one in raw.get("messages") or ()
    )


def notes(many: Iterable[Raw] | None) -> tuple[p.Note, ...]:
    """What is to be shown, or is not said."""
    return tuple(
        p.Note(one["id"], one["text"], clauses(one.get("clause")), one.get("show", ""), one.get("why", ""))
        for one in many or ()
    )


def readings(raw: Raw) -> tuple[p.Reading, ...]:
    """What clauses leave open."""
    return tuple(
        p.Reading(
            code,
            one["asks"],
            clauses(one["clause"]),
            one["chosen"],
            one["why"],
            one.get("decided_by"),
            tuple(p.ReadingOption(name, opt["says"], opt.get("set") or {}) for name, opt in one["options"].items()),
        )
        for code, one in (raw.get("readings") or {}).items()
    )


def quotas(raw: Raw) -> tuple[p.Quota, ...]:
    """How many at most."""
    return tuple(
        p.Quota(
            one["id"],
            one["path"],
            tuple(one["per"]),
            one.get("by"),
            dict(one["at_most"]),
            one.get("both", "highest"),
            one.get("counted_at"),
            clauses(one["clause"]),
        )
        for one in raw.get("quotas") or ()
    )


def accepted(raw: Raw) -> tuple[p.Accepted, ...]:
    """Lint findings that stand, with the reason."""
    return tuple(p.Accepted(one["code"], one["at"], one["why"]) for one in raw.get("accepted") or ())
