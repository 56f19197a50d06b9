"""Paragraphs and tables whose cells hold paragraphs and tables again, as a document of located blocks.

Word and HTML share it. Tables that only set a page in columns are opened, so that their paragraphs are read as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Paragraph, Row
from helpers.read.formats.runs import BREAK, one_line
from helpers.read.formats.spans import Slot, Span, spread
from helpers.read.gathering import Gathering
from helpers.read.remark import Remark

LAYOUT: Final = 2  # columns of a table that may only set a page: a table of counts has four and more
SHOWN: Final = 80  # characters of a text in a remark

# A figure with a unit of two words at most: "330.345 trang A4" is one, "1. Thuận lợi" and "12/BC-SNV" are none.
_FIGURE = re.compile(r"[-–+(]?\d(?:[\dOoIl.,\s]*[\dOoIl])?\)?\s*(\(\S+\))?\s*(%|[^\W\d]+\d?(\s[^\W\d]*\d?)?)?")
_FINISHED = re.compile(r"[.!?:;…][)\]\"'”’]*$")
_LISTED = re.compile(r"[-–—*+•]\s|\w{1,2}[.)]\s")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Line:
    """A paragraph, with `BREAK` where a line ends within.

    `hidden` is what of its text is not shown, `changes` how many tracked changes it has, `beside` what floats beside.
    """

    text: str
    hidden: str = ""
    changes: int = 0
    beside: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: what its cells hold, None where a row has a gap, and the numbers of columns that are not shown."""

    rows: tuple[tuple[Span[tuple[Block, ...]] | None, ...], ...]
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    @property
    def cells(self) -> list[tuple[Block, ...]]:
        """What each cell holds, row by row."""
        return [span.content for row in self.rows for span in row if span]


Block = Line | Table


def document_of(flow: Iterable[Block], shown: str) -> Document:
    """The document, with remarks on what is hidden in it and that it has tracked changes.

    Raises:
        DataError: a cell holds a table of several cells, or a table is too large; every place is named.
    """
    writing = _Writing(shown)
    writing.add(flow)
    writing.gathering.settle()
    return Document(shown, tuple(writing.blocks), (*writing.hidden_remarks(), *writing.change_remarks()))


def text_within(blocks: Iterable[Block]) -> str:
    """All text of blocks."""
    texts = (block.text if isinstance(block, Line) else BREAK.join(map(text_within, block.cells)) for block in blocks)
    return BREAK.join(filter(None, texts))


class _Writing:
    """A document being written."""

    def __init__(self, shown: str) -> None:
        self.place = Place(shown)
        self.blocks: list[Paragraph | Grid] = []
        self.hidden: list[tuple[Place, str]] = []
        self.changes: list[Place] = []
        self.gathering = Gathering()
        self.paragraphs = 0
        self.tables = 0

    def add(self, flow: Iterable[Block]) -> None:
        for block in flow:
            if isinstance(block, Line):
                self._line(block)
            elif _sets_page(block):
                for content in block.cells:
                    self.add(content)
            else:
                with self.gathering.step():
                    self._table(block)

    def _line(self, line: Line) -> None:
        first = self.paragraphs + 1
        for text in _paragraphs(line.text):
            self.paragraphs += 1
            self.blocks.append(Paragraph(text, self._part(f"đoạn {self.paragraphs}")))
        self._note(line, self._part(f"đoạn {first}"))
        self.add(line.beside)

    def _part(self, part: str) -> Place:
        return Place(self.place.file, part)

    def _note(self, line: Line, place: Place) -> None:
        beside = one_line(text_within(line.beside))
        found = [line.hidden, beside if _DIGIT.search(beside) else ""]
        self.hidden += [(place, one_line(text)) for text in found if text.strip()]
        self.changes += [place] * line.changes

    def _table(self, table: Table) -> None:
        self.tables += 1
        place = self._part(f"bảng {self.tables}")
        rows: list[Row] = []
        for number, slots in enumerate(spread(table.rows, place), start=1):
            with self.gathering.step():
                rows.append(tuple(self._cells(slots, place.at(row=number), table.hidden_columns)))
        self.blocks.append(Grid(tuple(rows), place))

    def _cells(self, slots: Iterable[Slot[tuple[Block, ...]]], row: Place, hidden: frozenset[int]) -> Iterator[Cell]:
        for at, slot in enumerate(slots, start=1):
            yield self._cell(slot, row.at(column=str(at)), hidden)

    def _cell(self, slot: Slot[tuple[Block, ...]], place: Place, hidden: frozenset[int]) -> Cell:
        if slot.span is None:
            return Cell("", place)
        lines = list(_opened(slot.span.content, place))
        text = one_line(BREAK.join(line.text for line in lines))
        for line in lines if slot.is_first else []:
            self._note(line, place)
        if slot.is_first and slot.column in hidden and text:
            self.hidden.append((place, text))
        return Cell(text, place, merged=slot.merged)

    def hidden_remarks(self) -> Iterator[Remark]:
        """One for each row or paragraph with something hidden."""
        for line, found in groupby(self.hidden, key=lambda noted: noted[0].line):
            text = " | ".join(text for _, text in found)
            yield Remark("hidden-content", line.within, found=text[:SHOWN], source_place=str(line))

    def change_remarks(self) -> Iterator[Remark]:
        """One that tells how many tracked changes there are and where the first is."""
        if self.changes:
            count = str(len(self.changes))
            yield Remark("tracked-changes", self.place.file, found=count, source_place=str(self.changes[0]))


def _paragraphs(text: str) -> list[str]:
    """The paragraphs that line breaks part: a line goes on with the sentence before unless it begins a new one."""
    parts: list[str] = []
    for line in filter(None, map(str.strip, text.split(BREAK))):
        if parts and _goes_on(parts[-1], line):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    return [part.replace("\t", " ") for part in parts]


def _goes_on(before: str, line: str) -> bool:
    return not _FINISHED.search(before) and not line[0].isupper() and not _LISTED.match(line)


def _sets_page(table: Table) -> bool:
    """Whether a table holds no figures and sets a page in columns: the head of a letter, its signatures, a frame.

    It has one cell, or two columns at most, or tables in it.
    """
    if len(table.cells) <= 1:
        return True
    own = [one_line(BREAK.join(block.text for block in blocks if isinstance(block, Line))) for blocks in table.cells]
    narrow = max(sum(span.columns if span else 1 for span in row) for row in table.rows) <= LAYOUT
    return (narrow or any(map(_nested, table.cells))) and not any(map(_FIGURE.fullmatch, own))


def _nested(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Table) and len(block.cells) > 1 for block in blocks)


def _opened(blocks: Iterable[Block], place: Place) -> Iterator[Line]:
    """The lines of a cell, those of a table of one cell in it among them."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif len(block.cells) > 1:
            raise DataError(Fault("table-nested", {"found": one_line(text_within([block]))[:SHOWN]}, place))
        else:
            yield from _opened((inner for content in block.cells for inner in content), place)
