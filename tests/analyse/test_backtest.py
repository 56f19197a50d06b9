"""The forecast held against other archives: nothing seen that it must not see, and the mean with equal weights."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.analyse.backtest import AHEAD, backtest, crps, hits, summary
from helpers.analyse.forecast import simulate
from helpers.analyse.reference import fit_reference
from helpers.read.reference import read_published
from helpers.tables.backtested import ALL, BACKTEST, HITS, TRIED

PUBLISHED = read_published()


@pytest.fixture(scope="module")
def tried() -> pd.DataFrame:
    return backtest(PUBLISHED.volumes, PUBLISHED.milestones)


@pytest.fixture(scope="module")
def found(tried: pd.DataFrame) -> pd.DataFrame:
    return summary(tried).set_index("series")


def test_both_tables_are_as_described(tried: pd.DataFrame, found: pd.DataFrame) -> None:
    TRIED.check(tried)
    BACKTEST.check(found.reset_index())


def test_each_forecast_is_of_one_to_four_years_later(tried: pd.DataFrame) -> None:
    assert (tried["year"] - tried["made_in"]).between(1, AHEAD).all()


def test_a_forecast_has_not_seen_its_archive_nor_a_later_year(tried: pd.DataFrame) -> None:
    others = [table[~table["series"].str.startswith("NAA")] for table in (PUBLISHED.volumes, PUBLISHED.milestones)]
    rows = PUBLISHED.volumes.query("series == 'NAA_files_digitised_all' and quality != 'partial'")
    known = rows.set_index("year")["value"].astype("float64").sort_index().iloc[:1]
    drawn = simulate(known, [2023, 2024], reference=fit_reference(*others))
    row = tried.query("series == 'NAA_files_digitised_all' and made_in == 2022 and year == 2024").iloc[0]
    assert row["q50"] == round(drawn[2024].quantile(0.5))


def test_archives_count_equally_however_many_series_they_have(found: pd.DataFrame) -> None:
    australian = found.loc[["NAA_WW2_B883_B884_files", "NAA_files_digitised_all"], "model"].mean()
    assert found.loc[ALL, "model"] == pytest.approx((australian + found["model"]["ProjectGutenberg_texts_issued"]) / 2)
    assert found.loc[ALL, "archives"] == 2


def test_the_model_does_what_was_asked_of_it(found: pd.DataFrame) -> None:
    row = found.loc[ALL]
    assert 0.65 <= row["yearly_80"] <= 0.95
    assert 0.65 <= row["cumulative_80"] <= 0.95
    assert row["to_last_value"] < 1.03
    assert row["to_history_mean"] < 0.92
    assert row["to_point"] < 0.75


def test_hits_are_told_by_quantity_and_interval() -> None:
    drawn = np.linspace([0.0, 0.0], [100.0, 100.0], 1001)
    found = dict(zip(HITS, hits(drawn[:, :1], np.array([92.0])).ravel(), strict=True))
    assert found == {
        "yearly_50": 0,
        "yearly_80": 0,
        "yearly_95": 1,
        "cumulative_50": 0,
        "cumulative_80": 0,
        "cumulative_95": 1,
    }
    assert hits(drawn, np.array([50.0, 99.9]))[:, 1].tolist() == [1, 0, 1, 1]


def test_the_score_is_that_of_the_normal_distribution() -> None:
    drawn = np.random.default_rng(0).standard_normal(100_000)
    assert crps(drawn, 0.0) == pytest.approx((2 * np.sqrt(0.5) - 1) / np.sqrt(np.pi), abs=0.01)


def test_the_score_of_a_point_is_its_distance() -> None:
    assert crps(np.full(100, 2.0), 5.0) == pytest.approx(3)
