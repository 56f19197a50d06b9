"""The score of a forecast of which some quantiles are kept, against what many draws from it give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.analyse.crps import crps
from helpers.tables.forecasted import QUANTILES

SHARES = list(QUANTILES)
VALUES = st.lists(st.floats(-5, 5), min_size=9, max_size=9).map(sorted)


def by_draws(quantiles: list[float], came: float, draws: int = 200_000) -> float:
    """The score by its definition: the expected distance to what came, less half of that between two draws."""
    shares = (np.arange(draws) + 0.5) / draws
    drawn = np.interp(shares, SHARES, quantiles)
    ranks = 2 * np.arange(1, draws + 1) - draws - 1
    return float(np.abs(drawn - came).mean() - (ranks * drawn).sum() / draws**2)


@pytest.mark.parametrize("came", [-3.0, -1.5, 0.0, 0.3, 1.0, 4.0])
@pytest.mark.parametrize("quantiles", [[-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2], [-2, -1, 0, 0, 0, 0, 0, 1, 9]])
def test_it_is_what_many_draws_give(quantiles: list[float], came: float) -> None:
    assert crps(SHARES, quantiles, came) == pytest.approx(by_draws(quantiles, came), abs=1e-4)


@given(VALUES, st.floats(-6, 6))
def test_it_is_what_draws_give_for_any_quantiles(quantiles: list[float], came: float) -> None:
    assert crps(SHARES, quantiles, came) == pytest.approx(by_draws(quantiles, came, 20_000), abs=1e-3)


def test_a_sure_forecast_is_scored_by_its_distance() -> None:
    assert crps(SHARES, [2.0] * 9, 5.0) == pytest.approx(3.0)
    assert crps(SHARES, [2.0] * 9, 2.0) == 0


def test_a_uniform_forecast_is_scored_as_by_hand() -> None:
    evenly = [0.0, 0.25, 0.5, 0.75, 1.0]
    assert crps(evenly, evenly, 0.5) == pytest.approx(1 / 12)  # the integral of (F - 1)² and F², each 1/24
    assert crps(evenly, evenly, 2.0) == pytest.approx(1 + 1 / 3)


@given(VALUES, st.floats(-6, 6), st.floats(-3, 3))
def test_it_moves_with_the_forecast_and_is_never_below_zero(quantiles: list[float], came: float, by: float) -> None:
    moved = crps(SHARES, [value + by for value in quantiles], came + by)
    assert moved == pytest.approx(crps(SHARES, quantiles, came), abs=1e-9)
    assert moved >= -1e-12


def test_a_narrow_true_forecast_beats_a_wide_one() -> None:
    narrow = [-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4]
    assert crps(SHARES, narrow, 0.0) < crps(SHARES, [10 * value for value in narrow], 0.0)
