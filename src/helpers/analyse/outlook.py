"""From draws to stored tables: what the years left of a period may bring, and how likely the plan is met."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.analyse.forecast import DRAWS, simulate
from helpers.errors import DataError
from helpers.tables.forecasted import FINISH, FORECAST, QUANTILE_NAMES, QUANTILES
from helpers.tables.measures import MEASURES

BEYOND = 5  # years after the period's end for which the plan's chance is told
NEARLY = 0.02  # a curve runs from a chance of 98 % to one of 2 %


def forecast_table(
    volumes: pd.DataFrame,
    *,
    first_year: int,
    last_year: int,
    totals: Mapping[str, int] | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Yearly, cumulative and remaining volumes by quantile, for the years left of a period.

    Three scenarios: "throughput" is `simulate`; "last_value" and "history_mean" have the same draws moved (as a factor,
    year by year) so that their median is the last yearly volume, or the mean of the years known. With one year known
    the three agree. A year of volume zero is a stop, which the model does not know: it counts in the sums and the
    baselines and is left out of what is learnt; after a zero in the last year there is no "last_value".

    A cumulative volume includes what was done since the first year of the period; it is absent, as is what remains,
    when one of these years is unknown. What remains is the total minus the cumulative volume, and zero where a draw
    meets the plan.

    Args:
        volumes: yearly totals, index calendar year up to the year reported on, a column for each measure known
            (records, documents, pages); missing means unknown. Years before the period are learnt from, not counted.
        first_year: the first year of the period.
        last_year: the last year of the period.
        totals: what the plan asks for in the whole period, by measure, as far as known.
        draws: as for `simulate`.
        seed: as for `simulate`.

    Returns:
        The stored table `FORECAST`, in the unit of the measure to three significant figures; no rows when the period
        is over.

    Raises:
        DataError: as for `simulate`.
    """
    found = [FORECAST.of([])]
    for outlook in _outlooks(volumes, first_year, last_year, last_year, draws, seed):
        for scenario, quantity, drawn in outlook.quantities((totals or {}).get(outlook.measure)):
            rows = _quantiles(drawn).T.set_axis(list(QUANTILE_NAMES), axis=1)
            named = rows.reset_index().assign(scenario=scenario, quantity=quantity)
            found.append(FORECAST.typed(named.assign(made_in=volumes.index.max(), measure=outlook.measure)))
    return pd.concat(found, ignore_index=True)


def finish_table(
    volumes: pd.DataFrame,
    *,
    first_year: int,
    last_year: int,
    totals: Mapping[str, int] | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """How likely the plan is met: by year where its total is known, by total where it is not.

    Where a measure's total is known, there is a row for each year ahead up to five years after the period's end. Where
    it is not, there is a row for each of some round totals at the period's end, from nearly sure to nearly impossible,
    the first of them above what is done. A measure is absent when its volume in a past year of the period is unknown.

    Args:
        volumes: as for `forecast_table`.
        first_year: as for `forecast_table`.
        last_year: as for `forecast_table`.
        totals: as for `forecast_table`.
        draws: as for `simulate`.
        seed: as for `simulate`.

    Returns:
        The stored table `FINISH`: the share of draws whose cumulative volume reaches the target by the end of the year,
        rounded to three decimals; no rows when the period is over.

    Raises:
        DataError: as for `simulate`.
    """
    found = [FINISH.of([])]
    for outlook in _outlooks(volumes, first_year, last_year, last_year + BEYOND, draws, seed):
        total = (totals or {}).get(outlook.measure)
        targets = outlook.round_totals(last_year) if total is None else [total]
        for scenario, reached in outlook.cumulative.items():
            rows = _chances(reached[[last_year]] if total is None else reached, targets).assign(scenario=scenario)
            found.append(FINISH.typed(rows.assign(made_in=volumes.index.max(), measure=outlook.measure)))
    return pd.concat(found, ignore_index=True)


@dataclass(frozen=True)
class _Outlook:
    """The draws of one measure by scenario, and what is done since the period began where that is known."""

    measure: str
    yearly: dict[str, pd.DataFrame]
    done: float | None

    @property
    def cumulative(self) -> dict[str, pd.DataFrame]:
        """The draws added up from what is done, by scenario; none where that is unknown."""
        if self.done is None:
            return {}
        return {scenario: self.done + drawn.cumsum(axis=1) for scenario, drawn in self.yearly.items()}

    def quantities(self, total: int | None) -> Iterator[tuple[str, str, pd.DataFrame]]:
        """Scenario, quantity and draws of everything that is known."""
        for scenario, drawn in self.yearly.items():
            yield scenario, "yearly", drawn
        for scenario, reached in self.cumulative.items():
            yield scenario, "cumulative", reached
            if total is not None:
                yield scenario, "remaining", (total - reached).clip(lower=0)

    def round_totals(self, year: int) -> list[int]:
        """The totals that the chances of a year are told for."""
        ends = [reached[year].quantile([NEARLY, 1 - NEARLY]) for reached in self.cumulative.values()]
        if self.done is None:
            return []
        return round_totals(self.done, min(end.iloc[0] for end in ends), max(end.iloc[1] for end in ends))


def round_totals(done: float, sure: float, unlikely: float) -> list[int]:
    """Round numbers above what is done, close together at first and wider apart later.

    Each is a multiple of 1, 2 or 5 times a power of ten that is at most half its distance from what is done, as in the
    divisions of a log scale.

    Args:
        done: what is done; the first number is the first of its multiples above this.
        sure: the first number is not above this, if this is two or more above what is done.
        unlikely: the last number is the first that is not below this.
    """
    totals: list[int] = []
    while not totals or totals[-1] < unlikely:
        reached = totals[-1] if totals else done
        step = _round_step((max(reached, sure) - done) / 2)
        totals.append((math.floor(reached / step) + 1) * step)
    return totals


def significant(volumes: pd.DataFrame) -> pd.DataFrame:
    """Volumes to three significant figures, and whole: what the model can tell, the same bytes on every machine."""
    figures = np.floor(np.log10(volumes.clip(lower=1.0).to_numpy()))
    step = 10.0 ** (np.maximum(figures, 2) - 2)
    rounded: pd.DataFrame = (volumes / step).round() * step
    return rounded


def _quantiles(drawn: pd.DataFrame) -> pd.DataFrame:
    """The quantiles of each year, rounded but never beyond the draws: what is done stays done."""
    return significant(drawn.quantile(list(QUANTILES))).clip(drawn.min(), drawn.max(), axis=1).round()


def _round_step(size: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not above the size; at least 1."""
    if size < 1:
        return 1
    power = 10 ** math.floor(math.log10(size))
    return int(max(step * power for step in (1, 2, 5) if step * power <= size))


def _chances(reached: pd.DataFrame, targets: list[int]) -> pd.DataFrame:
    """The share of draws that reach each target by each year."""
    shares = {target: (reached >= target).mean().round(3) for target in targets}
    by_target = pd.DataFrame(shares).rename_axis(index="by_year").reset_index()
    return by_target.melt("by_year", var_name="target", value_name="probability")


def _outlooks(
    volumes: pd.DataFrame, first_year: int, last_year: int, until: int, draws: int, seed: int
) -> Iterator[_Outlook]:
    """The outlook of each measure with a history, unless the period is over."""
    if volumes.empty:
        raise DataError("forecast-no-history")
    made_in = int(volumes.index.max())
    ahead = range(max(made_in + 1, first_year), until + 1) if made_in < last_year else ()
    for measure in (measure for measure in MEASURES if measure in volumes):
        history = volumes[measure].dropna().astype("float64")
        learnt = history[history != 0]
        if ahead and not learnt.empty:
            past = range(first_year, made_in + 1)
            done = float(history.reindex(past).sum()) if history.index.isin(past).sum() == len(past) else None
            yield _Outlook(measure, _scenarios(simulate(learnt, ahead, draws=draws, seed=seed), history), done)


def _scenarios(drawn: pd.DataFrame, history: pd.Series[float]) -> dict[str, pd.DataFrame]:
    """The draws of the model, and the same draws moved to each baseline."""
    around_one = drawn / drawn.apply(np.log).median().apply(np.exp)
    last = history.sort_index().iloc[-1]
    baselines = {"last_value": around_one * last} if last else {}
    return {"throughput": drawn, **baselines, "history_mean": around_one * history.mean()}
