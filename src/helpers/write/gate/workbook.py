"""The gate of the workbook: the finished file is read back, and each cell held against the stored tables and the facts.

In the sheet of a table every cell has to hold what the table holds, a blank where it is blank. In the sheet of printed
numbers every row has to be the fact. Any other cell may carry a number only as the count of a table's rows, and a digit
in its words only where a description of `helpers.tables` or a declared sentence has the same words. What people do not
see as a cell (formulas, remarks, drawings, links to other files) may not be there at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

from helpers.errors import Fault, RunError
from helpers.tables.findings import MEANINGS as CONCLUSIONS
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Table
from helpers.write.fact import Fact, Facts
from helpers.write.sentence import DIGIT
from helpers.write.workbook import names
from helpers.write.workbook.codes import codes_told, word
from helpers.write.workbook.contents import NO_ROWS, holds
from helpers.write.workbook.look import day_of, heading
from helpers.write.workbook.printed import answered
from helpers.write.workbook.sheet import HEADINGS
from helpers.write.workbook.text import legible

PARTS = re.compile(  # of a workbook that has cells, styles, and nothing else
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles|sharedStrings|metadata)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/theme/theme1\.xml"
)
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
FORMULA = re.compile(rb"<f[ >/]")
ON_PAPER = re.compile(r"<odd(?:Header|Footer)>([^<]*)<")
CODES_OF_PAPER = re.compile(r'&(?:"[^"]*"|\d+|[A-Z])')  # of font, size, place, page
Read = str | int | float | bool | dt.date | dt.time | dt.datetime | dt.timedelta | None
Grid = Sequence[Sequence[Read]]


@dataclass(frozen=True)
class _Cell:
    """A cell with what it was read as, for the message."""

    sheet: str
    row: int
    column: int
    value: Read

    @property
    def place(self) -> dict[str, object]:
        return {"sheet": self.sheet, "cell": xl_rowcol_to_cell(self.row, self.column)}

    def fault(self, wanted: object) -> Fault:
        return Fault("workbook-untrue", {**self.place, "found": _told(self.value), "wanted": _told(wanted)})


def check_workbook(content: bytes, facts: Sequence[Fact], stored: Facts, said: Collection[str]) -> None:
    """Hold a finished workbook against the stored tables and the facts.

    Args:
        content: the xlsx file.
        facts: what the report prints.
        stored: the tables of the edition.
        said: the sentences of the workbook that may carry digits.

    Raises:
        RunError: all faults at once, each with its sheet and cell: a value that the tables and the facts do not hold,
            any other number, a sheet too many or too few, a formula, a part that no cell shows.
    """
    grids, sheets = _grids(content), names.sheet_names(STORED.values())
    wanted = [names.CONTENTS, *sheets.values(), names.MEANINGS, names.PRINTED]
    if list(grids) != wanted:
        odd = ", ".join(sorted({*grids} ^ {*wanted})) or ", ".join(grids)
        raise RunError("workbook-sheets", sheets=odd)
    faults = [*_parts(content, said, list(grids)), *_counts(grids[names.CONTENTS], sheets, stored)]
    for name, table in zip(sheets.values(), STORED.values(), strict=True):
        faults += _table(name, grids[name], table, stored.rows(table))
    faults += _facts(grids[names.PRINTED], facts, sheets)
    heads = [(name, grids[name][: HEADINGS + 1]) for name in (*sheets.values(), names.PRINTED)]
    faults += _words(
        [*heads, *((name, grids[name]) for name in (names.CONTENTS, names.MEANINGS))], {*said, *_described()}
    )
    if faults:
        raise RunError(*faults)


def _grids(content: bytes) -> dict[str, Grid]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def _parts(content: bytes, said: Collection[str], sheets: Sequence[str]) -> Iterator[Fault]:
    """Parts that no cell shows, and digits at the head and foot of printed pages."""
    with ZipFile(BytesIO(content)) as parts:
        for part in parts.namelist():
            sheet = SHEET.fullmatch(part)
            if not PARTS.fullmatch(part) and not sheet:
                yield Fault("workbook-part", {"part": part})
            if sheet:
                name = sheets[int(sheet[1]) - 1]  # numbered in the order in which the sheets stand
                yield from _of_sheet(name, parts.read(part), {*said, *sheets})


def _of_sheet(name: str, part: bytes, declared: Collection[str]) -> Iterator[Fault]:
    if FORMULA.search(part):
        yield Fault("workbook-part", {"part": f"{name} (<f>)"})
    for told in ON_PAPER.findall(part.decode()):
        for words in map(str.strip, CODES_OF_PAPER.split(unescape(told))):
            if DIGIT.search(words) and words not in declared:
                yield Fault("workbook-digit", {"sheet": name, "cell": "–", "sentence": words})


def _table(name: str, grid: Grid, table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    """The rows below the headings against the rows of the table; what is beyond them has to be blank."""
    values = [list(frame[column]) for column in table.names]
    for cell in _cells(name, grid, HEADINGS + 1, len(frame), len(table.columns)):
        row = cell.row - HEADINGS - 1
        inside = row < len(frame) and cell.column < len(values)
        stored = values[cell.column][row] if inside else None
        wanted = _wanted(table.columns[cell.column], stored) if inside else ""
        if not _same(cell.value, wanted):
            yield cell.fault(wanted)


def _facts(grid: Grid, facts: Sequence[Fact], sheets: Mapping[str, str]) -> Iterator[Fault]:
    rows = [answered(fact, sheets) for fact in facts]
    for cell in _cells(names.PRINTED, grid, HEADINGS + 1, len(rows), len(rows[0]) if rows else 0):
        row = cell.row - HEADINGS - 1
        value = rows[row][cell.column] if row < len(rows) and cell.column < len(rows[row]) else None
        wanted = "" if value is None else legible(value) if isinstance(value, str) else value
        if not _same(cell.value, wanted):
            yield cell.fault(wanted)


def _counts(grid: Grid, sheets: Mapping[str, str], stored: Facts) -> Iterator[Fault]:
    """The numbers of the first sheet: how many rows the table named in the same row has."""
    tables = {sheets[name]: table for name, table in STORED.items()}
    for cell in _cells(names.CONTENTS, grid, 0, 0, 0):
        table = tables.get(str(grid[cell.row][0]))
        counts = table is not None and cell.column == 2
        wanted = (len(stored.rows(table)) or NO_ROWS) if table and counts else None
        if (counts and not _same(cell.value, wanted)) or (not counts and _number(cell.value)):
            yield cell.fault("–" if wanted is None else wanted)


def _words(parts: Sequence[tuple[str, Grid]], declared: Collection[str]) -> Iterator[Fault]:
    """Digits in words that nothing declares, and numbers where words are due; the first sheet has its counts."""
    for name, grid in parts:
        for cell in _cells(name, grid, 0, 0, 0):
            if isinstance(cell.value, str) and DIGIT.search(cell.value) and cell.value not in declared:
                yield Fault("workbook-digit", {**cell.place, "sentence": cell.value[:200]})
            elif _number(cell.value) and name != names.CONTENTS:
                yield cell.fault("–")


def _cells(name: str, grid: Grid, first: int, rows: int, columns: int) -> Iterator[_Cell]:
    """The cells from a row on: all that were read, and blanks up to so many rows and columns."""
    for row in range(first, max(len(grid), first + rows)):
        read = grid[row] if row < len(grid) else []
        for column in range(max(len(read), columns)):
            yield _Cell(name, row, column, read[column] if column < len(read) else "")


def _wanted(column: Column, stored: str | float | None) -> object:
    if pd.isna(stored):
        return ""
    if isinstance(stored, str):
        return day_of(column, stored) or legible(word(column, stored))
    return stored


def _same(found: Read, wanted: object) -> bool:
    """Whether a cell holds a value; a number and a text that looks like it are not the same."""
    return isinstance(found, str) == isinstance(wanted, str) and found == wanted


def _number(value: Read) -> bool:
    return value is not None and not isinstance(value, str)


def _described() -> set[str]:
    """All words of the descriptions, as the sheets print them."""
    columns = [*CONCLUSIONS.values(), *(column for table in STORED.values() for column in table.columns)]
    texts = {text for c in columns for text in (c.label, heading(c), c.meaning, c.unit, codes_told(c))}
    stored = {f"{table.name}.{column.name}" for table in STORED.values() for column in table.columns}
    titles = {text for table in STORED.values() for text in (table.title, holds(table))}
    return {legible(text) for text in texts | stored | titles}


def _told(value: object) -> str:
    plain = int(value) if isinstance(value, float) and value.is_integer() else value  # Excel knows no whole numbers
    return "–" if value in ("", None) else str(plain)[:200]
