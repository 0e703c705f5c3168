"""Reads the instance's environment: where its data lives, its database, its secrets."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TRUE = {"1", "true", "yes", "on"}


def flag(name: str, default: bool = False) -> bool:
    """A switch: 1, true, yes or on."""
    value = os.environ.get(name)
    return default if value is None else value.lower() in TRUE


def data_folder() -> Path:
    """The folder for the embedded database, files and secrets (`ZHICHENG_DATA`, default `var`)."""
    folder = Path(os.environ.get("ZHICHENG_DATA", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret(name: str, folder: Path) -> str:
    """A secret from the environment, else from a file only its owner can read, made on first use."""
    if value := os.environ.get(name):
        return value
    path = folder / f"{name.lower()}.secret"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text()


def database(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:///path` or `postgresql://user:password@host:port/name`.

    A socket is named as libpq does: `postgresql:///name?host=/folder&user=who`.
    """
    parts = urlsplit(url)
    extra = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=20000;",
            },
        }
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path[1:],
            "USER": unquote(parts.username or extra.get("user", "")),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or extra.get("host", ""),
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 0,
        }
    raise ValueError(f"DATABASE_URL: sqlite:///path or postgresql://… expected, found {parts.scheme!r}")
