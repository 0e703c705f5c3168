"""The instance's settings: read, checked with every problem at once, frozen and thawed."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhicheng.policy import PlanErrors
from zhicheng.policy.loading.instance import Instance, frozen, load_instance, made, thawed

PLANS = Path(__file__).resolve().parents[2] / "plans"


def test_the_settings_that_ship() -> None:
    found = load_instance(PLANS)
    assert (found.kilobyte, found.rest_day, found.day_end, found.degree_year) == (1024, "keep", "24:00", "since")
    assert (found.publicity_days, found.publicity_fields) == (5, ("basics", "achievements"))
    assert found.may_charge == ("recommender", "office", "committee")
    assert found.area_codes["3306"] == "0575"
    assert found.document_number is not None
    assert [bool(found.document_number.match(one)) for one in ("台经信人事〔2020〕117号", "浙机联〔2020〕022号")] == [
        True,
        False,
    ]


def test_every_number_of_a_document_that_ships_has_its_form() -> None:
    found = load_instance(PLANS)
    assert found.document_number is not None
    assert [one.number for one in found.documents if not found.document_number.match(one.number)] == []
    known = {one.number for one in found.documents}
    assert [one.replaced_by for one in found.documents if one.replaced_by and one.replaced_by not in known] == []


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_instance(tmp_path) == Instance()


def test_all_problems_at_once(tmp_path: Path) -> None:
    text = """kilobyte: 0
rest_day: never
document_number: '['
documents:
  - {number: 甲〔2020〕1号, title: 一}
words: []
"""
    (tmp_path / "_policy.yaml").write_text(text, "utf-8")
    with pytest.raises(PlanErrors) as caught:
        load_instance(tmp_path)
    assert [(one.file, one.line, one.path) for one in caught.value.errors] == [
        ("_policy.yaml", 1, "kilobyte"),
        ("_policy.yaml", 2, "rest_day"),
        ("_policy.yaml", 3, "document_number"),
        ("_policy.yaml", 6, "words"),
    ]


def test_one_number_is_one_document(tmp_path: Path) -> None:
    text = "documents:\n  - {number: 甲〔2020〕1号, title: 一}\n  - {number: 甲〔2020〕1号, title: 二}\n"
    (tmp_path / "_policy.yaml").write_text(text, "utf-8")
    with pytest.raises(PlanErrors) as caught:
        load_instance(tmp_path)
    assert [(one.line, one.path) for one in caught.value.errors] == [(3, "documents[1].number")]


def test_frozen_and_thawed() -> None:
    found = load_instance(PLANS)
    assert thawed(frozen(found)) == found
    assert thawed(None) == Instance()
    assert frozen(made({"rest_day": "next", "kilobyte": 1000})) == '{"kilobyte":1000,"rest_day":"next"}'
