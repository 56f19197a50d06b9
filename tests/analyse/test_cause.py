"""Money, mix of fonds and unit costs as causes of a shortfall, in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.cause import Money, State, by_fonds, causes, one_unit_cost, whole
from helpers.tables.shortfall import BY_CAUSE

law = limits(deadline=None, max_examples=50)
amounts = st.integers(1, 10**12)
fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=997)

# A year on paper. Planned: 1000 đồng, half for A at 10 đồng a page and half for B at 5: 50 + 100 = 150 pages.
# Allocated are 800, spent 400: 300 on A at 10 đồng a page, 100 on B at 10 as well: 30 + 10 = 40 pages. 110 are lacking.
MONEY = Money(approved=1000, allocated=800, spent=400)
PLANNED = by_fonds(150, 1000, {"A": 50, "B": 100}, {"A": 500, "B": 500})
ACTUAL = by_fonds(40, 400, {"A": 30, "B": 10}, {"A": 300, "B": 100})


@st.composite
def states(draw: st.DrawFn, volume: int, money: int) -> State:
    """A volume and its money spread over some fonds, some of them without a volume."""
    fonds = draw(st.lists(st.sampled_from("ABCD"), min_size=1, unique=True))
    volumes = {name: draw(st.integers(0, 10**6)) for name in fonds} | {fonds[0]: draw(st.integers(1, 10**6))}
    return by_fonds(volume, money, volumes, {name: draw(amounts) for name in fonds})


@st.composite
def years(draw: st.DrawFn) -> tuple[int, int, Money, State, State]:
    """Target, done, money, and both states."""
    target, done, money = draw(amounts), draw(amounts), Money(draw(amounts), draw(amounts), draw(amounts))
    return target, done, money, draw(states(target, money.approved)), draw(states(done, money.spent))


def test_the_example_done_on_paper() -> None:
    # Pages of one đồng: 0,15 as planned; 0,125 with the mix changed; 0,1 with the unit costs changed; 0,1 with both.
    # Volumes, by what has changed (a allocation, d disbursement, m mix, c unit cost):
    #   none 150   m 125   c 100   mc 100      d 75   dm 62,5   dc 50   dmc 50
    #   a    120  am 100  ac  80  amc  80     ad 60  adm 50    adc 40  admc 40
    # What each takes, weighed 1/4 when none or all three others have changed, and 1/12 when one or two have:
    #   a  30/4 + (25 + 20 + 15)/12 + (20 + 12,5 + 10)/12 + 10/4 = 445/24
    #   d  75/4 + (62,5 + 50 + 60)/12 + (50 + 50 + 40)/12 + 40/4 = 1315/24
    #   m  25/4 + (0 + 20 + 12,5)/12 + (0 + 0 + 10)/12 + 0/4 = 235/24
    #   c  50/4 + (25 + 40 + 25)/12 + (20 + 12,5 + 20)/12 + 10/4 = 645/24
    # 445 + 1315 + 235 + 645 = 2640 = 24 × 110.
    wanted = [Fraction(445, 24), Fraction(1315, 24), Fraction(235, 24), Fraction(645, 24)]
    assert list(causes(MONEY, PLANNED, ACTUAL).values()) == wanted


def test_the_example_with_one_unit_cost_for_all() -> None:
    # 1000/150 đồng a page become 400/40. Volumes: 150, a 120, d 75, ad 60, c 100, ac 80, dc 50, adc 40.
    #   a  30/3 + (15 + 20)/6 + 10/3 = 115/6     d  75/3 + (60 + 50)/6 + 40/3 = 340/6
    #   c  50/3 + (40 + 25)/6 + 20/3 = 205/6     115 + 340 + 205 = 660 = 6 × 110.
    found = causes(MONEY, one_unit_cost(150, 1000), one_unit_cost(40, 400))
    assert found == {"allocation": Fraction(115, 6), "disbursement": Fraction(340, 6), "mix": 0} | {
        "unit_cost": Fraction(205, 6)
    }


@law
@given(years())
def test_the_causes_add_up_to_the_shortfall_exactly(year: tuple[int, int, Money, State, State]) -> None:
    target, done, money, planned, actual = year
    assert sum(causes(money, planned, actual).values()) == target - done


@law
@given(years())
def test_where_nothing_differs_nothing_is_lacking(year: tuple[int, int, Money, State, State]) -> None:
    _, _, money, planned, _ = year
    as_planned = Money(money.approved, money.approved, money.approved)
    assert set(causes(as_planned, planned, planned).values()) == {0}


@law
@given(years(), st.randoms())
def test_neither_names_nor_order_of_the_fonds_matter(
    year: tuple[int, int, Money, State, State], chance: Random
) -> None:
    _, _, money, *both = year
    other = dict(zip("ABCD", chance.sample("WXYZ", 4), strict=True))

    def renamed(of: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return {other[fonds]: of[fonds] for fonds in reversed(list(of))}

    found = causes(money, *(State(renamed(state.shares), renamed(state.yields)) for state in both))
    assert found == causes(money, *both)


@pytest.mark.parametrize(
    ("money", "cause"),
    [(Money(1000, 500, 500), "allocation"), (Money(1000, 1000, 500), "disbursement")],
)
def test_less_money_alone_is_the_only_cause(money: Money, cause: str) -> None:
    found = causes(money, PLANNED, by_fonds(75, 500, {"A": 25, "B": 50}, {"A": 250, "B": 250}))
    assert found == {**dict.fromkeys(BY_CAUSE, 0), cause: 75}


@pytest.mark.parametrize(
    ("actual", "cause"),
    [
        (by_fonds(125, 1000, {"A": 75, "B": 50}, {"A": 750, "B": 250}), "mix"),
        (by_fonds(125, 1000, {"A": 25, "B": 100}, {"A": 500, "B": 500}), "unit_cost"),
    ],
)
def test_another_mix_or_unit_cost_alone_is_the_only_cause(actual: State, cause: str) -> None:
    assert causes(Money(1000, 1000, 1000), PLANNED, actual) == {**dict.fromkeys(BY_CAUSE, 0), cause: 25}


def test_what_adds_to_the_volume_is_below_zero() -> None:
    found = causes(Money(1000, 1200, 1200), PLANNED, by_fonds(180, 1200, {"A": 60, "B": 120}, {"A": 600, "B": 600}))
    assert found["allocation"] == -30


def test_a_fonds_that_enters_or_leaves_borrows_the_unit_cost_of_the_other_side() -> None:
    # C comes in the place of B at a full cost of 20 đồng a page: 50 + 25 pages. Its unit cost has not changed.
    with_c = by_fonds(75, 1000, {"A": 50, "C": 25}, {"A": 500, "C": 500})
    same = Money(1000, 1000, 1000)
    assert causes(same, PLANNED, with_c) == {**dict.fromkeys(BY_CAUSE, 0), "mix": 75}
    assert causes(same, with_c, PLANNED) == {**dict.fromkeys(BY_CAUSE, 0), "mix": -75}


def test_a_fonds_paid_for_without_any_volume_has_a_yield_of_zero() -> None:
    actual = by_fonds(50, 1000, {"A": 50}, {"A": 500, "B": 500})
    assert actual.yields == {"A": Fraction(1, 10), "B": 0}
    assert causes(Money(1000, 1000, 1000), PLANNED, actual)["unit_cost"] == 100


def test_money_of_no_fonds_is_spread_over_all_by_their_costs() -> None:
    with_overhead = by_fonds(150, 1000, {"A": 5, "B": 10}, {"A": 3, "B": 3})
    assert with_overhead == PLANNED


@pytest.mark.parametrize(
    ("parts", "rounded"),
    [
        ([Fraction(445, 24), Fraction(1315, 24), Fraction(235, 24), Fraction(645, 24)], [18, 55, 10, 27]),
        ([Fraction(-1, 2), Fraction(1, 2), Fraction(0)], [0, 0, 0]),
        ([Fraction(-7, 3), Fraction(1, 3), Fraction(0)], [-2, 0, 0]),
        ([Fraction(1, 3)] * 3, [1, 0, 0]),
        ([], []),
    ],
)
def test_parts_are_rounded_so_that_they_add_up(parts: list[Fraction], rounded: list[int]) -> None:
    assert list(whole(dict(zip("abcd", parts, strict=False))).values()) == rounded


@law
@given(st.lists(fractions, min_size=1, max_size=4), st.integers(-(10**6), 10**6))
def test_rounding_keeps_the_sum_and_moves_no_part_by_one(parts: list[Fraction], total: int) -> None:
    exact = dict(zip("abcde", [*parts, total - sum(parts, Fraction(0))], strict=False))
    rounded = whole(exact)
    assert sum(rounded.values()) == total
    assert all(-1 < rounded[name] - part < 1 for name, part in exact.items())
