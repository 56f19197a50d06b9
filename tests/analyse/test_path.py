"""The way through a plan of several years: asked for, done, and what is required."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.compare import compare, required
from helpers.analyse.path import path
from helpers.settings import Plan
from helpers.tables.cleaned import VERDICTS
from helpers.tables.inputs import FACTORS, TARGETS
from helpers.tables.path import PATH

PERIOD = Plan(
    id="4020",
    kind="period",
    document="",
    title="",
    date=dt.date(2020, 11, 25),
    issued_by="",
    first_year=2021,
    last_year=2025,
)
ANNUAL = PERIOD.model_copy(update={"id": "27", "kind": "annual", "last_year": 2021})
YEARS = range(2021, 2026)
law = limits(deadline=None, max_examples=25)
count = st.one_of(st.none(), st.integers(0, 10**9))
Row = dict[str, object]
Figures = list[int | None]


def targets(planned: Figures, measure: str = "pages", **other: object) -> list[Row]:
    fixed = {"plan": "4020", "version": "1", "effective_from": "2020-11-25", "measure": measure}
    return [{**fixed, "year": year, "planned": n, **other} for year, n in zip(YEARS, planned, strict=False)]


def totals(pages: Figures) -> pd.DataFrame:
    counted = {"records": None, "documents": None, "pages": pages}
    return pd.DataFrame(counted, index=[*YEARS][: len(pages)], dtype="Int64")


def ways(rows: list[Row], done: Figures, year: int = 2022, factors: pd.DataFrame | None = None) -> pd.DataFrame:
    found = path(totals(done), TARGETS.of(rows), [PERIOD, ANNUAL], year, FACTORS.of([]) if factors is None else factors)
    PATH.check(found)
    return found


def column(found: pd.DataFrame, name: str, baseline: str = "current") -> Figures:
    values = found.loc[found["baseline"] == baseline, name]
    return [None if pd.isna(value) else int(value) for value in values]


FIVE = targets([100] * 5)


def test_what_is_asked_for_adds_up_to_the_end_of_the_period() -> None:
    found = ways(FIVE, [60, 80])
    assert found["year"].tolist() == [*YEARS]
    assert column(found, "planned") == [100] * 5
    assert column(found, "cumulative_planned") == [100, 200, 300, 400, 500]


def test_what_is_done_adds_up_to_the_year_of_the_report_and_no_further() -> None:
    found = ways(FIVE, [60, 80, 90])
    assert column(found, "actual") == [60, 80, None, None, None]
    assert column(found, "cumulative_actual") == [60, 140, None, None, None]


def test_from_there_the_same_is_required_each_year_to_end_where_the_plan_asks() -> None:
    found = ways(FIVE, [60, 80])
    assert column(found, "required") == [None, None, 120, 120, 120]
    assert column(found, "required_cumulative") == [None, None, 260, 380, 500]


def test_a_rate_that_is_rounded_up_does_not_lead_beyond_the_plan() -> None:
    found = ways(FIVE, [60, 81])
    assert column(found, "required")[2:] == [120] * 3
    assert column(found, "required_cumulative")[2:] == [261, 381, 500]


def test_what_is_done_already_requires_nothing() -> None:
    found = ways(FIVE, [300, 250])
    assert column(found, "required")[2:] == [0, 0, 0]
    assert column(found, "required_cumulative")[2:] == [550] * 3


def test_in_the_last_year_nothing_is_ahead() -> None:
    found = ways(FIVE, [60] * 5, year=2025)
    assert column(found, "required") == column(found, "required_cumulative") == [None] * 5


def test_from_an_unknown_year_on_sums_are_unknown() -> None:
    found = ways(targets([100, 100, None, 100, 100]), [None, 80])
    assert column(found, "cumulative_planned") == [100, 200, None, None, None]
    assert column(found, "cumulative_actual") == [None] * 5
    assert column(found, "actual") == [None, 80, None, None, None]


@pytest.mark.parametrize(("planned", "done"), [([100, 100, None, 100, 100], [60, 80]), ([100] * 5, [60, None])])
def test_without_the_whole_plan_and_all_years_done_nothing_is_known_to_be_required(
    planned: Figures, done: Figures
) -> None:
    assert column(ways(targets(planned), done), "required") == [None] * 5


def test_a_year_that_no_target_names_is_unknown() -> None:
    assert column(ways(targets([100] * 3), [60]), "cumulative_planned") == [100, 200, 300, None, None]


def test_a_revised_plan_has_the_way_that_it_began_with_as_well() -> None:
    later = [row for row in targets([60] * 5) if int(str(row["year"])) >= 2023]
    found = ways(
        [*FIVE, *({**row, "version": "2", "effective_from": "2023-06-01"} for row in later)], [60, 80, 50], 2023
    )
    assert column(found, "cumulative_planned") == [100, 200, 260, 320, 380]
    assert column(found, "cumulative_planned", "original") == [100, 200, 300, 400, 500]
    assert column(found, "required")[3:] == [95, 95]
    assert column(found, "required", "original")[3:] == [155, 155]


def test_shelf_metres_stand_in_by_their_factor() -> None:
    factor = {"from_measure": "metres", "to_measure": "pages", "known_from": "2021-01-01", "low": 5, "high": 9}
    found = ways(targets([10] * 5, "metres"), [60], factors=FACTORS.of([{**factor, "likely": 7}]))
    assert column(found, "cumulative_planned") == [70, 140, 210, 280, 350]


def test_a_measure_without_a_target_has_no_way() -> None:
    assert set(ways([*FIVE, *targets([None] * 5, "records")], [60])["measure"]) == {"pages"}
    assert ways([], [60]).empty
    assert ways([{**row, "plan": "27"} for row in FIVE], [60]).empty


@pytest.mark.parametrize(("remaining", "years", "yearly"), [(0, 3, 0), (9, 3, 3), (10, 3, 4), (1, 4, 1)])
def test_what_is_required_is_rounded_up(remaining: int, years: int, yearly: int) -> None:
    assert required(remaining, years) == yearly


@law
@given(st.lists(count, min_size=5, max_size=5), st.lists(count, min_size=1, max_size=5))
def test_it_agrees_with_the_comparison_in_the_year_of_the_report(planned: Figures, done: Figures) -> None:
    assume(any(target is not None for target in planned))
    year = 2020 + len(done)
    compared = compare(totals(done), TARGETS.of(targets(planned)), VERDICTS.of([]), [PERIOD], year)
    names = ["planned", "actual", "cumulative_planned", "cumulative_actual"]
    found = ways(targets(planned), done, year).query("year == @year")[names].reset_index(drop=True)
    expected = compared.query("measure == 'pages'")
    pd.testing.assert_frame_equal(found, expected[names].reset_index(drop=True))


@law
@given(st.lists(st.integers(0, 10**9), min_size=5, max_size=5), st.lists(count, min_size=1, max_size=4))
def test_it_requires_what_the_comparison_requires(planned: Figures, done: Figures) -> None:
    year = 2020 + len(done)
    compared = compare(totals(done), TARGETS.of(targets(planned)), VERDICTS.of([]), [PERIOD], year)
    expected = column(compared.query("measure == 'pages'"), "required_per_year")
    assert column(ways(targets(planned), done, year), "required")[len(done) :] == expected * (5 - len(done))
