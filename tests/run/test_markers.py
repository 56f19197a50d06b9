"""A marker in every column of a software export, and in every row at fault, is found nowhere after a run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from test_received import REPORT

from books import held
from conftest import copy_raw

MARK = "Dấu Kín Xyzzy"
HEAD = (
    "Mã hồ sơ",
    "Tên phông",
    "Tiêu đề hồ sơ",
    "Số văn bản",
    "Số trang",
    "Chế độ sử dụng",
    "Tác giả",
    "Ghi chú",
    "Số CCCD",
)
FOUND = tuple(MARK.split())[-1].casefold()  # also where it is cut, folded, escaped or in capitals

Row = list[str]


def rows() -> list[Row]:
    """A row for each fonds of the report, marked where an export has personal data."""
    told = [[cell.text.replace(".", "") for cell in row] for grid in REPORT.grids for row in grid.rows[1:]][:-2]
    kept = (f"{MARK} chức vụ", f"<b>{MARK}</b>", f"0123 {MARK}")
    return [
        [f"H{number}", name, f"Đơn của {MARK}", documents, pages, "tự do", *kept]
        for number, name, _, documents, pages in told
    ]


def given(folder: Path, found: list[Row], suffix: str) -> Path:
    """A project with these rows as an export."""
    root = copy_raw(folder / "p")
    frame, path = pd.DataFrame(found, columns=list(HEAD)), root / f"data/raw/2021/software{suffix}"
    frame.to_csv(path, index=False) if suffix == ".csv" else frame.to_excel(path, index=False)
    return root


def ran(root: Path, *words: str) -> tuple[int, str]:
    """The exit code of a command, and all that it says."""
    command = [sys.executable, "-c", "from helpers.run.cli import main; main()", *words, "2021", "--project", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def marked(root: Path) -> list[str]:
    """The files of a project, other than those received, in which the marker stands, or in whose names."""
    files = [path for path in root.rglob("*") if path.is_file() and "raw" not in path.relative_to(root).parts]
    return [path.name for path in files if any(FOUND in text for text in _texts(path))]


def _texts(path: Path) -> Iterator[str]:
    yield path.name.casefold()
    for data in held(path):
        yield data.decode("utf-8", errors="replace").casefold()
        yield data.decode("utf-16-le", errors="replace").casefold()


def changed(column: int, text: str, base: Row) -> Row:
    return [*base[:column], text, *base[column + 1 :]]


def bad() -> dict[str, Row]:
    """A row at fault in each way that a message tells of."""
    base = rows()[0]
    return {
        "a title in the pages": changed(4, MARK, base),
        "a long title in the pages": changed(4, f"{MARK} 12 " * 9, base),
        "a title in the documents": changed(3, f"Sổ của {MARK}", base),
        "an unknown word of access": changed(5, MARK, base),
        "a row without a code": changed(0, "", base),
        "a row without a fonds": changed(1, "", base),
    }


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_column_but_names_and_counts_reaches_an_output(tmp_path: Path, suffix: str) -> None:
    doubled = changed(0, f"Hồ sơ 12 của ông {MARK}", rows()[0])
    root = given(tmp_path, [*rows(), doubled, doubled], suffix)
    code, said = ran(root, "report")
    assert (code, FOUND in said.casefold()) == (0, False), said
    kinds = {path.suffix for path in (root / "outputs").rglob("*")} | {
        path.suffix for path in (root / "data").rglob("*")
    }
    assert {".html", ".docx", ".xlsx", ".csv", ".json", ".ipynb"} <= kinds
    assert marked(root) == []


def test_a_closed_record_stops_the_report_and_is_not_quoted(tmp_path: Path) -> None:
    root = given(tmp_path, [*rows(), changed(5, "mật", rows()[0])], ".csv")
    code, said = ran(root, "report")
    assert code == 1 and FOUND not in said.casefold()
    assert marked(root) == []


@pytest.mark.parametrize("fault", bad())
def test_a_row_at_fault_is_named_and_not_quoted(tmp_path: Path, fault: str) -> None:
    root = given(tmp_path, [*rows(), bad()[fault]], ".csv")
    code, said = ran(root, "check")
    assert (code, FOUND in said.casefold()) == (1, False), said
    assert "software.csv, dòng" in said
    assert marked(root) == []


@pytest.mark.parametrize("slipped", [f"Hồ sơ của {MARK} năm 1957", "Ông Xyzzy 1957"])
def test_a_doubled_code_that_may_be_a_person_is_not_quoted(tmp_path: Path, slipped: str) -> None:
    row = changed(0, slipped, rows()[0])
    code, said = ran(given(tmp_path, [*rows(), row, row], ".csv"), "check")
    assert (code, FOUND in said.casefold()) == (0, False), said
    assert "mã (không hiện, vì có thể là dữ liệu cá nhân)" in " ".join(said.split())
