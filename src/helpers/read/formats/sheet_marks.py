"""What the file of a sheet tells beside its values: how they are set, joined and hidden, and what room they take."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place

POSITIONS: Final = 500_000  # of a workbook, blank ones between values too; each takes about a thousand bytes when read
LETTERS: Final = 50_000_000  # of a workbook; a text that cells share is counted for each

Spot = tuple[int, int]  # row and column, from one
Span = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass
class Marks:
    """The marks of a sheet.

    `texts` stand in place of the values at their spots. `uncached` are formulas whose value nobody has computed,
    `struck` the spots whose text is struck out wholly or in part. Hidden rows and columns are ranges, first and last.
    """

    texts: dict[Spot, str] = field(default_factory=dict)
    uncached: list[Spot] = field(default_factory=list)
    struck: list[Spot] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


class Room:
    """The room that a workbook takes, held against the limits before a library makes it.

    A library makes every position between the first and last value of a sheet, so that one stray value far away is
    enough to exhaust a machine.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.before, self.letters = 0, 0
        self.box: Span | None = None

    def begin(self, sheet: str) -> None:
        """Go to the next sheet."""
        self.before += self.area
        self.box = None
        self.place = Place(self.place.file, f"trang tính {sheet}")

    @property
    def area(self) -> int:
        """The positions of this sheet."""
        if self.box is None:
            return 0
        top, left, bottom, right = self.box
        return (bottom - top + 1) * (right - left + 1)

    def take(self, span: Span, letters: int = 0) -> None:
        """Take room for values at every position of a span, each with so many letters.

        Raises:
            DataError: `sheet-large`, at the value that is too much.
        """
        box = self.box or span
        self.box = (min(box[0], span[0]), min(box[1], span[1]), max(box[2], span[2]), max(box[3], span[3]))
        self.letters += letters * (span[2] - span[0] + 1) * (span[3] - span[1] + 1)
        if self.before + self.area > POSITIONS or self.letters > LETTERS:
            found = {"found": self.before + self.area, "limit": POSITIONS, "letters": LETTERS}
            raise DataError(Fault("sheet-large", {**found}, self.place.at(row=span[2], column=letter(span[3]))))


@lru_cache(maxsize=20_000)  # more than the columns of any sheet
def letter(column: int) -> str:
    """The letters of a column: 1 is "A", 27 is "AA"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=20_000)  # more than the columns of any sheet
def number(letters: str) -> int:
    """The number of a column: "AA" is 27."""
    column = 0
    for sign in letters:
        column = column * 26 + ord(sign) - 64
    return column
