"""The yearly report on digitising a provincial archive: read → analyse → write, with run on top.

Imports go one way: `words, place, errors, settings, project, tables ← read ← analyse ← write ← explore, run`.
The notebooks call `read`, `analyse` and `write`, the exploring one `explore`; only the command line calls `run`.

`helpers.load("..")` gives the tables of all years of a project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from helpers.project import Project


def load(project: str | Path | Project) -> dict[str, pd.DataFrame]:
    """The tables of all years whose report is built, by name; see `helpers.explore.years.load`."""
    from helpers.explore import years  # pandas takes a second, and not every command needs it

    return years.load(project)
