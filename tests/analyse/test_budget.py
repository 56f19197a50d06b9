"""Money of the years ahead: what each scenario spends, when it is known, and the money that a plan needs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.analyse.budget import Budget, budget, scenarios
from helpers.analyse.horizon import Horizon
from helpers.analyse.outlook import budget_table, finish_table, forecast_table
from helpers.tables.forecasted import BUDGET, FINISH, FORECAST
from helpers.tables.inputs import FUNDING

AHEAD = [2023, 2024, 2025, 2026]
APPROVED = pd.Series({2021: 100.0, 2022: 100.0, 2023: 120.0, 2024: 140.0, 2025: 160.0})
SPENT = pd.Series({2021: 80.0, 2022: 90.0})


def found(approved: pd.Series = APPROVED, spent: pd.Series = SPENT) -> dict[str, pd.DataFrame]:
    return scenarios(Budget(approved, spent), AHEAD, 2025, 2000, 0)


def ahead(frame: pd.DataFrame) -> list[float]:
    return frame[AHEAD].median().tolist()


def row(year: int, approved: int | None, spent: int | None, source: str = "tỉnh") -> dict[str, object]:
    named = {"plan": "4020", "year": year, "source_of_funds": source, "known_from": "2022-01-01"}
    return {**named, "approved": approved, "spent": spent}


def test_money_of_all_sources_is_added_up_and_an_unknown_part_makes_it_unknown() -> None:
    rows = [row(2021, 5, 4), row(2021, 3, None, "khác"), row(2022, 7, 6), row(2023, 9, 1)]
    known = budget(FUNDING.of(rows), "4020", 2022)
    assert known.approved.to_dict() == {2021: 8, 2022: 7, 2023: 9}
    assert known.spent.to_dict() == {2022: 6}


def test_money_of_another_plan_is_left_out() -> None:
    known = budget(FUNDING.of([row(2021, 5, 4)]), "27", 2022)
    assert known.approved.empty
    assert known.spent.empty


def test_each_scenario_spends_what_it_says() -> None:
    money = found()
    assert ahead(money["flat"]) == [90] * 4
    assert ahead(money["stop"]) == [0, 90, 90, 90]
    assert ahead(money["as_approved"]) == [120, 140, 160, 160]
    assert ahead(money["at_rate"]) == pytest.approx([0.85 * amount for amount in (120, 140, 160, 160)], rel=0.03)


def test_each_scenario_has_the_money_of_the_past_in_every_row() -> None:
    for frame in found().values():
        assert (frame[[2021, 2022]] == [80.0, 90.0]).all(axis=None)


def test_the_rate_is_less_sure_after_one_year_than_after_five_alike() -> None:
    def spread(years: int) -> float:
        past = pd.Series(80.0, index=range(2023 - years, 2023))
        approved = pd.concat([past / 0.8, APPROVED[[2023, 2024, 2025]]])
        return float(np.log(found(approved, past)["at_rate"][2023]).std())

    assert spread(5) < 0.8 * spread(1)


@pytest.mark.parametrize(
    ("approved", "names"),
    [
        (APPROVED.drop(2024), {"flat", "stop"}),
        (APPROVED.drop([2021, 2022]), {"flat", "stop", "as_approved"}),
    ],
)
def test_a_scenario_that_is_not_known_is_absent(approved: pd.Series, names: set[str]) -> None:
    assert set(found(approved)) == names


def test_without_spending_or_years_ahead_there_is_none() -> None:
    assert found(spent=SPENT[:0]) == found(spent=SPENT * 0) == {}
    assert scenarios(Budget(APPROVED, SPENT), [], 2025, 10, 0) == {}


def horizon(money: Budget | None = None, total: int | None = 1000) -> Horizon:
    volumes = pd.DataFrame({"pages": [160.0, 180.0]}, index=[2021, 2022])
    return Horizon(volumes, 2021, 2025, {"pages": total} if total else {}, money or Budget(APPROVED, SPENT))


def needed(of: Horizon) -> list[int]:
    return budget_table(of)["yearly_vnd"].tolist()


def test_the_tables_are_as_described_with_all_scenarios() -> None:
    of = horizon()
    for table, frame in ((FORECAST, forecast_table(of)), (FINISH, finish_table(of)), (BUDGET, budget_table(of))):
        table.check(frame)
    assert {"flat", "stop", "as_approved", "at_rate", "throughput"} <= set(forecast_table(of)["scenario"])


def test_more_money_never_lowers_the_chance() -> None:
    chances = finish_table(horizon()).query("by_year == 2025").set_index("scenario")["probability"]
    assert chances["stop"] < chances["flat"] <= chances["as_approved"]


def test_a_surer_plan_needs_more_money_and_a_larger_one_in_proportion() -> None:
    once = needed(horizon())
    assert once == sorted(once)
    assert once[0] == pytest.approx(660 / 3 / 2, rel=0.05)  # 660 pages left in three years, two pages a đồng
    assert needed(horizon(total=1660)) == pytest.approx([2 * amount for amount in once], rel=0.02)


@pytest.mark.parametrize("of", [horizon(total=None), horizon(total=300), horizon(Budget(APPROVED, SPENT[:0]))])
def test_no_money_is_named_where_total_or_unit_cost_is_unknown_or_nothing_is_left(of: Horizon) -> None:
    assert needed(of) == []


def test_another_unit_of_money_gives_the_same_chances() -> None:
    million = Budget(APPROVED * 1e6, SPENT * 1e6)
    pd.testing.assert_frame_equal(finish_table(horizon()), finish_table(horizon(million)))
