"""Why a record was returned, in sentences."""

from collections import defaultdict

from zhicheng import kinds
from zhicheng.kinds import Kind
from zhicheng.standards import codes

from ..checks import EVIDENCE
from ..models import Item


def reason_sentences(item: Item) -> list[str]:
    """Why a record was returned, one sentence a reason: 授权公告日：填写内容与材料不一致，应为4月23日."""
    return [_sentence(item, reason, with_field=True) for reason in item.reasons]


def reasons_by_field(item: Item) -> dict[str, list[str]]:
    """The same by field ("" for the whole record, "evidence" for its files), to stand beside each field."""
    found: dict[str, list[str]] = defaultdict(list)
    for reason in item.reasons:
        found[reason["field"]].append(_sentence(item, reason, with_field=False))
    return dict(found)


def _sentence(item: Item, reason: dict[str, str], *, with_field: bool) -> str:
    words = codes.table("reasons").label(reason["code"])
    words = f"{words}：{reason['text']}" if reason["text"] else words
    field = field_name(kinds.get(item.kind), reason["field"])
    return f"{field}——{words}" if with_field and field else words


def field_name(kind: Kind, code: str) -> str:
    """The Chinese name of a field, 佐证材料 for the files, “” for the whole record."""
    return "佐证材料" if code == EVIDENCE else kind.field(code).name if code else ""
