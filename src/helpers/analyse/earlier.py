"""The counts of a year held against those of earlier years: the wrong file, and the slip of a thousand.

The sums of last year's file agree when it is sent again, and those of counts added up over the years as well: another
year's figures can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pandas as pd

from helpers.analyse.check import FAIL, Check, or_passed
from helpers.analyse.rows import told
from helpers.tables.measures import LABELS, MEASURES

ALIKE: Final = 0.5  # more than this share of rows alike in all three counts is no chance
AGAIN: Final = 0.8  # of last year's fonds; some are renamed when a file is sent with all years added up
LOWER: Final = 0.1  # of the fonds that stand here again; some are corrected down


def earlier_checks(counts: pd.DataFrame, earlier: pd.DataFrame, slip_factor: float) -> list[Check]:
    """The checks that need earlier years; none where nothing earlier is known.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        earlier: the same of earlier years.
        slip_factor: how many times more or less than in an earlier year a count of a fonds may be.
    """
    years = [rows for _, rows in earlier.groupby("year")]
    shared = any(set(rows["fonds_key"]) & set(counts["fonds_key"]) for rows in years)
    return [
        *or_passed(
            "sent-again", [check for rows in years for check in _sent_again(counts, rows)], compared=bool(years)
        ),
        *or_passed("added-up", list(_added_up(counts, years[-1])) if years else [], compared=bool(years)),
        *or_passed("slip-of-years", list(_slips(counts, earlier, slip_factor)), compared=shared),
    ]


def _paired(counts: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """The fonds of this year that an earlier one has, each with the counts of both; once where a name is doubled."""
    single = earlier.drop_duplicates("fonds_key")
    return counts.merge(single, on="fonds_key", suffixes=("", "_before"))


def _sent_again(counts: pd.DataFrame, earlier: pd.DataFrame) -> Iterator[Check]:
    """Whether more than half of the rows of one year are those of the other, to the last digit."""
    pairs = _paired(counts, earlier)
    same = [(pairs[name] == pairs[f"{name}_before"]).fillna(False).astype(bool) for name in MEASURES]  # noqa: FBT003
    alike = int(pd.concat(same, axis="columns").all(axis="columns").sum())
    if alike > ALIKE * min(len(counts), len(earlier)):
        year, found = str(earlier["year"].iloc[0]), f"{alike}/{len(counts)}"
        yield Check("sent-again", FAIL, year, "", found, _places(counts))


def _added_up(counts: pd.DataFrame, before: pd.DataFrame) -> Iterator[Check]:
    """Whether nearly all fonds of the year before stand here again with no smaller count: then years were added up."""
    pairs = _paired(counts, before)
    grown = [(pairs[name] >= pairs[f"{name}_before"]).fillna(False).astype(bool) for name in MEASURES]  # noqa: FBT003
    lower = int((~pd.concat(grown, axis="columns").all(axis="columns")).sum())
    if len(pairs) >= AGAIN * len(before) and lower <= LOWER * len(pairs):
        yield Check("added-up", FAIL, str(before["year"].iloc[0]), "", str(len(pairs)), _places(counts))


def _slips(counts: pd.DataFrame, earlier: pd.DataFrame, factor: float) -> Iterator[Check]:
    for _, pair in _paired(counts, earlier.sort_values("year", ascending=False)).iterrows():
        known = {name: pair[[name, f"{name}_before"]].dropna() for name in MEASURES}
        odd = [name for name, two in known.items() if len(two) > 1 and two.max() > factor * max(two.min(), 1)]
        if odd:
            before = pair[[f"{name}_before" for name in MEASURES]].set_axis(list(MEASURES))
            subject = f"{pair['fonds']}: {', '.join(LABELS[name] for name in odd)}"
            yield Check("slip-of-years", FAIL, subject, told(before), told(pair), pair["source_place"])


def _places(counts: pd.DataFrame) -> str:
    return f"{counts['source_place'].iloc[0]} – {counts['source_place'].iloc[-1]}"
