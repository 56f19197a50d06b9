"""A document as located paragraphs and cells, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.place import Place
from helpers.read.remark import Remark


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text without markup, and where it stands.

    `number` is what a spreadsheet keeps where it keeps a number and not a text; `text` then has all its digits, with a
    dot before decimals. `merged` tells that the cell is one of several joined into one, each of which has the text.
    """

    text: str
    place: Place
    number: float | None = None
    merged: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table as it stands in the document; one that a page break splits is two grids.

    A spreadsheet has one grid a sheet, rows above and below its table among them; `sheet` is then the sheet's name.
    """

    rows: tuple[Row, ...]
    place: Place
    sheet: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph without markup; one that a page break splits is whole again."""

    text: str
    place: Place


@dataclass(frozen=True)
class Document:
    """A document in reading order. `file` is named from the project folder.

    `remarks` are what the reader noticed and may not decide, such as an encoding that it had to infer.
    """

    file: str
    blocks: tuple[Paragraph | Grid, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def grids(self) -> list[Grid]:
        """The tables in reading order."""
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs in reading order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]
