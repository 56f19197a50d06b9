"""The stored tables of all published years, each as one typed frame."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd

from helpers.errors import DataError
from helpers.project import Project, Stage
from helpers.tables.stored import STORED
from helpers.tables.table import Table

REPORT_YEAR: Final = "report_year"  # in front of each table: many tables have a `year` that means something else

Tables = dict[str, pd.DataFrame]


def load(project: str | Path | Project) -> Tables:
    """The tables of all years whose report is built, by name, such as `load("..")["counts"]`.

    Each frame has the columns and types of its description (`helpers.tables`), with `report_year` in front: the year of
    the report that the row belongs to.

    Raises:
        CommandError: the folder is no project.
        DataError: no report is built yet, or one is of another version of the program.
    """
    opened = project if isinstance(project, Project) else Project.open(project)
    years = [year for year in opened.years() if opened.published(year).is_dir()]
    if not years:
        raise DataError("nothing-published", years=" ".join(map(str, opened.years())) or "YEAR")
    return {name: _of_all_years(opened, table, years) for name, table in STORED.items()}


def _of_all_years(project: Project, table: Table, years: list[int]) -> pd.DataFrame:
    frames = {year: Stage(project.published(year)).load(table) for year in years}
    known = pd.concat([frame.assign(**{REPORT_YEAR: year}) for year, frame in frames.items()], ignore_index=True)
    return known.astype({REPORT_YEAR: "Int64"})[[REPORT_YEAR, *table.names]]
