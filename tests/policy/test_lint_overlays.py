"""What an overlay loosens, and what the shipped notices hold: each found where the plan's own mend is taken away."""

# ruff: noqa: E501  (one line for each fault)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy

Spoil = Callable[..., Path]
Place = tuple[str, str]

PROFESSOR = "2020-zj-construction-professor"
QUALITY = "2020-zj-quality-infrastructure"
OVERLAY = "overlays/shaoxing.yaml"


def findings(folder: Path) -> list[policy.linting.Finding]:
    return [one for one in policy.lint_folder(policy.open_folder(folder)) if one.open and one.code != "case-wrong"]


def places(folder: Path) -> list[Place]:
    return [(one.code, one.at) for one in findings(folder)]


def new(folder: Path, plan: str, known: dict[str, list[Place]]) -> list[Place]:
    """What a spoiled copy shows and the plan as it ships does not."""
    return [one for one in places(folder) if one not in known[plan]]


@pytest.fixture(scope="module")
def known() -> dict[str, list[Place]]:
    plans = Path(__file__).resolve().parents[2] / "plans"
    return {plan: places(plans / plan) for plan in (PROFESSOR, QUALITY)}


@pytest.mark.parametrize(
    ("old", "into", "expected"),
    [
        ("  - id: appraisals\n", "  - id: appraisals\n    force: advice\n", [("overlay-loosens", "common.appraisals")]),
        ("  - id: appraisals\n", "  - id: appraisals\n    soft: true\n", [("overlay-loosens", "common.appraisals")]),
        ("  - id: appraisals\n", "  - id: appraisals\n    needs: {appraisals: {years: [2017, 2018, 2019], each: qualified, before_work: needs_human}}\n", [("overlay-loosens", "common.appraisals"), ("title-differs", "common.appraisals:4"), ("title-differs", "common.appraisals:2016")]),
        ("  - id: appraisals\n", "  - id: appraisals\n    needs: {appraisals: {years: [2016, 2017, 2018, 2019], each: excellent, before_work: needs_human}}\n", []),
        ("    clause: [base:一#3, base:一（三）#1, 一（三）#1]\n", "    clause: [base:一#3, base:一（三）#1, 一（三）#1]\n    needs: {id: senior-title, some: title, where: {it.name: senior_engineer}, holds: [{id: senior-years, appointed: {as: senior_engineer, full_years: 4, after: it.awarded}}]}\n", [("attachment-beyond-path", "attachments.letters:normal"), ("overlay-loosens", "paths.normal"), ("title-differs", "paths.normal:5")]),
        ("  issuer: 绍兴市人力资源和社会保障局、绍兴市住房和城乡建设局\n", "  issuer: 绍兴市人力资源和社会保障局\n", [("overlay-issuer", "source.issuer")]),
        ("    deliver_to: acceptance_points\n", "", [("address-missing", "papers.review-form")]),
        ("when: {id: letters-when, chosen: {path: normal}}", "when: {id: letters-when, chosen: {path: [normal, transfer, landmark, skilled]}}", [
            ("attachment-beyond-path", "attachments.letters:landmark"),
            ("attachment-beyond-path", "attachments.letters:skilled"),
        ]),
        ("  - {title: 申报人员网上操作办法,", "  - {title: 申报人员操作办法,", [("annex-heading-differs", "绍兴·附件1")]),
        ("clause: [附件2二, 附件2二后]}", "clause: 附件2二}", [("heading-twice", "绍兴·附件2二后")]),
        ("  - {id: area-code,", "  - {id: area-codes,", [
            ("phone-without-area-code", "contacts.绍兴市人力资源和社会保障局专技处"),
            *(("phone-without-area-code", f"acceptance_points.{one}") for one in ("city", "yuecheng", "keqiao", "shangyu", "zhuji", "shengzhou", "xinchang")),
        ]),
        ("    clause: [四（一）#2, 附件2一3#3, 附件2一4#1]\n    asks: 公示在", "    clause: 四（一）#2\n    asks: 公示在", [("publicity-order", "绍兴·四（一）#2")]),
    ],
)  # fmt: skip
def test_one_finding_of_an_overlay(
    spoiled: Spoil, known: dict[str, list[Place]], old: str, into: str, expected: list[Place]
) -> None:
    assert new(spoiled((old, into), file=OVERLAY, plan=PROFESSOR), PROFESSOR, known) == expected


def test_a_day_later_than_the_base(spoiled: Spoil, known: dict[str, list[Place]]) -> None:
    day = "  bureau_deadline: {name: 报送截止, date: 2020-09-10, clause: 程序#1}\n"
    folder = spoiled(("dates:\n", "dates:\n" + day), plan=PROFESSOR)
    assert new(folder, PROFESSOR, known) == [
        ("as-of-after-deadline", "as_of"),
        ("value-not-in-clause", "dates.bureau_deadline.date"),
        ("overlay-loosens", "dates.bureau_deadline"),
    ]


def test_what_an_overlay_leaves_out(spoiled: Spoil, known: dict[str, list[Place]]) -> None:
    item = "common:\n  - {id: letter, clause: 一#3, force: office, needs: {attested: {by: employer, of: letter, says: 有推荐信}}}\n"
    slot = "\nattachments:\n  - {id: letter-proof, name: 推荐信, clause: 一#3}\n"
    spoiled(("\ncommon:\n", "\n" + item), ("\nattachments:\n", slot), plan=PROFESSOR)
    folder = spoiled(
        ("drop: [source.number,", "drop: [common.letter, attachments.letter-proof, source.number,"),
        file=OVERLAY,
        plan=PROFESSOR,
    )
    assert new(folder, PROFESSOR, known) == [
        ("overlay-loosens", "common.letter"),
        ("overlay-loosens", "attachments.letter-proof"),
    ]


def test_a_finding_of_an_overlay_says_where_it_was_written(spoiled: Spoil) -> None:
    folder = spoiled(("  - id: appraisals\n", "  - id: appraisals\n    force: advice\n"), file=OVERLAY, plan=PROFESSOR)
    found = [one for one in findings(folder) if one.at == "common.appraisals"]
    lines = (folder / OVERLAY).read_text("utf-8").splitlines()
    assert [lines[one.line - 1] for one in found] == ["  - id: appraisals"]
    assert [(one.code, one.file, one.layer, one.says) for one in found] == [
        (
            "overlay-loosens",
            OVERLAY,
            "绍兴",
            "条件“近4年（2016—2019年）年度考核都是合格（称职）以上”比原来宽：force 原来是 office，现在是 advice。",
        )
    ]


def _without(folder: Path, file: str, start: str) -> None:
    """Takes away the one line that begins so."""
    path = folder / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.strip().startswith(start)]
    assert len(lines) - len(kept) == 1, start
    path.write_text("".join(kept), "utf-8")


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        ("overlays/taizhou.yaml", "- {title: 省生态环境专业", [("committee-of-other-trade", "台州·附件1第8项#1")]),
        ("overlays/taizhou.yaml", "- {title: 附件3,", [("annex-dangling", "台州·附件3")]),
        ("overlays/taizhou.yaml", "- {title: 台州市网上申报说明,", [("annex-heading-differs", "台州·附件1")]),
        ("overlays/taizhou.yaml", "- {id: step-order,", [("step-order", "台州·附件1第7项#2")]),
        ("plan.yaml", "- {id: second-posting,", [("publicity-without-days", "六（一）#1")]),
        ("plan.yaml", "- {id: paperless,", [("paperless-with-papers", "四（三）#1")]),
        ("plan.yaml", "- {id: professor-sheet,", [("form-of-other-level", "sheets.quantified"), ("form-of-other-level", "papers.score-sheet-paper")]),
        ("plan.yaml", "- {id: notice-number,", [("document-without-number", "source.number")]),
        ("plan.yaml", "- {id: in-service,", [("no-in-service-condition", "population")]),
    ],
)  # fmt: skip
def test_what_the_quality_notice_holds(
    spoiled: Spoil, known: dict[str, list[Place]], file: str, line: str, expected: list[Place]
) -> None:
    folder = spoiled(plan=QUALITY)
    _without(folder, file, line)
    assert [one for one in new(folder, QUALITY, known) if one[0] != "sentence-uncited"] == expected


def test_letters_that_an_exception_cannot_supply(spoiled: Spoil) -> None:
    """聘书累计 4 年 of everybody, where one path is meant for people who have not served so long."""
    family = "2020-huzhou"
    old, into = "when: {chosen: {path: normal}}", "when: {chosen: {path: [normal, exception]}}"
    found = policy.open_folder(spoiled((old, into), plan=family))
    (address,) = found.meant("library.intermediate", None)
    told = [one for one in policy.lint_folder(found, [address]) if one.code == "attachment-beyond-path"]
    assert [(one.at, one.file) for one in told] == [("attachments.appointment-letters:exception", "plan.yaml")]
