"""The page that says where each requirement stands, made from a small list, a small plan and a few marks."""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.pure

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "coverage"

FILES = {
    "plans/_policy.yaml": "rest_day: keep\n",
    "plans/lamp/plan.yaml": """
        id: lamp
        plan: {name: 灯具评审计划, clause: 一#1}
        dates: {opens: {date: 2020-08-01, clause: 一#2}}
        route: [{id: office, name: 受理, clause: 二#1}]
        family:
          - id: level
            name: 级别
            values:
              senior: {name: 高级, clause: 一#1, set: {papers: [{id: form, copies: 3, clause: 二#1}]}}
        each:
          - {for: {level: senior}, set: {fees: [{id: review, clause: 二#2}]}}
        narrative: {一#3: 引出下文}
    """,
    "plans/lamp/notice.md": """
        # 关于灯具评审的通知 {#标题}

        评审灯具。8月1日开始。现通知如下： {#一}

        交一式三份。缴费。 {#二}
    """,
    "plans/lamp/overlays/east.yaml": """
        overlay: {name: 东边}
        dates: {opens: {clause: [一#1, base:一#3]}}
        members: {senior: {contacts: [{id: desk, clause: 一#2}]}}
    """,
    "plans/lamp/overlays/east.md": """
        # 东边的通知 {#标题}

        晚一天开始。电话另告。 {#一}
    """,
    "tests/test_lamps.py": """
        import pytest

        pytestmark = [pytest.mark.django_db, pytest.mark.requirement("L-06")]


        @pytest.mark.requirement("L-05", "L-01")
        def test_light(): ...


        @pytest.mark.requirement("L-07")
        class TestSwitch:
            @pytest.mark.parametrize("on", [True, False])
            def test_on(self, on): ...


        def helper(): ...
    """,
    "docs/requirements/lamps.yaml": """
        title: Lamps
        rows:
          L-01: {line: It is opened on a day, at: lamp 一#1 一#2}
          L-02: {line: Form and fee, at: [lamp 二#1, lamp 二#2]}
          L-03: {line: What the east says of it, at: lamp@east 一#1 一#2}
          L-04: {line: What a sentence says that the east alone cites, at: lamp 一#3}
          L-05: {line: It gives light}
          L-06: {line: It lasts}
          L-07: {line: It has a switch}
          L-08: {line: It is warm | or cold}
          L-09: {line: The heading is a sentence, at: lamp 一#1, wanting: nobody says which lamp}
    """,
    "docs/requirements/contradictions.yaml": """
        title: Contradictions
        rows:
          K-01: {line: Days of rest, items: _policy rest_day}
          K-02: {line: Copies, items: [lamp papers.form.copies fees.review, lamp@east contacts.desk]}
    """,
}

PAGE = """\
| | Rows | Plan | Test | Not yet |
|---|---:|---:|---:|---:|
| Lamps | 9 | 4 | 3 | 2 |
| Contradictions | 2 | 2 | 0 | 0 |
| All | 11 | 6 | 3 | 2 |

## Lamps

| Id | Asked | Where it stands | State |
|---|---|---|---|
| L-01 | It is opened on a day | [lamp](../plans/lamp/notice.md) 一#1 一#2 \
| plan: `plan`, `family.level.values.senior`, `dates.opens`; test: [test_light](../tests/test_lamps.py) |
| L-02 | Form and fee | [lamp](../plans/lamp/notice.md) 二#1 二#2 \
| plan: `route.office`, `papers.form`, `fees.review` |
| L-03 | What the east says of it | [lamp@east](../plans/lamp/overlays/east.md) 一#1 一#2 \
| plan: `dates.opens`, `contacts.desk` |
| L-04 | What a sentence says that the east alone cites | [lamp](../plans/lamp/notice.md) 一#3 \
| plan: `@east dates.opens` |
| L-05 | It gives light |  | test: [test_light](../tests/test_lamps.py) |
| L-06 | It lasts |  | test: [test_light](../tests/test_lamps.py), [test_on](../tests/test_lamps.py) |
| L-07 | It has a switch |  | test: [test_on](../tests/test_lamps.py) |
| L-08 | It is warm \\| or cold |  | not yet |
| L-09 | The heading is a sentence | [lamp](../plans/lamp/notice.md) 一#1 | not yet: nobody says which lamp |

## Contradictions

| Id | Asked | Where it stands | State |
|---|---|---|---|
| K-01 | Days of rest | [_policy](../plans/_policy.yaml) `rest_day` | plan: `rest_day` |
| K-02 | Copies | [lamp](../plans/lamp/plan.yaml) `papers.form.copies` `fees.review`; \
[lamp@east](../plans/lamp/overlays/east.yaml) `contacts.desk` \
| plan: `papers.form.copies`, `fees.review`, `contacts.desk` |
"""


@pytest.fixture(scope="module")
def coverage() -> ModuleType:
    loader = SourceFileLoader("requirements_coverage", str(SCRIPT))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        write(tmp_path / name, text)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = text.strip("\n").splitlines()
    margin = len(lines[0]) - len(lines[0].lstrip())
    file.write_text("\n".join(line[margin:] for line in lines) + "\n", "utf-8")


def test_the_page(coverage: ModuleType, root: Path) -> None:
    text, problems = coverage.make(root)
    assert text.partition("| | Rows")[1:] == ("| | Rows", PAGE.removeprefix("| | Rows"))
    assert problems == []


def test_a_sentence_in_the_narrative_is_cited_by_nobody(coverage: ModuleType, root: Path) -> None:
    write(root / "plans/lamp/overlays/east.yaml", FILES["plans/lamp/overlays/east.yaml"].replace(", base:一#3", ""))
    text, problems = coverage.make(root)
    assert [line for line in text.splitlines() if line.startswith("| L-04")] == [
        "| L-04 | What a sentence says that the east alone cites | [lamp](../plans/lamp/notice.md) 一#3 "
        "| not yet: no item cites lamp 一#3 |"
    ]
    assert problems == []


def test_what_does_not_exist_is_told(coverage: ModuleType, root: Path) -> None:
    write(
        root / "docs/requirements/lamps.yaml",
        """
        title: Lamps
        rows:
          L-05: {line: It gives light, at: lamp 一#9}
          L-06: {line: It lasts, at: lantern 一#1}
          L-07: {line: It has a switch, items: lamp papers.cover}
          L-08: {line: It is warm, at: lamp}
          L-09: {at: lamp 一#1}
          K-01: {line: Days of rest}
        """,
    )
    assert coverage.make(root)[1] == [
        "lamps.yaml: L-08: “lamp” names no place",
        "lamps.yaml: L-09: expected `line` and any of at, items, wanting, answer",
        "L-05: there is no lamp 一#9",
        "L-06: there is no lantern 一#1",
        "L-07: there is no lamp papers.cover",
        "contradictions.yaml: K-01 stands in two lists",
        "test_lamps.py::test_light is marked with L-01, which no list has",
    ]


def test_the_check_fails_until_the_page_is_made_anew(coverage: ModuleType, root: Path, capsys) -> None:
    assert coverage.main(["--check"], root) == 1
    assert capsys.readouterr().err == "docs/coverage.md is out of date: run `make coverage`\n"
    assert coverage.main([], root) == 0
    assert coverage.main(["--check"], root) == 0
    write(root / "tests/test_lamps.py", FILES["tests/test_lamps.py"].replace('"L-05", "L-01"', '"L-08"'))
    assert coverage.main(["--check"], root) == 1
    assert capsys.readouterr().err == "docs/coverage.md is out of date: run `make coverage`\n"


def row(coverage: ModuleType, root: Path, written: str) -> tuple[str, list[str]]:
    """The row K-03 as the page has it, from plan file and place on, and the problems."""
    write(root / "docs/requirements/contradictions.yaml", "title: Contradictions\nrows:\n  K-03: " + written)
    text, problems = coverage.make(root)
    shown = next(line for line in text.splitlines() if line.startswith("| K-03 |"))
    return shown.split("|", 3)[3].strip(), problems


@pytest.fixture
def named(root: Path) -> Path:
    """The lamp plan with things that are named by their title, name, text and layer."""
    more = """
aliases: [{title: 灯 具, means: 灯, clause: 一#1}, {title: 灯.2, means: 灯, clause: 一#1}]
photo: {clause: 一#1, formats: [jpg]}
contacts: [{name: 受理处, clause: 二#1}]
unsaid: [{id: colour, text: 颜色, clause: 二#2}]
"""
    with (root / "plans/lamp/plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write(more.lstrip("\n"))
    write(root / "plans/_policy.yaml", "terms: [一线, 代表性]\narea_codes: {'3310': '0576'}\n")
    return root


@pytest.mark.parametrize(
    "item",
    [
        "lamp aliases.灯.2",
        "'lamp aliases.\"灯 具\"'",
        "lamp contacts.受理处",
        "lamp family.level.values.senior",
        "lamp family.level.values.senior.set.papers.form",
        "lamp each.senior",
        "lamp photo",
        "_policy terms.一线",
        "_policy area_codes.3310",
    ],
)
def test_what_an_item_is_called(coverage: ModuleType, named: Path, item: str) -> None:
    name = item.strip("'").replace('"', "").split(" ", 1)[1]
    shown, problems = row(coverage, named, f"{{line: So it is called, items: {item}}}")
    assert shown.endswith(f"| plan: `{name}` |")
    assert problems == []


@pytest.mark.parametrize(
    "section",
    ["lamp aliases", "lamp route", "lamp dates", "lamp family", "lamp each", "lamp fees", "_policy terms"],
)
def test_a_whole_section_is_no_item(coverage: ModuleType, named: Path, section: str) -> None:
    shown, problems = row(coverage, named, f"{{line: It is somewhere, items: {section}}}")
    assert shown.endswith("| not yet |")
    name = section.split()[1]
    assert problems == [f"K-03: {section} is a whole section: name the thing in it, {name}.NAME"]


def test_an_alias_that_is_deleted_is_missed(coverage: ModuleType, named: Path) -> None:
    written = "{line: Another name, at: lamp 一#1, items: lamp aliases.灯.2}"
    assert row(coverage, named, written) == (
        "[lamp](../plans/lamp/notice.md) 一#1; [lamp](../plans/lamp/plan.yaml) `aliases.灯.2` | plan: `aliases.灯.2` |",
        [],
    )
    plan = named / "plans/lamp/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace(", {title: 灯.2, means: 灯, clause: 一#1}", ""), "utf-8")
    shown, problems = row(coverage, named, written)
    assert shown.endswith("| not yet |")
    assert problems == ["K-03: there is no lamp aliases.灯.2"]


def test_what_only_the_unsaid_tells_of_is_not_yet_there(coverage: ModuleType, named: Path) -> None:
    shown, problems = row(coverage, named, "{line: Colour, items: lamp unsaid.colour}")
    assert shown.endswith("| not yet: only `unsaid` tells of it |")
    assert problems == []
    shown, problems = row(coverage, named, "{line: Colour, items: lamp unsaid.colour fees.review}")
    assert shown.endswith("| plan: `unsaid.colour`, `fees.review` |")
    assert problems == []
    shown, problems = row(coverage, named, "{line: Colour, answer: not said, items: lamp unsaid.colour}")
    assert shown.endswith("| plan: `unsaid.colour` |")
    assert problems == []
    assert row(coverage, named, "{line: Colour, answer: blue, items: lamp unsaid.colour}")[1] == [
        "contradictions.yaml: K-03: an answer can only be “not said”"
    ]
