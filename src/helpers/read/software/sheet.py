"""An export in a spreadsheet: one table, read as a document and then queried as any other."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document, Grid, Row
from helpers.read.formats.sheet_marks import POSITIONS
from helpers.read.number import NumberError, parse_count
from helpers.read.opening import open_document
from helpers.read.software.export import Export, Line, header_of, names_total, unquoting
from helpers.read.software.header import CLOSING, FIGURES, FONDS, ExportHeader, Headings, find_header

TOTAL: Final = "total"


@dataclass(frozen=True)
class _Sheet:
    """The table: its rows below the header."""

    header: ExportHeader
    rows: Sequence[Row]


def open_sheet(path: Path, shown: str, headings: Headings, folder: Path) -> Export:
    """An export in a spreadsheet of one table; the rows' columns that count are copied into a folder as CSV.

    Raises:
        DataError: see `opening.open_document`; or there is no such table, more than one, or one that goes on in another
            sheet without a header.
    """
    with unquoting():
        document = open_document(path, shown, POSITIONS)
    grid = _only_table(document, headings)
    header = header_of(_texts(grid), headings, grid.place)
    sheet = _Sheet(header, grid.rows[header.above :])
    columns = {name: f"c{at}" for at, name in enumerate(header.columns)}
    return Export(
        file=shown,
        path=_copy(sheet, folder),
        source=_source([*columns.values(), TOTAL]),
        header=header,
        columns=columns,
        every=[TOTAL],
        lines=lambda: _lines(sheet),
        letters={name: grid.rows[0][at].place.column or "" for name, at in header.columns.items()},
        remarks=tuple(remark for remark in document.remarks if not remark.found),  # what was found may be a title
    )


def _only_table(document: Document, headings: Headings) -> Grid:
    grids = document.grids
    found = [grid for grid in grids if find_header(_texts(grid), headings)]
    if not found:
        header_of([texts for grid in grids for texts in _texts(grid)], headings, Place(document.file))
    header = header_of(_texts(found[0]), headings, found[0].place)
    others = [*found[1:], *(grid for grid in grids if grid not in found and _goes_on(grid, header))]
    if others:
        named = ", ".join(grid.place.within for grid in others)
        raise DataError(Fault("software-tables", {"others": named}, found[0].place))
    return found[0]


def _goes_on(grid: Grid, header: ExportHeader) -> bool:
    """Whether rows of a sheet without a header could be rows of the table."""
    return any(_is_like(texts, header.columns) for texts in _texts(grid))


def _is_like(texts: Sequence[str], columns: Mapping[str, int]) -> bool:
    cells = {name: texts[at] if at < len(texts) else "" for name, at in columns.items() if name not in CLOSING}
    counts = [cells[name] for name in FIGURES if name in cells]
    return all(cells.values()) and any(map(str.isalpha, cells[FONDS])) and all(map(_is_count, counts))


def _is_count(text: str) -> bool:
    try:
        return parse_count(text) is not None
    except NumberError:
        return False


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def _copy(sheet: _Sheet, folder: Path) -> Path:
    copied = folder / "export.csv"
    with copied.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        for line in _lines(sheet):
            writer.writerow([*line.texts.values(), "Tổng" if line.total else ""])
    return copied


def _source(names: Sequence[str]) -> str:
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in names)
    fixed = "auto_detect=false, header=false, delim=',', quote='\"', escape='\"', strict_mode=true"
    return f"read_csv($path, columns={{{columns}}}, {fixed})"


def _lines(sheet: _Sheet) -> Iterator[Line]:
    for row in sheet.rows:
        texts = {name: row[at].text for name, at in sheet.header.columns.items()}
        yield Line(row[0].place.line, texts, names_total(texts, [cell.text for cell in row]))
