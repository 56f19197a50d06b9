"""The tables on a page that stand between ruling lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final

from pdfplumber.table import TableFinder

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Grid
from helpers.read.formats.glyph import Glyph, joined, lines_of, pieces, text_of, upright
from helpers.read.formats.leaf import Leaf, ruled

APART: Final = (
    " / "  # between figures on two lines or with a gap between: joined by a space they would read as one number
)
TOUCH: Final = 0.05  # of the size: letters nearer to each other than this are one word
ENDS: Final = 4.0  # points: lines that should meet lie within this, a little more than pdfplumber allows

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(frozen=True)
class Ruled:
    """A table between ruling lines: its cells, and where its columns and rows begin."""

    cells: tuple[Box, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def box(self) -> Box:
        """What it covers of the page."""
        x0, top, x1, bottom = zip(*self.cells, strict=True)
        return min(x0), min(top), max(x1), max(bottom)


def find_tables(leaf: Leaf, glyphs: Sequence[Glyph]) -> list[Ruled]:
    """The tables of a page from the top.

    What has words beside its cells, at the height of its rows, or a ruling line that runs on, is no table: another line
    is lacking there, and a part of a table is worse than none.
    """
    finder = TableFinder(ruled(leaf))
    found = [_ruled(table.cells) for table in finder.tables]
    cells = [cell for table in found for cell in table.cells]
    loose = [glyph for glyph in glyphs if glyph.turn is not None and not any(_holds(cell, glyph) for cell in cells)]
    whole = [table for table in found if not any(_runs_on(edge, table.box) for edge in finder.edges)]
    return [table for table in whole if not any(_beside(table.box, glyph) for glyph in loose)]


def inside(table: Ruled, glyph: Glyph) -> bool:
    """Whether a glyph belongs to a cell of the table; slanted ones are stamps and watermarks over it."""
    return glyph.turn is not None and any(_holds(cell, glyph) for cell in table.cells)


def read_grid(table: Ruled, glyphs: Sequence[Glyph], place: Place) -> Grid:
    """The table with the text of its cells; a cell over several columns or rows is given for each of them.

    Raises:
        DataError: a word runs over a ruling line; all such rows are named.
    """
    held = {cell: [glyph for glyph in glyphs if glyph.turn is not None and _holds(cell, glyph)] for cell in table.cells}
    texts = {cell: cell_text(found) for cell, found in held.items()}
    faults = list(_overruns(table, held, place))
    if faults:
        raise DataError(*faults)
    rows = []
    for number, top in enumerate(table.rows, start=1):
        owners = [_owner(table, left, top) for left in table.columns]
        row = place.at(row=number)
        rows.append(
            tuple(
                Cell(texts[box] if box else "", row.at(column=str(at)), merged=bool(box and _spread(table, box)))
                for at, box in enumerate(owners, start=1)
            )
        )
    return Grid(tuple(rows), place)


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: its lines joined by spaces; where it has no letters, by `APART`."""
    texts = [
        text_of(piece)
        for _, turned in groupby(sorted(glyphs, key=lambda glyph: glyph.turn or 0), key=lambda glyph: glyph.turn)
        for line in lines_of([upright(glyph) for glyph in turned])
        for piece in pieces(line)
    ]
    worded = any(letter.isalpha() for text in texts for letter in text)
    return joined(texts) if worded else APART.join(texts)


def _ruled(cells: Sequence[Box]) -> Ruled:
    return Ruled(tuple(cells), tuple(sorted({cell[0] for cell in cells})), tuple(sorted({cell[1] for cell in cells})))


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _beside(box: Box, glyph: Glyph) -> bool:
    return not glyph.blank and box[1] <= (glyph.top + glyph.bottom) / 2 < box[3]


def _runs_on(edge: Mapping[str, Any], box: Box) -> bool:
    """Whether a line of a table goes on beyond it."""
    start, end, side = ("top", "bottom", "x0") if edge["orientation"] == "v" else ("x0", "x1", "top")
    along, across = ((box[1], box[3]), (box[0], box[2])) if side == "x0" else ((box[0], box[2]), (box[1], box[3]))
    first, last, at = float(edge[start]), float(edge[end]), float(edge[side])
    touches = across[0] - ENDS < at < across[1] + ENDS and first < along[1] - ENDS and last > along[0] + ENDS
    return touches and (first < along[0] - ENDS or last > along[1] + ENDS)


def _owner(table: Ruled, left: float, top: float) -> Box | None:
    return next((cell for cell in table.cells if cell[0] <= left < cell[2] and cell[1] <= top < cell[3]), None)


def _spread(table: Ruled, box: Box) -> bool:
    across = sum(box[0] <= left < box[2] for left in table.columns)
    down = sum(box[1] <= top < box[3] for top in table.rows)
    return across * down > 1


def _overruns(table: Ruled, held: dict[Box, list[Glyph]], place: Place) -> Iterator[Fault]:
    """A fault for each row where a word goes on in the next column."""
    for line in lines_of([glyph for found in held.values() for glyph in found if glyph.turn == 0]):
        words = [pair for pair in pairwise(line) if not any(glyph.blank for glyph in pair)]
        touching = [pair for pair in words if pair[1].x0 - pair[0].x1 <= TOUCH * pair[1].size]
        over = next((pair for pair in touching if _cell(table, pair[0]) != _cell(table, pair[1])), None)
        if over:
            yield Fault("pdf-overrun", {"found": text_of(line)}, place.at(row=_row(table, over[0])))


def _cell(table: Ruled, glyph: Glyph) -> Box | None:
    return next((cell for cell in table.cells if _holds(cell, glyph)), None)


def _row(table: Ruled, glyph: Glyph) -> int:
    return sum(top <= (glyph.top + glyph.bottom) / 2 for top in table.rows)
