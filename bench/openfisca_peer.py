"""The peer of `evaluate`: one person built and computed in openfisca-core, a formula for each condition of a plan.

Each formula compares one fact with a bound, and one formula joins them all. Nothing explains itself there: our side
measures the whole finding tree, with what was measured and which records were used.
"""

from collections.abc import Callable
from typing import Any

from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR = "2023"


def one_person(conditions: int) -> Callable[[], Any]:
    """A call that builds one person and computes her verdict through so many formulas."""
    person = build_entity(key="person", plural="persons", label="person", is_person=True)
    system = TaxBenefitSystem([person])
    common = {"entity": person, "definition_period": DateUnit.YEAR, "label": "made for the benchmark"}
    for n in range(conditions):
        system.add_variable(type(f"fact_{n}", (Variable,), {**common, "value_type": float}))
        bound = {**common, "value_type": bool, "formula": _condition(n)}
        system.add_variable(type(f"condition_{n}", (Variable,), bound))
    system.add_variable(type("verdict", (Variable,), {**common, "value_type": bool, "formula": _all(conditions)}))
    facts = {"persons": {"one": {f"fact_{n}": {YEAR: 6.0} for n in range(conditions)}}}

    def compute() -> Any:
        return SimulationBuilder().build_from_dict(system, facts).calculate("verdict", YEAR)

    return compute


def _condition(n: int) -> Callable[..., Any]:
    def formula(person: Any, period: Any, _parameters: Any = None) -> Any:
        return person(f"fact_{n}", period) >= 5

    return formula


def _all(conditions: int) -> Callable[..., Any]:
    def formula(person: Any, period: Any, _parameters: Any = None) -> Any:
        joined = person("condition_0", period)
        for n in range(1, conditions):
            joined = joined * person(f"condition_{n}", period)
        return joined

    return formula
