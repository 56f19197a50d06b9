"""How many documents a record holds and how many pages a document, and which of these are so far off as to be slips."""

from __future__ import annotations

import pandas as pd

RATIOS = {
    "pages_per_document": ("pages", "documents"),
    "documents_per_record": ("documents", "records"),
    "pages_per_record": ("pages", "records"),
}
JUDGED = ("pages_per_document", "documents_per_record")  # the third is the product of these two


def ratio(over: pd.Series, under: pd.Series) -> pd.Series:
    """One count divided by another, missing where either is missing or the divisor is zero."""
    divisor = under.astype("float64").where(under.astype("float64") != 0)
    return over.astype("float64") / divisor


def ratios(counts: pd.DataFrame) -> pd.DataFrame:
    """The ratios `pages_per_document`, `documents_per_record`, `pages_per_record` of each row of counts."""
    return pd.DataFrame({name: ratio(counts[over], counts[under]) for name, (over, under) in RATIOS.items()})


def far(values: pd.Series, factor: float) -> pd.Series:
    """Which values are more than `factor` times the median of all, or less than the median divided by `factor`.

    A plain factor, for slips: a digit too many is one however much fonds differ. For fonds unlike their kind see
    `peers`.
    """
    median = values.median()
    return (values > factor * median) | (values < median / factor)
