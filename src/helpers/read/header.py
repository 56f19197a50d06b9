"""The row that heads the table of counts, recognised by one crosswalk from their headings to our columns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Row
from helpers.read.name import fold
from helpers.settings import Headers
from helpers.tables.measures import MEASURES

FONDS: Final = "fonds"
NUMBER: Final = "number"
TOTAL: Final = "total"
WANTED: Final = (FONDS, *MEASURES)

Crosswalk = Mapping[str, str]  # a folded heading to the name of our column


@dataclass(frozen=True)
class Header:
    """The heading row: its cells, and at which of them each of our columns stands."""

    cells: Row
    columns: Mapping[str, int]

    @property
    def lacking(self) -> list[str]:
        """The columns without which the table cannot be read."""
        return [name for name in WANTED if name not in self.columns]

    def heading(self, name: str) -> str:
        """The heading of one of our columns as the office wrote it."""
        return self.cells[self.columns[name]].text


@lru_cache
def synonyms() -> Mapping[str, list[str]]:
    """The headings shipped with the program, by the name of our column, and the words for a total."""
    return tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))


def crosswalk(added: Headers, settings_file: str) -> Crosswalk:
    """All headings known, with those that the settings add.

    Raises:
        DataError: the settings give a heading to two columns.
    """
    known = {key(text): name for name, texts in synonyms().items() if name != TOTAL for text in texts}
    faults = []
    for name, text in ((name, text) for name, texts in added.model_dump().items() for text in texts):
        other = known.setdefault(key(text), name)
        if other != name:
            found = {"heading": text, "column": name, "other": other}
            faults.append(Fault("heading-ambiguous", found, Place(settings_file)))
    if faults:
        raise DataError(*faults)
    return known


def recognise(row: Row, headings: Crosswalk) -> Header | None:
    """The row as a header, if it names the fonds and at least one measure.

    Raises:
        DataError: two cells are headings of the same column.
    """
    named = [(headings[key(cell.text)], cell, at) for at, cell in enumerate(row) if key(cell.text) in headings]
    columns = {name: at for name, _, at in named}
    if FONDS not in columns or not any(measure in columns for measure in MEASURES):
        return None
    doubled = [cell for name, cell, at in named if columns[name] != at]
    if doubled:
        raise DataError(*(_doubled(cell, row[columns[headings[key(cell.text)]]]) for cell in doubled))
    return Header(row, columns)


def _doubled(cell: Cell, other: Cell) -> Fault:
    return Fault("heading-double", {"heading": cell.text, "other": other.text}, cell.place)


def is_total(text: str) -> bool:
    """Whether a whole cell is a word for a total."""
    return key(text).rstrip(" :") in _total_words()


@lru_cache
def _total_words() -> frozenset[str]:
    return frozenset(key(word) for word in synonyms()[TOTAL])


def key(text: str) -> str:
    """A heading folded, without spaces about its slashes."""
    return re.sub(r" ?/ ?", "/", fold(text))
