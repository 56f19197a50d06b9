"""Which steps of a year are up to date, by the content of what they are made from; doit keeps the account and judges.

The account lies in `data/processed/.made/<year>.json`. It names what each step was made from and what it left, with
checksums, so that a published table that somebody changed by hand is made anew as well. Deleting it builds all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from doit.dependency import DatabaseException, Dependency, FileChangedChecker, JsonDB
from doit.task import Task

from helpers.project import STAGE, Project
from helpers.run.sources import Sources

ACCOUNTS = ".made"  # below data/processed/
NOTEBOOKS = ("01_clean_counts", "02_compare_plan", "03_forecast_backlog", "04_report")
PAGE = "page"
STEPS = (*NOTEBOOKS, PAGE)
LEFT = "left"
REPORTING = STEPS[-2:]
OF_REPORT = (
    "tables/sources.csv",
)  # checksums of all input, so that it changes with each; the report alone prints them


class Checksum(FileChangedChecker):  # type: ignore[misc]  # doit has no types
    """doit's question whether a source has changed, answered by what it says, never by its time."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def info(self, name: str) -> str:
        """The checksum of a source; blank where it is not there."""
        content = self._sources.content(name)
        if isinstance(content, bytes):
            return hashlib.sha256(content).hexdigest()
        if not content.is_file():
            return ""
        with content.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def get_state(self, name: str, _state: str | None) -> str:
        """What is kept of a source."""
        return self.info(name)

    def check_modified(self, _name: str, found: str, kept: str) -> bool:
        """Whether it is another than it was."""
        return found != kept


@dataclass(frozen=True)
class Why:
    """Why a step is not up to date: the sources that changed, came or went; none where it was never made."""

    changed: tuple[str, ...] = ()


class Freshness:
    """The account of one year."""

    def __init__(self, sources: Sources) -> None:
        """The account of the year of `sources`."""
        self._sources = sources
        self._file = account(sources.root, sources.year)
        self._doit = _opened(self._file, sources)

    def why(self, step: str) -> Why | None:
        """Why a step has to be made again; none where it is up to date."""
        if not self.left(step):
            return Why()
        task = self._task(step, self.left(step))
        status = self._doit.get_status(task, {}, get_log=True)
        if status.status == "up-to-date":
            return None
        changed = (name for kind in sorted(status.reasons) for name in status.reasons[kind])
        return Why(tuple(dict.fromkeys(changed)))

    def stale(self) -> dict[str, Why]:
        """The steps that have to be made again, as far as can be told before any is."""
        return {step: why for step in STEPS if (why := self.why(step)) is not None}

    def left(self, step: str) -> list[str]:
        """What a step left when it was last made, as names of sources."""
        left: list[str] = self._doit.get_values(step).get(LEFT, [])
        return left

    def made(self, step: str, left: Iterable[str]) -> None:
        """Enter into the account that a step was made, and what it left."""
        named = sorted(left)
        task = self._task(step, named)
        task.values = {LEFT: named}
        self._doit.remove(step)
        self._doit.save_success(task)

    def close(self) -> None:
        """Write the account."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._doit.close()

    def _task(self, step: str, left: Iterable[str]) -> Task:
        own = self._sources.of_page() if step == PAGE else self._sources.of_notebook(step)
        before = STEPS[: STEPS.index(step)]
        hidden = () if step in REPORTING else OF_REPORT
        made = (name for earlier in before for name in self.left(earlier))
        tables = [name for name in made if name.startswith("tables/") and name not in hidden]
        pages = [name for earlier in before[-1:] for name in self.left(earlier)] if step == PAGE else []
        return Task(step, None, file_dep=sorted({*own, *tables, *pages, *left}))


def is_fresh(project: Project, year: int) -> bool:
    """Whether a year is published and up to date, and no broken run waits to be brought to its end."""
    broken = (project.root / "data/processed" / STAGE).exists()
    return not broken and not Freshness(Sources(project.root, year)).stale()


def account(root: Path, year: int) -> Path:
    """The file of a year's account; a run that is to build all deletes it."""
    return root / "data/processed" / ACCOUNTS / f"{year}.json"


def _opened(file: Path, sources: Sources) -> Dependency:
    """Doit's account in a file; one that a broken run left half written counts for nothing."""
    try:
        return Dependency(JsonDB, str(file), checker_cls=lambda: Checksum(sources))
    except DatabaseException:
        file.unlink()
        return Dependency(JsonDB, str(file), checker_cls=lambda: Checksum(sources))
