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


class OfficeRule(Protocol):
    """What is read of a plan's office rule; the words are those of the plan language.

    `kind` is employer, department, human_resources, committee_office, committee or a department's trade; `level` is
    county, city, province or None; `where` is employer or None.
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


def office_for(rule: OfficeRule, *, employer_id: int, committee_code: str = "") -> int:
    """The id of the organisation that a plan's office rule means; raises `NoOffice` saying what is missing."""
    return explain(rule, employer_id=employer_id, committee_code=committee_code).organisation_id


def explain(rule: OfficeRule, *, employer_id: int, committee_code: str = "") -> Jurisdiction:
    """As `office_for`, with the steps that led there."""
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
        return Jurisdiction(employer.pk, employer.name, (f"由现工作单位“{employer.name}”办理。",))
    if rule.kind == "department":
        return _department(employer)
    if rule.where not in (None, "employer"):
        raise NoOffice("这一步由人事档案所在地的机构办理，平台还没有登记档案所在地，请与人力社保部门联系。")
    if rule.kind == "human_resources":
        return _placed(employer, Organisation.Kind.HUMAN_RESOURCES, "", rule.level or "county")
    if rule.kind in codes.table("departments"):
        return _placed(employer, Organisation.Kind.DEPARTMENT, rule.kind, rule.level or "county")
    raise NoOffice("评审计划写的这一类机构，平台上还没有登记，请与评审计划的组织单位联系。")


def _committee(code: str) -> Jurisdiction:
    committee = Committee.objects.select_related("office").filter(code=code).first()
    if committee is None:
        raise NoOffice("评审计划写的评委会还没有登记，请与平台管理员联系。", field="committee")
    office = committee.office
    return Jurisdiction(
        office.pk,
        office.name,
        (f"申报的是{committee.name}。", f"{committee.name}的日常工作由“{office.name}”办理。"),
    )


def _department(employer: Organisation) -> Jurisdiction:
    department = employer.department
    if department is None:
        raise NoOffice(f"“{employer.name}”没有登记主管部门，请由单位联系平台管理员补登。")
    return Jurisdiction(department.pk, department.name, (f"“{employer.name}”的主管部门是“{department.name}”。",))


def _placed(employer: Organisation, kind: str, trade: str, level: str) -> Jurisdiction:
    """The office of one kind and level for the place where the employer is.

    An employer directly under a city (市直) or the province has no county: the office of its own level acts.
    """
    regions = codes.table("regions")
    region = rules.region_at(employer.region, level)
    level = rules.level_of(region)
    found = Organisation.objects.filter(
        kind=kind, region=region, level=level, trade=trade, state=Organisation.State.ACTIVE
    ).first()
    what = f"{codes.table('departments').label(trade)}主管部门" if trade else "人力社保部门"
    if found is None:
        raise NoOffice(f"{regions.label(region)}的{what}还没有登记，请与平台管理员联系。")
    return Jurisdiction(
        found.pk,
        found.name,
        (
            f"“{employer.name}”在{regions.label(employer.region)}。",
            f"由{regions.label(region)}的{what}（{rules.LEVELS[level]}）办理：“{found.name}”。",
        ),
    )
