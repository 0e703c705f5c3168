"""What differs between two revisions, in words a reviewer reads: value beside value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Revision

NONE = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `place` is photo, commitment, profile, basics, form:<field>, item:<id> or slot:<id>.

    An empty `before` is something added, an empty `after` something taken out.
    """

    place: str
    name: str
    before: str
    after: str


def diff(before: Revision, after: Revision) -> list[Change]:
    """What changed from one revision to a later one, in the order of the steps; empty when nothing did."""
    old, new = before.content, after.content
    return [
        *_files(old, new, "photo", "证件照"),
        *_commitment(old, new),
        *_profile(old, new),
        *_item_rows("basics", "个人基本信息", old["basics"], new["basics"]),
        *_form(old, new),
        *_items(old, new),
        *_slots(old, new),
    ]


def _profile(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    pairs = (
        ("姓名", old["person"]["name"], new["person"]["name"]),
        ("证件号码", old["person"]["identity"]["masked"], new["person"]["identity"]["masked"]),
        ("现工作单位", old["person"]["employer"]["name"], new["person"]["employer"]["name"]),
    )
    yield from (Change("profile", name, one, other) for name, one, other in pairs if one != other)


def _commitment(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    one, other = old["commitment"], new["commitment"]
    if (one or {}).get("signature") != (other or {}).get("signature"):
        yield Change("commitment", "个人承诺", "原来的签名" if one else NONE, "重新签署" if other else NONE)


def _form(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for code in dict.fromkeys([*old["form"], *new["form"]]):
        one, other = old["form"].get(code), new["form"].get(code)
        texts = (one or {}).get("text") or NONE, (other or {}).get("text") or NONE
        if texts[0] != texts[1]:
            yield Change(f"form:{code}", (other or one)["name"], *texts)


def _items(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    before = {one["lineage"]: one for one in old["items"]}
    after = {one["lineage"]: one for one in new["items"]}
    for lineage, other in after.items():
        one = before.get(lineage)
        name = f"{other['kind_name']}“{other['title']}”"
        if one is None:
            yield Change(f"item:{other['id']}", name, NONE, _told(other))
        else:
            yield from _item_rows(f"item:{other['id']}", name, one, other)
            if one["representative"] != other["representative"]:
                words = [{True: "代表作", False: "不是代表作"}[each["representative"]] for each in (one, other)]
                yield Change(f"item:{other['id']}", f"{name}：代表作", *words)
    for lineage, one in before.items():
        if lineage not in after:
            yield Change(f"item:{one['id']}", f"{one['kind_name']}“{one['title']}”", _told(one), NONE)


def _item_rows(
    place: str, name: str, one: Mapping[str, Any] | None, other: Mapping[str, Any] | None
) -> Iterator[Change]:
    if one == other or one is None or other is None:
        return
    before, after = dict(one["rows"]), dict(other["rows"])
    for row in dict.fromkeys([*before, *after]):
        if before.get(row) != after.get(row):
            yield Change(place, f"{name}：{row}", before.get(row, NONE), after.get(row, NONE))
    yield from _file_change(place, f"{name}：佐证材料", one["evidence"], other["evidence"])


def _slots(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    names = {
        one["place"]: one["slot_name"] for one in [*old["files"], *new["files"]] if one["place"].startswith("slot:")
    }
    for place, name in names.items():
        yield from _files(old, new, place, name)


def _files(old: Mapping[str, Any], new: Mapping[str, Any], place: str, name: str) -> Iterator[Change]:
    one = [file for file in old["files"] if file["place"] == place]
    other = [file for file in new["files"] if file["place"] == place]
    yield from _file_change(place, name, one, other)


def _file_change(
    place: str, name: str, one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]
) -> Iterator[Change]:
    """Files are told by their names; where the content differs under the same names, that is said."""
    if {file["sha256"] for file in one} == {file["sha256"] for file in other}:
        return
    before, after = ("、".join(file["name"] for file in files) for files in (one, other))
    yield Change(place, name, before, f"{after}（换了新文件）" if before == after else after)


def _told(item: Mapping[str, Any]) -> str:
    return "；".join(f"{name}：{text}" for name, text in item["rows"])
