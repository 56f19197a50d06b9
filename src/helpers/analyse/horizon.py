"""A plan's period as seen from the last year known: what is known of it, and the draws of the years left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.budget import Budget, scenarios
from helpers.analyse.forecast import DRAWS, simulate
from helpers.analyse.funded import Funded, funded
from helpers.analyse.reference import REFERENCE
from helpers.analyse.rounding import round_totals
from helpers.errors import DataError
from helpers.tables.forecasted import THROUGHPUT
from helpers.tables.measures import MEASURES

BEYOND: Final = 5  # years after the period's end for which the plan's chance is told
NEARLY: Final = 0.02  # a curve runs from a chance of 98 % to one of 2 %


@dataclass(frozen=True)
class Horizon:
    """What is known of a period, and how many draws look ahead from it.

    Args:
        volumes: yearly totals, index calendar year up to the year reported on, a column for each measure known
            (records, documents, pages); missing means unknown. Years before the period are learnt from, not counted.
        first_year: the first year of the period.
        last_year: the last year of the period.
        totals: what the plan asks for in the whole period, by measure, as far as known.
        money: of the plan, where any is known.
        draws: as for `simulate`.
        seed: as for `simulate`.
    """

    volumes: pd.DataFrame
    first_year: int
    last_year: int
    totals: Mapping[str, int] = field(default_factory=dict)
    money: Budget | None = None
    draws: int = DRAWS
    seed: int = 0

    @property
    def made_in(self) -> int:
        """The last year known.

        Raises:
            DataError: no year is.
        """
        if self.volumes.empty:
            raise DataError("forecast-no-history")
        return int(self.volumes.index.max())

    @property
    def ahead(self) -> list[int]:
        """The years left and some beyond; none when the period is over."""
        first = max(self.made_in + 1, self.first_year)
        return list(range(first, self.last_year + BEYOND + 1)) if self.made_in < self.last_year else []

    @cached_property
    def outlooks(self) -> tuple[Outlook, ...]:
        """The outlook of each measure with a history.

        Raises:
            DataError: as for `simulate`.
        """
        return tuple(self._outlooks())

    def _outlooks(self) -> Iterator[Outlook]:
        past = range(self.first_year, self.made_in + 1)
        money = scenarios(self.money, self.ahead, self.last_year, self.draws, self.seed) if self.money else {}
        for measure in (measure for measure in MEASURES if measure in self.volumes):
            history = self.volumes[measure].dropna().astype("float64")
            learnt = history[history != 0]
            if self.ahead and not learnt.empty:
                done = float(history.reindex(past).sum()) if history.index.isin(past).sum() == len(past) else None
                drawn = simulate(learnt, self.ahead, draws=self.draws, seed=self.seed)
                paid = {
                    name: self._funded(learnt, funding) for name, funding in money.items() if learnable(learnt, funding)
                }
                yield Outlook(measure, learnt, {**_unfunded(drawn, history), **paid}, done)

    def by_money(self, learnt: pd.Series) -> Funded | None:
        """What one đồng in each year ahead would do, by the unit costs so far; nothing where none is known.

        A draw of it times the yearly money is the draw of the yearly volumes.
        """
        spent = self.money.spent if self.money else pd.Series(dtype="float64")
        one = pd.concat([spent, pd.Series(1.0, index=self.ahead)])
        return funded(learnt, self.ahead, one, self.draws) if learnable(learnt, one.to_frame().T) else None

    def per_dong(self, by_money: Funded) -> pd.DataFrame:
        """The volume that one đồng in each year ahead yields, draws × years ahead."""
        drawn = by_money.draw(self.draws, REFERENCE, np.random.default_rng(self.seed))
        return pd.DataFrame(drawn, columns=self.ahead)

    def _funded(self, learnt: pd.Series, funding: pd.DataFrame) -> pd.DataFrame:
        return simulate(learnt, self.ahead, funding=funding, draws=self.draws, seed=self.seed)


@dataclass(frozen=True)
class Outlook:
    """The draws of one measure by scenario, what they learnt from, and what is done since the period began."""

    measure: str
    learnt: pd.Series
    yearly: Mapping[str, pd.DataFrame]
    done: float | None

    @property
    def cumulative(self) -> dict[str, pd.DataFrame]:
        """The draws added up from what is done, by scenario; none where that is unknown."""
        if self.done is None:
            return {}
        return {scenario: self.done + drawn.cumsum(axis=1) for scenario, drawn in self.yearly.items()}

    def quantities(self, total: int | None, last_year: int) -> Iterator[tuple[str, str, pd.DataFrame]]:
        """Scenario, quantity and draws until a year of everything that is known."""
        for scenario, drawn in self.yearly.items():
            yield scenario, "yearly", drawn.loc[:, :last_year]
        for scenario, reached in self.cumulative.items():
            yield scenario, "cumulative", reached.loc[:, :last_year]
            if total is not None:
                yield scenario, "remaining", (total - reached.loc[:, :last_year]).clip(lower=0)

    def round_totals(self, year: int) -> list[int]:
        """The totals that the chances of a year are told for."""
        ends = [reached[year].quantile([NEARLY, 1 - NEARLY]) for reached in self.cumulative.values()]
        if self.done is None:
            return []
        return round_totals(self.done, min(end.iloc[0] for end in ends), max(end.iloc[1] for end in ends))


def learnable(learnt: pd.Series, funding: pd.DataFrame) -> bool:
    """Whether a past year has both volume and money."""
    past = funding.reindex(columns=learnt.index).mean()
    return bool((past > 0).any())


def _unfunded(drawn: pd.DataFrame, history: pd.Series) -> dict[str, pd.DataFrame]:
    """The draws of the model, and the same draws moved to each baseline."""
    around_one = drawn / drawn.apply(np.log).median().apply(np.exp)
    last = history.sort_index().iloc[-1]
    baselines = {"last_value": around_one * last} if last else {}
    return {THROUGHPUT: drawn, **baselines, "history_mean": around_one * history.mean()}
