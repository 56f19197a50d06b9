"""Releasing a year: the published tables and report are frozen as an edition, with the checksum of every file.

    outputs/.stage/edition-<year>/      made here
    outputs/editions/<year>/<n>/        put here by rename, whole

A release is an official act and cannot be taken back: an edition that stands is never written again.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from helpers.analyse.changes import digest
from helpers.atomic import write_text
from helpers.errors import CommandError
from helpers.project import STAGE, Project, Stage
from helpers.read.released import checksum, edition_numbers, read_inputs, read_kept
from helpers.release import MANIFEST, REPORT, TABLES
from helpers.run.holding import alone
from helpers.run.publishing import recover
from helpers.tables.released import CHANGES, EDITION

SCHEMA = 1


def release(project: Project, year: int, note: str | None = None, date: dt.date | None = None) -> Path:
    """Freeze the published edition of a year.

    Args:
        project: the project folder.
        year: a year whose report is published.
        note: what is to be remembered of the edition; it stands in the manifest.
        date: the day of the release, as the office gives it; no clock is asked, so that the same act gives the same
            bytes.

    Returns:
        The folder of the edition.

    Raises:
        CommandError: the year is not built; or it was built before the last edition was released, or from other files
            than are there now; or nothing differs from the edition released last.
        DataError: the last edition was altered.
    """
    with alone(project):
        recover(project)
        row = _published(project, year)
        numbers = edition_numbers(project, year)
        _require_new(project, year, row, numbers)
        goal = project.editions(year) / str(row["edition"])
        staged = project.outputs(year).parent / STAGE / f"edition-{year}"
        shutil.rmtree(staged, ignore_errors=True)
        _freeze(project, year, staged, {"note": note, "date": date.isoformat() if date else None})
        goal.parent.mkdir(parents=True, exist_ok=True)
        staged.rename(goal)
        if not any(staged.parent.iterdir()):
            staged.parent.rmdir()
    return goal


def _published(project: Project, year: int) -> pd.Series:
    """The row that says which edition the published report is."""
    project.received(year)
    if not (project.page(year).is_file() and (project.published(year) / f"{EDITION.name}.csv").is_file()):
        raise CommandError("release-unbuilt", year=str(year))
    return Stage(project.published(year)).load(EDITION).iloc[0]


def _require_new(project: Project, year: int, row: pd.Series, numbers: list[int]) -> None:
    last = numbers[-1] if numbers else 0
    if numbers and _same_tables(project, year, last):
        raise CommandError("release-nothing-new", year=str(year), edition=str(last))
    if row["edition"] != last + 1 or row["inputs"] != digest(read_inputs(project, year)):
        raise CommandError("release-outdated", year=str(year))


def _same_tables(project: Project, year: int, number: int) -> bool:
    """Whether the last edition has the published tables, to the last byte."""
    files = read_kept(project, year, number).manifest["files"]
    known = {file["path"]: file["sha256"] for file in files if file["path"].startswith(f"{TABLES}/")}
    return known == {f"{TABLES}/{path.name}": checksum(path) for path in project.published(year).glob("*.csv")}


def _freeze(project: Project, year: int, staged: Path, said: dict[str, str | None]) -> None:
    """The edition in a folder aside, the manifest last."""
    shutil.copytree(project.published(year), staged / TABLES)
    shutil.copytree(project.outputs(year), staged / REPORT)
    edition = Stage(project.published(year)).load(EDITION).iloc[0]
    manifest = {
        "schema": SCHEMA,
        "year": year,
        "edition": int(edition["edition"]),
        **{name: text for name, text in said.items() if text},
        "changed": len(Stage(project.published(year)).load(CHANGES)),
        "later": list(_later(project, year)),
        "files": [_file(staged, path) for path in sorted(staged.rglob("*"), key=Path.as_posix) if path.is_file()],
        "inputs": [{"path": name, "sha256": found} for name, found in read_inputs(project, year).items()],
    }
    write_text(staged / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def _file(staged: Path, path: Path) -> dict[str, object]:
    return {"path": path.relative_to(staged).as_posix(), "sha256": checksum(path), "bytes": path.stat().st_size}


def _later(project: Project, year: int) -> Iterator[int]:
    """The later years whose report was built or released already."""
    for later in (known for known in project.years() if known > year):
        if project.published(later).is_dir() or edition_numbers(project, later):
            yield later
