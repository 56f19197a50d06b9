"""What the name of a fonds may hold: letters, digits and punctuation, not the signs of markup, formulas or commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place

LONGEST: Final = 300  # letters; the longest name of a body in Hà Tĩnh has 90
SHOWN: Final = 60  # letters of a name in a message

# A spreadsheet takes a text for a formula by its first sign; a dash before a space begins the row of a list.
_STARTS = re.compile(r"\s*([=+@]|-(?!\s))")
_WITHIN = re.compile(r"[<>|`{}\\^~]")


def hold_names(names: Iterable[tuple[str, Place]]) -> None:
    """Stop at names that no fonds has.

    Args:
        names: each with the cell that it stands in.

    Raises:
        DataError: `name-long` or `name-signs`, for each such name.
    """
    faults = [fault for name, place in names for fault in _faults(name, place)]
    if faults:
        raise DataError(*faults)


def odd_sign(name: str) -> str:
    """The first sign in a name that no name has; nothing where all is well."""
    found = _STARTS.match(name)
    within = _WITHIN.search(name)
    return found[1] if found else within[0] if within else ""


def _faults(name: str, place: Place) -> Iterator[Fault]:
    if len(name) > LONGEST:
        yield Fault("name-long", {"found": name[:SHOWN], "letters": len(name), "most": LONGEST}, place)
    elif sign := odd_sign(name):
        yield Fault("name-signs", {"found": name[:SHOWN], "sign": sign}, place)
