"""What the platform knows of a person already, so that nobody types it twice: from her identity number and account."""

from datetime import date, datetime

from zhicheng.accounts import queries as accounts
from zhicheng.accounts import services as account_services
from zhicheng.standards import identity
from zhicheng.standards.actor import Actor


def beginnings(*, actor: Actor, at: datetime) -> dict[str, str]:
    """First values for the actor's own 个人基本信息: sex and birth date by her number, and her telephone."""
    if actor.person_id is None:
        return {}
    user = accounts.get(actor.person_id)
    number = _number(actor, at)
    born = identity.birth_date(user.identity_kind, number)
    found = {
        "sex": identity.sex(user.identity_kind, number) or "",
        "born": born.isoformat() if born else "",
        "phone": user.phone,
    }
    return {code: value for code, value in found.items() if value}


def born(*, actor: Actor, at: datetime) -> date | None:
    """The actor's own birth date by her identity number; None for numbers that tell none."""
    if actor.person_id is None:
        return None
    return identity.birth_date(accounts.get(actor.person_id).identity_kind, _number(actor, at))


def _number(actor: Actor, at: datetime) -> str:
    """The actor's own number; a look at one's own is not noted."""
    assert actor.person_id is not None
    return account_services.open_identity(user_id=actor.person_id, purpose="填写个人基本信息", actor=actor, at=at)
