"""The instance's own settings (`plans/_policy.yaml`): what is the platform's and not one notice's.

Each setting has its help here and, in the file, the row of the requirements it answers. The linter reads them; they
go into a plan's frozen document, so that what was published can be looked at as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhicheng.policy.loading.source import read_source
from zhicheng.policy.problems import Path as Place
from zhicheng.policy.problems import PlanError, PlanErrors, Report
from zhicheng.policy.shape import (
    Checker,
    Choice,
    Code,
    Integer,
    ListOf,
    MapOf,
    Record,
    Text,
    may,
    need,
)

FILE = "_policy.yaml"


class Pattern(Text):
    """A regular expression."""

    words = "一个能用的正则表达式"

    def fits(self, value: Any) -> bool:
        if not super().fits(value):
            return False
        try:
            re.compile(value)
        except re.error:
            return False
        return True


_WORDS = ListOf(Text("一个叫法"))
SHAPE = Record(
    {
        "kilobyte": may(Integer("通知写的 1 K 是多少字节", 1)),
        "rest_day": may(Choice(("keep", "next"), "截止日是休息日时：日期不变，还是顺延到下一个工作日")),
        "day_end": may(Text("没有写几点的截止日，到当天几点")),
        "degree_year": may(Choice(("since", "before"), "“某年以后”“某年以前”没有说到的那一年，算以后还是以前")),
        "publicity": may(
            Record(
                {
                    "working_days": need(Integer("通知没有写公示几天的，公示几个工作日", 1)),
                    "fields": need(ListOf(Code("通知没有写公示什么的，最多公示这些"))),
                }
            )
        ),
        "may_charge": may(ListOf(Code("哪几种站可以收费"))),
        "photo_register": may(
            Record(
                {
                    "width": need(Integer("取得的照片宽多少像素", 1)),
                    "height": need(Integer("取得的照片高多少像素", 1)),
                    "identity": need(ListOf(Code("哪些证件的照片取得到"))),
                },
                "系统自动取得的证件照",
            )
        ),
        "area_codes": may(MapOf(Text("区号"), "各市的电话区号，名字是行政区划的前四位", key=Text())),
        "offices": may(MapOf(_WORDS, "通知里怎样称呼各种机构，名字是机构的种类")),
        "document_number": may(Pattern("文号的样子")),
        "number_kinds": may(MapOf(_WORDS, "哪些机关的文号在年份前面要有哪些字", key=Text())),
        "documents": may(
            ListOf(
                Record(
                    {
                        "number": need(Text("文号")),
                        "title": need(Text("文件的名称")),
                        "replaced_by": may(Text("同样的事后来依据哪一份，写文号")),
                    }
                ),
                "各计划都依据的文件",
            )
        ),
        "names": may(
            ListOf(Record({"title": need(Text("本平台的叫法")), "also": need(_WORDS)}), "平台和表格的几种叫法")
        ),
        "terms": may(ListOf(Text("一个没有定义的词"), "通知里要由条件或说明交代清楚的词")),
    },
    "本平台的设置",
)


@dataclass(frozen=True, slots=True)
class PhotoRegister:
    """The photo the platform fetches by itself: its size in pixels, and for which papers of identity it has one."""

    width: int
    height: int
    identity: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that many plans rest on; `replaced_by` is the number of the one that came after it."""

    number: str
    title: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Instance:
    """The settings; tables are empty and lints that need them are silent where a folder has no such file."""

    kilobyte: int = 1024
    rest_day: str = "keep"
    day_end: str = "24:00"
    degree_year: str = "since"
    publicity_days: int = 5
    publicity_fields: tuple[str, ...] = ()
    may_charge: tuple[str, ...] = ()
    photo_register: PhotoRegister | None = None
    area_codes: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    document_number: re.Pattern[str] | None = None
    number_kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    written: Mapping[str, Any] = field(default_factory=dict)


def load_instance(folder: Path | str) -> Instance:
    """The settings beside the plans of a folder (`plans`). Raises `PlanErrors` with every problem of the file."""
    path = Path(folder) / FILE
    if not path.is_file():
        return Instance()
    report = Report(FILE)
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise PlanErrors(
            [PlanError(FILE, 0, "", "不是 UTF-8 文字", "UTF-8 编码的文字", "请用 UTF-8 编码另存。")]
        ) from None
    source = read_source(FILE, text, report)
    if not report.errors:
        SHAPE.check(source.value, (), Checker(report))
    if not report.errors:
        _check_once(source.value, report)
    if report.errors:
        raise PlanErrors(report.errors)
    return made(source.value)


def _check_once(value: Mapping[str, Any], report: Report) -> None:
    """One number stands for one document."""
    seen: set[str] = set()
    for n, one in enumerate(value.get("documents") or ()):
        place: Place = ("documents", n, "number")
        if one["number"] in seen:
            report.add(place, one["number"], "没有写过的文号", "同一份文件请只写一次。")
        seen.add(one["number"])


def made(value: Mapping[str, Any]) -> Instance:
    """The settings of a checked file."""
    default = Instance()
    publicity = value.get("publicity") or {}
    photo = value.get("photo_register")
    pattern = value.get("document_number")
    return Instance(
        kilobyte=value.get("kilobyte", default.kilobyte),
        rest_day=value.get("rest_day", default.rest_day),
        day_end=value.get("day_end", default.day_end),
        degree_year=value.get("degree_year", default.degree_year),
        publicity_days=publicity.get("working_days", default.publicity_days),
        publicity_fields=tuple(publicity.get("fields", ())),
        may_charge=tuple(value.get("may_charge", ())),
        photo_register=PhotoRegister(photo["width"], photo["height"], tuple(photo["identity"])) if photo else None,
        area_codes=value.get("area_codes") or {},
        offices=_tuples(value.get("offices")),
        document_number=re.compile(pattern) if pattern else None,
        number_kinds=_tuples(value.get("number_kinds")),
        documents=tuple(
            Document(one["number"], one["title"], one.get("replaced_by")) for one in value.get("documents") or ()
        ),
        names=tuple(name for one in value.get("names") or () for name in (one["title"], *one["also"])),
        terms=tuple(value.get("terms") or ()),
        written=value,
    )


def _tuples(value: Mapping[str, Any] | None) -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in (value or {}).items()}


def frozen(instance: Instance) -> str:
    """The settings as they stand in a frozen document: one JSON text."""
    return json.dumps(instance.written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def thawed(text: str | None) -> Instance:
    """The settings of a frozen document's text; the defaults for None."""
    return made(json.loads(text)) if text is not None else Instance()
