"""Which role is acted in which kind of organisation, and how regions nest."""

from .models import Organisation, Seat

KIND_OF_ROLE: dict[str, str] = {
    Seat.Role.EMPLOYER: Organisation.Kind.EMPLOYER,
    Seat.Role.DEPARTMENT: Organisation.Kind.DEPARTMENT,
    Seat.Role.BUREAU: Organisation.Kind.HUMAN_RESOURCES,
    Seat.Role.OFFICE: Organisation.Kind.COMMITTEE_OFFICE,
    Seat.Role.OPERATOR: Organisation.Kind.PLATFORM,
}
ROLE_OF_KIND: dict[str, str] = {kind: role for role, kind in KIND_OF_ROLE.items()}
LEVELS = {"county": "县（市、区）级", "city": "设区市级", "province": "省级"}


def region_at(region: str, level: str) -> str:
    """The division of one level that holds `region` (GB/T 2260): 330604 is 330600 for city, 330000 for province.

    A city's own number (330600) has no county under it by itself: it stays what it is, since who sits directly
    under a city (市直) belongs to the city's offices.
    """
    if level == "province":
        return region[:2] + "0000"
    if level == "city":
        return region[:4] + "00"
    return region


def level_of(region: str) -> str:
    """The level of a division by its number: province (…0000), city (…00) or county."""
    return "province" if region.endswith("0000") else "city" if region.endswith("00") else "county"
