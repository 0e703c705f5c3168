"""Counting, Chinese dates and lists, sort keys of names, code tables, errors, actors."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.standards import codes, names, text
from zhicheng.standards.actor import SYSTEM, Actor
from zhicheng.standards.errors import BadValue, NotFound, Refused, Stale
from zhicheng.standards.outcome import BatchOutcome


def test_counting_takes_code_points_and_leaves_line_ends_free():
    assert text.count_characters("𠮷田\r\n工程师\n\r") == 5
    assert text.count_characters("") == 0


@given(st.text(alphabet="职称𠮷a \n", max_size=40))
def test_line_ends_of_any_kind_count_alike(words):
    counts = {text.count_characters(words.replace("\n", end)) for end in ("\n", "\r\n", "\r")}
    assert counts == {len(words) - words.count("\n")}


def test_dates_in_words():
    assert text.chinese_date(date(2023, 9, 8)) == "9月8日（周五）"
    assert text.chinese_date(date(2023, 9, 8), year=True, weekday=False) == "2023年9月8日"
    assert text.chinese_moment(datetime(2023, 9, 7, 16, 5, tzinfo=UTC)) == "9月8日（周五）00:05"
    assert text.end_of_day(date(2023, 9, 8)) == "9月8日（周五）24:00"
    assert [text.chinese_partial_date(one) for one in ("2018", "2018-03", "2018-03-01", "", None, "去年")] == [
        "2018年",
        "2018年3月",
        "2018年3月1日",
        "",
        "",
        "去年",
    ]
    assert text.chinese_span("2016-07", "2019-03") == "2016年7月至2019年3月"
    assert text.chinese_span("2019-06", "") == "2019年6月至今"
    assert text.chinese_span(None, "2019-03") == "至2019年3月"
    assert text.chinese_span(None, None) == ""


def test_amounts_lists_and_clauses():
    assert text.amount(5, "年") == "5\u00a0年"
    assert text.amount(4.0, "学时") == "4\u00a0学时"
    assert text.amount(4.5, "") == "4.5"
    assert text.listed(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert text.listed(["甲"]) == "甲"
    assert text.cite(["二4(2)", "附件3二4"]) == "二4（2）、附件3二4"
    assert text.cite("二") == "二"
    assert text.cite(None) == ""


def test_names_sort_by_how_they_are_read():
    people = ["张三", "曾国藩", "单雄信", "单于飞", "查良镛", "仇和", "解珍", "区寄", "欧阳修", "李四", "𠮷田", "Anna"]
    assert sorted(people, key=names.sort_key) == [
        "Anna",
        "单于飞",
        "李四",
        "区寄",
        "欧阳修",
        "仇和",
        "单雄信",
        "解珍",
        "曾国藩",
        "查良镛",
        "张三",
        "𠮷田",
    ]


@given(st.text(alphabet="曾单于欧阳𠮷㛃A·", min_size=1, max_size=30))
def test_sort_keys_are_plain_and_of_fixed_width(name):
    key, _, _ = names.sort_key(name).partition("|")
    assert key.isascii()
    assert len(key) % 7 == 0
    assert len(key) <= 112


def test_tables_label_rank_and_keep_what_is_deprecated():
    education = codes.table("education")
    assert education.label("bachelor") == "大学本科"
    assert education.rank("postgraduate") > education.rank("bachelor") > education.rank("college")
    assert "bachelor" in education
    assert education.label("") == ""
    assert education.label("unheard_of") == "unheard_of"
    with pytest.raises(ValueError, match="no order"):
        codes.table("ownership").rank("private")
    with pytest.raises(KeyError):
        codes.table("nothing")
    old = codes.table_from(
        "t", "表", False, [{"code": "a", "name": "甲"}, {"code": "b", "name": "乙", "deprecated": True}]
    )
    assert old.choices() == [("a", "甲")]
    assert old.choices(with_deprecated=True) == [("a", "甲"), ("b", "乙")]
    with pytest.raises(ValueError, match="twice"):
        codes.table_from("t", "表", False, [{"code": "a", "name": "甲"}, {"code": "a", "name": "乙"}])


def test_regions_and_peoples():
    regions = codes.table("regions")
    assert len(regions.under("330000")) == 11
    assert [code.name for code in regions.under("330600")] == [
        "越城区",
        "柯桥区",
        "上虞区",
        "新昌县",
        "诸暨市",
        "嵊州市",
    ]
    assert len(codes.table("ethnicity").items) == 58
    assert codes.table("ethnicity").label("56") == "基诺族"


def test_every_shipped_table_reads():
    for name in codes.names():
        assert codes.table(name).items
    for reason in codes.table("reasons"):
        assert set(reason.extra["acts"]) <= {"return", "reject"}


def test_refusals_carry_a_sentence_a_field_and_a_code():
    refused = Refused("先选一个。", field="path")
    assert (refused.sentence, refused.field, refused.code, str(refused)) == (
        "先选一个。",
        "path",
        "refused",
        "先选一个。",
    )
    assert Stale().code == "stale"
    assert NotFound().sentence == "没有找到这一项，请从列表里重新打开。"
    assert BadValue("请填写。").sentence == "请填写。"


def test_actors():
    actor = Actor(7, "苏见山", "applicant")
    assert actor.as_json() == {
        "person_id": 7,
        "person_name": "苏见山",
        "role": "applicant",
        "seat_id": None,
        "organisation_id": None,
        "organisation_name": "",
    }
    assert SYSTEM.role == "system"
    with pytest.raises(ValueError, match="unknown role"):
        Actor(1, "某人", "king")


def test_what_came_of_an_act_on_many():
    assert BatchOutcome((1, 2)).complete
    assert not BatchOutcome((1,), ((2, "刚刚有了新的变化。"),)).complete
