"""The sheet on which the skeleton is written: values, the remarks above them, and what the parts ask of the notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from zhicheng.policy.drafting.grammar.head import year_of
from zhicheng.policy.drafting.sentences import Sentence, sentences
from zhicheng.policy.notice import Notice
from zhicheng.policy.problems import Path

MARK = "? "


class Sheet:
    """A plan being drafted. `year` is that of the title, else that of the first day written in full."""

    def __init__(self, plan_id: str, notice: Notice) -> None:
        self.notice = notice
        self.sentences = sentences(notice)
        self.value: dict[str, Any] = {"language": 1, "id": plan_id}
        self.remarks: dict[Path, list[str]] = {}
        self.taken: set[str] = set()  # the sentences whose condition stands on the sheet already
        title = notice.clauses["标题"].heading if "标题" in notice.clauses else ""
        self.title = title
        found = (int(one) for s in self.sentences for one in re.findall(r"(?<!\d)(20\d{2})年", s.text))
        self.year = year_of(title) or next(found, None)

    def where(self, test: Callable[[Sentence], object]) -> list[Sentence]:
        """The sentences a test holds for, in order."""
        return [one for one in self.sentences if test(one)]

    def having(self, pattern: str) -> list[Sentence]:
        """The sentences in which a pattern is found."""
        return self.where(lambda one: re.search(pattern, one.text))

    def put(self, key: str, value: Any, sure: bool = True, why: str = "", at: Iterable[Sentence | str] = ()) -> None:
        """A top-level field; where it is not sure, with the reason."""
        self.value[key] = value
        if not sure:
            self.ask((key,), why, at)

    def ask(self, path: Path, why: str, at: Iterable[Sentence | str] = ()) -> None:
        """Marks a place as one a person must decide: `# ? 【条款】why`."""
        places = [one if isinstance(one, str) else one.ref for one in at]
        place = f"【{places[0]}】" if places else ""
        self.remarks.setdefault(path, []).append(f"{MARK}{place}{_line(why)}")

    def note(self, path: Path, text: str) -> None:
        """A remark for the reader that asks nothing."""
        self.remarks.setdefault(path, []).append(_line(text))

    def order(self, keys: Sequence[str]) -> None:
        """Puts the fields in this order; a remark on a field that is not there goes to the end of the file."""
        self.value = {key: self.value[key] for key in keys if key in self.value}
        for path in [one for one in self.remarks if one and not self._has(one)]:
            key = ".".join(map(str, path))
            for text in self.remarks.pop(path):
                mark, place, rest = re.match(r"(\? )?(【[^】]*】)?(.*)", text).groups("")  # type: ignore[union-attr]
                self.remarks.setdefault((), []).append(f"{mark}{place}{key}：{rest}")

    def _has(self, path: Path) -> bool:
        value: Any = self.value
        for part in path:
            held = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else {}
            if part not in held:
                return False
            value = held[part]
        return True


def cite(found: Iterable[Sentence | str]) -> Any:
    """The `clause` of an item: one ref, or a list of them."""
    refs = list(dict.fromkeys(one if isinstance(one, str) else one.ref for one in found))
    return refs[0] if len(refs) == 1 else refs


def many(value: Any) -> list[str]:
    """A `clause` as the list of refs it is."""
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def short(text: str, most: int = 24) -> str:
    """The first words of a sentence without its number, for a name."""
    plain = re.sub(r"^\s*(?:\d{1,2}[.．、]|（[一二三四五六七八九十\d]{1,3}）|[-*])\s*", "", text).strip("：:。；; ")
    first = re.split(r"[。；，：:（(]", plain)[0].strip() or plain
    return first[:most] or "待定"


def whole(text: str) -> str:
    """A sentence without its number and last mark."""
    return (
        re.sub(r"^\s*(?:\d{1,2}[.．、]|（[一二三四五六七八九十\d]{1,3}）)\s*", "", text).strip().rstrip("；;。")
        or text.strip()
    )


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
