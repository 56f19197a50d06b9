"""Publishing a year: two folders made aside, then put in place by rename, so that none is ever half written.

    data/processed/.stage/<year>/   outputs/.stage/<year>/      made here
    data/processed/<year>/          outputs/<year>/             put here

One run at a time works on a project. A journal is written when both folders are ready and whole; the next report that
finds one puts in place what is still aside, and one that finds none throws away what a broken run left.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from helpers.atomic import write_text
from helpers.errors import RunError
from helpers.project import DRAFT, STAGE, Project
from helpers.tables.stored import STORED


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Hold a project while it is built; the lock goes with the process that holds it, however that ends.

    Raises:
        RunError: another run holds it.
    """
    path = project.root / "data/processed" / ".lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout as error:
        raise RunError("project-held", folder=str(project.root)) from error


def recover(project: Project) -> None:
    """Bring to its end what an earlier run had made ready and not put in place."""
    journals = (project.root / "data/processed" / STAGE).glob("*.ready")
    for year in sorted(int(journal.stem) for journal in journals):
        Publishing(project, year).put_in_place()


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
    def outputs(self) -> Path:
        """The folder aside that receives the report."""
        return self.pairs[1][0]

    @property
    def journal(self) -> Path:
        """The file whose presence says that both folders are ready."""
        return self.pairs[0][0].parent / f"{self.year}.ready"

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
        write_text(self.journal, f"{self.year}\n")
        self.put_in_place()
        shutil.rmtree(self.project.stage(DRAFT, self.year).folder, ignore_errors=True)

    def abandon(self) -> None:
        """Remove what is aside; the published folders stay as they are."""
        for staged, _ in self.pairs:
            shutil.rmtree(staged, ignore_errors=True)
            shutil.rmtree(_old(staged), ignore_errors=True)
            if staged.parent.is_dir() and not any(staged.parent.iterdir()):
                staged.parent.rmdir()

    def put_in_place(self) -> None:
        """Rename what is ready into its place, what stood there going aside and away; end the journal."""
        for staged, goal in self.pairs:
            if staged.is_dir():
                shutil.rmtree(_old(staged), ignore_errors=True)
                if goal.exists():
                    goal.rename(_old(staged))
                staged.rename(goal)
        self.journal.unlink()
        self.abandon()

    def _hold_whole(self) -> None:
        (tables, _), (outputs, _) = self.pairs
        wanted = [tables / f"{name}.csv" for name in STORED]
        made = (self.project.page, self.project.letter, self.project.workbook)
        wanted += [outputs / "facts.csv", *(outputs / name(self.year).name for name in made)]
        lost = [path.name for path in wanted if not path.is_file()]
        if lost:
            raise RunError("edition-incomplete", year=str(self.year), lost=", ".join(lost))


def _old(staged: Path) -> Path:
    """Where the folder that is replaced goes for the moment: beside the staged one, on the same disk."""
    return staged.with_name(f"{staged.name}.old")
