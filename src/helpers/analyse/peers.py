"""Which fonds are unlike their kind: each ratio held against the fonds of the same agency, or else against all.

The rule was chosen on the 21 fonds of 2021, of which rows 1 and 5 have to be pointed out, and on 4.000 invented years
of 21 fonds with the spread of that year (standard deviations of the logarithms 0,51 and 0,74, where one of 1,39 more is
a fonds of four times as much). Told are the fonds of 2021, how many fonds a year are pointed out for nothing, and how
often the planted one is found, by pages a document and by documents a record:

    factor 3 alone                             rows 1, 5    3,5 a year    68 % and 63 %
    median absolute deviation, 3,5 times       none         0,3           25 % and 10 %
    median absolute deviation 1,65, factor 3   rows 1, 5    2,6           66 % and 51 %
    quartiles 1,75, factor 3                   rows 1, 5    2,4           66 % and 50 %
    Qn 1,9, factor 3                           rows 1, 5    1,7           63 % and 39 %
    Qn 1,9, factor 3, by size (this one)       rows 1, 5    1,3           62 % and 31 %

The median absolute deviation at 3,5 is the rule of Iglewicz and Hoaglin (1993, How to Detect and Handle Outliers).
Below 1,9 more is pointed out for nothing; at 2,0 row 5, with 1,97 of its spread, goes unsaid.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.ratio import JUDGED, RATIOS, ratio
from helpers.analyse.spread import spread
from helpers.tables.profile import ALL_FONDS, OF_AGENCY

SCORE: Final = 1.9  # robust standard deviations from the usual; see above
# Other fonds. In invented years with agencies apart by 0,67 and alike within by 0,3 the fonds of one's own agency, five
# and oneself, find the planted one 67 times in 100 and point out 0,0 % for nothing; all fonds find 54 and point out
# 5,7 %. With three others it is 51 against 52.
ENOUGH: Final = 5
DECIMALS: Final = 6  # as stored, so that a score on the bar is the same in the table and here
KIND: Final = ["agency_key", "level"]


def judged(counts: pd.DataFrame, history: pd.DataFrame, factor: float) -> pd.DataFrame:
    """Each fonds of a year held against the fonds of its kind, ratio by ratio, on the scale of logarithms.

    The usual of a kind is the median of its fonds, each once, with all that is known of it in all years. How far a
    ratio may lie from it is the spread of the kind (see `spread`) and, since a ratio of few records or documents is a
    matter of chance, what a mean of so many may be off by: a variance of 1/n, as of counts that vary as much as they
    are large. Both variances add up, as in the funnel plots of Spiegelhalter (2005, Statistics in Medicine 24).

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        history: the same of all known years to this one, in their order.
        factor: how many times the usual a ratio may be, however alike the fonds are.

    Returns:
        The index of `counts`; `of_kind` (`OF_AGENCY`, or `ALL_FONDS` where the agency has fewer than five others),
        `peers` (how many other fonds these are), and for each ratio of `JUDGED`, after its name, `_usual`, `_score`
        (the distance in standard deviations, of either sign; beyond `SCORE` is unusual), `_low` and `_high` (from where
        to where it is usual). A score is missing where the ratio is unknown, zero, or the only one of its kind.
    """
    known = _each_once(history)
    size = known.groupby(KIND)["fonds_key"].transform("size")
    own = size > ENOUGH
    of_kind = pd.Series(OF_AGENCY, index=known.index).where(own, ALL_FONDS)
    peers = size.where(own, len(known)).astype("Int64") - 1
    who = _at(counts, pd.DataFrame({"of_kind": of_kind, "peers": peers}))
    parts = [_scored(counts, name, _at(counts, _kinds(known, own, name)), factor) for name in JUDGED]
    return pd.concat([who, *parts], axis="columns")


def unusual(found: pd.DataFrame) -> pd.DataFrame:
    """Which ratios are unusual, a column for each of `JUDGED`; `found` is from `judged`."""
    return pd.DataFrame({name: found[f"{name}_score"].abs() > SCORE for name in JUDGED})


def _each_once(history: pd.DataFrame) -> pd.DataFrame:
    """One row a fonds, by its key: its kind, and the logarithms of its ratios over all years with both counts known."""
    fonds = history.groupby("fonds_key")[KIND].last()
    logs = {name: _logarithms(ratio(*_sums(history, *RATIOS[name]))) for name in JUDGED}
    known = fonds.assign(**logs).dropna(subset=list(JUDGED), how="all")
    return known.assign(fonds_key=known.index)


def _sums(history: pd.DataFrame, over: str, under: str) -> tuple[pd.Series, pd.Series]:
    sums = history.dropna(subset=[over, under]).groupby("fonds_key")[[over, under]].sum()
    return sums[over], sums[under]


def _logarithms(values: pd.Series) -> pd.Series:
    """The logarithms; of zero, where nothing was scanned yet, there is none."""
    logs: pd.Series = np.log(values.where(values > 0))
    return logs


def _kinds(known: pd.DataFrame, own: pd.Series, name: str) -> pd.DataFrame:
    """The usual logarithm and the spread of the kind of each fonds."""
    of_agency = known.groupby(KIND)[name]
    return pd.DataFrame(
        {
            "usual": of_agency.transform("median").where(own, known[name].median()),
            "spread": of_agency.transform(spread).where(own, spread(known[name])),
        }
    )


def _at(counts: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """What is known of each fonds, row by row of the counts."""
    return known.reindex(counts["fonds_key"]).set_axis(counts.index)


def _scored(counts: pd.DataFrame, name: str, kinds: pd.DataFrame, factor: float) -> pd.DataFrame:
    over, under = RATIOS[name]
    usual, size = kinds["usual"], counts[under].astype("float64")
    chance = np.sqrt(kinds["spread"] ** 2 + 1 / size.where(size > 0))
    scale = chance.clip(lower=np.log(factor) / SCORE)
    score = (_logarithms(ratio(counts[over], counts[under])) - usual) / scale
    bounds = {"low": np.exp(usual - SCORE * scale), "high": np.exp(usual + SCORE * scale)}
    found = {"usual": np.exp(usual.where(score.notna())), "score": score.round(DECIMALS), **bounds}
    return pd.DataFrame(found).add_prefix(f"{name}_")
