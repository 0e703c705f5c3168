"""Rules of the house that no linter of others can see."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "zhicheng"
OUTER = {"desks", "ui", "config", "api"}
FILES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
DOMAIN = [path for path in FILES if path.relative_to(SOURCE).parts[0] not in OUTER]


def names_imported(path: Path) -> set[str]:
    """Every module a file imports, as written."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


@pytest.mark.pure
def test_no_domain_room_knows_a_request():
    web = ("django.http", "django.shortcuts", "django.views", "django.forms", "django.urls")
    meets = {
        str(path.relative_to(SOURCE)): sorted(name for name in names_imported(path) if name.startswith(web))
        for path in DOMAIN
    }
    assert {path: names for path, names in meets.items() if names} == {}


@pytest.mark.pure
def test_no_code_names_a_plan():
    plans = sorted(folder.name for folder in (SOURCE.parents[1] / "plans").iterdir() if not folder.name.startswith("_"))
    named = {str(path.relative_to(SOURCE)): plan for path in FILES for plan in plans if f'"{plan}"' in path.read_text()}
    assert named == {}


@pytest.mark.pure
def test_every_module_and_public_function_says_what_it_is_for():
    silent = []
    for path in FILES:
        tree = ast.parse(path.read_text())
        if tree.body and ast.get_docstring(tree) is None:
            silent.append(str(path.relative_to(SOURCE)))
        silent += [
            f"{path.relative_to(SOURCE)}:{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and ast.get_docstring(node) is None
        ]
    assert silent == []


@pytest.mark.pure
def test_files_are_small():
    long = {
        str(path.relative_to(SOURCE)): lines for path in FILES if (lines := len(path.read_text().splitlines())) > 400
    }
    assert long == {}


def met_at_run_time(tree: ast.AST) -> set[str]:
    """The modules imported when the code runs: what is imported for types only is left out."""
    found = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
        found |= met_at_run_time(node)
    return found


@pytest.mark.pure
def test_models_stay_inside_their_room():
    """But for the invariants, which read the tables of many rooms side by side."""
    meets = {
        f"{path.relative_to(SOURCE)} {name}"
        for path in FILES
        for name in met_at_run_time(ast.parse(path.read_text()))
        if name.startswith("zhicheng.")
        and name.endswith(".models")
        and name.split(".")[1] != path.relative_to(SOURCE).parts[0]
    }
    assert {one for one in meets if not one.startswith("casework/invariants.py ")} == set()
