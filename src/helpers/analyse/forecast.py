"""What the years ahead may bring, from the yearly volumes known: draws, never one number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array, after, covariance, log_evidence
from helpers.analyse.reference import REFERENCE, Reference
from helpers.errors import DataError, Fault

DRAWS = 4000  # quantiles from this many differ by less than the three figures that are stored


def simulate(
    history: pd.Series[float],
    years: Sequence[int],
    *,
    reference: Reference = REFERENCE,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw possible yearly volumes of the years ahead.

    The model: the log volume moves as `helpers.analyse.moves` tells, with one unknown spread s. Before the history
    s is log-normal within bounds (`Reference`); the moves seen give each s its posterior weight on a grid, exactly.
    A draw takes one s, then the moves ahead from the normal distribution that the moves seen leave. With one year
    known the reference class alone gives the spread; each further year narrows it. Draws come in mirrored pairs, so
    that the median of a year is exact with an even number of them.

    Source of the method: exact Bayes on a grid (A. Gelman and others, "Bayesian Data Analysis", 3rd edition, 2013,
    section 3.7) for a structural time series. Assumes that no year is a planned stop; money is not known here.

    Args:
        history: yearly volumes above zero in one unit, indexed by calendar year, in any order; gaps are allowed.
        years: calendar years after the last of the history, in any order; none gives a frame without columns.
        reference: what other archives tell of the spread.
        draws: the number of rows.
        seed: the same seed gives the same bytes. A longer list of years leaves the draws of the first ones as they are.

    Returns:
        draws × years, volumes in the unit of the history, columns in ascending order of years. For quantiles and shares
        only: the mean is ruled by a few extreme draws.

    Raises:
        DataError: the history is empty, a volume is missing or not above zero, a year stands twice, or a year to
            forecast does not come after the history. All such faults are named.
    """
    known, ahead = _ordered(history, years)
    logs = np.log(known.to_numpy(dtype=np.float64))
    covariances = covariance([*known.index, *ahead], reverting=reference.reverting, lasting=reference.lasting)
    expected, left = after(logs, covariances)
    belief = _belief(logs, covariances[: len(logs), : len(logs)], reference)
    random = np.random.default_rng(seed)
    pairs = -(-draws // 2)
    spreads = random.choice(reference.spreads(), size=pairs, p=belief)
    moves = np.linalg.cholesky(left) @ random.standard_normal((len(ahead), pairs)) * spreads
    volumes = np.exp(expected[:, None] + np.hstack([moves, -moves])[:, :draws]).T
    return pd.DataFrame(volumes, columns=pd.Index(ahead, dtype="int64", name="year"))


def _belief(logs: Array, covariances: Array, reference: Reference) -> Array:
    """The probability of each candidate spread after the history."""
    evidence = log_evidence(logs, covariances, reference.spreads())
    belief = reference.weights() * np.exp(evidence - evidence.max())
    return np.asarray(belief / belief.sum(), dtype=np.float64)


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
