"""What differs between two versions of one record, for the eyes of who approved the earlier one."""

from dataclasses import dataclass

from zhicheng import kinds

from .checks import EVIDENCE
from .models import Item


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs, in words; None on a side means that nothing was, or is, there."""

    field: str
    name: str
    old: str | None
    new: str | None


def changes(before: Item, after: Item) -> list[Change]:
    """Field by field in the kind's order, then the files by name, each taken away or added."""
    kind = kinds.get(after.kind)
    found = []
    for field in kind.fields:
        old, new = field.text(before.data.get(field.code)), field.text(after.data.get(field.code))
        if old != new:
            found.append(Change(field.code, field.name, old or None, new or None))
    was = {row.file.blob_id: row.file.name for row in before.evidence.all()}
    now = {row.file.blob_id: row.file.name for row in after.evidence.all()}
    found += [Change(EVIDENCE, "佐证材料", name, None) for digest, name in was.items() if digest not in now]
    found += [Change(EVIDENCE, "佐证材料", None, name) for digest, name in now.items() if digest not in was]
    return found
