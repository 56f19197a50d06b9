"""Shapley values: what they add up to, and what must not matter."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.shapley import Changed, Result, shapley

law = limits(deadline=None, max_examples=50)
Game = dict[Changed, Fraction]
NAMES = ["a", "b", "c", "d"]
numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


@st.composite
def games(draw: st.DrawFn) -> tuple[list[str], Game]:
    """A few factors, and any result for each set of them."""
    factors = NAMES[: draw(st.integers(1, 4))]
    sets = [frozenset(name for at, name in enumerate(factors) if bits >> at & 1) for bits in range(2 ** len(factors))]
    return factors, {changed: draw(numbers) for changed in sets}


def product(**changes: tuple[int, int]) -> Result:
    """The product of factors that change from one number to another."""
    return lambda changed: Fraction(prod(pair[name in changed] for name, pair in changes.items()))


def test_two_factors_share_what_both_do_together() -> None:
    # 2 × 3 = 6 becomes 5 × 7 = 35. The first factor does 3 × 3 = 9 when it changes first and 3 × 7 = 21 when it
    # changes last, 15 on the average; the second 2 × 4 = 8 or 5 × 4 = 20, 14 on the average. 15 + 14 = 35 - 6.
    assert shapley(["a", "b"], product(a=(2, 5), b=(3, 7))) == {"a": 15, "b": 14}


def test_the_value_is_what_all_orders_give_on_the_average() -> None:
    result = product(a=(2, 5), b=(3, 1), c=(4, 9))
    gains = dict.fromkeys("abc", Fraction(0))
    for order in permutations("abc"):
        for at, name in enumerate(order):
            gains[name] += result(frozenset(order[: at + 1])) - result(frozenset(order[:at]))
    assert shapley("abc", result) == {name: gain / 6 for name, gain in gains.items()}


@law
@given(games())
def test_the_values_add_up_to_the_whole_change(game: tuple[list[str], Game]) -> None:
    factors, result = game
    assert sum(shapley(factors, result.__getitem__).values()) == result[frozenset(factors)] - result[frozenset()]


@law
@given(games(), st.randoms())
def test_neither_names_nor_order_matter(game: tuple[list[str], Game], chance: Random) -> None:
    factors, result = game
    other = {name: f"factor {name}" for name in factors}
    renamed = {frozenset(other[name] for name in changed): value for changed, value in result.items()}
    mixed = chance.sample(factors, len(factors))
    found = shapley([other[name] for name in mixed], renamed.__getitem__)
    assert {name: found[other[name]] for name in factors} == shapley(factors, result.__getitem__)


@pytest.mark.parametrize("factors", ["abc", "cab"])
def test_a_factor_that_does_nothing_gets_nothing(factors: str) -> None:
    assert shapley(factors, product(a=(2, 5), b=(3, 3), c=(4, 9)))["b"] == 0


def test_factors_that_do_the_same_get_the_same() -> None:
    found = shapley("abc", product(a=(2, 5), b=(2, 5), c=(4, 9)))
    assert found["a"] == found["b"]


def test_no_factors_have_no_values() -> None:
    assert shapley([], lambda _: Fraction(7)) == {}
