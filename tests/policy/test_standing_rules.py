"""What a plan rules beside its conditions, and which office has a stage, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy
from zhicheng.policy.telling import offices as office_words
from zhicheng.policy.telling import showing
from zhicheng.policy.telling import standing as standing_rules
from zhicheng.policy.telling.standing import Rule

from .wide import CHANGES, wide_folder


@pytest.fixture
def wide(spoiled: Callable[..., Path]) -> policy.Plan:
    return policy.load_folder(wide_folder(spoiled)).plan


def test_every_rule_with_its_clause(wide: policy.Plan) -> None:
    assert standing_rules.rules(wide) == (
        Rule("在哪里申报", "用户中心首页/中级职称评审", ("附件1二",)),
        Rule("业绩档案", "由用人单位、主管部门审查，审查通过的条目才能在申报时选用。", ("附件1一1",)),
        Rule(
            "选择相关业绩",
            "限任现职以来，或者2019年1月1日到2023年12月31日取得的。符合评价条件第十条。"
            "突出专业代表性，不宜过多过杂。集体项目要有本人是主要贡献者的依据。",
            ("附件1二4",),
        ),
        Rule(
            "评审打分表",
            "按“五项中的两项”申报的人填写，满分 100 分，由办理“人力社保部门审核”的部门核定。"
            "各项是示例，以正式的表为准。",
            ("二4",),
        ),
        Rule("复印件", "由用人单位核对原件，写明“核对无误”，验证人签名，注明时间，加盖公章。", ("五（二）",)),
        Rule("事业单位岗位", "单位类型为事业单位的，在空缺岗位数以内推荐。依次：公布岗位；单位推荐。", ("二",)),
        Rule("逾期申报", "不再受理。", ("五（四）",)),
        Rule("补充材料", "评委会评审开始以后，不再补充材料。", ("五（一）",)),
        Rule("委托评审", "隶属层级为省级的。须经市人力社保局同意。资格不予公布。", ("一",)),
        Rule("花名册", "由办理“人力社保部门审核”的部门制作，电子版，一式 1 份", ("附件3一",)),
    )


def test_late_filing_one_by_one(spoiled: Callable[..., Path]) -> None:
    changes = ((old, new.replace("handling: refuse", "handling: case")) for old, new in CHANGES)
    plan = policy.load_folder(wide_folder(spoiled, *changes)).plan
    found = {one.title: one.text for one in standing_rules.rules(plan)}
    assert found["逾期申报"] == "由受理机构逐件决定，请先和受理机构联系。"


def test_which_office_has_a_stage(wide: policy.Plan) -> None:
    assert {stage.id: office_words.choices(stage) for stage in wide.route if stage.choices} == {
        "department": [
            "隶属层级为市级的：用人单位所在设区市的住房和城乡建设主管部门",
            "人事档案所在为人才服务机构的：人事档案所在地的人才服务机构",
            "其余的人：用人单位所在县（市、区）的人力社保部门",
        ]
    }


def test_the_plan_on_a_terminal_tells_its_sections(wide: policy.Plan) -> None:
    lines = list(showing.show(wide))
    route, papers = lines.index("审核"), lines.index("纸质和电子材料")
    assert lines[route + 2 : route + 7] == [
        "  主管部门审核，不收费，推荐，由下一级决定　〔附件1二6、附件2一4、附件2二2〕",
        "    单位没有主管部门的跳过",
        "    隶属层级为市级的：用人单位所在设区市的住房和城乡建设主管部门",
        "    人事档案所在为人才服务机构的：人事档案所在地的人才服务机构",
        "    其余的人：用人单位所在县（市、区）的人力社保部门",
    ]
    assert lines[papers + 1 : papers + 4] == [
        "  专业技术职务任职资格评审表：3 份，在职的才交，由申报人制作，装订：A3 骑缝，送到各人的受理点"
        "　〔附件3一、五（四）〕",
        "  上虞区申报对象：上虞区人力社保局，嘉和路168号，82120302　〔附件3一〕",
        "  越城区申报对象：越城区人力社保局　〔附件3一〕",
    ]
    sheet = lines.index("评审打分表（满分 100 分）　〔二4〕")
    assert lines[sheet + 1 : sheet + 6] == [
        "  工作业绩：最多 60 分",
        "    项目：最多 40 分　〔二4（1）〕",
        "    成果：最多 20 分　〔二4〕",
        "  论文：最多 40 分",
        "    论文：最多 40 分　〔二4〕",
    ]
    annexes = lines.index("通知的附件")
    assert lines[annexes + 1 : annexes + 6] == [
        "  申报人员网上申报办法：见附件1　〔附件〕",
        "  评分标准：手里没有　〔附件〕",
        "",
        "不同叫法",
        "  评审工作计划：就是评审计划　〔五（四）〕",
    ]
    assert [one for one in lines if one.startswith("评审：")] == [
        "评审：2023年11月1日（周三） 至 2023年11月10日（周五）（通知写“11月上旬”）　〔四〕"
    ]
