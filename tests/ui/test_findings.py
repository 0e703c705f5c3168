"""The findings tree: order, words, clauses, beams; from objects and from stored JSON."""

from dataclasses import dataclass, field
from datetime import date

from zhicheng.ui.parts import findings

from .markup import render


@dataclass
class Found:
    """A finding as the engine gives it, with what these tests look at."""

    id: str
    verdict: str
    title: str
    sentence: str = ""
    clause: tuple[str, ...] = ()
    measured: str | None = None
    required: str | None = None
    earliest: date | None = None
    judge: str = ""
    mend: str = ""
    reading: str | None = None
    working: tuple[str, ...] = ()
    children: tuple["Found", ...] = field(default=())


HOURS = Found(
    "hours",
    "unmet",
    "近 3 年继续教育 270 学时",
    "您 2021—2023 年共有 258 学时，还差 12 学时。",
    ("三（三）",),
    "258 学时",
    "270 学时",
    children=(Found("hours.public", "met", "其中公需课"), Found("hours.total", "unmet", "三年合计")),
)
MET = Found("appraisals", "met", "近 3 年考核合格以上", "2020 合格", ("二", "附件3 二4"))
HUMAN = Found(
    "one-employer", "needs_human", "三者在同一单位", "档案在人才服务机构。", ("三（一）",), judge="人力社保部门"
)
UNKNOWN = Found("in-service", "unknown", "当前在职参保")


def test_worst_first_and_the_words_beside() -> None:
    shown = render("{% findings found %}", found=(MET, HUMAN, UNKNOWN, HOURS))
    top = shown.all(".findings")[0]
    rows = [one for one in top.children if not isinstance(one, str)]
    assert [row.all(".finding-title")[0].text for row in rows] == [
        "近 3 年继续教育 270 学时",
        "当前在职参保",
        "三者在同一单位",
        "近 3 年考核合格以上",
    ]
    assert [row.all(".finding-word")[0].text for row in rows] == ["还差", "缺资料", "由人力社保部门判断", "满足"]


def test_children_are_worst_first_too() -> None:
    inner = render("{% findings found %}", found=HOURS).all(".findings")[1]
    assert [one.text for one in inner.all(".finding-title")] == ["三年合计", "其中公需课"]


def test_paths_are_best_first() -> None:
    shown = render("{% findings found best_first=True %}", found=[UNKNOWN, HOURS, MET])
    assert [one.text for one in shown.all(".finding-title")][:2] == ["近 3 年考核合格以上", "当前在职参保"]


def test_a_row_in_full() -> None:
    shown = render('{% findings found clause_url="/plans/7/notice" %}', found=MET)
    assert [(link.text, link.attributes["href"]) for link in shown.all("a")] == [
        ("二", "/plans/7/notice#%E4%BA%8C"),
        ("附件3 二4", "/plans/7/notice#%E9%99%84%E4%BB%B63%20%E4%BA%8C4"),
    ]
    assert shown.one("li").attributes["id"] == "finding-appraisals"
    assert shown.one(".finding").text == "近 3 年考核合格以上二 附件3 二4 2020 合格满足"


def test_a_beam_where_a_number_counts() -> None:
    svg = render("{% findings found %}", found=HOURS).all(".beam")[0]
    assert svg.classes == ["beam", "beam-short"]
    assert svg.attributes["aria-label"] == "您 2021—2023 年共有 258 学时，还差 12 学时。"
    assert [text.text for text in svg.all("text")] == ["要求 270 学时", "258 学时"]


def test_no_beam_for_one_or_two_things_or_for_what_is_unknown() -> None:
    few = Found("ip", "unmet", "专利 1 项以上", measured="0 项", required="1\u00a0项")
    unknown = Found("hours", "unknown", "270 学时", measured="0 学时", required="270 学时")
    three = Found("utility", "unmet", "实用新型 3 项以上", measured="1 项", required="3 项")
    assert [findings.row(one)["beam"]["drawn"] for one in (few, unknown, three)] == [False, False, True]


def test_earliest_working_and_mend() -> None:
    late = Found(
        "assistant",
        "unmet",
        "助理工程师满 4 年",
        "到 2023年12月31日是 3 年 10 个月。",
        ("二2",),
        "3 年 10 个月",
        "4 年",
        date(2024, 2, 29),
        mend="满 4 年后再申报。",
        working=("2020年3月1日 – 2023年12月31日　3 年 10 个月",),
    )
    shown = render("{% findings found %}", found=late)
    assert shown.one(".finding-earliest").text == "2024年2月29日"
    assert shown.all(".finding-text")[1].text == "满 4 年后再申报。"
    assert shown.one("details").text == "怎样算的2020年3月1日 – 2023年12月31日　3 年 10 个月"
    assert "open" in shown.one("details").attributes


def test_met_has_no_earliest_day() -> None:
    assert findings.row(Found("x", "met", "满 4 年", earliest=date(2024, 2, 29)))["earliest"] == ""


def test_stored_json_reads_the_same() -> None:
    stored = {
        "id": "hours",
        "clause": ["三（三）"],
        "verdict": "unmet",
        "title": "近 3 年继续教育 270 学时",
        "sentence": "您 2021—2023 年共有 258 学时，还差 12 学时。",
        "measured": "258 学时",
        "required": "270 学时",
        "earliest": None,
    }
    plain = Found(**{**stored, "clause": ("三（三）",)})
    assert findings.row(stored) == findings.row(plain)
    assert findings.row({**stored, "earliest": "2024-02-29"})["earliest"] == "2024年2月29日"


def test_a_path_shows_its_own_name_and_verdict() -> None:
    @dataclass
    class Path:
        name: str
        verdict: str
        finding: Found

    row = findings.row(Path("学历资历", "unmet", HOURS))
    assert (row["title"], row["word"], row["sentence"]) == ("学历资历", "还差", HOURS.sentence)


def test_a_named_reading_is_told_in_words() -> None:
    found = Found("ip", "met", "专利", reading="rank-first")
    shown = render("{% findings found readings=told %}", found=found, told={"rank-first": "只约束实用新型专利"})
    assert shown.one(".finding-note").text == "这一条按通知的一种理解来算：只约束实用新型专利"
    assert render("{% findings found %}", found=found).all(".finding-note") == []


def test_tally_in_its_order() -> None:
    shown = render("{% tally found %}", found=(MET, HUMAN, UNKNOWN, HOURS, MET))
    assert [(one.one("dt").text, one.one("dd").text) for one in shown.all("div")] == [
        ("满足", "2"),
        ("还差", "1"),
        ("缺资料", "1"),
        ("由单位判断", "1"),
    ]
