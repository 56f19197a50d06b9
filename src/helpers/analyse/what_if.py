"""What another yearly volume, or another yearly budget, would change: the answers at some levels, worked out ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.horizon import Horizon, Outlook
from helpers.analyse.moves import Surprise
from helpers.analyse.outlook import quantiles
from helpers.analyse.paths import outcome
from helpers.analyse.reference import REFERENCE
from helpers.tables.forecasted import QUANTILE_NAMES
from helpers.tables.what_if import BY_BUDGET, BY_VOLUME, WHAT_IF

MULTIPLES: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the last year: none of them is anybody's target
FIGURES: Final = 2  # of a level: as round as a decision
SHARED: Final = 0.5  # of the variance by which a decided volume is missed, the part that all its years share
NO_JUMPS: Final = Surprise(rare=0.0, larger=1.0)


@dataclass(frozen=True)
class Lever:
    """What is decided, its level in the last year known, and what one unit of it in each year ahead yields."""

    name: str
    last: float
    yields: pd.DataFrame

    @property
    def levels(self) -> dict[int, float]:
        """Some multiples of the last level by the round amounts that they come to; of two for one, that nearer to 1."""
        by_distance = sorted(MULTIPLES, key=lambda multiple: abs(multiple - 1), reverse=True)
        return {_round(self.last * multiple): multiple for multiple in by_distance}


def what_if(horizon: Horizon) -> pd.DataFrame:
    """The cumulative volume and the chance of the plan, if each year ahead had the same volume, or the same money.

    The lever is money where a unit cost is known, and then the volume is the money divided by the unit cost, as for
    `outlook.budget_table`: the volumes of the past do not know what more money would do. Else it is the volume itself,
    as a decision would fix it. A level decided is not a level reached: it is the median of each year, and a year misses
    it as far as the model misses one year ahead, its rare jumps left out, for those are decisions too. Half of a miss
    belongs to its year, half to all years (`SHARED`, the assumption "decided"): what was planned too boldly stays so.
    With one year known the sum of four years is 0,6 to 2,2 times the sum decided in 80 % of the draws; plans elsewhere
    ended at 0,6 to 1,4 times (`helpers/reference/`; no archive publishes such misses year by year). These fans are
    narrower than that of the forecast, which knows of no decision.

    All levels share their draws, so that a higher one is never worse. Where the plan's total is known there is a row
    for each year ahead up to five years after the period, else one for each year of the period.

    Returns:
        The stored table `WHAT_IF`, volumes to three significant figures. No rows of a measure where the volume of a
        past year of the period is unknown, or the plan is met already; none when the period is over.

    Raises:
        DataError: as for `simulate`.
    """
    found = [WHAT_IF.of([])]
    for outlook in horizon.outlooks:
        total = horizon.totals.get(outlook.measure)
        if outlook.done is not None and (total is None or total > outlook.done):
            lever = _lever(horizon, outlook)
            until = horizon.last_year if total is None else horizon.ahead[-1]
            yields = lever.yields.loc[:, :until].cumsum(axis=1)
            for level, multiple in sorted(lever.levels.items()):
                rows = _answers(outlook.done + level * yields, total).assign(level=level, multiple=multiple)
                rows = rows.assign(made_in=horizon.made_in, measure=outlook.measure, lever=lever.name)
                found.append(WHAT_IF.typed(rows))
    return pd.concat(found, ignore_index=True)


def _lever(horizon: Horizon, outlook: Outlook) -> Lever:
    by_money = horizon.by_money(outlook.learnt)
    if by_money is None:
        return Lever(BY_VOLUME, float(outlook.learnt.sort_index().iloc[-1]), _around_one(horizon, outlook))
    return Lever(BY_BUDGET, float(by_money.spent.dropna().iloc[-1]), horizon.per_dong(by_money))


def _around_one(horizon: Horizon, outlook: Outlook) -> pd.DataFrame:
    """Draws × years ahead around one: what a decided volume is missed by, as a factor, with one spread a draw."""
    years = horizon.ahead
    of_next = outcome(outlook.learnt.sort_index(), years[:1], REFERENCE)
    missed = of_next.covariances[0, 0] * ((1 - SHARED) * np.eye(len(years)) + SHARED)
    held = replace(of_next, expected=np.zeros(len(years)), covariances=missed, surprise=NO_JUMPS)
    return pd.DataFrame(held.draw(horizon.draws, np.random.default_rng(horizon.seed)), columns=years)


def _answers(reached: pd.DataFrame, total: int | None) -> pd.DataFrame:
    """By year the quantiles of the cumulative volume and, where there is a total, the share of draws that reach it."""
    rows = quantiles(reached).T.set_axis(list(QUANTILE_NAMES), axis=1)
    if total is not None:
        rows = rows.assign(target=total, probability=(reached >= total).mean().round(3))
    return rows.rename_axis("by_year").reset_index()


def _round(amount: float) -> int:
    """An amount to two figures, at least one."""
    step = 10 ** max(int(np.floor(np.log10(max(amount, 1)))) + 1 - FIGURES, 0)
    return int(max(round(amount / step) * step, 1))
