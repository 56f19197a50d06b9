"""Publishing a year: two folders made aside, then put in place by exchange, so that none is ever half written.

    data/processed/.stage/<year>/   outputs/.stage/<year>/      made here
    data/processed/<year>/          outputs/<year>/             put here

One run at a time works on a project (`run.holding`). When both folders are whole and on the disk, a journal is written
that tells them by their checksums; the next command that finds one puts in place what is not there yet, and a run that
finds none throws away what a broken one left. Where the system cannot exchange folders (Windows), the published one is
absent between two renames, until they are done or the next command has done them.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from helpers.atomic import sync_folder, sync_tree, write_text
from helpers.checksum import digest
from helpers.errors import RunError
from helpers.project import DRAFT, STAGE, Project
from helpers.run.exchange import exchange
from helpers.run.holding import alone

READING = 10.0  # seconds that a command which only reads waits for a run; putting in place takes less than one


def settle(project: Project) -> None:
    """End what a broken run began, for a command that only reads; nothing is written where there is nothing to end.

    Raises:
        OSError: the folders cannot be moved; what is published stays as it is.
    """
    if _journals(project):
        with suppress(RunError), alone(project, seconds=READING):  # the run that holds it has ended it or will
            recover(project)


def _journals(project: Project) -> list[Path]:
    return sorted((project.root / "data/processed" / STAGE).glob("*.ready"))


def recover(project: Project) -> None:
    """Bring to its end what an earlier run had made ready and not put in place."""
    for journal in _journals(project):
        Publishing(project, int(journal.stem)).put_in_place()


@dataclass(frozen=True)
class Publishing:
    """The folders of one year while it is built."""

    project: Project
    year: int

    @property
    def goals(self) -> tuple[Path, Path]:
        """The two published folders: tables, outputs."""
        return self.project.published(self.year), self.project.outputs(self.year)

    @property
    def pairs(self) -> tuple[tuple[Path, Path], ...]:
        """What is made aside, and where it goes."""
        staged = tuple(goal.parent / STAGE / goal.name for goal in self.goals)
        return tuple(zip(staged, self.goals, strict=True))

    @property
    def tables(self) -> Path:
        """The folder aside that receives the tables."""
        return self.pairs[0][0]

    @property
    def outputs(self) -> Path:
        """The folder aside that receives the report."""
        return self.pairs[1][0]

    @property
    def journal(self) -> Path:
        """The file whose presence says that both folders are ready; it holds the checksum of each."""
        return self.tables.parent / f"{self.year}.ready"

    def begin(self) -> None:
        """Make room for a new run."""
        self.abandon()
        for staged, _ in self.pairs:
            staged.mkdir(parents=True)

    def finish(self) -> None:
        """Put both folders in place. What drafts of the year hold is older from now on, and goes.

        Raises:
            RunError: a table or a part of the report is not there; nothing is published.
        """
        self._hold_whole()
        for staged, _ in self.pairs:
            sync_tree(staged)
        write_text(self.journal, json.dumps([digest(staged) for staged, _ in self.pairs]))
        sync_folder(self.journal.parent)
        self.put_in_place()
        shutil.rmtree(self.project.stage(DRAFT, self.year).folder, ignore_errors=True)

    def abandon(self) -> None:
        """Remove what is aside, as far as nobody has it open; the published folders stay as they are."""
        for staged, _ in self.pairs:
            for folder in (staged, *staged.parent.glob(f"{self.year}.old*")):
                shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):  # it is not empty: another year's, or a file that somebody has open
                staged.parent.rmdir()

    def put_in_place(self) -> None:
        """Put what the journal names where it belongs, the outputs first, which somebody may have open.

        Raises:
            OSError: a folder cannot be moved. What was published is still there, and the journal for the next command.
        """
        ready = json.loads(self.journal.read_text(encoding="utf-8"))
        for (staged, goal), wanted in reversed(list(zip(self.pairs, ready, strict=True))):
            if digest(goal) != wanted and digest(staged) == wanted:
                _swap(staged, goal)
                for folder in (goal.parent, staged.parent):
                    sync_folder(folder)
        self.journal.unlink()
        sync_folder(self.journal.parent)
        self.abandon()

    def _hold_whole(self) -> None:
        from helpers.run.manifest import MANIFEST  # pandas takes a second, and every command looks for a broken run
        from helpers.tables.stored import STORED
        from helpers.write.datapackage import DATAPACKAGE

        (tables, _), (outputs, _) = self.pairs
        wanted = [tables / DATAPACKAGE, *(tables / f"{name}.csv" for name in STORED)]
        made = (self.project.page, self.project.letter, self.project.workbook)
        wanted += [outputs / "facts.csv", outputs / MANIFEST, *(outputs / name(self.year).name for name in made)]
        lost = [path.name for path in wanted if not path.is_file()]
        if lost:
            raise RunError("edition-incomplete", year=str(self.year), lost=", ".join(lost))


def _swap(staged: Path, goal: Path) -> None:
    """Let the staged folder stand at the goal, and what stood there go aside."""
    if goal.is_dir() and exchange(staged, goal):
        return
    aside = next(path for number in count() if not (path := staged.with_name(f"{staged.name}.old{number}")).exists())
    if goal.is_dir():
        goal.rename(aside)
    try:
        staged.rename(goal)
    except OSError:
        if aside.is_dir():
            aside.rename(goal)
        raise
