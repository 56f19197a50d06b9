"""The way through a plan of several years, year by year: asked for, done, and what is still to be done each year."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.analyse.compare import required
from helpers.analyse.planned import NO_FACTORS, baselines, by_year
from helpers.settings import Plan
from helpers.tables.measures import MEASURES
from helpers.tables.path import PATH


def path(
    totals: pd.DataFrame,
    targets: pd.DataFrame,
    plans: Sequence[Plan],
    year: int,
    factors: pd.DataFrame = NO_FACTORS,
) -> pd.DataFrame:
    """Every year of the period in which a year lies, against the targets in force and those that the plan began with.

    Args:
        totals: from `compare.yearly_totals`, of the year and all before it.
        targets: `tables.inputs.TARGETS` as known by the date of the report.
        plans: the plans of the settings; those of one year have no way to go.
        year: the year reported on.
        factors: as for `compare.compare`.

    Returns:
        `tables.path.PATH`, without the measures of which no year has a target. A sum is unknown from the first unknown
        year on; what is required is unknown where a target of the period, or a year done, is.

    Raises:
        DataError: see `planned.version_in_force`.
    """
    found = [
        _years(plan, totals[measure], by_year(of_plan, measure, factors)["planned"], year).assign(
            plan=plan.id, baseline=baseline, measure=measure
        )
        for plan in plans
        if plan.kind == "period" and plan.covers(year)
        for baseline, of_plan in baselines(targets, plan.id).items()
        for measure in MEASURES
    ]
    named = [years for years in found if years["planned"].notna().any()]
    return PATH.typed(pd.concat(named, ignore_index=True)) if named else PATH.of([])


def _years(plan: Plan, totals: pd.Series, planned: pd.Series, year: int) -> pd.DataFrame:
    period = pd.RangeIndex(plan.first_year, plan.last_year + 1, name="year")
    done = totals[totals.index <= year].reindex(period).astype("Int64")
    frame = pd.DataFrame({"planned": planned.reindex(period), "actual": done})
    sums = frame.cumsum(skipna=False).add_prefix("cumulative_")
    return frame.join([sums, _ahead(sums, year)]).reset_index()


def _ahead(sums: pd.DataFrame, year: int) -> pd.DataFrame:
    """What has to be done in each year after this one, and up to each, to end where the plan asks."""
    after = sums.index[sums.index > year]
    total, reached = sums["cumulative_planned"].iloc[-1], sums["cumulative_actual"][year]
    if pd.isna(total) or pd.isna(reached) or after.empty:
        return pd.DataFrame(columns=["required", "required_cumulative"], dtype="Int64")
    remaining = max(int(total) - int(reached), 0)
    yearly = required(remaining, len(after))
    ends = [int(reached) + min(yearly * number, remaining) for number, _ in enumerate(after, start=1)]
    return pd.DataFrame({"required": yearly, "required_cumulative": ends}, index=after)
