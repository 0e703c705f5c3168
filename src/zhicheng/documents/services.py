"""The papers and sheets, one function each: plain data in (see `shapes`), bytes out. They write nothing.

Rendering is quick (tens of milliseconds) and happens outside any transaction, in the worker or on request.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import typst

from zhicheng import clock
from zhicheng.standards import codes
from zhicheng.standards.calendar import Calendar, china
from zhicheng.standards.text import SHANGHAI, chinese_date, chinese_moment, chinese_partial_date, listed

from . import pictures, words
from .fonts import chosen, missing, system_fonts
from .shapes import BagCover, Opinion, PublicitySheet, Receipt, ReviewForm
from .sheets import sheet
from .typesetting import render, settings

__all__ = ["bag_cover", "missing_characters", "publicity_sheet", "receipt", "review_form", "sheet"]


def missing_characters(text: str) -> list[str]:
    """The characters of a text that no installed font can print: asked while people still type."""
    book = system_fonts()
    return missing([text], [chosen(settings()[family], book) for family in ("serif", "sans")], book)


def review_form(data: ReviewForm, *, fonts: typst.Fonts | None = None) -> bytes:
    """The 评审表 of one revision as PDF, watermarked, dated the day the revision was filed.

    Raises `MissingFont` and `MissingGlyph`. The same data give the same bytes.
    """
    layout = settings()["review_form"]
    records, basics = data["records"], data["basics"]
    current = words.current_title(records)
    files: dict[str, bytes] = {}
    content: dict[str, Any] = {
        "note": layout["note"],
        "title": layout["title"],
        "number": data["number"],
        "name": data["name"],
        "revision": data["revision"],
        "digest": data["digest"],
        "plan": data["plan_name"],
        "filed": chinese_partial_date(data["filed_on"]),
        "copies": _copies(data),
        "employer": data["employer"],
        "specialty": data["specialty"],
        "method": data["method"],
        "years": data["years"],
        "statement": data["statement"],
        "cover": [
            ["单位", data["employer"]],
            ["姓名", data["name"]],
            ["现任专业技术职务", current["name"]],
            ["申报专业技术职务", data["title"]],
            ["从事专业", data["specialty"]],
            ["申报方式", data["method"]],
        ],
        "basics": {
            "sex": words.word("basics", "sex", basics),
            "born": chinese_partial_date(str(basics.get("born") or "")[:7]),
            "ethnicity": words.word("basics", "ethnicity", basics),
            "political": words.word("basics", "political_status", basics),
            "since": words.word("basics", "profession_since", basics),
            "post": str(basics.get("post_name") or ""),
            "identity-kind": codes.table("identity_kinds").label(data["identity_kind"]),
            "identity": data["identity"],
            "current": current["name"],
            "awarded": current["awarded"],
            "appointed": current["appointed"],
            **words.highest_degree(records),
        },
        "degrees": words.degrees(records),
        "works": words.works(records),
        "standings": words.standings(records),
        "appraisals": words.appraisals(records),
        "trainings": words.trainings(records),
        "achievements": words.achievements(records),
        "opinions": [_opinion(one) for one in data["opinions"]],
        "committee": {
            "name": data["committee"]["name"],
            "text": data["committee"].get("text", ""),
            "date": chinese_partial_date(data["committee"].get("date")),
            "counts": _counts(data["committee"].get("counts", {})),
        },
        "photo": pictures.add(files, "photo", data.get("photo")),
        "signature": pictures.add(files, "signature", data.get("signature")),
        "qr": pictures.add_qr(files, data.get("verify_url")),
    }
    return render(layout["template"], content, on=date.fromisoformat(data["filed_on"]), pictures=files, fonts=fonts)


def _copies(data: ReviewForm) -> str:
    parts = [f"纸质件一式 {data['copies']} 份" if data.get("copies") else "", data.get("binding", "")]
    return "，".join(part for part in parts if part)


def _opinion(one: Opinion) -> dict[str, str]:
    return {
        "name": one["name"],
        "text": one["text"],
        "seal": one["seal"],
        "signer": one.get("signer", "负责人签名"),
        "date": chinese_partial_date(one.get("date")),
        "office": one.get("office", ""),
    }


def _counts(counts: dict[str, int]) -> list[str]:
    return [str(counts.get(key, "")) for key in ("expected", "present", "agree", "disagree", "abstain")]


def bag_cover(data: BagCover, *, fonts: typst.Fonts | None = None) -> bytes:
    """The cover of the paper bag (资料袋封面): 姓名, 申报专业 and 所在单位, large; what is inside, small."""
    content = {
        "number": data["number"],
        "plan": data["plan_name"],
        "name": data["name"],
        "cover": [["姓名", data["name"]], ["申报专业", data["specialty"]], ["所在单位", data["employer"]]],
        "papers": [f"《{paper['name'].strip('《》')}》一式 {paper['copies']} 份" for paper in data["papers"]],
        "deliver": data.get("deliver_to", ""),
        "note": data.get("note", ""),
    }
    return render("bag_cover.typ", content, on=date.fromisoformat(data["made_on"]), fonts=fonts)


def publicity_sheet(
    data: PublicitySheet, *, calendar: Calendar | None = None, fonts: typst.Fonts | None = None
) -> bytes:
    """The sheet an employer posts (公示表), with every counted day and why others do not count."""
    posted, last = date.fromisoformat(data["posted_on"]), date.fromisoformat(data["last_day"])
    files: dict[str, bytes] = {}
    book = calendar or china()
    content = {
        "number": data["number"],
        "employer": data["employer"],
        "basis": data["basis"],
        "subject": re.sub(r"评审(工作)?(计划)?$", "", data["subject"]),
        "count": len(data["people"]),
        "people": [dict(person) for person in data["people"]],
        "from": chinese_date(posted, year=True, weekday=False),
        "to": chinese_date(last, year=True, weekday=False),
        "counting": _counting(posted, last, data["working_days"], data["first_day"], book),
        "days": _days(posted, last, data["first_day"], book),
        "place": data["place"],
        "receiver": data["receiver"],
        "phone": data["phone"],
        "qr": pictures.add_qr(files, data.get("url")),
    }
    return render("publicity_sheet.typ", content, on=posted, pictures=files, fonts=fonts)


def _first(posted: date, first_day: str) -> date:
    return posted if first_day == "posting_day" else posted + timedelta(days=1)


def _days(posted: date, last: date, first_day: str, calendar: Calendar) -> list[dict[str, str]]:
    """The counted days in order, each with its number, day and weekday; make-up days are marked 班."""
    counted = calendar.working_days(_first(posted, first_day), last)
    return [
        {
            "number": str(number),
            "day": chinese_date(day, weekday=False),
            "weekday": f"周{'一二三四五六日'[day.weekday()]}",
            "mark": "班" if calendar.is_make_up_day(day) else "",
        }
        for number, day in enumerate(counted, 1)
    ]


def _counting(posted: date, last: date, working_days: int, first_day: str, calendar: Calendar) -> str:
    """张贴次日起算，共 5 个工作日，其中9月27日为调休上班，10月1日至8日放假不计."""
    start = _first(posted, first_day)
    span = [start + timedelta(days=more) for more in range((last - start).days + 1)]
    begins = "张贴当日起算" if first_day == "posting_day" else "张贴次日起算"
    parts = [f"{begins}，共 {working_days} 个工作日"]
    made_up = [chinese_date(day, weekday=False) for day in span if calendar.is_make_up_day(day)]
    free = [day for day in span if calendar.is_holiday(day)]
    told = ([f"{listed(made_up)}为调休上班"] if made_up else []) + ([f"{_runs(free)}放假不计"] if free else [])
    if told:
        parts.append("其中" + "，".join(told))
    if not calendar.announced_between(posted, last):
        parts.append(f"国务院尚未公布{last.year}年放假安排，公布后有变化的，以更正后的公示为准")
    return "，".join(parts)


def _runs(days: list[date]) -> str:
    """10月1日至8日, 9月29日至10月6日, 9月10日."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return listed(_run(run[0], run[-1]) for run in runs)


def _run(first: date, last: date) -> str:
    start = chinese_date(first, weekday=False)
    if first == last:
        return start
    end = f"{last.day}日" if first.month == last.month else chinese_date(last, weekday=False)
    return f"{start}至{end}"


def receipt(data: Receipt, *, fonts: typst.Fonts | None = None) -> bytes:
    """The receipt of one submission (申报回执): number, what was filed, who has it now and until when."""
    filed = datetime.fromisoformat(data["filed_at"])
    content = {
        "number": data["number"],
        "name": data["name"],
        "filed": chinese_moment(filed, year=True),
        "stamp": f"{filed.astimezone(SHANGHAI):%Y.%m.%d}",
        "lines": [
            ["申报", f"{data['plan_name']}"],
            ["申报专业", data["specialty"]],
            ["申报方式", data["method"]],
            ["申报人", data["name"]],
            ["用人单位", data["employer"]],
            ["这是第几稿", f"第 {data['revision']} 稿"],
            ["内容指纹", " ".join(data["digest"][at : at + 4] for at in (0, 4, 8))],
            *([line["name"], line["text"]] for line in data.get("lines", [])),
        ],
        "digest": data["digest"],
        "steps": list(data["steps"]),
        "now": data["now_with"],
        "until": data.get("until", ""),
    }
    return render("receipt.typ", content, on=clock.today(filed), fonts=fonts)
