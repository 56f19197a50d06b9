"""How each year of a project stands: what was received, how its checks went, whether the report is published."""

from __future__ import annotations

import csv
from collections import Counter

from rich.table import Table as Lines

from helpers.errors import SohoaError
from helpers.project import Project
from helpers.run.freshness import Freshness
from helpers.run.sources import Sources
from helpers.words import phrase

NAMED = 3  # files named of those that changed


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
    with (folder / "checks.csv").open(encoding="utf-8", newline="") as file:  # without pandas: at once
        found = Counter(row["status"] for row in csv.DictReader(file))
    told = (phrase(f"status-{status}", {"count": count}) for status, count in sorted(found.items()))
    return ", ".join(told)


def _page(project: Project, year: int) -> str:
    page = project.page(year)
    if not page.is_file():
        return phrase("status-unbuilt", {"year": str(year)})
    told = [project.shown(page), *_stale(project, year)]
    return "\n".join(told)


def _stale(project: Project, year: int) -> list[str]:
    """A line on what changed since the report was made: first that which other changes may follow from."""
    whys = Freshness(Sources(project.root, year)).stale().values()
    changed = list(dict.fromkeys(name for why in whys for name in why.changed))
    if not whys:
        return []
    if not changed:
        return [phrase("status-stale-unknown", {"year": str(year)})]
    names = ", ".join(changed[:NAMED]) + (" …" if len(changed) > NAMED else "")
    return [phrase("status-stale", {"names": names, "year": str(year)})]
