"""From draws to stored tables: what the years left of a period may bring, how likely the plan is met, at what money."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.horizon import Horizon, Outlook
from helpers.analyse.rounding import significant
from helpers.tables.forecasted import BUDGET, FINISH, FORECAST, QUANTILE_NAMES, QUANTILES

CHANCES: Final = (0.5, 0.8, 0.95)  # for which the money needed is told


def forecast_table(horizon: Horizon) -> pd.DataFrame:
    """Yearly, cumulative and remaining volumes by quantile, for the years left of a period.

    Scenarios: "throughput" is `simulate` without money; "last_value" and "history_mean" have the same draws moved (as a
    factor, year by year) so that their median is the last yearly volume, or the mean of the years known. With one year
    known the three agree. Where money is known, those of `budget.scenarios` stand beside them. A year of volume zero is
    a stop, which the model does not know: it counts in the sums and the baselines and is left out of what is learnt;
    after a zero in the last year there is no "last_value".

    A cumulative volume includes what was done since the first year of the period; it is absent, as is what remains,
    when one of these years is unknown. What remains is the total minus the cumulative volume, and zero where a draw
    meets the plan.

    Returns:
        The stored table `FORECAST`, in the unit of the measure to three significant figures; no rows when the period
        is over.

    Raises:
        DataError: as for `simulate`.
    """
    found = [FORECAST.of([])]
    for outlook in horizon.outlooks:
        for scenario, quantity, drawn in outlook.quantities(horizon.totals.get(outlook.measure), horizon.last_year):
            rows = quantiles(drawn).T.set_axis(list(QUANTILE_NAMES), axis=1)
            named = rows.reset_index().assign(scenario=scenario, quantity=quantity)
            found.append(FORECAST.typed(named.assign(made_in=horizon.made_in, measure=outlook.measure)))
    return pd.concat(found, ignore_index=True)


def finish_table(horizon: Horizon) -> pd.DataFrame:
    """How likely the plan is met: by year where its total is known, by total where it is not.

    Where a measure's total is known, there is a row for each year ahead up to five years after the period's end. Where
    it is not, there is a row for each of some round totals at the period's end, from nearly sure to nearly impossible,
    the first of them above what is done. A measure is absent when its volume in a past year of the period is unknown.

    Returns:
        The stored table `FINISH`: the share of draws whose cumulative volume reaches the target by the end of the year,
        rounded to three decimals; no rows when the period is over.

    Raises:
        DataError: as for `simulate`.
    """
    found = [FINISH.of([])]
    for outlook in horizon.outlooks:
        total = horizon.totals.get(outlook.measure)
        targets = outlook.round_totals(horizon.last_year) if total is None else [total]
        for scenario, reached in outlook.cumulative.items():
            until = reached[[horizon.last_year]] if total is None else reached
            rows = _chances(until, targets).assign(scenario=scenario)
            found.append(FINISH.typed(rows.assign(made_in=horizon.made_in, measure=outlook.measure)))
    return pd.concat(found, ignore_index=True)


def budget_table(horizon: Horizon) -> pd.DataFrame:
    """The money needed in each year left, the same in all, to meet the plan with some chances.

    By the unit cost alone (`funded.Funded`): the volumes of the past do not know what more money would do. One đồng in
    each year left yields a sum that differs by draw; what remains divided by the sum that is reached or passed with a
    chance is the money that it takes.

    Returns:
        The stored table `BUDGET`, in đồng to three significant figures; no rows where total, volume or money is
        unknown, or nothing remains.
    """
    found = [BUDGET.of([])]
    for outlook in horizon.outlooks:
        total = horizon.totals.get(outlook.measure)
        if total is not None and outlook.done is not None and total > outlook.done:
            named = {"made_in": horizon.made_in, "measure": outlook.measure, "target": total}
            rows = _needed(horizon, outlook, total - outlook.done)
            found.append(BUDGET.of([{**named, "by_year": horizon.last_year, **row} for row in rows]))
    return pd.concat(found, ignore_index=True)


def _needed(horizon: Horizon, outlook: Outlook, remaining: float) -> list[dict[str, object]]:
    """The money for each chance; nothing where no unit cost is known."""
    by_money = horizon.by_money(outlook.learnt)
    if by_money is None:
        return []
    yields = horizon.per_dong(by_money).loc[:, : horizon.last_year].sum(axis=1)
    needed = significant(pd.DataFrame({chance: [remaining / np.quantile(yields, 1 - chance)] for chance in CHANCES}))
    return [{"chance": chance, "yearly_vnd": int(needed[chance].iloc[0])} for chance in CHANCES]


def quantiles(drawn: pd.DataFrame) -> pd.DataFrame:
    """The quantiles of each year, rounded but never beyond the draws: what is done stays done."""
    return significant(drawn.quantile(list(QUANTILES))).clip(drawn.min(), drawn.max(), axis=1).round()


def _chances(reached: pd.DataFrame, targets: list[int]) -> pd.DataFrame:
    """The share of draws that reach each target by each year."""
    shares = {target: (reached >= target).mean().round(3) for target in targets}
    by_target = pd.DataFrame(shares).rename_axis(index="by_year").reset_index()
    return by_target.melt("by_year", var_name="target", value_name="probability")
