"""Text as a cell can hold it."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 32_767  # UTF-16 units in a cell: Microsoft, "Excel specifications and limits"
CUT: Final = " … (còn tiếp trong tệp CSV)"
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
_LEADS: Final = ("=", "+", "-", "@", "\t", "\n")  # what a spreadsheet may take for the start of a formula


def legible(text: str) -> str:
    """A text without what XML refuses (a mark stands in its place), line ends as one sign, cut where a cell is full."""
    plain = _REFUSED.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return plain
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def leads_formula(text: str) -> bool:
    """Whether a person who opens and leaves the cell would turn the text into a formula, were it not marked as text."""
    return text.startswith(_LEADS)
