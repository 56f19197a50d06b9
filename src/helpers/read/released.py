"""The editions that were released, read back and held against their checksums; and the files that a year is built from.

An edition is evidence of what was reported: it is read as it was, or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.project import Project, Stage
from helpers.release import MANIFEST, REPORT, TABLES, Release, Tables
from helpers.tables.forecasted import FORECAST
from helpers.tables.released import CHANGES, EDITION
from helpers.tables.stored import STORED
from helpers.tables.table import Table

WANTED: Final = {"year": int, "edition": int, "later": list, "files": list, "inputs": list}  # of a manifest
UNREAD: Final = (".", "~")  # how the names of files begin that systems and editors leave


@dataclass(frozen=True)
class Kept:
    """The folder of an edition, its files found to be those that were released."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def number(self) -> int:
        """Which edition of its year it is, from one."""
        return int(self.manifest["edition"])

    @property
    def unforeseeing(self) -> bool:
        """Whether no report of a later year was there when it was released: its forecast is made without hindsight."""
        return not self.manifest["later"]

    def table(self, table: Table) -> pd.DataFrame | None:
        """A table as described today, columns found by name; nothing where the edition does not have it."""
        name = f"{TABLES}/{table.name}.csv"
        if name not in {file["path"] for file in self.manifest["files"]}:
            return None
        return table.typed(_csv(self.folder / name))

    def release(self) -> Release:
        """The whole edition."""
        read = {name: self.table(table) for name, table in STORED.items()}
        tables = {name: frame for name, frame in read.items() if frame is not None}
        inputs = {file["path"]: file["sha256"] for file in self.manifest["inputs"]}
        printed = _csv(self.folder / REPORT / "facts.csv")
        return Release(self.manifest["year"], self.number, tables, printed, inputs)


def edition_numbers(project: Project, year: int) -> list[int]:
    """The numbers of the editions of a year, ascending."""
    folder = project.editions(year)
    named = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    return sorted(int(name) for name in named if name.isascii() and name.isdigit())


def read_kept(project: Project, year: int, number: int) -> Kept:
    """An edition with its checksums checked.

    Raises:
        DataError: its manifest cannot be read, or a file was changed, or is not there; all are named.
    """
    folder = project.editions(year) / str(number)
    manifest = _manifest(project, folder / MANIFEST)
    faults = [fault for file in manifest["files"] for fault in _altered(project, folder / file["path"], file)]
    if faults:
        raise DataError(*faults)
    return Kept(folder, manifest)


def read_release(project: Project, year: int) -> Release | None:
    """The edition of a year that was released last; nothing where none was.

    Raises:
        DataError: see `read_kept`.
    """
    numbers = edition_numbers(project, year)
    return read_kept(project, year, numbers[-1]).release() if numbers else None


def read_forecasts(project: Project, year: int) -> pd.DataFrame:
    """The forecasts released for earlier years: `tables.forecasted.FORECAST` with the number of the `edition`.

    Of each earlier year the last edition that was released before the report of any later year was built or released:
    what was made afterwards could know what came.

    Raises:
        DataError: see `read_kept`.
    """
    found = [FORECAST.of([]).assign(edition=pd.Series(dtype="Int64"))]
    for earlier in (known for known in project.years() if known < year):
        kept = [read_kept(project, earlier, number) for number in edition_numbers(project, earlier)]
        counting = [edition for edition in kept if edition.unforeseeing]
        forecast = counting[-1].table(FORECAST) if counting else None
        if forecast is not None:
            found.append(forecast.assign(edition=counting[-1].number))
    return pd.concat(found, ignore_index=True)


def read_inputs(project: Project, year: int) -> dict[str, str]:
    """The SHA-256 of every file that the report of a year is built from, by its path from the project folder.

    These are the files of the year and of the years before it, and all others below `data/raw/` that belong to no year.
    """
    raw = project.root / "data/raw"
    later = [raw / str(known) for known in project.years() if known > year]
    known = [path for path in raw.rglob("*") if path.is_file() and not _left_behind(path)]
    files = {project.shown(path): path for path in known if not any(path.is_relative_to(folder) for folder in later)}
    return {name: checksum(files[name]) for name in sorted(files)}


def stored_tables(stage: Stage) -> Tables:
    """All tables of a stage by name, but for the two that say what changed."""
    return {name: stage.load(table) for name, table in STORED.items() if table not in (EDITION, CHANGES)}


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _left_behind(path: Path) -> bool:
    return path.name.startswith(UNREAD) or path.name.endswith("~")


def _manifest(project: Project, path: Path) -> dict[str, Any]:
    """What stands in `edition.json`: an object with all that is wanted of it."""
    place = Place(project.shown(path))
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(Fault("edition-unreadable", {"problem": str(error)}, place)) from error
    lacking = [
        name for name, kind in WANTED.items() if not isinstance(found, dict) or type(found.get(name)) is not kind
    ]
    if lacking:
        raise DataError(Fault("edition-unreadable", {"problem": ", ".join(lacking)}, place))
    return dict(found)


def _altered(project: Project, path: Path, file: dict[str, Any]) -> Iterator[Fault]:
    place = Place(project.shown(path))
    if not path.is_file():
        yield Fault("edition-file-lost", {}, place)
    elif checksum(path) != file["sha256"]:
        yield Fault("edition-altered", {"found": checksum(path)[:12], "wanted": str(file["sha256"])[:12]}, place)


def _csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
