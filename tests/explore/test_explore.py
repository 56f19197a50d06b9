"""Exploring: the tables of all years, the panels moved by hand, and the notebook executed with its controls moved."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

import helpers
from conftest import REPOSITORY
from helpers.errors import DataError
from helpers.explore import outlook, progress, volume
from helpers.explore.panel import table
from helpers.explore.years import Tables
from helpers.project import Project
from helpers.tables.stored import STORED

NOTEBOOK = REPOSITORY / "notebooks/05_explore.ipynb"
COUNTS = pd.DataFrame(
    {
        "year": [2021, 2021, 2022],
        "place": ["A", "B", "A"],
        "agency": ["Thanh tra", "Thanh tra", "Phòng Nội vụ"],
        "fonds": ["a", "b", "c"],
        "pages": pd.array([10, pd.NA, 30], dtype="Int64"),
        "records": pd.array([1, 2, 3], dtype="Int64"),
    }
)
TOTALS = pd.DataFrame({"pages": [100.0, 120.0, 90.0]}, index=[2021, 2022, 2023])
MOVES = """
volumes.controls["measure"].value = "records"
volumes.controls["place"].value = volumes.controls["place"].options[1][1]
assert set(volumes.data["measure"]) == {"hồ sơ"} and volumes.data["place"].nunique() == 1
assert "Số hồ sơ" in volumes.drawing
volumes.controls["agency"].value = volumes.controls["agency"].options[-1][1]
volumes.controls["fonds"].value = volumes.controls["fonds"].options[-1][1]
against_plan.controls["plan"].value = against_plan.controls["plan"].options[-1][1]
against_plan.controls["measure"].value = "documents"
before = ahead.drawing
ahead.controls["next_year"].value = 2.5
ahead.controls["total"].value = 100_000
ahead.controls["years"].value = 6
assert ahead.drawing != before and len(ahead.data) == 6 and "khả năng đủ" in ahead.drawing
"""


@pytest.fixture(scope="module")
def tables(example: Path) -> Tables:
    return helpers.load(example)


@pytest.mark.xdist_group("example")
def test_all_tables_of_all_years_are_there_and_typed(tables: Tables) -> None:
    assert list(tables) == list(STORED)
    assert sorted(tables["counts"]["report_year"].unique()) == [2021, 2022, 2023, 2024, 2025]
    assert str(tables["counts"]["pages"].dtype) == "Int64"


def test_a_project_without_a_report_is_told_how_to_build_one(project_copy: Path) -> None:
    with pytest.raises(DataError, match=r"No report is built yet\. Build them first: `sohoa report 2021`"):
        helpers.load(Project.open(project_copy))


def test_rows_of_the_fonds_chosen() -> None:
    assert list(volume.rows(COUNTS, "records", place="A")["volume"]) == [1, 3]
    assert list(volume.rows(COUNTS, "records", agency="Thanh tra", fonds="b")["volume"]) == [2]


def test_a_year_with_an_unknown_count_has_no_sum() -> None:
    assert volume.yearly(volume.rows(COUNTS, "pages")).fillna(-1).to_dict() == {2021: -1, 2022: 30}


def test_nothing_known_is_said_in_words() -> None:
    assert volume.draw(volume.rows(COUNTS, "pages", fonds="b")) == "<p>Chưa có số liệu.</p>"
    assert outlook.draw(outlook.quantiles(TOTALS.head(0), "pages", 1.0, 3, 0)) == "<p>Chưa có số liệu.</p>"
    empty = pd.DataFrame(columns=["report_year", *progress.COLUMNS], dtype="Int64")
    assert progress.draw(empty) == "<p>Chưa có số liệu.</p>"


def test_next_years_volume_is_as_set_and_the_years_after_spread() -> None:
    found = outlook.quantiles(TOTALS, "pages", 2.0, 3, 0)
    assert list(found.loc[0, ["q025", "q50", "q975"]]) == [180, 180, 180]
    assert list(found.loc[2, list(outlook.LEVELS)]) == sorted(found.loc[2, list(outlook.LEVELS)])
    assert found["reached"].isna().all()


def test_a_larger_total_is_less_likely() -> None:
    chances = [outlook.quantiles(TOTALS, "pages", 1.0, 4, total)["reached"].iloc[-1] for total in (200, 400, 1000)]
    assert chances[0] > chances[1] > chances[2]


def test_a_zero_year_gives_no_forecast() -> None:
    assert outlook.quantiles(TOTALS.assign(pages=[1.0, 0.0, 2.0]), "pages", 1.0, 3, 0).empty


def test_names_are_offered_in_vietnamese_order() -> None:
    panel = volume.volume({"counts": COUNTS.assign(place=["Đức Thọ", "Can Lộc", "Ân Thi"])})
    assert [name for name, _ in panel.controls["place"].options] == ["tất cả", "Ân Thi", "Can Lộc", "Đức Thọ"]


@pytest.mark.xdist_group("example")
def test_a_control_moved_changes_data_and_drawing(tables: Tables) -> None:
    panel = volume.volume(tables)
    before, pages = panel.drawing, len(panel.data)
    panel.controls["place"].value = panel.controls["place"].options[1][1]
    assert panel.drawing != before
    assert 0 < len(panel.data) < pages


def test_a_table_needs_no_network() -> None:
    shown = str(table(COUNTS).value)
    assert "Thanh tra" in shown
    assert 'src="http' not in shown


@pytest.mark.xdist_group("example")
def test_the_notebook_answers_to_each_control(example: Path) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(new_code_cell(MOVES))
    place = next(at for at, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", []))
    notebook.cells.insert(place + 1, new_code_cell(f"project = {str(example)!r}"))
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
