"""How each year of a project stands: what was received, how its checks went, whether the report is published."""

from __future__ import annotations

from rich.table import Table as Lines

from helpers.errors import SohoaError
from helpers.project import Project, Stage
from helpers.tables.cleaned import CHECKS
from helpers.words import phrase


def standing(project: Project) -> Lines:
    """A line for each year for which there is a folder."""
    lines = Lines(box=None, pad_edge=False)
    for heading in ("status-year", "status-received", "status-checks", "status-report"):
        lines.add_column(phrase(heading, {}))
    for year in project.years():
        lines.add_row(str(year), _received(project, year), _checks(project, year), _page(project, year))
    return lines


def _received(project: Project, year: int) -> str:
    try:
        return project.report_file(year).name
    except SohoaError as error:
        return error.faults[0].text()


def _checks(project: Project, year: int) -> str:
    folder = project.published(year)
    if not folder.is_dir():
        return "–"
    found = Stage(folder).load(CHECKS)["status"].value_counts()
    told = (phrase(f"status-{status}", {"count": int(count)}) for status, count in sorted(found.items()))
    return ", ".join(told)


def _page(project: Project, year: int) -> str:
    page = project.page(year)
    return project.shown(page) if page.is_file() else phrase("status-unbuilt", {"year": str(year)})
