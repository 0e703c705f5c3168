"""Document packs: documents that notices point to, loaded as data. A pack's tree stands in place of a `reference`.

One file a document in `plans/_documents/`: `{document, title, parts: {PART: {title, needs}}}`. What a plan refers to
goes into its frozen document, so that loading a pack later changes nothing that is published.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhicheng.policy.form.trees import TREE
from zhicheng.policy.loading.source import read_source
from zhicheng.policy.problems import PlanError, PlanErrors, Report
from zhicheng.policy.shape import Checker, MapOf, Record, Text, need

WHOLE = "全文"  # the part a reference means that names neither part nor subject
_PART = Record({"title": need(Text("这一部分说的是什么")), "needs": need(TREE)})
_PACK = Record(
    {
        "document": need(Text("文号或名称，与评审计划 reference.document 里写的一样")),
        "title": need(Text("文件名称")),
        "parts": need(MapOf(_PART, "文件里的各个部分，名字与 reference 的 part（没有时是 subject）一样", key=Text())),
    },
    "一份文件",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document: what it is about, and its tree as written."""

    title: str
    needs: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pack:
    """One document as data. `file` is where it was read (empty for a frozen one), `written` its content as read."""

    document: str
    title: str
    parts: Mapping[str, Part]
    written: Mapping[str, Any]
    file: str = ""

    def clause(self, part: str) -> str:
        """How the findings of a part cite it: 浙人社发〔2019〕31号·第三条."""
        return self.document if part == WHOLE else f"{self.document}·{part}"


def load_packs(folder: Path | str) -> tuple[Pack, ...]:
    """Every pack of a folder, by file name; none where there is no such folder.

    Raises `PlanErrors` with every problem of every file.
    """
    errors: list[PlanError] = []
    found: dict[str, Pack] = {}
    for path in sorted(Path(folder).glob("*.yaml")):
        report = Report(f"{Path(folder).name}/{path.name}")
        pack = _read(path, report)
        if pack is not None and pack.document in found:
            expected = f"没有别的文件用过的文号（{found[pack.document].file} 已经用了）"
            report.add(("document",), pack.document, expected, "同一份文件请写在一个文件里。")
        elif pack is not None:
            found[pack.document] = pack
        errors += report.errors
    if errors:
        raise PlanErrors(errors)
    return tuple(found.values())


def _read(path: Path, report: Report) -> Pack | None:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        report.add((), "不是 UTF-8 文字", "UTF-8 编码的文字", "请用 UTF-8 编码另存。")
        return None
    source = read_source(report.file, text, report)
    if not report.errors:
        _PACK.check(source.value, (), Checker(report))
    return _pack(source.value, report.file) if not report.errors else None


def _pack(written: Mapping[str, Any], file: str = "") -> Pack:
    parts = {name: Part(one["title"], one["needs"]) for name, one in written["parts"].items()}
    return Pack(written["document"], written["title"], parts, written, file)


def part_of(packs: Iterable[Pack], reference: Mapping[str, Any]) -> tuple[Pack, str] | None:
    """The pack and the name of the part that a reference means; None where it is not at hand."""
    name = reference.get("part") or reference.get("subject") or WHOLE
    pack = next((one for one in packs if one.document == reference["document"]), None)
    return (pack, name) if pack is not None and name in pack.parts else None


def referred(written: Any, packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """The packs a plan as written refers to, and those they refer to, in the order of `packs`."""
    known = {one.document: one for one in packs}
    wanted: set[str] = set()
    open_ones = [written]
    while open_ones:
        for document in set(_documents(open_ones.pop())) - wanted:
            wanted.add(document)
            if document in known:
                open_ones.append(known[document].written)
    return tuple(one for document, one in known.items() if document in wanted)


def _documents(value: Any) -> Iterator[str]:
    """Every document that a reference below names."""
    if isinstance(value, Mapping):
        reference = value.get("reference")
        if isinstance(reference, Mapping) and isinstance(reference.get("document"), str):
            yield reference["document"]
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _documents(one)


def frozen(packs: Iterable[Pack]) -> str:
    """Packs as they stand in a frozen document: one JSON text, parts in the order of the file."""
    return json.dumps([one.written for one in packs], ensure_ascii=False, separators=(",", ":"))


def thawed(text: str | None) -> tuple[Pack, ...]:
    """The packs of a frozen document's text; none for None."""
    return tuple(_pack(one) for one in json.loads(text)) if text is not None else ()


def lifted(tree: Any, code: str, document: str) -> Any:
    """A pack's tree at one node of a plan: its names begin with the node's, its clauses are the document's.

    So a pack may stand in several places of a plan, and every finding says from which document it comes.
    """
    if isinstance(tree, list):
        return [lifted(one, code, document) for one in tree]
    if not isinstance(tree, Mapping):
        return tree
    made: dict[str, Any] = {}
    for key, one in tree.items():
        if key == "id":
            made[key] = f"{code}.{one}"
        elif key == "clause":
            made[key] = [f"{document}·{ref}" for ref in (one if isinstance(one, list) else [one])]
        else:
            made[key] = lifted(one, code, document)
    return made
