"""What other levels would change: round, ordered, from the data, and nothing where it cannot be said."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.analyse.budget import Budget
from helpers.analyse.horizon import Horizon
from helpers.analyse.outlook import budget_table
from helpers.analyse.what_if import MULTIPLES, what_if
from helpers.tables.what_if import BY_BUDGET, BY_VOLUME, WHAT_IF

MONEY = Budget(pd.Series({2021: 3e9, 2022: 3e9}), pd.Series({2021: 1.5e9, 2022: 1.6e9}))


def horizon(
    *pages: float, total: int | None = None, money: Budget | None = None, last: int = 2025, draws: int = 4000
) -> Horizon:
    volumes = pd.DataFrame({"pages": pages}, index=range(2021, 2021 + len(pages)), dtype="float64")
    return Horizon(volumes, 2021, last, {"pages": total} if total else {}, money, draws)


def found(*pages: float, **of: object) -> pd.DataFrame:
    table = what_if(horizon(*pages, **of))  # type: ignore[arg-type]
    WHAT_IF.check(table)
    return table


def test_levels_are_round_multiples_of_the_last_volume() -> None:
    table = found(200_000, 330_345)
    assert list(table["level"].unique()) == [170_000, 250_000, 330_000, 410_000, 500_000, 660_000, 990_000]
    assert list(table["multiple"].unique()) == list(MULTIPLES)
    assert set(table["lever"]) == {BY_VOLUME}


def test_of_a_tiny_volume_each_level_stands_once_and_the_last_volume_is_one() -> None:
    table = found(2)
    assert list(table["level"].unique()) == [1, 2, 3, 4, 6]
    assert list(table.loc[table["level"] == 2, "multiple"].unique()) == [1.0]


def test_a_year_at_its_level_has_it_as_median() -> None:
    first = found(100_000).query("by_year == 2022").set_index("level")
    assert first["q50"].to_dict() == pytest.approx({level: 100_000 + level for level in first.index}, rel=0.005)


def test_a_decided_volume_is_less_uncertain_than_the_forecast_and_not_certain() -> None:
    row = found(100_000).query("by_year == 2025 and level == 100_000").iloc[0]
    ahead = (row[["q10", "q90"]].astype("float64") - 100_000) / 400_000
    assert list(ahead.round(1)) == [0.6, 2.2]  # as the docstring says


def test_where_the_total_is_known_more_is_never_less_likely_and_years_go_on_beyond_the_period() -> None:
    table = found(330_345, total=2_000_000)
    assert set(table["by_year"]) == set(range(2022, 2031))
    chances = table.pivot(index="level", columns="by_year", values="probability")
    assert (chances.diff().dropna() >= 0).all(axis=None)
    assert (chances.diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def test_where_the_total_is_unknown_there_is_no_chance_and_no_year_beyond_the_period() -> None:
    table = found(330_345)
    assert table[["probability", "target"]].isna().all(axis=None)
    assert set(table["by_year"]) == {2022, 2023, 2024, 2025}


def test_with_money_the_lever_is_the_money_and_agrees_with_the_money_needed() -> None:
    table = found(330_345, 300_000, total=2_000_000, money=MONEY)
    assert set(table["lever"]) == {BY_BUDGET}
    assert table.loc[table["multiple"] == 1, "level"].eq(1_600_000_000).all()
    ends = table[table["by_year"] == 2025].set_index("level")["probability"].astype("float64")
    needed = budget_table(horizon(330_345, 300_000, total=2_000_000, money=MONEY)).set_index("chance")["yearly_vnd"]
    assert np.interp(float(needed[0.5]), ends.index, ends) == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("of", [{"last": 2021}, {"total": 300_000}])
def test_nothing_is_told_of_a_period_that_is_over_or_a_plan_that_is_met(of: dict[str, int]) -> None:
    assert found(330_345, **of).empty


def test_nothing_is_told_where_a_year_of_the_period_is_unknown() -> None:
    assert found(np.nan, 330_345).empty


def test_more_draws_give_the_same_answer_and_the_same_seed_the_same_bytes() -> None:
    few, many = found(330_345, 200_000), found(330_345, 200_000, draws=40_000)
    assert (few["q50"] / many["q50"]).between(0.95, 1.05).all()
    assert few.equals(found(330_345, 200_000))
