"""Cleaning a record: normal forms, and the sentence for each thing that can be wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng import kinds
from zhicheng.kinds import dates

TODAY = date(2023, 9, 8)
BORN = date(1993, 9, 17)

WORK = {
    "from": "2016年7月",
    "to": "",
    "organisation": "  越溪化工\n有限公司 ",
    "post": "技术员",
    "work_kind": "professional",
    "same_profession": "on",
    "duties": "中间体合成\r\n车间工艺管理",
}
PATENT = {
    "name": "连续硝化反应急冷装置",
    "kind": "invention",
    "number": "ZL201710601862.3",
    "rank": "1",
    "inventors": "3人",
    "applied": "2017/7/21",
    "granted": "２０２０.9.1",
}
BASICS = {
    "sex": "male",
    "born": "1993-09-17",
    "ethnicity": "01",
    "political_status": "13",
    "phone": "138 0013 0917",
    "post_kind": "engineering",
    "post_name": "工艺工程师",
    "in_service": True,
    "personnel_file": "employer",
    "insurance_unit": "employer",
    "labour_unit": "employer",
    "profession_since": "2016-07",
    "profession": "化工工艺",
}


def clean(kind, data, **more):
    return kinds.get(kind).clean(data, today=TODAY, born=BORN, **more)


def wrong(kind, data, /, **change):
    return clean(kind, data | change)[1]


def test_what_was_typed_comes_out_in_normal_form():
    assert clean("work", WORK) == (
        {
            "from": "2016-07",
            "organisation": "越溪化工 有限公司",
            "post": "技术员",
            "work_kind": "professional",
            "same_profession": True,
            "duties": "中间体合成\n车间工艺管理",
        },
        {},
    )
    assert clean("patent", PATENT) == (
        {
            "name": "连续硝化反应急冷装置",
            "kind": "invention",
            "number": "201710601862.3",
            "rank": 1,
            "inventors": 3,
            "applied": "2017-07-21",
            "granted": "2020-09-01",
        },
        {},
    )
    assert clean("basics", BASICS) == (BASICS | {"phone": "13800130917"}, {})


def test_an_empty_record_is_asked_for_all_it_needs_and_no_more():
    assert clean("training", {}) == ({}, {"year": "请填写年度。", "kind": "请选择类别。", "hours": "请填写学时。"})
    assert clean("work", {"post": "   "})[1] == {
        "from": "请填写开始时间。",
        "organisation": "请填写工作单位。",
        "post": "请填写岗位。",
        "work_kind": "请选择工作性质。",
        "same_profession": "请选择“是否申报专业的工作”。",
    }


@pytest.mark.parametrize(
    ("kind", "data", "change", "said"),
    [
        (
            "work",
            WORK,
            {"to": "2016-06"},
            {"to": "结束时间应当不早于开始时间。您填的开始时间是2016年7月，请填这个时间或更晚的时间。"},
        ),
        ("work", WORK, {"from": "2023-10"}, {"from": "开始时间还没有到。今天是2023年9月8日，请填今天或更早的时间。"}),
        ("work", WORK, {"from": "1993-08"}, {"from": "开始时间早于您的出生日期1993年9月17日，请再核对一遍。"}),
        ("work", WORK, {"from": "去年"}, {"from": "没有看懂开始时间，请写成 2018-03 或 2018-03-01 这样的形式。"}),
        ("work", WORK, {"from": "2018-02-30"}, {"from": "没有看懂开始时间，请写成 2018-03 或 2018-03-01 这样的形式。"}),
        ("work", WORK, {"from": "1893"}, {"from": "开始时间的年份看来不对，请再核对一遍。"}),
        ("work", WORK, {"post": "岗" * 61}, {"post": "岗位最多60字，现在是61字，请删去1字。"}),
        ("work", WORK, {"work_kind": "sleeping"}, {"work_kind": "请从列出的选项里选择工作性质。"}),
        ("work", WORK, {"same_profession": "也许"}, {"same_profession": "“是否申报专业的工作”请选“是”或“否”。"}),
        ("work", WORK, {"post": ["岗"]}, {"post": "没有看懂岗位，请重新填写。"}),
        ("work", WORK, {"post": True}, {"post": "没有看懂岗位，请重新填写。"}),
        ("work", WORK, {"post": "岗\x07位"}, {"post": "岗位里有看不见的控制字符，请删掉后重新填写。"}),
        ("patent", PATENT, {"granted": "2020-09"}, {"granted": "授权公告日请写到哪一天，例如 2018-03-01。"}),
        ("patent", PATENT, {"granted": "upper"}, {"granted": "没有看懂授权公告日，请写成 2018-03-01 这样的形式。"}),
        (
            "patent",
            PATENT,
            {"number": "ZL201710601862.4"},
            {"number": "专利号最后一位校验码对不上，请照证书再核对一遍。"},
        ),
        ("patent", PATENT, {"kind": "design"}, {"kind": "从专利号看，这是发明专利，请照证书核对种类和专利号。"}),
        ("patent", PATENT, {"rank": "4"}, {"rank": "本人排名是第4，发明人人数只有3，请再核对一遍。"}),
        ("patent", PATENT, {"rank": "0"}, {"rank": "本人排名应当在1到100之间，请再核对一遍。"}),
        ("patent", PATENT, {"rank": "1.5"}, {"rank": "本人排名请填整数。"}),
        ("patent", PATENT, {"rank": "第一"}, {"rank": "本人排名请填数字，例如 3。"}),
        ("basics", BASICS, {"phone": "12345"}, {"phone": "手机号码应当是11位数字，以1开头，请再核对一遍。"}),
    ],
)
def test_each_bad_value_has_its_own_sentence(kind, data, change, said):
    assert wrong(kind, data, **change) == said


def test_a_bad_value_does_not_take_the_good_ones_with_it():
    values, said = clean("work", WORK | {"post": "岗" * 61})
    assert set(said) == {"post"}
    assert values == {code: value for code, value in clean("work", WORK)[0].items() if code != "post"}


def test_years_and_numbers():
    data = {"year": "2021年", "kind": "professional", "hours": "90.50 学时"}
    assert clean("training", data)[0] == {"year": 2021, "kind": "professional", "hours": 90.5}
    assert clean("training", data | {"hours": 90})[0]["hours"] == 90
    assert wrong("training", data, year="2024") == {"year": "年度请填1900到2023之间的年份。"}
    assert wrong("training", data, hours="-1") == {"hours": "学时请填数字，例如 3。"}
    assert wrong("training", data, hours="0") == {"hours": "学时应当在1到1000之间，请再核对一遍。"}


def test_a_value_asked_for_by_another():
    title = {"name": "other", "level": "junior", "awarded": "2020-01-15"}
    assert wrong("title", title) == {"name_text": "请填写职称名称。"}
    assert wrong("title", title, name_text="会计员") == {}
    assert wrong("title", title, name="engineer") == {}
    degree = {
        "education": "secondary",
        "degree": "none",
        "school": "越州技师学院",
        "school_kind": "technical_school",
        "major": "化工",
        "major_match": "same",
        "study_mode": "full_time",
        "awarded": "2012-06",
    }
    assert wrong("degree", degree) == {"technical_class": "请选择技工院校班别。"}


def test_only_the_platform_says_that_a_degree_was_fetched():
    assert "fetched" not in clean("degree", {"fetched": True})[0]
    assert clean("degree", {"fetched": True}, by_system=True)[0]["fetched"] is True


def test_an_appointment_may_end_in_the_future_and_an_employers_honour_may_be_old():
    appointment = {"as": "assistant_engineer", "organisation": "越溪化工", "from": "2020-03-01", "to": "2026-02-28"}
    assert wrong("appointment", appointment) == {}
    honour = {
        "list_item": "省级智能工厂",
        "level": "province",
        "issued": "1990-01-01",
        "issuer": "省经信厅",
        "document_number": "1号",
        "project": "改造",
    }
    assert wrong("employer_honour", honour) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0438-1157", "ISSN 0438-1157"),
        ("issn 04381157", "ISSN 0438-1157"),
        ("cn 11-1946/tq", "CN 11-1946/TQ"),
        ("CN:11-1946", "CN 11-1946"),
    ],
)
def test_journal_numbers(typed, kept):
    paper = {"title": "题", "journal": "化工学报", "published": "2020", "rank": 1, "journal_number": typed}
    assert clean("paper", paper)[0]["journal_number"] == kept
    assert wrong("paper", paper, journal_number="0438-1158")["journal_number"].startswith("刊号对不上")


PARTS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)


@given(PARTS)
def test_a_partial_date_stays_as_fine_as_it_was(text):
    assert dates.read(text) == text
    assert dates.earliest(text) <= dates.latest(text)
    assert str(dates.earliest(text)).startswith(text)
    assert str(dates.latest(text)).startswith(text)


@given(PARTS)
def test_people_write_dates_in_many_ways(text):
    year, month, day = [*text.split("-"), "", ""][:3]
    chinese = f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    assert dates.read(chinese) == text
    assert dates.read(text.replace("-", "/")) == text
    assert dates.read(text.replace("-", " . ")) == text
    assert dates.read(text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == text


@given(PARTS, PARTS)
def test_one_date_is_after_another_only_where_no_doubt_is_left(first, second):
    after = dates.certainly_after(first, second)
    assert after == (dates.earliest(first) > dates.latest(second))
    assert not (after and dates.certainly_after(second, first))
    assert not dates.certainly_after(first, first)


@given(PARTS, PARTS)
def test_a_span_is_refused_only_where_it_certainly_runs_backwards(start, end):
    data = {
        "from": start,
        "to": end,
        "organisation": "甲",
        "post": "乙",
        "work_kind": "other",
        "same_profession": False,
    }
    values, said = kinds.get("work").clean(data, today=date(2100, 12, 31))
    assert ("to" in said) == dates.certainly_after(start, end)
    assert values["from"] == start


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "organisation", "post", "duties", "same_profession"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.text(), max_size=2)),
    )
)
def test_whatever_is_typed_is_answered_and_clean_values_stay_clean(data):
    work = kinds.get("work")
    values, said = work.clean(data, today=TODAY, born=BORN)
    assert set(values).isdisjoint(said)
    assert all(sentence.endswith("。") for sentence in said.values())
    assert work.clean(values, today=TODAY, born=BORN)[0] == values
