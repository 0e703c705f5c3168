"""What a plan rules beside its conditions, each as a title, its words and its clause.

Where one files, the dossier, choosing records, scoring, copies, posts; lateness, supplements, entrusting, rosters.
Only what the plan says is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from zhicheng.policy import selection
from zhicheng.policy.telling import offices as office_words

if TYPE_CHECKING:
    from zhicheng.policy.model.plan import Clause, Entrusted, Plan, Roster, Sheet

NEEDS = {"signature": "验证人签名", "date": "注明时间", "seal": "加盖公章"}
REVIEWERS = {"employer": "用人单位", "department": "主管部门", "human_resources": "人力社保部门"}


class Rule(NamedTuple):
    """One rule in words."""

    title: str
    text: str
    clause: Clause


def rules(plan: Plan) -> tuple[Rule, ...]:
    """Every standing rule of a plan, in the order in which people meet them."""
    return (*_filing(plan), *_offices(plan))


def _filing(plan: Plan) -> Iterator[Rule]:
    if plan.menu is not None:
        yield Rule("在哪里申报", plan.menu.name, plan.menu.clause)
    if plan.dossier is not None:
        how = "整体审查通过后才能申报" if plan.dossier.gate == "before_filing" else "审查通过的条目才能在申报时选用"
        who = "、".join(REVIEWERS[one] for one in plan.dossier.reviewers)
        yield Rule("业绩档案", f"由{who}审查，{how}。", plan.dossier.clause)
    chosen = plan.selection
    if chosen is not None:
        when = f"限{selection.words(chosen.window)}取得的。" if chosen.window is not None else ""
        level = f"{chosen.level.title}。" if chosen.level is not None else ""
        said = "".join(f"{part}。" for part in (chosen.says, chosen.proof) if part)
        yield Rule("选择相关业绩", f"{when}{level}{said}", chosen.clause)
    for sheet in plan.sheets.values():
        yield Rule(sheet.name, _scored(plan, sheet), sheet.clause)
    copies = plan.copies_attested
    if copies is not None:
        needs = "，".join(NEEDS[one] for one in copies.needs)
        yield Rule("复印件", f"由用人单位核对原件，写明“{copies.words}”，{needs}。", copies.clause)
    post = plan.establishment
    if post is not None:
        within = "在空缺岗位数以内推荐。" if post.within_vacancies else ""
        steps = f"依次：{'；'.join(post.steps)}。" if post.steps else ""
        yield Rule("事业单位岗位", f"{post.when.title}的，{within}{steps}", post.clause)


def _scored(plan: Plan, sheet: Sheet) -> str:
    paths = "、".join(plan.path(one).name for one in sheet.paths)
    who = f"按“{paths}”申报的人填写" if paths else "人人都要填写"
    by = f"，由{office_words.maker(plan, sheet.verified_by)}核定" if sheet.verified_by else ""
    by_rule = next((one.title for one in plan.basis if sheet.standard in (one.number, one.title)), "")
    standard = f"按《{by_rule}》打分。" if by_rule else ""
    evidence = "每一项都要附证明材料，没有的不给分。" if sheet.evidence else ""
    sample = "各项是示例，以正式的表为准。" if sheet.sample else ""
    return f"{who}，满分 {sheet.full} 分{by}。{standard}{evidence}{sample}{sheet.note}"


def _offices(plan: Plan) -> Iterator[Rule]:
    if plan.late is not None:
        refused = plan.late.handling == "refuse"
        text = "不再受理。" if refused else "由受理机构逐件决定，请先和受理机构联系。"
        yield Rule("逾期申报", text, plan.late.clause)
    if plan.supplements is not None:
        until = office_words.stage_name(plan, plan.supplements.until)
        yield Rule("补充材料", f"{until}开始以后，不再补充材料。", plan.supplements.clause)
    for entrusted in plan.entrusted:
        yield Rule(entrusted.title, _entrusted(plan, entrusted), entrusted.clause)
    for roster in plan.rosters:
        yield Rule(roster.name, _roster(plan, roster), roster.clause)


def _entrusted(plan: Plan, one: Entrusted) -> str:
    who = f"{one.when.title}的。" if one.when is not None else ""
    consent = f"须经{one.consent.removesuffix('同意')}同意。" if one.consent else ""
    issued = f"委托书由{office_words.maker(plan, one.issued_by)}出具。" if one.issued_by else ""
    without = f"{one.without.rstrip('。')}。" if one.without else ""
    return f"{who}{consent}{issued}{without}"


def _roster(plan: Plan, one: Roster) -> str:
    copies = f"一式 {one.copies.words(' 份')}" if one.copies is not None else ""
    medium = "电子版" if one.medium == "electronic" else "纸质"
    made = f"由{office_words.maker(plan, one.made_by)}制作" if one.made_by else ""
    return "，".join(part for part in (made, medium, copies) if part)
