"""An export in Parquet, of any size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import duckdb

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.software.database import database, one_file
from helpers.read.software.export import Export, Line, header_of, names_total, quoted
from helpers.read.software.header import Headings

FETCHED: Final = 10_000  # rows at a time

_SOURCE: Final = "read_parquet($path, binary_as_string=true)"
_DESCRIBED: Final = f"DESCRIBE SELECT * FROM {_SOURCE}"  # noqa: S608 (its parts are constants)
_NUMBERED: Final = "read_parquet($path, binary_as_string=true, file_row_number=true)"
_FRACTIONS: Final = ("DOUBLE", "FLOAT", "DECIMAL")


def open_columnar(path: Path, shown: str, headings: Headings, folder: Path) -> Export:
    """An export in Parquet.

    Raises:
        DataError: the file is damaged or no Parquet, or its columns do not tell what its rows are.
    """
    place = Place(shown)
    try:
        with database(path, folder) as connection:
            described = connection.execute(_DESCRIBED, {"path": one_file(path)}).fetchall()
    except duckdb.Error:
        raise DataError(Fault("software-damaged", {}, place)) from None
    header = header_of([[name for name, *_ in described]], headings, place.at(row=1))
    every = [_text(name, kind) for name, kind, *_ in described]
    columns = {name: every[at] for name, at in header.columns.items()}
    return Export(shown, path, _SOURCE, header, columns, every, lambda: _lines(path, columns, every, place, folder))


def _text(name: str, kind: str) -> str:
    """A column as text; a whole number that is stored as a fraction is written whole."""
    text = f"CAST({quoted(name)} AS VARCHAR)"
    if not kind.startswith(_FRACTIONS):
        return quoted(name) if kind == "VARCHAR" else text
    whole = f"CAST(CAST({quoted(name)} AS HUGEINT) AS VARCHAR)"
    return (
        f"CASE WHEN abs({quoted(name)}) < 1e15 AND {quoted(name)} = trunc({quoted(name)}) THEN {whole} ELSE {text} END"
    )


def _lines(path: Path, columns: Mapping[str, str], every: list[str], place: Place, folder: Path) -> Iterator[Line]:
    """The rows; the names of the columns are the first, so that the first row of data is the second."""
    wanted = ", ".join([*columns.values(), *every])
    with database(path, folder) as connection:
        query = f"SELECT file_row_number + 2, {wanted} FROM {_NUMBERED} ORDER BY 1"  # noqa: S608 (names are quoted)
        found = connection.execute(query, {"path": one_file(path)})
        while rows := found.fetchmany(FETCHED):
            for number, *cells in rows:
                texts = [cell or "" for cell in cells]
                ours = dict(zip(columns, texts, strict=False))
                yield Line(place.at(row=number), ours, names_total(ours, texts[len(columns) :]))
