"""Where the work stands: the year beside the one before, and what is digitised of all that is held.

What is held is compared only fonds by fonds: with those whose holdings are known, and with nothing said of the others.
"""

from __future__ import annotations

import pandas as pd

from helpers.analyse.compare import yearly_totals
from helpers.tables.measures import MEASURES
from helpers.tables.standing import DOWN, SAME, STANDING, UP


def standing(counts: pd.DataFrame, holdings: pd.DataFrame, year: int) -> pd.DataFrame:
    """The change on the year before, and the share digitised of what is held, measure by measure.

    Args:
        counts: `tables.cleaned.COUNTS` of the year and of all earlier ones that are published.
        holdings: `tables.inputs.HOLDINGS` as known by the date of the report, one row for each fonds.
        year: the year reported on.

    Returns:
        `tables.standing.STANDING`. A share is of the fonds whose holdings of that measure are known; it is unknown
        where a count of theirs is, or where a year between the first known one and this is lacking.
    """
    totals = yearly_totals(counts)
    named = {"year": year, "first_year": totals.index.min()}
    rows = [{**named, "measure": name, **_change(totals[name], year)} for name in MEASURES]
    return STANDING.of([{**row, **_share(counts, holdings, str(row["measure"]), year)} for row in rows])


def _change(totals: pd.Series, year: int) -> dict[str, object]:
    actual, before = totals.reindex([year, year - 1])
    if pd.isna(actual) or pd.isna(before):
        return {"actual": actual, "before": before}
    change = int(actual) - int(before)
    return {
        "actual": actual,
        "before": before,
        "direction": UP if change > 0 else DOWN if change < 0 else SAME,
        "change": change,
        "change_size": abs(change),
        "change_share": abs(change) / before if before else None,
    }


def _share(counts: pd.DataFrame, holdings: pd.DataFrame, measure: str, year: int) -> dict[str, object]:
    known = holdings.dropna(subset=measure)
    if known.empty:
        return {}
    held, digitised = int(known[measure].sum()), _digitised(counts, set(known["fonds_key"]), measure, year)
    return {
        "fonds_held": len(known),
        "held": held,
        "digitised": digitised,
        "share_digitised": digitised / held if digitised is not None and held else None,
        "fonds_unlisted": len(_worked_on(counts, measure) - set(known["fonds_key"])),
        "source_place": " – ".join(dict.fromkeys(known["source_place"].iloc[[0, -1]].dropna())) or None,
    }


def _digitised(counts: pd.DataFrame, fonds: set[str], measure: str, year: int) -> int | None:
    """What was done of these fonds in all years; nothing where a count or a whole year is unknown."""
    years = set(counts["year"])
    done = counts.loc[counts["fonds_key"].isin(fonds), measure]
    if done.isna().any() or years != set(range(min(years), year + 1)):
        return None
    return int(done.sum())


def _worked_on(counts: pd.DataFrame, measure: str) -> set[str]:
    """The fonds with any count of the measure, or one that is not known."""
    return set(counts.loc[counts[measure].isna() | (counts[measure] > 0), "fonds_key"])
