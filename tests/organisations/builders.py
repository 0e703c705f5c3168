"""Employers, offices and a committee with made-up names and valid codes."""

from stdnum.cn import uscc

from tests.accounts.builders import AT
from zhicheng.organisations import services
from zhicheng.standards.actor import SYSTEM


def credit_code(serial: int = 1) -> str:
    """A unified social credit code with its right check digit."""
    start = f"91330604MA{serial:07d}"
    return start + uscc.calc_check_digit(start)


def employer(name: str = "青瓷精密机械有限公司", *, serial: int = 1, region: str = "330604", **more):
    """One registered employer."""
    values = {
        "credit_code": credit_code(serial),
        "region": region,
        "ownership": "private",
        "employer_kind": "enterprise",
        "actor": SYSTEM,
        "at": AT,
        **more,
    }
    return services.register_employer(name=name, **values)


def office(kind: str, name: str, **more):
    """One office that is no employer."""
    return services.create_office(kind=kind, name=name, actor=SYSTEM, at=AT, **more)


def bureau(name: str = "上虞区人力资源和社会保障局", *, region: str = "330604", level: str = "county"):
    """The human-resources bureau of one place."""
    return office("human_resources", name, region=region, level=level)


def department(
    name: str = "上虞区经济和信息化局", *, trade: str = "economy", region: str = "330604", level: str = "county"
):
    """The department of one trade and place."""
    return office("department", name, trade=trade, region=region, level=level)


def committee(code: str = "zj-machine", name: str = "机械工程中级评委会", **more):
    """A committee with an office of its own."""
    run_by = office("committee_office", f"{name}办公室")
    values = {"level": "intermediate", "office_id": run_by.pk, "actor": SYSTEM, "at": AT, **more}
    return services.create_committee(code=code, name=name, **values)


def seat(user, organisation, role: str):
    """A seat in force."""
    return services.give_seat(user_id=user.pk, organisation_id=organisation.pk, role=role, actor=SYSTEM, at=AT)
