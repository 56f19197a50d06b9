"""The sheet "Con số đã in": every number that the report prints, and the cell that it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from helpers.tables.stored import STORED
from helpers.write.fact import Fact, Facts
from helpers.write.origin import STATUS
from helpers.write.workbook import names
from helpers.write.workbook.book import CELL, WRAPPED, Book, Cell
from helpers.write.workbook.sheet import HEADINGS, head

TITLE: Final = "Con số mà báo cáo in ra, và nguồn của từng con số"
COLUMNS: Final = (
    ("In trong báo cáo", 20),
    ("Giá trị", 18),
    ("Đơn vị", 10),
    ("Nguồn gốc", 14),
    ("Là gì, tính thế nào", 56),
    ("Trang tính", 28),
    ("Vị trí trong tệp đã nhận", 40),
    ("Tên trong facts.csv", 44),
)
LINKED: Final = 5  # the column that leads to the cell
Rows = Mapping[tuple[str, str], int]


def printed_sheet(book: Book, about: str, sheets: Mapping[str, str], facts: Sequence[Fact], stored: Facts) -> None:
    """Write the sheet; `sheets` names the tables' sheets, `stored` are the tables that the facts are cells of."""
    sheet, rows = book.sheet(names.PRINTED, HEADINGS + 1), _rows(stored)
    head(book, sheet, TITLE, about)
    book.rows(sheet, COLUMNS, HEADINGS, [answered(fact, sheets) for fact in facts])
    for row, fact in enumerate(facts, start=HEADINGS + 1):
        cell = _cell(fact, rows)
        if cell:
            book.link(
                sheet,
                row,
                LINKED,
                f"{quote_sheetname(sheets[fact.table])}!{cell}",
                sheets[fact.table],
                **CELL,
                **WRAPPED,
            )
    sheet.autofilter(HEADINGS, 0, HEADINGS + max(len(facts), 1), len(COLUMNS) - 1)


def answered(fact: Fact, sheets: Mapping[str, str]) -> tuple[Cell, ...]:
    """The row of a fact."""
    told = (STATUS[fact.status], fact.formula, sheets[fact.table], fact.source_place, fact.id)
    return (fact.printed, fact.value, fact.unit, *told)


def _rows(stored: Facts) -> Rows:
    """The row of a table's sheet in which each key stands."""
    return {
        (table.name, table.key_of(row)): number
        for table in STORED.values()
        for number, (_, row) in enumerate(stored.rows(table).iterrows(), start=HEADINGS + 1)
    }


def _cell(fact: Fact, rows: Rows) -> str:
    """The cell of a fact in its table's sheet; blank where its row is absent."""
    row = rows.get((fact.table, fact.key))
    return "" if row is None else xl_rowcol_to_cell(row, STORED[fact.table].names.index(fact.column))
