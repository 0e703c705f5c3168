"""From the data of dossier items to the rows of papers, through `kinds`; nothing here knows a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zhicheng import kinds
from zhicheng.kinds import Kind
from zhicheng.standards import codes
from zhicheng.standards.text import chinese_partial_date

Record = Mapping[str, Any]
Records = Mapping[str, list[dict[str, Any]]]
ACHIEVEMENTS = (
    "landmark",
    "project",
    "product",
    "patent",
    "software",
    "paper",
    "honour",
    "employer_honour",
    "mentoring",
    "standard",
)


def sorted_by_time(kind: Kind, records: Iterable[Record]) -> list[Record]:
    """Oldest first; records without a date last."""
    field = kind.from_field or ("year" if any(one.code == "year" for one in kind.fields) else "")
    return sorted(records, key=lambda record: (not record.get(field), str(record.get(field) or "")))


def of(records: Records, code: str) -> list[Record]:
    """The records of one kind, oldest first."""
    return sorted_by_time(kinds.get(code), records.get(code, []))


def short_span(start: str | None, end: str | None) -> str:
    """2016.07—2019.03, 2019.06—今."""
    first = (start or "").replace("-", ".")
    return f"{first}—{(end or '').replace('-', '.') or '今'}" if first else ""


def short_date(text: str | None) -> str:
    """2020.01.15"""
    return (text or "").replace("-", ".")


def word(code: str, field: str, record: Record) -> str:
    """One value of a record in words."""
    return kinds.get(code).field(field).text(record.get(field))


def degrees(records: Records) -> list[dict[str, str]]:
    """Rows of 学历学位."""
    return [
        {
            "awarded": short_date(one.get("awarded")),
            "school": str(one.get("school", "")),
            "major": str(one.get("major", "")),
            "education": word("degree", "education", one),
            "degree": word("degree", "degree", one),
            "mode": word("degree", "study_mode", one),
        }
        for one in of(records, "degree")
    ]


def highest_degree(records: Records) -> dict[str, str]:
    """The highest education (the later one of equals), as the basics block shows it."""
    found = of(records, "degree")
    if not found:
        return {"education": "", "school": "", "degree": ""}
    table = codes.table("education")
    best = max(found, key=lambda one: table.rank(one["education"]) if one.get("education") in table else -1)
    return {
        "education": f"{word('degree', 'education', best)}，{chinese_partial_date(best.get('awarded'))}毕业",
        "school": " ".join(str(best.get(field, "")) for field in ("school", "major")).strip(),
        "degree": word("degree", "degree", best),
    }


def works(records: Records) -> list[dict[str, str]]:
    """Rows of 工作经历."""
    return [
        {
            "span": short_span(one.get("from"), one.get("to")),
            "organisation": str(one.get("organisation", "")),
            "duties": str(one.get("duties") or word("work", "work_kind", one)),
            "post": str(one.get("post", "")),
        }
        for one in of(records, "work")
    ]


def title_name(record: Record) -> str:
    """The title as written: the free name where it is none of the listed ones."""
    return str(record.get("name_text")) if record.get("name") == "other" else word("title", "name", record)


def current_title(records: Records) -> dict[str, str]:
    """The title held now, when it was awarded, and since when the person is appointed to it."""
    titles = of(records, "title")
    if not titles:
        return {"name": "无", "awarded": "", "appointed": ""}
    latest = titles[-1]
    since = [one.get("from") for one in of(records, "appointment") if one.get("as") == latest.get("name")]
    return {
        "name": title_name(latest),
        "awarded": chinese_partial_date(latest.get("awarded")),
        "appointed": chinese_partial_date(str(since[0])) if since else "",
    }


def standings(records: Records) -> list[dict[str, str]]:
    """Rows of 职称与聘任: titles, appointments, skill grades and technical posts, each kind oldest first."""
    rows = [
        {
            "kind": "职称资格",
            "name": title_name(one),
            "span": short_date(one.get("awarded")),
            "by": str(one.get("issuer", "")),
        }
        for one in of(records, "title")
    ]
    rows += [
        {
            "kind": "职称聘任",
            "name": word("appointment", "as", one),
            "span": short_span(one.get("from"), one.get("to")),
            "by": str(one.get("organisation", "")),
        }
        for one in of(records, "appointment")
    ]
    rows += [
        {
            "kind": "职业技能等级",
            "name": f"{one.get('occupation', '')} {word('skill', 'grade', one)}".strip(),
            "span": short_date(one.get("awarded")),
            "by": "",
        }
        for one in of(records, "skill")
    ]
    rows += [
        {
            "kind": "任职",
            "name": f"{one.get('name', '')}（{word('post', 'kind', one)}）",
            "span": short_span(one.get("from"), one.get("to")),
            "by": str(one.get("organisation", "")),
        }
        for one in of(records, "post")
    ]
    return rows


def appraisals(records: Records) -> list[dict[str, str]]:
    """Rows of 年度考核."""
    return [
        {
            "year": str(one.get("year", "")),
            "result": word("appraisal", "result", one),
            "organisation": str(one.get("organisation", "")),
            "opinion": str(one.get("opinion", "")),
        }
        for one in of(records, "appraisal")
    ]


def trainings(records: Records) -> dict[str, Any]:
    """继续教育: hours by year and kind, and their sums."""
    found = of(records, "training")
    years = sorted({int(one["year"]) for one in found if one.get("year")})
    sums = {kind: _hours(found, kind=kind) for kind in ("professional", "public", "other")}
    return {
        "rows": [
            {
                "year": str(year),
                **{kind: _told(_hours(found, year=year, kind=kind)) for kind in sums},
                "all": _told(_hours(found, year=year)),
            }
            for year in years
        ],
        "sums": {**{kind: _told(hours) for kind, hours in sums.items()}, "all": _told(sum(sums.values()))},
    }


def _hours(records: Iterable[Record], *, year: int | None = None, kind: str | None = None) -> float:
    return sum(
        float(one.get("hours") or 0)
        for one in records
        if (year is None or one.get("year") == year) and (kind is None or one.get("kind") == kind)
    )


def _told(hours: float) -> str:
    return f"{hours:g}"


def achievements(records: Records) -> list[dict[str, Any]]:
    """Rows of 主要业绩: when, what, my part, which level; representative works first in their kind."""
    rows = []
    for code in ACHIEVEMENTS:
        kind = kinds.get(code)
        found = sorted_by_time(kind, records.get(code, []))
        found.sort(key=lambda one: not one.get("representative"))
        rows += [_achievement(kind, one) for one in found]
    return rows


def _achievement(kind: Kind, record: Record) -> dict[str, Any]:
    name = kind.title_fields[0]
    told = {name, "role", "rank", "team_size", "inventors", "level", "kind", kind.from_field, kind.to_field}
    kind_word = (
        kind.field("kind").text(record.get("kind")) if "kind" in {one.code for one in kind.fields} else kind.name
    )
    more = [
        text if one.type == "long_text" else f"{one.name}：{text}"
        for one in kind.fields
        if one.public and one.code not in told and one.type != "boolean" and (text := one.text(record.get(one.code)))
    ]
    if record.get("representative"):
        kind_word = f"{kind_word or kind.name}（代表作）"
    return {
        "span": short_span(record.get(kind.from_field or ""), record.get(kind.to_field))
        if kind.to_field
        else short_date(record.get(kind.from_field or "")),
        "what": f"{kind.field(name).text(record.get(name))}，{kind_word or kind.name}",
        "more": "；".join(more),
        "role": _part(kind, record),
        "level": kind.field("level").text(record.get("level")) if "level" in {one.code for one in kind.fields} else "",
    }


def _part(kind: Kind, record: Record) -> list[str]:
    """本人作用, a line each: the role in words, the rank as 第 1 / 3."""
    words = [kind.field("role").text(record["role"])] if record.get("role") else []
    size = record.get("team_size") or record.get("inventors")
    if record.get("rank"):
        words.append(f"第 {record['rank']} / {size}" if size else f"第 {record['rank']}")
    return words
