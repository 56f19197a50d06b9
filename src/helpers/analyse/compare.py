"""What was done held against each plan. The two baselines are never merged.

A plan's version in force is the last one to take effect among the rows given; rows that were not known yet by the date
of the report are left out before they come here (`read.typed.inputs`). A sum with an unknown part is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.errors import DataError
from helpers.settings import Plan
from helpers.tables.compared import COMPARISON
from helpers.tables.measures import MEASURES, VOLUME


def yearly_totals(counts: pd.DataFrame) -> pd.DataFrame:
    """The sums of `records`, `documents`, `pages` by year; a year with a missing count has no sum of that measure.

    Args:
        counts: `tables.cleaned.COUNTS` of one year or several.
    """
    columns = list(MEASURES)
    sums = counts.groupby("year")[columns].sum()
    return sums.where(~counts[columns].isna().groupby(counts["year"]).any())


def compare(
    totals: pd.DataFrame, targets: pd.DataFrame, verdicts: pd.DataFrame, plans: Sequence[Plan], year: int
) -> pd.DataFrame:
    """A year against each plan that covers it, measure by measure, and in the words of the report where it has any.

    Args:
        totals: from `yearly_totals`, of the year and all before it.
        targets: `tables.inputs.TARGETS` as known by the date of the report.
        verdicts: `tables.cleaned.VERDICTS` of the year.
        plans: the plans of the settings.
        year: the year reported on.

    Returns:
        `tables.compared.COMPARISON`; the measure `volume` carries what the report states without naming a measure.
    """
    rows = []
    for plan in (plan for plan in plans if plan.covers(year)):
        in_force = version_in_force(targets, plan.id)
        rows += [_against(plan, measure, totals, in_force, year) for measure in MEASURES]
        rows += [_as_reported(row, year) for _, row in verdicts[verdicts["plan"] == plan.id].iterrows()]
    return COMPARISON.of(rows)


def plan_totals(comparison: pd.DataFrame, plan: Plan | None) -> dict[str, int]:
    """What a plan asks for in its whole period, by measure, as far as known."""
    of_plan = comparison[comparison["plan"] == (plan.id if plan else "")].dropna(subset="plan_total")
    return {str(row["measure"]): int(row["plan_total"]) for _, row in of_plan.iterrows()}


def version_in_force(targets: pd.DataFrame, plan: str) -> pd.DataFrame:
    """The rows of the plan's version that took effect last.

    Raises:
        DataError: two versions took effect on that day, so neither is the one in force.
    """
    latest = targets.loc[targets["plan"] == plan, "effective_from"].max()
    in_force: pd.DataFrame = targets[(targets["plan"] == plan) & (targets["effective_from"] == latest)]
    versions = sorted(set(in_force["version"]))
    if len(versions) > 1:
        raise DataError("versions-of-one-day", plan=plan, versions=", ".join(versions), day=str(latest))
    return in_force


def _against(plan: Plan, measure: str, totals: pd.DataFrame, targets: pd.DataFrame, year: int) -> dict[str, object]:
    rows = targets[targets["measure"] == measure].set_index("year")
    planned, done = rows["planned"], totals[measure]
    expected, actual = _sum(planned, year, year), _sum(done, year, year)
    until_now, reached = _sum(planned, plan.first_year, year), _sum(done, plan.first_year, year)
    return {
        "plan": plan.id,
        "version": rows["version"].get(year),
        "year": year,
        "measure": measure,
        "planned": expected,
        "actual": actual,
        "completion": _share(actual, expected),
        "cumulative_planned": until_now,
        "cumulative_actual": reached,
        "cumulative_completion": _share(reached, until_now),
        **_left(_sum(planned, plan.first_year, plan.last_year), reached, plan.last_year - year),
        **_relation(actual, expected),
        "source_place": rows["source_place"].get(year),
    }


def _left(total: int | None, reached: int | None, years: int) -> dict[str, object]:
    """What the plan's total leaves to be done, and by year in the years left, rounded up."""
    if total is None or reached is None:
        return {"plan_total": total}
    remaining = max(total - reached, 0)
    return {
        "plan_total": total,
        "remaining": remaining,
        "required_per_year": -(-remaining // years) if years else None,
    }


def _as_reported(verdict: pd.Series, year: int) -> dict[str, object]:
    return {
        "plan": verdict["plan"],
        "year": year,
        "measure": VOLUME,
        "relation": verdict["relation"],
        "relation_status": "as_reported",
        "source_place": f"{verdict['source_file']}, {verdict['source_place']}",
    }


def _relation(actual: int | None, planned: int | None) -> dict[str, object]:
    if actual is None or planned is None:
        return {"relation": "unknown", "relation_status": "unknown"}
    relation = "met" if actual == planned else "above" if actual > planned else "below"
    return {"relation": relation, "relation_status": "computed"}


def _sum(values: pd.Series, first: int, last: int) -> int | None:
    found = values.reindex(range(first, last + 1))
    return None if found.isna().any() else int(found.sum())


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None
