"""Writing organisations, committees and seats."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from zhicheng.accounts import queries as accounts
from zhicheng.messages import services as messages
from zhicheng.standards import codes
from zhicheng.standards.actor import Actor
from zhicheng.standards.names import sort_key
from zhicheng.trail import services as trail

from . import rules
from .errors import AlreadyRegistered, AlreadySeated, OrganisationUnknown, SeatUnknown, ValueRefused
from .models import Committee, Organisation, Seat


def register_employer(
    *,
    name: str,
    credit_code: str,
    region: str,
    ownership: str,
    employer_kind: str,
    actor: Actor,
    at: datetime,
    zone: str = "none",
    department_id: int | None = None,
    address: str = "",
    phone: str = "",
) -> Organisation:
    """Register an employer under its checked credit code (GB 32100).

    `region`, `zone`, `ownership` and `employer_kind` are codes of `standards.codes` (`regions`, `zones`,
    `ownership`, `organisation_kinds`). Raises `ValueRefused` (with `.field`) and `AlreadyRegistered`.
    """
    code = rules.check_credit_code(credit_code)
    values = {"region": region, "zone": zone, "ownership": ownership, "employer_kind": employer_kind}
    for field, table in (
        ("region", "regions"),
        ("zone", "zones"),
        ("ownership", "ownership"),
        ("employer_kind", "organisation_kinds"),
    ):
        _check_code(values[field], table, field)
    with transaction.atomic():
        try:
            employer = _insert(
                kind=Organisation.Kind.EMPLOYER,
                name=_name(name),
                credit_code=code,
                department=_department(department_id),
                address=address,
                phone=phone,
                **values,
            )
        except IntegrityError:
            raise AlreadyRegistered(field="credit_code") from None
        _note(employer, "organisation.registered", actor, at, {"credit_code": code, **values})
    return employer


def create_office(
    *,
    kind: str,
    name: str,
    actor: Actor,
    at: datetime,
    region: str = "",
    level: str = "",
    trade: str = "",
    address: str = "",
    phone: str = "",
) -> Organisation:
    """Make a department, human-resources bureau, talent centre, recommender, committee office or platform office.

    `level` is county, city or province; a department also has a `trade` (code table `departments`). Raises
    `ValueRefused` with `.field`, also where one of the same kind, place and trade stands already.
    """
    if kind not in Organisation.Kind.values or kind == Organisation.Kind.EMPLOYER:
        raise ValueRefused("请选择机构种类。", field="kind")
    places = kind in rules.PLACED
    if places or level:
        if level not in rules.LEVELS:
            raise ValueRefused("请选择层级。", field="level")
        _check_code(region, "regions", "region")
        if rules.level_of(region) != level:
            raise ValueRefused(
                f"{codes.table('regions').label(region)}与所选的层级对不上，请改其中一项。", field="region"
            )
    elif region:
        _check_code(region, "regions", "region")
    if kind == Organisation.Kind.DEPARTMENT:
        _check_code(trade, "departments", "trade", but="none")
    elif trade:
        raise ValueRefused("只有主管部门才填行业。", field="trade")
    place = {"kind": kind, "region": region, "level": level, "trade": trade}
    with transaction.atomic():
        try:
            office = _insert(name=_name(name), address=address, phone=phone, **place)
        except IntegrityError:
            twin = Organisation.objects.filter(**place, state=Organisation.State.ACTIVE).get()
            raise ValueRefused(f"这里已经有“{twin.name}”，同一地方同一层级只设一个。", field="region") from None
        _note(office, "organisation.created", actor, at, {"kind": kind, "region": region, "level": level})
    return office


def create_committee(
    *,
    code: str,
    name: str,
    level: str,
    office_id: int,
    actor: Actor,
    at: datetime,
    approval_number: str = "",
    valid_until: date | None = None,
) -> Committee:
    """Enter a review committee in the register, with the office that runs it; plans name it by `code`."""
    _check_code(level, "level", "level")
    if not code.strip():
        raise ValueRefused("请填写评委会编号。", field="code")
    with transaction.atomic():
        office = _lock_organisation(office_id)
        if office.kind != Organisation.Kind.COMMITTEE_OFFICE:
            raise ValueRefused("评委会要由评委会办公室来办，请选择评委会办公室。", field="office")
        committee = Committee(
            code=code.strip(),
            name=_name(name),
            level=level,
            office=office,
            approval_number=approval_number,
            valid_until=valid_until,
        )
        try:
            with transaction.atomic():
                committee.save(force_insert=True)
        except IntegrityError:
            raise ValueRefused("这个评委会编号已经有了，请换一个。", field="code") from None
        _note(office, "committee.created", actor, at, {"committee": committee.code, "level": level})
    return committee


def give_seat(*, user_id: int, organisation_id: int, role: str, actor: Actor, at: datetime) -> Seat:
    """Let a person act for an organisation in one role, and tell her.

    Raises `ValueRefused` where the role does not belong to that kind of organisation, `AlreadySeated`.
    """
    user = accounts.get(user_id)
    if not user.is_active:
        raise ValueRefused("这个人的账号已经停用，请先启用账号。", field="user")
    with transaction.atomic():
        organisation = _lock_organisation(organisation_id)
        if role not in Seat.Role.values or rules.ROLE_OF_KIND[organisation.kind] != role:
            raise ValueRefused("这种席位不属于这类单位，请换一种席位或单位。", field="role")
        if Seat.objects.filter(user_id=user.pk, organisation=organisation, role=role, active=True).exists():
            raise AlreadySeated(field="user")
        seat = Seat.objects.create(user_id=user.pk, organisation=organisation, role=role, given_at=at)
        data = {"user": user.pk, "organisation": organisation.pk, "role": role}
        trail.record(subject=f"seat:{seat.pk}", act="seat.given", actor=actor, at=at, data=data)
        messages.tell(
            recipient_id=user.pk,
            kind="seat.given",
            text=f"您现在可以代表“{organisation.name}”办理业务（席位：{Seat.Role(role).label}），登录后在页面上方切换身份。",
            subject=f"seat:{seat.pk}",
            key=f"seat:{seat.pk}:given",
            at=at,
        )
    return seat


def end_seat(*, seat_id: int, reason: str, actor: Actor, at: datetime) -> Seat:
    """End a person's right to act for an organisation, with the reason, and tell her. What she did stays.

    Nobody ends her own operator's seat, so that one operator is always left.
    """
    reason = reason.strip()
    if not reason:
        raise ValueRefused("请写明原因，以后查得到。", field="reason")
    with transaction.atomic():
        seat = Seat.objects.select_for_update().filter(pk=seat_id, active=True).first()
        if seat is None:
            raise SeatUnknown()
        if seat.role == Seat.Role.OPERATOR and seat.user_id == actor.person_id:
            raise ValueRefused("不能结束自己的管理员席位，请由另一位管理员来办。", field="reason")
        seat.active, seat.ended_at = False, at
        seat.save(update_fields=["active", "ended_at"])
        trail.record(
            subject=f"seat:{seat.pk}",
            act="seat.ended",
            actor=actor,
            at=at,
            data={"user": seat.user_id, "organisation": seat.organisation_id, "role": seat.role},
            private={"reason": reason},
        )
        messages.tell(
            recipient_id=seat.user_id,
            kind="seat.ended",
            text=f"您代表“{seat.organisation.name}”的席位（{Seat.Role(seat.role).label}）已经结束。原因：{reason}",
            subject=f"seat:{seat.pk}",
            key=f"seat:{seat.pk}:ended",
            at=at,
        )
    return seat


def set_department(*, organisation_id: int, department_id: int | None, actor: Actor, at: datetime) -> Organisation:
    """Say which department supervises an employer (主管部门), None for none."""
    with transaction.atomic():
        employer = _lock_organisation(organisation_id)
        if employer.kind != Organisation.Kind.EMPLOYER:
            raise ValueRefused("只有用人单位才有主管部门。", field="department")
        before, employer.department = employer.department_id, _department(department_id)
        employer.save(update_fields=["department"])
        _note(employer, "organisation.department_set", actor, at, {"before": before, "after": department_id})
    return employer


def _insert(**values: Any) -> Organisation:
    """A new row; IntegrityError where there is one of its credit code or place already."""
    organisation = Organisation(name_key=sort_key(values["name"]), **values)
    with transaction.atomic():
        organisation.save(force_insert=True)
    return organisation


def _note(organisation: Organisation, act: str, actor: Actor, at: datetime, data: dict[str, Any]) -> None:
    trail.record(subject=f"organisation:{organisation.pk}", act=act, actor=actor, at=at, data=data)


def _lock_organisation(organisation_id: int) -> Organisation:
    organisation = Organisation.objects.select_for_update().filter(pk=organisation_id).first()
    if organisation is None:
        raise OrganisationUnknown()
    return organisation


def _department(department_id: int | None) -> Organisation | None:
    if department_id is None:
        return None
    department = Organisation.objects.filter(pk=department_id, kind=Organisation.Kind.DEPARTMENT).first()
    if department is None:
        raise ValueRefused("没有找到这个主管部门，请从列表里选择。", field="department")
    return department


def _name(name: str) -> str:
    plain = " ".join(name.split())
    if not plain or len(plain) > 120:
        raise ValueRefused("请填写名称，最长120个字。", field="name")
    return plain


def _check_code(value: str, table: str, field: str, *, but: str = "") -> None:
    if value not in codes.table(table) or value == but:
        raise ValueRefused(f"请选择{codes.table(table).name}。", field=field)
