"""The one table of counts in a document, put together again where page breaks split it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document, Grid, Row
from helpers.read.header import FONDS, NUMBER, WANTED, Crosswalk, Header, is_total, recognise, synonyms
from helpers.read.number import NumberError, parse_count


@dataclass(frozen=True)
class CountsTable:
    """The header and the rows below it, totals among them, without blank and repeated header rows."""

    header: Header
    rows: tuple[Row, ...]

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.header.cells[0].place

    @property
    def totals(self) -> list[Row]:
        """The rows that a word for a total begins."""
        return [row for row in self.rows if self._is_total(row)]

    @property
    def details(self) -> list[Row]:
        """The rows of single fonds."""
        return [row for row in self.rows if not self._is_total(row)]

    @property
    def printed(self) -> list[str]:
        """The numbers that the rows of fonds carry in print; none where the table has no such column."""
        at = self.header.columns.get(NUMBER)
        return [] if at is None else [row[at].text if at < len(row) else "" for row in self.details]

    def _is_total(self, row: Row) -> bool:
        labels = [self.header.columns[name] for name in (NUMBER, FONDS) if name in self.header.columns]
        return any(is_total(row[at].text) for at in labels if at < len(row))


def find_counts(document: Document, headings: Crosswalk) -> CountsTable:
    """The table whose header names the fonds, records, documents and pages.

    A table that goes on with the numbering after a page break, with the header repeated or not, is the same one.

    Raises:
        DataError: there is no such table, it lacks a column, or there are two of them; or another table lacks a single
            column of it, so that its rows would be passed over.
    """
    tables: list[CountsTable] = []
    for grid in document.grids:
        table = _headed(grid, headings) or (_headless(grid, tables[-1]) if tables else None)
        if table and tables and _goes_on(tables[-1], table):
            tables[-1] = replace(tables[-1], rows=tables[-1].rows + table.rows)
        elif table:
            tables.append(table)
    return _only(tables, document.file)


def _headed(grid: Grid, headings: Crosswalk) -> CountsTable | None:
    recognised = [recognise(row, headings) for row in grid.rows]
    first = next((at for at, header in enumerate(recognised) if header), None)
    if first is None:
        return None
    below = zip(grid.rows[first:], recognised[first:], strict=True)
    rows = (row for row, header in below if header is None and any(cell.text for cell in row))
    header = recognised[first]
    return CountsTable(header, tuple(rows)) if header else None


def _headless(grid: Grid, before: CountsTable) -> CountsTable | None:
    """A grid without a header, under the header of the table before, if it goes on with its numbers or totals it."""
    if any(len(row) != len(before.header.cells) for row in grid.rows):
        return None
    table = replace(before, rows=grid.rows)
    follows = _first_number(table) == len(before.details) + 1
    return table if follows or (table.totals and not table.details) else None


def _goes_on(before: CountsTable, table: CountsTable) -> bool:
    same = before.header.columns == table.header.columns
    return same and _first_number(table) != 1 and not (before.totals and table.totals)


def _first_number(table: CountsTable) -> int | None:
    try:
        return parse_count(table.printed[0].rstrip(".")) if table.printed else None
    except NumberError:
        return None


def _only(tables: list[CountsTable], file: str) -> CountsTable:
    complete = [table for table in tables if not table.header.lacking]
    if len(complete) > 1:
        others = "; ".join(table.place.within for table in complete[1:])
        raise DataError(Fault("counts-several", {"others": others}, complete[0].place))
    nearly = [table for table in tables if len(table.header.lacking) == 1]  # a part of the counts, one heading unknown
    if complete and not nearly:
        return complete[0]
    if tables:
        lacking = nearly if complete else tables
        raise DataError(*(Fault("counts-incomplete", _wanted(table.header.lacking), table.place) for table in lacking))
    raise DataError(Fault("counts-absent", _wanted(list(WANTED)), Place(file)))


def _wanted(names: list[str]) -> dict[str, object]:
    return {"wanted": "; ".join(f"{name} ({' | '.join(synonyms()[name])})" for name in names)}
