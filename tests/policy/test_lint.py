"""The linter: each kind of finding, in a plan spoiled for it; accepted findings; coverage of numbers."""

# ruff: noqa: E501  (one line for each fault)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy
from zhicheng.policy.linting import CODES
from zhicheng.policy.linting.amounts import numbers, values

Spoil = Callable[..., Path]


def open_findings(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, one.at) for one in policy.lint(policy.load_folder(folder)) if one.open]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("population:\n  clause: 一#1\n", "population:\n  clause: 一#9\n", [("clause-unknown", "population")]),
        ("  四末#2: 指向附件\n", "  四末#9: 指向附件\n", [("clause-unknown", "narrative.四末#9"), ("sentence-uncited", "四末#2")]),
        ("  四末#2: 指向附件\n", "", [("sentence-uncited", "四末#2")]),
        ("  四末#2: 指向附件\n", "  四末#2: 指向附件\n  一#1: 多余\n", [("sentence-twice", "一#1")]),
        ("max: 1000, clause", "max: 800, clause", [("number-missing", "附件1二3#1:1000"), ("value-not-in-clause", "statement.max")]),
        ("  under_bytes: 1048576", "  under_bytes: 2048576", [("number-missing", "附件1二1#2:1M"), ("value-not-in-clause", "photo.under_bytes")]),
        ("copies: 3\n", "copies: 4\n", [("number-missing", "附件3一#1:三份"), ("case-wrong", "bachelor-past-five-years"), ("value-not-in-clause", "papers.review-form.copies")]),
        ("date: 2023-09-08, clause", "date: 2023-09-09, clause", [
            ("number-missing", "五（四）#1:2023年9月8日"),
            ("deadline-on-rest-day", "dates.applicant_deadline"),
            ("value-not-in-clause", "dates.applicant_deadline.date"),
        ]),
        ("date: 2023-09-21, clause", "date: 2023-09-14, clause", [
            ("number-missing", "五（四）#1:2023年9月21日"),
            ("publicity-does-not-fit", "route.employer.publicity"),
            ("value-not-in-clause", "dates.employer_deadline.date"),
        ]),
        ("date: 2023-07-19, clause: 落款#2, derived", "date: 2023-09-12, clause: 落款#2, derived", [
            ("dates-out-of-order", "dates.applicant_deadline"),
            ("value-not-in-clause", "dates.opens.date"),
        ]),
        ("  - {id: bureau-deadline, text: 主管部门、人力社保部门的审核期限, why: 只说了个人和单位的截止时间}\n", "", [
            ("date-missing", "route.department"),
            ("date-missing", "route.bureau"),
        ]),
        ("{id: fee-amount,", "{id: fee-later,", [("amount-not-said", "fees.review")]),
        ("    deliver_to: 杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）\n", "", [("address-missing", "papers.review-form")]),
        ("{id: transfer-conditions,", "{id: transfer-later,", [("method-without-path", "methods.transfer")]),
        ("    name: 学历资历\n    method: normal\n", "    name: 学历资历\n", [("path-without-method", "paths.degree")]),
        ("accepted:\n", "accepted:\n  - {code: path-impossible, at: paths.degree, why: 不会}\n", [("acceptance-unused", "accepted.path-impossible")]),
        ("  - {code: minima-below-total, at: hours, why: 其余 36 学时通知没有指明类别，哪一类都算}\n", "", [("minima-below-total", "hours")]),
        ("  - {code: as-of-after-deadline, at: as_of, why: 通知写明算到年末；申报以后到年末继续工作的时间也算在内，由审核单位核对}\n", "", [("as-of-after-deadline", "as_of")]),
        ("  - {code: year-after-deadline, at: hours, why: 通知写明含 2023 年；截止前学满就可以}\n", "", [("year-after-deadline", "hours")]),
        ("  - {code: path-shorter-than-proofs, at: 'master-years:hours', why: 学时可以在截止前补学}\n", "", [("path-shorter-than-proofs", "master-years:hours")]),
        ("  - {code: level-not-said, at: lists.industry-honours.*,", "  - {code: level-not-said, at: lists.industry-honours.e*,", [
            ("level-not-said", "lists.industry-honours.hidden-champion"),
            ("level-not-said", "lists.industry-honours.single-champion"),
            ("level-not-said", "lists.industry-honours.design-centre"),
            ("level-not-said", "lists.industry-honours.service-manufacturing"),
        ]),
    ],
)  # fmt: skip
def test_one_finding(spoiled: Spoil, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert open_findings(spoiled((old, new))) == expected


def test_an_unused_equivalence(spoiled: Spoil) -> None:
    start = "  - {code: equivalence-unused,"
    folder = spoiled()
    path = folder / "plan.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(start)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert open_findings(folder) == [("equivalence-unused", "equivalences.technical-school.intermediate_class")]


def test_a_case_that_is_wrong(spoiled: Spoil) -> None:
    folder = spoiled(("measured: {assistant: 4 年}", "measured: {assistant: 5 年}"), file="cases.yaml")
    found = [one for one in policy.lint(policy.load_folder(folder)) if one.open]
    assert [(one.code, one.at, one.says) for one in found] == [
        (
            "case-wrong",
            "assistant-four-years",
            "例子 assistant-four-years：measured.assistant：应当是 5 年，实际是 4\u00a0年",
        )
    ]


def test_a_common_condition_that_shuts_a_path(spoiled: Spoil) -> None:
    """As if a degree in the field were asked of all: nobody could take the path without a degree."""
    gate = (
        "common:\n  - {id: degree-of-all, name: 学历, clause: 二#1, force: office, "
        "needs: {some: degree, where: {it.education: {from: college}}}}\n"
    )
    found = open_findings(spoiled(("common:\n", gate)))
    assert [one for one in found if one[0] != "case-wrong"] == [("clause-contradicts-path", "degree-of-all:exception")]


def test_a_path_nobody_can_take(spoiled: Spoil) -> None:
    folder = spoiled(
        ("          none: degree\n          where: {it.education: {from: college}}", "          none: degree")
    )
    loaded = policy.load_folder(folder)
    assert [one for one in policy.lint(loaded) if one.code == "path-impossible"] == []
    impossible = spoiled(
        ("        - id: no-degree\n", "        - {not: {reference: {document: 甲}}}\n        - id: no-degree\n")
    )
    assert ("path-impossible", "paths.exception") in open_findings(impossible)


def test_every_code_is_explained(loaded: policy.LoadedPlan) -> None:
    assert {one.code for one in policy.lint(loaded)} - set(CODES) == set()


def test_every_code_has_a_plan_spoiled_for_it() -> None:
    """A lint must be able to fail: each code stands in what some test of the linter expects.

    But for `condition-without-case`: the cases made from each condition's own examples leave none out.
    """
    written = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    lacking = [code for code in CODES if f'("{code}", ' not in written and f'"{code}"]' not in written]
    assert tuple(lacking) == ("condition-without-case",)


def test_accepted_findings_keep_their_reason(loaded: policy.LoadedPlan) -> None:
    found = {(one.code, one.at): one for one in policy.lint(loaded)}
    line = loaded.source.text.splitlines().index("  - id: hours") + 1
    assert found["year-after-deadline", "hours"].as_json() == {
        "code": "year-after-deadline",
        "at": "hours",
        "file": "plan.yaml",
        "line": line,
        "layer": "",
        "clause": ["三（三）"],
        "says": "“继续教育不少于 270 学时（专业不少于 180，公需不少于 54）”算到 2023 年，"
        "而 2023年9月8日（周五） 就要申报，那时 2023 年还没有过完。",
        "mend": "请确认截止前的学时或考核就够，并在 accepted 里说明。",
        "accepted": "通知写明含 2023 年；截止前学满就可以",
    }
    assert {one.code for one in found.values() if not one.open} == {
        "as-of-after-deadline",
        "attachment-beyond-path",
        "equivalence-unused",
        "level-not-said",
        "level-outside-plan",
        "minima-below-total",
        "path-shorter-than-proofs",
        "phone-without-area-code",
        "photo-cannot-fit",
        "publicity-order",
        "reading-open",
        "term-without-code",
        "year-after-deadline",
    }


def test_numbers_of_a_sentence() -> None:
    assert list(numbers("（2）近五年取得1项以上发明专利，2023年9月8日截止，大于30K，见附件3、4，上一年度7月1日起")) == [
        ("2023年9月8日", {"2023-09-08"}),
        ("7月1日", {"-07-01"}),
        ("30K", {"30720", "30000"}),
        ("1", {"1"}),
        ("五年", {"5"}),
    ]
    assert list(numbers("网址：<http://220.191.224.159/elms/web/index.jsp>，限1000字")) == [
        ("http://220.191.224.159/elms/web/index.jsp", {"http://220.191.224.159/elms/web/index.jsp"}),
        ("1000", {"1000"}),
    ]


def test_values_of_an_item() -> None:
    item = {"years": [2021, 2022], "of": {"a": 0.65}, "says": "99", "date": "2023-09-08", "flag": True, "text": "三份"}
    assert set(values(item)) == {
        "2", "2021", "2022", "0.65", "2023-09-08", "-09-08", "2023", "9", "8", "09", "08", "三份", "3",
    }  # fmt: skip
