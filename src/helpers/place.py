"""Where a value was read."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Place:
    """A spot in a source document, counted as a person counts: from one.

    `file` is relative to the project folder, with forward slashes. `part` names the page and table or the sheet, `row`
    the line of a text, the row of a sheet or of a table, `column` the number or letter of the column, `heading` what
    stands over it. A file whose columns have names alone (typed-in CSV) gives the heading as `column`.
    """

    file: str
    part: str | None = None
    row: int | None = None
    last_row: int | None = None
    column: str | None = None
    heading: str | None = None

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.file, self.within)))

    @property
    def within(self) -> str:
        """The spot inside the file, in Vietnamese: "bảng 1, dòng 29, cột 5 (Số hóa trang tài liệu)"."""
        rows = f"dòng {self.row}" if self.row else None
        if self.row and self.last_row and self.last_row != self.row:
            rows = f"dòng {self.row}–{self.last_row}"
        heading = f" ({self.heading})" if self.heading else ""
        column = f"cột {self.column}{heading}" if self.column else None
        return ", ".join(filter(None, (self.part, rows, column)))

    @property
    def line(self) -> Place:
        """The whole row that the spot is in."""
        return replace(self, column=None, heading=None)

    def at(self, *, row: int | None = None, column: str | None = None, heading: str | None = None) -> Place:
        """The same document, another row or column."""
        last = None if row else self.last_row
        return replace(
            self, row=row or self.row, last_row=last, column=column or self.column, heading=heading or self.heading
        )
