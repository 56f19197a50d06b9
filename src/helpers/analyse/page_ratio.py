"""How many pages a record holds, learnt from the fonds digitised: what the records left may come to.

Fonds differ, parts of a fonds differ (what is easy to scan is done first), and few records say little. So the log of
the pages a record, over the n records of a fonds in a year, is taken as normal around a level of the fonds, with a
variance of the part and the variance sigma²/n, as the mean of n records that differ by sigma; and the levels as normal
around that of all fonds. Of the variance tau² between parts of different fonds a share is that between the fonds, and
the rest that between the parts of one. A fonds of which much was done in several years keeps its own ratio, one of
which little was is drawn to the others', one not yet begun has theirs; and what is left of a fonds may be unlike what
was done, however much that is.

It is the hierarchical normal model of Gelman et al. (2013, Bayesian Data Analysis, 3rd edition, section 5.4; Morris
1983, JASA 78, 47-55, is its empirical Bayes form) with one step more. None of the spreads is plugged in: they run over
a grid, so that few fonds give a wide interval, and as years come in the share is learnt. On the log scale, since ratios
differ by factors: of the 21 fonds of 2021 from 45 to 300 pages a record. `tests/benchmarks/page_ratio.py` prints how
far the intervals can be trusted, and that pooling by kind of agency gains nothing that chance does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from helpers.analyse.moves import Array

USUAL: Final = 1.0  # scale of the half-normal prior of tau and sigma: parts, and records, apart by a factor of e
APART: Final = (np.arange(30) + 0.5) / 10  # candidates of tau, to three times the scale
WITHIN: Final = (np.arange(10) + 0.5) * 0.3  # of sigma, of which few data tell
OF_FONDS: Final = 1 - ((np.arange(6) + 0.5) / 6) ** 2  # of the share between fonds, closer to each other near one


@dataclass(frozen=True)
class Spreads:
    """The candidates: three numbers each, at one place of three arrays."""

    apart: Array
    within: Array
    of_fonds: Array

    @property
    def between(self) -> Array:
        """The variance between fonds."""
        return self.of_fonds * self.apart**2

    @property
    def parts(self) -> Array:
        """The variance between the parts of one fonds."""
        return (1 - self.of_fonds) * self.apart**2

    @property
    def prior(self) -> Array:
        """The log probability before any data, up to a constant.

        The share is as likely as it is large, 2/3 in the mean: a judgement. The root is how far its candidates stand
        from each other.
        """
        share = np.log(self.of_fonds) + np.log(1 - self.of_fonds) / 2
        return np.asarray(share - (self.apart**2 + self.within**2) / (2 * USUAL**2))


@dataclass(frozen=True)
class PageRatio:
    """What the digitised fonds say of pages a record, for each candidate of the spreads; made by `fit`.

    Args:
        spreads: the candidates.
        weights: the probability of each, adding up to one.
        level: the level of all fonds under each.
        doubt: the standard deviation of that level.
        fonds: the keys of the fonds.
        own: candidates × fonds, the log ratio of each by its own parts alone.
        precision: candidates × fonds, how sure that is: one by its variance.
    """

    spreads: Spreads
    weights: Array
    level: Array
    doubt: Array
    fonds: pd.Index
    own: Array
    precision: Array

    def draw(self, left: pd.Series, draws: int, random: np.random.Generator) -> pd.DataFrame:
        """Pages of so many records left, of several fonds together.

        One draw has one level and one candidate of the spreads for all fonds: they are wrong together, and so is their
        sum.

        Args:
            left: records left, zero or more, by the key of the fonds.
            draws: how many.
            random: the source of chance.

        Returns:
            draws × fonds, pages.
        """
        which = random.choice(len(self.weights), draws, p=self.weights)
        between, parts = self.spreads.between[which, None], self.spreads.parts[which, None]
        level = (self.level[which] + self.doubt[which] * random.standard_normal(draws))[:, None]
        at = self.fonds.get_indexer(left.index)
        begun = at >= 0
        precision = np.where(begun, self.precision[which[:, None], at], 0.0)  # a fonds not begun has nothing of its own
        trust = between * precision / (1 + between * precision)
        records = left.to_numpy(dtype=np.float64)
        single = self.spreads.within[which, None] ** 2 / np.maximum(records, 1)
        spread = np.sqrt(between * (1 - trust) + parts + single)
        logs = level + trust * (self.own[which[:, None], at] - level) + spread * random.standard_normal(trust.shape)
        return pd.DataFrame(records * np.exp(logs), columns=left.index)


def digitised(counts: pd.DataFrame, of: str) -> pd.DataFrame:
    """What is known of each fonds, part by part.

    Args:
        counts: `tables.cleaned.COUNTS` of all years known; a row without the pages or the records is left out.
        of: "records" or "documents": what is to be turned into pages.

    Returns:
        Columns `fonds_key`, `sizes` (of records) and `pages`, both above zero; a row for each year of a fonds, or one
        for all its years where records were entered in one and scanned in another. A fonds of which nothing was scanned
        is left out.
    """
    known = counts.dropna(subset=[of, "pages"]).astype({of: "float64", "pages": "float64"})
    apart = ((known[of] > 0) != (known["pages"] > 0)).groupby(known["fonds_key"]).transform("any")
    parts = known.assign(part=known["year"].where(~apart, 0)).groupby(["fonds_key", "part"])[[of, "pages"]].sum()
    sums = parts.rename(columns={of: "sizes"}).reset_index("fonds_key")
    return sums[(sums[["sizes", "pages"]] > 0).all(axis=1)].reset_index(drop=True)


def fit(known: pd.DataFrame) -> PageRatio | None:
    """Learn from the fonds digitised.

    The level of all fonds is as likely anywhere (flat on the log scale) and integrated out, as are the levels of the
    fonds; that leaves the likelihood of each candidate in closed form (Gelman et al. 2013, equation 5.21, twice).

    Args:
        known: from `digitised`.

    Returns:
        Nothing where no fonds is digitised: then nothing tells how many pages a record has.
    """
    if known.empty:
        return None
    grid = np.meshgrid(APART, WITHIN, OF_FONDS, indexing="ij")
    spreads = Spreads(*(candidates.ravel() for candidates in grid))
    sizes = known["sizes"].to_numpy()
    logs = np.log(known["pages"].to_numpy() / sizes)
    keys, fonds = pd.factorize(known["fonds_key"])
    of_part = 1 / (spreads.parts[:, None] + spreads.within[:, None] ** 2 / sizes)
    own, precision, by_parts = _pooled(of_part, np.broadcast_to(logs, of_part.shape), keys)
    of_fonds = 1 / (spreads.between[:, None] + 1 / precision)
    level, total, by_fonds = _pooled(of_fonds, own, np.zeros(len(fonds), dtype=np.intp))
    fits = spreads.prior + (by_parts.sum(axis=1) + by_fonds[:, 0]) / 2
    weights = np.exp(fits - fits.max())
    doubt = 1 / np.sqrt(total[:, 0])
    return PageRatio(spreads, weights / weights.sum(), level[:, 0], doubt, pd.Index(fonds), own, precision)


def _pooled(precision: Array, values: Array, groups: npt.NDArray[np.intp]) -> tuple[Array, Array, Array]:
    """Candidates × groups: mean, precision, and twice the log likelihood of values with their mean integrated out."""
    member = np.eye(groups.max() + 1)[groups]
    total = precision @ member
    mean = (precision * values) @ member / total
    misfit = (precision * (values - mean[:, groups]) ** 2) @ member
    return mean, total, np.log(precision) @ member - np.log(total) - misfit
