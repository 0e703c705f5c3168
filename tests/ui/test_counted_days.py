"""The calendar of counted days, on the days of 2020 when a make-up Sunday and the long holiday met."""

from datetime import date

from .markup import render

POSTED = date(2020, 9, 25)
COUNTED = [date(2020, 9, 27), date(2020, 9, 28), date(2020, 9, 29), date(2020, 9, 30), date(2020, 10, 9)]


def shown(**more: object):
    return render("{% counted_days posted counted deadline=deadline %}", posted=POSTED, counted=COUNTED, **more)


def test_weeks_from_posting_to_the_deadline() -> None:
    table = shown(deadline=date(2020, 10, 10))
    assert table.one("caption").text == "9月25日张贴，到 10月9日满 5 个工作日。"
    assert [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")] == [
        ["9月21日", "22", "23", "24", "25张贴日", "26", "27班第 1 天"],
        ["28第 2 天", "29第 3 天", "30第 4 天", "10月1日休", "2休", "3休", "4休"],
        ["5休", "6休", "7休", "8休", "9第 5 天 满", "10班报送截止", "11"],
    ]


def test_classes_carry_the_meaning_too() -> None:
    cells = {
        cell.one("time").attributes["datetime"]: cell.classes for cell in shown(deadline=date(2020, 10, 10)).all("td")
    }
    assert cells["2020-09-25"] == ["day-posted"]
    assert cells["2020-09-26"] == ["day-rest"]
    assert cells["2020-09-27"] == ["day-counted"]
    assert cells["2020-10-09"] == ["day-counted", "day-last"]
    assert cells["2020-10-10"] == ["day-deadline"]


def test_a_far_deadline_is_left_out() -> None:
    assert len(shown(deadline=date(2020, 12, 1)).one("tbody").all("tr")) == 3
    assert len(shown(deadline=None).one("tbody").all("tr")) == 3


def test_posting_day_counts_where_the_plan_says_so() -> None:
    days = [date(2023, 9, 4), date(2023, 9, 5)]
    table = render("{% counted_days posted counted %}", posted=days[0], counted=days)
    assert [cell.text for cell in table.all("td")][:2] == ["9月4日第 1 天", "5第 2 天 满"]


def test_a_year_not_announced_says_so() -> None:
    table = render("{% counted_days posted counted %}", posted=date(2030, 3, 1), counted=[date(2030, 3, 4)])
    assert "2030 年的节假日安排国务院尚未公布" in table.one(".fine").text
