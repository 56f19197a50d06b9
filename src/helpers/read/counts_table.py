"""The one table of counts in a document, put together again where page breaks and sheets split it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document, Grid, Row
from helpers.read.header import FONDS, NUMBER, WANTED, Crosswalk, Header, is_elsewhere, named, recognise
from helpers.read.headings import words
from helpers.read.name import fold
from helpers.read.number import NumberError, parse_count
from helpers.read.outline import Outline, outline
from helpers.read.totals import is_total
from helpers.tables.measures import MEASURES

PROVINCIAL: Final = ("tỉnh", "cấp tỉnh", "khối tỉnh")  # sheets of the province's own bodies

_OTHERS = re.compile(r"\b(?:huyện|thị xã|xã|phường|thị trấn)\b(?! hội)")


@dataclass(frozen=True)
class CountsTable:
    """The header and the rows below it, sums among them; its sheet, and the paragraph right above, where it has one."""

    header: Header
    rows: tuple[Row, ...]
    sheet: str | None = None
    caption: str = ""

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.header.place

    @property
    def is_summed(self) -> bool:
        """Whether a row totals it."""
        return any(is_total(cell.text) for row in self.rows for cell in row[:2])

    @property
    def is_closed(self) -> bool:
        """Whether a row totals it below the last one that has a number."""
        numbered = [at for at, row in enumerate(self.rows) if self._numbers([row])]
        below = self.rows[numbered[-1] + 1 :] if numbered else self.rows
        return replace(self, rows=below).is_summed

    @property
    def numbers(self) -> list[int]:
        """The plain numbers that its rows carry in print."""
        return self._numbers(self.rows)

    def _numbers(self, rows: Sequence[Row]) -> list[int]:
        at = self.header.columns.get(NUMBER)
        found = [] if at is None else [_number(row[at].text) for row in rows if at < len(row)]
        return [number for number in found if number is not None]

    def outline(self) -> Outline:
        """Its rows told apart.

        Raises:
            DataError: a row has not as many cells as the header, or a sum has no rows to sum.
        """
        return outline(self.header, self.rows)


@dataclass(frozen=True)
class Found:
    """The table of counts, its parts where sheets part it by district; and the tables that are no part of it."""

    tables: tuple[CountsTable, ...]
    others: tuple[Grid, ...]


def find_counts(document: Document, headings: Crosswalk, year: int) -> Found:
    """The table whose header names the fonds, records, documents and pages; every other table is accounted for.

    A table that goes on with the numbering after a page break, with the header repeated or not, is the same one; so is
    one that begins the numbering anew, where only the last part is summed: the sum then has to hold for all.

    Raises:
        DataError: there is no such table, it lacks a column, or there are two of them; or another table has two of its
            columns, or rows of names and figures like its own, so that they would be passed over.
    """
    tables: list[CountsTable] = []
    others: list[Grid] = []
    between = False  # whether it was said since the table before that what follows is other work
    above = ""  # the paragraph right above
    for block in document.blocks:
        if not isinstance(block, Grid):
            between, above = between or is_elsewhere(block.text, year), block.text
            continue
        found = list(_headed(block, headings, year)) or list(_headless(block, tables))
        others += [] if found else [block]
        for table in (replace(table, caption=above) for table in found):
            if tables and not between and _goes_on(tables[-1], table):
                tables[-1] = replace(tables[-1], rows=tables[-1].rows + table.rows)
            else:
                tables.append(table)
            between, above = False, ""
    chosen = _chosen(tables, document.file)
    _hold_others(others, chosen[0].header, headings)
    return Found(tuple(chosen), tuple(others))


def _hold_others(others: Sequence[Grid], header: Header, headings: Crosswalk) -> None:
    """Stop at a table that may be a part of the counts: it has two of their headings, or rows like theirs."""
    faults = []
    for grid in others:
        known = max((named(row, headings) for row in grid.rows), key=len)
        alike = [row for row in grid.rows if _is_like(row, header)]
        if len(known) > 1:
            lacking = [name for name in WANTED if name not in known]
            faults.append(Fault("counts-incomplete", _wanted(lacking), grid.place))
        elif len(alike) > 1:
            faults.append(Fault("counts-headless", {}, alike[0][0].place.line))
    if faults:
        raise DataError(*faults)


def _is_like(row: Row, header: Header) -> bool:
    """Whether a row has as many cells as the counts, a name where they have it, and a figure for each measure."""
    if len(row) != header.width:
        return False
    figures = [_number(row[header.columns[measure]].text) for measure in MEASURES]
    return all(count is not None for count in figures) and any(map(str.isalpha, row[header.columns[FONDS]].text))


def _headed(grid: Grid, headings: Crosswalk, year: int) -> Iterator[CountsTable]:
    """The tables of a grid: a sheet may have several, one below the other, each from its header to the next."""
    begins: list[tuple[int, Header]] = []
    at = 0
    while at < len(grid.rows):
        header = recognise(grid.rows[at:], headings, year)
        if header:
            begins.append((at, header))
        at += len(header.rows) if header else 1
    ends = [*(at for at, _ in begins), len(grid.rows)][1:]
    for (at, header), end in zip(begins, ends, strict=True):
        below = grid.rows[at + len(header.rows) : end]
        yield CountsTable(header, tuple(row for row in below if not header.repeats(row)), grid.sheet)


def _headless(grid: Grid, tables: Sequence[CountsTable]) -> Iterator[CountsTable]:
    """A grid without a header, under the header of the table before, if it goes on with its numbers or totals it."""
    for before in tables[-1:]:
        table = replace(before, rows=grid.rows)
        fits = all(len(row) == before.header.width for row in grid.rows)
        follows = bool(table.numbers) and table.numbers[0] == _next(before)
        if fits and (follows or (table.is_summed and not table.numbers and not before.is_closed)):
            yield table


def _next(table: CountsTable) -> int:
    return table.numbers[-1] + 1 if table.numbers else 0


def _goes_on(before: CountsTable, table: CountsTable) -> bool:
    if before.header.columns != table.header.columns or before.is_closed:
        return False
    continued = bool(table.numbers) and table.numbers[0] == _next(before) > 1
    return continued or (before.sheet == table.sheet and (table.numbers[:1] != [1] or table.is_summed))


def _number(text: str) -> int | None:
    try:
        return parse_count(text.strip().rstrip("."))
    except NumberError:
        return None


def _chosen(tables: list[CountsTable], file: str) -> list[CountsTable]:
    complete = [table for table in tables if not table.header.lacking]
    nearly = [table for table in tables if 0 < len(table.header.lacking) < 3]  # a part of the counts, a heading unknown
    if complete and not nearly:
        return _only(complete)
    if tables:
        lacking = nearly if complete else tables
        raise DataError(*(Fault("counts-incomplete", _wanted(table.header.lacking), table.place) for table in lacking))
    raise DataError(Fault("counts-absent", _wanted(list(WANTED)), Place(file)))


def _only(tables: list[CountsTable]) -> list[CountsTable]:
    """One table, or one on each of several sheets named after the place of all its fonds."""
    if len(tables) > 1 and not all(map(_is_of_place, tables)):
        others = "; ".join(table.place.within for table in tables[1:])
        raise DataError(Fault("counts-several", {"others": others}, tables[0].place))
    return tables


def _is_of_place(table: CountsTable) -> bool:
    sheet = fold(table.sheet or "")
    names = [fold(line.name) for line in table.outline().fonds]
    if sheet in PROVINCIAL:
        return bool(names) and not any(map(_OTHERS.search, names))
    return bool(sheet) and bool(names) and all(name.endswith(sheet) for name in names)


def _wanted(names: Sequence[str]) -> dict[str, object]:
    return {"wanted": "; ".join(f"{name} ({' | '.join(words()[name])})" for name in names)}
