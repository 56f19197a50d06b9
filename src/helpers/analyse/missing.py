"""Which inputs the report still lacks, and where each belongs."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES, MISSING
from helpers.tables.inputs import FOLDER, FUNDING_FILE, TARGETS_FILE
from helpers.tables.measures import MEASURES

AMOUNTS = ("approved", "allocated", "spent")


def missing(comparison: pd.DataFrame, money: pd.DataFrame, plans: Sequence[Plan], year: int) -> pd.DataFrame:
    """The targets and amounts of money that no input gives, plan by plan.

    Args:
        comparison: from `compare.compare`.
        money: from `money.money`.
        plans: the plans of the settings.
        year: the year reported on.

    Returns:
        `tables.compared.MISSING`. Of targets, those of the year come first; those of the other years are asked for
        where the year's is known. Money is asked for where a plan of several years approves it.
    """
    covering = [plan for plan in plans if plan.covers(year)]
    rows = [row for plan in covering for row in _targets(plan, comparison)]
    rows += [_funding(plan, money, year) for plan in covering if plan.kind == "period"]
    return MISSING.of([row for row in rows if row["what"]])


def _targets(plan: Plan, comparison: pd.DataFrame) -> list[dict[str, object]]:
    """What this year's targets lack, and what those of the other years lack beside."""
    of_plan = comparison[comparison["plan"] == plan.id].set_index("measure")
    year = [measure for measure in MEASURES if pd.isna(of_plan["planned"].get(measure))]
    later = [measure for measure in MEASURES if measure not in year and pd.isna(of_plan["plan_total"].get(measure))]
    common = {"plan": plan.id, "file": f"{FOLDER}/{TARGETS_FILE}", "columns": "planned"}
    found = {"targets": year, "later_targets": later}
    return [{"kind": kind, "what": ";".join(what), **common} for kind, what in found.items()]


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
