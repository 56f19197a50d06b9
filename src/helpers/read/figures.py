"""A column of counts, read by what it measures and as a whole, never cell by cell.

A spreadsheet that was told 2.147 keeps the number 2,147, and nothing in that cell tells which was meant. The column
does: counts are whole, so where fractions of three digits at most stand among numbers all below a thousand, dots were
taken for decimals, and the column is read by the thousand. The sums that the report states then have to agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from helpers.errors import DataError, Fault
from helpers.read.document import Cell
from helpers.read.gathering import Gathering
from helpers.read.headings import units
from helpers.read.name import fold
from helpers.read.number import LARGEST, NumberError, parse_amount, parse_count

THOUSAND: Final = 1000

_FOOTNOTE = re.compile(r"(?<=[0-9])\s*(?:\([0-9*]{1,2}\)|\*+|[¹²³⁰-⁹]+)$")
_UNIT = re.compile(r"(?P<figure>.*[0-9])\s*(?P<unit>[^\W\d].*)")


@dataclass(frozen=True)
class Figures:
    """The counts of a column, nothing where a cell says that there is none; and the cells that were fractions."""

    counts: list[int | None]
    by_thousand: list[Cell]


def read_figures(cells: Sequence[Cell], measure: str, scale: int) -> Figures:
    """Read the cells of one column.

    Args:
        cells: every cell of a fonds, a part or a total, with the heading in its place.
        measure: records, documents or pages.
        scale: what the heading says the numbers are to be multiplied by.

    Raises:
        DataError: cells are no whole counts of this measure; all are named.
    """
    stored = [Decimal(str(cell.number)) for cell in cells if cell.number is not None]
    dotted = scale == 1 and _are_dots(stored)
    gathering = Gathering()
    counts: list[int | None] = []
    for cell in cells:
        with gathering.step():
            counts.append(_count(cell, measure, THOUSAND if dotted and _is_fraction(cell) else scale))
    gathering.settle()
    return Figures(counts, [cell for cell in cells if dotted and _is_fraction(cell)])


def _are_dots(stored: list[Decimal]) -> bool:
    """Whether the numbers that a spreadsheet keeps are such that dots were taken for decimals."""
    fractions = [number for number in stored if number != int(number)]
    return bool(fractions) and all(0 <= number < THOUSAND and number * THOUSAND % 1 == 0 for number in stored)


def _is_fraction(cell: Cell) -> bool:
    return cell.number is not None and not float(cell.number).is_integer()


def _count(cell: Cell, measure: str, scale: int) -> int | None:
    if cell.merged and cell.text:
        raise DataError(Fault("cell-merged", {"found": cell.text}, cell.place))
    try:
        return _stored(cell, scale) if cell.number is not None else _written(cell.text, measure, scale)
    except NumberError as error:
        raise DataError(Fault(error.code, error.found, cell.place)) from error


def _stored(cell: Cell, scale: int) -> int:
    count = Decimal(str(cell.number)) * scale
    if count < 0:
        raise NumberError("number-negative", found=cell.text)
    if count != int(count):
        raise NumberError("number-fraction", found=cell.text)
    if count >= LARGEST:
        raise NumberError("number-large", found=cell.text)
    return int(count)


def _written(text: str, measure: str, scale: int) -> int | None:
    figure = _without_unit(_FOOTNOTE.sub("", text.strip()), measure)
    if scale == 1:
        return parse_count(figure)
    amount = parse_amount(figure)
    if amount is None:
        return None
    count = Decimal(str(amount)) * scale
    if count != int(count):
        raise NumberError("number-fraction", found=text)
    return int(count)


def _without_unit(text: str, measure: str) -> str:
    """The figure alone: "2.147 hồ sơ" in the column of records; a unit of another column is refused."""
    parts = _UNIT.fullmatch(text)
    unit = units().get(fold(parts["unit"])) if parts else None
    if unit and unit != measure:
        raise NumberError("number-unit", found=text)
    return parts["figure"] if parts and unit else text
