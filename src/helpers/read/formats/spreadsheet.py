"""A workbook of Excel or OpenDocument as a document: a table of each sheet, and what stands around it as prose."""

from __future__ import annotations

import datetime
import math
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from itertools import groupby, product
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Paragraph, Row
from helpers.read.formats.binary_marks import binary_marks
from helpers.read.formats.compound import Compound, packed
from helpers.read.formats.excel_marks import excel_marks
from helpers.read.formats.lettering import one_line
from helpers.read.formats.open_marks import open_marks
from helpers.read.formats.sheet_marks import LETTERS, POSITIONS, Marks, Room, Spot, letter, number
from helpers.read.gathering import Gathering
from helpers.read.remark import Remark

TABLE = 3  # a table's rows have no fewer texts that differ; a title or a signature has one or two

_FIGURE = re.compile(r"[\d.,\s%()-]*")
_DAMAGED = (CalamineError, etree.XMLSyntaxError, struct.error, ValueError, LookupError, OSError)

Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta
Block = Paragraph | Grid


@dataclass(frozen=True)
class Sheet:
    """A sheet that has something in it: the rows as read, each with all columns, and its marks."""

    place: Place
    name: str
    rows: Sequence[Row]
    marks: Marks
    hidden: bool


def read_spreadsheet(path: Path, shown: str) -> Document:
    """Read a workbook: of each sheet with anything in it a grid, and its rows outside of the table as paragraphs too.

    Blank rows are left out; the others of a sheet have the same columns, from the first that has anything to the last.
    A merged cell is given at each of its positions. A formula is its cached value.

    Args:
        path: the file, which `helpers.read.formats.content.hold_content` has let pass.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: `workbook-broken`, `sheet-large`, `file-encrypted`, or a `formula-uncached` for each such cell.
    """
    with _told(Place(shown)):
        sheets = list(_sheets(path, shown))
    gathering = Gathering()
    for sheet in sheets:
        with gathering.step():
            _hold_computed(sheet)
    gathering.settle()
    blocks = [block for sheet in sheets for block in _blocks(sheet)]
    return Document(shown, tuple(blocks), tuple(remark for sheet in sheets for remark in _remarks(sheet)))


@contextmanager
def _told(place: Place) -> Iterator[None]:
    """What the libraries say of a damaged file, as a fault of the file; one of them says no more than a panic."""
    try:
        yield
    except _DAMAGED as error:
        raise DataError(Fault("workbook-broken", {"problem": str(error)}, place)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DataError(Fault("workbook-broken", {"problem": str(error)}, place)) from error


def _sheets(path: Path, shown: str) -> Iterator[Sheet]:
    """The sheets, once their marks have shown that a library may read them."""
    room = Room(Place(shown))
    if path.suffix.lower() == ".xls":
        file = Compound(path)
        stream = file.stream("Workbook" if "Workbook" in file.entries else "Book")
        marks, data = binary_marks(stream, room), packed("Workbook", stream)
        return _made(data, shown, marks)
    with ZipFile(path) as archive:
        marks = excel_marks(archive, room) if path.suffix.lower() == ".xlsx" else open_marks(archive, room)
    return _made(path.read_bytes(), shown, marks)


def _made(data: bytes, shown: str, marks: Mapping[str, Marks]) -> Iterator[Sheet]:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        for told in workbook.sheets_metadata:
            if told.typ == SheetTypeEnum.WorkSheet:
                place = Place(shown, f"trang tính {one_line(told.name)}")
                known = marks.get(told.name, Marks())
                rows = _rows(workbook.get_sheet_by_name(told.name), known, place)
                if rows or known.uncached:
                    yield Sheet(place, one_line(told.name), rows, known, told.visible != SheetVisibleEnum.Visible)


def _rows(sheet: CalamineSheet, marks: Marks, place: Place) -> Sequence[Row]:
    """The rows that have anything, with the columns from the first to the last that have."""
    top, left = sheet.start or (0, 0)
    cells: dict[Spot, Cell] = {}
    for row, values in enumerate(sheet.to_python(), start=top + 1):
        for column, value in enumerate(values, start=left + 1):
            if value != "":
                cells[row, column] = _cell(value, place.at(row=row, column=letter(column)))
    for (row, column), text in marks.texts.items():
        cells[row, column] = Cell(one_line(text), place.at(row=row, column=letter(column)))
    cells = {spot: cell for spot, cell in cells.items() if cell.text}
    if not cells:
        return []
    _spread(cells, marks, place)
    rows, columns = sorted({row for row, _ in cells}), [column for _, column in cells]
    span = range(min(columns), max(columns) + 1)
    blank = Cell("", place)
    return [
        tuple(cells.get((row, at)) or replace(blank, place=place.at(row=row, column=letter(at))) for at in span)
        for row in rows
    ]


def _spread(cells: dict[Spot, Cell], marks: Marks, place: Place) -> None:
    """Give each position of a merge the text of its first, as far as the sheet has values."""
    last_row, last_column = max(row for row, _ in cells), max(column for _, column in cells)
    spans = [
        (top, left, range(top, min(bottom, last_row) + 1), range(left, min(right, last_column) + 1))
        for top, left, bottom, right in marks.merged
    ]
    taken = sum(len(rows) * len(columns) for _, _, rows, columns in spans)
    if taken > POSITIONS:
        raise DataError(Fault("sheet-large", {"found": taken, "limit": POSITIONS, "letters": LETTERS}, place))
    for top, left, rows, columns in spans:
        first = cells.get((top, left))
        for row, column in product(rows, columns):
            cells.pop((row, column), None)
            if first:
                cells[row, column] = replace(first, place=place.at(row=row, column=letter(column)), merged=True)


def _cell(value: Value, place: Place) -> Cell:
    if isinstance(value, str):
        return Cell(one_line(value), place)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return Cell(_digits(value), place, float(value))
    return Cell(_written(value), place)


def _digits(value: float) -> str:
    """The shortest digits that are the number, with a dot before decimals."""
    text = format(Decimal(repr(value + 0)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _written(value: Value) -> str:
    """A date as "2021-12-05", a time as "08:30:00", a span of time as "30:00:00", and "TRUE"."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    return str(value).upper()


def _hold_computed(sheet: Sheet) -> None:
    """Refuse a sheet with formulas that have no value, naming each."""
    places = [sheet.place.at(row=row, column=letter(column)) for row, column in sheet.marks.uncached]
    if places:
        raise DataError(*(Fault("formula-uncached", {}, place) for place in places))


def _blocks(sheet: Sheet) -> Iterator[Block]:
    if not sheet.rows:
        return
    wide = [at for at, row in enumerate(sheet.rows) if len({cell.text for cell in row if cell.text}) >= TABLE]
    first, last = (wide[0], wide[-1]) if wide else (len(sheet.rows), len(sheet.rows))
    yield from _prose(sheet.rows[:first], sheet.place)
    yield Grid(tuple(sheet.rows), sheet.place, sheet.name)
    yield from _prose(sheet.rows[last + 1 :], sheet.place)


def _prose(rows: Iterable[Row], place: Place) -> Iterator[Paragraph]:
    """A paragraph of each text of a row, once."""
    for row in rows:
        for text in dict.fromkeys(cell.text for cell in row):
            if not _FIGURE.fullmatch(text):
                yield Paragraph(text, place.at(row=row[0].place.row))


def _remarks(sheet: Sheet) -> Iterator[Remark]:
    """What is hidden or struck out, since a person who looks at the sheet sees something else than a reader."""
    if sheet.hidden and sheet.rows:
        yield Remark("hidden-content", sheet.place.within, source_place=str(sheet.place))
    rows = {row[0].place.row or 0 for row in sheet.rows}
    columns = {number(cell.place.column or "") for row in sheet.rows for cell in row if cell.text}
    for first, last in _joined(sheet.marks.hidden_rows, rows):
        where = replace(sheet.place, row=first, last_row=last)
        yield Remark("hidden-content", where.within, source_place=str(where))
    for first, last in _joined(sheet.marks.hidden_columns, columns):
        where = sheet.place.at(column=letter(first) if first == last else f"{letter(first)}–{letter(last)}")
        yield Remark("hidden-content", where.within, source_place=str(where))
    for row, column in dict.fromkeys(sheet.marks.struck):
        where = sheet.place.at(row=row, column=letter(column))
        yield Remark("struck-content", where.within, source_place=str(where))


def _joined(hidden: Iterable[tuple[int, int]], filled: set[int]) -> Iterator[tuple[int, int]]:
    """The hidden ranges as far as they have anything, neighbours as one."""
    ranges, reach = sorted(hidden, reverse=True), 0
    found = []
    for at in sorted(filled):
        while ranges and ranges[-1][0] <= at:
            reach = max(reach, ranges.pop()[1])
        found += [at] if at <= reach else []
    for _, group in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        run = [at for _, at in group]
        yield run[0], run[-1]
