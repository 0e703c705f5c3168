"""Sealing identity numbers at rest, and finding them without opening them.

A sealed value is `version (1 byte) · key id (4) · nonce (12) · ciphertext and tag`, AES-256-GCM under a key derived
from `settings.FIELD_KEY`. The owner's public id is the associated data, so that a sealed value copied into
another person's row does not open. The blind index is an HMAC-SHA256 under a key of its own (`settings.INDEX_KEY`)
over the normalised number, so that equal numbers are found and nothing else is told.
"""

import hashlib
import hmac
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from zhicheng.standards.identity import tidy

VERSION = b"\x01"
ID_LENGTH, NONCE_LENGTH = 4, 12
HEAD = len(VERSION) + ID_LENGTH


class Unsealable(Exception):  # noqa: N818 (named as people say it)
    """A sealed value cannot be opened: another key, another owner, or altered bytes. Never a user's fault."""


def seal(text: str, *, owner: UUID) -> bytes:
    """Seal `text` for the person whose public id is `owner`."""
    key = _key("seal", settings.FIELD_KEY)
    nonce = secrets.token_bytes(NONCE_LENGTH)
    return VERSION + key_id(key) + nonce + AESGCM(key).encrypt(nonce, text.encode(), owner.bytes)


def unseal(sealed: bytes, *, owner: UUID) -> str:
    """Open what `seal` closed for the same owner; raises `Unsealable`."""
    key = _key("seal", settings.FIELD_KEY)
    if sealed[:HEAD] != VERSION + key_id(key):
        raise Unsealable("sealed under a key that this instance does not hold")
    nonce, body = sealed[HEAD : HEAD + NONCE_LENGTH], sealed[HEAD + NONCE_LENGTH :]
    try:
        return AESGCM(key).decrypt(nonce, body, owner.bytes).decode()
    except (InvalidTag, ValueError):
        raise Unsealable("the sealed value belongs to another owner or was altered") from None


def blind_index(kind: str, number: str) -> str:
    """The look-up value of an identity number of one kind, in hex: normalised first, so that spelling is free."""
    return _mac("identity", f"{kind}:{tidy(number)}")


def blind_name(username: str) -> str:
    """The look-up value under which attempts for a user name are counted, known or not; in hex."""
    return _mac("attempts", username)


def key_id(key: bytes) -> bytes:
    """Four bytes that tell which key sealed a value, without telling the key."""
    return hashlib.sha256(b"key id:" + key).digest()[:ID_LENGTH]


def _mac(purpose: str, text: str) -> str:
    return hmac.new(_key(purpose, settings.INDEX_KEY), text.encode(), hashlib.sha256).hexdigest()


def _key(purpose: str, secret: str) -> bytes:
    """32 bytes for one purpose from an instance's secret, which has 256 bits of its own."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()
