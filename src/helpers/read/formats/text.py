"""A text file, plain or Markdown, as a document whose places are its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Paragraph, Row
from helpers.read.formats.bounds import hold_cells, with_runs_cut
from helpers.read.formats.markup import is_heading, plain
from helpers.read.formats.width import hold_widths
from helpers.read.letters.encoding import decode_bytes, encoding_remarks

SUFFIXES = (".md", ".txt")
COLUMNS = 3  # a table begins with no fewer: those are list marks and signatures set with a tab

_RULE = re.compile(r"\s*([-*_=])(\s*\1){2,}\s*")
_DIVIDER = re.compile(r":?-{2,}:?")
_FINISHED = re.compile(r"[.!?:…][)\]\"'”’]*$")
_LISTED = re.compile(r"\w{1,2}[.)]\s")
_ALONE = re.compile(r"[0-9][0-9., ]*")
_FIGURE = re.compile(r"\d{1,3}(\.\d{3})*\s+(?P<word>[^\W\d_])")

Line = tuple[int, str]  # counted from one


def read_text(path: Path, shown: str) -> Document:
    """Read a text file: rows set with tabs or pipes as tables, every other line as a paragraph or the rest of one.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: the suffix is none of `SUFFIXES`, or its bytes are no text; see
            `helpers.read.letters.encoding.decode_bytes`.
    """
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise DataError(Fault("text-suffix", {"found": path.suffix or path.name, "known": known}, Place(shown)))
    decoded, encoding = decode_bytes(path.read_bytes(), Place(shown))
    hold_cells(decoded.count("\t") + decoded.count("|"), Place(shown))
    text = with_runs_cut(decoded, Place(shown))
    return Document(shown, tuple(_blocks(text, shown)), encoding_remarks(encoding, Place(shown)))


def _blocks(text: str, file: str) -> Iterator[Paragraph | Grid]:
    for table, lines in groupby(_by_table(text), key=lambda keyed: keyed[0]):
        found = [line for _, line in lines]
        if table:
            yield _grid(found, Place(file, f"bảng {table}"))
        else:
            yield from _paragraphs(found, file)


def _by_table(text: str) -> Iterator[tuple[int, Line]]:
    """The lines that say something, each with the number of its table; zero outside of tables."""
    table, inside = 0, False
    for number, line in enumerate(text.split("\n"), start=1):
        row = len(_split(line)) >= (2 if inside else COLUMNS)
        table += row and not inside
        inside = row
        if row or (plain(line) and not _RULE.fullmatch(line)):
            yield (table if row else 0), (number, line)


def _split(line: str) -> list[str]:
    """A line as the cells of a row, by its tabs or else its pipes; indented words are one cell, a figure ends a row."""
    if "\t" in line and (len(line.lstrip("\t ").split("\t")) > 1 or _ALONE.fullmatch(line.strip())):
        return line.split("\t")
    bare = line.strip()
    return (bare[1:-1] if bare.startswith("|") and bare.endswith("|") and len(bare) > 1 else bare).split("|")


def _grid(lines: list[Line], place: Place) -> Grid:
    hold_widths(((number, len(_split(line))) for number, line in lines), place)
    rows = [(number, [plain(cell) for cell in _split(line)]) for number, line in lines]
    kept = [(number, cells) for number, cells in rows if not all(map(_DIVIDER.fullmatch, cells))]
    return Grid(tuple(_row(cells, place.at(row=number)) for number, cells in kept), place)


def _row(cells: list[str], place: Place) -> Row:
    return tuple(Cell(text, place.at(column=str(at))) for at, text in enumerate(cells, start=1))


def _paragraphs(lines: Iterable[Line], file: str) -> Iterator[Paragraph]:
    parts: list[list[Line]] = []
    for line in lines:
        if parts and _continues(parts[-1][-1][1], line[1]):
            parts[-1].append(line)
        else:
            parts.append([line])
    for part in parts:
        text = " ".join(plain(line) for _, line in part)
        yield Paragraph(text, Place(file, row=part[0][0], last_row=part[-1][0]))


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence before: that one is not finished, and this one begins in lower case."""
    text = plain(line)
    figure = _FIGURE.match(text)
    begins = figure["word"] if figure else text[:1]
    within = begins.islower() and (figure is not None or not _LISTED.match(text))
    return within and not is_heading(before) and not _FINISHED.search(plain(before))
