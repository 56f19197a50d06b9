"""Checking what was received, without building anything: every finding in a list, the failed ones as errors."""

from __future__ import annotations

from collections.abc import Callable

from rich.table import Table as Lines

from helpers.analyse.checks import check_report, require_passed
from helpers.project import Project
from helpers.read.report import read_report
from helpers.read.typed.inputs import read_factors, read_funding, read_holdings, read_targets
from helpers.words import phrase


def check_year(project: Project, year: int, show: Callable[[Lines], None]) -> None:
    """Hand the checks of a year's report to `show`, then stop at those that failed; read the plan files as well.

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
    for read in (read_targets, read_funding, read_factors, read_holdings):
        read(project, year)
