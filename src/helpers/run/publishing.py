"""Publishing a year: two folders made aside, then put in place by rename, so that each is complete at every moment.

    data/processed/.stage/<year>/   outputs/.stage/<year>/      made here
    data/processed/<year>/          outputs/<year>/             put here

A journal is written when both are ready. A command that finds a journal puts in place what is still aside; without one
it throws away what a broken run left.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from helpers.atomic import write_text
from helpers.project import DRAFT, Project

STAGE = ".stage"


@dataclass(frozen=True)
class Publishing:
    """The folders of one year while it is built."""

    project: Project
    year: int

    @property
    def pairs(self) -> tuple[tuple[Path, Path], ...]:
        """What is made aside, and where it goes: tables, then outputs."""
        staged = tuple(goal.parent / STAGE / goal.name for goal in self.goals)
        return tuple(zip(staged, self.goals, strict=True))

    @property
    def goals(self) -> tuple[Path, Path]:
        """The two published folders."""
        return self.project.published(self.year), self.project.outputs(self.year)

    @property
    def outputs(self) -> Path:
        """The folder aside that receives the report."""
        return self.pairs[1][0]

    @property
    def journal(self) -> Path:
        """The file whose presence says that both folders are ready."""
        return self.pairs[0][0].parent / f"{self.year}.ready"

    def begin(self) -> None:
        """Bring a broken run to its end, and make room for a new one."""
        if self.journal.is_file():
            self._put_in_place()
        self.abandon()
        for staged, _ in self.pairs:
            staged.mkdir(parents=True)

    def finish(self) -> None:
        """Put both folders in place. What drafts of the year hold is older from now on, and goes."""
        write_text(self.journal, f"{self.year}\n")
        self._put_in_place()
        self.abandon()
        shutil.rmtree(self.project.stage(DRAFT, self.year).folder, ignore_errors=True)

    def abandon(self) -> None:
        """Remove what is aside; the published folders stay as they are."""
        for staged, _ in self.pairs:
            shutil.rmtree(staged, ignore_errors=True)
            shutil.rmtree(_old(staged), ignore_errors=True)
            if staged.parent.is_dir() and not any(staged.parent.iterdir()):
                staged.parent.rmdir()

    def _put_in_place(self) -> None:
        for staged, goal in self.pairs:
            if staged.is_dir():
                shutil.rmtree(_old(staged), ignore_errors=True)
                if goal.exists():
                    goal.rename(_old(staged))
                staged.rename(goal)
        self.journal.unlink()


def _old(staged: Path) -> Path:
    """Where the folder that is replaced goes for the moment: beside the staged one, on the same disk."""
    return staged.with_name(f"{staged.name}.old")
