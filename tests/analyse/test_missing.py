"""Which inputs the report still lacks, plan by plan, and where each belongs."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd
import pytest

from helpers.analyse.missing import Known, missing
from helpers.settings import Plan
from helpers.tables.compared import COMPARISON, MISSING, MONEY
from helpers.tables.inputs import COSTS
from helpers.tables.reallocation import REALLOCATION
from helpers.tables.standing import STANDING

AMOUNTS = ("approved_vnd", "allocated_vnd", "spent_vnd")


def plan(number: str, kind: Literal["period", "annual"], first: int, last: int) -> Plan:
    years = {"first_year": first, "last_year": last}
    return Plan(id=number, kind=kind, document="", title="", date=dt.date(2020, 11, 25), issued_by="", **years)


PERIOD, ANNUAL = plan("4020", "period", 2021, 2025), plan("27", "annual", 2021, 2021)


def compared(**plan_totals: int | None) -> pd.DataFrame:
    """What the plan of several years asks for, by measure."""
    fixed = {"plan": "4020", "baseline": "current", "year": 2021, "relation": "unknown", "relation_status": "unknown"}
    rows = [{"measure": name, "planned": 1, "plan_total": total} for name, total in plan_totals.items()]
    return COMPARISON.of([{**fixed, **row} for row in rows])


def funded(*amounts: int | None, year: int = 2021, source: str = "all") -> pd.DataFrame:
    """Money of the plan of several years."""
    named = dict(zip(AMOUNTS, amounts, strict=True))
    return MONEY.of([{"plan": "4020", "year": year, "source_of_funds": source, **named}])


HELD, NOTHING_HELD = (STANDING.of([{"year": 2021, "measure": "pages", "held": held}]) for held in (9, None))
ALL_COSTS = COSTS.of([{"fonds": "A", "planned": 7, "spent": 5}])
NO_FONDS = REALLOCATION.of([])
ALL_TARGETS, ALL_MONEY = compared(records=1, documents=2, pages=3), funded(1, 2, 3)


def lacking(comparison: pd.DataFrame, money: pd.DataFrame, *plans: Plan, year: int = 2021) -> list[list[str]]:
    """Kind, plan and what, row by row."""
    found = missing(Known(comparison, money, HELD, ALL_COSTS, NO_FONDS), plans or (PERIOD,), year)
    MISSING.check(found)
    return found[["kind", "plan", "what"]].to_numpy().tolist()


def test_nothing_lacks_where_all_is_given() -> None:
    assert lacking(ALL_TARGETS, ALL_MONEY) == []


def test_everything_lacks_where_nothing_is_given() -> None:
    assert lacking(COMPARISON.of([]), MONEY.of([])) == [
        ["targets", "4020", "records;documents;pages"],
        ["funding", "4020", "approved;allocated;spent"],
    ]


def test_the_other_years_lack_when_only_the_total_of_a_plan_is_unknown() -> None:
    assert lacking(compared(records=1, documents=None, pages=3), ALL_MONEY) == [["later_targets", "4020", "documents"]]


def test_a_measure_lacks_when_the_target_of_the_year_is_unknown() -> None:
    known = compared(records=1, documents=2, pages=3)
    comparison = known.assign(planned=known["planned"].where(known["measure"] != "pages"))
    assert lacking(comparison, ALL_MONEY) == [["targets", "4020", "pages"]]


def test_a_target_of_zero_does_not_lack() -> None:
    assert lacking(compared(records=0, documents=0, pages=0), ALL_MONEY) == []


@pytest.mark.parametrize(
    ("amounts", "what"),
    [((None, 2, 3), "approved"), ((1, None, None), "allocated;spent"), ((0, 0, None), "spent")],
)
def test_an_amount_lacks_when_its_sum_is_unknown(amounts: tuple[int | None, ...], what: str) -> None:
    assert lacking(ALL_TARGETS, funded(*amounts)) == [["funding", "4020", what]]


@pytest.mark.parametrize("other", [funded(1, 2, 3, year=2020), funded(1, 2, 3, source="tỉnh")])
def test_only_the_sum_of_the_year_counts(other: pd.DataFrame) -> None:
    assert lacking(ALL_TARGETS, other) == [["funding", "4020", "approved;allocated;spent"]]


def test_an_annual_plan_is_asked_for_targets_and_not_for_money() -> None:
    assert lacking(ALL_TARGETS, ALL_MONEY, PERIOD, ANNUAL) == [
        ["targets", "27", "records;documents;pages"],
        ["fonds_targets", "27", "records;documents;pages"],
    ]


def test_without_a_plan_nothing_is_asked_for() -> None:
    found = missing(Known(COMPARISON.of([]), MONEY.of([]), HELD, ALL_COSTS, NO_FONDS), [], 2022)
    assert found.empty


@pytest.mark.parametrize(
    ("costs", "what"), [({}, "planned;spent"), ({"planned": 7}, "spent"), ({"planned": 7, "spent": 5}, None)]
)
def test_the_costs_by_fonds_are_asked_for_where_none_is_known(costs: dict[str, int], what: str | None) -> None:
    found = missing(Known(ALL_TARGETS, ALL_MONEY, HELD, COSTS.of([{"fonds": "A", **costs}]), NO_FONDS), [PERIOD], 2021)
    assert found["what"].tolist() == ([what] if what else [])
    assert set(found["file"]) <= {"data/raw/2021/costs.csv"}


def test_what_is_held_is_asked_for_once_where_nothing_of_it_is_known() -> None:
    rows = missing(Known(ALL_TARGETS, ALL_MONEY, NOTHING_HELD, ALL_COSTS, NO_FONDS), [PERIOD], 2021)
    MISSING.check(rows)
    found = rows[["kind", "what", "file", "columns"]].to_numpy().tolist()
    assert found == [
        [
            "holdings",
            "records;documents;pages",
            "data/raw/holdings.csv",
            "fonds, records, documents, pages, known_from",
        ],
    ]
    assert rows["plan"].isna().all()


def in_metres(pages: int | None) -> pd.DataFrame:
    """A target in metres, and the pages that it comes to where a factor is known."""
    total = COMPARISON.typed(compared(records=None, documents=None, pages=pages))
    return total.assign(planned_metres=47.2, planned=total["plan_total"])


def test_a_target_in_metres_asks_for_the_factor_and_for_no_other_target() -> None:
    assert lacking(in_metres(None), ALL_MONEY)[0][0] == "factors"
    assert len(lacking(in_metres(None), ALL_MONEY)) == 1
    assert lacking(in_metres(5), ALL_MONEY) == []


def test_only_the_targets_in_force_are_asked_for() -> None:
    first = COMPARISON.of([{"plan": "4020", "baseline": "original", "year": 2021, "measure": "pages"}])
    assert lacking(pd.concat([ALL_TARGETS, first], ignore_index=True), ALL_MONEY) == []


def test_what_lacks_is_said_with_its_file_and_columns() -> None:
    rows = missing(Known(COMPARISON.of([]), funded(1, None, None), HELD, ALL_COSTS, NO_FONDS), [PERIOD], 2021)
    assert rows[["file", "columns"]].to_numpy().tolist() == [
        ["data/raw/plan/targets.csv", "planned"],
        ["data/raw/plan/funding.csv", "allocated, spent"],
    ]


def of_fonds(*rows: tuple[str, str, str | None, int | None]) -> list[list[str]]:
    """What is asked for of the annual plan by fonds: fonds, kind, reasons, planned; file and columns told."""
    found = [
        {"plan": "27", "year": 2021, "number": at, "fonds_key": name, "fonds": name, "measure": "pages"}
        | {"kind": kind, "reasons": reasons, "planned": planned}
        for at, (name, kind, reasons, planned) in enumerate(rows, 1)
    ]
    asked = missing(Known(COMPARISON.of([]), MONEY.of([]), HELD, ALL_COSTS, REALLOCATION.of(found)), [ANNUAL], 2021)
    MISSING.check(asked)
    return asked.loc[asked["kind"] != "targets", ["kind", "what", "file", "columns"]].to_numpy().tolist()


TARGETS_ASKED = ["fonds_targets", "records;documents;pages", "data/raw/plan/targets.csv", "fonds, planned"]


def test_targets_by_fonds_are_asked_for_where_none_is_known() -> None:
    assert of_fonds() == of_fonds(("A", "unknown", None, None)) == [TARGETS_ASKED]
    assert (
        of_fonds(("A", "as_planned", None, 0)) == of_fonds(("A", "over", None, 5), ("B", "unknown", None, None)) == []
    )


def test_a_reason_is_asked_for_where_a_fonds_is_short_without_one() -> None:
    rows = [("A", "short", None, 5), ("B", "absent", None, 5), ("C", "short", "other", 5), ("D", "over", None, 5)]
    assert of_fonds(*rows) == [["reasons", "A;B", "data/raw/2021/reasons.csv", "fonds, reason"]]
