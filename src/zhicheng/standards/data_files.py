"""Reading the data files this package ships: YAML without surprises.

Only `true`, `false`, `null` and whole numbers are read as such; `no`, dates and everything else stay text.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml


class _Plain(yaml.CSafeLoader):
    """PyYAML's loader with an implicit-type list of its own."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Plain.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|)$"), ["n", ""])
_Plain.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))


def read_yaml(path: Path) -> Any:
    """The content of one shipped file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506 (a safe loader)
