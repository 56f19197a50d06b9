"""The export of the archive software, counted by fonds: records, documents and pages as the software has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb
import pandas as pd

from helpers.errors import DataError, Fault, RunError
from helpers.place import Place
from helpers.project import Project
from helpers.read.clean_name import hold_names
from helpers.read.document import Cell, Document, Grid
from helpers.read.letters.legacy import as_unicode
from helpers.read.letters.unseen import visible
from helpers.read.name import fold
from helpers.read.number import LARGEST
from helpers.read.remark import Remark
from helpers.read.software.access import known_access
from helpers.read.software.code import is_code
from helpers.read.software.columnar import open_columnar
from helpers.read.software.database import database
from helpers.read.software.export import Export
from helpers.read.software.faults import faults_of
from helpers.read.software.header import CLOSING, DOCUMENT, FONDS, Headings, known_headings
from helpers.read.software.query import MOST, Group, State, grouped, records, without_total
from helpers.read.software.shape import Shape, shape_of
from helpers.read.software.sheet import open_sheet
from helpers.read.software.text import open_text
from helpers.read.totals import is_total
from helpers.read.typed.typed_file import typed_file
from helpers.tables.reconciled import SOFTWARE

STEM: Final = "software"

Opener = Callable[[Path, str, Headings, Path], Export]
OPENERS: Final[Mapping[str, Opener]] = {
    **dict.fromkeys((".csv", ".tsv"), open_text),
    ".parquet": open_columnar,
    **dict.fromkeys((".xlsx", ".xls", ".ods"), open_sheet),
}


@dataclass(frozen=True)
class Software:
    """What the software has: `fonds` as `tables.reconciled.SOFTWARE`, and what the reader noticed."""

    file: str
    fonds: pd.DataFrame
    remarks: tuple[Remark, ...] = ()


def software_file(project: Project, year: int) -> Path | None:
    """The export received for a year; nothing where there is none.

    Raises:
        CommandError: see `Project.received`.
        DataError: there are several, or the one is of a format that is not read.
    """
    folder = project.received(year)
    return typed_file(project, f"{folder.name}/{STEM}.csv", OPENERS)


def read_software(path: Path, shown: str, aliases: Mapping[str, str], added: Mapping[str, Sequence[str]]) -> Software:
    """Count an export by fonds; rows for totals, blank rows and headers again are left out.

    A row is a record where there is a column for the number of documents; otherwise it is a document, unless no record
    code stands twice and no column names the documents: then it is a record of unknown documents. A blank count is
    unknown, and counted as such.

    Args:
        path: the export, as `software_file` finds it.
        shown: its name in messages, from the project folder.
        aliases: folded names of fonds, each to the folded name that it stands for.
        added: more headings by the name of the column, as in `headings.toml`; `open` and `closed` are more words in its
            columns of access.

    Raises:
        DataError: the table is not recognised, or rows of it are at fault: the first are named, without their titles.
        RunError: neither memory nor disk holds what there is to count.
    """
    with TemporaryDirectory(prefix="sohoa-") as name:
        folder = Path(name)
        # DuckDB compares the one path that it may read letter for letter, and knows its own as absolute.
        opened = OPENERS[path.suffix.lower()](path.absolute(), shown, known_headings(added), folder)
        export = replace(opened, access=known_access(added))
        try:
            return _software(export, aliases, folder)
        except (duckdb.OutOfMemoryException, duckdb.IOException):
            raise RunError("software-space", file=shown) from None
        except duckdb.Error:  # its words quote the row
            return _evened(export, aliases, folder)


def _evened(export: Export, aliases: Mapping[str, str], folder: Path) -> Software:
    """What DuckDB refuses: the faults that a slower reader finds, or else the same from an even copy."""
    faults = _located(export)
    if faults or export.copied is None:
        raise DataError(*(faults or [Fault("software-damaged", {}, Place(export.file))]))
    try:
        return _software(replace(export.copied(), access=export.access), aliases, folder)
    except duckdb.Error:
        raise DataError(Fault("software-damaged", {}, Place(export.file))) from None


def _located(export: Export) -> list[Fault]:
    try:
        return faults_of(export)
    except duckdb.Error:
        return []


def _software(export: Export, aliases: Mapping[str, str], folder: Path) -> Software:
    with database(export.path, folder) as connection:
        groups = grouped(connection, export)
        _hold(connection, export, groups)
        data = [group for group in groups if _is_data(group)]
        heading = export.header.headings[FONDS]
        hold_names((group.fonds or "", Place(export.file, column=heading)) for group in data)
        names, remarks = _names(data, export.file)
        fonds = [_Fonds(group, names[group], _key(names[group], aliases)) for group in data]
        shape = shape_of(export, data)
        again = {one.group.fonds or "": one.key for one in fonds if _is_counted_again(one, fonds, shape)}
        found = records(connection, export, again) if again else {}
    tells = not set(CLOSING).isdisjoint(export.columns)
    rows = [_row(list(same), shape, found, tells=tells) for _, same in groupby(sorted(fonds, key=_by_key), key=_by_key)]
    remarks += (*export.remarks, *_uncoded(export, data))
    return Software(export.file, SOFTWARE.of([{**row, "source_file": export.file} for row in rows]), remarks)


@dataclass(frozen=True)
class _Fonds:
    """A group of rows, the name of its fonds in Unicode, and the key that joins its spellings."""

    group: Group
    name: str
    key: str


def _hold(connection: duckdb.DuckDBPyConnection, export: Export, groups: Sequence[Group]) -> None:
    """Refuse rows of which nobody can tell what they count, and counts that are none."""
    if len(groups) > MOST:
        heading = export.header.headings[FONDS]
        raise DataError(Fault("software-fonds-many", {"heading": heading, "most": MOST}, Place(export.file)))
    faults = sum(map(_faults, groups))
    if any(group.state is State.NEITHER for group in groups):
        faults += without_total(connection, export)
    if faults:
        raise DataError(*(faults_of(export, faults) or [Fault("software-damaged", {}, Place(export.file))]))
    data = [group for group in groups if _is_data(group)]
    if not data:
        raise DataError(Fault("software-empty", {}, Place(export.file)))
    large = [count for group in data for count in (group.documents, group.pages) if count and count >= LARGEST]
    if large:
        raise DataError(*(Fault("number-large", {"found": str(count)}, Place(export.file)) for count in large))


def _is_data(group: Group) -> bool:
    return group.state is State.DATA and not is_total(group.fonds or "")


def _faults(group: Group) -> int:
    """How many faults `faults_of` finds in the rows of a group."""
    fonds = group.fonds or ""
    if is_total(fonds) or group.state in (State.NOTHING, State.NEITHER):
        return 0
    if group.state is not State.DATA or not fonds.strip():
        return group.rows
    named = any(map(str.isalpha, fonds))
    return group.broken + (0 if named else group.rows)


def _names(data: Sequence[Group], file: str) -> tuple[dict[Group, str], tuple[Remark, ...]]:
    """The names of the fonds in Unicode, and what was noticed where they were not."""
    rows = tuple((Cell(group.fonds or "", Place(file)),) for group in data)
    document = as_unicode(Document(file, (Grid(rows, Place(file)),)))
    texts = [" ".join(unicodedata.normalize("NFC", visible(row[0].text)).split()) for row in document.grids[0].rows]
    return dict(zip(data, texts, strict=True)), document.remarks


def _key(name: str, aliases: Mapping[str, str]) -> str:
    return aliases.get(fold(name), fold(name))


def _by_key(fonds: _Fonds) -> str:
    return fonds.key


def _is_counted_again(one: _Fonds, fonds: Sequence[_Fonds], shape: Shape) -> bool:
    """Whether a fonds is written in several ways, among which its codes may repeat, or has a doubled code to name."""
    doubled = shape is not Shape.DOCUMENT and one.group.rows > one.group.records
    return doubled or any(other.key == one.key and other is not one for other in fonds)


def _row(
    same: Sequence[_Fonds], shape: Shape, found: Mapping[str, tuple[int, str]], *, tells: bool
) -> dict[str, object]:
    """A row of SOFTWARE: the groups of one fonds together, under the name that most rows have."""
    groups = [one.group for one in same]
    rows = sum(group.rows for group in groups)
    count, code = found.get(same[0].key, (groups[0].records, ""))
    by_rows = shape is Shape.DOCUMENT
    documents_blank = 0 if by_rows else sum(group.documents_blank for group in groups)
    pages_blank = sum(group.pages_blank for group in groups)
    return {
        "fonds_key": same[0].key,
        "fonds": max(same, key=lambda one: one.group.rows).name,
        "records": count,
        "documents": rows if by_rows else _sum((group.documents for group in groups), rows - documents_blank),
        "pages": _sum((group.pages for group in groups), rows - pages_blank),
        "rows": rows,
        "doubled": 0 if by_rows else rows - count,
        "doubled_code": None if by_rows or not is_code(code) else code,
        "documents_blank": documents_blank,
        "pages_blank": pages_blank,
        "closed": sum(group.closed for group in groups) if tells else None,
    }


def _sum(counts: Iterable[int | None], known: int) -> int | None:
    """The sum of what is known; unknown where nothing is."""
    return sum(count or 0 for count in counts) if known else None


def _uncoded(export: Export, data: Sequence[Group]) -> Iterator[Remark]:
    """That rows were counted as documents although they lack a document's code, if the export has such a column."""
    blank = sum(group.rows - group.coded for group in data) if DOCUMENT in export.columns else 0
    if blank:
        yield Remark(
            "software-document-blank", export.header.headings[DOCUMENT], found=str(blank), source_place=export.file
        )
