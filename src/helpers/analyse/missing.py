"""Which inputs the report still lacks, and where each belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES, CURRENT, MISSING
from helpers.tables.inputs import (
    FACTORS_FILE,
    FOLDER,
    FUNDING_FILE,
    HOLDINGS_FILE,
    TARGETS_FILE,
    costs_file,
    reasons_file,
)
from helpers.tables.measures import MEASURES
from helpers.tables.reallocation import FELL_SHORT

AMOUNTS = ("approved", "allocated", "spent")
COSTS_OF = ("planned", "spent")


@dataclass(frozen=True)
class Known:
    """What the inputs of a year gave.

    Args:
        comparison: from `compare.compare`.
        money: from `money.money`.
        standing: from `standing.standing`.
        costs: `tables.inputs.COSTS` of the year.
        reallocation: from `reallocation.reallocation`.
    """

    comparison: pd.DataFrame
    money: pd.DataFrame
    standing: pd.DataFrame
    costs: pd.DataFrame
    reallocation: pd.DataFrame


def missing(known: Known, plans: Sequence[Plan], year: int) -> pd.DataFrame:
    """The targets and amounts of money that no input gives, plan by plan; then what is asked for once.

    Args:
        known: what is there.
        plans: those that cover the year.
        year: the year reported on.

    Returns:
        `tables.compared.MISSING`. Of targets, those of the year come first; those of the other years are asked for
        where the year's is known. Money is asked for where a plan of several years approves it. Each once: the costs by
        fonds where there are none, a factor where a target in shelf metres waits for it, what is held where nothing of
        that is known, targets by fonds where the annual plan has none, and reasons where a fonds is short without one.
    """
    in_force = known.comparison[known.comparison["baseline"] == CURRENT]
    rows = [row for plan in plans for row in _targets(plan, in_force)]
    rows += [_funding(plan, known.money, year) for plan in plans if plan.kind == "period"]
    rows += [_costs(known.costs, year), _factors(in_force), _holdings(known.standing)]
    rows += [row for plan in plans if plan.kind == "annual" for row in _by_fonds(plan, known.reallocation, year)]
    return MISSING.of([row for row in rows if row["what"]])


def _targets(plan: Plan, comparison: pd.DataFrame) -> list[dict[str, object]]:
    """What this year's targets lack, and what those of the other years lack beside."""
    of_plan = comparison[comparison["plan"] == plan.id].set_index("measure")
    in_metres = {measure for measure in MEASURES if not pd.isna(of_plan["planned_metres"].get(measure))}
    asked = [measure for measure in MEASURES if measure not in in_metres]
    year = [measure for measure in asked if pd.isna(of_plan["planned"].get(measure))]
    later = [measure for measure in asked if measure not in year and pd.isna(of_plan["plan_total"].get(measure))]
    common = {"plan": plan.id, "file": f"{FOLDER}/{TARGETS_FILE}", "columns": "planned"}
    found = {"targets": year, "later_targets": later}
    return [{"kind": kind, "what": ";".join(what), **common} for kind, what in found.items()]


def _costs(costs: pd.DataFrame, year: int) -> dict[str, object]:
    """What each fonds was to cost and did cost: without it the mix of fonds is no cause of its own."""
    what = [name for name in COSTS_OF if costs[name].isna().all()]
    columns = ", ".join(("fonds", *what))
    return {"kind": "costs", "what": ";".join(what), "file": f"{FOLDER}/{costs_file(year)}", "columns": columns}


def _factors(in_force: pd.DataFrame) -> dict[str, object]:
    """The factor that a target in metres waits for, to have its pages."""
    waiting = in_force["planned_metres"].notna() & in_force["planned"].isna() & (in_force["measure"] == "pages")
    what, columns = "pages" if waiting.any() else "", "low, likely, high, known_from"
    return {"kind": "factors", "what": what, "file": f"{FOLDER}/{FACTORS_FILE}", "columns": columns}


def _holdings(standing: pd.DataFrame) -> dict[str, object]:
    what = "" if standing["held"].notna().any() else ";".join(MEASURES)
    columns = ", ".join(("fonds", *MEASURES, "known_from"))
    return {"kind": "holdings", "what": what, "file": f"{FOLDER}/{HOLDINGS_FILE}", "columns": columns}


def _funding(plan: Plan, money: pd.DataFrame, year: int) -> dict[str, object]:
    rows = money[(money["plan"] == plan.id) & (money["year"] == year) & (money["source_of_funds"] == ALL_SOURCES)]
    what = [name for name in AMOUNTS if rows[f"{name}_vnd"].isna().all()]
    return {
        "kind": "funding",
        "plan": plan.id,
        "what": ";".join(what),
        "file": f"{FOLDER}/{FUNDING_FILE}",
        "columns": ", ".join(what),
    }


def _by_fonds(plan: Plan, reallocated: pd.DataFrame, year: int) -> list[dict[str, object]]:
    """Targets by fonds where none is known, and the fonds that fell short without a reason."""
    known = reallocated["planned"].notna().any()
    bare = reallocated[reallocated["kind"].isin(FELL_SHORT) & reallocated["reasons"].isna()]
    targets = {"what": "" if known else ";".join(MEASURES), "file": TARGETS_FILE, "columns": "fonds, planned"}
    names = ";".join(dict.fromkeys(bare["fonds"]))
    reasons = {"what": names, "file": reasons_file(year), "columns": "fonds, reason"}
    return [
        {"kind": kind, "plan": plan.id, **row, "file": f"{FOLDER}/{row['file']}"}
        for kind, row in (("fonds_targets", targets), ("reasons", reasons))
    ]
