"""Which office is meant (管辖): from a plan's office rule and one employer to an organisation, and why.

A plan's route says an office by rule, such as "the human-resources bureau of the employer's county". Here that rule
meets the register. Every answer can say its steps, so that a page or a terminal shows why.
"""

from dataclasses import dataclass
from typing import Protocol

from zhicheng.standards import codes

from . import rules
from .errors import NoOffice, OrganisationUnknown
from .models import Committee, Organisation

USUAL_LEVELS = {"recommender": "city"}  # where a plan names no level: the county's, but for these


class OfficeRule(Protocol):
    """What is read of a plan's office rule; the words are those of the plan language.

    `kind` is employer, department, human_resources, talent_centre, recommender, committee_office, committee or a
    department's trade; `level` is county, city, province, nation or None; `where` is employer, file or None.
    """

    @property
    def kind(self) -> str: ...
    @property
    def level(self) -> str | None: ...
    @property
    def where(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The office that is meant, and the steps that led to it, each a Chinese sentence."""

    organisation_id: int
    organisation_name: str
    steps: tuple[str, ...]
    role: str
    """In which role people act for it (a seat's role)."""


def explain(rule: OfficeRule, *, employer_id: int, committee_code: str = "", file_region: str = "") -> Jurisdiction:
    """The organisation that a plan's office rule means, and why; raises `NoOffice` saying what is missing.

    `file_region` (GB/T 2260) is where the personnel file is kept; empty: nobody said, and a rule that goes by the
    file goes by the employer's place.
    """
    if rule.kind in ("committee_office", "committee"):
        return _committee(committee_code)
    employer = (
        Organisation.objects.select_related("department")
        .filter(pk=employer_id, kind=Organisation.Kind.EMPLOYER)
        .first()
    )
    if employer is None:
        raise OrganisationUnknown("没有找到现工作单位，请先在“个人基本信息”里选好单位。")
    if rule.kind == "employer":
        steps = (f"由现工作单位“{employer.name}”办理。",)
        return Jurisdiction(employer.pk, employer.name, steps, rules.ROLE_OF_KIND[employer.kind])
    if rule.kind == "department":
        return _department(employer)
    place = _place(employer, rule.where, file_region)
    if rule.kind in rules.PLACED:
        return _placed(place, rule.kind, "", rule.level or USUAL_LEVELS.get(rule.kind, "county"))
    if rule.kind in codes.table("departments"):
        return _placed(place, Organisation.Kind.DEPARTMENT, rule.kind, rule.level or "county")
    raise NoOffice("评审计划写的这一类机构，平台上还没有登记，请与评审计划的组织单位联系。")


def _place(employer: Organisation, where: str | None, file_region: str) -> tuple[str, str]:
    """The division whose office is meant, and the sentence that says why."""
    regions = codes.table("regions")
    if where == "file" and file_region:
        return file_region, f"人事档案在{regions.label(file_region)}。"
    here = f"“{employer.name}”在{regions.label(employer.region)}"
    if where == "file":
        return employer.region, f"没有登记人事档案所在地，按用人单位所在地办理：{here}。"
    return employer.region, f"{here}。"


def _committee(code: str) -> Jurisdiction:
    committee = Committee.objects.select_related("office").filter(code=code).first()
    if committee is None:
        raise NoOffice("评审计划写的评委会还没有登记，请与平台管理员联系。", field="committee")
    office = committee.office
    return Jurisdiction(
        office.pk,
        office.name,
        (f"申报的是{committee.name}。", f"{committee.name}的日常工作由“{office.name}”办理。"),
        rules.ROLE_OF_KIND[office.kind],
    )


def _department(employer: Organisation) -> Jurisdiction:
    department = employer.department
    if department is None:
        raise NoOffice(f"“{employer.name}”没有登记主管部门，请由单位联系平台管理员补登。")
    steps = (f"“{employer.name}”的主管部门是“{department.name}”。",)
    return Jurisdiction(department.pk, department.name, steps, rules.ROLE_OF_KIND[department.kind])


def _placed(place: tuple[str, str], kind: str, trade: str, level: str) -> Jurisdiction:
    """The office of one kind and level for a division.

    What is directly under a city (市直) or the province has no county: the office of its own level acts.
    """
    regions = codes.table("regions")
    region = rules.region_at(place[0], level)
    level = rules.level_of(region)
    found = Organisation.objects.filter(
        kind=kind, region=region, level=level, trade=trade, state=Organisation.State.ACTIVE
    ).first()
    what = f"{codes.table('departments').label(trade)}主管部门" if trade else rules.PLACED[kind]
    if found is None:
        raise NoOffice(f"{regions.label(region)}的{what}还没有登记，请与平台管理员联系。")
    return Jurisdiction(
        found.pk,
        found.name,
        (
            place[1],
            f"由{regions.label(region)}的{what}（{rules.LEVELS[level]}）办理：“{found.name}”。",
        ),
        rules.ROLE_OF_KIND[found.kind],
    )
