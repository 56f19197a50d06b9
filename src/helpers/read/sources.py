"""The files that are read for a year, with the checksum of each, and the software that reads them."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Final

import pandas as pd

from helpers.project import SETTINGS, Project
from helpers.read.report import ASSESSMENT
from helpers.read.software.tally import software_file
from helpers.read.typed.inputs import input_files
from helpers.read.typed.typed_file import typed_file
from helpers.tables import inputs
from helpers.tables.origins import SOURCES, VERSIONS
from helpers.tables.table import Table

LIBRARIES: Final = ("sohoa", "jupyterlab", "pandas", "matplotlib", "papermill", "nbconvert")
TITLES: Final = {table.name: table.title for table in vars(inputs).values() if isinstance(table, Table)}


def read_sources(project: Project, year: int) -> pd.DataFrame:
    """The table `sources`: every file that a year's report is made from, with its bytes and SHA-256.

    Raises:
        CommandError: nothing was received for the year.
        DataError: there is no report or more than one, or two files of one name.
    """
    rows: list[dict[str, object]] = []
    for path, what in _files(project, year):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        rows.append({"file": project.shown(path), "what": what, "bytes": len(content), "sha256": digest})
    return SOURCES.of(rows)


def read_versions() -> pd.DataFrame:
    """The table `versions`: Python, the libraries that shape a report, and this program itself."""
    versions = {"Python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}
    return VERSIONS.of([{"name": name, "version": found} for name, found in versions.items()])


def _files(project: Project, year: int) -> Iterator[tuple[Path, str]]:
    """Each file with what it holds: what was received first, then the settings and what is typed in."""
    yield project.report_file(year), "Báo cáo đã nhận"
    assessment, software = project.received(year) / ASSESSMENT, software_file(project, year)
    if assessment.is_file():
        yield assessment, "Lời đánh giá của cơ quan báo cáo"
    if software:
        yield software, "Dữ liệu xuất từ phần mềm"
    yield project.root / SETTINGS, "Thiết lập của dự án"
    for name in input_files(year):
        path = typed_file(project, name)
        if path:
            yield path, TITLES[PurePosixPath(name).stem]
