"""Volumes from money: what the money ahead does to the forecast, how it is weighed, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.analyse.forecast import simulate
from helpers.analyse.funded import Funded, funded, of_cost
from helpers.analyse.paths import outcome
from helpers.analyse.reference import REFERENCE
from helpers.errors import DataError

AHEAD = [2024, 2025]
VOLUMES = pd.Series({2021: 300.0, 2022: 450.0, 2023: 380.0})
SPENT = pd.Series({2021: 3000.0, 2022: 4500.0, 2023: 3800.0})  # ten đồng a page in each year


def money(first: float, second: float) -> pd.Series:
    return pd.concat([SPENT, pd.Series({2024: first, 2025: second})])


def by_money(volumes: pd.Series, spent: pd.Series) -> Funded:
    return funded(volumes, AHEAD, pd.concat([spent, pd.Series({2024: 1.0, 2025: 1.0})]), 10)


def test_with_the_money_of_the_last_year_the_middle_stays_and_the_interval_narrows() -> None:
    with_money, without = simulate(VOLUMES, AHEAD, funding=money(3800, 3800)), simulate(VOLUMES, AHEAD)
    assert with_money.median().tolist() == pytest.approx(without.median().tolist(), rel=0.05)
    widths = [drawn.quantile(0.9) - drawn.quantile(0.1) for drawn in (with_money, without)]
    assert (widths[0] < widths[1]).all()


def test_more_money_gives_more_volume() -> None:
    few, many = (simulate(VOLUMES, AHEAD, funding=money(amount, amount)) for amount in (1000, 9000))
    assert (many.median() > 2 * few.median()).all()


def test_a_year_without_money_has_no_volume_in_any_draw() -> None:
    drawn = simulate(VOLUMES, AHEAD, funding=money(0, 3800))
    assert (drawn[2024] == 0).all()
    assert (drawn[2025] > 0).all()


def test_money_that_differs_by_draw_stops_only_its_own_draws() -> None:
    past = {year: np.full(100, amount) for year, amount in SPENT.items()}
    rows = pd.DataFrame(past | {2024: np.arange(100) % 2, 2025: 1.0})
    drawn = simulate(VOLUMES, AHEAD, funding=rows, draws=100)
    assert ((drawn[2024] == 0) == (rows[2024] == 0)).all()


def test_money_in_another_unit_gives_the_same_forecast() -> None:
    million = simulate(VOLUMES, AHEAD, funding=money(3800, 3800) / 1e6)
    np.testing.assert_allclose(million, simulate(VOLUMES, AHEAD, funding=money(3800, 3800)), rtol=1e-9)


def test_same_seed_same_bytes() -> None:
    first, again = (simulate(VOLUMES, AHEAD, funding=money(1, 2), seed=3).to_numpy().tobytes() for _ in "ab")
    assert first == again


def test_one_year_of_money_is_enough_and_a_past_year_without_is_left_out() -> None:
    assert by_money(VOLUMES, pd.Series({2021: 0.0, 2023: 3800.0})).costs.to_dict() == {2023: 10.0}
    assert simulate(VOLUMES.tail(1), AHEAD, funding=money(3800, 3800)).shape == (4000, 2)


@pytest.mark.parametrize("years", [1, 2, 3])
def test_both_ways_weigh_the_same_until_three_years_are_scored(years: int) -> None:
    assert by_money(VOLUMES.tail(years), SPENT.tail(years)).weight(REFERENCE) == 0.5


def test_where_money_explains_the_volumes_it_weighs_more_and_where_it_does_not_less() -> None:
    volumes = pd.Series([100.0, 300, 80, 240, 90], index=range(2019, 2024))
    steady = by_money(volumes, volumes * 10).weight(REFERENCE)
    wild = by_money(pd.Series(100.0, index=volumes.index), volumes * 10).weight(REFERENCE)
    assert 0.55 < steady < 0.8
    assert 0.2 < wild < 0.45


def test_the_score_of_the_mixture_is_that_of_many_draws() -> None:
    found, came = outcome(VOLUMES, [2024], REFERENCE), float(np.log(500))
    logs = np.log(found.draw(40_000, np.random.default_rng(1))[:, 0])
    other = np.random.default_rng(2).permutation(logs)
    drawn = np.abs(logs - came).mean() - np.abs(logs - other).mean() / 2
    assert found.crps(came) == pytest.approx(drawn, rel=0.02)


def test_a_unit_cost_is_taken_to_move_half_as_much_as_a_volume() -> None:
    assert of_cost(REFERENCE).spread == REFERENCE.spread / 2


@pytest.mark.parametrize(
    ("funding", "codes"),
    [
        (SPENT, ["forecast-funding-missing"] * 2),
        (money(-1, 5), ["forecast-funding-negative"]),
        (pd.Series({2024: 5.0, 2025: 5.0}), ["forecast-funding-unlearnt"]),
        (
            pd.Series({2023: 0.0, 2024: float("nan"), 2025: 5.0}),
            ["forecast-funding-missing", "forecast-funding-unlearnt"],
        ),
        (pd.DataFrame([money(1, 1)] * 3), ["forecast-funding-rows"]),
    ],
)
def test_money_that_makes_no_sense_is_refused(funding: pd.Series, codes: list[str]) -> None:
    with pytest.raises(DataError) as error:
        simulate(VOLUMES, AHEAD, funding=funding)
    assert [fault.code for fault in error.value.faults] == codes
