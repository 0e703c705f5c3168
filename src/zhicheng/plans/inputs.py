"""The digests of everything an answer rests on beside the plan: calendar, code tables, kinds, the language's number.

A published version pins them, so that an answer can be computed again years later and a difference explained.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from zhicheng import kinds, standards


@cache
def _folder_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all YAML files below a folder, in the order of their names."""
    state = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        content = path.read_bytes()
        state.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return state.hexdigest()


def _text_digest(text: str | None) -> str | None:
    return hashlib.sha256(text.encode()).hexdigest() if text is not None else None


def digests(document: dict[str, Any]) -> dict[str, Any]:
    """`{"language": number, "packs": …, "instance": …, "calendar": …, "codes": …, "kinds": …}` for a frozen document.

    `packs` are the document packs the plan refers to, `instance` the platform's own settings, both as they stand in it
    (None: there are none).
    """
    data = Path(str(standards.__file__)).parent / "data"
    return {
        "packs": _text_digest(document.get("packs")),
        "instance": _text_digest(document.get("instance")),
        "language": document.get("language"),
        "calendar": _folder_digest(data / "calendar"),
        "codes": _folder_digest(data / "codes"),
        "kinds": _folder_digest(Path(str(kinds.__file__)).parent / "data"),
    }
