"""Findings read off a notice's text: each in a notice, or the file beside it, spoiled for it."""

# ruff: noqa: E501  (one line for each fault)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy

Spoil = Callable[..., Path]
Place = tuple[str, str]


def open_findings(folder: Path) -> list[Place]:
    return [(one.code, one.at) for one in policy.lint(policy.load_folder(folder)) if one.open]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("5.专业技术人员年度考核登记表（范本）", "5.专业技术人员年度考核登记表（范本） 6.评审时间安排表", [("number-missing", "附件#1:6"), ("annex-missing", "附件6")]),
        ("申报材料报送要求见附件3。", "申报材料报送要求见附件7。", [("annex-dangling", "附件7")]),
        ("### 二、审查注意事项 {#附件2二}", "### 一、审查注意事项 {#附件2二}", [("heading-twice", "附件2二")]),
        ("# 附件2 管理部门网上审核操作办法", "# 附件2 管理部门网上审查办法", [("annex-heading-differs", "附件2")]),
        ("《浙江省职称评审管理实施办法（试行）》", "《浙江省职称评审管理办法》", [
            ("title-unknown", "浙江省职称评审管理办法"),
            ("number-two-titles", "浙人社发〔2020〕47号"),
        ]),
        ("和杭州湾上虞经开区工程技术中级评委会登录", "和省生态环境工程技术中级评委会登录", [("committee-of-other-trade", "四（三）#1")]),
        ("以适当方式进行不少于5个工作日的公示", "以适当方式进行不少于7个工作日的公示", [
            ("number-missing", "附件2一4#1:7"),
            ("values-unequal", "公示的工作日"),
        ]),
        ("年限计算均截止2023年12月31日", "年限自2019年起，均截止2023年12月31日", [
            ("number-missing", "三（四）#1:2019"),
            ("years-without-list", "三（四）#1"),
        ]),
        ("从个人业绩档案库中提取相应业绩材料", "从个人业绩档案库中提取近5年的业绩材料", [
            ("number-missing", "附件1二4#1:5"),
            ("years-without-list", "附件1二4#1"),
        ]),
        ("对送审材料的真实性、准确性、完整性负责。", "对送审材料的真实性、准确性、完整性负责，推荐人选在单位内公示。", [("publicity-without-days", "四（二）#1")]),
        ("中级专业技术职务任职资格申报实行网上申报。", "中级专业技术职务任职资格申报实行无纸化网上申报。", [("paperless-with-papers", "四#1")]),
        ("对送审材料的真实性、准确性、完整性负责。", "对送审材料的真实性、准确性、完整性负责，无主管部门的由人才交流中心审核。", [("office-off-route", "talent_centre")]),
        ("单位推荐截止时间2023年9月21日", "单位推荐截止时间9月21日", [("date-without-year", "dates.employer_deadline")]),
        ("对不符合要求或模糊不清的电子材料应退回", "收费设定改为不收费，对不符合要求或模糊不清的电子材料应退回", [
            ("fee-at-review", "route.department"),
            ("fee-at-review", "route.bureau"),
        ]),
        ("技能人才申报选择“正常申报”，并上传佐证材料。", "技能人才申报选择“正常申报”，并上传主管部门盖章的佐证材料。", [("seal-after-upload", "attachments.skill-proof")]),
    ],
)  # fmt: skip
def test_one_finding_of_the_text(spoiled: Spoil, old: str, new: str, expected: list[Place]) -> None:
    assert open_findings(spoiled((old, new), file="notice.md")) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  - {title: 2023年省级及以上工业和信息化领域荣誉项目清单,", "  - {title: 荣誉项目清单,", [("annex-heading-differs", "附件4")]),
        ("name: 绍兴市专业技术人员继续教育平台,", "name: 学习的平台,", [("title-unknown", "绍兴市专业技术人员继续教育平台")]),
        ("number: 虞综管办〔2023〕43号", "number: 虞综管办〔2023〕043号", [("number-form", "虞综管办〔2023〕043号")]),
        ("number: 绍市人社发〔2023〕33号,", "number: 浙人社〔2023〕33号,", [("number-form", "浙人社〔2023〕33号")]),
        ("  number: 虞综管办〔2023〕43号\n", "", [("number-missing", "发文#2:43"), ("document-without-number", "source.number")]),
        ("basis:\n", "basis:\n  - {title: 评审工作实施细则, number: 浙人专〔2006〕351号, clause: 引言#1}\n", [("basis-replaced", "浙人专〔2006〕351号")]),
        ("  - {code: level-outside-plan, at: 附件1二4#1, why: 这一句是各级通用的操作说明；本计划只评中级}\n", "", [("level-outside-plan", "附件1二4#1")]),
        ("  - {code: term-without-code, at: 适当方式, why: 怎样公示由单位决定，通知没有限定}\n", "", [("term-without-code", "适当方式")]),
        ("  - {code: publicity-order, at: 五（一）#2,", "  - {code: publicity-order, at: 五（二）#2,", [
            ("publicity-order", "五（一）#2"),
            ("acceptance-unused", "accepted.publicity-order"),
        ]),
    ],
)  # fmt: skip
def test_one_finding_of_the_file_beside_it(spoiled: Spoil, old: str, new: str, expected: list[Place]) -> None:
    assert open_findings(spoiled((old, new))) == expected


def test_two_windows_for_one_kind_of_item(spoiled: Spoil) -> None:
    folder = spoiled(
        ("申报人员提交评审的业绩材料要突出代表性", "申报人员提交任现职以来的业绩材料，要突出代表性"),
        ("从个人业绩档案库中提取相应业绩材料", "从个人业绩档案库中提取近5年的业绩材料"),
        file="notice.md",
    )
    assert open_findings(folder) == [
        ("number-missing", "附件1二4#1:5"),
        ("windows-differ", "五（一）#1"),
        ("years-without-list", "附件1二4#1"),
    ]


def test_steps_in_another_order(spoiled: Spoil) -> None:
    folder = spoiled(
        ("并根据用人单位所属关系选择相应的", "提交对应的受理点审核，并根据用人单位所属关系选择相应的"),
        ("点击“提交”，由所在单位审核", "提交所在单位审核"),
        file="notice.md",
    )
    assert open_findings(folder) == [("step-order", "附件1二6#1")]


def test_a_list_of_years_is_looked_for_where_the_sentence_is_cited(spoiled: Spoil) -> None:
    """近3年 in the clause on insurance: the attachment that cites it says which months."""
    outside, covered = ("{from: 2020-09, to: 2023-08}}", "{from: 2021-09, to: 2023-08}}")
    spoiled(("outside_province: " + outside, "outside_province: " + covered))
    folder = spoiled(("insurance: {covered: " + outside, "insurance: {covered: " + covered))
    assert [one for one in open_findings(folder) if one[0] == "years-without-list"] == [
        ("years-without-list", "五（三）#1"),
        ("years-without-list", "五（三）#2"),
    ]


def test_a_finding_of_the_text_says_where_it_stands(spoiled: Spoil) -> None:
    folder = spoiled(("申报材料报送要求见附件3。", "申报材料报送要求见附件7。"), file="notice.md")
    found = [one for one in policy.lint(policy.load_folder(folder)) if one.open]
    text = (folder / "notice.md").read_text("utf-8").splitlines()
    assert [(one.file, "见附件7" in text[one.line - 1], one.clause) for one in found] == [
        ("notice.md", True, ("五（一）#3",))
    ]
