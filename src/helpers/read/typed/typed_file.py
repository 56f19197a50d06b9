"""A file that a person typed in below `data/raw/`, found by its name whatever its format, and read as its table."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Final

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.project import Project
from helpers.read.document import Document
from helpers.read.opening import open_document
from helpers.read.typed.typed_header import find_typed
from helpers.read.typed.typed_in import read_rows
from helpers.tables.inputs import FOLDER
from helpers.tables.table import Table

HEAD: Final = 3  # rows of a form that are there from the beginning: title, note, headings
SUFFIXES: Final = (".csv", ".tsv", ".xlsx", ".xls", ".ods")


def typed_file(project: Project, name: str, suffixes: Collection[str] = SUFFIXES) -> Path | None:
    """The file of a table, as CSV or as a spreadsheet; nothing where there is none.

    Args:
        project: the project.
        name: the file's name from `data/raw/`, such as "plan/targets.csv"; the suffix does not matter.
        suffixes: the formats that it may have.

    Raises:
        DataError: there are two of this name that say something, or the one is of a format that no table is read from.
    """
    wanted = PurePosixPath(name)
    folder = project.hold_received(project.root / FOLDER / wanted.parent)
    files = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    found = sorted(path for path in files if path.stem.lower() == wanted.stem and not path.name.endswith("~"))
    if len(found) > 1:
        found = [path for path in found if not _is_blank_form(path, project)] or found[:1]
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise DataError(Fault("input-several", {"found": names}, Place(project.shown(folder))))
    if found and found[0].suffix.lower() not in suffixes:
        told: dict[str, object] = {"found": found[0].suffix or found[0].name, "known": ", ".join(suffixes)}
        raise DataError(Fault("input-format", told, Place(project.shown(found[0]))))
    return project.hold_received(found[0]) if found else None


def _is_blank_form(path: Path, project: Project) -> bool:
    """Whether a spreadsheet has nothing below its title, note and headings, as `sohoa new` writes it."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        rows = [row for grid in open_document(path, project.shown(path)).grids for row in grid.rows]
    except DataError:
        return False
    return sum(any(cell.text for cell in row) for row in rows) <= HEAD


def typed_document(project: Project, name: str) -> Document | None:
    """The file of a table as a document; its remarks say what was hidden in it or how its letters were inferred.

    Raises:
        DataError: see `typed_file` and `opening.open_document`.
    """
    path = typed_file(project, name)
    return open_document(path, project.shown(path)) if path else None


def read_typed(project: Project, table: Table, name: str) -> pd.DataFrame:
    """A table as typed in; a file that is not there or empty is an empty table.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    document = typed_document(project, name)
    typed = find_typed(document, table) if document else None
    return table.of(read_rows(typed, [plan.id for plan in project.settings.plans]) if typed else [])
