"""The sheet "Giải thích các cột": each column with its unit, its meaning or formula, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from helpers.tables.findings import MEANINGS, VALUE
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Table
from helpers.write.origin import STATUS
from helpers.write.workbook import names
from helpers.write.workbook.book import Book
from helpers.write.workbook.codes import codes_told
from helpers.write.workbook.sheet import HEADINGS, head

TITLE: Final = "Giải thích các cột của từng bảng"
COLUMNS: Final = (
    ("Trang tính", 28),
    ("Cột", 26),
    ("Đơn vị", 10),
    ("Ý nghĩa hoặc cách tính", 62),
    ("Nguồn gốc", 14),
    ("Giá trị có thể có (mã trong tệp CSV)", 46),
    ("Tên cột trong tệp CSV", 30),
)
Row = tuple[str, str, str, str, str, str, str]


def meanings_sheet(book: Book, about: str, sheets: Mapping[str, str]) -> None:
    """Write the sheet; `sheets` are the names of the tables' sheets."""
    sheet = book.sheet(names.MEANINGS, HEADINGS + 1)
    head(book, sheet, TITLE, about)
    rows = list(explained(sheets))
    book.rows(sheet, COLUMNS, HEADINGS, rows)
    sheet.autofilter(HEADINGS, 0, HEADINGS + len(rows), len(COLUMNS) - 1)


def explained(sheets: Mapping[str, str]) -> Iterator[Row]:
    """The rows of the sheet; a table of single conclusions has one for each conclusion."""
    for table in STORED.values():
        for column in table.columns:
            if column.name == VALUE and "finding" in table.key:
                yield from (_row(sheets[table.name], found, f"{table.name}.{name}") for name, found in MEANINGS.items())
            else:
                yield _row(sheets[table.name], column, _stored(table, column))


def _row(sheet: str, column: Column, stored: str) -> Row:
    codes = "" if column.among == tuple(MEANINGS) else codes_told(column)
    return (sheet, column.label, column.unit, column.meaning, STATUS[column.status], codes, stored)


def _stored(table: Table, column: Column) -> str:
    return f"{table.name}.{column.name}"
