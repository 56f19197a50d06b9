"""What was done held against each plan. The two baselines are never merged.

Each is held against the targets in force and, where these were revised, against those that the plan began with. Rows
that were not known yet by the date of the report are left out before they come here (`read.typed.inputs`). A sum with
an unknown part is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.analyse.planned import NO_FACTORS, baselines, by_year
from helpers.settings import Plan
from helpers.tables.compared import COMPARISON, CURRENT
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
    totals: pd.DataFrame,
    targets: pd.DataFrame,
    verdicts: pd.DataFrame,
    plans: Sequence[Plan],
    year: int,
    factors: pd.DataFrame = NO_FACTORS,
) -> pd.DataFrame:
    """A year against each plan that covers it, measure by measure, and in the words of the report where it has any.

    Args:
        totals: from `yearly_totals`, of the year and all before it.
        targets: `tables.inputs.TARGETS` as known by the date of the report.
        verdicts: `tables.cleaned.VERDICTS` of the year.
        plans: the plans of the settings.
        year: the year reported on.
        factors: `tables.inputs.FACTORS` as known by the date of the report; without them targets in shelf metres stay
            such, and the measures are unknown.

    Returns:
        `tables.compared.COMPARISON`; the measure `volume` carries what the report states without naming a measure.

    Raises:
        DataError: see `planned.version_in_force`.
    """
    rows: list[dict[str, object]] = []
    for plan in (plan for plan in plans if plan.covers(year)):
        for baseline, of_plan in baselines(targets, plan.id).items():
            planned = {measure: by_year(of_plan, measure, factors) for measure in MEASURES}
            found = [_against(plan, totals[measure], planned[measure], year) for measure in MEASURES]
            rows += [{"baseline": baseline, "measure": name, **row} for name, row in zip(MEASURES, found, strict=True)]
        rows += [_as_reported(row, year) for _, row in verdicts[verdicts["plan"] == plan.id].iterrows()]
    return COMPARISON.of(rows)


def plan_totals(comparison: pd.DataFrame, plan: Plan | None) -> dict[str, int]:
    """What a plan asks for in its whole period, by measure, as far as known."""
    in_force = comparison[comparison["baseline"] == CURRENT]
    of_plan = in_force[in_force["plan"] == (plan.id if plan else "")].dropna(subset="plan_total")
    return {str(row["measure"]): int(row["plan_total"]) for _, row in of_plan.iterrows()}


def required(remaining: int, years: int) -> int:
    """What has to be done in each of so many years, at least one, to do all that remains; rounded up."""
    return -(-remaining // years)


def _against(plan: Plan, done: pd.Series, targets: pd.DataFrame, year: int) -> dict[str, object]:
    of_year, planned = targets.reindex([year]).iloc[0], targets["planned"]
    expected, actual = _sum(planned, year, year), _sum(done, year, year)
    until_now, reached = _sum(planned, plan.first_year, year), _sum(done, plan.first_year, year)
    return {
        "plan": plan.id,
        "version": of_year["version"],
        "year": year,
        "planned_metres": of_year["metres"],
        "planned": expected,
        "actual": actual,
        "completion": _share(actual, expected),
        "cumulative_planned": until_now,
        "cumulative_actual": reached,
        "cumulative_completion": _share(reached, until_now),
        **_left(_sum(planned, plan.first_year, plan.last_year), reached, plan.last_year - year),
        **_range(actual, *(_sum(targets[name], year, year) for name in ("low", "high"))),
        **_ranges(plan, targets, reached, year),
        **_relation(actual, expected),
        **_unsure(actual, *(_sum(targets[name], year, year) for name in ("low", "high"))),
        "source_place": of_year["source_place"],
    }


def _range(actual: int | None, low: int | None, high: int | None) -> dict[str, object]:
    """The least and the most that a target in metres may ask for."""
    completions = {"completion_low": _share(actual, high), "completion_high": _share(actual, low)}
    return {"planned_low": low, "planned_high": high, **completions}


def _ranges(plan: Plan, targets: pd.DataFrame, reached: int | None, year: int) -> dict[str, object]:
    """The least and the most that the years so far and the whole plan may ask for, where any of it is in metres."""
    if targets["low"].isna().all():
        return {}
    low, high = (targets[name].fillna(targets["planned"]) for name in ("low", "high"))
    return {
        "cumulative_completion_low": _share(reached, _sum(high, plan.first_year, year)),
        "cumulative_completion_high": _share(reached, _sum(low, plan.first_year, year)),
        "plan_total_low": _sum(low, plan.first_year, plan.last_year),
        "plan_total_high": _sum(high, plan.first_year, plan.last_year),
    }


def _unsure(actual: int | None, low: int | None, high: int | None) -> dict[str, object]:
    """Where a target in metres may be met and may be not, by the factor that holds, neither is claimed."""
    if actual is None or low is None or high is None or low == high or not low <= actual < high:
        return {}
    return {"relation": "unknown", "relation_status": "unknown"}


def _left(total: int | None, reached: int | None, years: int) -> dict[str, object]:
    """What the plan's total leaves to be done, and by year in the years left, rounded up."""
    if total is None or reached is None:
        return {"plan_total": total}
    remaining = max(total - reached, 0)
    return {
        "plan_total": total,
        "remaining": remaining,
        "required_per_year": required(remaining, years) if years else None,
    }


def _as_reported(verdict: pd.Series, year: int) -> dict[str, object]:
    return {
        "plan": verdict["plan"],
        "baseline": CURRENT,
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
