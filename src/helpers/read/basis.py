"""What the report of a year may be made from: what was received, what is typed in, what the years before left.

Of the years before these are the tables and the released editions. The editions of the year itself are none: releasing
a report leaves it what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pandas as pd

from helpers.checksum import sha256
from helpers.project import Project

COLUMNS: Final = ("file", "bytes", "sha256")


def basis(project: Project, year: int) -> pd.DataFrame:
    """The files that the report of a year may be made from, in the order of their names.

    Returns:
        One row a file: `file` from the project folder with forward slashes, `bytes`, and `sha256` in hexadecimal.
    """
    rows = [(project.shown(path), path.stat().st_size, sha256(path)) for path in _files(project, year)]
    return pd.DataFrame(sorted(rows), columns=list(COLUMNS))


def _files(project: Project, year: int) -> Iterator[Path]:
    raw = project.root / "data/raw"
    found = [*raw.glob("*"), *(raw / "plan").rglob("*"), *(raw / str(year)).rglob("*")]
    yield from (path for path in found if path.is_file() and not _passing(path.name))
    for earlier in (known for known in project.years() if known < year):
        yield from project.published(earlier).glob("*.csv")
        yield from (path for path in project.editions(earlier).rglob("*") if path.is_file())


def _passing(name: str) -> bool:
    """Whether a file is of an editor or of the system, and gone when the document is closed."""
    return name.startswith((".", "~$")) or name.endswith("~")
