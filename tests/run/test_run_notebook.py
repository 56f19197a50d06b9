from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from helpers.errors import CommandError, DataError, RunError
from helpers.run import notebook
from helpers.run.notebook import check_parameters, execute, marked, quiet

KERNEL = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
REAL = notebook.FOLDER / "01_clean_counts.ipynb"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of notebooks with one cell each, run instead of the real ones."""
    monkeypatch.setattr(notebook, "FOLDER", tmp_path)
    return tmp_path


def written(folder: Path, code: str) -> str:
    parameters = new_code_cell("year: int = 2021", metadata={"tags": ["parameters"]})
    cells = [parameters, new_code_cell(code, id="ending")]
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), folder / "small.ipynb")
    return "small"


def test_declared_parameters_pass() -> None:
    check_parameters(REAL, {"year": 2021, "project": ".", "stage": "draft"})


def test_unknown_and_ill_typed_parameters_are_all_refused() -> None:
    with pytest.raises(CommandError) as error:
        check_parameters(REAL, {"jahr": 2021, "year": "2021"})
    assert [fault.code for fault in error.value.faults] == ["parameter-unknown", "parameter-type"]
    assert 'no parameter "jahr". It has: project, stage, year' in str(error.value)
    assert "must be of type int, got '2021'" in str(error.value)


def test_an_absent_notebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"The notebook gone\.ipynb is not in"):
        check_parameters(tmp_path / "gone.ipynb", {})


def test_it_runs_in_this_python_with_the_folder_as_working_directory(small: Path, tmp_path: Path) -> None:
    name = written(small, "import sys, pathlib\nprint(sys.executable, pathlib.Path.cwd(), year)")
    told = execute(name, {"year": 1999}, tmp_path).cells[-1].outputs[0].text
    assert told.endswith(f"{tmp_path} 1999\n")


def test_a_fault_of_the_data_keeps_its_kind_and_its_words(small: Path, tmp_path: Path) -> None:
    name = written(small, "from helpers.errors import DataError\nraise DataError('report-absent', found='–')")
    with pytest.raises(DataError, match=r"^No report is there\. Put the report as received"):
        execute(name, {"year": 1}, tmp_path)


def test_any_other_error_names_the_notebook_and_the_cell(small: Path, tmp_path: Path) -> None:
    with pytest.raises(
        RunError, match=r"The notebook small broke in its cell \[3\]: ZeroDivisionError: division by zero"
    ):
        execute(written(small, "1 / 0"), {"year": 1}, tmp_path)


@pytest.mark.parametrize("raised", ["OSError(28, 'No space left on device')", "PermissionError('no')"])
def test_a_disk_that_takes_nothing_is_named_in_plain_words(small: Path, tmp_path: Path, raised: str) -> None:
    with pytest.raises(RunError, match=r"A file could not be read or written: .*Free some room or mend the permission"):
        execute(written(small, f"raise {raised}"), {"year": 1}, tmp_path)


def test_a_kernel_that_dies_is_named(small: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="The notebook small did not get beyond its cell ending: Kernel died"):
        execute(written(small, "import os\nos._exit(1)"), {"year": 1}, tmp_path)


def test_a_cell_that_hangs_is_stopped(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "SECONDS_A_CELL", 1)
    with pytest.raises(RunError, match="The notebook small did not get beyond its cell ending"):
        execute(written(small, "import time\ntime.sleep(60)"), {"year": 1}, tmp_path)


def test_a_quiet_notebook_has_no_time_no_machine_and_no_random_id(small: Path, tmp_path: Path) -> None:
    name = written(small, "year")
    texts = [notebook.text_of(execute(name, {"year": 1}, tmp_path)) for _ in range(2)]
    assert texts[0] == texts[1]
    assert str(tmp_path) not in texts[0]
    assert set(json.loads(texts[0])["metadata"]) == {"kernelspec"}


def test_quieting_keeps_the_tags() -> None:
    cell = new_code_cell("1", metadata={"tags": ["desk"], "papermill": {"duration": 1}})
    assert quiet(new_notebook(cells=[cell], metadata=KERNEL)).cells[0].metadata == {"tags": ["desk"]}


def test_a_notice_stands_above_the_first_cell_and_the_rest_is_as_it_was() -> None:
    plain = new_notebook(cells=[new_code_cell("1")], metadata=KERNEL)
    told = marked(plain, "Số liệu mô phỏng.")
    assert told.cells[0].source == "**Số liệu mô phỏng.**"
    assert (told.cells[1:], told.metadata) == (plain.cells, plain.metadata)
    nbformat.validate(told)
