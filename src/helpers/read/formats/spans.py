"""Cells that span rows and columns, spread over every position that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.formats.bounds import CELLS

POSITIONS: Final = CELLS  # of one table, however its cells span

Content = TypeVar("Content")


@dataclass(frozen=True)
class Span(Generic[Content]):
    """A cell with what it holds, over so many rows and columns."""

    content: Content
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Slot(Generic[Content]):
    """A position of the spread table: the cell there, if any, and whether it is joined of several positions.

    `is_first` tells the position that stands for the cell, `column` is counted from one before columns were left out.
    """

    span: Span[Content] | None
    column: int
    merged: bool = False
    is_first: bool = False


def spread(rows: Sequence[Sequence[Span[Content] | None]], place: Place) -> tuple[tuple[Slot[Content], ...], ...]:
    """The positions of a table row by row; None among the cells is a position without any.

    Columns in which no cell stands alone are left out. They come of borders that were moved in some of the rows: each
    cell keeps a position, and cells that follow each other stand below each other again. A row that has fewer cells
    stays short.

    Raises:
        DataError: the table has more than `POSITIONS`.
    """
    table: _Spread[Content] = _Spread(place)
    for cells in rows:
        table.add(cells, len(rows))
    kept = table.kept()
    return tuple(table.slots(y, kept) for y in range(len(rows)))


class _Spread(Generic[Content]):
    """A table being spread: `owners` has the number of the cell at each row and column."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.spans: list[Span[Content]] = []
        self.owners: list[dict[int, int | None]] = []
        self.covered: list[set[int]] = []  # the columns of each cell
        self.tall: list[int] = []  # the rows of each cell
        self.row = 0
        self.positions = 0

    def add(self, cells: Sequence[Span[Content] | None], height: int) -> None:
        """The next row of a table of so many rows: each cell in the first free position."""
        column = 0
        self._reach(self.row + 1)
        for span in cells:
            while column in self.owners[self.row]:
                column += 1
            if span is None:
                self.owners[self.row][column] = None
            else:
                self._cover(span, column, min(span.rows, height - self.row))
        self.row += 1

    def _cover(self, span: Span[Content], column: int, rows: int) -> None:
        self.positions += rows * span.columns
        if self.positions > POSITIONS:
            raise DataError(Fault("table-large", {"limit": POSITIONS}, self.place))
        self._reach(self.row + rows)
        for owners in self.owners[self.row : self.row + rows]:
            for at in range(column, column + span.columns):
                owners.setdefault(at, len(self.spans))
        here = self.owners[self.row]
        own = {at for at in range(column, column + span.columns) if here[at] == len(self.spans)}
        self.spans.append(span)
        self.covered.append(own)
        self.tall.append(rows)

    def _reach(self, rows: int) -> None:
        self.owners += [{} for _ in range(rows - len(self.owners))]

    def kept(self) -> list[int]:
        """The columns in which a cell stands alone once those before are left out."""
        within: dict[int, list[int]] = {}
        for number, columns in enumerate(self.covered):
            for column in columns:
                within.setdefault(column, []).append(number)
        for column in sorted(within):
            if all(len(self.covered[number]) > 1 for number in within[column]):
                for number in within.pop(column):
                    self.covered[number].discard(column)
        return sorted(within)

    def slots(self, y: int, kept: list[int]) -> tuple[Slot[Content], ...]:
        """The positions of a row, to its last cell."""
        owners = self.owners[y]
        last = max(owners, default=-1)
        return tuple(self._slot(y, column, owners.get(column)) for column in kept if column <= last)

    def _slot(self, y: int, column: int, number: int | None) -> Slot[Content]:
        if number is None:
            return Slot(None, column + 1)
        columns = self.covered[number]
        above = y > 0 and self.owners[y - 1].get(column) == number
        merged = len(columns) > 1 or self.tall[number] > 1
        return Slot(self.spans[number], column + 1, merged, is_first=not above and column == min(columns))
