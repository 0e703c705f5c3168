"""Gathering facts of people from account, dossier, employer, application; many people cost as few queries as one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.accounts import queries as accounts
from zhicheng.applications import queries as applications
from zhicheng.applications import rules as application_rules
from zhicheng.dossier import sets
from zhicheng.organisations import queries as organisations

from .facts import Told, facts_from
from .registers import registers_of

if TYPE_CHECKING:
    from zhicheng.applications.models import Application


def facts_of(
    *, user_id: int, approved_only: bool, application: Application | None = None, today: date
) -> dict[str, Any]:
    """The facts of one person, as approved or as declared.

    With an application, its form and its employer are told too, and of the achievements only those chosen for it,
    once she has chosen. `today` (China) tells which typed dates lie in the future, and is told: bans hang on it.
    """
    found = facts_of_people(user_ids=[user_id], approved_only=approved_only, today=today)[user_id]
    if application is None:
        return found
    return of_application(found, application)


def facts_of_people(*, user_ids: Collection[int], approved_only: bool, today: date) -> dict[int, dict[str, Any]]:
    """The facts of each of these people, outside any application, in a fixed number of queries."""
    people = dict(accounts.people().filter(pk__in=user_ids).values_list("pk", "identity_kind"))
    dossiers = sets.dossiers_of(list(people), approved=approved_only, today=today)
    registers = registers_of(list(people))
    return {
        user_id: facts_from(
            identity_kind=identity_kind,
            employer=_employer(dossiers[user_id].employer),
            records=(Told(item.pk, item.kind, item.data) for item in dossiers[user_id].items),
            complete=dossiers[user_id].complete,
        )
        | registers[user_id]
        | {"today": today.isoformat()}
        for user_id, identity_kind in people.items()
    }


def of_application(facts: dict[str, Any], application: Application) -> dict[str, Any]:
    """The person's facts as this application tells them: its form and chosen achievements, once filed its employer.

    A draft that was never filed goes through the employer she works for now.
    """
    told = {code: application.form[code] for code in ("specialty", "path", "method") if application.form.get(code)}
    found = {**facts, "application": told}
    if scores := applications.self_scores(application):
        found["scores"] = {sheet: {"self": points} for sheet, points in scores.items()}
    if application.revision_number > 0 and application.employer is not None:
        found["employer"] = _employer(application.employer)
    if application.items_chosen_at is not None:
        keep = {f"item:{item_id}" for item_id in applications.chosen_item_ids(application)}
        for key in _choosable_keys():
            rows = [row for row in found[key]["records"] if row["id"] in keep]
            found[key] = {**found[key], "records": rows}
    return found


def _choosable_keys() -> list[str]:
    return [kinds.get(code).facts_key for code in application_rules.choosable_kinds()]


def _employer(organisation: Any) -> dict[str, str] | None:
    if organisation is None:
        return None
    return {code: value for code, value in organisations.employer_facts(organisation).items() if value}
