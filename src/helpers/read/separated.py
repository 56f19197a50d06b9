"""A CSV file as a document of one table whose places are its lines and headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Row
from helpers.read.encoding import read_utf8

if TYPE_CHECKING:
    from _csv import Reader

MARKS = (",", ";", "\t")  # Excel with Vietnamese settings separates by semicolons


def read_separated(path: Path, shown: str) -> Document:
    """Read a CSV file; what separates the cells is the mark that its first line has most of. Blank lines are left out.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: the file is not UTF-8, or a quotation mark is not closed.
    """
    text = read_utf8(path, shown)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(MARKS, key=first.count), strict=True)
    try:
        rows = tuple(_rows(reader, Place(shown)))
    except csv.Error as error:
        place = Place(shown, row=reader.line_num)
        raise DataError(Fault("csv-syntax", {"problem": str(error)}, place)) from error
    return Document(shown, (Grid(rows, Place(shown)),))


def _rows(reader: Reader, place: Place) -> Iterator[Row]:
    headings: list[str] = []
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            headings = headings or cells
            named = [*headings, *[""] * len(cells)]
            where = [place.at(row=line, column=heading.strip() or None) for heading in named]
            yield tuple(Cell(cell.strip(), at) for cell, at in zip(cells, where, strict=False))
        line = reader.line_num + 1
