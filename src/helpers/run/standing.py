"""How each year of a project stands: what was received, how its checks went, whether the report is published."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from rich.table import Table as Lines

from helpers.errors import SohoaError
from helpers.project import SETTINGS, Project
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


def shared(project: Project) -> str:
    """The files typed in that all years share, in one line; that there are none, where there are none."""
    raw = project.root / "data/raw"
    found = [path for folder in (raw / "plan", raw) for path in _files(folder) if path != project.root / SETTINGS]
    names = ", ".join(path.relative_to(raw).as_posix() for path in found)
    return phrase("status-shared", {"files": names}) if names else phrase("status-unshared", {})


def _received(project: Project, year: int) -> str:
    """The report, and below it what stands beside it."""
    try:
        report = project.report_file(year)
    except SohoaError as error:
        return error.faults[0].text()
    beside = [path.name for path in _files(report.parent) if path != report]
    return "\n".join([report.name, *(f"+ {name}" for name in beside)])


def _files(folder: Path) -> list[Path]:
    """The files of a folder that are not of an editor or of the system."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.is_file() and not path.name.startswith((".", "~$"))]


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
    told = [project.shown(page), *_released(project, year), *_stale(project, year)]
    return "\n".join(told)


def _released(project: Project, year: int) -> list[str]:
    """A line on the editions that stand, where there are any."""
    folder = project.editions(year)
    numbers = [path.name for path in folder.iterdir() if path.name.isdigit()] if folder.is_dir() else []
    return [phrase("status-released", {"editions": len(numbers)})] if numbers else []


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
