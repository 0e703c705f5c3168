"""Which role is acted in which kind of organisation, and how regions nest."""

from zhicheng.standards import credit_code
from zhicheng.standards.errors import BadValue

from .errors import ValueRefused
from .models import Organisation, Seat

ROLE_OF_KIND: dict[str, str] = {
    Organisation.Kind.EMPLOYER: Seat.Role.EMPLOYER,
    Organisation.Kind.DEPARTMENT: Seat.Role.DEPARTMENT,
    Organisation.Kind.HUMAN_RESOURCES: Seat.Role.BUREAU,
    Organisation.Kind.TALENT_CENTRE: Seat.Role.BUREAU,
    Organisation.Kind.RECOMMENDER: Seat.Role.BUREAU,
    Organisation.Kind.COMMITTEE_OFFICE: Seat.Role.OFFICE,
    Organisation.Kind.PLATFORM: Seat.Role.OPERATOR,
}
"""The role in which people act for an organisation of a kind."""
PLACED: dict[str, str] = {
    Organisation.Kind.DEPARTMENT: "主管部门",
    Organisation.Kind.HUMAN_RESOURCES: "人力社保部门",
    Organisation.Kind.TALENT_CENTRE: "人才服务机构",
    Organisation.Kind.RECOMMENDER: "中评委",
}
"""The kinds of which a place has one on each level (a department: one of each trade), as people call them."""
LEVELS = {"county": "县（市、区）级", "city": "设区市级", "province": "省级"}


def check_credit_code(text: str) -> str:
    """An employer's credit code in normal form (GB 32100); raises `ValueRefused` beside its field."""
    try:
        return credit_code.check_credit_code(text)
    except BadValue as problem:
        raise ValueRefused(problem.sentence, field="credit_code") from None


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
