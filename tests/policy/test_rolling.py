"""Editions for another year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhicheng import policy
from zhicheng.policy.cases import boundary_cases, written_cases
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.policy.rolling_text import shift_value, shift_words
from zhicheng.policy.tree import Leaf
from zhicheng.standards.calendar import china

from .conftest import ENGINEER


def rolled(loaded: policy.LoadedPlan, out: Path, **how: object) -> policy.LoadedPlan:
    return policy.load_folder(policy.roll(loaded.home, out=out, **how))  # type: ignore[arg-type]


def test_an_edition_of_another_year(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    plan = rolled(loaded, tmp_path, to_year=2025).plan
    assert (plan.id, plan.year, plan.rolled_from) == (f"{ENGINEER}-2025", 2025, ENGINEER)
    assert plan.name == loaded.plan.name.replace("2023年度", "2025年度")
    assert {code: (str(one.date), one.derived) for code, one in plan.dates.items()} == {
        "notice": ("2023-07-19", None),
        "opens": ("2025-07-16", "rolled"),
        "applicant_deadline": ("2025-09-05", "rolled"),
        "employer_deadline": ("2025-09-18", "rolled"),
    }
    assert plan.as_of == date(2025, 12, 31)
    assert {code: (str(one.start), str(one.end), one.derived) for code, one in plan.windows.items()} == {
        "five-years": ("2021-01-01", "2025-12-31", "rolled"),
        "honours": ("2024-07-01", "2025-06-30", "rolled"),
    }
    assert [one.id for one in plan.attachments if one.year] == [f"appraisal-form-{year}" for year in (2022, 2023, 2024)]
    hours = plan.common[1].node
    assert isinstance(hours, Leaf) and isinstance(hours.condition, TrainingHours)
    assert hours.condition.years == (2023, 2024, 2025)
    assert plan.notice.remark.startswith(f"本计划由《{loaded.plan.name}》顺延而来。")
    assert plan.source == loaded.plan.source


def test_what_moved_is_listed(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    record = rolled(loaded, tmp_path, to_year=2025).plan.written["rolled"]
    assert (record["from"], record["digest"], record["years"], record["weeks"]) == (
        ENGINEER,
        loaded.plan.digest,
        2,
        104,
    )
    assert record["values"][1] == {"at": "as_of.date", "was": "2023-12-31", "is": "2025-12-31", "derived": "rolled"}
    assert {one["derived"] for one in record["values"]} == {"rolled"}


def test_constants_stay(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    """The year 2001 from which degrees are fetched is no year of this plan."""
    text = (rolled(loaded, tmp_path, to_year=2025).folder / "plan.yaml").read_text("utf-8")
    assert text.count("2001-01-01") == 2


def test_other_options_move_too(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    readings = {one.id: one for one in rolled(loaded, tmp_path, to_year=2025).plan.readings}
    assert dict(readings["five-years"].options[1].patch) == {
        "windows.five-years.from": "2020-09-09",
        "windows.five-years.to": "2025-09-08",
    }
    assert readings["year-2001"].options[1].patch["degree-before-2001.when"]["where"]["it.awarded"] == {
        "before": "2002-01-01"
    }


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_open_on_a_day(loaded: policy.LoadedPlan, tmp_path: Path, day: date) -> None:
    """Open on that day, for about as long as the original, deadlines on working days, with room for publicity."""
    made = rolled(loaded, tmp_path, open_on=day)
    plan = made.plan
    opens, closes, employer = plan.opens, plan.closes, plan.dates["employer_deadline"].date
    assert opens is not None and closes is not None and employer is not None
    assert opens <= day <= closes
    assert 51 - 7 <= (closes - day).days <= 51 + 10
    assert china().is_working_day(closes) and china().is_working_day(employer)
    findings = {one.code for one in policy.lint(made) if one.open}
    assert findings & {"publicity-does-not-fit", "deadline-on-rest-day", "dates-out-of-order", "case-wrong"} == set()


def test_the_cases_come_along(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    made = rolled(loaded, tmp_path, open_on=date(2026, 11, 24))
    written = list(written_cases(made.plan, made.cases))
    assert len(written) == len(loaded.cases["cases"])
    assert [one.id for one in (*boundary_cases(made.plan), *written) if not one.fine] == []
    assert [(one.code, one.at) for one in policy.lint(made) if one.open] == []


def test_rolling_again_over_the_same_folder(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    first = rolled(loaded, tmp_path, open_on=date(2026, 11, 24)).plan.digest
    assert rolled(loaded, tmp_path, open_on=date(2026, 11, 24)).plan.digest == first


ONE_OF_TWO = r"^请用 --to 写明哪一年，或者用 --open-on 写明哪一天在受理，两样写一样就够。$"


def test_what_cannot_be_rolled(loaded: policy.LoadedPlan, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=ONE_OF_TWO):
        policy.roll(loaded.home, out=tmp_path)
    with pytest.raises(ValueError, match=ONE_OF_TWO):
        policy.roll(loaded.home, to_year=2025, open_on=date(2025, 1, 1), out=tmp_path)
    edition = rolled(loaded, tmp_path, to_year=2025)
    with pytest.raises(ValueError, match=f"^{ENGINEER}-2025 本身就是顺延来的，请从原来的 {ENGINEER} 顺延。$"):
        policy.roll(edition.home, to_year=2026, out=tmp_path)
    other = tmp_path / f"{ENGINEER}-2027"
    other.mkdir()
    (other / "plan.yaml").write_text("id: mine\n")
    with pytest.raises(ValueError, match=r"里已经有一份计划，不是顺延来的。请换一个地方，或者先把它移开。$"):
        policy.roll(loaded.home, to_year=2027, out=tmp_path)
    assert (other / "plan.yaml").read_text() == "id: mine\n"


def test_moving_values_and_words() -> None:
    given = [2021, "2020-02-29", "2020-09", "2020", "第 12 号", True, 270, None]
    assert [shift_value(one, 3) for one in given] == [
        2024,
        "2023-02-28",
        "2023-09",
        "2023",
        "第 12 号",
        True,
        270,
        None,
    ]
    assert shift_words("2021—2023 年，270 学时，文号 12023 号", 3) == "2024—2026 年，270 学时，文号 12023 号"
