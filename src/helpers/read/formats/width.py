"""How many cells a line may have: no table has a thousand, and a file of separators alone is millions of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place

WIDEST: Final = 1000


def hold_widths(lines: Iterable[tuple[int, int]], place: Place) -> None:
    """Stop at lines that are too wide.

    Args:
        lines: the number of each line, and how many cells it has.
        place: the file or the table in it.

    Raises:
        DataError: with every such line.
    """
    wide = [number for number, cells in lines if cells > WIDEST]
    if wide:
        raise DataError(*(Fault("line-wide", {"most": WIDEST}, place.at(row=number)) for number in wide))
