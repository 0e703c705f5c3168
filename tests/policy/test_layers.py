"""Families and overlays: which plans a folder makes, how layers are merged, where each value comes from, errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.policy.conftest import ENGINEER
from zhicheng import policy
from zhicheng.policy.loading.addresses import Address, members, split
from zhicheng.policy.loading.layers import Layer, Origins, drop, lay, named, origins, plain, traced
from zhicheng.policy.problems import Report

Spoil = Callable[..., Path]

FAMILY = """\
family:
  - id: field
    name: 专业
    values:
      chemistry: {name: 化工, clause: 引言#1}
      textile: {name: 轻纺, clause: 引言#1, only: [senior], set: {plan: {series: 轻纺技术}}}
  - id: grade
    name: 级别
    values:
      middle: {name: 中级, clause: 引言#1, set: {plan: {level: intermediate, awards: engineer}}}
      senior:
        name: 高级
        clause: 引言#1
        set:
          plan: {level: senior, awards: senior_engineer}
          common:
            - {id: hours, name: 学时}
            - {id: extra, clause: 二#1, force: advice, needs: {person: {in_service: true}}}
          drop: [attachments.insurance, readings.insurance-months]
each:
  - {for: {field: [chemistry], grade: senior}, set: {statement: {max: 1500}}}
"""

OVERLAY = """\
overlay: {name: 滨海}
source: {issuer: 滨海工业区, issued: 2023-07-25, clause: 一#1}
dates: {applicant_deadline: {date: 2023-09-01, clause: 一#2}}
papers: [{id: review-form, copies: 4, clause: [一#3, 'base:附件3一#1']}]
members:
  chemistry.senior: {dates: {employer_deadline: {date: 2023-09-15, clause: 一#2}}}
narrative: {一#1: 开头}
"""

OVERLAY_NOTICE = """\
# 滨海工业区补充通知 {#标题}

现将有关事项补充如下： {#一}
个人申报截止2023年9月1日，单位审核截止2023年9月15日。
评审表一式4份。
"""


@pytest.fixture
def folder(spoiled: Spoil) -> Path:
    """The engineers' plan as a family of three, with an overlay."""
    made = spoiled(
        ("  level: intermediate\n  awards: engineer\n", ""),
        ("  name: 2023年度杭州湾上虞", "  name: 2023年度{field}{grade}杭州湾上虞"),
        ("# ---------------------------------------------------------------- 时间\n", FAMILY),
    )
    (made / "overlays").mkdir()
    (made / "overlays" / "coast.yaml").write_text(OVERLAY, "utf-8")
    (made / "overlays" / "coast.md").write_text(OVERLAY_NOTICE, "utf-8")
    return made


def test_addresses_are_written_and_read() -> None:
    assert [
        str(one) for one in (Address("p"), Address("p", "m.n"), Address("p", None, "o"), Address("p", "m", "o"))
    ] == [
        "p",
        "p/m.n",
        "p@o",
        "p/m@o",
    ]
    assert [split(one) for one in ("p", "p/m@o")] == [("p", None), ("p/m", "o")]


@pytest.mark.requirement("S0-06")
def test_a_family_makes_the_members_its_axes_allow(folder: Path) -> None:
    found = policy.open_folder(folder)
    assert [str(one) for one in found.addresses] == [
        f"{ENGINEER}/chemistry.middle",
        f"{ENGINEER}/chemistry.senior",
        f"{ENGINEER}/textile.senior",
        f"{ENGINEER}/chemistry.middle@coast",
        f"{ENGINEER}/chemistry.senior@coast",
        f"{ENGINEER}/textile.senior@coast",
    ]
    assert found.meant(None, None) == found.addresses[:3]
    assert found.meant("chemistry.senior", "coast") == (found.addresses[4],)
    assert found.meant("chemistry", None) == ()
    assert members(None) == ()


def test_a_member_is_the_file_with_its_layers(folder: Path) -> None:
    found = policy.open_folder(folder)
    middle, senior, textile = (found.load(one).plan for one in found.addresses[:3])
    assert [(one.level, one.series, one.statement.max) for one in (middle, senior, textile)] == [
        ("intermediate", "工程技术", 1000),
        ("senior", "工程技术", 1500),
        ("senior", "轻纺技术", 1000),
    ]
    assert middle.name.startswith("2023年度化工中级杭州湾上虞")
    assert (middle.id, middle.family, middle.place) == (
        f"{ENGINEER}/chemistry.middle",
        ENGINEER,
        (("专业", "化工"), ("级别", "中级")),
    )
    assert [item.id for item in senior.common] == [*(item.id for item in middle.common), "extra"]
    assert [item.name for item in senior.common if item.id == "hours"] == ["学时"]
    assert {one.id for one in middle.attachments} - {one.id for one in senior.attachments} == {"insurance"}


@pytest.mark.requirement("S0-08")
def test_an_overlay_lays_over_the_base_with_its_own_notice(folder: Path) -> None:
    found = policy.open_folder(folder)
    middle, senior = (found.load(one).plan for one in found.addresses[3:5])
    assert (middle.family, middle.overlay) == (f"{ENGINEER}@coast", "滨海")
    assert [middle.dates[code].date.isoformat() for code in ("applicant_deadline", "employer_deadline")] == [  # type: ignore[union-attr]
        "2023-09-01",
        "2023-09-21",
    ]
    assert senior.dates["employer_deadline"].clause == ("滨海·一",)
    paper = middle.papers[0]
    assert (paper.clause, paper.seals) == (("滨海·一", "附件3一"), ("employer", "department"))
    assert middle.notice.text_of("滨海·一#3") == "评审表一式4份。"
    assert middle.notice.text_of("一#1") == found.load(found.addresses[0]).notice.text_of("一#1")


def test_every_value_knows_its_layer(folder: Path) -> None:
    loaded = policy.open_folder(folder).load(Address(ENGINEER, "chemistry.senior", "coast"))
    told = loaded.plan.document["origins"]
    assert {
        at: told.get(at) for at in ("plan.level", "statement.max", "dates.applicant_deadline.date", "as_of.date")
    } == {
        "plan.level": "级别“高级”",
        "statement.max": "共有的第 1 层",
        "dates.applicant_deadline.date": "叠加“滨海”",
        "as_of.date": None,
    }
    deadline = loaded.origins[("dates", "employer_deadline", "date")]
    assert (deadline.file, deadline.line) == ("overlays/coast.yaml", 6)
    assert policy.thaw(policy.freeze(loaded)).digest == loaded.plan.digest


def test_members_share_what_they_have_in_common(folder: Path) -> None:
    found = policy.open_folder(folder)
    first, second = (found.load(one).plan for one in (found.addresses[0], found.addresses[3]))
    assert first.paths is second.paths
    assert first.common is second.common
    assert found.load(found.addresses[1]).plan.common is not first.common


def test_an_error_is_told_where_it_was_written(folder: Path) -> None:
    path = folder / "overlays" / "coast.yaml"
    path.write_text(path.read_text("utf-8").replace("copies: 4", "copies: 四"), "utf-8")
    found = policy.open_folder(folder)
    with pytest.raises(policy.PlanErrors) as raised:
        found.load(found.addresses[4])
    assert [(one.file, one.line, one.path) for one in raised.value.errors] == [
        ("overlays/coast.yaml", 4, "papers[0].copies")
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        ("plan.yaml", "grade: senior}, set", "grade: low}, set", "each[0].for.grade"),
        ("plan.yaml", "{field: [chemistry], grade", "{colour: [red], grade", "each[0].for.colour"),
        ("plan.yaml", "only: [senior]", "only: [low]", "family[0].values.textile.only"),
        ("plan.yaml", "drop: [attachments.insurance,", "drop: [attachments.nothing,", "drop"),
        ("overlays/coast.yaml", "overlay: {name: 滨海}", "overlay: {}", "overlay"),
        ("overlays/coast.yaml", "  chemistry.senior: ", "  chemistry.high: ", "members.chemistry.high"),
    ],
)
def test_names_that_do_not_exist_are_told(folder: Path, file: str, old: str, new: str, path: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(policy.PlanErrors) as raised:
        found = policy.open_folder(folder)
        for one in found.addresses:
            found.load(one)
    assert [(one.file, one.path) for one in raised.value.errors] == [(file, path)]


def _layer(value: dict[str, object], label: str = "base") -> Layer:
    return Layer(label, "plan.yaml", value, {})


def test_lists_of_named_things_merge_by_name_and_others_are_replaced() -> None:
    base = _layer(
        {"a": [{"id": "x", "n": 1, "m": 2}, {"id": "y"}], "b": [1, 2], "c": [{"code": "k", "at": "p", "why": "1"}]}
    )
    over = _layer(
        {"a": [{"id": "z"}, {"id": "x", "n": 3}], "b": [9], "c": [{"code": "k", "at": "q", "why": "2"}]}, "over"
    )
    merged = lay(traced(base), traced(over))
    assert plain(merged) == {
        "a": [{"id": "x", "n": 3, "m": 2}, {"id": "y"}, {"id": "z"}],
        "b": [9],
        "c": [{"code": "k", "at": "p", "why": "1"}, {"code": "k", "at": "q", "why": "2"}],
    }
    assert {path: one.label for path, one in origins(merged) if path in (("a", 0, "n"), ("a", 0, "m"), ("a", 2))} == {
        ("a", 0, "n"): "over",
        ("a", 0, "m"): "base",
        ("a", 2): "over",
    }


def test_what_a_condition_means_is_replaced_as_a_whole() -> None:
    base = _layer({"needs": {"all": [1], "any": [2]}, "due": {"date": "2023-01-01", "clause": "一"}})
    over = _layer({"needs": {"any": [3]}, "due": {"working_days": 5}})
    assert plain(lay(traced(base), traced(over))) == {"needs": {"any": [3]}, "due": {"working_days": 5}}


def test_dropping_by_address() -> None:
    tree = traced(_layer({"common": [{"id": "a"}, {"id": "b", "note": 1}], "dates": {"review": {"date": 1}}}))
    report = Report("plan.yaml")
    assert plain(drop(tree, ["common.a", "common.b.note", "dates.review"], report)) == {
        "common": [{"id": "b"}],
        "dates": {},
    }
    assert drop(tree, ["common.c", "dates.review.x"], report) is tree
    assert [(one.path, one.found) for one in report.errors] == [("drop", "“common.c”"), ("drop", "“dates.review.x”")]


def test_only_gaps_of_the_family_are_filled() -> None:
    tree = traced(_layer({"name": "{series}{level}计划", "text": ["{name}：{series}"], "n": 3}))
    assert plain(named(tree, {"series": "图书", "level": "中级"})) == {
        "name": "图书中级计划",
        "text": ["{name}：图书"],
        "n": 3,
    }


def test_the_origin_of_a_place_between_is_the_one_above() -> None:
    known = Origins(traced(_layer({"a": {"b": 1}})))
    assert known[("a", "c", "d")] == known[("a",)]
    assert known.told() == {}
