"""What is wrong in a plan folder: file, line, path, found, expected, mend; all at once."""

# ruff: noqa: E501  (one line for each fault)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy

from .conftest import line_of

Spoil = Callable[..., Path]


def errors_of(folder: Path) -> tuple[policy.PlanError, ...]:
    with pytest.raises(policy.PlanErrors) as raised:
        policy.load_folder(folder)
    return raised.value.errors


def places(folder: Path) -> list[tuple[str, str, str]]:
    return [(one.path, one.found, one.expected) for one in errors_of(folder)]


def test_many_problems_at_once(spoiled: Spoil) -> None:
    folder = spoiled(
        ("total: 270", "total: many"),
        ("as_of: {date: 2023-12-31,", "as_of: {date: 2023-02-30,"),
        ("level: intermediate", "level: middle"),
        ("    force: hard\n", "    forces: hard\n"),
    )
    found = errors_of(folder)
    assert [(one.file, one.line, one.path, one.found) for one in found] == [
        ("plan.yaml", 10, "plan.level", "“middle”"),
        ("plan.yaml", line_of("as_of:"), "as_of.date", "“2023-02-30”"),
        ("plan.yaml", line_of("  - id: hours\n"), "common[1]", "“没有 force”"),
        ("plan.yaml", line_of("    force: hard"), "common[1].forces", "“forces”"),
        ("plan.yaml", line_of("total: 270"), "common[1].needs.training_hours.total", "“many”"),
    ]
    assert [one.mend for one in found] == [
        "请写junior、intermediate、senior、professor 中的一个。",
        "请写成 2023-12-31 的样子。",
        "请加上 force。",
        "是不是 force？",
        "请写不小于 1 的整数，不加引号和单位。",
    ]


def test_an_error_as_a_sentence(spoiled: Spoil) -> None:
    error = errors_of(spoiled(("level: intermediate", "level: middle")))[0]
    assert str(error) == (
        "plan.yaml:10 plan.level：这里是 “middle”，应当是junior、intermediate、senior、professor 中的一个。"
        "请写junior、intermediate、senior、professor 中的一个。"
    )
    assert error.as_json() == {
        "file": "plan.yaml",
        "line": 10,
        "path": "plan.level",
        "found": "“middle”",
        "expected": "junior、intermediate、senior、professor 中的一个",
        "mend": "请写junior、intermediate、senior、professor 中的一个。",
    }


@pytest.mark.parametrize(
    ("old", "new", "path", "found"),
    [
        # trees
        ("    needs: {title: 在工程技术类岗位工作, person:", "    needs: {title: 在工程技术类岗位工作, persons:", "common[0].needs", "“persons”"),
        ("needs: {affiliation: {same: [insurance, personnel_file, labour]}}", "needs: []", "common[3].needs", "一个 0 项的列表"),
        ("{affiliation: {same: [insurance, personnel_file, labour]}}", "{affiliation: {same: [car]}}", "common[3].needs.affiliation.same[0]", "“car”"),
        ("      at_least: 2\n", "      at_least: 6\n", "paths.two-of-five.needs.at_least", "“6”"),
        ("      at_least: 2\n", "      at_least: 0\n", "paths.two-of-five.needs.at_least", "“0”"),
        ("          some: degree\n          where: {it.education: bachelor}", "          some: diploma\n          where: {it.education: bachelor}", "paths.degree.needs.any[1].some", "“diploma”"),
        ("where: {it.education: bachelor}", "where: {it.schooling: bachelor}", "paths.degree.needs.any[1].where.it.schooling", "“it.schooling”"),
        ("where: {it.education: bachelor}", "where: {it.education: scholar}", "paths.degree.needs.any[1].where.it.education", "“scholar”"),
        ("practised: {full_years: 5, after: it.awarded", "practised: {full_years: 5, after: it.school", "paths.degree.needs.any[1].holds[0].practised.after", "“it.school”"),
        ("practised: {kind: same_profession, full_years: 10}", "practised: {kind: same_profession, full_years: 10, after: it.awarded}", "paths.two-of-five.needs.of[3].practised.after", "“it.awarded”"),
        ("{id: invention, title: 近五年取得发明专利 1 项以上", "{id: software, title: 近五年取得发明专利 1 项以上", "paths.two-of-five.needs.of[1].any[1].id", "“software”"),
        ("utility_model, count: 3, rank: 1, window: five-years", "utility_model, count: 3, rank: 1, window: six-years", "paths.two-of-five.needs.of[1].any[2].achievement.window", "“six-years”"),
        ("achievement: {kind: innovation_project, level: {from: city}, role: main}", "achievement: {kind: innovation_project, level: {from: town}, role: main}", "paths.two-of-five.needs.of[0].any[0].achievement.level", "一组字段（from）"),
        ("when: {chosen: {path: technician}}", "when: {chosen: {path: craftsman}}", "attachments[6].when.chosen.path", "“craftsman”"),
        ("{zone: shangyu-north, ownership: private}}", "{zone: shangyu-north, ownership: family}}", "population.needs.all[0].employer.ownership", "“family”"),
        # parts
        ("due: {on: employer_deadline,", "due: {on: tomorrow,", "route[0].due.on", "“tomorrow”"),
        ("  over_bytes: 30720", "  over_bytes: 30K", "photo.over_bytes", "“30K”"),
        ("    printable_after: bureau", "    printable_after: palace", "papers[0].printable_after", "“palace”"),
        ("    chosen: utility_models", "    chosen: no_option", "readings.rank-first.chosen", "“no_option”"),
        ("invention.rank: 1, software.rank: 1", "invention.rank: 1, hardware.rank: 1", "readings.rank-first.options.all.set.hardware.rank", "“hardware.rank”"),
        ("total: 270, of_which: {professional: 180, public: 54}", "total: 230, of_which: {professional: 180, public: 54}", "common[1].needs.training_hours.of_which", "“234”"),
        ("language: 1\n", "language: 2\n", "language", "“2”"),
        ("id: 2023-shangyu-engineer\n", "id: another\n", "id", "“another”"),
        ("interview: not_said", "interview: maybe", "interview", "“maybe”"),
    ],
)  # fmt: skip
def test_one_problem(spoiled: Spoil, old: str, new: str, path: str, found: str) -> None:
    assert [(one[0], one[1]) for one in places(spoiled((old, new)))][-1:] == [(path, found)]


def test_an_option_that_spoils_the_plan(spoiled: Spoil) -> None:
    folder = spoiled(("{invention.rank: 1, software.rank: 1}", "{invention.rank: first}"))
    assert [(one.path, one.found, one.mend) for one in errors_of(folder)] == [
        (
            "readings.rank-first.options.all",
            "“first”",
            "这种读法改到的 paths.two-of-five.needs.of[1].any[0].achievement.rank 写得不对。请按这个样子改写。",
        )
    ]


def test_a_folder_without_files(tmp_path: Path) -> None:
    assert [(one.file, one.line, one.found) for one in errors_of(tmp_path)] == [
        ("notice.md", 0, "“没有这个文件”"),
        ("plan.yaml", 0, "“没有这个文件”"),
    ]


def test_a_file_that_is_no_text(spoiled: Spoil) -> None:
    folder = spoiled()
    (folder / "plan.yaml").write_bytes("计划".encode("gbk"))
    assert [(one.file, one.expected) for one in errors_of(folder)] == [("plan.yaml", "UTF-8 编码的文字")]


def test_a_plan_that_is_a_list(spoiled: Spoil) -> None:
    folder = spoiled()
    (folder / "plan.yaml").write_text("- 1\n", "utf-8")
    assert [(one.line, one.path, one.found) for one in errors_of(folder)] == [(1, "（整个文件）", "一个 1 项的列表")]


def test_problems_of_all_files_come_together(spoiled: Spoil) -> None:
    spoiled(("level: intermediate", "level: middle"))
    spoiled(("{#引言}", "{#主送}"), file="notice.md")
    folder = spoiled(("cases:\n", "cases: &a\n"), ("id: nothing-known", "id: !x nothing-known"), file="cases.yaml")
    assert sorted({one.file for one in errors_of(folder)}) == ["cases.yaml", "notice.md", "plan.yaml"]
