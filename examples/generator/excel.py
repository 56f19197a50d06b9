"""The report of 2022 as an Excel workbook: headings merged over two rows, sums of districts, and numbers as numbers."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.archive import even
from generator.counts import GROUP, HEADINGS, by_place
from generator.documents import NOTICE, SIMULATED
from generator.model import Year
from generator.words import title

WIDTHS = {"A": 6, "B": 58, "C": 12, "D": 12, "E": 12}  # characters


def write(year: Year, path: Path) -> None:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has a sheet
    sheet.title = SIMULATED
    for line in ("UBND TỈNH MINH HỌA", "SỞ NỘI VỤ", "BÁO CÁO", title(year.year), f"({NOTICE})"):
        sheet.append([line])
    sheet.append([])
    _headings(sheet, HEADINGS[year.year])
    for row in by_place(year):
        sheet.append(row)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(even(out.getvalue()))


def _headings(sheet: Worksheet, headings: tuple[str, ...]) -> None:
    sheet.append([*headings[:2], GROUP])
    sheet.append([None, None, *headings[2:]])
    first, second = sheet.max_row - 1, sheet.max_row
    for column in "AB":
        sheet.merge_cells(f"{column}{first}:{column}{second}")
    sheet.merge_cells(f"C{first}:E{first}")
