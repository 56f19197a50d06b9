"""What the years ahead may bring, from the yearly volumes known: draws, never one number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.analyse.funded import Money, funded
from helpers.analyse.paths import paths
from helpers.analyse.reference import REFERENCE, Reference
from helpers.errors import DataError, Fault

DRAWS = 4000  # quantiles from this many differ by less than the three figures that are stored


def simulate(
    history: pd.Series[float],
    years: Sequence[int],
    *,
    funding: Money | None = None,
    reference: Reference = REFERENCE,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw possible yearly volumes of the years ahead.

    Without money the log volume moves as `helpers.analyse.paths` tells. With money it is drawn in two ways, each for a
    part of the draws (`Funded.weight`): as without, and as the year's money divided by the unit cost (`Funded`). A
    mixture of both, since neither knows the other: money says how much, the volumes of the past what becomes of it. In
    a year ahead without money nothing is done, whichever way.

    Args:
        history: yearly volumes above zero in one unit, indexed by calendar year, in any order; gaps are allowed.
        years: calendar years after the last of the history, in any order; none gives a frame without columns.
        funding: đồng by calendar year, of past years and of all years ahead, under one scenario; or draws × years of
            it, where the money ahead is itself uncertain. A past year of no money is left out of what is learnt.
        reference: what other archives tell of the spread.
        draws: the number of rows.
        seed: the same seed gives the same bytes. Without money a longer list of years leaves the draws of the first
            ones as they are.

    Returns:
        draws × years, volumes in the unit of the history, columns in ascending order of years. For quantiles and shares
        only: the mean is ruled by a few extreme draws.

    Raises:
        DataError: the history is empty, a volume is missing or not above zero, a year stands twice, or a year to
            forecast does not come after the history; and as for `funded.funded`. All such faults are named.
    """
    known, ahead = _ordered(history, years)
    random = np.random.default_rng(seed)
    if funding is None:
        volumes = paths(known, ahead, reference, draws, random)
    else:
        money = funded(known, ahead, funding, draws)
        paid = round(draws * money.weight(reference))
        volumes = np.vstack([money.draw(paid, reference, random), paths(known, ahead, reference, draws - paid, random)])
        volumes = np.where(money.ahead.to_numpy() == 0, 0.0, volumes)
    return pd.DataFrame(volumes, columns=pd.Index(ahead, dtype="int64", name="year"))


def _ordered(history: pd.Series[float], years: Sequence[int]) -> tuple[pd.Series[float], list[int]]:
    """The history and the years to forecast in the order of time, refused when they make no sense."""
    if history.empty:
        raise DataError("forecast-no-history")
    faults = [*_faults_of_volumes(history), *_faults_of_years(history, years)]
    if faults:
        raise DataError(*faults)
    return history.sort_index(), sorted(years)


def _faults_of_volumes(history: pd.Series[float]) -> list[Fault]:
    volumes = history.astype("float64")
    missing = volumes[~np.isfinite(volumes)]
    low = volumes[np.isfinite(volumes) & (volumes <= 0)]
    return [
        *(Fault("forecast-volume-missing", {"year": str(year)}) for year in missing.index),
        *(
            Fault("forecast-volume-not-positive", {"year": str(year), "found": f"{found:g}"})
            for year, found in low.items()
        ),
    ]


def _faults_of_years(history: pd.Series[float], years: Sequence[int]) -> list[Fault]:
    every = pd.Index([*history.index, *years])
    behind = [year for year in years if year < history.index.max()]
    return [
        *(Fault("forecast-year-twice", {"year": str(year)}) for year in every[every.duplicated()].unique()),
        *(Fault("forecast-year-behind", {"year": str(y), "last": str(history.index.max())}) for y in behind),
    ]
