"""How the forecast would have done on other archives' volumes, each forecast as if nobody had seen it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.forecast import simulate
from helpers.analyse.moves import Array
from helpers.analyse.reference import REFERENCE, Reference, archive, fit_reference
from helpers.tables.backtested import ALL, BACKTEST, HITS, INTERVALS, SCORES, TRIED

AHEAD: Final = 4  # years forecast from each year known: those of a plan whose first year is reported


def backtest(volumes: pd.DataFrame, milestones: pd.DataFrame, like: Reference = REFERENCE) -> pd.DataFrame:
    """Each archive forecast with a reference class that has not seen it, rolling forward from its first year.

    Args:
        volumes: as for `fit_reference`.
        milestones: as for `fit_reference`.
        like: gives what is not fitted.

    Returns:
        `tables.backtested.TRIED`: a row for each series, year in which a forecast is made, and year up to four later.
        The hits are one or zero.
    """
    tried = [
        TRIED.typed(pd.DataFrame(_tries(series, _unseen(volumes, milestones, name, like))).assign(series=name))
        for name, series in yearly_series(volumes)
    ]
    return pd.concat(tried, ignore_index=True)


def summary(tried: pd.DataFrame) -> pd.DataFrame:
    """The mean of hits and errors by series and, over the archives with equal weight, of all.

    Args:
        tried: from `backtest`.

    Returns:
        `tables.backtested.BACKTEST`, the row of all last.
    """
    measured = [*HITS, *SCORES]
    next_year = tried[tried["year"] == tried["made_in"] + 1].groupby("series")["yearly_80"]
    counts = pd.DataFrame(
        {"tries": tried.groupby("series").size(), "next_years": next_year.size(), "next_hit": next_year.sum()}
    )
    means = tried.groupby("series")[measured].mean()
    archives = means.groupby(archive).mean()
    whole = pd.concat([counts.sum(), archives.mean()]).to_frame(ALL).T.assign(archives=len(archives))
    rows = pd.concat([counts.join(means).assign(archives=1), whole]).rename_axis("series").reset_index()
    return BACKTEST.typed(
        rows.assign(
            to_last_value=rows["model"] / rows["last_value"],
            to_history_mean=rows["model"] / rows["history_mean"],
            to_point=rows["model"] / rows["last_value_as_point"],
        )
    )


def yearly_series(volumes: pd.DataFrame) -> Iterator[tuple[str, pd.Series[float]]]:
    """The whole years of each reference series."""
    for name, rows in volumes[volumes["quality"] != "partial"].groupby("series"):
        yield str(name), rows.set_index("year")["value"].astype("float64").sort_index()


def hits(drawn: Array, came: Array) -> Array:
    """Whether what came lies in each interval: (yearly, then cumulative × years ahead) × intervals.

    Args:
        drawn: draws × years ahead.
        came: the volumes of these years.
    """
    both, truth = np.hstack([drawn, drawn.cumsum(axis=1)]), np.concatenate([came, came.cumsum()])
    tails = (1 - np.array(INTERVALS) / 100) / 2
    low, high = np.quantile(both, tails, axis=0), np.quantile(both, 1 - tails, axis=0)
    return np.asarray((low <= truth) & (truth <= high), dtype=np.float64).T


def crps(drawn: Array, came: float) -> float:
    """The continuous ranked probability score of draws (T. Gneiting and A. E. Raftery, 2007, equation 20)."""
    ordered = np.sort(drawn)
    ranks = 2 * np.arange(1, len(ordered) + 1) - len(ordered) - 1
    return float(np.abs(ordered - came).mean() - ordered @ ranks / len(ordered) ** 2)


def _unseen(volumes: pd.DataFrame, milestones: pd.DataFrame, series: str, like: Reference) -> Reference:
    """The reference class without the archive of a series."""
    left = [table[table["series"].map(archive) != archive(series)] for table in (volumes, milestones)]
    return fit_reference(*left, like=like)


def _tries(series: pd.Series[float], reference: Reference) -> Iterator[dict[str, float]]:
    """Every forecast of one series: from each year but the last, with the years up to it known."""
    for known in range(1, len(series)):
        history, came = series.iloc[:known], series.iloc[known : known + AHEAD]
        drawn = simulate(history, list(came.index), reference=reference)
        hit = hits(drawn.to_numpy(), np.array(came, dtype=np.float64)).reshape(2, len(came), len(INTERVALS))
        for at, (year, actual) in enumerate(came.items()):
            quantiles = drawn[year].quantile([0.1, 0.5, 0.9]).round()
            yield {
                "made_in": int(history.index[-1]),
                "year": int(str(year)),
                "actual": actual,
                **dict(zip(("q10", "q50", "q90"), quantiles, strict=True)),
                **dict(zip(HITS, hit[:, at].ravel(), strict=True)),
                **_errors(history, np.log(drawn[year].to_numpy()), float(np.log(actual))),
            }


def _errors(history: pd.Series[float], drawn: Array, came: float) -> dict[str, float]:
    """The errors of one year on the log scale: of the model, of its draws moved to the baselines, and of a point."""
    around, last = drawn - np.median(drawn), float(np.log(history.iloc[-1]))
    errors = (
        crps(drawn, came),
        crps(last + around, came),
        crps(np.log(history.mean()) + around, came),
        abs(last - came),
    )
    return dict(zip(SCORES, errors, strict=True))
