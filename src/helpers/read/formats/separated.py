"""A CSV file as a document of one table whose places are its lines and the numbers of its columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Paragraph, Row
from helpers.read.formats.bounds import hold_cells
from helpers.read.formats.width import hold_widths
from helpers.read.letters.encoding import decode_bytes, encoding_remarks

# Excel with Vietnamese settings separates by semicolons, since a comma begins decimals; the rarer in text comes first.
MARKS: Final = ("\t", ";", ",")
COLUMNS: Final = 3  # cells of a row of the table; titles and signatures have fewer
SAMPLE: Final = 1000  # rows that tell the mark

_NAMED_MARK = re.compile(r'"?sep=(?P<mark>.)"?(?=\n|$)', re.IGNORECASE)
_LINE_END = re.compile(r"\s*\n\s*")

Line = tuple[int, list[str]]  # where it begins, counted from one


def read_separated(path: Path, shown: str) -> Document:
    """Read a CSV file as one table of all its lines, with those above and below the columns as paragraphs too.

    What separates the cells is the mark that Excel names in a first line `sep=;`, or the one that gives most rows the
    same width. Blank lines are left out; a line end within a cell is a space.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: the bytes are no text (see `letters.encoding.decode_bytes`), or a quotation mark is not closed
            or has text after it (`csv-syntax`).
    """
    place = Place(shown)
    text, encoding = decode_bytes(path.read_bytes(), place)
    named = _NAMED_MARK.match(text)
    mark = named["mark"] if named else _mark(text)
    lines = list(_lines(text[named.end() :] if named else text, mark, place))
    hold_widths(((at, len(cells)) for at, cells in lines), place)
    hold_cells(sum(len(cells) for _, cells in lines), place)
    wide = [at for at, (_, cells) in enumerate(lines) if _filled(cells) >= COLUMNS]
    above, below = (lines[: wide[0]], lines[wide[-1] + 1 :]) if wide else ([], [])
    grid = Grid(tuple(_row(line, place) for line in lines), place)
    blocks: list[Paragraph | Grid] = [*_paragraphs(above, mark, place), grid, *_paragraphs(below, mark, place)]
    return Document(shown, tuple(blocks), encoding_remarks(encoding, place))


def _mark(text: str) -> str:
    """The mark by which most rows have one width, or else the widest rows."""
    return max(MARKS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> tuple[int, int]:
    """How many rows a mark gives the commonest width of two cells or more, and that width."""
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # of a quotation mark left open: the rows before it tell enough, and the reading stops
        widths.update(map(len, islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), SAMPLE)))
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))


def _lines(text: str, mark: str, place: Place) -> Iterator[Line]:
    """The rows that say something, each with the line that it begins at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    try:
        for cells in reader:
            if _filled(cells):
                yield line, [_LINE_END.sub(" ", cell.strip()) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataError(Fault("csv-syntax", {}, place.at(row=line))) from error


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _row(line: Line, place: Place) -> Row:
    number, cells = line
    return tuple(Cell(text, place.at(row=number, column=str(at))) for at, text in enumerate(cells, start=1))


def _paragraphs(lines: Sequence[Line], mark: str, place: Place) -> Iterator[Paragraph]:
    for number, cells in lines:
        yield Paragraph(f"{mark.strip()} ".join(filter(None, cells)), place.at(row=number))
