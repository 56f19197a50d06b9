"""What a plan asks for, year by year: in which of its versions, in all or fonds by fonds, in counts or shelf metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from helpers.errors import DataError
from helpers.settings import Plan
from helpers.tables.compared import CURRENT, ORIGINAL
from helpers.tables.inputs import FACTORS
from helpers.tables.measures import MEASURES, METRES

NO_FACTORS: Final = FACTORS.of([])
YEARLY: Final = {"planned": "Int64", "low": "Int64", "high": "Int64", "metres": "float64"}
BY_FONDS: Final = ["plan", "measure", "fonds", "fonds_key", "planned", "source_place"]


def baselines(targets: pd.DataFrame, plan: str) -> dict[str, pd.DataFrame]:
    """The targets of a plan in force and, where it was replaced since, those that it began with.

    Args:
        targets: `tables.inputs.TARGETS` as known and in force by the date of the report.
        plan: the plan's number.

    Raises:
        DataError: see `version_in_force`.
    """
    versions = _versions(targets, plan)
    first = {ORIGINAL: versions[0]} if len(versions) > 1 else {}
    return {CURRENT: version_in_force(targets, plan), **first}


def version_in_force(targets: pd.DataFrame, plan: str) -> pd.DataFrame:
    """The rows of a plan that are in force.

    A version replaces the one before from the first year that it names on, and wholly: of a measure that it does not
    name nothing is left. The years before stay as they were.

    Raises:
        DataError: two versions take effect on one day, so that neither replaces the other.
    """
    in_force = targets.head(0)
    for version in _versions(targets, plan):
        kept = in_force[in_force["year"] < version["year"].min()]
        in_force = version if kept.empty else pd.concat([kept, version], ignore_index=True)
    return in_force


def _versions(targets: pd.DataFrame, plan: str) -> list[pd.DataFrame]:
    """The rows of each version, in the order in which they took effect."""
    found = []
    for day, rows in targets[targets["plan"] == plan].groupby("effective_from"):
        versions = sorted(set(rows["version"]))
        if len(versions) > 1:
            raise DataError("versions-of-one-day", plan=plan, versions=", ".join(versions), day=str(day))
        found.append(rows)
    return found


def targets_by_fonds(targets: pd.DataFrame, plans: Sequence[Plan], year: int) -> pd.DataFrame:
    """The targets in force of a year that are given for single fonds, in the measures that are counted.

    Args:
        targets: as for `baselines`.
        plans: the plans of the settings.
        year: the year reported on.

    Returns:
        Columns `plan`, `measure`, `fonds` (as typed), `fonds_key`, `planned` (Int64, missing where blank) and
        `source_place`.
    """
    in_force = [version_in_force(targets, plan.id) for plan in plans if plan.covers(year)]
    rows = pd.concat(in_force, ignore_index=True) if in_force else targets.head(0)
    wanted = (rows["year"] == year) & rows["fonds"].notna() & rows["measure"].isin(MEASURES)
    found: pd.DataFrame = rows.loc[wanted, BY_FONDS].astype({"planned": "Int64"}).reset_index(drop=True)
    return found


@dataclass(frozen=True)
class _Total:
    """What is planned in all of a measure, and where that was read; nothing where it is unknown."""

    value: float | None
    place: str | None


def by_year(rows: pd.DataFrame, measure: str, factors: pd.DataFrame) -> pd.DataFrame:
    """What is planned of a measure in each year.

    The total of a year is that of the plan as a whole, else the sum of its fonds where all are known. Where the measure
    itself has none, shelf metres stand in for it, by the factor that the office gives.

    Args:
        rows: one baseline, from `baselines`.
        measure: one of the three that are counted.
        factors: `tables.inputs.FACTORS`, one row for each pair of measures.

    Returns:
        Index `year`; columns `planned`, and `low`, `high` and `metres` where it comes from metres; `version` and
        `source_place`. A year in which neither the measure nor metres are named has no row.
    """
    pair = (factors["from_measure"] == METRES) & (factors["to_measure"] == measure)
    named = rows[rows["measure"].isin((measure, METRES))]
    found = {year: _of_year(of_year, measure, factors[pair]) for year, of_year in named.groupby("year")}
    names = [*YEARLY, "version", "source_place"]
    return pd.DataFrame.from_dict(found, orient="index", columns=names).astype(YEARLY).rename_axis("year")


def _of_year(rows: pd.DataFrame, measure: str, factor: pd.DataFrame) -> list[object]:
    counted, metres = (_total(rows[rows["measure"] == name]) for name in (measure, METRES))
    version = rows["version"].iloc[0]
    if counted.value is not None or metres.value is None:
        return [_whole(counted.value), None, None, None, version, counted.place]
    if factor.empty:
        return [None, None, None, metres.value, version, metres.place]
    by = factor.iloc[0]
    likely, low, high = (_whole(metres.value * by[name]) for name in ("likely", "low", "high"))
    return [likely, low, high, metres.value, version, f"{metres.place}; {by['source_place']}"]


def _total(rows: pd.DataFrame) -> _Total:
    """What is planned for all fonds together in one year and measure."""
    whole, parts = rows[rows["fonds"].isna()], rows[rows["fonds"].notna()]
    if parts.empty or whole["planned"].notna().any():
        return _Total(_sum(whole["planned"]), _places(whole))
    return _Total(_sum(parts["planned"]), _places(parts))


def _sum(values: pd.Series) -> float | None:
    return None if values.empty or values.isna().any() else float(values.sum())


def _places(rows: pd.DataFrame) -> str | None:
    places = list(dict.fromkeys(rows["source_place"].dropna()))
    return " – ".join(dict.fromkeys((places[0], places[-1]))) if places else None


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
