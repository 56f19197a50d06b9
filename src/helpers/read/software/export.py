"""An export of the archive software: where its rows lie for DuckDB, and the same rows with their places.

Titles and other personal data stay in the file: of a row only the columns that `export_header` names are read, and of
the others no more than whether one is a word for a total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.remark import Remark
from helpers.read.software.access import Access, known_access
from helpers.read.software.header import FONDS, RECORD, ExportHeader, Headings, find_header, lacking_fault, shape_fault
from helpers.read.totals import is_total

QUOTING: Final = ("letters-lost", "text-mojibake")


@dataclass(frozen=True)
class Line:
    """A row as a person finds it: its place, and the texts of our columns.

    `total` says of a row without record code and fonds whether any cell is a word for a total. `fault` is what keeps a
    row from being read; it has no texts then.
    """

    place: Place
    texts: Mapping[str, str]
    total: bool = False
    fault: Fault | None = None


@dataclass(frozen=True)
class Export:
    """An export opened: `source` is what a query reads FROM, with `path` as its parameter.

    `columns` are the expressions of our columns as text, `every` those of all columns. `lines` reads all rows again,
    slowly, to tell where something is wrong; `letters` are those of our columns in a sheet, `access` the words for open
    and closed records. `copied` gives the same
    from a copy that has no oddities of bytes, where that can help.
    """

    file: str
    path: Path
    source: str
    header: ExportHeader
    columns: Mapping[str, str]
    every: Sequence[str]
    lines: Callable[[], Iterator[Line]]
    letters: Mapping[str, str] = field(default_factory=dict)
    access: Access = field(default_factory=lambda: known_access({}))
    copied: Callable[[], Export] | None = None
    remarks: tuple[Remark, ...] = ()


def header_of(rows: Sequence[Sequence[str]], headings: Headings, place: Place) -> ExportHeader:
    """The header of a table, if it can be told what its rows are.

    Raises:
        DataError: it is lacking, or it is not.
    """
    header = find_header(rows, headings)
    fault = shape_fault(header, place) if header else lacking_fault(rows, headings, place)
    if header is None or fault:
        raise DataError(*filter(None, [fault]))
    return header


def quoted(name: str) -> str:
    """A column's name in a query."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def literal(text: str) -> str:
    """A text in a query."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


@contextmanager
def unquoting() -> Iterator[None]:
    """Faults that quote the text of a cell, which may be a title, told without it."""
    try:
        yield
    except DataError as error:
        raise DataError(*map(_unquoted, error.faults)) from None


def _unquoted(fault: Fault) -> Fault:
    return Fault("software-letters", {}, fault.place) if fault.code in QUOTING else fault


def names_total(texts: Mapping[str, str], row: Iterable[str]) -> bool:
    """Whether a row that has neither record code nor fonds has a word for a total in any of its cells."""
    return not texts[RECORD].strip() and not texts[FONDS].strip() and any(map(is_total, row))
