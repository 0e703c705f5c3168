"""The kinds as shipped: their order, their menus, what is public, and what is made from them."""

from pathlib import Path

import pytest

from zhicheng import kinds
from zhicheng.kinds.loader import read_kind
from zhicheng.standards.data_files import read_yaml

DATA = Path(kinds.__file__).parent / "data"


def test_the_kinds_in_display_order():
    assert [kind.code for kind in kinds.all()] == [
        "basics",
        "degree",
        "work",
        "post",
        "title",
        "appointment",
        "skill",
        "appraisal",
        "training",
        "insurance",
        "project",
        "product",
        "patent",
        "software",
        "paper",
        "honour",
        "employer_honour",
        "mentoring",
        "standard",
        "landmark",
    ]


@pytest.mark.requirement("S0-22")
def test_the_two_menus_of_the_notices():
    basics, dossier = kinds.sections()
    assert (basics.name, [kind.code for kind in basics.kinds]) == ("个人基本信息", ["basics"])
    assert (dossier.name, len(dossier.kinds)) == ("我的业绩档案", 19)


def test_kinds_of_the_platform_are_in_no_menu():
    assert [(kind.code, kind.facts_key, kind.platform) for kind in kinds.of_platform()] == [
        ("attempt", "attempts", True),
        ("ban", "bans", True),
    ]
    typed = {kind.code for menu in kinds.sections() for kind in menu.kinds}
    assert {kind.code for kind in kinds.all()} == typed
    assert typed & {kind.code for kind in kinds.of_platform()} == set()
    failed = {"year": 2019, "series": "工程技术", "level": "professor", "result": "failed"}
    assert kinds.get("attempt").title(failed) == "2019年 工程技术 正高级 未通过评审"
    ban = {"from": "2021-01-01", "until": "2023-12-31", "scope": "any_title"}
    assert kinds.get("ban").title(ban) == "任何职称 2021年1月1日 2023年12月31日"


def test_an_unknown_kind_or_field_is_a_key_error():
    with pytest.raises(KeyError):
        kinds.get("nothing")
    with pytest.raises(KeyError):
        kinds.get("degree").field("nothing")


def test_what_a_public_notice_may_show():
    assert kinds.get("basics").public_fields == ("sex", "post_kind", "post_name", "profession_since", "profession")
    assert kinds.get("insurance").public_fields == ()
    private = {"phone", "email", "address", "born", "certificate_number", "personnel_file", "summary", "opinion"}
    for kind in kinds.all():
        assert private.isdisjoint(kind.public_fields)


def test_titles_in_one_line():
    assert kinds.get("degree").title({"school": "越州大学", "major": "应用化学", "education": "bachelor"}) == (
        "越州大学 应用化学 大学本科"
    )
    assert (
        kinds.get("title").title({"name": "assistant_engineer", "awarded": "2020-01-15"}) == "助理工程师 2020年1月15日"
    )
    assert kinds.get("title").title({"name": "other", "name_text": "会计师", "awarded": "2020"}) == "会计师 2020年"
    assert kinds.get("training").title({"year": 2021, "kind": "public", "hours": 18}) == "2021年 公需课 18\u00a0学时"
    assert kinds.get("patent").title({}) == "专利"
    assert len(kinds.get("paper").title({"title": "长" * 150, "journal": "刊" * 100})) == 200


def test_rows_for_screens_and_papers():
    work = kinds.get("work")
    data = {"from": "2019-06", "organisation": "上虞青原新材料有限公司", "post": "工艺工程师", "same_profession": False}
    assert work.rows(data) == [
        ("开始时间", "2019年6月"),
        ("结束时间", "至今"),
        ("工作单位", "上虞青原新材料有限公司"),
        ("岗位", "工艺工程师"),
        ("是否申报专业的工作", "否"),
    ]
    assert work.rows(data, public_only=True) == work.rows(data)[:4]
    assert work.rows({}) == []
    assert work.span(data) == "2019年6月至今"
    assert kinds.get("patent").span({"granted": "2021-04-30"}) == "2021年4月30日"
    assert kinds.get("appraisal").span({"year": 2021}) == ""


def test_a_field_of_the_platform_shows_only_when_true():
    degree = kinds.get("degree")
    assert ("联网核验", "是") in degree.rows({"fetched": True})
    assert degree.rows({"fetched": False}) == []
    assert "fetched" not in [field.code for field in degree.form_fields]


def test_ranks_come_from_the_lists():
    level = kinds.get("employer_honour").field("level")
    assert (level.rank("province"), level.rank("nation")) == (0, 1)
    assert kinds.get("skill").field("grade").rank("technician") == 3
    assert kinds.get("project").field("level").table == "scope"
    with pytest.raises(ValueError, match="no choice"):
        kinds.get("project").field("name").rank("x")


def test_the_schema_of_facts():
    schema = kinds.get("training").schema()
    assert schema["required"] == ["id"]
    assert schema["properties"]["hours"] == {
        "title": "学时",
        "type": ["number", "null"],
        "minimum": 1,
        "maximum": 1000,
        "x-unit": "学时",
    }
    assert schema["properties"]["kind"]["enum"] == [
        "professional",
        "public",
        "general_public",
        "industry_public",
        "other",
        None,
    ]
    assert kinds.get("basics").schema()["required"] == []
    assert kinds.get("training").facts_key == "trainings"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "unknown keys"),
        ({"title": ["nothing"]}, "no field"),
        ({"fields": [{"code": "year", "name": "年", "type": "moon"}]}, "unknown type"),
        ({"fields": [{"code": "year", "name": "年", "type": "choice"}]}, "a choice"),
        ({"fields": [{"code": "year", "name": "年", "type": "text", "check": "nothing"}]}, "unknown check"),
        ({"cross": ["nothing"]}, "unknown check"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused(change, said):
    good = read_yaml(DATA / "appraisal.yaml") | {"title": ["year"]}
    assert read_kind("appraisal", good).title_fields == ("year",)
    with pytest.raises((ValueError, KeyError), match=said):
        read_kind("appraisal", good | change)
