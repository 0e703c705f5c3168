"""People with valid, made-up identity numbers, for tests of accounts and of what stands on them."""

from datetime import UTC, datetime
from functools import cache

from django.contrib.auth.hashers import make_password
from stdnum.cn import ric

from zhicheng.accounts import services
from zhicheng.standards.actor import SYSTEM, Actor

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PASSWORD = "qin-zhi-shan-feng"


def identity_number(serial: int = 1, *, born: str = "19900501", region: str = "330682") -> str:
    """A resident number with its right check digit; `serial` (0–999) tells people apart."""
    start = f"{region}{born}{serial:03d}"
    return start + ric.calc_check_digit(start + "0")


@cache
def hashed(password: str) -> str:
    """The hash of a password, made once: argon2 is slow on purpose."""
    return make_password(password)


def person(username: str = "su", name: str = "苏见山", *, serial: int = 1, password: str | None = PASSWORD, **more):
    """One person with an account; `serial` makes her identity number."""
    values = {"identity_number": identity_number(serial), "actor": SYSTEM, "at": AT, **more}
    user = services.create_user(username=username, name=name, **values)
    if password is not None:
        user.password = hashed(password)
        user.save(update_fields=["password"])
    return user


def actor(user, role: str = "operator", **more):
    """The actor that `user` is in a role, without a seat row."""
    return Actor(person_id=user.pk, person_name=user.name, role=role, **more)
