"""What a drafted plan leaves to a person: every `# ? 【条款】why` in its files, until the line has been taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from zhicheng.policy.linting.model import Finding
from zhicheng.policy.loading.loader import PlanFolder
from zhicheng.policy.loading.source import Source
from zhicheng.policy.problems import Path, dotted

_MISSING = re.compile(r"([a-z_.]+)：")
_MARK = re.compile(r"(?:^|\s)# \? ?(?:【(?P<ref>[^】]*)】)?(?P<why>.*)$")


def check(found: PlanFolder) -> Iterator[Finding]:
    """One finding for each mark in `plan.yaml` and the overlays."""
    for source in (found.source, *(one.source for one in found.overlays.values())):
        if "# ?" not in source.text:
            continue
        texts = _lines_of_texts(source)
        places = sorted((line, len(path), dotted(path)) for path, line in source.lines.items())
        for number, line in enumerate(source.text.splitlines(), 1):
            match = _MARK.search(line)
            if match is None or number in texts:
                continue
            own = line.strip().startswith("#")
            at = next((name for at, _, name in places if at > number or (at == number and not own)), source.file)
            ref = match["ref"] or ""
            missing = _MISSING.match(match["why"])
            at = missing[1] if missing and at == source.file else at
            says = (f"{ref}：" if ref else "") + (match["why"].strip() or "这一处还没有定。")
            mend = "定了以后，请删去这一行标记。"
            yield Finding(
                "undecided",
                at,
                number,
                (ref,) if ref else (),
                f"{says}。" if says[-1] not in "。？！" else says,
                mend,
                file=source.file,
            )


def _lines_of_texts(source: Source) -> set[int]:
    """The lines after the first of every text of several lines: what looks like a mark there is none."""
    found: set[int] = set()
    nodes: dict[Path, object] = source.nodes
    for node in nodes.values():
        if isinstance(node, yaml.ScalarNode):
            found.update(range(node.start_mark.line + 2, node.end_mark.line + (2 if node.end_mark.column else 1)))
    return found
