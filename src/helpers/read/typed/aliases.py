"""Other names of a fonds, typed in once for all years, so that nothing is joined by guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.project import Project
from helpers.read.name import fold
from helpers.read.typed.typed_file import read_typed
from helpers.tables.inputs import ALIASES, ALIASES_FILE

Row = Mapping[str, str]


def read_aliases(project: Project) -> Mapping[str, str]:
    """The folded names in `data/raw/aliases.*`, each to the folded name of the fonds that it stands for.

    A name that stands for itself is declared to be a fonds in its own right, however near to another it is spelt.

    Raises:
        DataError: anything in the file is at fault, a name stands for two fonds, or a fonds is itself a name for
            another; every row is named.
    """
    rows = read_typed(project, ALIASES, ALIASES_FILE)
    first: dict[str, Row] = {}
    for row in _folded(rows):
        first.setdefault(row["name"], row)
    faults = [*_conflicts(rows, first), *_chains(first)]
    if faults:
        raise DataError(*faults)
    return {name: row["fonds"] for name, row in first.items()}


def _folded(rows: pd.DataFrame) -> list[Row]:
    return [
        {"name": fold(row["name"]), "fonds": fold(row["fonds"]), "place": row["source_place"], "as_typed": row["fonds"]}
        for row in rows.to_dict("records")
    ]


def _conflicts(rows: pd.DataFrame, first: Mapping[str, Row]) -> Iterator[Fault]:
    for row in _folded(rows):
        other = first[row["name"]]
        if other["fonds"] != row["fonds"]:
            fonds = {"fonds": row["as_typed"], "other": other["as_typed"]}
            yield Fault("alias-double", {"place": row["place"], "before": other["place"], **fonds})


def _chains(first: Mapping[str, Row]) -> Iterator[Fault]:
    for row in first.values():
        further = first.get(row["fonds"])
        if further and row["name"] != row["fonds"] and further["fonds"] != row["fonds"]:
            fonds = {"fonds": row["as_typed"], "other": further["as_typed"]}
            yield Fault("alias-chain", {"place": row["place"], "further": further["place"], **fonds})
