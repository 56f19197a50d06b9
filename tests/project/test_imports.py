"""Imports go one way, and the contracts see one that does not."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import REPOSITORY

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, 'src'); {LINT}", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_go_one_way() -> None:
    ran = linted(REPOSITORY)
    assert ran.returncode == 0, ran.stdout
    assert "0 broken" in ran.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("analyse/money.py", "from helpers.read.name import fold"),
        ("analyse/money.py", "from helpers.project import Project"),
        ("read/name.py", "from helpers.write.number import whole"),
        ("write/number.py", "from helpers.run.pipeline import build"),
        ("errors.py", "from helpers.tables.cleaned import COUNTS"),
    ],
)
def test_a_wrong_import_is_seen(tmp_path: Path, module: str, line: str) -> None:
    shutil.copytree(REPOSITORY / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    with (tmp_path / "src/helpers" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    ran = linted(tmp_path)
    assert ran.returncode == 1
    assert "BROKEN" in ran.stdout


def imported(folder: Path) -> set[str]:
    """The top-level modules that the code in a folder imports."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in plain | parts}


def undeclared(modules: set[str], project: str) -> set[str]:
    """The modules that belong to no distribution which the project names."""
    declared = tomllib.loads(project)["project"]
    lines = [*declared["dependencies"], *declared.get("optional-dependencies", {}).get("cluster", [])]
    named = {canonicalize_name(Requirement(line).name) for line in lines}
    homes = packages_distributions()
    foreign = modules - set(sys.stdlib_module_names) - {"helpers"}
    return {name for name in foreign if not named & {canonicalize_name(home) for home in homes.get(name, [])}}


def test_what_the_code_imports_is_declared() -> None:
    modules = imported(REPOSITORY / "src")
    assert {"pandas", "pydantic", "filelock"} <= modules
    assert undeclared(modules, (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")) == set()


def test_an_import_that_is_not_declared_is_seen() -> None:
    project = '[project]\ndependencies = ["pandas>=3.0"]\n'
    assert undeclared({"os", "helpers", "pandas", "pydantic"}, project) == {"pydantic"}
