"""Fonds that no public report may have: those on the list, and those with closed records in the software's export."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.analyse.check import FAIL, RESTRICTED, Check, or_passed


def restricted_checks(
    counts: pd.DataFrame, restricted: pd.DataFrame, software: pd.DataFrame | None, term: str
) -> list[Check]:
    """A failed check for each fonds in the counts that is restricted or secret; nobody can accept it.

    Nothing where there is neither a list nor a column of access in the export: then nothing is known of it.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        restricted: `tables.inputs.RESTRICTED`.
        software: `tables.reconciled.SOFTWARE`, if an export was received.
        term: what the law in force that year calls a restriction.
    """
    told = software is not None and bool(software["closed"].notna().any())
    found = [*_listed(counts, restricted, term), *(_closed(counts, software, term) if software is not None else ())]
    return or_passed(RESTRICTED, found, compared=told or not restricted.empty)


def _listed(counts: pd.DataFrame, restricted: pd.DataFrame, term: str) -> Iterator[Check]:
    places = dict(zip(restricted["fonds_key"], restricted["source_place"], strict=True))
    for row in counts.drop_duplicates("fonds_key").to_dict("records"):
        if row["fonds_key"] in places:
            yield Check(RESTRICTED, FAIL, row["fonds"], term, "danh mục", places[row["fonds_key"]])


def _closed(counts: pd.DataFrame, software: pd.DataFrame, term: str) -> Iterator[Check]:
    closed = software[software["closed"].fillna(0) > 0].set_index("fonds_key")
    for row in counts.drop_duplicates("fonds_key").to_dict("records"):
        if row["fonds_key"] in closed.index:
            rows = closed.loc[row["fonds_key"]]
            yield Check(RESTRICTED, FAIL, row["fonds"], term, f"{rows['closed']} dòng", rows["source_file"])
