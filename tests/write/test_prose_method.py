"""The sheet on the method: every assumption with its value and ground, those on money only where it counts."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.analyse.assumptions import assumptions
from helpers.analyse.budget import Budget
from helpers.analyse.horizon import Horizon
from helpers.analyse.reference import REFERENCE
from helpers.tables.assumptions import ASSUMED, ASSUMPTIONS, OF_DECISION, OF_MONEY, OF_MOVES, OF_STOCK
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import method

APPROVED, SPENT = pd.Series({2021: 100.0, 2022: 100.0}), pd.Series({2021: 80.0, 2022: 90.0})
VOLUMES = pd.DataFrame({"pages": [160.0, 180.0]}, index=[2021, 2022])


def found(money: Budget | None = None, last_year: int = 2025, left: tuple[float, ...] = ()) -> pd.DataFrame:
    table = assumptions(Horizon(VOLUMES, 2021, last_year, {}, money), pd.Series(left, dtype="float64"))
    ASSUMPTIONS.check(table)
    return table


def test_with_money_every_assumption_is_named_but_that_on_a_volume_decided() -> None:
    assert tuple(found(Budget(APPROVED, SPENT), left=(1.0,))["assumption"]) == (*OF_MOVES, *OF_MONEY, *OF_STOCK)


def test_of_a_period_that_is_over_only_what_is_held_is_assumed_upon() -> None:
    assert tuple(found(last_year=2022, left=(1.0,))["assumption"]) == OF_STOCK


@pytest.mark.parametrize("money", [None, Budget(APPROVED, SPENT[:0])])
def test_without_money_those_on_money_are_left_out(money: Budget | None) -> None:
    assert tuple(found(money)["assumption"]) == (*OF_MOVES, *OF_DECISION)


def test_the_rate_counts_only_where_approved_money_is_known() -> None:
    assert "rate_spread" not in set(found(Budget(APPROVED[:0], SPENT))["assumption"])


def test_the_values_are_those_that_the_model_has() -> None:
    values = found(Budget(APPROVED, SPENT)).set_index("assumption")["assumed"]
    assert (values["spread"], values["money_weight"]) == (REFERENCE.spread, 0.5)


def test_where_nothing_is_forecast_nothing_is_assumed_or_told(edition: Edition) -> None:
    nothing = Edition(edition.settings, 2021, Facts(lambda table: found(last_year=2022)))
    assert method.method(nothing).html == method.assumed(nothing).html == ""


def test_each_assumption_has_a_name_a_ground_and_an_effect() -> None:
    assert set(method.NAMES) == set(method.EFFECTS) == set(ASSUMED)
    assert set(method.BASES) == set(ASSUMPTIONS.column("basis").among)


def test_the_sheet_prints_the_values_as_facts(edition: Edition) -> None:
    told = Edition(edition.settings, 2021, Facts(lambda table: found(Budget(APPROVED, SPENT))))
    table = method.assumed(told)
    assert isinstance(table, DataTable)
    assert [fact.printed for fact in table.facts] == [
        "0,60",
        "0,57",
        "0,20",
        "0,05",
        "0,15",
        "3,00",
        "0,50",
        "0,50",
        "0,25",
        "0,50",
    ]
    assert "định lý Bayes" in method.method(told).sentences[0].text
