"""The notebooks as text: what they promise to a reader and to the pipeline."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from helpers.run.freshness import NOTEBOOKS

FOLDER = Path(__file__).parents[2] / "notebooks"
FILES = sorted(FOLDER.glob("*.ipynb"))
STEPS = [path for path in FILES if path.stem in NOTEBOOKS]
BESIDE = ("05_explore", "06_backtest")  # of no year, and without tables of their own
PARAMETERS = ("year: int = 2021  # ", 'project: str = ".."  # ', 'stage: str = "draft"  # ')

Cell = dict[str, Any]


def cells(path: Path, kind: str) -> list[Cell]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: Cell) -> str:
    return "".join(cell["source"])


def faults(notebook: dict[str, Any]) -> list[str]:
    """What a notebook does that it must not."""
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    trees = [node for cell in code for node in ast.walk(ast.parse(source(cell)))]
    lengths = [len(ast.parse(source(cell)).body) for cell in code if "import" not in source(cell)]
    return [
        *["carries outputs" for cell in code if cell["outputs"] or cell["execution_count"]],
        *["defines something" for node in trees if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)],
        *["has a loop or a branch" for node in trees if isinstance(node, ast.For | ast.While | ast.If)],
        *["has a long cell" for length in lengths if length > 3],
    ]


def test_there_are_the_notebooks_that_the_pipeline_runs() -> None:
    assert tuple(path.stem for path in STEPS) == NOTEBOOKS


def test_every_other_notebook_is_known() -> None:
    assert tuple(path.stem for path in FILES if path not in STEPS) == BESIDE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_outputs_no_definitions_short_cells(path: Path) -> None:
    assert faults(json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("def f(): pass", "defines something"),
        ("for x in []: pass", "has a loop or a branch"),
        ("a = 1\nb = 1\nc = 1\nd = 1", "has a long cell"),
    ],
)
def test_a_broken_rule_is_seen(code: str, fault: str) -> None:
    cell: Cell = {"cell_type": "code", "source": code, "outputs": [], "execution_count": None}
    assert faults({"cells": [cell]}) == [fault]
    assert faults({"cells": [{**cell, "source": "1", "execution_count": 1}]}) == ["carries outputs"]


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.stem)
def test_parameters_one_per_line_with_type_default_and_meaning(path: Path) -> None:
    tagged = [cell for cell in cells(path, "code") if "parameters" in cell["metadata"].get("tags", [])]
    assert len(tagged) == 1
    lines = source(tagged[0]).splitlines()
    assert all(line.startswith(start) for line, start in zip(lines, PARAMETERS, strict=True))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_opens_with_a_question(path: Path) -> None:
    assert re.match(r"# .+\?\n", source(cells(path, "markdown")[0]))


@pytest.mark.parametrize("path", STEPS[:3], ids=lambda path: path.stem)
def test_it_ends_with_what_it_leaves_and_all_of_that_is_saved(path: Path) -> None:
    left = set(re.findall(r"`([a-z_]+)`", source(cells(path, "markdown")[-1])))
    saved = set(re.findall(r"tables\.save\(([A-Z_]+)", "".join(source(cell) for cell in cells(path, "code"))))
    assert {name.upper() for name in left} == saved


def test_the_words_of_the_report_carry_no_digit_but_numbers_of_headings() -> None:
    words = [source(cell) for cell in cells(STEPS[3], "markdown") if not cell["metadata"].get("tags")]
    assert not re.search(r"\d", re.sub(r"(?m)^### \d\. ", "", "\n".join(words)))
