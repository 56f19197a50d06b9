"""What may be spent in the years ahead, scenario by scenario: from what was approved, and what became of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array
from helpers.tables.forecasted import AS_APPROVED, AT_RATE, FLAT, STOP

USUAL: Final = 0.25  # deviation of the log of spent by approved from year to year, before any is known: a judgement
WEIGHT: Final = 3  # and it counts as much as three years seen


@dataclass(frozen=True)
class Budget:
    """The money of a plan by year, all sources together, in đồng; an unknown part makes a sum unknown.

    Args:
        approved: of past years and those ahead, as far as known.
        spent: of past years, as far as known.
    """

    approved: pd.Series
    spent: pd.Series

    @property
    def rates(self) -> pd.Series:
        """What was spent of what was approved, in the years of which both are known and above zero."""
        both = pd.DataFrame({"approved": self.approved, "spent": self.spent}).dropna()
        both = both[(both > 0).all(axis=1)]
        return both["spent"] / both["approved"]


def budget(funding: pd.DataFrame, plan: str, year: int) -> Budget:
    """The money of a plan.

    Args:
        funding: `tables.inputs.FUNDING` as known by the date of the report.
        plan: its number.
        year: the year reported on: what was spent is looked for until then.
    """
    rows = funding[funding["plan"] == plan]
    sums = {
        name: rows.groupby("year")[name].agg(lambda amounts: amounts.sum(skipna=False))
        for name in ("approved", "spent")
    }
    found = {name: amounts.dropna().astype("float64") for name, amounts in sums.items()}
    return Budget(found["approved"], found["spent"][found["spent"].index <= year])


def scenarios(known: Budget, years: Sequence[int], last_year: int, draws: int, seed: int) -> dict[str, pd.DataFrame]:
    """Money by calendar year, past and ahead, under each scenario that what is known allows.

    `as_approved`: what is approved is spent. `at_rate`: of what is approved a share is spent as in the years so far,
    drawn anew for each draw and year around a share that is itself uncertain. `flat`: each year as the last one known.
    `stop`: nothing next year, then as `flat`. After the period the last year of it goes on.

    Args:
        known: from `budget`.
        years: the years ahead, ascending.
        last_year: the last year of the period; the scenarios with approved money need it for all years until then.
        draws: how many.
        seed: the same seed gives the same bytes.

    Returns:
        Frames draws × years, or of one row where nothing is uncertain, columns the past years with money and the years
        ahead; none where no year's spending is known.
    """
    past, ahead = known.spent[known.spent > 0], list(years)
    if past.empty or not ahead:
        return {}
    flat = pd.Series(past.iloc[-1], index=ahead)
    found = {FLAT: _row(past, flat), STOP: _row(past, flat.where(flat.index != ahead[0], 0.0))}
    of_period = known.approved.reindex([year for year in ahead if year <= last_year])
    if of_period.isna().any():
        return found
    approved, rates = of_period.reindex(ahead).ffill(), known.rates
    found[AS_APPROVED] = _row(past, approved)
    if not rates.empty:
        drawn = pd.DataFrame(approved.to_numpy() * _rates(rates, len(ahead), draws, seed), columns=ahead)
        found[AT_RATE] = pd.concat([_row(past, flat[:0]).loc[[0] * draws].reset_index(drop=True), drawn], axis=1)
    return found


def _row(past: pd.Series, ahead: pd.Series) -> pd.DataFrame:
    return pd.DataFrame([pd.concat([past, ahead])])


def _rates(rates: pd.Series, years: int, draws: int, seed: int) -> Array:
    """Shares spent, draws × years: log-normal, their deviation learnt from the years known and from what is usual."""
    logs, random = np.log(rates.to_numpy(dtype=np.float64)), np.random.default_rng([seed, len(rates)])
    seen = len(logs)
    squares = WEIGHT * USUAL**2 + float(((logs - logs.mean()) ** 2).sum())
    deviation = np.sqrt(squares / (WEIGHT + seen - 1))
    middle = logs.mean() + deviation / np.sqrt(seen) * random.standard_normal((draws, 1))
    return np.asarray(np.exp(middle + deviation * random.standard_normal((draws, years))))
