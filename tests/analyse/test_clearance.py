"""When all that is held may be done: the pages left, with their own doubt, against the volumes to come."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.analyse.clearance import YEARS, clearance
from helpers.tables.backlog import CLEARANCE

VOLUMES = pd.DataFrame({"pages": [300.0, 330.0, 310.0]}, index=[2021, 2022, 2023])


def chances(left: float, *, doubt: float = 0.0, volumes: pd.DataFrame = VOLUMES, draws: int = 4000) -> pd.Series:
    pages = left * np.exp(doubt * np.random.default_rng(1).standard_normal(draws))
    table = clearance(volumes, pd.Series(pages))
    CLEARANCE.check(table)
    return table.set_index("by_year")["probability"]


def test_thirty_years_are_looked_at_and_the_chance_only_grows() -> None:
    found = chances(2000)
    assert list(found.index) == list(range(2024, 2024 + YEARS))
    assert (found.diff().dropna() >= 0).all()


def test_a_backlog_of_five_usual_years_is_done_after_about_five() -> None:
    found = chances(5 * 313)
    assert 2026 <= found[found >= 0.5].index[0] <= 2030


def test_doubt_about_the_pages_left_widens_the_years() -> None:
    sure, unsure = chances(2000), chances(2000, doubt=1.0)
    assert unsure[2025] > sure[2025]
    assert unsure[2040] < sure[2040]


def test_it_meets_draw_with_draw() -> None:
    left = pd.Series([0.0, 1e15] * 50)
    assert clearance(VOLUMES, left)["probability"].eq(0.5).all()


def test_some_draws_never_end() -> None:
    assert chances(3000).iloc[-1] < 0.99


def test_nothing_left_is_done_at_once() -> None:
    assert chances(0).eq(1).all()


@pytest.mark.parametrize("volumes", [VOLUMES * 0, VOLUMES * np.nan, VOLUMES.rename(columns={"pages": "records"})])
def test_without_a_volume_of_pages_nothing_is_told(volumes: pd.DataFrame) -> None:
    assert chances(100, volumes=volumes).empty


def test_without_pages_left_nothing_is_told() -> None:
    assert clearance(VOLUMES, pd.Series(dtype="float64")).empty


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert chances(2000).equals(chances(2000))
