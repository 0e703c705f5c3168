"""What the platform itself knows of people: their earlier applications and the bans on them (以往申报、限制申报).

The platform keeps these registers, so what is not in them is not there: both lists are told as complete.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.applications import queries as applications
from zhicheng.plans import queries as plans
from zhicheng.sanctions import queries as sanctions

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.sanctions.models import Ban

WITHDRAWN = "withdrawn"  # ended before a committee voted: told as 没有参加评审


def registers_of(user_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """What both registers hold of each of these people, as the facts of the engine. A fixed number of queries."""
    bans = sanctions.of_people(user_ids)
    ended = applications.ended_of(user_ids)
    read = plans.plans_of({one.plan_id for rows in ended.values() for one in rows})
    return {
        user_id: {
            _key("attempt"): _list(_attempt(one, read[one.plan_id].series) for one in ended[user_id]),
            _key("ban"): _list(_ban(one) for one in bans[user_id]),
        }
        for user_id in user_ids
    }


def _key(kind: str) -> str:
    return kinds.get(kind).facts_key


def _list(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"complete": True, "records": list(rows)}


def _attempt(one: Application, series: str) -> dict[str, Any]:
    told = {"year": one.plan.year, "series": series, "level": one.plan.level, "result": WITHDRAWN}
    return {"id": f"application:{one.pk}", **told}


def _ban(one: Ban) -> dict[str, Any]:
    told = {"from": one.starts_on.isoformat(), "until": one.until.isoformat(), "scope": one.scope}
    return {"id": f"ban:{one.pk}", **told}
