"""The rows that head an export of the archive software, recognised by one crosswalk."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.headings import key
from helpers.read.number import DIGITS

RECORD: Final = "record"
FONDS: Final = "fonds"
DOCUMENT: Final = "document"
DOCUMENTS: Final = "documents"
PAGES: Final = "pages"
ACCESS: Final = "access"
RESTRICTION: Final = "restriction"
SECRECY: Final = "secrecy"
CLOSING: Final = (ACCESS, RESTRICTION, SECRECY)  # whether the public may see a record
NAMES: Final = (RECORD, FONDS, DOCUMENT, DOCUMENTS, PAGES, *CLOSING)
FIGURES: Final = (DOCUMENTS, PAGES)

SEARCHED: Final = 50  # rows that a title block above the header takes at most

Headings = Mapping[str, Sequence[str]]  # the folded headings of each column, the surest first
Texts = Sequence[str]


@dataclass(frozen=True)
class ExportHeader:
    """Where our columns stand, and what they are called.

    `above` counts the rows down to the last one that heads the table, the numbers of the columns among them.
    """

    above: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    width: int


@lru_cache
def _shipped() -> Mapping[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))


def known_headings(added: Mapping[str, Sequence[str]]) -> Headings:
    """The headings shipped with the program by the name of our column, then those added; other names are left out."""
    return {name: [key(text) for text in (*_shipped()[name], *added.get(name, ()))] for name in NAMES}


def find_header(rows: Sequence[Texts], headings: Headings) -> ExportHeader | None:
    """The first row that heads the record codes and the fonds, with the row below where that heads columns too.

    Raises:
        DataError: two columns have headings of the same count; which is the right one only a person knows.
    """
    for at, row in enumerate(rows[:SEARCHED]):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        whole = _joined(row, below)
        upper, both = _columns([[text] for text in row], headings), _columns(whole, headings)
        if _heads_too(upper, both, row, below) and {RECORD, FONDS} <= both.keys():
            return _header(at + 2, rows, whole, both, headings)
        if {RECORD, FONDS} <= upper.keys():
            return _header(at + 1, rows, [[text] for text in row], upper, headings)
    return None


def lacking_fault(rows: Sequence[Texts], headings: Headings, place: Place) -> Fault:
    """What is said where no row is a header: the columns lacking in the row that comes closest."""
    found = [set(_columns([[text] for text in row], headings)) for row in rows[:SEARCHED]]
    best = max(found, key=len) if found else set()
    lacking = [name for name in (RECORD, FONDS) if name not in best]
    wanted = "; ".join(" / ".join(_shipped()[name][:4]) for name in lacking or [RECORD, FONDS])
    return Fault("software-headings", {"wanted": wanted}, place)


def shape_fault(header: ExportHeader, place: Place) -> Fault | None:
    """What is said where it cannot be told from the headings what a row is, or nothing is counted."""
    if DOCUMENT in header.columns and DOCUMENTS in header.columns:
        told = {"document": header.headings[DOCUMENT], "documents": header.headings[DOCUMENTS]}
        return Fault("software-shape", {**told}, place)
    if not {DOCUMENT, *FIGURES} & header.columns.keys():
        wanted = "; ".join(" / ".join(_shipped()[name][:3]) for name in FIGURES)
        return Fault("software-figures", {"wanted": wanted}, place)
    return None


def _joined(row: Texts, below: Texts) -> list[list[str]]:
    """What two heading rows may say over each column; a heading reaches over the blank cells to its right."""
    told: list[list[str]] = []
    over = ""
    for at in range(max(len(row), len(below))):
        own, under = (texts[at].strip() if at < len(texts) else "" for texts in (row, below))
        over = own or over
        told.append([under, f"{over} {under}"] if under and under != over else [under or own])
    return told


def _heads_too(upper: Mapping[str, int], both: Mapping[str, int], row: Texts, below: Texts) -> bool:
    """Whether the row below is a heading row as well: it names more columns, and has no record code of its own."""
    at = upper.get(RECORD, both.get(RECORD, 0))
    own = below[at].strip() if at < len(below) else ""
    single = own in ("", row[at].strip() if at < len(row) else "") or RECORD not in upper
    return single and not upper.keys() - both.keys() and len(both) > len(upper) > 0


def _columns(told: Sequence[Sequence[str]], headings: Headings) -> dict[str, int]:
    """Where each of our columns stands, by its surest heading."""
    folded = [[key(text) for text in texts] for texts in told]
    found = {name: _first(folded, headings[name]) for name in NAMES}
    return {name: at for name, at in found.items() if at is not None}


def _first(folded: Sequence[Sequence[str]], wanted: Sequence[str]) -> int | None:
    found = (at for heading in wanted for at, texts in enumerate(folded) if heading in texts)
    return next(found, None)


def _header(
    above: int, rows: Sequence[Texts], told: Sequence[Texts], columns: Mapping[str, int], headings: Headings
) -> ExportHeader:
    _hold_single(told, columns, headings)
    numbered = above < len(rows) and _numbers_columns(rows[above])
    names = {name: " ".join(told[at][-1].split()) for name, at in columns.items()}
    return ExportHeader(above + numbered, columns, names, _width(told, rows[above + numbered :]))


def _hold_single(told: Sequence[Texts], columns: Mapping[str, int], headings: Headings) -> None:
    doubled = [
        Fault("heading-double", {"heading": texts[-1], "other": told[columns[name]][-1], "column": columns[name] + 1})
        for name in (*FIGURES, *CLOSING)
        for at, texts in enumerate(told)
        if at != columns.get(name, at) and any(key(text) in headings[name] for text in texts)
    ]
    if doubled:
        raise DataError(*doubled)


def _width(told: Sequence[Texts], rows: Sequence[Texts]) -> int:
    """How many cells a row has: blank cells that end the header are none where no row has so many."""
    wide = max(at for at, texts in enumerate(told, start=1) if texts[-1].strip())
    return wide if all(len(row) <= wide for row in rows) else len(told)


def _numbers_columns(row: Texts) -> bool:
    """Whether a row numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    texts = [text.strip(" ()") for text in row if text.strip()]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= DIGITS]
    letters = [text for text in texts if re.fullmatch(r"[A-H]", text)]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return in_order and len(texts) > 2 and len(numbers) + len(letters) == len(texts)
