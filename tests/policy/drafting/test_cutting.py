"""From lines to anchored clauses: broken lines healed, numbers, annexes, tables, head and foot."""

from __future__ import annotations

import pytest

from zhicheng.policy.drafting.cutting import cut
from zhicheng.policy.drafting.healing import heal, tight
from zhicheng.policy.drafting.page import markdown
from zhicheng.policy.drafting.reading import clean
from zhicheng.policy.notice import parse_notice
from zhicheng.policy.problems import Report

pytestmark = pytest.mark.pure


def healed(text: str) -> list[str]:
    return [tight(one.text) for one in heal(clean(text))]


def anchored(text: str) -> dict[str, list[str]]:
    """Anchor → heading and sentences, as `policy.notice` reads the page back."""
    report = Report("notice.md")
    notice = parse_notice(markdown(cut(heal(clean(text)))), report)
    assert report.errors == []
    return {one.id: [*([one.heading] if one.heading else []), *one.sentences] for one in notice.clauses.values()}


def test_a_page_break_within_a_sentence_is_healed() -> None:
    text = "凡在本区企业从事工程技术工作的在职人员（含外籍和港澳台\n\n人才）符合\n\n相应条件，可参加评审。\n\n二、条件"
    whole = "凡在本区企业从事工程技术工作的在职人员（含外籍和港澳台人才）符合相应条件，可参加评审。"
    assert healed(text) == [whole, "二、条件"]


def test_a_fixed_width_is_healed_and_an_indent_begins_anew() -> None:
    assert healed(
        "　　根据省厅通知精神，经研究决定开展评\n审工作。\n　　申报人员应当如实填报，单位应当\n认真审核。"
    ) == [
        "根据省厅通知精神，经研究决定开展评审工作。",
        "申报人员应当如实填报，单位应当认真审核。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、申报对象\n凡在本市工作的人员",
        "联系电话：88510736\n地址：市政府大楼",
        "某市某区管理办公室\n2023年7月19日",
        "高级材料接收截止时间，8月30日前报送\n联系人：某",
        "附件1\n申报人员网上申报办法",
    ],
)
def test_what_stands_alone_stays_alone(text: str) -> None:
    assert healed(text) == text.split("\n")


def test_blanks_of_a_scan_go_and_wider_gaps_stay() -> None:
    assert tight("一式 3 份，大于 30K 且《破格推荐   级审批表》") == "一式3份，大于30K且《破格推荐   级审批表》"


NOTICE = """某市人力资源和社会保障局文件

某人社发〔2024〕8号

关于开展 2024 年度某系列
高级职称评审工作的通知

各区县人社局，有关单位：
现将有关事项通知如下。
一、申报条件
(一)基本条件。遵纪守法。
（二）具备下列条件之一：
1.博士满2年；
2．下列两项：
（1）专利1项；
(2)论文2篇。
以上均须任现职以来取得。
二、其他
逾期不再受理。
联系电话：0571-81234567
附件：1.受理点
2.申报表
某市人力资源和社会保障局
2024年5月6日
附件1
受理点一览
| 单位 | 电话 |
|---|---|
| 甲局 | 81234567 |
| 乙局 | 81234568 |
附件2：申报表
1.姓名；
2.单位。
抄送：市委组织部
某市人力资源和社会保障局办公室 2024年5月7日印发
"""


def test_a_whole_notice() -> None:
    assert anchored(NOTICE) == {
        "标题": ["关于开展2024年度某系列高级职称评审工作的通知"],
        "发文": ["某市人力资源和社会保障局文件", "某人社发〔2024〕8号"],
        "主送": ["各区县人社局，有关单位："],
        "引言": ["现将有关事项通知如下。"],
        "一": ["一、申报条件"],
        "一（一）": ["（一）基本条件。遵纪守法。"],
        "一（二）": ["（二）具备下列条件之一："],
        "一（二）1": ["1. 博士满2年；"],
        "一（二）2": ["2. 下列两项："],
        "一（二）2(1)": ["（1）专利1项；"],
        "一（二）2(2)": ["（2）论文2篇。"],
        "一（二）2末": ["以上均须任现职以来取得。"],
        "二": ["二、其他", "逾期不再受理。"],
        "联系": ["联系电话：0571-81234567"],
        "附件": ["附件：1.受理点", "2. 申报表"],
        "落款": ["某市人力资源和社会保障局", "2024年5月6日"],
        "附件1": ["附件1 受理点一览"],
        "附件1表": ["甲局 81234567", "乙局 81234568"],
        "附件2": ["附件2 申报表"],
        "附件2第1项": ["1. 姓名；"],
        "附件2第2项": ["2. 单位。"],
        "抄送": ["抄送：市委组织部", "某市人力资源和社会保障局办公室2024年5月7日印发"],
    }


def test_a_number_used_twice_gets_another_anchor() -> None:
    assert list(anchored("关于评审的通知\n一、条件\n一段。\n二、程序\n一段。\n二、纪律\n一段。")) == [
        "标题",
        "一",
        "二",
        "二后",
    ]


def test_articles_and_chapters() -> None:
    text = "某省职称评审办法\n第一章 总则\n第一条 为规范评审，制定本办法。\n第二条 适用于下列人员："
    text += "\n（一）在职人员；\n（二）自由职业者。"
    assert list(anchored(text)) == ["标题", "第一章", "第一条", "第二条", "第二条（一）", "第二条（二）"]


def test_issuers_above_the_title() -> None:
    assert anchored("某省人力资源和社会保障厅\n某省农业农村厅\n关于做好评审工作的通知\n各市：\n一段话。") == {
        "标题": ["关于做好评审工作的通知"],
        "发文": ["某省人力资源和社会保障厅", "某省农业农村厅"],
        "主送": ["各市："],
        "正文1": ["一段话。"],
    }


def test_cells_one_a_line_make_a_table() -> None:
    text = "附件1\n受理点\n\n\t单位\n\t电话\n\n\t甲局\n\t81234567\n\n\t乙\n\n局\n\t81234568\n"
    assert anchored("关于评审的通知\n一段话。\n某局\n2024年5月6日\n" + text)["附件1表"] == [
        "甲局 81234567",
        "乙局 81234568",
    ]


def test_nothing_is_lost() -> None:
    words = "".join(line.strip() for line in clean(NOTICE)).replace(" ", "").replace("|", "")
    kept = "".join("".join(one) for one in anchored(NOTICE).values()).replace(" ", "")
    head = "单位电话"  # the head of a table is no sentence
    even = {"(": "（", ")": "）", "．": "."}
    assert sorted(kept) == sorted(
        "".join(even.get(one, one) for one in words.replace(head, "", 1).replace("附件2：申报表", "附件2申报表"))
    )
