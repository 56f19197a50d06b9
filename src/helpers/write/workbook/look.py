"""How a column looks: its heading, the format of its numbers, its width.

The formats are Excel's own, which each program prints as its user's settings want: 330.345 where these are Vietnamese.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from helpers.tables.table import Column, Kind
from helpers.write.number import LEAST

PLAIN: Final = {"year", "by_year", "made_in", "first_year", "number", "rank", "first", "last"}  # no dots in years
DATES: Final = {"accepted_on", "date"}
DAY: Final = "dd/mm/yyyy"
CHANCE: Final = f'[<{LEAST}]"dưới 1%";[>{1 - LEAST}]"trên 99%";0%'  # as `write.number.chance` prints it
WIDEST, NARROWEST = 60, 8  # characters: a line longer than the first is hard to read and wraps
_ROOM: Final = 3  # the button of the filter


def heading(column: Column) -> str:
    """The label with the unit below it."""
    return f"{column.label}\n({column.unit})" if column.unit else column.label


def number_format(column: Column) -> str:
    """The format of a column's numbers."""
    decimals = "." + "0" * column.digits if column.digits and column.kind == Kind.NUMBER else ""
    if column.unit == "%":
        return CHANCE if column.status == "estimated" else f"0{decimals}%"
    return "0" if column.name in PLAIN else f"#,##0{decimals}"


def day_of(column: Column, text: str) -> dt.date | None:
    """The date that a text of a column of dates gives; none where it is no date, and text then stays text."""
    try:
        return dt.date.fromisoformat(text) if column.name in DATES else None
    except ValueError:
        return None


def width(column: Column, printed: Iterable[str]) -> int:
    """The width that shows the longest word of the heading and the longest line of the column, within bounds."""
    title = max(len(part) for part in heading(column).split()) + _ROOM
    lines = (line for text in printed for line in text.split("\n"))
    return max(NARROWEST, title, min(WIDEST, max(map(len, lines), default=0) + 2))
