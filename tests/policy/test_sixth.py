"""A sixth notice, of another trade and city, needs a folder and nothing else: no code knows of it, or of any plan."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from zhicheng import policy
from zhicheng.policy.cases import boundary_cases, written_cases

from .conftest import PLANS
from .people import Facts, nobody, records

SIXTH = Path(__file__).parent / "sixth"
FOLDER = SIXTH / "2024-wenzhou-agronomist"
SOURCE = PLANS.parent / "src" / "zhicheng"
CODE_TABLES = SOURCE / "standards" / "data" / "codes"


@pytest.fixture(scope="module")
def sixth() -> policy.LoadedPlan:
    return policy.load_folder(FOLDER)


def agronomist(**changes: Any) -> Facts:
    """Someone who meets everything by the degree path, all that people must say of her said."""
    years = range(2019, 2024)
    results = {2021: "qualified", 2022: "excellent", 2023: "qualified"}
    said = ("trade", "no_civil_servant", "not_retired", "conduct")
    project = {"kind": "other", "level": "city", "role": "leader", "from": "2020-01-01", "to": "2022-12-31"}
    facts = nobody() | {
        "person": {"identity": "resident_id", "in_service": True},
        "employer": {
            "kind": "institution",
            "department": "agriculture",
            "region": "330382",
            "directly_under": "county",
        },
        "degrees": records({"id": "item:1", "education": "bachelor", "degree": "bachelor", "awarded": "2012-06-30"}),
        "appointments": appointed("2019-07-01"),
        "trainings": records(*({"id": f"item:t{y}", "year": y, "kind": "professional", "hours": 72} for y in years)),
        "appraisals": records(*({"id": f"item:a{y}", "year": y, "result": one} for y, one in results.items())),
        "papers": records(*({"id": f"item:l{n}", "rank": 1, "published": f"202{n}-05-01"} for n in (0, 3))),
        "patents": records(*({"id": f"item:z{n}", "kind": "invention", "granted": f"202{n}-03-01"} for n in (1, 2))),
        "projects": records({"id": "item:x", **project}),
        "attempts": records(),
        "attested": {one: {"by": "employer", "value": True} for one in said}
        | {"project_accepted": {"by": "office", "value": True}},
    }
    return facts | changes


def appointed(day: str) -> Facts:
    return records({"id": "item:2", "as": "agronomist", "from": day})


def answer(plan: policy.Plan, facts: Facts) -> dict[str, Any]:
    """What the platform tells a person, in short."""
    found = policy.evaluate(plan, facts)
    return {
        "verdict": found.verdict,
        "paths": {one.id: one.verdict for one in found.paths},
        "common": {one.id: one.verdict for one in (found.population, *found.common)},
        "paragraph": found.paragraph.replace("\u00a0", " "),
    }


ALL_MET = dict.fromkeys(
    ("population", "conduct", "appraisals", "excellent", "hours", "achievements", "not-again"), "met"
)
BY_DEGREE = {"normal": "met", "mountain": "unmet", "transfer": "unmet", "exception": "unmet"}


def test_the_notice_beside_the_plan_is_the_text_as_it_was_written() -> None:
    markdown = (FOLDER / "notice.md").read_text("utf-8")
    kept = [line for line in markdown.splitlines() if not line.startswith(">") and not re.fullmatch(r"[|\-\s]+", line)]
    plain = re.sub(r"\{#[^}]+\}|#|\||\s", "", "".join(kept))
    assert plain == re.sub(r"\s", "", (SIXTH / "notice.txt").read_text("utf-8"))


def test_checking_leaves_nothing_open() -> None:
    found = policy.open_folder(FOLDER)
    assert [(one.code, one.at) for one in policy.lint_folder(found) if one.open] == []


def test_checking_among_the_plans_of_the_instance_leaves_nothing_open(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / FOLDER.name)
    shutil.copy(PLANS / "_policy.yaml", tmp_path)
    found = policy.open_folder(tmp_path / FOLDER.name)
    assert [(one.code, one.at) for one in policy.lint_folder(found) if one.open] == []


def test_its_cases_come_out_right(sixth: policy.LoadedPlan) -> None:
    results = [*boundary_cases(sixth.plan), *written_cases(sixth.plan, sixth.cases)]
    assert [(one.id, str(wrong)) for one in results for wrong in one.mismatches] == []


def test_every_reading_that_changes_a_condition_has_a_case(sixth: policy.LoadedPlan) -> None:
    shown = {
        name
        for case in sixth.cases["cases"]
        for name in (case["expect"].get("reading") or {}).values()
        if name is not None
    }
    quiet = {"award-second-class", "sixty", "ban-start"}  # words for people to judge by; no verdict hangs on them
    assert shown == {one.id for one in sixth.plan.readings} - quiet


def test_somebody_who_meets_everything(sixth: policy.LoadedPlan) -> None:
    assert answer(sixth.plan, agronomist()) == {
        "verdict": "met",
        "paths": BY_DEGREE,
        "common": ALL_MET,
        "paragraph": "您按“学历资历”符合申报条件，可以申报。",
    }


def test_somebody_who_is_a_day_short(sixth: policy.LoadedPlan) -> None:
    assert answer(sixth.plan, agronomist(appointments=appointed("2019-07-02"))) == {
        "verdict": "unmet",
        "paths": BY_DEGREE | {"normal": "unmet"},
        "common": ALL_MET,
        "paragraph": (
            "现在还差一项。"
            "取得博士学位，担任农艺师职务满 2 年，或者取得硕士学位，担任农艺师职务满 4…：4 种情况都还不符合。"
            "最接近的是“大学本科毕业，担任农艺师职务满 5 年”：看“大学本科”：到 2024年6月30日，您担任农艺师职务 "
            "4 年11 个月29 天，还差 1 天。别的不变，到2024年7月1日就满足，可以等计算截止日在这一天以后的评审。"
        ),
    }


def test_somebody_of_whom_people_must_still_speak(sixth: policy.LoadedPlan) -> None:
    people = ("population", "conduct", "achievements")
    assert answer(sixth.plan, agronomist(attested={}, projects=records())) == {
        "verdict": "no_obstacle",
        "paths": BY_DEGREE,
        "common": ALL_MET | dict.fromkeys(people, "needs_human"),
        "paragraph": (
            "您按“学历资历”申报没有看到障碍，还要由用人单位和主管部门判断：“从事农业技术推广、研究、服务工作”、"
            "“不是公务员，也不是参照公务员法管理的事业单位工作人员”、“没有达到法定退休年龄”、"
            "“遵守宪法和法律法规，恪守职业道德”和“辐射带动农户 200 户以上，新增经济效益累计 500 万元以上”。"
        ),
    }


def texts() -> dict[Path, str]:
    """Everything the source holds: code, pages, styles, data; not what Python keeps of it."""
    files = [path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path: path.read_text("utf-8", errors="replace") for path in sorted(files)}


def test_the_source_knows_neither_the_sixth_plan_nor_its_city_nor_its_trade() -> None:
    known = re.compile(r"温州|wenzhou|农艺|agronom|农业|agricultur|畜牧|种植业|援疆|温农|山区26县", re.IGNORECASE)
    named = [str(path.relative_to(SOURCE)) for path, text in texts().items() if known.search(text)]
    assert [one for one in named if CODE_TABLES not in (SOURCE / one).parents] == []


def test_the_source_names_no_plan() -> None:
    plans = sorted(path.parent.name for path in (*PLANS.glob("*/plan.yaml"), *SIXTH.glob("*/plan.yaml")))
    named = [(str(path.relative_to(SOURCE)), one) for path, text in texts().items() for one in plans if one in text]
    assert (len(plans), named) == (6, [])
