"""What has changed since the edition of a year's report that was released last: every number that it prints."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from helpers.analyse.correction import Corrected
from helpers.release import Release, Tables
from helpers.settings import YearWords
from helpers.tables.cleaned import COUNTS
from helpers.tables.measures import MEASURES
from helpers.tables.naming import described, label_of
from helpers.tables.released import CHANGES, EDITION
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Kind, Table

OWN: Final = (EDITION.name, CHANGES.name)  # tables that say what changed, and are not compared themselves
NUMBERS: Final = (Kind.WHOLE, Kind.NUMBER)
NAMES: Final = {"number": ("fonds_key", "fonds"), "of": ("name",)}  # what tells rows apart better than their number


@dataclass(frozen=True)
class Build:
    """What is built now, with the SHA-256 of each file that it is built from.

    `words` has the report's number and date. `tables` are the stored ones, but for the two that follow from the
    comparison.
    """

    year: int
    words: YearWords
    tables: Tables
    inputs: Mapping[str, str]

    def again(self, last: Release) -> bool:
        """Whether this is the edition released last, built once more: same number and date, every table the same."""
        if any(name not in last.tables for name in (*self.tables, *OWN)):
            return False
        named = last.tables[EDITION.name]["named"].fillna("").tolist() == [self.named]
        return named and all(_stored(frame) == _stored(last.tables[name]) for name, frame in self.tables.items())

    @property
    def named(self) -> str:
        """Number and date of the report, as far as they are given."""
        return ", ".join(str(said) for said in (self.words.number, self.words.date) if said)


def _stored(frame: pd.DataFrame) -> str:
    """A table as it is stored, in which a blank text and a missing one are the same."""
    return frame.to_csv(index=False)


def changes(build: Build, last: Release | None) -> pd.DataFrame:
    """Each number of the edition released last that now stands differently, with the reason where it is known.

    Compared is every cell that the released report prints, as fine as it is printed, and the counts of fonds that it
    does not have. A row is found again by its key; where that is the number of a row in the report as received, by the
    name of the fonds, since a fonds that is added moves the numbers of those below it. Built once more without a
    difference, an edition keeps the changes that it was released with, so that it is the same to the last byte.

    The reason is that of a correction, for the very number that was corrected. If the file of corrections is the only
    input that changed, all other changes follow from it, and say so. Otherwise the reason is missing: the changed files
    stand in `EDITION`.

    Args:
        build: what is built now.
        last: the edition released last; nothing before the first release.

    Returns:
        The stored table `CHANGES`.
    """
    if last is None:
        return CHANGES.of([])
    if build.again(last):
        return last.tables[CHANGES.name]
    corrected = Corrected.since(build.tables, last.tables, changed_files(build.inputs, last.inputs))
    rows = [row for table in STORED.values() if table.name not in OWN for row in _changed(table, build, last)]
    told = [{**row, "edition": last.number, "reason": corrected.reason(row)} for row in rows]
    return CHANGES.of([{name: row[name] for name in CHANGES.names} for row in told])


def this_edition(build: Build, last: Release | None, changed: pd.DataFrame) -> pd.DataFrame:
    """Which edition of the year's report the build is: the next one, or the last one when that is built once more.

    Args:
        build: what is built now.
        last: the edition released last; nothing before the first release.
        changed: from `changes`.

    Returns:
        The stored table `EDITION`, one row.
    """
    if last is not None and build.again(last):
        return last.tables[EDITION.name]
    files = changed_files(build.inputs, last.inputs) if last else []
    row: dict[str, object] = {
        "year": build.year,
        "edition": last.number + 1 if last else 1,
        "before": last.number if last else pd.NA,
        "named": build.named or pd.NA,
        "changed": len(changed),
        "files": "; ".join(files) or pd.NA,
        "inputs": digest(build.inputs),
    }
    return EDITION.of([row])


def changed_files(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """The files that were added, changed or removed."""
    return sorted(name for name in {*now, *before} if now.get(name) != before.get(name))


def digest(inputs: Mapping[str, str]) -> str:
    """One checksum of all input files: their names and checksums, line by line as `sha256sum` prints them."""
    lines = "".join(f"{checksum}  {name}\n" for name, checksum in sorted(inputs.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


@dataclass(frozen=True)
class _Rows:
    """The rows of a table by what tells them apart from one edition to the next, each with its key."""

    table: Table
    frame: pd.DataFrame
    identity: tuple[str, ...]

    @cached_property
    def found(self) -> dict[tuple[str, ...], pd.Series]:
        """The rows by identity."""
        return {self._told(row): row for _, row in self.frame.iterrows()}

    @cached_property
    def identities(self) -> dict[str, tuple[str, ...]]:
        """The identities by key."""
        return {self.table.key_of(row): identity for identity, row in self.found.items()}

    def _told(self, row: pd.Series) -> tuple[str, ...]:
        return tuple(str(row[name]) for name in self.identity if not pd.isna(row[name]))


def _identity(table: Table, *frames: pd.DataFrame) -> tuple[str, ...]:
    """The columns that tell rows apart in all frames: the key, with the fonds for the number of its row if it can."""
    named = tuple(next((found for found in NAMES.get(name, ()) if found in table.names), name) for name in table.key)
    return table.key if any(frame.duplicated(list(named)).any() for frame in frames) else named


def _changed(table: Table, build: Build, last: Release) -> Iterator[dict[str, object]]:
    """The changed cells of a table that both have."""
    if table.name not in last.tables:
        return
    now, then = build.tables[table.name], last.tables[table.name]
    identity = _identity(table, now, then)
    new, old = _Rows(table, now, identity), _Rows(table, then, identity)
    cells = last.printed[last.printed["table"] == table.name]
    printed = [(str(key), str(column)) for key, column in zip(cells["key"], cells["column"], strict=True)]
    for key, column in dict.fromkeys([*printed, *_added(table, new, old)]):
        if column in table.names and table.column(column).kind in NUMBERS:
            yield from _cell(table, new, old, key, column)


def _added(table: Table, new: _Rows, old: _Rows) -> list[tuple[str, str]]:
    """The counts of the fonds that the released edition does not have."""
    if table is not COUNTS:
        return []
    keys = [key for key, identity in new.identities.items() if identity not in old.found]
    return [(f"+{key}", measure) for key in keys for measure in MEASURES]


def _shown(value: float | None, column: Column) -> float | None:
    """A value as fine as it is printed: what differs beyond that has not changed for a reader."""
    if value is None or column.kind == Kind.WHOLE:
        return value
    return round(float(value), column.digits + 2 if column.unit == "%" else column.digits)


def _cell(table: Table, new: _Rows, old: _Rows, key: str, column: str) -> Iterator[dict[str, object]]:
    """One cell, if its value is another: a row that is not there has none. A key with a plus is one of the build."""
    identity = new.identities[key[1:]] if key.startswith("+") else old.identities.get(key) or new.identities.get(key)
    before, after = (rows.found.get(identity) if identity else None for rows in (old, new))
    values = [None if row is None or pd.isna(row[column]) else row[column] for row in (before, after)]
    row = before if after is None else after
    if identity and row is not None and len({_shown(value, described(table, column, row)) for value in values}) > 1:
        named = {"table": table.name, "key": ".".join(identity), "column": column}
        told = {"label": label_of(table, column, row), "source_place": row.get("source_place")}
        yield {**named, **told, "old": values[0], "new": values[1]}
