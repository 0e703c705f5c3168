"""The closed vocabulary of predicates. To add one: a module with its class, and a line here."""

from __future__ import annotations

from zhicheng.policy.predicates.achievement import Achievement
from zhicheng.policy.predicates.affiliation import Affiliation
from zhicheng.policy.predicates.appointed import Appointed
from zhicheng.policy.predicates.appraisals import Appraisals
from zhicheng.policy.predicates.attested import Attested
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.predicates.chosen import Chosen
from zhicheng.policy.predicates.employer import Employer
from zhicheng.policy.predicates.employer_honour import EmployerHonour
from zhicheng.policy.predicates.honour import Honour
from zhicheng.policy.predicates.insurance import Insurance
from zhicheng.policy.predicates.person import Person
from zhicheng.policy.predicates.post import Post
from zhicheng.policy.predicates.practised import Practised
from zhicheng.policy.predicates.reference import Reference
from zhicheng.policy.predicates.scored import Scored
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.policy.predicates.unbarred import Unbarred

__all__ = ["REGISTRY", "Condition", "Context", "Example"]

_ALL: tuple[type[Condition], ...] = (
    Achievement,
    Affiliation,
    Appointed,
    Appraisals,
    Attested,
    Chosen,
    Employer,
    EmployerHonour,
    Honour,
    Insurance,
    Person,
    Post,
    Practised,
    Reference,
    Scored,
    TrainingHours,
    Unbarred,
)

REGISTRY: dict[str, type[Condition]] = {one.name: one for one in _ALL}
