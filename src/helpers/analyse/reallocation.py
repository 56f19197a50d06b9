"""The annual plan fonds by fonds: which fell short and why, which took over, and whether that cost more.

The targets of fonds are taken for the whole plan, as a total is made of them where the plan gives none: a fonds that is
not among them was not planned, and all that was done of it is work taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from helpers.analyse.planned import targets_by_fonds
from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES
from helpers.tables.measures import MEASURES
from helpers.tables.reallocation import (
    ABSENT,
    ADDED,
    AS_PLANNED,
    BEYOND,
    FELL_SHORT,
    OVER,
    REALLOCATION,
    REALLOCATION_REASONS,
    REALLOCATION_TOTALS,
    REASON_LABELS,
    SHORT,
    TOOK_OVER,
    UNKNOWN,
    UNSTATED,
    WITHIN,
)

SPAN: Final = ["plan", "year", "measure"]


@dataclass(frozen=True)
class _Volume:
    """How much of a fonds was planned or done, where that stands, and whether the fonds is named there at all."""

    value: int | None
    place: str = ""
    named: bool = True


NOTHING: Final = _Volume(0, named=False)  # of a fonds that the whole plan, or the whole report, does not name
BLANK: Final = _Volume(None)  # of one that the plan names in other measures only


def reallocation(
    counts: pd.DataFrame, targets: pd.DataFrame, reasons: pd.DataFrame, plan: Plan | None, year: int
) -> pd.DataFrame:
    """Each fonds under the annual plan, in every measure in which that gives targets by fonds.

    Args:
        counts: `tables.cleaned.COUNTS`; a fonds that stands twice is taken together.
        targets: `tables.inputs.TARGETS` as known and in force by the date of the report.
        reasons: `tables.inputs.REASONS` of the year.
        plan: the annual plan, if there is one.
        year: the year reported on.

    Returns:
        `tables.reallocation.REALLOCATION`; no rows where no target is given by fonds. A fonds of the plan that the
        report does not list is `absent` and its actual is zero: the report lists every fonds worked on, and its totals
        are held against the rows, so that none can have been left out. A blank on either side is `unknown`, and so is
        a measure for which the plan names the fonds in other measures only.

    Raises:
        DataError: see `planned.version_in_force`.
    """
    planned = targets_by_fonds(targets, [plan] if plan else [], year)
    if plan is None or planned.empty:
        return REALLOCATION.of([])
    of_year = counts[counts["year"] == year]
    goals, done, why = _goals(planned), _done(of_year), _reasons(reasons)
    names = dict(zip(planned["fonds_key"], planned["fonds"], strict=True)) | dict(
        zip(of_year["fonds_key"], of_year["fonds"], strict=True)
    )
    keys = list(dict.fromkeys([*done, *goals]))
    given = [measure for measure in MEASURES if measure in set(planned["measure"])]
    rows = [
        {"number": number, "fonds_key": key, "fonds": names[key], **_row(measure, sides, why.get(key, {}))}
        for number, key in enumerate(keys, start=1)
        for measure in given
        for sides in [(_of(goals, key, measure), _of(done, key, measure))]
    ]
    return REALLOCATION.of([{"plan": plan.id, "year": year, **row} for row in rows])


Volumes = Mapping[str, Mapping[str, _Volume]]  # by the key of a fonds, then by measure


def _of(volumes: Volumes, key: str, measure: str) -> _Volume:
    return volumes[key].get(measure, BLANK) if key in volumes else NOTHING


def _goals(planned: pd.DataFrame) -> Volumes:
    """The targets of each fonds."""
    found: dict[str, dict[str, _Volume]] = {}
    for row in planned.to_dict("records"):
        goal = _Volume(None if pd.isna(row["planned"]) else int(row["planned"]), str(row["source_place"]))
        found.setdefault(str(row["fonds_key"]), {})[row["measure"]] = goal
    return found


def _done(counts: pd.DataFrame) -> Volumes:
    """What was done of each fonds; unknown where a part of it is."""
    found = {}
    for key, rows in counts.groupby("fonds_key", sort=False):
        place = "; ".join(rows["source_file"].fillna("") + ", " + rows["source_place"].fillna(""))
        sums = {measure: None if rows[measure].isna().any() else int(rows[measure].sum()) for measure in MEASURES}
        found[str(key)] = {measure: _Volume(value, place) for measure, value in sums.items()}
    return found


def _reasons(reasons: pd.DataFrame) -> dict[str, dict[str, str]]:
    """The reasons of each fonds, always in one order, their notes, and where they stand."""
    ranked = reasons.sort_values("reason", key=lambda codes: codes.map(list(REASON_LABELS).index))
    return {
        str(key): {
            "reasons": ";".join(rows["reason"]),
            "note": "; ".join(dict.fromkeys(rows["note"].dropna())),
            "place": "; ".join(rows["source_place"]),
        }
        for key, rows in ranked.groupby("fonds_key", sort=False)
    }


def _row(measure: str, sides: tuple[_Volume, _Volume], why: Mapping[str, str]) -> dict[str, object]:
    """What was planned and done of a fonds in a measure, and how the one stands to the other."""
    goal, done = sides
    difference = None if goal.value is None or done.value is None else done.value - goal.value
    kind = _kind(difference, goal, done)
    told = why if kind in FELL_SHORT else {}  # a reason explains a shortfall, and nothing else
    return {
        "measure": measure,
        "planned": goal.value if goal.named else None,
        "actual": done.value,
        "difference": difference,
        "difference_size": None if difference is None else abs(difference),
        "completion": done.value / goal.value if done.value is not None and goal.value else None,
        "kind": kind,
        "reasons": told.get("reasons"),
        "note": told.get("note") or None,
        "source_place": "; ".join(filter(None, (goal.place, done.place, told.get("place")))),
    }


def _kind(difference: int | None, goal: _Volume, done: _Volume) -> str:
    if difference is None:
        return UNKNOWN
    if difference < 0:
        return SHORT if done.named else ABSENT
    if difference > 0:
        return OVER if goal.named else ADDED
    return AS_PLANNED


def totals(reallocated: pd.DataFrame, money: pd.DataFrame, plans: Sequence[Plan]) -> pd.DataFrame:
    """How many fonds fell short and took over, how much of each measure, and whether that cost more than was given.

    Args:
        reallocated: from `reallocation`.
        money: from `money.money`.
        plans: the plans of the settings; where the annual plan has no money, that of the plan of several years counts.

    Returns:
        `tables.reallocation.REALLOCATION_TOTALS`. The volumes are those of the fonds that could be compared; `net` is
        unknown where one could not. With all compared it is the total actual less the total planned.
    """
    groups = reallocated.groupby(SPAN, sort=False)
    return REALLOCATION_TOTALS.of(
        [
            {**dict(zip(SPAN, span, strict=True)), **_counted(rows), **_volumes(rows), **_cost(money, plans, rows)}
            for span, rows in groups
        ]
    )


def _counted(rows: pd.DataFrame) -> dict[str, object]:
    kinds = rows["kind"]
    return {
        "fonds_compared": int((rows["planned"].notna() & (kinds != UNKNOWN)).sum()),
        "fonds_short": int(kinds.isin(FELL_SHORT).sum()),
        "fonds_taking_over": int(kinds.isin(TOOK_OVER).sum()),
        **{f"fonds_{kind}": int((kinds == kind).sum()) for kind in (ABSENT, OVER, ADDED, UNKNOWN)},
        "source_place": _first_and_last(rows["source_place"]),
    }


def _first_and_last(places: pd.Series) -> str:
    return " – ".join(dict.fromkeys(places.iloc[[0, -1]]))


def _volumes(rows: pd.DataFrame) -> dict[str, object]:
    sizes = rows["difference_size"].fillna(0)
    short, over, added = (int(sizes[rows["kind"].isin(kinds)].sum()) for kinds in (FELL_SHORT, [OVER], [ADDED]))
    net = None if (rows["kind"] == UNKNOWN).any() else over + added - short
    known = {} if net is None else {"net": net, "net_size": abs(net)}
    return {"short": short, "over": over, "added": added, "taken_over": over + added, **known}


def _cost(money: pd.DataFrame, plans: Sequence[Plan], rows: pd.DataFrame) -> dict[str, object]:
    """Whether more was spent than allocated, under the first plan of the year that has any of the two amounts."""
    year = rows["year"].iloc[0]
    whole = money[(money["year"] == year) & (money["source_of_funds"] == ALL_SOURCES)]
    held = whole.set_index("plan")[["allocated_vnd", "spent_vnd"]].dropna(how="all")
    covering = sorted((plan for plan in plans if plan.covers(year)), key=lambda plan: plan.kind != "annual")
    named = [plan.id for plan in covering if plan.id in held.index]
    if not named:
        return {"cost": UNKNOWN}
    allocated, spent = held.loc[named[0]]
    unsure = pd.isna(allocated) or pd.isna(spent)
    return {"cost": UNKNOWN if unsure else WITHIN if spent <= allocated else BEYOND, "cost_plan": named[0]}


def by_reason(reallocated: pd.DataFrame) -> pd.DataFrame:
    """The volume short by its reasons, those given together for a fonds told together, the largest first.

    Args:
        reallocated: from `reallocation`.

    Returns:
        `tables.reallocation.REALLOCATION_REASONS`; it adds up to `short` of the totals.
    """
    short = reallocated[reallocated["kind"].isin(FELL_SHORT)]
    groups = short.assign(reasons=short["reasons"].fillna(UNSTATED)).groupby([*SPAN, "reasons"])
    found = groups.agg(
        fonds_short=("number", "size"), short=("difference_size", "sum"), source_place=("source_place", _first_and_last)
    ).reset_index()
    return REALLOCATION_REASONS.typed(
        found.sort_values([*SPAN, "short", "reasons"], ascending=[True] * 3 + [False, True])
    )
