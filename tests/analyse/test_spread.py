"""The robust spread: its worked values, and what it does not mind."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.spread import NORMAL, spread

several = st.lists(st.integers(-1000, 1000), min_size=2, max_size=15)
law = limits(deadline=None, max_examples=50)


def apart(*values: float | None) -> float:
    return spread(pd.Series(values, dtype="float64"))


@pytest.mark.parametrize(
    ("values", "distance", "correction"),
    [
        ((1, 4), 3, 0.399),
        ((1, 2, 9), 1, 0.994),
        ((0, 1, 3, 7, 12), 3, 0.844),  # of 1, 2, 3, 4, 5 … the third of ten distances
        ((0, 0, 0, 0, 9), 0, 0.844),
        (tuple(range(11)), 2, 11 / 12.4),  # ten distances of 1, nine of 2: the fifteenth
    ],
)
def test_a_quarter_of_the_distances_are_smaller(values: tuple[float, ...], distance: float, correction: float) -> None:
    assert apart(*values) == pytest.approx(correction * NORMAL * distance)


@pytest.mark.parametrize("values", [(), (1,), (None, 1)])
def test_one_value_has_no_spread(values: tuple[float | None, ...]) -> None:
    assert pd.isna(apart(*values))


def test_a_missing_value_is_left_out() -> None:
    assert apart(1, None, 4, 9) == apart(1, 4, 9)


@pytest.mark.parametrize("count", [6, 9, 12, 21])
def test_of_normal_values_it_is_the_standard_deviation(count: int) -> None:
    draws = np.random.default_rng(4020).normal(0, 2, (2000, count))
    assert np.mean([spread(pd.Series(draw)) for draw in draws]) == pytest.approx(2, rel=0.03)


def test_a_third_of_wrong_values_does_not_move_it_far() -> None:
    assert apart(1, 2, 3, 4, 5, 6, 1e6, 1e7, 1e8) < 3 * apart(1, 2, 3, 4, 5, 6)


@law
@given(several, st.sampled_from([0.25, 8.0]), st.integers(-5, 5))
def test_it_has_the_unit_of_the_values_and_no_origin(values: list[int], unit: float, origin: int) -> None:
    assert apart(*(unit * value + origin for value in values)) == pytest.approx(unit * apart(*values))


@law
@given(several)
def test_the_order_does_not_matter(values: list[int]) -> None:
    assert apart(*sorted(values)) == apart(*values)
