"""Document packs: read with the plan's care for errors, compiled in place of references, pinned with the plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from zhicheng import policy
from zhicheng.policy.building.compile import Compiler
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.loading import packs
from zhicheng.policy.loading.packs import load_packs
from zhicheng.policy.problems import PlanErrors

from .people import engineer
from .trees import CONTEXT, ask, node, records

SKILLED = """\
document: 示发〔2019〕31号
title: 高技能人才贯通办法
parts:
  第三条:
    title: 获得过国家级技能荣誉
    needs:
      any:
        - {id: gold, clause: 第三条（一）, honour: {kind: world_skills_gold}}
        - {id: award, honour: {kind: national_skills_award}}
  全文:
    title: 贯通办法的各项要求
    needs: {all: [{reference: {document: 示发〔2019〕31号, part: 第三条}}, {reference: {document: 示发〔2018〕1号}}]}
"""
OTHER = """\
document: 示发〔2018〕1号
title: 职业能力建设办法
parts:
  全文: {title: 在职, needs: {person: {in_service: true}}}
"""
BY_ARTICLE = {"id": "skilled", "reference": {"document": "示发〔2019〕31号", "part": "第三条", "subject": "高技能人才"}}


def folder(tmp_path: Path, **files: str) -> Path:
    made = tmp_path / "_documents"
    made.mkdir()
    for name, text in files.items():
        (made / f"{name}.yaml").write_text(text, "utf-8")
    return made


@pytest.fixture
def at_hand(tmp_path: Path) -> tuple[packs.Pack, ...]:
    return load_packs(folder(tmp_path, skilled=SKILLED, other=OTHER))


def test_a_folder_that_is_not_there_holds_no_packs(tmp_path: Path) -> None:
    assert load_packs(tmp_path / "_documents") == ()


def test_packs_in_the_order_of_their_files(at_hand: tuple[packs.Pack, ...]) -> None:
    assert [(one.file, one.document, one.title, list(one.parts)) for one in at_hand] == [
        ("_documents/other.yaml", "示发〔2018〕1号", "职业能力建设办法", ["全文"]),
        ("_documents/skilled.yaml", "示发〔2019〕31号", "高技能人才贯通办法", ["第三条", "全文"]),
    ]


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    double = OTHER.replace("title: 职业能力建设办法", "title: 另一份")
    broken = (
        "document: 示发〔2020〕2号\ntitle: 办法\nparts:\n  第一条:\n    title: 要求\n"
        "    needs: {honour: {kind: nobel}}\n  第二条:\n"
        "    needs: {achievement: {kind: paper, window: recent}}\nyear: 2020\n"
    )
    no_yaml = "document: [\n"
    with pytest.raises(PlanErrors) as found:
        load_packs(folder(tmp_path, a=OTHER, b=double, c=broken, d=no_yaml))
    assert [(one.file, one.line, one.path) for one in found.value.errors] == [
        ("_documents/b.yaml", 1, "document"),
        ("_documents/c.yaml", 6, "parts.第一条.needs.honour.kind"),
        ("_documents/c.yaml", 7, "parts.第二条"),
        ("_documents/c.yaml", 8, "parts.第二条.needs.achievement.window"),
        ("_documents/c.yaml", 9, "year"),
        ("_documents/d.yaml", 2, "（整个文件）"),
    ]
    assert found.value.errors[0].expected == "没有别的文件用过的文号（_documents/a.yaml 已经用了）"


@pytest.mark.requirement("S0-12")
def test_a_reference_waits_for_people_until_its_document_is_at_hand(at_hand: tuple[packs.Pack, ...]) -> None:
    gold = {"honours": records({"id": "h", "kind": "world_skills_gold"})}
    without = ask(BY_ARTICLE, gold)
    assert (without.verdict, without.sentence) == (
        "needs_human",
        "这一条写在示发〔2019〕31号第三条里，由审核单位对照判断。",
    )
    context = replace(CONTEXT, packs=at_hand)
    assert ask(BY_ARTICLE, gold, context).verdict == "met"
    assert ask(BY_ARTICLE, {"honours": records()}, context).verdict == "unmet"
    assert ask(BY_ARTICLE, {}, context).verdict == "unknown"


def test_findings_of_a_pack_cite_the_document(at_hand: tuple[packs.Pack, ...]) -> None:
    found = node(BY_ARTICLE, replace(CONTEXT, packs=at_hand)).explain(View(Facts({"honours": records()})))
    assert [(one.id, one.title, one.refs) for one in found.walk()] == [
        ("skilled", "获得过国家级技能荣誉", ("二#1", "示发〔2019〕31号·第三条")),
        ("skilled.gold", "世界技能大赛金牌 1 项以上", ("示发〔2019〕31号·第三条（一）",)),
        ("skilled.award", "中华技能大奖 1 项以上", ("示发〔2019〕31号·第三条",)),
    ]


def test_the_words_and_the_force_of_the_place_stay(at_hand: tuple[packs.Pack, ...]) -> None:
    made = Compiler(replace(CONTEXT, packs=at_hand)).node(
        {**BY_ARTICLE, "title": "高技能人才", "soft": True}, "x", ("四#1",), "hard"
    )
    assert (made.title, made.soft, made.force, made.explain(View(Facts({"honours": records()}))).verdict) == (
        "高技能人才",
        True,
        "hard",
        "needs_human",
    )


def test_which_part_is_meant(at_hand: tuple[packs.Pack, ...]) -> None:
    def part(**reference: str) -> str | None:
        found = packs.part_of(at_hand, {"document": "示发〔2019〕31号", **reference})
        return found[1] if found else None

    assert part(part="第三条", subject="高技能人才") == "第三条"
    assert part(subject="第三条") == "第三条"
    assert part() == "全文"
    assert part(part="第九条") is None
    assert packs.part_of(at_hand, {"document": "别的文件"}) is None


def test_packs_that_point_to_packs_come_to_an_end(at_hand: tuple[packs.Pack, ...]) -> None:
    whole = {"reference": {"document": "示发〔2019〕31号"}}
    found = ask(whole, {"person": {"in_service": True}}, replace(CONTEXT, packs=at_hand))
    assert [one.verdict for one in found.children] == ["needs_human", "met"]  # its own document is not opened again


def test_what_is_pinned_is_what_is_referred_to(at_hand: tuple[packs.Pack, ...]) -> None:
    plan = {"paths": {"skilled": {"needs": BY_ARTICLE}}}
    assert [one.document for one in packs.referred(plan, at_hand)] == ["示发〔2018〕1号", "示发〔2019〕31号"]
    far = {"common": [{"needs": {"reference": {"document": "示发〔2018〕1号"}}}]}
    assert [one.document for one in packs.referred(far, at_hand)] == ["示发〔2018〕1号"]
    assert packs.referred({"common": []}, at_hand) == ()
    again = packs.thawed(packs.frozen(at_hand))
    assert [(one.document, one.title, one.parts) for one in again] == [
        (one.document, one.title, one.parts) for one in at_hand
    ]
    assert packs.thawed(None) == ()


# In a plan ----------------------------------------------------------------------------------------------------------

CITY = """\
document: 绍兴市工业和信息化领域工程师资格评审条件
title: 评审条件（测试用）
parts:
  破格申报: {title: 在一线工作, needs: {person: {front_line: true}}}
"""


def test_a_pack_beside_the_plans_is_read_frozen_and_thawed(spoiled: Callable[..., Path]) -> None:
    home = spoiled()
    before = policy.load_folder(home).plan
    (home.parent / "_documents").mkdir()
    (home.parent / "_documents" / "city.yaml").write_text(CITY, "utf-8")
    (home.parent / "_documents" / "other.yaml").write_text(OTHER, "utf-8")
    loaded = policy.load_folder(home)
    document = policy.freeze(loaded)
    assert [one["document"] for one in json.loads(document["packs"])] == ["绍兴市工业和信息化领域工程师资格评审条件"]
    assert policy.digest(document) == loaded.plan.digest != before.digest
    thawed = policy.thaw(json.loads(json.dumps(document)))
    person = {"person": {"front_line": False}}
    verdicts = [
        policy.evaluate(plan, engineer(**person)).finding("city-conditions").verdict for plan in (before, thawed)
    ]
    assert verdicts == ["needs_human", "unmet"]
    assert policy.evaluate(thawed, engineer()).as_json() == policy.evaluate(loaded.plan, engineer()).as_json()


def test_a_broken_pack_is_told_with_the_plans_own_problems(spoiled: Callable[..., Path]) -> None:
    home = spoiled(("intermediate\n  awards", "middle\n  awards"))
    (home.parent / "_documents").mkdir()
    (home.parent / "_documents" / "city.yaml").write_text(CITY.replace("front_line", "frontline"), "utf-8")
    with pytest.raises(PlanErrors) as found:
        policy.load_folder(home)
    assert [(one.file, one.path) for one in found.value.errors] == [
        ("_documents/city.yaml", "parts.破格申报.needs.person.frontline"),
        ("plan.yaml", "plan.level"),
    ]
