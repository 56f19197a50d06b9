"""A new year: its folder with forms to fill in, and the forms of what all years share where there are none yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from helpers.atomic import write_bytes, write_text
from helpers.errors import CommandError
from helpers.project import Project
from helpers.read.report import ASSESSMENT
from helpers.read.typed.inputs import accepted_file, corrections_file
from helpers.read.typed.typed_file import typed_file
from helpers.settings import Plan
from helpers.tables.inputs import (
    ACCEPTED,
    CORRECTIONS,
    COSTS,
    FOLDER,
    FUNDING,
    FUNDING_FILE,
    HOLDINGS,
    HOLDINGS_FILE,
    REASONS,
    TARGETS,
    TARGETS_FILE,
    costs_file,
    reasons_file,
)
from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.table import Table
from helpers.write.forms.assessment import assessment_form
from helpers.write.forms.counts import counts_form
from helpers.write.forms.sheet import Value
from helpers.write.forms.typed import typed_form

REPORT: Final = "report.xlsx"

Row = Mapping[str, Value]


def new_year(project: Project, year: int) -> list[Path]:
    """Write the folder of a year with its forms, and the forms of targets, funding and holdings where none is there.

    Returns:
        The files written, in their order.

    Raises:
        CommandError: there is something for that year already; nothing is overwritten.
        DataError: two files of one name stand below `data/raw/`.
    """
    folder = project.root / FOLDER / str(year)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError("new-year-occupied", year=str(year), folder=project.shown(folder))
    forms = _shared(project) | _of_year(project, year)
    for path, content in forms.items():
        write_bytes(path, content)
    write_text(folder / ASSESSMENT, assessment_form())
    return [*forms, folder / ASSESSMENT]


def _of_year(project: Project, year: int) -> dict[Path, bytes]:
    """The forms of one year. Blank ones say nothing: what is not needed may stay or be deleted."""
    tables = {corrections_file: CORRECTIONS, accepted_file: ACCEPTED, costs_file: COSTS, reasons_file: REASONS}
    raw, plans = project.root / FOLDER, project.settings.plans
    counts = {raw / str(year) / REPORT: counts_form(project.settings.province, year)}
    return counts | {_sheet(raw / name(year)): typed_form(table, plans) for name, table in tables.items()}


def _shared(project: Project) -> dict[Path, bytes]:
    """The forms of what all years share."""
    plans = project.settings.plans
    wanted: Sequence[tuple[str, Table, list[Row]]] = (
        (TARGETS_FILE, TARGETS, [row for plan in plans for row in _targets(plan)]),
        (FUNDING_FILE, FUNDING, []),
        (HOLDINGS_FILE, HOLDINGS, []),
    )
    raw = project.root / FOLDER
    return {
        _sheet(raw / name): typed_form(table, plans, rows)
        for name, table, rows in wanted
        if typed_file(project, name) is None
    }


def _targets(plan: Plan) -> list[Row]:
    """A row for each target that the plan may have, in its first version, the target itself blank."""
    return [
        {"plan": plan.id, "version": "1", "effective_from": plan.date, "year": year, "measure": LABELS[measure]}
        for year in range(plan.first_year, plan.last_year + 1)
        for measure in MEASURES
    ]


def _sheet(path: Path) -> Path:
    return path.with_suffix(".xlsx")
