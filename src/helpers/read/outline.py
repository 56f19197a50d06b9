"""Which rows of a table of counts are fonds, which head or total a part of them, and which total all.

An office numbers its rows "I, 1, 2, II, 1, 2", "1, 1.1, 1.2" or "A, I, 1"; it writes the sum of a part beside the
part's name or below its rows, and the sum of all below or above everything. What a row is follows from its number, its
label and what stands around it, never from its figures. What heads others has to be a place or a group of bodies, not a
body; every part is added up by the checks, and every row that is left out is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.body import is_place
from helpers.read.document import Cell, Row
from helpers.read.header import FONDS, NUMBER, Header
from helpers.read.number import is_blank
from helpers.read.totals import is_column_number, is_group, is_total, part_of_total
from helpers.tables.measures import MEASURES

_ROMAN = re.compile(r"[IVX]+|[LCDM]*[IVX]+[IVXLCDM]*")
_RANKS: Final = (
    (_ROMAN, 1),
    (re.compile(r"[A-Z]"), 0),
    (re.compile(r"[0-9]+"), 2),
    (re.compile(r"[0-9]+(\.[0-9]+)+"), 3),
    (re.compile(r"[a-zđ]"), 4),
    (re.compile(r"[-–—+•*]"), 5),
)
UNNUMBERED: Final = 6


@dataclass(frozen=True)
class Line:
    """A row by our columns, those that the table has; `place` is the whole row."""

    cells: Mapping[str, Cell]
    place: Place
    leading: tuple[str, ...] = ()  # the texts before and in the column of the fonds

    @property
    def number(self) -> str:
        """The number in print, blank where the table has no such column."""
        return self.cells[NUMBER].text if NUMBER in self.cells else ""

    @property
    def name(self) -> str:
        """The text in the column of the fonds, with single spaces."""
        return " ".join(self.cells[FONDS].text.split())

    @property
    def label(self) -> str:
        """What a heading says without its number, in whichever of the two columns it stands."""
        return re.sub(r"^(?:[IVXLC]+|[0-9]+|[A-Z])[.)] *", "", self.name or " ".join(self.number.split()))

    @property
    def figures(self) -> list[Cell]:
        """The cells of the measures."""
        return [self.cells[measure] for measure in MEASURES]

    @property
    def is_bare(self) -> bool:
        """Whether the row says one thing only: a heading over the rows below."""
        return len({cell.text for cell in self.cells.values() if cell.text}) == 1

    @property
    def is_unused(self) -> bool:
        """Whether the row has a number alone, as forms have that were not filled to their end."""
        return self.is_bare and not self.name and self.rank != UNNUMBERED

    @property
    def has_figures(self) -> bool:
        """Whether a measure is given; a dash or a heading that spreads over the row is none."""
        return not self.is_bare and any(not is_blank(cell.text) for cell in self.figures)

    @property
    def rank(self) -> int:
        """How deep the number puts the row: A is above I, that above 1, 1.1, a) and a dash."""
        text = self.number.strip(" .)(")
        return next((rank for pattern, rank in _RANKS if pattern.fullmatch(text)), UNNUMBERED)


@dataclass(frozen=True)
class Part:
    """The sum of some rows as the table states it: what it is of, its row, and the fonds it covers, from and to.

    The fonds are counted from zero in the order of the table, the second bound not among them.
    """

    of: str
    line: Line
    first: int
    last: int


@dataclass(frozen=True)
class Outline:
    """The rows of fonds, the place that a heading gives each, the sums of parts and of all, and the rows left out."""

    fonds: tuple[Line, ...]
    sections: tuple[str, ...]
    parts: tuple[Part, ...]
    totals: tuple[Line, ...]
    notes: tuple[Line, ...]

    @property
    def lines(self) -> list[Line]:
        """Every row that has figures."""
        return [*self.fonds, *(part.line for part in self.parts), *self.totals]


def outline(header: Header, rows: Sequence[Row]) -> Outline:
    """Tell the rows below a header apart.

    Raises:
        DataError: a row has not as many cells as the header, a sum has no fonds to sum, or it is not clear whether a
            row is a fonds or heads those below it; all such rows are named.
    """
    meant = [row for row in rows if any(cell.text for cell in row) and not _numbers_columns(row, header)]
    _hold_width(header, meant)
    every = [line for line in (_line(row, header) for row in meant) if not line.is_unused]
    lines = _without_tail(every)
    heads = {at for at in range(len(lines)) if _is_head(lines, at)}
    _hold_heads([lines[at] for at in sorted(heads)])
    fonds = [at for at, line in enumerate(lines) if at not in heads and not _is_sum(line)]
    whole, below = _totals(lines)
    parts = [*_parts_above(lines, heads, fonds), *_parts_below(lines, below, fonds)]
    return Outline(
        fonds=tuple(lines[at] for at in fonds),
        sections=tuple(_section(lines, heads, at) for at in fonds),
        parts=tuple(sorted(parts, key=lambda part: part.line.place.row or 0)),
        totals=tuple(lines[at] for at in whole),
        notes=tuple(every[len(lines) :]),
    )


def _numbers_columns(row: Row, header: Header) -> bool:
    at = header.columns[FONDS]
    return at < len(row) and bool(row[at].text) and is_column_number(row)


def _hold_width(header: Header, rows: Sequence[Row]) -> None:
    wanted = str(header.width)
    wrong = [row for row in rows if len(row) != header.width]
    if wrong:
        faults = (Fault("row-width", {"found": str(len(row)), "wanted": wanted}, row[0].place.line) for row in wrong)
        raise DataError(*faults)


def _hold_heads(heads: Sequence[Line]) -> None:
    """Stop at a row above others that is neither place nor group: it may be a fonds, and those below its details."""
    unclear = [line for line in heads if not is_place(line.label) and not is_group(line.label)]
    if unclear:
        raise DataError(*(Fault("fonds-or-part", {"found": line.label}, line.place) for line in unclear))


def _line(row: Row, header: Header) -> Line:
    cells = {name: _headed(row[header.columns[name]], header.heading(name)) for name in header.columns}
    leading = tuple(cell.text for cell in row[: header.columns[FONDS] + 1] if cell.text)
    return Line(cells, row[0].place.line, leading)


def _headed(cell: Cell, heading: str) -> Cell:
    return replace(cell, place=cell.place.at(heading=heading))


def _without_tail(lines: list[Line]) -> list[Line]:
    """The lines without the notes, dates and signatures below the last sum, or below the last fonds."""
    first = next((at for at, line in enumerate(lines) if not _is_sum(line)), len(lines))
    closed = next((at for at in range(first + 1, len(lines)) if _is_sum(lines[at])), len(lines))
    kept = len(lines)
    while kept and _is_note(lines[kept - 1], closed=closed < kept - 1):
        kept -= 1
    return lines[:kept]


def _is_note(line: Line, *, closed: bool) -> bool:
    """Whether a last line is no fonds: it has neither number nor figure, and it stands below a sum or is no name."""
    said = [cell.text for cell in line.figures if not is_blank(cell.text)]
    if _is_sum(line) or line.rank != UNNUMBERED or (not line.is_bare and _has_digit("".join(said))):
        return False
    spread = line.is_bare and (bool(said) or not line.name)
    return spread or closed


def _has_digit(text: str) -> bool:
    return any("0" <= sign <= "9" for sign in text)


def _is_whole_total(line: Line) -> bool:
    return any(map(is_total, line.leading))


def _part_name(line: Line) -> str | None:
    return part_of_total(line.name) or part_of_total(line.number)


def _is_sum(line: Line) -> bool:
    return _is_whole_total(line) or _part_name(line) is not None


def _is_head(lines: list[Line], at: int) -> bool:
    """Whether a row heads those below it: it says one thing only, or its number or its name puts it above the next."""
    line = lines[at]
    if _is_sum(line) or at + 1 >= len(lines) or not line.label:
        return False
    below = lines[at + 1]
    if line.is_bare:
        return line.rank < below.rank or line.cells[FONDS].merged or not line.name or is_place(line.label)
    if line.number and _is_sum(below):
        return False
    if not line.number:
        return is_place(line.label) and bool(below.number) and not _is_sum(below)
    return line.rank < below.rank < UNNUMBERED


def _totals(lines: list[Line]) -> tuple[list[int], list[int]]:
    """The rows that total everything, and those that total the rows above them.

    One row of a total word is the total of all. Of several, those before all fonds are, and the last one is if it
    stands right below another sum or is worded otherwise; the rest total what stands between them.
    """
    named = [at for at, line in enumerate(lines) if _part_name(line)]
    words = [at for at, line in enumerate(lines) if _is_whole_total(line) and at not in named]
    if len(words) < 2:
        return words, named
    leading = [at for at in words if all(_is_sum(line) for line in lines[:at])]
    others = [at for at in words if at not in leading]
    last = others[-1:]
    worded = len({_wording(lines[at]) for at in others}) > 1
    ends = bool(last) and (worded or _is_sum(lines[last[0] - 1]) or len(others) == 1)
    whole = [*leading, *(last if ends else [])]
    return whole, sorted({*named, *words} - set(whole))


def _wording(line: Line) -> str:
    return next(filter(is_total, line.leading)).casefold().strip(" :")


def _parts_above(lines: list[Line], heads: set[int], fonds: list[int]) -> Iterator[Part]:
    """The sums that stand beside the heading of a part."""
    for at in sorted(heads):
        if lines[at].has_figures:
            end = next((to for to in range(at + 1, len(lines)) if _closes(lines, heads, at, to)), len(lines))
            yield _part(lines[at].label, lines[at], fonds, at, end)


def _closes(lines: list[Line], heads: set[int], head: int, at: int) -> bool:
    """Whether a row ends the part of a head: another head as high, a fonds as high, or the total of all."""
    if at in heads:
        return lines[at].rank <= lines[head].rank
    return _is_whole_total(lines[at]) or (bool(lines[head].number) and lines[at].rank <= lines[head].rank)


def _parts_below(lines: list[Line], sums: list[int], fonds: list[int]) -> Iterator[Part]:
    """The sums that stand below the rows of a part: what they cover begins after the sum before."""
    begin = 0
    for at in sums:
        named = _part_name(lines[at])
        yield _part(named or lines[at].place.within, lines[at], fonds, begin, at)
        begin = at + 1


def _part(of: str, line: Line, fonds: list[int], begin: int, end: int) -> Part:
    covered = [order for order, at in enumerate(fonds) if begin <= at < end]
    if not covered:
        raise DataError(Fault("part-empty", {"found": of}, line.place))
    return Part(of, line, covered[0], covered[-1] + 1)


def _section(lines: list[Line], heads: set[int], at: int) -> str:
    """The place that the nearest heading above a fonds names, or one above that, as long as their parts are open."""
    depth = UNNUMBERED + 1
    for above in range(at - 1, -1, -1):
        if _is_sum(lines[above]) and not all(map(_is_sum, lines[:above])):
            return ""
        if above in heads and lines[above].rank < depth:
            depth = lines[above].rank
            if is_place(lines[above].label):
                return lines[above].label
    return ""
