"""The rows of a table that a person typed in, each cell as its column wants it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.clean_name import hold_names
from helpers.read.document import Cell, Row
from helpers.read.gathering import Gathering
from helpers.read.name import fold
from helpers.read.totals import is_total
from helpers.read.typed.typed_header import FOUND, Heading, Typed, is_quantity, quantities
from helpers.read.typed.unit import Unit, read_decimal, read_dong, read_whole, unit_of, unknown
from helpers.tables.inputs import DONG, MONEY_UNIT
from helpers.tables.measures import LABELS, METRES
from helpers.tables.reallocation import REASON_LABELS
from helpers.tables.table import Column

DATES: Final = ("effective_from", "known_from", "date")
FACTORS_OF: Final = ("low", "likely", "high")  # how many of one thing are in one of another: no whole numbers
VERBATIM: Final = ("expected", "corrected")  # what stands in a report, letter by letter
NAMES: Final = ("fonds", "name")
WORDS: Final = {**LABELS, **REASON_LABELS}  # in which a choice may be typed in beside its code
MANY: Final = 3  # cells that a row must have filled in, so that a single one is no row but a remark below the table

_YEAR = re.compile(r"(19|20|21)[0-9]{2}")

Values = dict[str, object]


def read_rows(typed: Typed, plans: Sequence[str]) -> list[Values]:
    """The rows of a table, their cells parsed, counts whole and money in đồng, with the `source_place` of each.

    Args:
        typed: the table as `typed_header.find_typed` found it.
        plans: the numbers of the plans that the settings have.

    Raises:
        DataError: a cell is not what its column wants, a row is a total or a remark, or two rows have the same key;
            every fault is named.
    """
    gathering = Gathering()
    rows: list[Values] = []
    for row in typed.rows:
        with gathering.step():
            rows.append(_values(row, typed, plans))
    with gathering.step():
        _hold_key(rows, typed.table.key)
    gathering.settle()
    return rows


def _values(row: Row, typed: Typed, plans: Sequence[str]) -> Values:
    _hold_row(row, typed)
    cells = {heading.column: _under(row[at], heading) for at, heading in typed.headings.items()}
    gathering = Gathering()
    values: Values = {FOUND: str(_line(row))}
    for column, cell in cells.items():
        if not is_quantity(column) and column != MONEY_UNIT:
            with gathering.step():
                values[column.name] = _value(cell, column, plans)
    for heading in typed.headings.values():
        if is_quantity(heading.column):
            with gathering.step():
                values[heading.column.name] = _quantity(cells, heading, typed.units, _measure(values, heading.column))
    gathering.settle()
    return values


def _line(row: Row) -> Place:
    return row[0].place.line


def _under(cell: Cell, heading: Heading) -> Cell:
    return replace(cell, place=cell.place.at(heading=heading.cell.text))


def _hold_row(row: Row, typed: Typed) -> None:
    if len(row) != typed.width:
        raise DataError(Fault("row-width", {"found": str(len(row)), "wanted": str(typed.width)}, _line(row)))
    texts = {cell.text for cell in row if cell.text}
    required = [column for column in typed.table.columns if column.required]
    if len(texts) == 1 and len(required) >= MANY:
        raise DataError(Fault("input-stray", {"found": texts.pop()}, _line(row)))
    if quantities(typed.table) and any(map(is_total, texts)):
        raise DataError(Fault("input-total", {"found": next(filter(is_total, texts))}, _line(row)))


def _measure(values: Values, column: Column) -> str:
    """What the numbers of a column count: what the row says that it is of, else what the column is named for."""
    return str(values.get("measure") or values.get("to_measure") or column.name)


def _quantity(cells: Mapping[Column, Cell], heading: Heading, noted: Iterable[Unit], measure: str) -> float | None:
    """A count or an amount by the units said for it: in its row, its heading, or above the table."""
    cell = cells[heading.column]
    if cell.merged and cell.text:
        raise DataError(Fault("input-merged", {"found": cell.text}, cell.place))
    of_row = _unit(cells[MONEY_UNIT]) if MONEY_UNIT in cells else None
    stated = [unit for unit in (of_row, heading.unit, *noted) if unit]
    number = _number(heading.column, measure)(cell, stated)
    if number is None and heading.column.required:
        raise DataError(Fault("input-blank", {}, cell.place))
    return number


def _number(column: Column, measure: str) -> Callable[[Cell, Sequence[Unit]], float | None]:
    if column.unit == DONG:
        return read_dong
    divisible = measure == METRES or column.name in FACTORS_OF
    return partial(read_decimal if divisible else read_whole, measure=measure)


def _unit(cell: Cell) -> Unit | None:
    unit = unit_of(cell.text, cell.place)
    if cell.text and unit is None:
        raise unknown(cell.text, cell.place)
    return unit


def _value(cell: Cell, column: Column, plans: Sequence[str]) -> object:
    if not cell.text:
        if column.required:
            raise DataError(Fault("input-blank", {}, cell.place))
        return None
    if column.name == "plan":
        return _choice(cell, {fold(plan): plan for plan in plans})
    if column.among:
        return _choice(cell, {fold(text): name for name in column.among for text in (name, WORDS.get(name, name))})
    return _parser(column)(cell)


def _parser(column: Column) -> Callable[[Cell], object]:
    named: dict[str, Callable[[Cell], object]] = {
        "year": _year,
        **dict.fromkeys(DATES, _date),
        **dict.fromkeys(VERBATIM, _verbatim),
        **dict.fromkeys(NAMES, _name),
    }
    return named.get(column.name, _text)


def _choice(cell: Cell, known: Mapping[str, str]) -> str:
    chosen = known.get(fold(cell.text))
    if chosen is None:
        wanted = ", ".join(
            f"{WORDS[name]} ({name})" if name in WORDS else name for name in dict.fromkeys(known.values())
        )
        raise DataError(Fault("input-choice", {"found": cell.text, "wanted": wanted}, cell.place))
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


def _verbatim(cell: Cell) -> str:
    """What was typed; of 2.147 a spreadsheet may have made a fraction, and then that is not to be known."""
    if cell.number is not None and not float(cell.number).is_integer():
        raise DataError(Fault("input-verbatim", {"found": cell.text}, cell.place))
    return cell.text


def _text(cell: Cell) -> str:
    return cell.text


def _name(cell: Cell) -> str:
    hold_names([(cell.text, cell.place)])
    return cell.text


def _hold_key(rows: list[Values], key: Sequence[str]) -> None:
    first: dict[tuple[str, ...], Values] = {}
    faults = []
    for row in rows:
        found = [str(row.get(name) or "") for name in key]
        other = first.setdefault(tuple(map(fold, found)), row)
        if other is not row:
            arguments = {"key": ", ".join(found), "place": row[FOUND], "other": other[FOUND]}
            faults.append(Fault("input-double", arguments))
    if faults:
        raise DataError(*faults)
