"""How the log of a yearly volume moves from year to year: one spread, and fixed shares of what reverts and what lasts.

Write x(t) for the log volume of year t. It is the sum of a level that walks at random, a noise of the single year, and
a drift that never changes. One yearly move x(t + 1) - x(t) has the variance spread², of which the share `reverting` is
noise (gone a year later), the share `lasting` is drift (back in every later move) and the rest is the walk.

Source of the method: a structural time series (A. C. Harvey, "Forecasting, structural time series models and the Kalman
filter", 1990, chapter 2) with its variances in fixed proportion, so that one number, the spread, is left to learn.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def covariance(years: Sequence[int], *, reverting: float, lasting: float) -> Array:
    """How the log volumes of some years vary together, in units of the squared spread.

    Args:
        years: calendar years in ascending order; gaps are allowed.
        reverting: the share of a yearly move's variance that is gone a year later.
        lasting: the share that comes back in every later move.

    Returns:
        years × years. The level of the first year counts as known, so only differences between years have a meaning.
    """
    since = np.asarray(years, dtype=np.float64) - min(years)
    walk = (1 - reverting - lasting) * np.minimum.outer(since, since)
    return walk + lasting * np.outer(since, since) + reverting / 2 * np.eye(len(since))


def of_differences(covariances: Array) -> Array:
    """The covariance of the differences between neighbours: one row and one column less."""
    return np.diff(np.diff(covariances, axis=0), axis=1)


def log_evidence(logs: Array, covariances: Array, spreads: Array) -> Array:
    """How well each spread explains the moves seen, the level of the archive left open.

    Args:
        logs: log volumes in the order of time, one or more. One has no move, and all spreads explain it equally.
        covariances: of these log volumes, in units of the squared spread.
        spreads: candidate spreads.

    Returns:
        The log likelihood of each spread, without the terms that are the same for all of them.
    """
    steps = np.diff(logs)
    misfit = steps @ np.linalg.solve(of_differences(covariances), steps)
    explained: Array = -len(steps) * np.log(spreads) - misfit / (2 * spreads**2)
    return explained


def after(logs: Array, covariances: Array) -> tuple[Array, Array]:
    """What the log volumes known say of the years after them.

    Args:
        logs: the log volumes known, one or more.
        covariances: of the known years and the years after them together, in units of the squared spread.

    Returns:
        The expected log volumes of the years after, and their covariance in units of the squared spread.
    """
    known = len(logs) - 1
    steps = of_differences(covariances)
    gain = np.linalg.solve(steps[:known, :known], steps[:known, known:]).T
    expected = logs[-1] + np.cumsum(gain @ np.diff(logs))
    left = steps[known:, known:] - gain @ steps[:known, known:]
    return expected, np.cumsum(np.cumsum(left, axis=0), axis=1)
