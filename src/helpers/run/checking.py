"""Checking what was received, without building anything: every finding in a list, the failed ones as errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd
from rich.table import Table as Lines

from helpers.analyse.checks import check_report, require_passed
from helpers.analyse.compare import compare, yearly_totals
from helpers.analyse.missing import Known, missing
from helpers.analyse.money import money
from helpers.analyse.reallocation import reallocation
from helpers.analyse.standing import standing
from helpers.project import Project
from helpers.read.report import Report, read_report
from helpers.read.typed.inputs import read_factors, read_holdings, read_reasons
from helpers.read.typed.typed_file import typed_file
from helpers.read.typed.typed_header import quantities
from helpers.tables.inputs import COSTS, FOLDER, FUNDING
from helpers.tables.measures import LABELS
from helpers.words import phrase
from helpers.write.prose.quality import labelled

AMOUNTS: Final = {column.name: column.label.lower() for table in (FUNDING, COSTS) for column in quantities(table)}


def check_year(project: Project, year: int, show: Callable[[Lines], None]) -> None:
    """Hand the checks of a year's report to `show`, stop at those that failed, then show what is still missing.

    Raises:
        DataError: the report or a plan file cannot be read, or a check failed; all failed checks are named.
    """
    report = read_report(project, year)
    checks = check_report(report, project.settings.plausibility)
    lines = Lines(box=None, pad_edge=False, show_header=False)
    for _, row in checks[checks["status"] != "fail"].iterrows():
        lines.add_row(phrase(f"outcome-{row['status']}", {}), row["message"])
    show(lines)
    require_passed(checks, report.file)
    show(_told(missing_inputs(project, report), project, year))


def missing_inputs(project: Project, report: Report) -> pd.DataFrame:
    """What no input of a year gives, as `tables.compared.MISSING`.

    Raises:
        DataError: a file typed in cannot be read.
    """
    year, settings = report.year, project.settings
    totals = yearly_totals(pd.concat([report.earlier, report.counts], ignore_index=True))
    factors, held = read_factors(project, year), read_holdings(project, year)
    compared = compare(totals, report.targets, report.verdicts, settings.plans, year, factors)
    annual, reasons = settings.annual_plan(year), read_reasons(project, year)
    moved = reallocation(report.counts, report.targets, reasons, annual, year)
    funded, stands = money(report.funding, totals, year), standing(report.counts, held, year)
    return missing(Known(compared, funded, stands, report.costs, moved), settings.plans_of(year), year)


def _told(lacking: pd.DataFrame, project: Project, year: int) -> Lines:
    """A line for each thing that is missing: what, and the file and the columns where it belongs."""
    lines = Lines(box=None, pad_edge=False, show_header=False)
    for _, row in lacking.fillna({"plan": ""}).iterrows():
        what = ", ".join(_word(name) for name in row["what"].split(";"))
        where = {"file": _as_it_is(project, row["file"]), "columns": labelled(row["kind"], row["columns"])}
        told = {"what": what, "plan": row["plan"], "year": str(year), **where}
        lines.add_row(phrase("missing", {}), phrase(f"missing-{row['kind']}", told))
    return lines


def _as_it_is(project: Project, file: str) -> str:
    """A file to be typed in by the name that it has, be it a spreadsheet; by its usual one where it is not there."""
    path = typed_file(project, file.removeprefix(f"{FOLDER}/"))
    return project.shown(path) if path else file


def _word(name: str) -> str:
    """A measure as the report calls it, an amount of money by the heading of its column; a fonds by its name."""
    return LABELS.get(name, AMOUNTS.get(name, name))
