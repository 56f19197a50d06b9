from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analyse.forecast import simulate
from helpers.analyse.moves import Surprise
from helpers.analyse.reference import REFERENCE, Reference
from helpers.errors import DataError

YEARS = [2022, 2023, 2024, 2025]


def volumes(*values: float, last: int = 2021) -> "pd.Series[float]":
    return pd.Series(values, index=range(last - len(values) + 1, last + 1), dtype="float64")


def width(history: "pd.Series[float]", reference: Reference = REFERENCE) -> float:
    """The 80 % interval of the first year ahead, as a difference of logs."""
    logs = np.log(simulate(history, [2022], reference=reference)[2022])
    return float(logs.quantile(0.9) - logs.quantile(0.1))


def test_draws_are_yearly_volumes_by_year() -> None:
    drawn = simulate(volumes(330345), YEARS)
    assert drawn.shape == (4000, 4)
    assert drawn.columns.equals(pd.Index(YEARS))
    assert (drawn > 0).all(axis=None)


def test_one_year_gives_a_wide_interval_around_it_that_widens() -> None:
    logs = np.log(simulate(volumes(330345), YEARS).to_numpy())
    assert np.exp(np.median(logs, axis=0)) == pytest.approx([330345] * 4)
    widths = np.quantile(logs, 0.9, axis=0) - np.quantile(logs, 0.1, axis=0)
    assert widths[0] > np.log(2) and all(later > earlier for earlier, later in pairwise(widths))


def test_without_unlike_archives_or_jumps_the_interval_is_that_of_the_normal_distribution() -> None:
    alike = Reference(spread=0.5, unlike=0.001, surprise=Surprise(rare=0, larger=3))
    assert width(volumes(100), alike) == pytest.approx(2 * 1.2816 * 0.5, rel=0.05)


def test_where_every_move_is_a_jump_the_interval_is_as_much_wider() -> None:
    alike = Reference(spread=0.5, unlike=0.001, surprise=Surprise(rare=1, larger=3))
    assert width(volumes(100), alike) == pytest.approx(3 * 2 * 1.2816 * 0.5, rel=0.05)


CALM, WILD = volumes(100, 104, 99, 101, 100), volumes(100, 400, 50, 300, 100)


def test_calm_years_narrow_the_interval_and_wild_years_widen_it() -> None:
    assert width(CALM) < 0.7 * width(volumes(100)) < 0.7 * width(WILD)


def test_the_more_likely_another_spread_is_the_less_calm_years_narrow_the_interval() -> None:
    never, always = (width(CALM, replace(REFERENCE, renewed=chance)) for chance in (0, 1))
    assert never < 0.6 * width(CALM) < 0.6 * always
    assert always == pytest.approx(width(volumes(100)), rel=0.1)


def test_one_jump_among_calm_years_widens_the_interval_less_than_unrest() -> None:
    learnt = replace(REFERENCE, renewed=0)
    assert width(volumes(100, 102, 99, 300, 301), learnt) < 0.75 * width(volumes(100, 160, 90, 140, 301), learnt)


def test_a_move_partly_reverts_and_a_trend_partly_lasts() -> None:
    after_a_jump = simulate(volumes(100, 100, 100, 200), [2022])[2022].median()
    after_growth = simulate(volumes(100, 150, 225, 337.5), [2022])[2022].median()
    assert 180 < after_a_jump < 200
    assert 337.5 < after_growth < 1.5 * 337.5


def test_a_gap_year_in_the_history_is_a_longer_step() -> None:
    history = pd.Series([100.0, 200.0], index=[2019, 2021])
    assert 0 < width(history) < width(volumes(100, 200))


def test_years_ahead_may_begin_later_and_the_interval_is_that_of_the_later_year() -> None:
    later = simulate(volumes(100), [2025], draws=40_000)[2025].quantile([0.1, 0.9])
    every = simulate(volumes(100), YEARS, draws=40_000)[2025].quantile([0.1, 0.9])
    assert later.to_numpy() == pytest.approx(every.to_numpy(), rel=0.05)


def test_the_order_of_the_history_and_of_the_years_does_not_matter() -> None:
    history = volumes(100, 150, 120)
    pd.testing.assert_frame_equal(simulate(history[::-1], YEARS[::-1]), simulate(history, YEARS))


def test_no_years_ahead_give_no_columns() -> None:
    assert simulate(volumes(100), []).shape == (4000, 0)


def test_same_seed_same_bytes_and_another_seed_others() -> None:
    first, again, other = (simulate(volumes(100, 150), YEARS, seed=seed).to_numpy().tobytes() for seed in (7, 7, 8))
    assert first == again != other


def test_more_years_leave_the_draws_of_the_first_ones() -> None:
    longer = simulate(volumes(100, 150), [*YEARS, 2026, 2027])
    np.testing.assert_allclose(longer[YEARS], simulate(volumes(100, 150), YEARS))


def test_more_draws_give_the_same_answer_within_their_error() -> None:
    few = simulate(volumes(100, 150), YEARS).sum(axis=1).quantile([0.1, 0.5, 0.9])
    many = simulate(volumes(100, 150), YEARS, draws=200_000, seed=1).sum(axis=1).quantile([0.1, 0.5, 0.9])
    assert few.to_numpy() == pytest.approx(many.to_numpy(), rel=0.08)


@given(st.floats(1e-3, 1e9), st.lists(st.floats(0.1, 10), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_another_unit_gives_the_same_forecast_in_that_unit(unit: float, values: list[float]) -> None:
    one = simulate(volumes(*values), YEARS, draws=100)
    other = simulate(volumes(*values) * unit, YEARS, draws=100)
    np.testing.assert_allclose(other, one * unit, rtol=1e-6)


def test_a_history_that_no_spread_explains_still_gives_a_forecast() -> None:
    drawn = simulate(volumes(*[1, 1e12] * 10), YEARS)
    assert np.isfinite(drawn).all(axis=None)


def test_an_odd_number_of_draws() -> None:
    assert len(simulate(volumes(100), YEARS, draws=101)) == 101


@pytest.mark.parametrize(
    ("history", "years", "code"),
    [
        (volumes(), YEARS, "forecast-no-history"),
        (volumes(100, float("nan")), YEARS, "forecast-volume-missing"),
        (volumes(100, float("inf")), YEARS, "forecast-volume-missing"),
        (volumes(100, 0), YEARS, "forecast-volume-not-positive"),
        (volumes(-100, 100), YEARS, "forecast-volume-not-positive"),
        (volumes(100), [2020], "forecast-year-behind"),
        (volumes(100), [2021], "forecast-year-twice"),
        (volumes(100), [2022, 2022], "forecast-year-twice"),
        (pd.Series([1.0, 2.0], index=[2021, 2021]), YEARS, "forecast-year-twice"),
    ],
)
def test_what_makes_no_sense_is_refused(history: "pd.Series[float]", years: list[int], code: str) -> None:
    with pytest.raises(DataError) as error:
        simulate(history, years)
    assert error.value.code == code


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(DataError) as error:
        simulate(volumes(0, float("nan"), 5), [2019, 2022])
    assert [fault.code for fault in error.value.faults] == [
        "forecast-volume-missing",
        "forecast-volume-not-positive",
        "forecast-year-twice",
        "forecast-year-behind",
    ]
    assert error.value.faults[1].arguments == {"year": "2019", "found": "0"}
