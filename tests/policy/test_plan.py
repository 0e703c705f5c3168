"""The plan of the 2023 notice: what it says as values, its cases, its coverage of the notice."""

from __future__ import annotations

from datetime import date

import pytest

from zhicheng import policy
from zhicheng.policy.cases import boundary_cases, conditions, written_cases
from zhicheng.policy.route import Due

from .conftest import ENGINEER, PLANS

_LOADED = policy.load_folder(PLANS / ENGINEER)
_BOUNDARY = list(boundary_cases(_LOADED.plan))
_WRITTEN = list(written_cases(_LOADED.plan, _LOADED.cases))


@pytest.mark.parametrize("case", _BOUNDARY, ids=lambda case: case.id)
def test_boundary_case(case: object) -> None:
    assert case.mismatches == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", _WRITTEN, ids=lambda case: case.id)
def test_written_case(case: object) -> None:
    assert case.mismatches == ()  # type: ignore[attr-defined]


def test_every_condition_has_its_boundaries() -> None:
    """Conditions with a number or a date: below, exactly on, above, unknown. The others: met, unmet and so on."""
    shown: dict[str, set[str]] = {}
    for case in _BOUNDARY:
        node, _, name = case.id.rpartition(":")
        shown.setdefault(node, set()).add(name.rpartition("-")[0])
    numbered = {code: names for code, names in shown.items() if "exact" in names}
    assert {code: sorted(names - {"needs_human"}) for code, names in numbered.items() if code != "insured-outside"} == {
        code: ["above", "below", "exact", "unknown"] for code in numbered if code != "insured-outside"
    }
    assert sorted(shown) == sorted(conditions(_LOADED.plan))
    assert sorted(numbered) == [
        "academic-leader",
        "appraisals",
        "assistant.1" if "assistant.1" in shown else "assistant-years",
        "bachelor-years",
        "college-years",
        "commended",
        "hours",
        "innovation-project",
        "insured-outside",
        "insured-throughout",
        "invention",
        "key-project",
        "listed-honour",
        "master-years",
        "new-product",
        "project-lead",
        "software",
        "team-core",
        "technical-head",
        "technician-years",
        "ten-years",
        "utility",
    ]


def test_dates(plan: policy.Plan) -> None:
    assert {code: (one.date, one.clause) for code, one in plan.dates.items()} == {
        "notice": (date(2023, 7, 19), ("落款", "抄送")),
        "opens": (date(2023, 7, 19), ("落款",)),
        "applicant_deadline": (date(2023, 9, 8), ("五（四）",)),
        "employer_deadline": (date(2023, 9, 21), ("五（四）",)),
    }
    assert (plan.as_of, plan.as_of_clause) == (date(2023, 12, 31), ("三（四）",))
    assert (plan.opens, plan.closes) == (date(2023, 7, 19), date(2023, 9, 8))


def test_photo(plan: policy.Plan) -> None:
    photo = plan.photo
    assert photo is not None
    assert (photo.over_bytes, photo.under_bytes, photo.over_width, photo.over_height) == (30720, 1048576, 215, 300)
    assert (photo.min_ratio, photo.max_ratio, photo.formats) == (0.65, 0.8, ("jpg", "jpeg"))


def test_methods_and_paths(plan: policy.Plan) -> None:
    assert [(one.code, one.name, [tick.name for tick in one.ticks]) for one in plan.methods] == [
        ("normal", "正常申报", ["后学历（学位）取得时间不满2年", "再次通过中级申报"]),
        ("transfer", "转评", []),
        ("exception", "破格", []),
    ]
    assert [(one.id, one.name, one.method, one.clause) for one in plan.paths] == [
        ("degree", "学历资历", "normal", ("二1",)),
        ("assistant", "担任助理工程师", "normal", ("二2",)),
        ("technician", "技能人才", "normal", ("二3", "附件1二3(2)")),
        ("two-of-five", "五项中的两项", "normal", ("二4",)),
        ("exception", "破格", "exception", ("二5",)),
    ]


def test_papers_and_fee(plan: policy.Plan) -> None:
    paper = plan.papers[0]
    assert paper.copies is not None
    assert (paper.copies.number, paper.seals, paper.bag) == (
        3,
        ("employer", "department"),
        ("name", "specialty", "employer"),
    )
    assert (paper.watermark, paper.printable_after) == ("浙江省专业技术任职资格申报与评审管理平台", "bureau")
    assert paper.due == Due(None, 5, "bureau.pass.delivered", ("五（四）",), None)
    assert (plan.fees[0].amount, plan.fees[0].window) == (None, None)
    assert plan.statement.max == 1000
    assert (plan.commitment.title, plan.commitment.sample) == ("专业技术资格申报材料真实性保证书", True)


def test_quota_and_sanction(plan: policy.Plan) -> None:
    assert [(one.path, one.at_most, one.per, one.both) for one in plan.quotas] == [
        ("exception", {"nation": 3, "province": 2}, ("employer",), "highest")
    ]
    assert [(one.bars, one.starts, one.years) for one in plan.sanctions] == [("next_level", "year_after_review", 3)]


def test_no_person_is_named(plan: policy.Plan) -> None:
    assert plan.notice.text_of("联系") == "联系号码：82313758。"
    assert [(one.name, one.phone) for one in plan.contacts] == [("评委会办公室", "82313758")]


def test_the_check_finds_nothing_open(loaded: policy.LoadedPlan) -> None:
    assert [(one.code, one.at) for one in policy.lint(loaded) if one.open] == []


def test_a_frozen_plan_answers_alike(loaded: policy.LoadedPlan) -> None:
    document = policy.freeze(loaded)
    thawed = policy.thaw(document)
    assert sorted(document) == ["instance", "language", "notice", "plan"]
    assert policy.digest(document) == loaded.plan.digest == thawed.digest
    for case in loaded.cases["cases"]:
        from zhicheng.policy.cases import facts_of

        facts = facts_of(case, loaded.cases["facts"])
        assert policy.evaluate(thawed, facts).as_json() == policy.evaluate(loaded.plan, facts).as_json()


def test_a_document_of_a_newer_language_is_refused(loaded: policy.LoadedPlan) -> None:
    document = {**policy.freeze(loaded), "language": 99}
    with pytest.raises(ValueError, match="language 99"):
        policy.thaw(document)
