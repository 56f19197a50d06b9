"""Volumes from money: a year's volume is its money divided by the unit cost, which drifts from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array
from helpers.analyse.paths import outcome, paths
from helpers.analyse.reference import Reference
from helpers.errors import DataError, Fault

Money = pd.Series | pd.DataFrame
COST_SPREAD: Final = 0.5  # of the spread of volumes; a judgement: no archive publishes its unit costs year by year
SCORED: Final = 3  # years to be scored before the weights leave one half
SHRINK: Final = 3  # scored years at which the scores have half the say, and equal weights the other half


def of_cost(reference: Reference) -> Reference:
    """What is assumed of a unit cost before any is known: it moves as volumes do, half as much."""
    return replace(reference, spread=reference.spread * COST_SPREAD, lowest=reference.lowest * COST_SPREAD)


@dataclass(frozen=True)
class Funded:
    """Volumes and money of the years known, and the money of the years ahead.

    Args:
        history: yearly volumes above zero by calendar year, ascending.
        spent: the money of these years, in đồng, above zero; a year without is left out.
        ahead: the money of the years ahead by year, ascending, draws × years, or one row for all draws.
    """

    history: pd.Series
    spent: pd.Series
    ahead: pd.DataFrame

    @property
    def costs(self) -> pd.Series:
        """The unit cost of each year of which volume and money are known."""
        return (self.spent / self.history).dropna().sort_index()

    def draw(self, draws: int, reference: Reference, random: np.random.Generator) -> Array:
        """Volumes of the years ahead, draws × years."""
        costs = paths(self.costs, [int(year) for year in self.ahead.columns], of_cost(reference), draws, random)
        return np.asarray(self.ahead.to_numpy(dtype=np.float64)[:draws] / costs)

    def weight(self, reference: Reference) -> float:
        """The weight of the money beside the volumes alone: a half until three years are scored, then by the scores.

        Each year with an earlier one is forecast from the years before it by either model, and scored; the money of
        that year counts as known. The weights are inverse to the mean scores (J. M. Bates and C. W. J.
        Granger, "The combination of forecasts", Operational Research Quarterly 20 (1969), 451-468) and shrunk to equal
        ones (J. H. Stock and M. W. Watson, "Combination forecasts of output growth in a seven-country data set",
        Journal of Forecasting 23 (2004), 405-430).
        """
        years = list(self.costs.index)[1:]
        if len(years) < SCORED:
            return 0.5
        by_volume = np.mean([_score(self.history, year, reference) for year in years])
        by_money = np.mean([_score(self.costs, year, of_cost(reference)) for year in years])
        kept = len(years) / (len(years) + SHRINK)
        return float(0.5 + kept * (by_volume / (by_volume + by_money) - 0.5))


def _score(values: pd.Series, year: int, reference: Reference) -> float:
    """The score of a year forecast from those before it. With the money known, a cost missed is a volume missed."""
    before = values[values.index < year]
    return outcome(before, [year], reference).crps(float(np.log(values[year])))


def funded(history: pd.Series, years: Sequence[int], funding: Money, draws: int) -> Funded:
    """The money of a scenario held against the years that it has to cover.

    Args:
        history: as for `forecast.simulate`, ascending.
        years: the years ahead, ascending.
        funding: đồng by calendar year, past and ahead; or draws × years of it.
        draws: how many.

    Raises:
        DataError: the money of a year ahead is missing or below zero, no past year has both volume and money, or there
            are other rows than draws. All such faults are named.
    """
    table = funding.astype("float64").to_frame().T if isinstance(funding, pd.Series) else funding.astype("float64")
    ahead, past = table.reindex(columns=list(years)), table.reindex(columns=history.index).mean()
    spent = past.where(past > 0)
    faults = [
        *(Fault("forecast-funding-missing", {"year": str(year)}) for year in ahead.columns[ahead.isna().any()]),
        *(Fault("forecast-funding-negative", {"year": str(year)}) for year in ahead.columns[(ahead < 0).any()]),
    ]
    if spent.isna().all():
        faults.append(Fault("forecast-funding-unlearnt", {}))
    if len(table) not in (1, draws):
        faults.append(Fault("forecast-funding-rows", {"found": str(len(table)), "wanted": str(draws)}))
    if faults:
        raise DataError(*faults)
    return Funded(history, spent, ahead)
