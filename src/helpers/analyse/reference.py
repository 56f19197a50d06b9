"""The reference class: how much yearly digitisation volumes move at other archives, as a few constants.

The data stand in `helpers/reference/` with their sources. Nothing here reads a file: `fit_reference` takes the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array, Surprise, covariance, log_evidence

CANDIDATES = 120  # spreads on the grid: 2,4 % apart, far finer than any history can tell
DAYS_IN_YEAR = 365.25
JUMPS = Surprise(rare=0.15, larger=3.0)  # a judgement: the series are too short to tell how often and how far


@dataclass(frozen=True)
class Reference:
    """What is assumed of an archive before its own history is known.

    The spread is the standard deviation of one ordinary yearly move of the log volume. It differs between archives:
    log-normal around `spread` with the deviation `unlike`, cut off at `lowest` and `highest`, since an unbounded spread
    would give the volume no mean. `reverting` and `lasting` are the shares of `helpers.analyse.moves`, `surprise` its
    jumps.

    `renewed` is the probability that the years ahead move by another spread than those known, drawn anew from the
    reference class, as after a break (M. H. Pesaran, D. Pettenuzzo and A. Timmermann, "Forecasting time series subject
    to multiple structural breaks", Review of Economic Studies 73 (2006), 1057-1084): a calm past promises no calm.
    Even odds, since nothing speaks for either: the history and the reference class have the same say.

    Both guard against what the model does not foresee. Without them the 80 % interval holds 67 % at worst where moves
    have heavier tails and 53 % where the level doubles or halves in the first year ahead; with jumps alone 74 and 54 %,
    renewed alone 67 and 55 %, with both 76 and 62 %, at one to four years known (`tests/benchmarks/calibration.py`).
    The price is one hundredth of the CRPS on other archives.
    """

    spread: float
    unlike: float
    lowest: float = 0.1
    highest: float = 1.6
    reverting: float = 0.2
    lasting: float = 0.05
    surprise: Surprise = JUMPS
    renewed: float = 0.5

    def spreads(self) -> Array:
        """The candidate spreads, evenly placed on the log scale between the bounds."""
        return np.geomspace(self.lowest, self.highest, CANDIDATES)

    def weights(self) -> Array:
        """The probability of each candidate before any history, adding up to one."""
        weights = np.exp(-0.5 * (np.log(self.spreads() / self.spread) / self.unlike) ** 2)
        return np.asarray(weights / weights.sum(), dtype=np.float64)


REFERENCE = Reference(spread=0.6, unlike=0.57)


def fit_reference(volumes: pd.DataFrame, milestones: pd.DataFrame, *, like: Reference = REFERENCE) -> Reference:
    """Learn `spread` and `unlike` from the series of other archives.

    What is used: the whole years of `volumes` (rows of quality "partial" are dropped), and the mean yearly rates
    between the rows of `milestones` that are at least a year apart (rows of quality "C", whose count or day is in
    doubt, are dropped, and those without a full date). No value is interpolated: a rate over several years enters as
    one value with the smaller variance that a mean over these years has, so that it does not pass for calm. The item
    series of the National Archives of Australia are not used: parts of an archive, they move more than its total.

    Each archive is one draw of the spread and counts once: the likelihoods of its series, which may overlap as the two
    of the National Archives of Australia do, are averaged. The result is the mean of the posterior over a grid on which
    the typical move is a factor of 1,2 to 2,7; not its peak: with so few archives the peak of `unlike` falls to zero.

    What is not learnt, and taken from `like`: `reverting` and `lasting`, on which the archives disagree (the Australian
    volumes revert, those of Project Gutenberg last); the shares are small, so that the forecast loses little to the
    last value where either is absent. `tests/benchmarks/calibration.py` prints what they change. Nor `surprise` and
    `renewed`, of which so few years tell next to nothing: without jumps the series are twice as likely, which is no
    evidence.

    Args:
        volumes: columns series, year, value, quality; one row a series and year.
        milestones: columns series, date (ISO), value (count since the start), quality.
        like: gives the bounds and shares to keep.
    """
    evidence = np.exp(_evidence_by_archive(_yearly(volumes) + _rates(milestones), like))
    tried = [
        replace(like, spread=spread, unlike=unlike)
        for spread, unlike in product(np.geomspace(0.2, 1.0, 30), np.linspace(0.1, 1.0, 19))
    ]
    fits = np.array([np.log(evidence @ candidate.weights()).sum() for candidate in tried])
    belief = np.exp(fits - fits.max()) / np.exp(fits - fits.max()).sum()
    spread = np.exp(belief @ np.log([candidate.spread for candidate in tried]))
    unlike = belief @ np.array([candidate.unlike for candidate in tried])
    return replace(like, spread=round(float(spread), 2), unlike=round(float(unlike), 2))


@dataclass(frozen=True)
class _Rates:
    """Log yearly rates of one series and how many whole years each is the mean of."""

    series: str
    logs: Array
    lengths: list[int]

    def evidence(self, like: Reference) -> Array:
        """The log likelihood of each candidate spread."""
        years = range(sum(self.lengths))
        means = np.repeat(np.eye(len(self.lengths)), self.lengths, axis=1) / np.array(self.lengths)[:, None]
        yearly = covariance(years, reverting=like.reverting, lasting=like.lasting)
        return log_evidence(self.logs, means @ yearly @ means.T, like.spreads(), like.surprise)


def _yearly(volumes: pd.DataFrame) -> list[_Rates]:
    whole = volumes[volumes["quality"] != "partial"].sort_values("year")
    return [
        _Rates(str(name), np.log(rows["value"].to_numpy(dtype=np.float64)), [1] * len(rows))
        for name, rows in whole.groupby("series")
    ]


def _rates(milestones: pd.DataFrame) -> list[_Rates]:
    dated = milestones[(milestones["date"].str.len() == len("2021-12-31")) & (milestones["quality"] != "C")]
    found = []
    for name, rows in dated.sort_values("date").groupby("series"):
        spans = _spans(pd.to_datetime(rows["date"]), rows["value"])
        if spans:
            rates = np.array([grown / years for years, grown in spans])
            found.append(_Rates(str(name), np.log(rates), [round(years) for years, _ in spans]))
    return found


def _spans(dates: pd.Series[pd.Timestamp], counts: pd.Series[float]) -> list[tuple[float, float]]:
    """Years and growth between dated counts; what is shorter than a year is joined to what follows."""
    kept: list[tuple[float, float]] = []
    for day, count in zip(dates, counts, strict=True):
        years = (day - pd.Timestamp(0)).days / DAYS_IN_YEAR
        if not kept or years - kept[-1][0] >= 1:
            kept.append((years, count))
    return [(later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in pairwise(kept)]


def _evidence_by_archive(series: list[_Rates], like: Reference) -> Array:
    """Archives × candidates; one archive's series are averaged."""
    evidence = pd.DataFrame([rates.evidence(like) for rates in series])
    return evidence.groupby([archive(rates.series) for rates in series]).mean().to_numpy(dtype=np.float64)


def archive(series: str) -> str:
    """The archive that a reference series belongs to: its name up to the first underscore."""
    return series.split("_", maxsplit=1)[0]
