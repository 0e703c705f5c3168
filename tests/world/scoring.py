"""The shipped plan as one that scores: a sheet everybody fills in, 60 points to pass, verified by the bureau; or as one
that asks for no photo."""

from __future__ import annotations

from pathlib import Path

from tests.plans.builders import changed_folder
from tests.world.moments import BEGAN, PLANS
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM

SHEET = """
sheets:
  quantified:
    name: 评审打分表
    clause: 二1#1
    sample: true
    full: 100
    filled_by: everyone
    verified_by: bureau
    evidence: required
    groups:
      - code: work
        name: 工作业绩
        max: 60
        items:
          - {code: projects, name: 主持的项目, max: 40}
          - {code: benefit, name: 取得的效益, max: 30}
      - code: papers
        name: 论文论著
        max: 40
        items:
          - {code: papers, name: 发表的论文, max: 40}

common:
  - id: enough-points
    name: 量化得分
    clause: 二1#1
    force: office
    needs: {scored: {sheet: quantified, from: 60}}
"""
FIELD = "score-quantified"
_PHOTO = (
    "photo:\n"
    + (PLANS / "2023-shangyu-engineer" / "plan.yaml").read_text().partition("\nphoto:\n")[2].partition("\n\n")[0]
)


def publish_scoring_plan(folder: Path) -> None:
    """Publish the plan with a scoring sheet; a town built afterwards has it."""
    made = changed_folder(folder, ("\ncommon:\n", SHEET))
    plan_services.publish(folder=made, actor=SYSTEM, at=BEGAN)


def publish_plan_without_photo(folder: Path) -> None:
    """Publish the plan without a rule for photos; a town built afterwards has it."""
    plan_services.publish(folder=changed_folder(folder, (_PHOTO, "")), actor=SYSTEM, at=BEGAN)
