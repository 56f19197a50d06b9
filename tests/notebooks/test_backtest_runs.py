"""The notebook on other archives runs, alone and without a project, and shows what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import NotebookNode

from helpers.run.notebook import execute
from helpers.write.page import facts_of


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> NotebookNode:
    return execute("06_backtest", {}, tmp_path_factory.mktemp("anywhere"))


def html(notebook: NotebookNode) -> str:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return "".join(output.get("data", {}).get("text/html", "") for output in outputs)


def test_it_draws_each_series_and_tells_the_result(executed: NotebookNode) -> None:
    assert html(executed).count("<figure ") == 3
    assert "lần thử trên số liệu của" in html(executed)


def test_its_numbers_are_those_of_the_tables(executed: NotebookNode) -> None:
    assert {fact.table for fact in facts_of(executed)} == {"tried", "backtest"}
    assert all(fact.known for fact in facts_of(executed))


def test_it_writes_nothing(executed: NotebookNode, tmp_path: Path) -> None:
    execute("06_backtest", {}, tmp_path)
    assert list(tmp_path.iterdir()) == []
