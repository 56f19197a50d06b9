"""Where a table stands in a file that a person typed in, and what each of its columns is.

Above the headings may stand a title and notes, such as the unit; below them a row that numbers the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpers.errors import DataError, Fault
from helpers.read.document import Cell, Document, Grid, Row
from helpers.read.headings import words
from helpers.read.name import fold
from helpers.read.totals import is_column_number
from helpers.read.typed.unit import Unit, unit_noted, unit_of
from helpers.tables.inputs import DONG, MONEY_UNIT
from helpers.tables.table import Column, Kind, Table

FOUND: Final = "source_place"
FILLED: Final = (FOUND, "fonds_key")  # by the reader, never typed in
FEW: Final = 2  # headings that a row has at least which heads a table

_UNITED = re.compile(r"(?P<name>.+?)\s*[(\[,;:-]\s*(?:(?:đvt|đơn vị(?: tính)?)\s*:?\s*)?(?P<unit>[^()\[\]]+?)\s*[)\]]?")


@dataclass(frozen=True)
class Heading:
    """A heading, its column, and the unit that it says, such as "Được cấp (triệu đồng)"."""

    cell: Cell
    column: Column
    unit: Unit | None


@dataclass(frozen=True)
class Typed:
    """A table as typed in: headings by their position, the rows below that say something, the units noted above."""

    table: Table
    headings: Mapping[int, Heading]
    width: int
    rows: tuple[Row, ...]
    units: tuple[Unit, ...]


def is_quantity(column: Column) -> bool:
    """Whether a column has numbers that may carry a unit."""
    return column.kind in (Kind.WHOLE, Kind.NUMBER) and column.name != "year"


def quantities(table: Table) -> list[Column]:
    """The columns of a table whose numbers may carry a unit."""
    return [column for column in table.columns if is_quantity(column)]


def find_typed(document: Document, table: Table) -> Typed | None:
    """The one table in a document whose headings fit; nothing where the document is empty.

    Raises:
        DataError: two sheets fit; a heading is unknown, doubled or lacking, or a unit above it is not known.
    """
    filled = [replace(grid, rows=rows) for grid in document.grids if (rows := _filled(grid))]
    fitting = [grid for grid in filled if _fits(grid, table)]
    if len(fitting) > 1:
        others = "; ".join(str(grid.place) for grid in fitting[1:])
        raise DataError(Fault("input-sheets", {"others": others}, fitting[0].place))
    if not filled:
        return None
    return _typed(fitting[0] if fitting else max(filled, key=lambda grid: len(_best(grid, table))), table)


def _filled(grid: Grid) -> tuple[Row, ...]:
    return tuple(row for row in grid.rows if any(cell.text for cell in row))


def typed_columns(table: Table) -> list[Column]:
    """What may be typed in: the columns of the table, and the unit of its money."""
    money = any(column.unit == DONG for column in table.columns)
    return [*(column for column in table.columns if column.name not in FILLED), *([MONEY_UNIT] if money else [])]


def _known(row: Row, table: Table) -> dict[int, Heading]:
    """The cells of a row that are headings of the table."""
    named = {fold(name): column for column in typed_columns(table) for name in (column.name, column.label)}
    found = ((at, _heading(cell, named)) for at, cell in enumerate(row))
    return {at: heading for at, heading in found if heading}


def _heading(cell: Cell, named: Mapping[str, Column]) -> Heading | None:
    text = fold(cell.text)
    if text in named:
        return Heading(cell, named[text], None)
    parts = _UNITED.fullmatch(text)
    column = named.get(parts["name"]) if parts else None
    unit = unit_of(parts["unit"], cell.place) if parts else None
    return Heading(cell, column, unit) if unit and column and is_quantity(column) else None


def _best(grid: Grid, table: Table) -> dict[int, Heading]:
    """The headings in the row that has most of them."""
    return max((_known(row, table) for row in grid.rows), key=len)


def _lacking(headings: Mapping[int, Heading], table: Table) -> list[Column]:
    found = {heading.column for heading in headings.values()}
    return [column for column in typed_columns(table) if column.required and column not in found]


def _fits(grid: Grid, table: Table) -> bool:
    """Whether no more than one heading lacks: with a single slip it is still the table, and not to be passed over."""
    best = _best(grid, table)
    return len(best) >= FEW and len(_lacking(best, table)) < FEW


def _typed(grid: Grid, table: Table) -> Typed:
    found = [_known(row, table) for row in grid.rows]
    most = max(map(len, found))
    at = next(number for number, headings in enumerate(found) if len(headings) == most) if most >= FEW else 0
    header, below = grid.rows[at], grid.rows[at + 1 :]
    rows = tuple(row for number, row in enumerate(below) if number or not is_column_number(row))
    _hold_headings(header, found[at], rows, table)
    kept = tuple(row for row in rows if any(cell.text for place, cell in enumerate(row) if place in found[at]))
    above = [cell for row in grid.rows[:at] for cell in row if cell.text]
    units = [unit_noted(cell) for cell in above] if quantities(table) else []
    return Typed(table, found[at], len(header), kept, tuple(filter(None, units)))


def _hold_headings(header: Row, headings: Mapping[int, Heading], rows: Sequence[Row], table: Table) -> None:
    faults = [*_unknown(header, headings, rows, table), *_miscounted(header, headings, table)]
    if faults:
        raise DataError(*faults)


def _unknown(header: Row, headings: Mapping[int, Heading], rows: Sequence[Row], table: Table) -> Iterator[Fault]:
    """Headings that are none of the table's, but for row numbers and for blanks over nothing."""
    passed = {fold(text) for text in words()["number"]}
    names = "; ".join(f"{column.name} ({column.label})" for column in typed_columns(table))
    for at, cell in enumerate(header):
        over = any(row[at].text for row in rows if at < len(row))
        if at not in headings and fold(cell.text) not in passed and (cell.text or over):
            yield Fault("input-heading-unknown", {"found": cell.text, "wanted": names}, cell.place)


def _miscounted(header: Row, headings: Mapping[int, Heading], table: Table) -> Iterator[Fault]:
    found = [heading.column for heading in headings.values()]
    doubled = [column for column in typed_columns(table) if found.count(column) > 1]
    for column in (*doubled, *_lacking(headings, table)):
        yield Fault("input-heading-once", {"name": column.name, "label": column.label}, header[0].place.line)
