"""The drawing of when the plan may be done."""

from __future__ import annotations

import pandas as pd
import pytest

from few_numbers import PERIOD, SETTINGS, tables
from helpers.tables.forecasted import FINISH, FORECAST
from helpers.write.block import Chart
from helpers.write.charts.finish import finish_by_year
from helpers.write.edition import Edition
from helpers.write.fact import Facts

YEARS = range(2022, 2031)


def edition(*chances: float, target: int | None = 100, done: int = 40) -> Edition:
    """A year with these chances by year; without a target one chance for each of some totals."""
    fixed = {"made_in": 2021, "scenario": "throughput", "measure": "pages"}
    rows = [
        {**fixed, "target": target or 100 + year, "by_year": year if target else 2025, "probability": chance}
        for year, chance in zip(YEARS, chances, strict=False)
    ]
    found = tables((8, None), done) | {"finish": FINISH.of(rows), "forecast": FORECAST.of([])}
    found["comparison"].loc[found["comparison"]["plan"] == PERIOD.id, "remaining"] = max((target or 100) - done, 0)
    return Edition(SETTINGS, 2021, Facts(lambda table: found[table.name]))


@pytest.mark.parametrize(
    ("chances", "told"),
    [
        ((0.0, 0.1, 0.4, 0.6, 0.8), "khả năng ngang nhau (60%)."),
        ((0.0, 0.0, 0.01, 0.1, 0.4, 0.55), "ít khả năng (10%); phải đến hết năm 2027 khả năng mới quá một nửa (55%)."),
        ((0.0, 0.0, 0.0, 0.02, 0.3), "rất ít khả năng (2%); đến hết năm 2026 khả năng vẫn chưa quá một nửa (30%)."),
    ],
)
def test_the_finding_names_the_chance_and_the_year_of_more_than_half(chances: tuple[float, ...], told: str) -> None:
    drawn = finish_by_year(edition(*chances))
    assert isinstance(drawn, Chart)
    assert drawn.title.text == f"Hoàn thành kế hoạch đến hết năm 2025: {told}"
    assert len(drawn.shown) == len(chances)


@pytest.mark.parametrize("of", [edition(), edition(0.2, 0.3, target=None), edition(1.0, 1.0, target=40)])
def test_nothing_is_drawn_without_a_total_or_where_it_is_reached(of: Edition) -> None:
    assert finish_by_year(of).html == ""


def test_the_years_of_the_period_are_told_with_their_chances() -> None:
    drawn = finish_by_year(edition(*[0.1] * 9))
    assert isinstance(drawn, Chart)
    assert "năm 2022 10%, năm 2023 10%" in drawn.description.text
    assert pd.Series(YEARS).astype(str).map(drawn.description.text.__contains__).all()
