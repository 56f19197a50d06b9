"""The sheet of a stored table: title, what it is about, headings, and the rows as they are stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from helpers.tables.findings import MEANINGS
from helpers.tables.table import Column, Kind, Table
from helpers.write.fact import VALUE
from helpers.write.number import printed
from helpers.write.workbook.book import ACCENT, BLUE, LINE, PALE, TEXT, Book, Cell
from helpers.write.workbook.codes import word
from helpers.write.workbook.look import DAY, day_of, heading, number_format, width
from helpers.write.workbook.names import CONTENTS

HEADINGS: Final = 4  # the row of the headings, from zero; the data follow
BLANK: Final = "Ô trống là chưa có số liệu hoặc không áp dụng, không phải là số không."
EMPTY: Final = "Bảng này không có dòng nào."
BACK: Final = "← Về trang Đọc trước"
HEADED: Final = {"bold": True, "font_color": "white", "bg_color": BLUE, "border": 1, "border_color": LINE} | TEXT


def table_sheet(book: Book, name: str, table: Table, frame: pd.DataFrame, about: str) -> None:
    """Write a table as a sheet.

    Args:
        book: the workbook.
        name: the sheet's.
        table: its description.
        frame: its rows.
        about: of whom and of which year.
    """
    sheet = book.sheet(name, HEADINGS + 1)
    head(book, sheet, table.title, f"{about} {BLANK if len(frame) else EMPTY}")
    for place, column in enumerate(table.columns):
        book.put(sheet, HEADINGS, place, heading(column), **HEADED)
        values = list(frame[column.name])
        meant = _meant(column, frame)
        for row, (value, of_row) in enumerate(zip(values, meant, strict=True), start=HEADINGS + 1):
            _cell(book, sheet, row, place, None if pd.isna(value) else value, of_row)
        shown = ["" if pd.isna(v) else _shown(v, of_row) for v, of_row in zip(values, meant, strict=True)]
        sheet.set_column(place, place, width(column, shown))
    sheet.autofilter(HEADINGS, 0, HEADINGS + max(len(frame), 1), len(table.columns) - 1)


def head(book: Book, sheet: Worksheet, title: str, about: str) -> None:
    """The rows above the headings: title, what is below, the way back, and the notice where the numbers are simulated."""
    book.put(sheet, 0, 0, title, bold=True, font_size=14, font_color=BLUE)
    book.put(sheet, 1, 0, about)
    book.link(sheet, 2, 0, f"{quote_sheetname(CONTENTS)}!A1", BACK)
    if book.notice:
        book.put(sheet, 3, 0, book.notice, bold=True, font_color=ACCENT)


def _meant(column: Column, frame: pd.DataFrame) -> list[Column]:
    """What a column means in each row: a table of single conclusions has units and digits of its own in each."""
    if column.name == VALUE and "finding" in frame:
        return [replace(MEANINGS[finding], kind=Kind.NUMBER) for finding in frame["finding"]]
    return [column] * len(frame)


def _cell(book: Book, sheet: Worksheet, row: int, place: int, value: Cell, column: Column) -> None:
    bordered = {"border": 1, "border_color": LINE, "valign": "top"}
    if column.kind == Kind.TEXT:
        day = day_of(column, value) if isinstance(value, str) else None
        told = word(column, value) if isinstance(value, str) else None
        dated = {"num_format": DAY} if day else {}
        book.put(sheet, row, place, day or told, text_wrap=True, **bordered, **dated)
    elif value is None:
        book.put(sheet, row, place, None, bg_color=PALE, **bordered)
    else:
        book.put(sheet, row, place, value, num_format=number_format(column), **bordered)


def _shown(value: float | str, column: Column) -> str:
    return word(column, value) if isinstance(value, str) else printed(value, column)
