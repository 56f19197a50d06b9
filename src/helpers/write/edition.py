"""The report of one year as the writers see it: the settings, the year, and the facts of its tables."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.project import Project
from helpers.settings import Plan, Settings
from helpers.tables.cleaned import PASSAGES
from helpers.write.fact import Facts
from helpers.write.sentence import Mark, year_mark


@dataclass(frozen=True)
class Edition:
    """What every writer needs; made by `Edition.open`."""

    settings: Settings
    year: int
    facts: Facts

    @classmethod
    def open(cls, project: Project, year: int, stage: str) -> Edition:
        """The edition of a year whose tables lie in a stage's folder.

        Raises:
            CommandError: nothing was received for the year.
        """
        project.received(year)
        return cls(project.settings, year, Facts(project.stage(stage, year).shared))

    @property
    def mark(self) -> Mark:
        """The year as a mark."""
        return year_mark(self.year)

    @property
    def period(self) -> Plan | None:
        """The plan of several years that covers the year."""
        return self.settings.period_plan(self.year)

    @property
    def annual(self) -> Plan | None:
        """The plan of this one year."""
        return self.settings.annual_plan(self.year)

    @property
    def plans(self) -> list[Plan]:
        """The plans that cover the year, that of several years first."""
        return self.settings.plans_of(self.year)

    def passages(self, part: str) -> pd.DataFrame:
        """The paragraphs of one part of the report as received."""
        return self.facts.rows(PASSAGES, part=part)
