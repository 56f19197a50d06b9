"""How many pages a record holds, learnt from the fonds digitised: what the records left may come to.

Fonds differ, and a fonds of few records says little of itself. So the log of the pages a record of a fonds, over its n
records, is taken as normal around a level of the fonds' own with the variance sigma²/n, as the mean of n records that
differ by sigma; and the levels as normal around that of all fonds with the variance tau². A fonds of many records keeps
its own ratio, one of few is drawn to the others', one not yet begun has theirs: the hierarchical normal model of Gelman
et al. (2013, Bayesian Data Analysis, 3rd edition, section 5.4; Morris 1983, JASA 78, 47-55, is the empirical Bayes form
of it). Here sigma is learnt as well, since the size of the single records is not known, and neither tau nor sigma is
plugged in: both run over a grid, so that few fonds give a wide interval.

Normal on the log scale, since ratios cannot fall below zero and differ by factors: of the 21 fonds of 2021 from 30 to
300 pages a record. `tests/benchmarks/page_ratio.py` prints how far the intervals can be trusted. Fonds are not pooled
by kind of agency: it prints as well that this gains nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array

USUAL: Final = 1.0  # scale of the half-normal prior of tau and sigma: fonds, and records, apart by a factor of e
APART: Final = (np.arange(60) + 0.5) / 20  # candidates of tau, to three times the scale: a twentieth apart
WITHIN: Final = (np.arange(30) + 0.5) / 10  # of sigma, which few data can tell: a tenth apart


@dataclass(frozen=True)
class PageRatio:
    """What the digitised fonds say of pages a record, for each candidate pair of spreads.

    Args:
        logs: of each fonds, by its key, the log of its pages a record.
        sizes: of the same fonds the number of records.
        apart: tau of each candidate.
        within: sigma of each candidate.
        weights: the probability of each candidate, adding up to one.
        level: the level of all fonds under each candidate.
        doubt: the standard deviation of that level.
    """

    logs: pd.Series
    sizes: pd.Series
    apart: Array
    within: Array
    weights: Array
    level: Array
    doubt: Array

    def draw(self, left: pd.Series, draws: int, random: np.random.Generator) -> pd.DataFrame:
        """Pages of so many records left, of several fonds together.

        One draw has one level and one pair of spreads for all fonds: they are wrong together, and so is their sum.

        Args:
            left: records left, zero or more, by the key of the fonds.
            draws: how many.
            random: the source of chance.

        Returns:
            draws × fonds, pages.
        """
        which = random.choice(len(self.weights), draws, p=self.weights)
        apart, within = self.apart[which, None], self.within[which, None]
        level = (self.level[which] + self.doubt[which] * random.standard_normal(draws))[:, None]
        own, sizes = (known.reindex(left.index).to_numpy(dtype=np.float64) for known in (self.logs, self.sizes))
        trust = np.where(np.isnan(sizes), 0.0, apart**2 / (apart**2 + within**2 / np.nan_to_num(sizes, nan=1.0)))
        expected = level + trust * (np.nan_to_num(own) - level)
        records = left.to_numpy(dtype=np.float64)
        spread = np.sqrt(apart**2 * (1 - trust) + within**2 / np.maximum(records, 1))
        logs = expected + spread * random.standard_normal(expected.shape)
        return pd.DataFrame(records * np.exp(logs), columns=left.index)


def digitised(counts: pd.DataFrame, of: str) -> pd.DataFrame:
    """What is known of each fonds in all years together.

    Args:
        counts: `tables.cleaned.COUNTS` of all years known; a row without the pages or the records is left out.
        of: "records" or "documents": what is to be turned into pages.

    Returns:
        Index `fonds_key`; columns `sizes` (of records) and `pages`, both above zero: of a fonds that was entered and not
        yet scanned there is nothing to learn.
    """
    known = counts.dropna(subset=[of, "pages"])
    sums = known.groupby("fonds_key")[[of, "pages"]].sum().astype("float64").rename(columns={of: "sizes"})
    return sums[(sums > 0).all(axis=1)]


def fit(known: pd.DataFrame) -> PageRatio | None:
    """Learn from the fonds digitised.

    The level of all fonds is as likely anywhere (flat on the log scale) and integrated out; that leaves the likelihood
    of each pair of spreads in closed form (Gelman et al. 2013, equation 5.21).

    Args:
        known: from `digitised`.

    Returns:
        Nothing where no fonds is digitised: then nothing tells how many pages a record has.
    """
    if known.empty:
        return None
    apart, within = (candidates.ravel() for candidates in np.meshgrid(APART, WITHIN))
    logs, sizes = np.log(known["pages"] / known["sizes"]), known["sizes"]
    precision = 1 / (apart[:, None] ** 2 + within[:, None] ** 2 / sizes.to_numpy())
    total = precision.sum(axis=1)
    level = precision @ logs.to_numpy() / total
    misfit = (precision * (logs.to_numpy() - level[:, None]) ** 2).sum(axis=1)
    prior = -(apart**2 + within**2) / (2 * USUAL**2)
    fits = prior + (np.log(precision).sum(axis=1) - np.log(total) - misfit) / 2
    weights = np.exp(fits - fits.max())
    return PageRatio(logs, sizes, apart, within, weights / weights.sum(), level, 1 / np.sqrt(total))
