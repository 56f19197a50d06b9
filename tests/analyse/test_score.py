"""Released forecasts beside what came: which are scored, which interval held it, and how far they were off."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analyse.crps import crps
from helpers.analyse.score import score, score_totals
from helpers.tables.forecasted import FORECAST, QUANTILE_NAMES, QUANTILES
from helpers.tables.scored import SCORE, SCORE_TOTALS

EVEN = [100, 200, 300, 400, 500, 600, 700, 800, 900]
PERIOD = (2021, 2025)


def forecast(made_in: int, year: int, quantiles: list[int] = EVEN, **columns: object) -> dict[str, object]:
    named: dict[str, object] = {"scenario": "throughput", "measure": "pages", "quantity": "yearly", "edition": 1}
    values = dict(zip(QUANTILE_NAMES, quantiles, strict=True))
    return {**named, "made_in": made_in, "year": year, **values, **columns}


def released(*rows: dict[str, object]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=[*FORECAST.names, "edition"])
    return FORECAST.typed(frame).assign(edition=frame["edition"].astype("Int64"))


def came(*pages: float | None, first: int = 2021) -> pd.DataFrame:
    return pd.DataFrame({"pages": pd.array(list(pages), dtype="Int64")}, index=range(first, first + len(pages)))


def scored(forecasts: pd.DataFrame, volumes: pd.DataFrame) -> pd.DataFrame:
    return score(forecasts, volumes, lambda year: PERIOD)


@pytest.mark.parametrize(
    ("actual", "inside"),
    [(500, (1, 1, 1)), (400, (1, 1, 1)), (399, (0, 1, 1)), (300, (0, 1, 1)), (299, (0, 0, 1)), (901, (0, 0, 0))],
)
def test_the_intervals_that_held_what_came(actual: int, inside: tuple[int, int, int]) -> None:
    row = scored(released(forecast(2021, 2022)), came(1, actual)).iloc[0]
    assert (row["inside_50"], row["inside_80"], row["inside_95"]) == inside


@given(st.lists(st.integers(1, 10**6), min_size=9, max_size=9).map(sorted), st.integers(1, 10**6))
@settings(max_examples=30, deadline=None)
def test_a_wider_interval_holds_what_a_narrower_one_holds(quantiles: list[int], actual: int) -> None:
    row = scored(released(forecast(2021, 2022, quantiles)), came(1, actual)).iloc[0]
    assert row["inside_50"] <= row["inside_80"] <= row["inside_95"]
    assert row["crps"] >= 0


def test_the_score_is_on_the_log_scale() -> None:
    row = scored(released(forecast(2021, 2022)), came(1, 250)).iloc[0]
    assert row["crps"] == pytest.approx(crps(QUANTILES, list(np.log(EVEN)), np.log(250)), abs=1e-6)
    twice = scored(released(forecast(2021, 2022, [2 * value for value in EVEN])), came(1, 500)).iloc[0]
    assert twice["crps"] == row["crps"]


def test_a_forecast_or_a_volume_of_zero_has_no_score_and_is_counted() -> None:
    found = scored(released(forecast(2021, 2022), forecast(2021, 2023, [0, *EVEN[1:]])), came(1, 0, 500))
    assert found["crps"].isna().all()
    assert list(found["inside_95"]) == [0, 1]


def test_only_years_that_came_are_scored() -> None:
    rows = released(*(forecast(2021, year) for year in range(2022, 2026)))
    assert list(scored(rows, came(1, 500, None))["year"]) == [2022]


def test_what_was_told_first_is_scored_whatever_else_stands_there() -> None:
    rows = [forecast(2021, 2022, scenario=name) for name in ("throughput", "at_rate", "stop", "last_value")]
    found = scored(released(*rows), came(1, 500))
    assert list(zip(found["role"], found["scenario"], strict=True)) == [
        ("told", "at_rate"),
        ("last_value", "last_value"),
    ]


def test_each_years_report_told_its_own_scenario() -> None:
    rows = [forecast(2021, 2023), forecast(2022, 2023), forecast(2022, 2023, scenario="flat")]
    found = scored(released(*rows), came(1, 1, 500))
    assert list(found["scenario"]) == ["throughput", "flat"]


def test_a_cumulative_volume_is_counted_from_the_first_year_of_the_period() -> None:
    rows = released(forecast(2021, 2023, quantity="cumulative"))
    assert scored(rows, came(7, 100, 200, 300, first=2020))["actual"].to_list() == [600]


def test_a_sum_with_an_unknown_year_is_unknown() -> None:
    rows = released(forecast(2021, 2023, quantity="cumulative"), forecast(2021, 2023))
    assert list(scored(rows, came(100, None, 300))["quantity"]) == ["yearly"]


def test_what_remains_is_not_scored() -> None:
    assert scored(released(forecast(2021, 2022, quantity="remaining")), came(1, 500)).empty


def test_nothing_released_gives_empty_tables_as_described() -> None:
    found = scored(released(), came(1))
    for table, frame in ((SCORE, found), (SCORE_TOTALS, score_totals(found))):
        assert frame.empty
        table.check(frame)


def test_the_edition_that_made_a_forecast_is_named() -> None:
    assert scored(released(forecast(2021, 2022, edition=3)), came(1, 500))["edition"].to_list() == [3]


def test_the_totals_count_hits_and_average_scores() -> None:
    found = scored(released(forecast(2021, 2022), forecast(2021, 2023), forecast(2022, 2023)), came(1, 500, 901))
    row = score_totals(found).iloc[0]
    assert (row["scored"], row["inside_50"], row["inside_95"]) == (3, 1, 1)
    assert row["crps"] == pytest.approx(found["crps"].mean(), abs=1e-6)
    SCORE.check(found)
    SCORE_TOTALS.check(score_totals(found))
