"""How the log of a yearly volume moves from year to year: one spread, fixed shares of what reverts and what lasts.

Write x(t) for the log volume of year t. It is the sum of a level that walks at random, a noise of the single year, and
a drift that never changes. One yearly move x(t + 1) - x(t) has the variance spread², of which the share `reverting` is
noise (gone a year later), the share `lasting` is drift (back in every later move) and the rest is the walk.

Source of the method: a structural time series (A. C. Harvey, "Forecasting, structural time series models and the Kalman
filter", 1990, chapter 2) with its variances in fixed proportion, so that one number, the spread, is left to learn. What
a move holds beyond what the earlier moves tell is its surprise. Now and then it is much larger (`Surprise`); the
variances above are those of the other moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Surprise:
    """The surprise of one move, in units of the spread: standard normal, but now and then wider.

    A contaminated normal distribution (J. W. Tukey, "A survey of sampling from contaminated distributions", in
    "Contributions to probability and statistics", 1960, 448-485; with this use of it in G. E. P. Box and G. C. Tiao, "A
    Bayesian approach to some outlier problems", Biometrika 55 (1968), 119-129). `rare` is the probability that a move
    is `larger` times as wide.
    """

    rare: float
    larger: float

    def scales(self) -> Array:
        """How wide an ordinary surprise is, and a rare one."""
        return np.array([1.0, self.larger])

    def shares(self) -> Array:
        """The probability of each."""
        return np.array([1 - self.rare, self.rare])

    def draw(self, size: int, random: np.random.Generator) -> Array:
        """Some surprises."""
        return random.standard_normal(size) * np.where(random.random(size) < self.rare, self.larger, 1.0)

    def log_density(self, surprises: Array) -> Array:
        """The log density of each, without the terms that are the same for all of them."""
        powers = -0.5 * np.divide.outer(surprises, self.scales()) ** 2
        peak = powers.max(axis=-1)
        parts = np.exp(powers - peak[..., None]) @ (self.shares() / self.scales())
        return np.asarray(peak + np.log(parts), dtype=np.float64)


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


def log_evidence(logs: Array, covariances: Array, spreads: Array, surprise: Surprise) -> Array:
    """How well each spread explains the moves seen, the level of the archive left open.

    Exact from year to year; over a gap, which has the variance of its years, the move counts as one.

    Args:
        logs: log volumes in the order of time, one or more. One has no move, and all spreads explain it equally.
        covariances: of these log volumes, in units of the squared spread.
        spreads: candidate spreads.
        surprise: how large what is new in a move may be.

    Returns:
        The log likelihood of each spread, without the terms that are the same for all of them.
    """
    surprises = np.linalg.solve(np.linalg.cholesky(of_differences(covariances)), np.diff(logs))
    explained = surprise.log_density(np.divide.outer(surprises, spreads)) - np.log(spreads)
    return np.asarray(explained.sum(axis=0), dtype=np.float64)


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
