"""A world that takes a while to build is built once a run, by the real services, and its rows put back for each test.

Nothing is made up here: what is put back is what the services wrote. It goes into a database that holds nothing yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction


@dataclass(frozen=True)
class Snapshot:
    """What the builder returned, and every row that stood in the tables then."""

    value: Any
    rows: tuple[tuple[type[models.Model], tuple[models.Model, ...]], ...]


_kept: dict[str, Snapshot] = {}


def built_once(name: str, build: Callable[[], Any]) -> Any:
    """What `build` returns, with its rows in the database: built the first time, put back after that."""
    kept = _kept.get(name)
    if kept is None:
        value = build()
        _kept[name] = Snapshot(value, tuple((model, tuple(model._default_manager.all())) for model in _tables()))
        return value
    with transaction.atomic():
        for model, rows in kept.rows:
            model._default_manager.bulk_create(rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_tables())):
                cursor.execute(statement)
    return kept.value


def _tables() -> list[type[models.Model]]:
    """Every table of the platform itself."""
    return [model for model in apps.get_models() if model.__module__.startswith("zhicheng.")]
