"""Writing accounts: making one, opening an identity number, signing in, changing and recovering a password.

Owns no session: the desk that calls `sign_in` begins it. Changing a password ends every other session of the
person by itself, since Django's session hash is made over the password. Locks and codes run by machine time.
"""

import hashlib
import secrets
from datetime import datetime

import structlog
from django.contrib.auth import hashers
from django.db import IntegrityError, transaction

from zhicheng import clock
from zhicheng.messages import services as messages
from zhicheng.standards.actor import Actor
from zhicheng.standards.identity import mask_identity
from zhicheng.standards.names import sort_key
from zhicheng.trail import services as trail

from . import attempts, rules, sealing
from .errors import (
    CodeRefused,
    Deactivated,
    IdentityTaken,
    Locked,
    NameTaken,
    PurposeMissing,
    SignInRefused,
    UserUnknown,
    ValueRefused,
)
from .models import RecoveryCode, User

_log = structlog.get_logger("accounts")
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_NO_PASSWORD = "!"  # noqa: S105 (Django's mark of an unusable password)


def create_user(
    *,
    username: str,
    name: str,
    actor: Actor,
    at: datetime,
    identity_kind: str = "resident_id",
    identity_number: str | None = None,
    phone: str = "",
    password: str | None = None,
    is_demo: bool = False,
    must_change_password: bool = False,
) -> User:
    """Make an account for one natural person.

    Without `identity_number` (the first administrator) none is kept; without `password` nobody can sign in until
    one is set through a recovery code. Raises `ValueRefused` (with `.field`), `NameTaken`, `IdentityTaken`.
    """
    given = rules.check_person(
        username=username,
        name=name,
        identity_kind=identity_kind,
        identity_number=identity_number or "",
        phone=phone,
        today=clock.today(at),
    )
    number = given.pop("identity_number")
    user = User(
        **given,
        name_key=sort_key(given["name"]),
        identity_kind=identity_kind,
        is_demo=is_demo,
        must_change_password=must_change_password,
        created_at=at,
    )
    if number:
        user.identity_sealed = sealing.seal(number, owner=user.public_id)
        user.identity_index = sealing.blind_index(identity_kind, number)
        user.identity_masked = mask_identity(number)
    if password is None:
        user.set_unusable_password()
    else:
        user.password = hashers.make_password(rules.check_password(password, username=user.username))
    with transaction.atomic():
        _save_new(user)
        trail.record(
            subject=f"user:{user.pk}",
            act="user.created",
            actor=actor,
            at=at,
            data={"identity_kind": identity_kind if identity_number else "", "is_demo": is_demo},
            private={"name": user.name, "username": user.username},
        )
    return user


def _save_new(user: User) -> None:
    """Insert, telling which of the two unique values stood in the way, also when two people come at once."""
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        if User.objects.filter(username=user.username).exists():
            raise NameTaken(field="username") from None
        raise IdentityTaken(field="identity_number") from None


def open_identity(*, user_id: int, purpose: str, actor: Actor, at: datetime) -> str:
    """The whole identity number of a person, “” where none is kept. Notes who looked and why.

    A person's look at her own number is not noted. Raises `PurposeMissing`, `UserUnknown`.
    """
    purpose = purpose.strip()
    if not purpose:
        raise PurposeMissing(field="purpose")
    user = _user(user_id)
    if not user.identity_sealed:
        return ""
    if actor.person_id != user.pk:
        trail.looked(subject_user_id=user.pk, what="identity_number", purpose=purpose[:200], actor=actor, at=at)
    return sealing.unseal(bytes(user.identity_sealed), owner=user.public_id)


def sign_in(*, username: str, password: str) -> User:
    """The person whose name and password these are.

    An unknown name costs the same time and is counted and locked like a known one. Raises `SignInRefused`, whose
    subclass `Locked` tells until when, and `Deactivated` to who gives the right password of a closed account.
    """
    attempts.count_one(username)
    user = User.objects.filter(username=rules.tidy_username(username)).first()
    right = hashers.check_password(password[: rules.LONGEST_PASSWORD + 1], user.password if user else _NO_PASSWORD)
    if user is None or not right:
        _log.warning("sign-in refused", name_digest=sealing.blind_name(rules.tidy_username(username))[:16])
        attempts.refuse_if_locked(username)
        raise SignInRefused()
    attempts.forget(username)
    if not user.is_active:
        raise Deactivated()
    return user


def change_password(*, user_id: int, old: str, new: str, actor: Actor, at: datetime) -> User:
    """Set a new password for who knows the old one; every other session of the person ends.

    Raises `ValueRefused` with `.field` "old" or "new", and `Locked` after too many wrong old ones.
    """
    username = _user(user_id).username
    rules.check_password(new, username=username, field="new")
    try:
        user = sign_in(username=username, password=old)
    except Locked:
        raise
    except SignInRefused:
        raise ValueRefused("现在的密码不对，请再输入一次。", field="old") from None
    if old == new:
        raise ValueRefused("新密码和现在的一样，请换一个。", field="new")
    return _set_password(user.pk, new, act="user.password_changed", actor=actor, at=at)


def give_recovery_code(*, user_id: int, actor: Actor, at: datetime) -> str:
    """A code with which the person sets a new password, once, within 24 hours; shown to the operator this once.

    Codes given before stop working. The person is told by a message that a code was given.
    """
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(12))
    now = clock.real_now()
    with transaction.atomic():
        user = _lock(user_id)
        RecoveryCode.objects.filter(user=user, used_at=None).update(used_at=now)
        row = RecoveryCode.objects.create(user=user, digest=_code_digest(code), expires_at=now + rules.CODE_LIFE)
        line = trail.record(subject=f"user:{user.pk}", act="user.recovery_code_given", actor=actor, at=at)
        messages.tell(
            recipient_id=user.pk,
            kind="account.recovery_code_given",
            text="平台管理员为您的账号发了一个找回码，用它可以重设密码。如果不是您要的，请马上与平台管理员联系。",
            key=f"user:{user.pk}:recovery:{row.pk}:{line.sequence}",
            at=at,
        )
    return "-".join((code[:4], code[4:8], code[8:]))


def recover(*, username: str, code: str, new: str, actor: Actor, at: datetime) -> User:
    """Set a new password with the operator's code. Lifts a lock, ends every session of the person.

    Raises `Locked`, `CodeRefused` (never says whether name or code is at fault), `ValueRefused` for the password,
    which leaves the code unused.
    """
    attempts.count_one(username)
    now = clock.real_now()
    weak: ValueRefused | None = None
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=rules.tidy_username(username), is_active=True).first()
        open_codes = RecoveryCode.objects.select_for_update().filter(
            user_id=user.pk if user else 0, used_at=None, expires_at__gt=now, digest=_code_digest(code)
        )
        row = open_codes.first()
        if user is not None and row is not None:
            try:
                rules.check_password(new, username=user.username, field="new")
            except ValueRefused as problem:
                weak = problem
            else:
                row.used_at = now
                row.save(update_fields=["used_at"])
                user = _set_password(user.pk, new, act="user.password_recovered", actor=actor, at=at)
    if user is None or row is None:
        attempts.refuse_if_locked(username)
        raise CodeRefused(field="code")
    attempts.forget(username)
    if weak is not None:
        raise weak
    return user


def set_active(*, user_id: int, active: bool, reason: str, actor: Actor, at: datetime) -> User:
    """Close an account or open it again, with the reason. Closing ends every session of the person.

    Nobody closes her own account, so that one operator is always left. Raises `ValueRefused`, `UserUnknown`.
    """
    reason = reason.strip()
    if not reason:
        raise ValueRefused("请写明原因，以后查得到。", field="reason")
    if user_id == actor.person_id and not active:
        raise ValueRefused("不能停用自己的账号，请由另一位管理员来办。", field="reason")
    with transaction.atomic():
        user = _lock(user_id)
        if user.is_active != active:
            user.is_active = active
            user.save(update_fields=["is_active"])
            act = "user.activated" if active else "user.deactivated"
            trail.record(subject=f"user:{user.pk}", act=act, actor=actor, at=at, private={"reason": reason})
    return user


def _set_password(user_id: int, new: str, *, act: str, actor: Actor, at: datetime) -> User:
    with transaction.atomic():
        user = _lock(user_id)
        user.password = hashers.make_password(new)
        user.must_change_password = False
        user.save(update_fields=["password", "must_change_password"])
        line = trail.record(subject=f"user:{user.pk}", act=act, actor=actor, at=at)
        messages.tell(
            recipient_id=user.pk,
            kind="account.password_changed",
            text="您的密码已经更换。如果不是您本人换的，请马上与平台管理员联系。",
            key=f"user:{user.pk}:password:{line.sequence}",
            at=at,
        )
    return user


def _code_digest(code: str) -> str:
    """Codes have 60 random bits and live for a day, so a plain digest keeps them well; spelling is free."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def _user(user_id: int) -> User:
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise UserUnknown()
    return user


def _lock(user_id: int) -> User:
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise UserUnknown()
    return user
