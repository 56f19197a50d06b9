"""The sheet of a stored table: title, what it is about, headings, and the rows as they are stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from math import ceil
from typing import Final

import pandas as pd
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from helpers.tables.findings import MEANINGS, VALUE
from helpers.tables.table import Column, Kind, Table
from helpers.write.number import printed
from helpers.write.workbook.book import ACCENT, BLUE, CELL, HEADED, NUMBER, PALE, WRAPPED, Book, Cell
from helpers.write.workbook.codes import word
from helpers.write.workbook.look import DAY, PAGE, day_of, heading, height, number_format, technical, width
from helpers.write.workbook.names import CONTENTS

HEADINGS: Final = 4  # the row of the headings, from zero; the data follow
BLANK: Final = "Ô trống là chưa có số liệu hoặc không áp dụng, không phải là số không."
EMPTY: Final = "Bảng này không có dòng nào."
BACK: Final = "← Về trang Đọc trước"


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
    shown = {column.name: [_shown(*cell) for cell in _cells(column, frame)] for column in table.columns}
    widths = [width(column, shown[column.name]) for column in table.columns]
    for place, column in enumerate(table.columns):
        book.put(sheet, HEADINGS, place, heading(column), **HEADED)
        folded = {"level": 1, "hidden": True} if technical(column) else {}
        sheet.set_column(place, place, widths[place], None, folded)
        for row, (value, meant) in enumerate(_cells(column, frame), start=HEADINGS + 1):
            _write(book, sheet, row, place, value, meant)
    sheet.set_row(HEADINGS, height(map(heading, table.columns), (wide - 2 for wide in widths)))  # the filter's button
    for row, texts in enumerate(zip(*shown.values(), strict=True), start=HEADINGS + 1):
        sheet.set_row(row, height(texts, widths))
    _paged(sheet, table, [wide for wide, column in zip(widths, table.columns, strict=True) if not technical(column)])
    sheet.autofilter(HEADINGS, 0, HEADINGS + max(len(frame), 1), len(table.columns) - 1)


def _paged(sheet: Worksheet, table: Table, widths: list[int]) -> None:
    """A table too wide for one sheet of paper takes two, with what tells its rows apart on both."""
    across = ceil(sum(widths) / PAGE)
    sheet.fit_to_pages(across, 0)
    if across > 1:
        sheet.repeat_columns(0, max(table.names.index(name) for name in table.key))


def head(book: Book, sheet: Worksheet, title: str, about: str) -> None:
    """The rows above the headings: title, what is below, the way back, and the notice of simulated numbers."""
    book.put(sheet, 0, 0, title, bold=True, font_size=14, font_color=BLUE)
    book.put(sheet, 1, 0, about)
    book.link(sheet, 2, 0, f"{quote_sheetname(CONTENTS)}!A1", BACK)
    if book.notice:
        book.put(sheet, 3, 0, book.notice, bold=True, font_color=ACCENT)


def _cells(column: Column, frame: pd.DataFrame) -> list[tuple[Cell, Column]]:
    """The values of a column, blanks as nothing, each with its meaning: single conclusions have their own."""
    values = [None if pd.isna(value) else value for value in frame[column.name]]
    if column.name == VALUE and "finding" in frame:
        meant = [replace(MEANINGS[finding], kind=Kind.NUMBER) for finding in frame["finding"]]
        return list(zip(values, meant, strict=True))
    return [(value, column) for value in values]


def _write(book: Book, sheet: Worksheet, row: int, place: int, value: Cell, column: Column) -> None:
    if isinstance(value, str):
        day = day_of(column, value)
        book.put(sheet, row, place, day or word(column, value), **CELL, **({"num_format": DAY} if day else WRAPPED))
    elif value is None:
        book.put(sheet, row, place, None, **CELL, **({} if column.kind == Kind.TEXT else {"bg_color": PALE}))
    else:
        book.put(sheet, row, place, value, **CELL, **NUMBER, num_format=number_format(column))


def _shown(value: Cell, column: Column) -> str:
    if value is None or isinstance(value, dt.date):
        return ""
    return word(column, value) if isinstance(value, str) else printed(value, column)
