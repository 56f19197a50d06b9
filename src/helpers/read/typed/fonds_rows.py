"""Rows that a person typed in for single fonds: whose they are, however the name is typed, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.read.name import fold
from helpers.tables.table import Table

LEAST = 1e-6  # metres; what is lost by adding decimals is far smaller


def keyed(rows: pd.DataFrame, table: Table, aliases: Mapping[str, str]) -> pd.DataFrame:
    """The rows with the `fonds_key` under which the counts have the fonds.

    Args:
        rows: a table with the columns `fonds`, `fonds_key` and `source_place`.
        table: its description.
        aliases: from `read_aliases`.

    Raises:
        DataError: two rows are of one fonds under two names, and else of one key; every row is named.
    """
    names = rows["fonds"].map(fold, na_action="ignore")
    found = rows.assign(fonds_key=names.map(lambda name: aliases.get(name, name), na_action="ignore"))
    faults = list(_doubled(found, ["fonds_key" if name == "fonds" else name for name in table.key]))
    if faults:
        raise DataError(*faults)
    return table.typed(found)


def _doubled(rows: pd.DataFrame, key: list[str]) -> Iterator[Fault]:
    for _, same in rows[rows.duplicated(key, keep=False)].groupby(key, dropna=False):
        for _, row in same.iloc[1:].iterrows():
            told = ", ".join(str(row[name]) for name in key if name != "fonds_key")
            arguments = {"key": f"{told}, {row['fonds']}", "place": row["source_place"]}
            yield Fault("input-double", {**arguments, "other": same["source_place"].iloc[0]})


def hold_sums(targets: pd.DataFrame) -> None:
    """Hold the targets of fonds against the total of the plan where both are given.

    A fonds whose target is blank may have any: then the others may be less than the total, never more.

    Args:
        targets: `tables.inputs.TARGETS`, all of it.

    Raises:
        DataError: they differ; both places are named.
    """
    faults = [
        fault
        for (plan, _, year, measure), rows in targets.groupby(["plan", "version", "year", "measure"])
        if (fault := _differing(rows, {"plan": str(plan), "year": str(year), "measure": str(measure)}))
    ]
    if faults:
        raise DataError(*faults)


def _differing(rows: pd.DataFrame, told: Mapping[str, str]) -> Fault | None:
    whole, parts = rows[rows["fonds"].isna()], rows[rows["fonds"].notna()]
    if parts.empty or whole["planned"].isna().all():
        return None
    total, found = float(whole["planned"].iloc[0]), float(parts["planned"].sum())
    short = total - found
    if abs(short) < LEAST or (short > 0 and parts["planned"].isna().any()):
        return None
    places = {"place": str(parts["source_place"].iloc[0]), "other": str(whole["source_place"].iloc[0])}
    return Fault("targets-sum", {**told, **places, "found": f"{found:.15g}", "total": f"{total:.15g}"})
