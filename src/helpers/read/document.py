"""A document as located paragraphs and cells, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.place import Place


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text without markup, and where it stands."""

    text: str
    place: Place


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table as it stands in the document; one that a page break splits is two grids."""

    rows: tuple[Row, ...]
    place: Place


@dataclass(frozen=True)
class Paragraph:
    """A paragraph without markup; one that a page break splits is whole again."""

    text: str
    place: Place


@dataclass(frozen=True)
class Document:
    """A document in reading order. `file` is named from the project folder."""

    file: str
    blocks: tuple[Paragraph | Grid, ...]

    @property
    def grids(self) -> list[Grid]:
        """The tables in reading order."""
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs in reading order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]
