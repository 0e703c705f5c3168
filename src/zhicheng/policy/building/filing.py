"""Filing and standing rules: annexes, selection, scoring sheets, dossier, copies, establishment, late filing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhicheng.policy.building.compile import Compiler, clauses, refs
from zhicheng.policy.building.route import when
from zhicheng.policy.model import plan as p
from zhicheng.policy.model.filing import SelectionWindow, SheetGroup, SheetItem
from zhicheng.policy.shape import said

Raw = Mapping[str, Any]


def annexes(raw: Raw) -> tuple[p.Annex, ...]:
    """The annexes of the notice."""
    return tuple(
        p.Annex(one["id"], one["name"], one.get("at"), clauses(one["clause"])) for one in raw.get("annexes") or ()
    )


def aliases(raw: Raw) -> tuple[p.Alias, ...]:
    """Other names of the same things."""
    return tuple(p.Alias(one["title"], one["means"], clauses(one["clause"])) for one in raw.get("aliases") or ())


def menu(raw: Raw) -> p.Menu | None:
    """Under which menu the plan stands; None where the notice does not say."""
    one = raw.get("menu")
    return p.Menu(one["name"], clauses(one["clause"])) if one else None


def windows(raw: Raw) -> dict[str, p.Window]:
    """The windows that conditions may use: those with fixed days only."""
    return {
        code: p.Window(
            code,
            date.fromisoformat(one["from"]),
            date.fromisoformat(one["to"]),
            clauses(one["clause"]),
            one.get("derived"),
        )
        for code, one in (raw.get("windows") or {}).items()
        if "since" not in one
    }


def selection(raw: Raw, compiler: Compiler) -> p.Selection | None:
    """Which records to choose; None where the plan says nothing of it."""
    one = raw.get("selection")
    if one is None:
        return None
    return p.Selection(
        _span(one["window"], raw["windows"][one["window"]]) if "window" in one else None,
        compiler.node(one["level"], "selection", refs(one["clause"]), "office") if "level" in one else None,
        one.get("says", ""),
        one.get("proof", ""),
        clauses(one["clause"]),
    )


def _span(code: str, one: Raw) -> SelectionWindow:
    start, end = (date.fromisoformat(one[key]) if key in one else None for key in ("from", "to"))
    return SelectionWindow(code, "since" in one, start, end, clauses(one["clause"]))


def sheets(raw: Raw) -> dict[str, p.Sheet]:
    """The scoring sheets by name."""
    return {code: _sheet(code, one) for code, one in (raw.get("sheets") or {}).items()}


def _sheet(code: str, one: Raw) -> p.Sheet:
    own = clauses(one["clause"])
    paths = [] if one["filled_by"] == "everyone" else one["filled_by"]["path"]
    return p.Sheet(
        code,
        one["name"],
        one["full"],
        (paths,) if isinstance(paths, str) else tuple(paths),
        said(one["verified_by"]),
        tuple(
            SheetGroup(
                group["code"],
                group["name"],
                group["max"],
                tuple(
                    SheetItem(
                        item["code"],
                        item["name"],
                        item["max"],
                        clauses(item.get("clause")) or own,
                        item.get("note", ""),
                    )
                    for item in group["items"]
                ),
            )
            for group in one["groups"]
        ),
        one.get("sample", False),
        own,
        one.get("standard", ""),
        "evidence" in one,
        one.get("note", ""),
    )


def dossier(raw: Raw) -> p.DossierRule | None:
    """How the dossier is checked; None where the plan says nothing of it."""
    one = raw.get("dossier")
    return p.DossierRule(one["gate"], tuple(one["reviewers"]), clauses(one["clause"])) if one else None


def copies_attested(raw: Raw) -> p.CopiesAttested | None:
    """How copies are compared with the originals; None where the plan says nothing of it."""
    one = raw.get("copies_attested")
    return p.CopiesAttested(one["by"], one["words"], tuple(one["needs"]), clauses(one["clause"])) if one else None


def establishment(raw: Raw, compiler: Compiler) -> p.Establishment | None:
    """评聘结合 of public institutions; None where the plan says nothing of it."""
    one = raw.get("establishment")
    if one is None:
        return None
    return p.Establishment(
        compiler.node(one["when"], "establishment", refs(one["clause"]), "office"),
        one.get("within") == "vacancies",
        one.get("form"),
        tuple(one.get("steps") or ()),
        clauses(one["clause"]),
    )


def entrusted(raw: Raw, compiler: Compiler) -> tuple[p.Entrusted, ...]:
    """Who must be entrusted by their own place first."""
    return tuple(
        p.Entrusted(
            one["id"],
            one["title"],
            when(one.get("when"), f"entrusted.{one['id']}", one["clause"], compiler),
            one.get("consent", ""),
            one.get("without", ""),
            clauses(one["clause"]),
            one.get("issued_by"),
        )
        for one in raw.get("entrusted") or ()
    )


def late(raw: Raw) -> p.LateRule | None:
    """What happens to who files late; None where the notice does not say."""
    one = said(raw.get("late"))
    return p.LateRule(one["handling"], clauses(one["clause"])) if one else None


def supplements(raw: Raw) -> p.SupplementRule | None:
    """Until when papers may be supplemented; None where the notice does not say."""
    one = said(raw.get("supplements"))
    return p.SupplementRule(one["until"], clauses(one["clause"])) if one else None
