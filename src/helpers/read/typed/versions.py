"""The versions of a plan, each of which may say which earlier one it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from helpers.errors import DataError, Fault

Row = Mapping[str, str]


def hold_versions(targets: pd.DataFrame) -> None:
    """Hold what versions say to supersede: an earlier version of the same plan that has targets too.

    Args:
        targets: `tables.inputs.TARGETS`, all of it.

    Raises:
        DataError: a version takes effect on two days, or supersedes one that is not there, one that took effect no
            earlier, two different ones, or in the end itself; every row is named.
    """
    rows = targets[["plan", "version", "effective_from", "supersedes", "source_place"]].to_dict("records")
    saying = [{str(name): value for name, value in row.items()} for row in rows if not pd.isna(row["supersedes"])]
    faults = [fault for row in saying for fault in _faults(row, saying, targets[targets["plan"] == row["plan"]])]
    faults += _of_two_days(targets)
    if faults:
        raise DataError(*faults)


def _of_two_days(targets: pd.DataFrame) -> Iterator[Fault]:
    """Rows of a version that take effect on another day than its first row."""
    first = targets.groupby(["plan", "version"])[["effective_from", "source_place"]].transform("first")
    for at, row in targets[targets["effective_from"] != first["effective_from"]].iterrows():
        told = {"plan": row["plan"], "version": row["version"], "day": row["effective_from"]}
        other = {"other": first.at[at, "effective_from"], "before": first.at[at, "source_place"]}  # noqa: PD008
        yield Fault("version-days", {**told, **other, "place": row["source_place"]})


def _faults(row: Row, saying: Sequence[Row], of_plan: pd.DataFrame) -> Iterator[Fault]:
    told = {name: row[name] for name in ("plan", "version", "supersedes")}
    place = {"place": row["source_place"]}
    replaced = of_plan.loc[of_plan["version"] == row["supersedes"], "effective_from"]
    if replaced.empty:
        yield Fault("supersedes-unknown", {**told, **place, "known": ", ".join(dict.fromkeys(of_plan["version"]))})
    elif row["version"] in _chain(row, saying):
        yield Fault("supersedes-cycle", {**told, **place})
    elif replaced.max() >= row["effective_from"]:
        yield Fault("supersedes-date", {**told, **place, "day": row["effective_from"], "other": replaced.max()})
    others = [one["supersedes"] for one in saying if _same(one, row) and one["supersedes"] != row["supersedes"]]
    if others:
        yield Fault("supersedes-two", {**told, **place, "other": others[0]})


def _same(one: Row, other: Row) -> bool:
    return (one["plan"], one["version"]) == (other["plan"], other["version"])


def _chain(row: Row, saying: Sequence[Row]) -> set[str]:
    """The versions that a version replaces, directly or through others."""
    steps = {one["version"]: one["supersedes"] for one in saying if one["plan"] == row["plan"]}
    chain: set[str] = set()
    version = row["supersedes"]
    while version not in chain:
        chain.add(version)
        version = steps.get(version, version)
    return chain
