"""Released forecasts held against what came: never remade, and none that could know the year it forecasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.crps import crps
from helpers.tables.forecasted import AT_RATE, BASELINES, FLAT, QUANTILE_NAMES, QUANTILES, THROUGHPUT
from helpers.tables.scored import INTERVALS, SCORE, SCORE_TOTALS, SCORED, TOLD

FIRST_TOLD: Final = (AT_RATE, FLAT, THROUGHPUT)  # the first of these that a forecast has is what its report tells

Period = Callable[[int], tuple[int, int]]


def score(forecasts: pd.DataFrame, volumes: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Each released forecast of a year that has come, with what came, the intervals that held it, and its score.

    Scored are the scenario that the released report told first and the two baselines, of volumes by year and
    cumulative. The score is on the log scale, as volumes differ by factors; a forecast or a volume of zero has none.

    Args:
        forecasts: `tables.forecasted.FORECAST` of released editions, one below the other, with their number in the
            column `edition`; one edition for each year.
        volumes: yearly totals by calendar year, as for `outlook.forecast_table`; missing means unknown.
        period: the first and the last year of the period in which a year lies.

    Returns:
        The stored table `SCORE`; no rows where nothing was released or no year forecast has come.
    """
    came = _came(volumes, period)
    rows = _by_role(forecasts).merge(came, on=["measure", "quantity", "year"])
    for name, (low, high) in INTERVALS.items():
        rows[name] = rows["actual"].between(rows[low], rows[high]).astype("Int64")
    rows["crps"] = [_log_score(row) for _, row in rows.iterrows()]
    return SCORE.typed(rows.sort_values(["role", "measure", "quantity", "year", "made_in"], key=_order)).reset_index(
        drop=True
    )


def score_totals(scored: pd.DataFrame) -> pd.DataFrame:
    """How many forecasts were scored so far, how many each interval held, and their mean score.

    Args:
        scored: from `score`.

    Returns:
        The stored table `SCORE_TOTALS`.
    """
    groups = scored.groupby(list(SCORE_TOTALS.key), sort=False)
    counted = groups[list(INTERVALS)].sum().assign(scored=groups.size(), crps=groups["crps"].mean())
    return SCORE_TOTALS.typed(counted.reset_index())


def _by_role(forecasts: pd.DataFrame) -> pd.DataFrame:
    """The forecasts that are scored: what was told first in each year, and the baselines."""
    rank = forecasts["scenario"].map({name: place for place, name in enumerate(FIRST_TOLD)})
    first = rank == rank.groupby(forecasts["made_in"]).transform("min")
    told = forecasts[first & forecasts["quantity"].isin(SCORED)].assign(role=TOLD)
    beside = forecasts[forecasts["scenario"].isin(BASELINES) & forecasts["quantity"].isin(SCORED)]
    return pd.concat([told, beside.assign(role=beside["scenario"])], ignore_index=True)


def _came(volumes: pd.DataFrame, period: Period) -> pd.DataFrame:
    """What came, by measure, quantity and year: known volumes alone, and sums in which no year is unknown."""
    found = []
    for measure, known in volumes.items():
        for year in (int(year) for year in known.dropna().index):
            until = known.reindex(range(period(year)[0], year + 1))
            sums = {"yearly": known[year], "cumulative": until.sum(skipna=False)}
            found += [{"measure": measure, "year": year, "quantity": name, "actual": sums[name]} for name in SCORED]
    named = pd.DataFrame(found, columns=["measure", "quantity", "year", "actual"]).dropna()
    return named.astype({"measure": "str", "quantity": "str", "year": "Int64", "actual": "Int64"})


def _log_score(row: pd.Series) -> float:
    quantiles = row[list(QUANTILE_NAMES)].to_numpy(dtype=np.float64)
    if quantiles[0] <= 0 or row["actual"] <= 0:
        return float("nan")
    return crps(QUANTILES, list(np.log(quantiles)), float(np.log(row["actual"])))


def _order(column: pd.Series) -> pd.Series:
    """What is told before the baselines, yearly before cumulative; years and measures as they are named."""
    orders: dict[str, Sequence[str]] = {"role": (TOLD, *BASELINES), "quantity": SCORED}
    named = orders.get(str(column.name))
    return column.map({name: place for place, name in enumerate(named)}) if named else column
