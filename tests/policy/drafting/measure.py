"""How much of a drafted plan a person would keep: drafted values beside those of the plan that a person confirmed.

Kind by kind: *right* is the share of the drafted values that the confirmed plan holds too, *found* the share of the
confirmed values that were drafted. A value is compared with what it is (a day with its node, a number of copies with
its form); an address or a form's name fits where one contains the other. Confirmed values that nobody could read off
(a derived day, a condition reworked by hand) count as not found.

`python -m tests.policy.drafting.measure [NOTICE PLAN-FOLDER]` prints the table of the five, or of one more.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from zhicheng.policy.drafting import draft
from zhicheng.policy.drafting.grammar.amounts import score
from zhicheng.policy.drafting.grammar.documents import NUMBER, even_number
from zhicheng.policy.drafting.reading import read
from zhicheng.policy.loading.source import read_source
from zhicheng.policy.problems import Report

HERE = Path(__file__).parent
PLANS = HERE.parents[2] / "plans"
NOTICES = {path.stem: path for path in sorted((HERE / "notices").glob("*.txt"))}
KINDS = (
    "发文单位、文号、日期", "年度、级别、职称、系列", "日期和它的节点", "日期本身", "引用的文件", "附件目录", "专业",
    "年限", "近 N 年和年度", "学时", "评分", "名额", "公示和期限的工作日", "份数", "字数", "照片", "表格和证明",
    "电话", "地址", "网址", "审核的各站", "评聘步骤", "违规处理", "其他",
)  # fmt: skip
Value = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One kind: how many values were drafted and how many of them right, how many confirmed and how many found."""

    kind: str
    drafted: int
    right: int
    confirmed: int
    found: int

    def __add__(self, other: Row) -> Row:
        one, two = (
            (self.drafted, self.right, self.confirmed, self.found),
            (other.drafted, other.right, other.confirmed, other.found),
        )
        return Row(self.kind, *(a + b for a, b in zip(one, two, strict=True)))


def compare(drafted: Any, confirmed: Iterable[Any]) -> dict[str, Row]:
    """The rows of one plan: a drafted plan (plain data) beside the files of the confirmed one."""
    mine, theirs = collected([drafted]), collected(confirmed)
    return {kind: _row(kind, mine.get(kind, []), theirs.get(kind, [])) for kind in KINDS}


def measured(notice: Path, folder: Path) -> dict[str, Row]:
    """The rows of one notice and the plan folder a person made of it."""
    made = draft(read(notice), "draft")
    files = [folder / "plan.yaml", *sorted((folder / "overlays").glob("*.yaml"))]
    return compare(_data(made.plan), [_data(path.read_text("utf-8")) for path in files])


def total(many: Iterable[dict[str, Row]]) -> dict[str, Row]:
    """The sums over several plans, kind by kind."""
    rows = {kind: Row(kind, 0, 0, 0, 0) for kind in KINDS}
    for one in many:
        rows = {kind: row + one[kind] for kind, row in rows.items()}
    return rows


def summed(rows: dict[str, Row]) -> Row:
    """All kinds together; 日期本身 is told beside 日期和它的节点 and not counted twice."""
    whole = Row("合计", 0, 0, 0, 0)
    for kind, row in rows.items():
        whole = whole if kind == "日期本身" else whole + row
    return whole


def collected(files: Iterable[Any]) -> dict[str, list[Value]]:
    """The values of plan files by kind, each once."""
    found: dict[str, list[Value]] = {}
    for file in files:
        for kind, value in _values(file):
            if value not in found.setdefault(kind, []):
                found[kind].append(value)
    return found


def table(rows: dict[str, Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| 种类 | 起草的 | 其中对的 | 确认的 | 其中起草到的 |", "|---|---:|---:|---:|---:|"]
    for row in (*rows.values(), summed(rows)):
        if row.drafted or row.confirmed:
            right, found = _share(row.right, row.drafted), _share(row.found, row.confirmed)
            lines.append(f"| {row.kind} | {row.drafted} | {row.right}{right} | {row.confirmed} | {row.found}{found} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"（{100 * part / whole:.0f}%）" if whole else ""


def _row(kind: str, drafted: list[Value], confirmed: list[Value]) -> Row:
    fits: Callable[[Value, Value], bool] = (
        _overlap if kind in ("表格和证明", "地址", "份数", "附件目录", "专业") else _equal
    )
    right = sum(any(fits(one, other) for other in confirmed) for one in drafted)
    found = sum(any(fits(other, one) for other in drafted) for one in confirmed)
    return Row(kind, len(drafted), right, len(confirmed), found)


def _equal(one: Value, other: Value) -> bool:
    return one == other


def _overlap(one: Value, other: Value) -> bool:
    """A name worded by hand: one holds the other, or they differ in a few characters (和 for 及)."""
    close = one[0] in other[0] or other[0] in one[0] or SequenceMatcher(None, one[0], other[0]).ratio() >= 0.75
    return one[1:] == other[1:] and close


def _data(text: str) -> Any:
    return read_source("plan.yaml", text, Report("plan.yaml")).value


def _values(file: Any) -> Iterator[tuple[str, Value]]:
    for path, one in _walk(file):
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        if isinstance(one, dict):
            yield from _of_mapping(path, key, one)
        elif isinstance(one, (int, str)) and not isinstance(one, bool):
            yield from _of_scalar(path, key, one)


def _of_mapping(path: tuple[Any, ...], key: str, one: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    parent = path[-2] if len(path) > 1 else ""
    if parent == "dates" or key == "as_of":
        code = re.sub(r"_\d+$", "", str(path[-1]))
        days = [str(one[name]) for name in ("date", "from", "to") if name in one]
        if days and days != ["not_said"]:
            yield "日期和它的节点", (code, *days)
            yield from (("日期本身", (day,)) for day in days)
    if "title" in one and parent == "basis":
        yield "引用的文件", (_plain(str(one.get("number") or one["title"])),)
    if parent == "annexes":
        yield "附件目录", (_plain(str(one["name"])),)
    if parent == "specialties" and isinstance(path[-1], int):
        yield "专业", (_plain(str(one["name"])),)
    if parent in ("attachments", "papers", "rosters") and "name" in one:
        yield "表格和证明", (_plain(str(one["name"])),)
    if parent in ("papers", "rosters") and "copies" in one:
        counts = [one["copies"]] if isinstance(one["copies"], int) else list(_integers(one["copies"]))
        yield from (("份数", (_plain(str(one.get("name", ""))), str(count))) for count in counts)
    if parent == "sanctions":
        yield "违规处理", (str(one.get("bars")), str(one.get("starts")), str(one.get("years")))
    if parent == "route" and "kind" in one:
        yield "审核的各站", (str(one["kind"]),)
    for name in ("practised", "appointed", "post"):
        years = one[name].get("full_years") if isinstance(one.get(name), dict) else None
        if years:
            named = one[name].get("as", "")
            yield "年限", (name, str(years), str(named))
    if str(one.get("title", "")).startswith("达到") and "attested" in one:
        yield "评分", (str(score(str(one["title"]))),)


def _of_scalar(path: tuple[Any, ...], key: str, one: int | str) -> Iterator[tuple[str, Value]]:
    above = [part for part in path if isinstance(part, str)]
    text = str(one)
    if above[-2:-1] == ["source"] and key in ("issuer", "number", "issued"):
        yield "发文单位、文号、日期", (key, text)
    if above[-2:-1] == ["plan"] and key in ("year", "level", "awards", "series"):
        yield "年度、级别、职称、系列", (key, text)
    if key == "years" and ("training_hours" in above or "appraisals" in above):
        yield "近 N 年和年度", (above[-2], text)
    if key == "years" and "windows" in above:
        yield "近 N 年和年度", ("window", text)
    if ("training_hours" in above and key != "years" and "except_years" not in above) and isinstance(one, int):
        yield "学时", (key, text)
    if above[-2:] in (["scored", "from"], ["scored", "above"]):
        yield "评分", (text,)
    if "at_most" in above:
        yield "名额", (text,)
    if key == "working_days":
        yield "公示和期限的工作日", ("publicity" if "publicity" in above or "announcements" in above else "due", text)
    if above[-2:] == ["statement", "max"] and isinstance(one, int):
        yield "字数", (text,)
    if above[-2:-1] == ["photo"] and key not in ("clause", "source", "note"):
        yield "照片", (key, text)
    if key == "phone":
        yield from (("电话", (re.sub(r"\D", "", part),)) for part in re.split(r"[、，,；]", text))
    if key == "address":
        yield "地址", (_plain(text),)
    if above[-2:] == ["reference", "document"] or (key == "basis" and "sanctions" in above):
        number = NUMBER.search(text)
        yield "引用的文件", (_plain(even_number(number[0]) if number else text),)
    if key == "url":
        yield "网址", (text,)
    if above[-2:] == ["establishment", "steps"]:
        yield "评聘步骤", (text,)
    if above[-2:] in (["menu", "name"], ["late", "handling"], ["copies_attested", "words"], ["commitment", "title"]):
        yield "其他", (above[-2], text)


def _walk(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every value with its place; what a reading would change and where a value comes from is left out."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        if key not in ("readings", "narrative", "accepted", "rolled"):
            yield from _walk(one, (*path, key))


def _integers(value: Any) -> Iterator[int]:
    for _, one in _walk(value):
        if isinstance(one, int) and not isinstance(one, bool):
            yield one


def _plain(text: str) -> str:
    return re.sub(r"[《》〈〉“”（）()\s]", "", text)


def main(words: list[str]) -> None:
    """Prints the tables: of the five and their sum, or of one notice and plan folder."""
    if words:
        sys.stdout.write(table(measured(Path(words[0]), Path(words[1]))) + "\n")
        return
    every = {stem: measured(path, PLANS / stem) for stem, path in NOTICES.items()}
    for stem, rows in every.items():
        whole = summed(rows)
        right, found = _share(whole.right, whole.drafted), _share(whole.found, whole.confirmed)
        sys.stdout.write(f"{stem}：{whole.right}/{whole.drafted}{right}，{whole.found}/{whole.confirmed}{found}\n")
    sys.stdout.write("\n" + table(total(every.values())) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
