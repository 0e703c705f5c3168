"""Who does an act, and from which seat. A plain value; rooms look nothing up through it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

ROLES = ("applicant", "employer", "department", "bureau", "office", "operator", "system", "public")


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one seat. `seat_id` and the organisation are None where no seat is needed."""

    person_id: int | None
    person_name: str
    role: str
    seat_id: int | None = None
    organisation_id: int | None = None
    organisation_name: str = ""

    def __post_init__(self) -> None:
        """Refuse a role nobody knows: a typing slip, never a user's."""
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}; expected one of {', '.join(ROLES)}")

    def as_json(self) -> dict[str, object]:
        """The actor as plain JSON values, for trail lines."""
        return asdict(self)


SYSTEM = Actor(person_id=None, person_name="系统", role="system")
PUBLIC = Actor(person_id=None, person_name="公众", role="public")
