"""How a column looks: its heading, the format of its numbers, its width.

The formats are Excel's own, which each program prints as its user's settings want: 330.345 where these are Vietnamese.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable
from typing import Final

from helpers.tables.table import Column, Kind
from helpers.write.number import LEAST

PLAIN: Final = {"year", "by_year", "made_in", "first_year", "number", "rank", "first", "last"}  # no dots in years
DATES: Final = {"accepted_on", "date"}
DAY: Final = "dd/mm/yyyy"
CHANCE: Final = f'[<{LEAST}]"dưới 1%";[>{1 - LEAST}]"trên 99%";0%'  # as `write.number.chance` prints it
WIDEST, NARROWEST = 44, 8  # characters: wider text wraps, so that a table of twenty columns can be read on A4
PAGE: Final = 190  # characters that A4 across still shows in letters of about 6 pt
LINE_HEIGHT: Final = 13.5  # points, of a line of 10 pt
_ROOM: Final = 4  # the button of the filter, or the indent and wide letters
_FITS: Final = 1.1  # letters are narrower than the figures that a width counts
_TITLED: Final = 10  # a longer heading takes several lines rather than widen a column of figures
_CLERICAL: Final = {"source_file": 27, "source_place": 27}  # their words are long, and read seldom


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


def technical(column: Column) -> bool:
    """Whether a column serves programs only: the keys by which names are compared. Folded away until asked for."""
    return column.name.endswith("_key")


def height(texts: Iterable[str], widths: Iterable[float]) -> float:
    """The height of a row that shows each text whole at its width; LibreOffice does not find it out by itself."""
    pairs = zip(texts, widths, strict=True)
    return (
        LINE_HEIGHT * max((sum(_lines(line, wide) for line in text.split("\n")) for text, wide in pairs), default=1) + 2
    )


def _lines(line: str, wide: float) -> int:
    """How many lines a text takes: words that do not fit go to the next."""
    room = max(1, int(wide * _FITS) - 2)  # less what the indent takes
    return 1 if len(line) <= room else len(textwrap.wrap(line, room, break_on_hyphens=False))


def width(column: Column, printed: Iterable[str]) -> int:
    """The width that shows the longest word of the heading and the longest line of the column, within bounds."""
    lines, words = heading(column).split("\n"), heading(column).split()
    title = max(*map(len, words), min(_TITLED, max(map(len, lines)))) + _ROOM
    longest = max((len(line) for text in printed for line in text.split("\n")), default=0) + _ROOM
    return max(NARROWEST, title, min(_CLERICAL.get(column.name, WIDEST), longest))
