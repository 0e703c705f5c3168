"""Each piece of the grammar on small texts: what is read off, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from zhicheng.policy.drafting.grammar import amounts, head
from zhicheng.policy.drafting.grammar.amounts import Barred, Copies
from zhicheng.policy.drafting.grammar.conditions import Needed, appraised, at_least, needed
from zhicheng.policy.drafting.grammar.days import days, weekday
from zhicheng.policy.drafting.grammar.documents import Cited, documents, forms
from zhicheng.policy.drafting.grammar.head import Level
from zhicheng.policy.drafting.grammar.hours import Hours, hours
from zhicheng.policy.drafting.grammar.nodes import nodes
from zhicheng.policy.drafting.sentences import Sentence

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截止2023年9月8日，逾期不受理", [("2023-09-08", "2023-09-08", "")]),
        ("2024-05-06至材料齐全", [("2024-05-06", "2024-05-06", "")]),
        ("10月10日前报送", [("2024-10-10", "2024-10-10", "没有写年份，按 2024 年")]),
        ("计算到2020年12月底", [("2020-12-31", "2020-12-31", "月底按最后一天")]),
        ("2023年底", [("2023-12-31", "2023-12-31", "年底按 12 月 31 日")]),
        ("2020年11月上旬", [("2020-11-01", "2020-11-10", "上旬是 1 日至 10 日")]),
        ("2024年2月下旬", [("2024-02-21", "2024-02-29", "下旬是 21 日至月底")]),
        ("在11-12月进行", [("2024-11-01", "2024-12-31", "只写了月份，按整月；没有写年份，按 2024 年")]),
        ("2022年8月1日9:00至8月31日18:00", [("2022-08-01", "2022-08-31", "")]),
        ("2024年6月3日（周一）至28日", [("2024-06-03", "2024-06-28", "")]),
        ("2024年2月30日、13月1日", []),
        ("第12条、3个月、2024年", []),
    ],
)
def test_days(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.first.isoformat(), one.last.isoformat(), one.derived) for one in days(text, 2024)] == found


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 9, 8), "2023年9月8日（周五），工作日"),
        (date(2020, 8, 30), "2020年8月30日（周日），休息日（周末）"),
        (date(2020, 10, 10), "2020年10月10日（周六），工作日（国庆节调休上班）"),
        (date(2190, 1, 1), "2190年1月1日（周五），工作日，这一年的放假安排还没有收录"),
    ],
)
def test_weekdays(day: date, words: str) -> None:
    assert weekday(day) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("专业技术工作年限计算均截止2023年12月31日。", [("as_of", "2023-12-31")]),
        ("任职资格时间计算到2020年12月底。", [("as_of", "2020-12-31")]),
        (
            "个人申报截止时间2023年9月8日，单位推荐截止时间2023年9月21日",
            [("applicant_deadline", "2023-09-08"), ("employer_deadline", "2023-09-21")],
        ),
        ("申报截止日期(经中评委推荐)为2020年9月30日", [("recommender_deadline", "2020-09-30")]),
        ("主管部门材料报送截止时间为10月10日", [("department_deadline", "2024-10-10")]),
        ("各区人力社保局汇总后报市局，截止时间为9月19日", [("bureau_deadline", "2024-09-19")]),
        ("材料接收截止时间：8月30日", [("reception", "2024-08-30")]),
        ("网上申报时间为2024年6月3日至6月28日", [("filing", "2024-06-03")]),
        ("单位审核时间：7月1日至7月5日", [("employer_deadline", "2024-07-01")]),
        ("评审时间为2020年11月上旬", [("review", "2020-11-01")]),
        ("2001年1月1日以前毕业的", []),
        ("发文时间为上一年度7月1日至当年度6月30日", []),
    ],
)
def test_nodes(text: str, found: list[tuple[str, str]]) -> None:
    sentence = Sentence("一#1", "一", text, "")
    assert [(one.code, one.days.first.isoformat()) for one in nodes(sentence, 2024)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据《关于改革的通知》（某人社发〔2023〕33 号）", [("关于改革的通知", "某人社发〔2023〕33号")]),
        (
            "按《转发〈关于改革的意见（试行）〉的通知》(某人社函[2019]31号)",
            [("转发〈关于改革的意见（试行）〉的通知", "某人社函〔2019〕31号")],
        ),
        ("《量化评价标准》（2020年修订）的评价标准", [("量化评价标准（2020年修订）", "")]),
        ("仍按照浙经信人事〔2018〕99号文件执行", [("", "浙经信人事〔2018〕99号")]),
        ("根据省物价局、省财政厅浙价费〔2002〕229号文件", [("", "浙价费〔2002〕229号")]),
        ("上传《职称评审表》和《用户操作手册》", []),
    ],
)
def test_documents(text: str, found: list[tuple[str, str]]) -> None:
    assert documents(text) == [Cited(*one) for one in found]


def test_forms() -> None:
    text = (
        "上传《职称评审表》、《学历认证报告》，签署《真实性保证书》，见《操作手册》和《评审条件（试行）》《某某学报》"
    )
    assert forms(text) == ["职称评审表", "学历认证报告", "真实性保证书"]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("（限1000字以内）", 1000),
        ("字数控制在1000字以内", 1000),
        ("不超过2000字", 2000),
        ("800字以内", 800),
        ("两千字以内", 2000),
        ("文字说明", None),
    ],
)
def test_length(text: str, most: int | None) -> None:
    assert amounts.length(text) == most


@pytest.mark.parametrize(
    ("text", "reached"), [("达到90分以上", 90), ("不低于六十分", 60), ("分别提交", None), ("80分及以上", 80)]
)
def test_score(text: str, reached: int | None) -> None:
    assert amounts.score(text) == reached


def test_working_days() -> None:
    assert amounts.working_days("公示不少于 5 个工作日，短信后五个工作日内，7天") == [5, 5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《职称评审表》一式三份，一并放入", [("职称评审表", 3)]),
        ("《职称评审表》（一式3份，系统导出）；《花名册》电子版1份", [("职称评审表", 3), ("花名册", 1)]),
        ("《职称评审表》一式3份（参加面试人员4份）", [("职称评审表", 3), ("职称评审表", 4)]),
        ("2024年5月份", []),
    ],
)
def test_copies(text: str, found: list[tuple[str, int]]) -> None:
    assert [(one.form, one.count) for one in amounts.copies(text)] == found
    assert all(isinstance(one, Copies) for one in amounts.copies(text))


def test_quotas() -> None:
    assert amounts.quotas("国家级荣誉企业推荐人数不超过3人，省级推荐人数不超过2人，限报一人") == [3, 2]
    assert amounts.quotas("每单位申报限2人") == [2]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("近3年（2021—2023年）", [2021, 2022, 2023]),
        ("近4年(2016-2019年)", [2016, 2017, 2018, 2019]),
        ("2018、2019年度继续教育", [2018, 2019]),
        ("2019、2020、2021年度", [2019, 2020, 2021]),
        ("2020年", []),
    ],
)
def test_years_listed(text: str, years: list[int]) -> None:
    assert amounts.years_listed(text) == years


def test_recent_years() -> None:
    assert [amounts.recent_years(one) for one in ("近三年", "近5年", "最近 2 年", "每年", "3年")] == [
        3,
        5,
        2,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("并从评审次年起3年内不得申报高一级专业技术资格，已参加", [Barred(3, "评审次年", "高一级专业技术资格")]),
        ("自撤销注册之日起3年内不得申请高一级职务", [Barred(3, "撤销注册之日", "高一级职务")]),
        ("并从次年起 3 年内不得再申报专业技术职务资格：", [Barred(3, "次年", "专业技术职务资格：")]),
        ("未通过的不得申报", []),
    ],
)
def test_barred(text: str, found: list[Barred]) -> None:
    assert amounts.barred(text) == found


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "近3年(2021—2023年)继续教育学习不少于270学时(其中专业课不少于180学时，公需课不少于54学时）",
            Hours(270, False, {"professional": 180, "public": 54}, (), (2021, 2022, 2023), 3),
        ),
        (
            "每年度参加继续教育不得少于90学时，其中专业科目不少于60学时，行业公需和一般公需科目不少于18学时",
            Hours(90, True, {"professional": 60}, ((("industry_public", "general_public"), 18),)),
        ),
        (
            "（每年度不得少于90学时，其中专业科目不少于60学时，一般公需科目不少于18学时和行业公需科目不少于12学时）",
            Hours(90, True, {"professional": 60, "general_public": 18, "industry_public": 12}),
        ),
        ("每年度最多登记36学时", None),
        ("学时要求按规定执行", None),
    ],
)
def test_hours(text: str, asked: Hours | None) -> None:
    assert hours(text) == asked


def test_needed() -> None:
    text = "1. 研究生毕业（或取得硕士学位）从事专业工作满2年、大学本科毕业后从事专业工作满5年；"
    assert needed(text) == [
        Needed(2, (), ("postgraduate",), False, "研究生毕业（或取得硕士学位）从事专业工作满2年"),
        Needed(5, (), ("bachelor",), True, "大学本科毕业后从事专业工作满5年"),
    ]
    assert needed("大学本科或大专（高职）学历，担任助理工程师职务满四年；") == [
        Needed(
            4,
            ("assistant_engineer",),
            ("bachelor", "college"),
            False,
            "大学本科或大专（高职）学历，担任助理工程师职务满四年",
        )
    ]


@pytest.mark.parametrize(
    "text", ["近5年取得的业绩", "有效期一年", "从事专业工作年限增加一年", "评审次年起3年内", "取得证书满"]
)
def test_what_is_no_length_of_work(text: str) -> None:
    assert needed(text) == []


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("年度考核“合格”以上", "qualified"),
        ("年度考核均为称职", "qualified"),
        ("年度考核优秀", "excellent"),
        ("年度考核材料", "unqualified"),
        ("考勤", None),
    ],
)
def test_appraised(text: str, least: str | None) -> None:
    assert appraised(text) == least


@pytest.mark.parametrize(
    ("text", "count"),
    [("具备下列条件之一：", 1), ("具备下列5项条件中的2项：", 2), ("符合以下两项：", 2), ("下列条件：", None)],
)
def test_at_least(text: str, count: int | None) -> None:
    assert at_least(text) == count


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("2020年度机电制造专业高级工程师职务任职资格评审", [Level("senior", "senior_engineer", "engineering")]),
        ("建设工程专业正高级工程师评审", [Level("professor", "professor_engineer", "engineering")]),
        (
            "正高级工程师、高级工程师评审",
            [
                Level("professor", "professor_engineer", "engineering"),
                Level("senior", "senior_engineer", "engineering"),
            ],
        ),
        ("工程技术人员中级专业技术职务任职资格评审", [Level("intermediate", "engineer", "engineering")]),
        ("农业系列高级职称评审", [Level("senior", None, "agriculture")]),
        ("经济技术开发区职称评审", []),
    ],
)
def test_levels(title: str, levels: list[Level]) -> None:
    assert head.level_of(title) == levels
