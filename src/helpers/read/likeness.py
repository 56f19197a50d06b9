"""Names of fonds that are almost alike: a person is asked whether they are one, and they are never joined by guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.read.nearness import near_matches
from helpers.read.remark import Remark


def near_remarks(counts: pd.DataFrame, earlier: pd.DataFrame, aliases: Mapping[str, str]) -> list[Remark]:
    """A remark on each fonds whose name is almost that of another one of the year, or of one of earlier years.

    Two that both stood in an earlier year, or of which one is declared a fonds in its own right, are two.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        earlier: the same of earlier years.
        aliases: see `aliases.read_aliases`.
    """
    rows = {str(row["fonds_key"]): row for row in counts.to_dict("records")}
    settled = {*earlier["fonds_key"], *(name for name, fonds in aliases.items() if name == fonds)}
    before = {str(row["fonds_key"]): row for row in earlier.to_dict("records")}
    names = {key: str(row["fonds"]) for key, row in (before | rows).items()}
    new = [key for key in rows if key not in settled]
    return [
        Remark("near-match", names[key], names[other], "", str(rows[key]["source_place"]))
        for key, other in _pairs(new, list(names))
    ]


def _pairs(new: list[str], known: list[str]) -> Iterator[tuple[str, str]]:
    """Each pair once, though both may be new."""
    told: set[frozenset[str]] = set()
    for key, other in near_matches(new, known):
        if frozenset((key, other)) not in told:
            told.add(frozenset((key, other)))
            yield key, other
