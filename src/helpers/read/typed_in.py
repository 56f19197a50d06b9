"""The rows of a table that a person typed in, each cell as its column wants it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Grid, Row
from helpers.read.gathering import Gathering
from helpers.read.name import fold
from helpers.read.number import NumberError, parse_amount, parse_count
from helpers.tables.measures import LABELS
from helpers.tables.table import Column, Kind, Table

FOUND = "source_place"  # filled by the reader, never typed in
DATES = ("effective_from", "known_from", "date")

_YEAR = re.compile(r"(19|20|21)[0-9]{2}")

Values = dict[str, object]
Number = TypeVar("Number", int, float)


def read_rows(grid: Grid, table: Table, plans: Sequence[str]) -> list[Values]:
    """The rows below the header, their cells parsed, with the `source_place` of each.

    Args:
        grid: the table as typed in; its first row has the names or the Vietnamese labels of the columns.
        table: what it should be.
        plans: the numbers of the plans that the settings have.

    Raises:
        DataError: a heading is unknown, doubled or lacking, a cell is not what its column wants, or two rows have the
            same key; every fault is named.
    """
    if not grid.rows:
        return []
    columns = _columns(grid.rows[0], table)
    gathering = Gathering()
    rows: list[Values] = []
    for row in grid.rows[1:]:
        with gathering.step():
            rows.append(_values(row, columns, plans))
    with gathering.step():
        _hold_key(rows, table)
    gathering.settle()
    return rows


def _columns(header: Row, table: Table) -> list[Column]:
    wanted = [column for column in table.columns if column.name != FOUND]
    known = {fold(name): column for column in wanted for name in (column.name, column.label)}
    found = [known.get(fold(cell.text)) for cell in header]
    names = "; ".join(f"{column.name} ({column.label})" for column in wanted)
    faults = [
        Fault("input-heading-unknown", {"found": cell.text, "wanted": names}, _line(header))
        for cell, column in zip(header, found, strict=True)
        if column is None
    ]
    faults += [_miscounted(column, header) for column in wanted if found.count(column) > 1]
    faults += [_miscounted(column, header) for column in wanted if column.required and column not in found]
    if faults:
        raise DataError(*faults)
    return [column for column in found if column]


def _miscounted(column: Column, header: Row) -> Fault:
    return Fault("input-heading-once", {"name": column.name, "label": column.label}, _line(header))


def _values(row: Row, columns: list[Column], plans: Sequence[str]) -> Values:
    if len(row) != len(columns):
        raise DataError(Fault("row-width", {"found": str(len(row)), "wanted": str(len(columns))}, _line(row)))
    gathering = Gathering()
    values: Values = {FOUND: str(_line(row))}
    for cell, column in zip(row, columns, strict=True):
        with gathering.step():
            values[column.name] = _value(cell, column, plans)
    gathering.settle()
    return values


def _line(row: Row) -> Place:
    return replace(row[0].place, column=None)


def _value(cell: Cell, column: Column, plans: Sequence[str]) -> object:
    if not cell.text:
        if column.required:
            raise DataError(Fault("input-blank", {}, cell.place))
        return None
    if column.name == "plan":
        return _choice(cell, {fold(plan): plan for plan in plans})
    if column.among:
        return _choice(cell, {fold(text): name for name in column.among for text in (name, LABELS.get(name, name))})
    return _parser(column)(cell)


def _parser(column: Column) -> Callable[[Cell], object]:
    named: dict[str, Callable[[Cell], object]] = {"year": _year, **dict.fromkeys(DATES, _date)}
    kinds: dict[Kind, Callable[[Cell], object]] = {Kind.WHOLE: _count, Kind.NUMBER: _amount, Kind.TEXT: _text}
    return named.get(column.name, kinds[column.kind])


def _choice(cell: Cell, known: Mapping[str, str]) -> str:
    chosen = known.get(fold(cell.text))
    if chosen is None:
        raise DataError(
            Fault("input-choice", {"found": cell.text, "wanted": ", ".join(dict.fromkeys(known.values()))}, cell.place)
        )
    return chosen


def _year(cell: Cell) -> int:
    if not _YEAR.fullmatch(cell.text):
        raise DataError(Fault("input-year", {"found": cell.text}, cell.place))
    return int(cell.text)


def _date(cell: Cell) -> str:
    """Year, month and day in this order only: 3/11/2021 is one day to Excel in Vietnamese and another in English."""
    try:
        day = dt.datetime.strptime(cell.text, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError as error:
        raise DataError(Fault("input-date", {"found": cell.text}, cell.place)) from error
    return day.isoformat()


def _count(cell: Cell) -> int | None:
    return _number(cell, parse_count)


def _amount(cell: Cell) -> float | None:
    return _number(cell, parse_amount)


def _text(cell: Cell) -> str:
    return cell.text


def _number(cell: Cell, parse: Callable[[str], Number | None]) -> Number | None:
    try:
        return parse(cell.text)
    except NumberError as error:
        raise DataError(Fault(error.code, error.found, cell.place)) from error


def _hold_key(rows: list[Values], table: Table) -> None:
    first: dict[tuple[object, ...], Values] = {}
    faults = []
    for row in rows:
        key = tuple(row[name] for name in table.key)
        other = first.setdefault(key, row)
        if other is not row:
            named = ", ".join(map(str, key))
            faults.append(Fault("input-double", {"key": named, "place": row[FOUND], "other": other[FOUND]}))
    if faults:
        raise DataError(*faults)
