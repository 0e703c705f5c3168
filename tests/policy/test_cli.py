"""The verbs of the policy engine on the command line: what they print, their exit codes, and that Django stays out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from zhicheng import policy
from zhicheng.cli.main import main
from zhicheng.policy.cases import boundary_cases

from .conftest import ENGINEER, PLANS, line_of
from .people import engineer, nobody

Spoil = Callable[..., Path]


def told(folder: Path) -> str:
    """How `plan check` counts what was accepted and the readings."""
    loaded = policy.load_folder(folder)
    accepted = sum(one.reason is not None for one in policy.lint(loaded))
    return f"已说明理由而接受 {accepted} 处，待主办单位确认的读法 {len(loaded.plan.readings)} 处"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"ZHICHENG_PLANS": str(PLANS)})


@pytest.fixture
def facts(tmp_path: Path) -> Callable[[object], str]:
    def write(value: object, name: str = "facts.json") -> str:
        path = tmp_path / name
        path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), "utf-8")
        return str(path)

    return write


def test_check() -> None:
    result = run("plan", "check", ENGINEER)
    assert (result.exit_code, result.output) == (0, f"{ENGINEER}：通过（{told(PLANS / ENGINEER)}）\n")


def test_check_of_a_plan_with_faults(spoiled: Spoil) -> None:
    folder = str(spoiled(("total: 270", "total: many")))
    result = run("plan", "check", folder)
    assert (result.exit_code, result.output) == (
        1,
        f"{ENGINEER}：1 处写得不对\n"
        f"  plan.yaml:{line_of('total: 270')} common[1].needs.training_hours.total：这里是 “many”，应当是一个整数。"
        "请写不小于 1 的整数，不加引号和单位。\n",
    )


def test_check_of_a_plan_with_something_open(spoiled: Spoil) -> None:
    folder = str(spoiled(("  四末#2: 指向附件\n", "")))
    result = run("plan", "check", folder)
    assert (result.exit_code, result.output.splitlines()) == (
        1,
        [
            f"{ENGINEER}：还有 1 处要处理（{told(PLANS / ENGINEER)}）",
            "  [sentence-uncited] 四末#2 notice.md:64 没有一项引用这一句：具体申报办法、审核操作办法详见附件1、2。"
            "请让管这件事的一项引用它，或列进 narrative 并写明为什么。",
        ],
    )


def test_check_as_json() -> None:
    found = json.loads(run("plan", "check", "--json").output)
    assert [one["plan"] for one in found] == sorted(
        path.name for path in PLANS.iterdir() if (path / "plan.yaml").exists()
    )
    asked = [one for plan in found for one in plan["findings"] if one["code"] != "reading-open"]
    assert [one["at"] for one in asked if one["accepted"] is None] == []


def test_an_unknown_plan() -> None:
    result = run("plan", "show", "no-such-plan")
    assert result.exit_code == 2
    assert result.output.startswith("没有找到评审计划 no-such-plan。")


@pytest.mark.parametrize(
    ("who", "code", "verdict"),
    [
        (engineer(attested={"conduct": {"by": "employer", "value": True}}), 0, "met"),
        (engineer(), 4, "no_obstacle"),
        (nobody() | {"person": engineer()["person"], "employer": engineer()["employer"]}, 1, "unmet"),
        ({}, 3, "unknown"),
    ],
)
def test_eligibility(facts: Callable[..., str], who: object, code: int, verdict: str) -> None:
    result = run("eligibility", ENGINEER, facts(who), "--json")
    answer = json.loads(result.output)
    assert (result.exit_code, answer["verdict"], answer["plan"]) == (code, verdict, ENGINEER)
    plain = run("eligibility", ENGINEER, facts(who))
    assert (plain.exit_code, plain.output.splitlines()[1]) == (code, answer["paragraph"])


def test_eligibility_from_a_published_plan(facts: Callable[..., str], loaded: policy.LoadedPlan) -> None:
    frozen = facts(policy.freeze(loaded), "plan.json")
    from_folder = run("eligibility", ENGINEER, facts(engineer()), "--json").output
    assert run("eligibility", frozen, facts(engineer()), "--json").output == from_folder


def test_eligibility_of_yaml(facts: Callable[..., str]) -> None:
    result = run("eligibility", ENGINEER, facts("person: {in_service: false}\n", "facts.yaml"), "--json")
    assert (result.exit_code, json.loads(result.output)["verdict"]) == (1, "unmet")


def test_eligibility_of_bad_input(facts: Callable[..., str]) -> None:
    result = run("eligibility", ENGINEER, facts("person:\n  in_service: no\n", "facts.yaml"))
    assert (result.exit_code, result.output) == (
        2,
        "facts.yaml:2 person.in_service：这里是 “no”，应当是true 或 false。"
        "“是否在职”请改成这个样子；不知道的就空着。\n",
    )
    assert run("eligibility", ENGINEER).exit_code == 2


def test_eligibility_of_many(facts: Callable[..., str], plan: policy.Plan) -> None:
    people = policy.samples(plan, Random(3), date(2023, 8, 20))
    chosen = [next(people) for _ in range(5)]
    lines = "\n".join(json.dumps(one.facts, ensure_ascii=False) for one in chosen)
    result = run("eligibility", ENGINEER, facts(lines, "people.jsonl"))
    assert result.exit_code == 0
    assert [json.loads(line)["verdict"] for line in result.output.splitlines()] == [one.expected for one in chosen]


def test_every_bad_line_of_many_is_told_and_the_good_are_answered(facts: Callable[..., str]) -> None:
    good = json.dumps(nobody(), ensure_ascii=False)
    hours = json.dumps({"trainings": [{"year": 2021, "hours": -8}]})
    result = run("eligibility", ENGINEER, facts("\n".join([good, "{", "", hours, good]), "people.jsonl"))
    wrong = {
        2: "people.jsonl:2 （整个文件）：这里是 “Expecting property name enclosed in doub…”，应当是一行 JSON。"
        "请检查这一行。",
        4: "people.jsonl:4 trainings[0].hours：这里是 “-8”，应当是1 至 1000 之间的一个数。"
        "“学时”请改成这个样子；不知道的就空着。",
    }
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 2
    assert result.stderr.splitlines() == list(wrong.values())
    assert [one.get("verdict") for one in told] == ["unmet", None, None, "unmet"]
    assert told[1:3] == [{"line": line, "error": text} for line, text in wrong.items()]


def test_findings_are_kept_for_recomputing(facts: Callable[..., str], tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    assert run("eligibility", ENGINEER, facts(engineer()), "--keep", str(kept)).exit_code == 4
    stored = json.loads(kept.read_text("utf-8"))
    assert (list(stored), stored["facts"]) == (["document", "facts", "outcome"], engineer())
    assert run("eligibility", "--verify", str(kept)).exit_code == 0
    assert run("eligibility", ENGINEER, facts(engineer()), "--keep", str(tmp_path)).exit_code == 2
    assert run("eligibility", ENGINEER, facts("{}", "people.jsonl"), "--keep", str(kept)).exit_code == 2


def test_stored_findings_are_recomputed(facts: Callable[..., str], loaded: policy.LoadedPlan) -> None:
    stored = {
        "document": policy.freeze(loaded),
        "facts": engineer(),
        "outcome": policy.evaluate(loaded.plan, engineer()).as_json(),
    }
    same = run("eligibility", "--verify", facts(stored))
    assert (same.exit_code, same.output) == (0, f"重新计算的结果和存下的一样（计划摘要 {loaded.plan.digest[:12]}）。\n")
    stored["outcome"]["verdict"] = "met"
    other = run("eligibility", "--verify", facts(stored))
    assert (other.exit_code, other.output) == (1, "重新计算的结果和存下的不一样：verdict。\n")
    assert run("eligibility", "--verify", facts({})).exit_code == 2


def test_show(facts: Callable[..., str]) -> None:
    lines = run("plan", "show", ENGINEER, "--for", facts(engineer())).output.splitlines()
    assert "    ✓ 满足　继续教育不少于 270 学时（专业不少于 180，公需不少于 54）　〔三（三）〕" in lines
    beside = run("plan", "show", ENGINEER, "--beside").output
    assert "原文：2. 大学本科或大专（高职）学历，担任助理工程师职务满4年；" in beside


def test_explain() -> None:
    lines = run("plan", "explain", ENGINEER, "dates.applicant_deadline").output.splitlines()
    assert lines[:4] == [
        "dates.applicant_deadline（dates.applicant_deadline）",
        "  name：个人申报截止",
        "  date：2023-09-08",
        "  clause：五（四）#1",
    ]
    assert run("plan", "explain", ENGINEER, "nothing").exit_code == 2


def test_diff_and_roll(tmp_path: Path) -> None:
    rolled = run("plan", "roll", ENGINEER, "--open-on", "2026-11-24", "--out", str(tmp_path))
    folder = tmp_path / f"{ENGINEER}-2026"
    assert (rolled.exit_code, rolled.output) == (
        0,
        f"{folder}：2026年度杭州湾上虞经济技术开发区工程技术人员中级专业技术职务任职资格评审工作计划，"
        "2026-11-18 至 2027-01-08 申报\n",
    )
    lines = run("plan", "diff", ENGINEER, str(folder)).output.splitlines()
    assert lines[:2] == [
        "年限计算截止：2023年12月31日（周日） → 2026年12月31日（周四）",
        "开始申报：2023年7月19日（周三） → 2026年11月18日（周三）",
    ]
    assert [line for line in lines if line.startswith("改动　年限计算截止 date")] == []
    every = run("plan", "diff", ENGINEER, str(folder), "--all").output.splitlines()
    assert every[: len(lines)] == lines
    assert [line for line in every if line.startswith("改动　年限计算截止 date")] == [
        "改动　年限计算截止 date：2023-12-31 → 2026-12-31"
    ]
    assert run("plan", "diff", ENGINEER, ENGINEER).output == "两个计划没有不同。\n"
    assert run("plan", "roll", ENGINEER).exit_code == 2
    assert run("plan", "check", str(folder)).exit_code == 0


def test_cases(spoiled: Spoil) -> None:
    loaded = policy.load_folder(PLANS / ENGINEER)
    made, written = len(list(boundary_cases(loaded.plan))), len(loaded.cases["cases"])
    result = run("plan", "cases", ENGINEER)
    assert (result.exit_code, result.output) == (0, f"由条件生成 {made} 例，手写 {written} 例，不符 0 例。\n")
    folder = str(spoiled(("measured: {assistant: 4 年}", "measured: {assistant: 5 年}"), file="cases.yaml"))
    assert run("plan", "cases", folder).exit_code == 1


def test_schema() -> None:
    assert json.loads(run("plan", "schema").output)["title"] == "评审计划 plan.yaml"
    assert json.loads(run("plan", "schema", "facts").output)["title"] == "评审计划的事实"


@pytest.mark.parametrize(
    "words", [["plan", "check", ENGINEER], ["eligibility", ENGINEER, "FACTS"], ["plan", "cases", ENGINEER]]
)
def test_django_stays_out(words: list[str], facts: Callable[..., str]) -> None:
    words = [facts(engineer()) if one == "FACTS" else one for one in words]
    code = (
        "import sys\nfrom zhicheng.cli.main import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        "print(sorted(name for name in sys.modules if name.partition('.')[0] in ('django', 'pydantic', 'rich')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"ZHICHENG_PLANS": str(PLANS)}, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
