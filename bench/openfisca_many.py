"""The peers of `tally`: many people in openfisca-core's vectorised formulas, a formula for each condition of a plan.

`flat`: someone has already counted every list into a plain column, and each formula compares one column with a bound.
`members`: the records of a person are members of a group, and each formula sums over them what passes and compares.
Neither knows of missing data, partial dates, unions of time or calendar years.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from .openfisca_peer import YEAR

_YEARLY = {"definition_period": DateUnit.YEAR, "label": "made for the benchmark"}


def flat(people: int, conditions: int) -> Callable[[], Any]:
    """A call that computes the verdicts of so many people through so many formulas over plain columns."""
    person = build_entity(key="person", plural="persons", label="person", is_person=True)
    system = TaxBenefitSystem([person])
    for n in range(conditions):
        _add(system, person, f"fact_{n}", float)
        _add(system, person, f"condition_{n}", bool, _compared(n))
    _add(system, person, "verdict", bool, _all(conditions))
    facts = [np.random.default_rng(n).integers(0, 9, people).astype(np.float32) for n in range(conditions)]

    def compute() -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, count=people)
        for n, column in enumerate(facts):
            simulation.set_input(f"fact_{n}", YEAR, column)
        return simulation.calculate("verdict", YEAR)

    return compute


def members(people: int, conditions: int, records: int) -> Callable[[], Any]:
    """The same where each person has so many records with a kind, a level and a day, and each formula counts those of
    one kind, from a level up, until a day."""
    record = build_entity(key="record", plural="records", label="record", is_person=True)
    roles = [{"key": "held", "plural": "held", "label": "held"}]
    person = build_entity(key="person", plural="persons", label="person", roles=roles)
    system = TaxBenefitSystem([record, person])
    for name in ("kind", "level", "day"):
        _add(system, record, name, int)
    for n in range(conditions):
        _add(system, person, f"condition_{n}", bool, _summed(n))
    _add(system, person, "verdict", bool, _all(conditions))
    rows = people * records
    rng = np.random.default_rng(1)
    facts = {"kind": rng.integers(0, 8, rows), "level": rng.integers(0, 5, rows), "day": rng.integers(0, 9000, rows)}
    owner = np.repeat(np.arange(people), records)

    def compute() -> Any:
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("record", np.arange(rows))
        held = builder.declare_entity("person", np.arange(people))
        builder.join_with_persons(held, owner, np.repeat("held", rows))
        simulation = builder.build(system)
        for name, column in facts.items():
            simulation.set_input(name, YEAR, column)
        return simulation.calculate("verdict", YEAR)

    return compute


def _add(system: Any, entity: Any, name: str, kind: type, formula: Callable[..., Any] | None = None) -> None:
    body = {**_YEARLY, "entity": entity, "value_type": kind}
    system.add_variable(type(name, (Variable,), {**body, "formula": formula} if formula is not None else body))


def _compared(n: int) -> Callable[..., Any]:
    def formula(person: Any, period: Any, _parameters: Any = None) -> Any:
        return person(f"fact_{n}", period) >= 5

    return formula


def _summed(n: int) -> Callable[..., Any]:
    def formula(person: Any, period: Any, _parameters: Any = None) -> Any:
        meant = person.members("kind", period) == n % 8
        meant = meant * (person.members("level", period) >= n % 4) * (person.members("day", period) <= 5000 + 10 * n)
        return person.sum(meant) >= 1

    return formula


def _all(conditions: int) -> Callable[..., Any]:
    def formula(person: Any, period: Any, _parameters: Any = None) -> Any:
        joined = person("condition_0", period)
        for n in range(1, conditions):
            joined = joined * person(f"condition_{n}", period)
        return joined

    return formula
