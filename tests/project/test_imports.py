"""Imports go one way, and the contracts see one that does not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
