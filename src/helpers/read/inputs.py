"""The tables that a person types in below `data/raw/`: targets, funding, and accepted checks.

A file that is not there is an empty table, a blank a missing value. What became known after the date of the report is
left out.
"""

from __future__ import annotations

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.project import Project
from helpers.read.separated import read_separated
from helpers.read.typed_in import read_rows
from helpers.tables.compared import ALL_SOURCES
from helpers.tables.inputs import ACCEPTED, FOLDER, FUNDING, FUNDING_FILE, TARGETS, TARGETS_FILE
from helpers.tables.table import Table


def accepted_file(year: int) -> str:
    """The file of accepted checks of a year, named from `data/raw/`."""
    return f"{year}/accepted.csv"


def read_targets(project: Project, year: int) -> pd.DataFrame:
    """The targets of the plans as `tables.inputs.TARGETS`, known and in force by the date of the year's report.

    A row without `known_from` is known from the day it takes effect.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    rows = _read(project, TARGETS, TARGETS_FILE)
    by = project.settings.known_by(year).isoformat()
    known = rows["known_from"].fillna(rows["effective_from"])
    return rows[(known <= by) & (rows["effective_from"] <= by)].reset_index(drop=True)


def read_funding(project: Project, year: int) -> pd.DataFrame:
    """Money approved, allocated and spent as `tables.inputs.FUNDING`, known by the date of the year's report.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    rows = _read(project, FUNDING, FUNDING_FILE)
    reserved = rows.loc[rows["source_of_funds"] == ALL_SOURCES, "source_place"]
    if not reserved.empty:
        raise DataError(*(Fault("source-reserved", {"place": place, "name": ALL_SOURCES}) for place in reserved))
    known = rows["known_from"] <= project.settings.known_by(year).isoformat()
    return rows[known].reset_index(drop=True)


def read_accepted(project: Project, year: int) -> pd.DataFrame:
    """The failed checks that named persons accept for a year, as `tables.inputs.ACCEPTED`.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    return _read(project, ACCEPTED, accepted_file(year))


def _read(project: Project, table: Table, name: str) -> pd.DataFrame:
    path = project.root / FOLDER / name
    if not path.is_file():
        return table.of([])
    (grid,) = read_separated(path, project.shown(path)).grids
    return table.of(read_rows(grid, table, [plan.id for plan in project.settings.plans]))
