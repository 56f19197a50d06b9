"""The sums of the rows held against the totals that the report itself states, in its table and in its prose."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.analyse.check import FAIL, PART, PASSED, WARN, Check, or_passed
from helpers.tables.cleaned import ALL_ROWS
from helpers.tables.measures import LABELS, MEASURES

# Which figure is held against which; the second is what the first should be.
PAIRS = {"sum-total": ("rows", "total_row"), "sum-prose": ("rows", "prose"), "total-prose": ("prose", "total_row")}


@dataclass(frozen=True)
class Figure:
    """A total, where it stands, and whether it lacks a count that should be in it."""

    value: int
    place: str
    partial: bool = False


def control_checks(counts: pd.DataFrame, stated: pd.DataFrame) -> list[Check]:
    """Each measure by the pairs for which both figures are there; a measure with no stated total at all fails.

    A missing count adds nothing to the sum: that it is missing is a failure of its own, and a sum that agrees without
    it proves nothing.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        stated: `tables.cleaned.STATED` of the same report.
    """
    figures = {measure: {**_stated(stated, measure), "rows": _summed(counts, measure)} for measure in MEASURES}
    parts = stated[stated["origin"] == "part"]
    alone = [
        Check("no-control-total", FAIL, measure, "", str(found["rows"].value), found["rows"].place)
        for measure, found in figures.items()
        if len(found) == 1 and not _covered(counts, parts[parts["measure"] == measure])
    ]
    held = [
        _held(check, measure, found[one], found[other])
        for check, (one, other) in PAIRS.items()
        for measure, found in figures.items()
        if one in found and other in found
    ]
    by_part = [check for _, part in parts.iterrows() for check in [_part(counts, part)] if check.status != PASSED]
    return [*held, *or_passed(PART, by_part, compared=not parts.empty), *or_passed("no-control-total", alone)]


def _covered(counts: pd.DataFrame, parts: pd.DataFrame) -> bool:
    """Whether the sums of parts that the table states take in every fonds."""
    bounds = zip(parts["first"], parts["last"], strict=True)
    taken = {number for first, last in bounds for number in range(first, last + 1)}
    return set(counts["number"]) <= taken


def _part(counts: pd.DataFrame, part: pd.Series) -> Check:
    """The sum of a part against what its own row states."""
    rows = counts[counts["number"].between(part["first"], part["last"])]
    summed = _summed(rows, part["measure"])
    status = FAIL if summed.value != part["stated"] else WARN if summed.partial else PASSED
    subject = f"{part['of']}: {LABELS[part['measure']]}"
    told = str(int(part["stated"])), str(summed.value)
    return Check(PART, status, subject, *told, f"{summed.place}; {part['source_place']}")


def _summed(counts: pd.DataFrame, measure: str) -> Figure:
    places = counts["source_place"]
    partial = bool(counts[measure].isna().any())
    return Figure(int(counts[measure].sum()), f"{places.iloc[0]} – {places.iloc[-1]}", partial)


def _stated(stated: pd.DataFrame, measure: str) -> dict[str, Figure]:
    rows = stated[(stated["measure"] == measure) & (stated["of"] == ALL_ROWS)]
    found = zip(rows["origin"], rows["stated"], rows["source_place"], strict=True)
    return {origin: Figure(int(value), place) for origin, value, place in found}


def _held(check: str, measure: str, found: Figure, expected: Figure) -> Check:
    status = FAIL if found.value != expected.value else WARN if found.partial else PASSED
    places = f"{found.place}; {expected.place}"
    return Check(check, status, measure, str(expected.value), str(found.value), places)
