"""The table of counts as typed frames: one row per fonds, and the totals that its total row states."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.body import body_of
from helpers.read.counts_table import CountsTable, find_counts
from helpers.read.document import Document, Row
from helpers.read.gathering import Gathering
from helpers.read.header import FONDS, crosswalk
from helpers.read.name import fold
from helpers.read.number import NumberError, parse_count
from helpers.settings import Province, Settings
from helpers.tables.cleaned import COUNTS, STATED
from helpers.tables.measures import MEASURES


@dataclass(frozen=True)
class Counts:
    """What the table says: `counts` as COUNTS, `totals` as STATED, and the row numbers in print, if it has any."""

    counts: pd.DataFrame
    totals: pd.DataFrame
    printed: tuple[str, ...]


def read_counts(document: Document, settings: Settings, settings_file: str, year: int) -> Counts:
    """Read the table of counts of a document.

    Raises:
        DataError: there is not exactly one such table, or cells of it are no counts; every bad cell is named.
    """
    table = find_counts(document, crosswalk(settings.headers, settings_file))
    gathering = Gathering()
    details, totals = [], []
    for row in table.details:
        with gathering.step():
            details.append(_detail(row, table, settings.province))
    with gathering.step():
        totals = _totals(table)
    gathering.settle()
    if not details:
        raise DataError(Fault("counts-empty", {}, table.place))
    shared = {"year": year, "source_file": document.file}
    rows = [{**shared, "number": number, **detail} for number, detail in enumerate(details, start=1)]
    stated = [{**shared, "origin": "total_row", **total} for total in totals]
    return Counts(COUNTS.of(rows), STATED.of(stated), tuple(table.printed))


def _detail(row: Row, table: CountsTable, province: Province) -> dict[str, object]:
    _hold_width(row, table)
    figures = _figures(row, table)
    fonds = " ".join(row[table.header.columns[FONDS]].text.split())
    if not any(sign.isalpha() for sign in fonds):
        raise DataError(Fault("fonds-name", {"found": fonds}, _place(row, table, FONDS)))
    body = body_of(fonds, province)
    named = {"fonds": fonds, "fonds_key": fold(fonds), "agency": body.agency, "level": body.level, "place": body.place}
    return {**named, **figures, "source_place": row[0].place.within}


def _totals(table: CountsTable) -> list[dict[str, object]]:
    if len(table.totals) > 1:
        others = "; ".join(row[0].place.within for row in table.totals[1:])
        raise DataError(Fault("totals-several", {"others": others}, table.totals[0][0].place))
    rows: list[dict[str, object]] = []
    for row in table.totals:
        _hold_width(row, table)
        found = _figures(row, table).items()
        place = row[0].place.within
        rows += [{"measure": name, "stated": n, "source_place": place} for name, n in found if n is not None]
    return rows


def _hold_width(row: Row, table: CountsTable) -> None:
    if len(row) != len(table.header.cells):
        found, wanted = str(len(row)), str(len(table.header.cells))
        raise DataError(Fault("row-width", {"found": found, "wanted": wanted}, row[0].place))


def _figures(row: Row, table: CountsTable) -> dict[str, int | None]:
    gathering = Gathering()
    figures: dict[str, int | None] = {}
    for name in MEASURES:
        with gathering.step():
            figures[name] = _figure(row, table, name)
    gathering.settle()
    return figures


def _figure(row: Row, table: CountsTable, name: str) -> int | None:
    try:
        return parse_count(row[table.header.columns[name]].text)
    except NumberError as error:
        raise DataError(Fault(error.code, error.found, _place(row, table, name))) from error


def _place(row: Row, table: CountsTable, name: str) -> Place:
    return row[table.header.columns[name]].place.at(column=table.header.heading(name))
