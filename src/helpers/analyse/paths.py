"""Possible paths of a yearly volume or unit cost, learnt from the years known and from a reference class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import erf, pi, sqrt

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array, Surprise, after, covariance, log_evidence
from helpers.analyse.reference import Reference


@dataclass(frozen=True)
class Outcome:
    """What the years known say of the years ahead: their expected logs, and their covariance by the spread squared.

    `belief` is the probability of each candidate spread of the reference class, for the years ahead.
    """

    expected: Array
    covariances: Array
    spreads: Array
    belief: Array
    surprise: Surprise

    def draw(self, draws: int, random: np.random.Generator) -> Array:
        """Paths, draws × years, in mirrored pairs: the median of a year is exact with an even number of them."""
        pairs = -(-draws // 2)
        spreads = random.choice(self.spreads, size=pairs, p=self.belief)
        surprises = np.zeros((len(self.expected), pairs))
        for year in range(len(surprises)):
            surprises[year] = self.surprise.draw(pairs, random)
        moves = np.linalg.cholesky(self.covariances) @ surprises * spreads
        return np.asarray(np.exp(self.expected[:, None] + np.hstack([moves, -moves])[:, :draws]).T)

    def crps(self, came: float) -> float:
        """The continuous ranked probability score of the first year ahead, on the log scale: less is better.

        The forecast is a mixture of normal distributions around one mean; their score is known in closed form
        (E. P. Grimit and others, "The continuous ranked probability score for circular variables", Quarterly Journal of
        the Royal Meteorological Society 132 (2006), 2925-2942, equation 5).

        Args:
            came: the log of what came.
        """
        deviations = np.outer(self.surprise.scales(), self.spreads) * sqrt(self.covariances[0, 0])
        weights = np.outer(self.surprise.shares(), self.belief)
        off = _distance(came - self.expected[0], deviations.ravel())
        parts = list(zip(weights, deviations**2, strict=True))  # by part: a matrix of all would not fit the cache
        between = sum(w @ np.sqrt(np.add.outer(v, v2)) @ w2 for (w, v), (w2, v2) in product(parts, repeat=2))
        return float(weights.ravel() @ off - between / sqrt(2 * pi))


def paths(
    history: pd.Series[float], ahead: Sequence[int], reference: Reference, draws: int, random: np.random.Generator
) -> Array:
    """Paths, draws × years ahead: the years up to the last of them all move, asked for or not.

    Args:
        history: as for `outcome`.
        ahead: as for `outcome`.
        reference: as for `outcome`.
        draws: the number of paths.
        random: a random source.
    """
    first = int(history.index[-1]) + 1
    every = range(first, max(ahead, default=first - 1) + 1)
    drawn = outcome(history, every, reference).draw(draws, random)
    return drawn[:, [year - first for year in ahead]]


def outcome(history: pd.Series[float], ahead: Sequence[int], reference: Reference) -> Outcome:
    """What a history says of the years ahead.

    The log amount moves as `helpers.analyse.moves` tells, with one unknown spread. Before the history the spread is
    log-normal within bounds (`Reference`); the moves seen give each candidate its weight on a grid, exactly (A. Gelman
    and others, "Bayesian Data Analysis", 3rd edition, 2013, section 3.7). With one year known the reference class alone
    gives the spread; each further year narrows it, as far as the spread known is that of the years ahead
    (`Reference.renewed`).

    Args:
        history: amounts above zero, indexed by calendar year in ascending order; gaps are allowed.
        ahead: calendar years after the last of the history, in ascending order; the move over a gap counts as one.
        reference: what other archives tell of the spread.
    """
    logs = np.log(history.to_numpy(dtype=np.float64))
    covariances = covariance([*history.index, *ahead], reverting=reference.reverting, lasting=reference.lasting)
    expected, left = after(logs, covariances)
    within = covariances[: len(logs), : len(logs)]
    spreads, weights = reference.spreads(), reference.weights()
    evidence = log_evidence(logs, within, spreads, reference.surprise)
    learnt = weights * np.exp(evidence - evidence.max())
    belief = (1 - reference.renewed) * learnt / learnt.sum() + reference.renewed * weights
    return Outcome(expected, left, spreads, np.asarray(belief), reference.surprise)


def _distance(off: float, deviations: Array) -> Array:
    """The expected distance of zero from a normal variable around `off`, for each deviation."""
    scaled = off / deviations
    density = np.exp(-(scaled**2) / 2) / sqrt(2 * pi)
    signed = np.array([erf(value / sqrt(2)) for value in scaled])
    return np.asarray(2 * deviations * density + off * signed)
