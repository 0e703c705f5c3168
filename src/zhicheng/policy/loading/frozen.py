"""The frozen form of a plan: everything as written and the notice's text, as one JSON-able document with a digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhicheng.policy.building.build import Shared
    from zhicheng.policy.loading.instance import Instance
    from zhicheng.policy.loading.loader import LoadedPlan
    from zhicheng.policy.loading.packs import Pack
    from zhicheng.policy.model.plan import Plan

LANGUAGE = 1  # the number of the plan language this program reads and writes


def document(
    plan: Mapping[str, Any],
    notice: str,
    origins: Mapping[str, str] | None = None,
    packs: Sequence[Pack] = (),
    instance: Instance | None = None,
) -> dict[str, Any]:
    """The document of a plan as written (merged, where it has layers) and a notice's Markdown.

    The plan stands in it as JSON text, in the order of the file: a database may keep the keys of an object in another
    order, and the order of the paths counts. `origins` names the layer of every value that is not the plan's own.
    `packs` are the documents at hand; those the plan refers to are pinned with it, and so are the platform's own
    settings (`instance`) where there are any.
    """
    from zhicheng.policy.loading import instance as instances
    from zhicheng.policy.loading.packs import frozen, referred

    text = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
    made: dict[str, Any] = {"language": LANGUAGE, "plan": text, "notice": notice}
    pinned = referred(plan, packs) if packs else ()
    if pinned:
        made["packs"] = frozen(pinned)
    if instance is not None and instance.written:
        made["instance"] = instances.frozen(instance)
    return {**made, "origins": dict(origins)} if origins else made


def freeze(loaded: LoadedPlan) -> dict[str, Any]:
    """The document of a loaded plan; `thaw` makes the same plan of it."""
    return dict(loaded.plan.document)


def digest(value: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON of a document: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def thaw(value: Mapping[str, Any], shared: Shared | None = None) -> Plan:
    """The plan of a frozen document; plans of one family share what they have in common through `shared`.

    ValueError where it was written for a newer language.
    """
    from zhicheng.policy.building.build import build

    if value["language"] > LANGUAGE:
        raise ValueError(f"the document is written in language {value['language']}, this program knows {LANGUAGE}")
    return build(value, digest(value), shared)
