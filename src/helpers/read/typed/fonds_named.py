"""The fonds that persons name in what they type in, held against those of the report, so that none gets lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from helpers.project import Project
from helpers.read.gathering import Gathering
from helpers.read.nearness import near_matches
from helpers.read.remark import Remark
from helpers.read.typed.inputs import read_costs, read_holdings, read_reasons, read_targets
from helpers.settings import Plan
from helpers.tables.reallocation import REASON_LABELS

NAMED: Final = ["fonds", "fonds_key", "source_place", "plan", "reason"]


def read_named(project: Project, year: int) -> pd.DataFrame:
    """The fonds with a target, a reason, costs or holdings: `fonds`, `fonds_key`, `source_place`, `plan`, `reason`.

    Raises:
        DataError: see the readers of `inputs`; the faults of all are named.
    """
    gathering, found = Gathering(), [pd.DataFrame(columns=NAMED, dtype="str")]
    with gathering.step():
        targets = read_targets(project, year)
        found.append(targets[(targets["year"] == year) & targets["fonds"].notna()])
    for read in (read_reasons, read_costs, read_holdings):
        with gathering.step():
            found.append(read(project, year))
    gathering.settle()
    return pd.concat(found, ignore_index=True)[NAMED]


def named_remarks(
    counts: pd.DataFrame, named: pd.DataFrame, annual: Plan | None, aliases: Mapping[str, str]
) -> list[Remark]:
    """A remark on each fonds spelt almost as one of the report, and on reasons that belong to nothing that is told.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        named: from `read_named`.
        annual: the plan of that year, against whose targets by fonds the reasons are told.
        aliases: see `aliases.read_aliases`; a fonds declared there in its own right is not asked about.
    """
    reasons, planned = named[named["reason"].notna()], set(named.loc[named["plan"] == _number(annual), "fonds_key"])
    unmatched = reasons[~reasons["fonds_key"].isin({*counts["fonds_key"], *planned})]
    left = _on("reason-unmatched", unmatched) if planned else _on("reason-idle", reasons)
    return [*_near(counts, named, aliases), *left]


def _number(plan: Plan | None) -> str:
    return plan.id if plan else ""


def _near(counts: pd.DataFrame, named: pd.DataFrame, aliases: Mapping[str, str]) -> Iterator[Remark]:
    """Fonds of the plan that the report seems to have under another spelling: else both short and done unplanned."""
    settled = {*counts["fonds_key"], *(name for name, fonds in aliases.items() if name == fonds)}
    rows = {str(row["fonds_key"]): row for row in named.to_dict("records") if row["fonds_key"] not in settled}
    reported = dict(zip(counts["fonds_key"], counts["fonds"], strict=True))
    for key, other in near_matches(list(rows), list(reported)):
        yield Remark("near-match", str(rows[key]["fonds"]), str(reported[other]), "", str(rows[key]["source_place"]))


def _on(check: str, reasons: pd.DataFrame) -> list[Remark]:
    """One remark a fonds, with all its reasons."""
    return [
        Remark(
            check, rows["fonds"].iloc[0], "", "; ".join(rows["reason"].map(REASON_LABELS)), rows["source_place"].iloc[0]
        )
        for _, rows in reasons.groupby("fonds_key", sort=False)
    ]
