"""Reading organisations, committees and seats."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhicheng.accounts import queries as accounts
from zhicheng.standards import codes
from zhicheng.standards.identity import tidy

from . import rules
from .errors import OrganisationUnknown, SeatUnknown
from .jurisdiction import Jurisdiction, explain
from .models import Committee, Organisation, Seat

__all__ = ["Jurisdiction", "explain"]

MOST_MATCHES = 20


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One made-up person to sign in as, and what she is there for."""

    user_id: int
    name: str
    role: str
    role_name: str
    organisation_name: str


def get(organisation_id: int) -> Organisation:
    """The organisation of this id, with its department; raises `OrganisationUnknown`."""
    organisation = Organisation.objects.select_related("department").filter(pk=organisation_id).first()
    if organisation is None:
        raise OrganisationUnknown()
    return organisation


def by_credit_code(credit_code: str) -> Organisation | None:
    """The organisation that holds this unified social credit code."""
    return Organisation.objects.filter(credit_code=tidy(credit_code)).exclude(credit_code="").first()


def seats_of(user_id: int) -> list[Seat]:
    """The seats in force of a person, with their organisations, oldest first."""
    return list(Seat.objects.select_related("organisation").filter(user_id=user_id, active=True).order_by("id"))


def seat(seat_id: int, user_id: int) -> Seat | None:
    """This seat, where it is in force and this person's; else None."""
    return Seat.objects.select_related("organisation").filter(pk=seat_id, user_id=user_id, active=True).first()


def active_seat(seat_id: int) -> Seat:
    """A seat in force of whomever, for the operator; raises `SeatUnknown`."""
    found = Seat.objects.select_related("organisation", "user").filter(pk=seat_id, active=True).first()
    if found is None:
        raise SeatUnknown()
    return found


def seats_at(organisation_id: int) -> list[Seat]:
    """Every seat there ever was at an organisation, with its holder; those in force first, then the latest."""
    return list(Seat.objects.select_related("user").filter(organisation_id=organisation_id).order_by("-active", "-id"))


def holders_of(organisation_id: int, role: str | None = None) -> list[int]:
    """The ids of the people with a seat in force at an organisation, to write to."""
    seats = Seat.objects.filter(organisation_id=organisation_id, active=True)
    if role is not None:
        seats = seats.filter(role=role)
    return sorted(set(seats.values_list("user_id", flat=True)))


def holders_by_role(organisation_ids: Collection[int]) -> dict[tuple[int, str], list[int]]:
    """(organisation, role) → the ids of the people with such a seat in force, as `holders_of` gives them. One query."""
    found: dict[tuple[int, str], list[int]] = {}
    seats = Seat.objects.filter(organisation_id__in=organisation_ids, active=True).order_by("user_id")
    for organisation_id, role, user_id in seats.values_list("organisation_id", "role", "user_id"):
        found.setdefault((organisation_id, role), []).append(user_id)
    return found


def employers_matching(text: str) -> list[Organisation]:
    """Up to 20 active employers whose name holds `text` or whose credit code begins with it, by name.

    Fewer than two characters find nothing: nobody should read the register by accident.
    """
    text = text.strip()
    if len(text) < 2:
        return []
    found = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER, state=Organisation.State.ACTIVE)
    wanted = Q(name__icontains=text)
    if code := tidy(text):
        wanted |= Q(credit_code__startswith=code)
    return list(found.filter(wanted).order_by("name_key", "id")[:MOST_MATCHES])


def listing(*, text: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Organisations for the operator's list, by name; narrowed by part of the name, credit code and kind."""
    found = Organisation.objects.select_related("department").order_by("name_key", "id")
    if kind:
        found = found.filter(kind=kind)
    if text := text.strip():
        found = found.filter(Q(name__icontains=text) | Q(credit_code=tidy(text) or "-"))
    return found


def departments() -> list[Organisation]:
    """All active departments, by region and name, to choose a supervising one among."""
    return list(
        Organisation.objects.filter(kind=Organisation.Kind.DEPARTMENT, state=Organisation.State.ACTIVE).order_by(
            "region", "name_key", "id"
        )
    )


def office_at(*, kind: str, region: str, level: str, trade: str = "") -> Organisation | None:
    """The active department, bureau or other office of a kind that stands at this place; None where none does."""
    place = {"kind": kind, "region": region, "level": level, "trade": trade}
    return Organisation.objects.filter(**place, state=Organisation.State.ACTIVE).first()


def names_of(organisation_ids: Iterable[int]) -> dict[int, str]:
    """The names of these organisations by id; unknown ids are left out."""
    return dict(Organisation.objects.filter(pk__in=set(organisation_ids)).values_list("pk", "name"))


def committees(codes_wanted: Iterable[str]) -> list[Committee]:
    """The committees of these codes that the register knows, in the order asked for, with their offices."""
    wanted = list(codes_wanted)
    found = {row.code: row for row in Committee.objects.select_related("office").filter(code__in=wanted)}
    return [found[code] for code in wanted if code in found]


def committees_of(office_id: int) -> list[Committee]:
    """The committees that one office runs, by code."""
    return list(Committee.objects.filter(office_id=office_id).order_by("code"))


def employer_facts(organisation: Organisation) -> dict[str, str]:
    """What the policy engine is told of an employer: zone, ownership, kind, department, region, level, as codes.

    `department` is the trade of the supervising department, “none” where there is none. `directly_under` is the level
    of its region: city for 市直, province for 省直, county for all others.
    """
    department = organisation.department
    return {
        "zone": organisation.zone,
        "ownership": organisation.ownership,
        "kind": organisation.employer_kind,
        "department": department.trade if department else "none",
        "region": organisation.region,
        "directly_under": rules.level_of(organisation.region),
    }


def region_name(region: str) -> str:
    """绍兴市上虞区: the region of an organisation with the city above it."""
    table = codes.table("regions")
    if region not in table:
        return region
    place = table.get(region)
    above = table.get(place.parent).name if place.parent and not place.parent.endswith("0000") else ""
    return above + place.name


def demo_people() -> list[DemoPerson]:
    """One made-up person per role, the first of each: an applicant without a seat, then one per kind of seat."""
    people = accounts.demo_people()
    seated = Seat.objects.filter(active=True, user_id__in=people.values("pk"))
    chosen = []
    applicant = people.exclude(pk__in=seated.values("user_id")).first()
    if applicant is not None:
        chosen.append(DemoPerson(applicant.pk, applicant.name, "applicant", "申报人", ""))
    first: dict[str, Seat] = {}
    for row in seated.select_related("user", "organisation").order_by("id"):
        first.setdefault(row.role, row)
    for role in Seat.Role:
        holder = first.get(role.value)
        if holder is not None:
            chosen.append(
                DemoPerson(holder.user_id, holder.user.name, role.value, str(role.label), holder.organisation.name)
            )
    return chosen
