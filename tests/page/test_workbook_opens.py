"""The workbook in LibreOffice: it opens, and a sheet says there what the stored table says."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from books import COUNTED
from helpers.tables.cleaned import COUNTS
from helpers.tables.stored import STORED
from helpers.write.workbook.sheet import HEADINGS

CALC = shutil.which("localc")  # Debian's LibreOffice without its spreadsheet has a soffice as well
pytestmark = [
    pytest.mark.xdist_group("built"),
    pytest.mark.skipif(CALC is None and not os.environ.get("CI"), reason="no LibreOffice Calc on this machine"),
]
# Comma, quotation mark, UTF-8, from the first line, values and not as shown, every sheet into a file of its own:
# https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.fixture(scope="module")
def sheets(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sheets of the workbook of 2021 as LibreOffice reads them, a CSV file each."""
    assert CALC, "in CI LibreOffice Calc has to be there"
    folder = tmp_path_factory.mktemp("calc")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [CALC, profile, "--headless", "--convert-to", EVERY_SHEET, "--outdir", str(folder / "sheets")]
    subprocess.run([*command, built / "outputs/2021/so-lieu-2021.xlsx"], check=True, capture_output=True, timeout=180)
    return folder / "sheets"


def test_every_sheet_opens(sheets: Path) -> None:
    assert len(list(sheets.glob("so-lieu-2021-*.csv"))) == len(STORED) + 3


def test_a_sheet_has_the_values_of_its_table(sheets: Path, built: Path) -> None:
    with (sheets / f"so-lieu-2021-{COUNTED}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[HEADINGS + 1 :]
    stored = pd.read_csv(built / "data/processed/2021/counts.csv", dtype="str")
    for name in ("number", "fonds", "records", "documents", "pages", "source_place"):
        assert [row[COUNTS.names.index(name)] for row in rows] == stored[name].to_list()
