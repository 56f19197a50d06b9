"""Figures of the plan and the money that lie a hundred times and more apart from what they belong to.

The usual slip is one of a thousand: pages typed in thousands, triệu for tỷ. It shows where a target is held against
what was done, an amount of money against the others of its row, and the cost of a fonds against that of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from helpers.analyse.check import FAIL, PASSED, SCALE, Check
from helpers.analyse.rows import printed
from helpers.tables.measures import LABELS, MEASURES

AMOUNTS = {"approved": "phê duyệt", "allocated": "được cấp", "spent": "thực chi"}


@dataclass(frozen=True)
class Typed:
    """What persons typed in for a year, as known by the date of its report.

    Args:
        targets: `tables.inputs.TARGETS`.
        funding: `tables.inputs.FUNDING`.
        costs: `tables.inputs.COSTS`.
    """

    targets: pd.DataFrame
    funding: pd.DataFrame
    costs: pd.DataFrame


def scale_checks(typed: Typed, counts: pd.DataFrame, year: int, factor: float) -> list[Check]:
    """A failure for each figure that is so many times larger or smaller than what it belongs to.

    Args:
        typed: what was typed in.
        counts: one year of `tables.cleaned.COUNTS`.
        year: that year.
        factor: how many times is a slip.

    Returns:
        The failures, or one check that passed where there was anything to compare; nothing where there was not.
    """
    compared = [*_targets(typed.targets, counts, year), *_money(typed.funding), *_costs(typed.costs, counts)]
    failed = [pair.check() for pair in compared if pair.apart(factor)]
    return failed or ([Check(SCALE, PASSED)] if compared else [])


@dataclass(frozen=True)
class _Pair:
    """A figure, what it belongs to, and where it was typed in."""

    subject: str
    found: float
    expected: float
    place: str

    def apart(self, factor: float) -> bool:
        """Whether one is so many times the other."""
        return not 1 / factor < self.found / self.expected < factor

    def check(self) -> Check:
        """The failure."""
        return Check(SCALE, FAIL, self.subject, printed(self.expected), printed(self.found), self.place)


def _targets(targets: pd.DataFrame, counts: pd.DataFrame, year: int) -> Iterator[_Pair]:
    """Targets of the year beside what was done, of all fonds or of the one that they are for."""
    rows = targets[(targets["year"] == year) & targets["measure"].isin(MEASURES)]
    for row in rows.to_dict("records"):
        whole = pd.isna(row["fonds_key"])
        of = counts if whole else counts[counts["fonds_key"] == row["fonds_key"]]
        done, name = of[row["measure"]].sum(), "" if whole else f", {row['fonds']}"
        subject = f"{row['plan']}, số {LABELS[row['measure']]}{name}"
        yield from _pair(subject, row["planned"], done, row["source_place"])


def _money(funding: pd.DataFrame) -> Iterator[_Pair]:
    """What was allocated and spent beside what was approved, else allocated, of the same row."""
    for row in funding.to_dict("records"):
        known = [name for name in AMOUNTS if not pd.isna(row[name])]
        for name in known[1:]:
            subject = f"{row['plan']}, năm {row['year']}, {row['source_of_funds']}, {AMOUNTS[name]}"
            yield from _pair(subject, row[name], row[known[0]], row["source_place"])


def _costs(costs: pd.DataFrame, counts: pd.DataFrame) -> Iterator[_Pair]:
    """What a page of a fonds cost beside the median of all; and what was planned for a fonds beside what it cost."""
    pages = costs["fonds_key"].map(counts.groupby("fonds_key")["pages"].sum()).astype("Float64")
    each = costs["spent"].astype("Float64") / pages.where(pages > 0)
    for row, cost in zip(costs.to_dict("records"), each, strict=True):
        yield from _pair(f"{row['fonds']}, đồng một trang", cost, each.median(), row["source_place"])
        yield from _pair(f"{row['fonds']}, dự kiến chi", row["planned"], row["spent"], row["source_place"])


def _pair(subject: str, found: float, expected: float, place: str) -> Iterator[_Pair]:
    """The pair where both are known and above zero."""
    if not (pd.isna(found) or pd.isna(expected)) and found > 0 and expected > 0:
        yield _Pair(subject, float(found), float(expected), place)
