"""The note of a unit beside a table: "ĐVT: trang"."""

from __future__ import annotations

import re

from helpers.errors import DataError, Fault
from helpers.read.document import Cell, Document, Paragraph
from helpers.read.headings import units
from helpers.read.name import fold

_UNIT = re.compile(
    r"(?:\bđvt\b ?:?|\bđơn vị tính\b ?:?|\btính (?:bằng|theo)\b(?= nghìn| ngàn| triệu)) ?(?P<unit>[^().]+)"
)


def hold_unit(document: Document) -> None:
    """Stop at a note of a unit that is not the plain one: "ĐVT: nghìn trang" belongs into the heading of its column.

    Raises:
        DataError: `unit-note`, with the place of each.
    """
    cells = (cell for grid in document.grids for row in grid.rows for cell in row)
    spots: list[Cell | Paragraph] = [*document.paragraphs, *(cell for cell in cells if not cell.text[:1].isdecimal())]
    found = {spot.place: match["unit"] for spot in spots if (match := _UNIT.search(fold(spot.text)))}
    odd = [(place, unit) for place, unit in found.items() if not all(map(_is_plain, re.split(r"[,;/]", unit)))]
    if odd:
        raise DataError(*(Fault("unit-note", {"found": unit.strip()}, place) for place, unit in odd))


def _is_plain(unit: str) -> bool:
    """Whether a unit is that of a count, or of money or length, which no count is taken in."""
    said = unit.strip(" .)")
    return said in units() or bool(re.search(r"\b(?:đồng|mét|m|%)$", said)) or not said
