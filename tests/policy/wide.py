"""A plan with every section the language knows, made of the repository's own by adding to its text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

PLANS = Path(__file__).resolve().parents[2] / "plans"
ENGINEER = "2023-shangyu-engineer"

OWN = ("menu", "annexes", "aliases", "selection", "sheets", "dossier", "copies_attested", "establishment", "entrusted",
       "late", "supplements", "announcements", "acceptance_points", "rosters")  # fmt: skip

CHANGES: tuple[tuple[str, str], ...] = (
    ("  series: 工程技术\n", "  series: 工程技术\n  assumed: true\n  why: 通知没有写系列\n"),
    (
        "\nwindows:\n",
        "  review: {name: 评审, from: 2023-11-01, to: 2023-11-10, says: 11月上旬, clause: 四#2, track: online}\n"
        "\nwindows:\n"
        "  recent: {since: current_title, from: 2019-01-01, to: 2023-12-31, years: 5, clause: 二4(2)#1}\n",
    ),
    (
        "    office: {kind: department, where: employer}\n",
        "    office:\n"
        "      choose:\n"
        "        - when: {employer: {directly_under: city}}\n"
        "          office: {kind: construction, level: city, where: employer}\n"
        "        - {when: {person: {personnel_file: talent_centre}}, office: {kind: talent_centre, where: file}}\n"
        "        - {office: {kind: human_resources, level: county, where: employer}}\n"
        "    advises: true\n"
        "    charges: none\n"
        "    verdict_names: {pass: 审查通过, return: 退回修改, reject: 审查不通过}\n",
    ),
    (
        "      fields: [basics, achievements]\n",
        "      fields: [basics, achievements]\n      soft: true\n      content: 申报材料\n",
    ),
    (
        "interview: not_said\n",
        "interview: {clause: 四#2, when: {chosen: {path: exception}}, failing: ends, arranged: 另行通知}\n",
    ),
    (
        "    deliver_to: 杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）\n",
        "    deliver_to: acceptance_points\n    binding: A3 骑缝\n    when: {person: {in_service: true}}\n",
    ),
    (
        "prompt: 收到 12333 短信后缴纳}",
        "prompt: 收到 12333 短信后缴纳, trigger: office.pass, basis: 浙价费〔2002〕229号, online: true}",
    ),
    (", address: 杭州湾上虞经济技术开发区康阳大道88号科创中心527室, clause:", ", role: 报名咨询, clause:"),
    ("    basis: 浙江省职称评审管理实施办法（试行）（浙人社发〔2020〕47号）\n", ""),
    (
        "    bars: next_level\n    starts: year_after_review\n    years: 3\n",
        "    bars: filing\n    starts: at_once\n    years: 0\n",
    ),
    (
        "\nstatement:",
        """
menu: {name: 用户中心首页/中级职称评审, clause: 附件1二#1}
annexes:
  - {id: annex-1, name: 申报人员网上申报办法, clause: 附件#1, at: 附件1}
  - {id: annex-9, name: 评分标准, clause: 附件#1, missing: true}
aliases: [{title: 评审工作计划, means: 评审计划, clause: 五（四）#1}]
selection:
  clause: [附件1二4#1, 附件1二4#2]
  window: recent
  level: {reference: {document: 评价条件, part: 第十条}}
  says: 突出专业代表性，不宜过多过杂
  proof: 集体项目要有本人是主要贡献者的依据
sheets:
  quantified:
    name: 评审打分表
    clause: 二4#1
    sample: true
    full: 100
    filled_by: {path: two-of-five}
    verified_by: bureau
    groups:
      - code: work
        name: 工作业绩
        max: 60
        items: [{code: w1, name: 项目, max: 40, clause: 二4(1)#1}, {code: w2, name: 成果, max: 20}]
      - {code: paper, name: 论文, max: 40, items: [{code: p1, name: 论文, max: 40}]}
dossier: {gate: per_item, reviewers: [employer, department], clause: 附件1一1#1}
copies_attested: {by: employer, words: 核对无误, needs: [signature, date, seal], clause: 五（二）#1}
establishment:
  clause: 二#1
  when: {employer: {kind: institution}}
  within: vacancies
  form: exception-proof
  steps: [公布岗位, 单位推荐]
entrusted:
  - id: outside
    clause: 一#1
    title: 委托评审
    when: {employer: {directly_under: province}}
    consent: 市人力社保局
    without: 资格不予公布。
late: {handling: refuse, clause: 五（四）#1}
supplements: {until: committee, clause: 五（一）#3}
announcements:
  - id: pre-review
    name: 评审前公示
    by: office
    before: committee
    working_days: 5
    sites: [市政府网站]
    fields: [basics]
    content: 基本情况
    clause: 五（一）#2
acceptance_points:
  - id: shangyu
    name: 上虞区人力社保局
    phone: '82120302'
    address: 嘉和路168号
    serves: 上虞区申报对象
    when: {employer: {region: '330604'}}
    clause: 附件3一#3
  - id: yuecheng
    name: 越城区人力社保局
    serves: 越城区申报对象
    when: {employer: {region: '330602'}}
    clause: 附件3一#3
rosters:
  - id: roster
    name: 花名册
    clause: 附件3一#1
    copies: 1
    medium: electronic
    made_by: bureau
    order: [{path: [degree, exception]}, {specialty: plan_order, within: [degree]}]

statement:""",
    ),
)


def wide_folder(spoiled: Callable[..., Path], *changes: tuple[str, str]) -> Path:
    """The folder of the wide plan; what the repository's own plan says in these sections is taken out first."""
    path = spoiled() / "plan.yaml"
    text = path.read_text("utf-8")
    for name in OWN:
        text = re.sub(rf"^{name}:.*\n(?:[ #].*\n|\n(?=[ ]))*", "", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    return spoiled(*(changes or CHANGES))


def spoiler(folder: Path) -> Callable[..., Path]:
    """`make((old, new), …, file=…, plan=…)`: a copy of a plan in `folder`, its texts replaced, each exactly once.

    The instance's settings stand beside it.
    """

    def make(*changes: tuple[str, str], file: str = "plan.yaml", plan: str = ENGINEER) -> Path:
        copy = folder / plan
        if not copy.exists():
            shutil.copytree(PLANS / plan, copy)
            shutil.copy(PLANS / "_policy.yaml", folder)
        path = copy / file
        text = path.read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
        return copy

    return make
