"""Where an export is wrong, row by row, without a word of what else stands in the row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from helpers.errors import Fault
from helpers.place import Place
from helpers.read.number import NumberError, parse_count
from helpers.read.software.export import Export, Line
from helpers.read.software.header import CLOSING, FIGURES, FONDS, RECORD
from helpers.read.totals import is_total

TOLD: Final = 20  # faults; a person mends the cause of the first ones, not the millionth
LENGTH: Final = 20  # characters of a cell that may be quoted; a title that slipped into it is longer, or has no digit
LETTERS: Final = 3


def faults_of(export: Export, count: int | None = None) -> list[Fault]:
    """The first faults of the rows, and how many more there are.

    Args:
        export: its rows are read one by one, until the first faults are found.
        count: of all faults, where a query has counted them; without it the rows are read to their end.
    """
    found = (fault for line in export.lines() for fault in _line_faults(line, export))
    told = list(islice(found, TOLD))
    if len(told) < TOLD:
        return told
    more = sum(1 for _ in found) if count is None else count - TOLD
    return [*told, *([Fault("software-more", {"count": more}, Place(export.file))] if more > 0 else [])]


def _line_faults(line: Line, export: Export) -> Iterator[Fault]:
    """What is wrong with a row, in the states of `query.State`; `tally` counts the same."""
    if line.fault:
        yield line.fault
        return
    headings = export.header.headings
    record, fonds = (line.texts[name].strip() for name in (RECORD, FONDS))
    if _is_total(record) or _is_total(fonds) or (record, fonds) == (headings[RECORD], headings[FONDS]):
        return
    if record and fonds:
        yield from _cell_faults(line, export)
    elif record:
        yield Fault("software-fonds-blank", {}, _at(line, FONDS, export))
    elif fonds or (not line.total and any(text.strip() for name, text in line.texts.items() if name not in CLOSING)):
        yield Fault("software-record-blank", {}, _at(line, RECORD, export))


def _cell_faults(line: Line, export: Export) -> Iterator[Fault]:
    if not any(map(str.isalpha, line.texts[FONDS])):
        yield Fault("fonds-name", {"found": line.texts[FONDS][:LENGTH]}, _at(line, FONDS, export))
    for name in FIGURES:
        error = _refusal(line.texts.get(name, ""))
        if error:
            place, shown = _at(line, name, export), _is_harmless(line.texts[name])
            yield Fault(error.code, error.found, place) if shown else Fault("software-text", {}, place)
    for name in CLOSING:
        if export.access.is_closed(line.texts.get(name, "")) is None:
            yield Fault("software-access", {}, _at(line, name, export))


@lru_cache(maxsize=4096)
def _refusal(text: str) -> NumberError | None:
    """Why a text is no count, if it is none."""
    try:
        parse_count(text)
    except NumberError as error:
        return error
    return None


@lru_cache(maxsize=4096)
def _is_total(text: str) -> bool:
    """As `is_total`, at once for a code that ends in a digit, and once for the name of a fonds."""
    return not text[-1:].isdecimal() and is_total(text)


def _at(line: Line, name: str, export: Export) -> Place:
    heading, letter = export.header.headings[name], export.letters.get(name)
    return line.place.at(column=letter, heading=heading) if letter else line.place.at(column=heading)


def _is_harmless(text: str) -> bool:
    """Whether a cell is a number gone wrong, which may be quoted, and not words, which may be a title."""
    letters = sum(map(str.isalpha, text))
    return len(text) <= LENGTH and letters <= LETTERS and any(map(str.isdecimal, text))
