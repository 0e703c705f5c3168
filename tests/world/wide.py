"""A town that lives by a plan with every section the language knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.policy.wide import CHANGES, spoiler, wide_folder
from tests.world.moments import BEGAN
from tests.world.offices import Town, clerk, employer, town
from zhicheng.organisations import services as organisations
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM

BUREAU = (
    "    office: {kind: human_resources, level: county, where: employer}\n",
    "    office: {kind: human_resources, level: county, where: employer}\n"
    "    advises: true\n"
    "    charges: none\n"
    "    verdict_names: {pass: 审查通过, return: 退回补正, reject: 审查不通过}\n",
)
"""What the wide plan says to its department, said to the bureau: everybody's case comes there."""


def wide_town(folder: Path, *words: tuple[str, str]) -> Town:
    """The town under the wide plan, its bureau with words of its own; `words` are changed in what is added to it."""
    changes = []
    for old, new in (*CHANGES, BUREAU):
        for before, after in words:
            new = new.replace(before, after)
        changes.append((old, new))
    plan_services.publish(folder=wide_folder(spoiler(folder), *changes), actor=SYSTEM, at=BEGAN)
    return town()


def supervised(town: Town) -> Town:
    """The same town with an employer that has a supervising department (经信), and its clerk."""
    department = organisations.create_office(
        kind="department",
        name="绍兴市上虞区经济和信息化局",
        region="330604",
        level="county",
        trade="economy",
        actor=SYSTEM,
        at=BEGAN,
    )
    firm = employer("上虞青禾化工有限公司", department=department)
    return replace(town, employer=firm, clerk=clerk(firm, "employer", "许知行"))
