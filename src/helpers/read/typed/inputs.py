"""The tables that a person types in below `data/raw/`: targets, funding, factors, holdings, reasons, accepted checks.

Each is CSV or a spreadsheet. A file that is not there is an empty table, a blank a missing value. What became known
after the date of the report is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.project import Project
from helpers.read.gathering import Gathering
from helpers.read.remark import Remark
from helpers.read.typed.aliases import read_aliases
from helpers.read.typed.fonds_rows import hold_sums, keyed
from helpers.read.typed.typed_file import read_typed, typed_document
from helpers.read.typed.versions import hold_versions
from helpers.tables.compared import ALL_SOURCES
from helpers.tables.inputs import (
    ACCEPTED,
    ALIASES_FILE,
    COSTS,
    FACTORS,
    FACTORS_FILE,
    FUNDING,
    FUNDING_FILE,
    HOLDINGS,
    HOLDINGS_FILE,
    REASONS,
    RESTRICTED_FILE,
    TARGETS,
    TARGETS_FILE,
    costs_file,
    reasons_file,
)
from helpers.tables.reallocation import OTHER


def accepted_file(year: int) -> str:
    """The file of accepted checks of a year, named from `data/raw/`."""
    return f"{year}/accepted.csv"


def corrections_file(year: int) -> str:
    """The file of corrections to the report of a year, named from `data/raw/`."""
    return f"{year}/corrections.csv"


def input_files(year: int) -> tuple[str, ...]:
    """All files that a person types in for a year, named from `data/raw/`; each may be a spreadsheet instead."""
    of_all_years = (TARGETS_FILE, FUNDING_FILE, FACTORS_FILE, HOLDINGS_FILE, ALIASES_FILE, RESTRICTED_FILE)
    return (*of_all_years, *(name(year) for name in (accepted_file, corrections_file, costs_file, reasons_file)))


def input_remarks(project: Project, year: int) -> list[Remark]:
    """What the readers noticed in the files typed in for a year, such as hidden rows.

    Raises:
        DataError: a file cannot be opened.
    """
    documents = (typed_document(project, name) for name in input_files(year))
    return [_with_file(remark, document.file) for document in documents if document for remark in document.remarks]


def _with_file(remark: Remark, file: str) -> Remark:
    """A remark whose subject names the file, since the report may have a sheet of that name as well."""
    return remark if file in remark.subject else replace(remark, subject=f"{remark.subject} ({file})")


def late_remarks(project: Project, year: int) -> list[Remark]:
    """The rows on a year that became known only after its report and so are left out of it.

    Raises:
        DataError: see the readers below.
    """
    targets = read_typed(project, TARGETS, TARGETS_FILE)
    funding = read_typed(project, FUNDING, FUNDING_FILE)
    rows = pd.concat([targets.assign(known_from=_target_known(targets)), funding], ignore_index=True)
    late = rows[(rows["year"] == year) & (rows["known_from"] > project.settings.known_by(year).isoformat())]
    return [
        Remark("input-late", f"{row['plan']}, {row['year']}", "", row["known_from"], row["source_place"])
        for row in late.to_dict("records")
    ]


def _target_known(targets: pd.DataFrame) -> pd.Series:
    """From which day on a target is known: said so, or the day it takes effect."""
    return targets["known_from"].fillna(targets["effective_from"])


def read_targets(project: Project, year: int) -> pd.DataFrame:
    """The targets of the plans as `tables.inputs.TARGETS`, known and in force by the date of the year's report.

    A row without `known_from` is known from the day it takes effect; one without `fonds` is of the plan as a whole.

    Raises:
        DataError: anything in the file is at fault, a target is of a year that its plan does not cover, a version
            supersedes none of the plan's earlier ones, or targets of fonds do not make up the total given; every cell
            is named.
    """
    rows = keyed(read_typed(project, TARGETS, TARGETS_FILE), TARGETS, read_aliases(project))
    gathering = Gathering()
    with gathering.step():
        _hold_years(rows, project)
    with gathering.step():
        hold_versions(rows)
    with gathering.step():
        hold_sums(rows)
    gathering.settle()
    by = project.settings.known_by(year).isoformat()
    return rows[(_target_known(rows) <= by) & (rows["effective_from"] <= by)].reset_index(drop=True)


def read_funding(project: Project, year: int) -> pd.DataFrame:
    """Money approved, allocated and spent as `tables.inputs.FUNDING`: of each what was known last by the report.

    What was approved is known years before what was spent: a row that became known later stands for the earlier one.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    rows = read_typed(project, FUNDING, FUNDING_FILE)
    reserved = rows.loc[rows["source_of_funds"] == ALL_SOURCES, "source_place"]
    if not reserved.empty:
        raise DataError(*(Fault("source-reserved", {"place": place, "name": ALL_SOURCES}) for place in reserved))
    return _latest(rows, ["plan", "year", "source_of_funds"], project, year)


def read_factors(project: Project, year: int) -> pd.DataFrame:
    """How measures turn into each other, as `tables.inputs.FACTORS`: of each pair what was known last by the report.

    Raises:
        DataError: anything in the file is at fault, or a range does not run from low to high; every cell is named.
    """
    rows = read_typed(project, FACTORS, FACTORS_FILE)
    faults = [
        Fault("factor-range", {"place": row["source_place"], **{name: f"{row[name]:.15g}" for name in ("low", "high")}})
        for row in rows.to_dict("records")
        if not 0 < row["low"] <= row["likely"] <= row["high"]
    ]
    if faults:
        raise DataError(*faults)
    return _latest(rows, ["from_measure", "to_measure"], project, year)


def read_holdings(project: Project, year: int) -> pd.DataFrame:
    """What is held, as `tables.inputs.HOLDINGS`: of each fonds what was known last by the date of the year's report.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    rows = keyed(read_typed(project, HOLDINGS, HOLDINGS_FILE), HOLDINGS, read_aliases(project))
    return _latest(rows, ["fonds_key"], project, year)


def read_costs(project: Project, year: int) -> pd.DataFrame:
    """What each fonds was to cost and did cost in a year, as `tables.inputs.COSTS`.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    return keyed(read_typed(project, COSTS, costs_file(year)), COSTS, read_aliases(project))


def _latest(rows: pd.DataFrame, of: list[str], project: Project, year: int) -> pd.DataFrame:
    """Of each thing the row that was known last by the date of the year's report."""
    known = rows[rows["known_from"] <= project.settings.known_by(year).isoformat()]
    return known.sort_values("known_from", kind="stable").drop_duplicates(of, keep="last").sort_index(ignore_index=True)


def read_accepted(project: Project, year: int) -> pd.DataFrame:
    """The failed checks that named persons accept for a year, as `tables.inputs.ACCEPTED`.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    return read_typed(project, ACCEPTED, accepted_file(year))


def read_reasons(project: Project, year: int) -> pd.DataFrame:
    """Why fonds were not done as planned in a year, as `tables.inputs.REASONS`; a fonds may have several reasons.

    Raises:
        DataError: anything in the file is at fault, a fonds has one reason twice, or a reason other than those that
            have a name is not explained; every row is named.
    """
    rows = keyed(read_typed(project, REASONS, reasons_file(year)), REASONS, read_aliases(project))
    bare = rows.loc[(rows["reason"] == OTHER) & rows["note"].isna(), "source_place"]
    if not bare.empty:
        raise DataError(*(Fault("reason-bare", {"place": place}) for place in bare))
    return rows


def _hold_years(targets: pd.DataFrame, project: Project) -> None:
    faults = list(_outside(targets, project))
    if faults:
        raise DataError(*faults)


def _outside(targets: pd.DataFrame, project: Project) -> Iterator[Fault]:
    plans = {plan.id: plan for plan in project.settings.plans}
    for row in targets.to_dict("records"):
        plan = plans[row["plan"]]
        if not plan.covers(row["year"]):
            told = {"plan": plan.id, "year": str(row["year"]), "place": row["source_place"]}
            yield Fault("target-year", {**told, "first": str(plan.first_year), "last": str(plan.last_year)})
