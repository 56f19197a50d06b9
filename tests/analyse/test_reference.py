from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import helpers
from helpers.analyse.moves import Surprise
from helpers.analyse.reference import REFERENCE, Reference, archive, fit_reference

DATA = Path(helpers.__file__).parent / "reference"


@pytest.fixture(scope="module")
def volumes() -> pd.DataFrame:
    return pd.read_csv(DATA / "volumes.csv")


@pytest.fixture(scope="module")
def milestones() -> pd.DataFrame:
    return pd.read_csv(DATA / "milestones.csv")


def yearly(series: str, values: list[float]) -> pd.DataFrame:
    years = range(2000, 2000 + len(values))
    return pd.DataFrame({"series": series, "year": years, "value": values, "quality": "A"})


def invented(spread: float, archives: int = 12, years: int = 40) -> pd.DataFrame:
    """Archives whose yearly volumes walk at random with one spread."""
    random = np.random.default_rng(1)
    walks = np.exp(np.cumsum(spread * random.standard_normal((archives, years)), axis=1))
    return pd.concat([yearly(f"archive{number}", list(walk)) for number, walk in enumerate(walks)])


def test_the_constants_are_those_that_the_data_give(volumes: pd.DataFrame, milestones: pd.DataFrame) -> None:
    assert fit_reference(volumes, milestones) == REFERENCE


def test_a_known_spread_is_found(milestones: pd.DataFrame) -> None:
    walk = Reference(spread=0.6, unlike=0.5, reverting=0.0, lasting=0.0, surprise=Surprise(rare=0, larger=3))
    found = fit_reference(invented(0.3), milestones.head(0), like=walk)
    assert found.spread == pytest.approx(0.3, abs=0.03)
    assert found.unlike < 0.25


def test_jumps_are_not_taken_for_a_wide_spread(milestones: pd.DataFrame) -> None:
    jumping = invented(0.3)
    jumping["value"] *= 2.7 ** (jumping["year"] >= 2020)
    jumps, none = (
        fit_reference(jumping, milestones.head(0), like=Reference(0.6, 0.5, reverting=0, lasting=0, surprise=surprise))
        for surprise in (Surprise(rare=0.05, larger=4), Surprise(rare=0, larger=4))
    )
    assert jumps.spread < none.spread


def test_an_overlapping_series_changes_nothing(volumes: pd.DataFrame, milestones: pd.DataFrame) -> None:
    twin = volumes[volumes["series"].str.startswith("Project")].assign(series="ProjectGutenberg_again")
    assert fit_reference(pd.concat([volumes, twin]), milestones) == REFERENCE


def test_a_partial_year_changes_nothing(volumes: pd.DataFrame, milestones: pd.DataFrame) -> None:
    partial = yearly("NAA_files_digitised_all", [1.0]).assign(quality="partial")
    assert fit_reference(pd.concat([volumes, partial]), milestones) == REFERENCE


def test_doubtful_and_undated_milestones_change_nothing(volumes: pd.DataFrame, milestones: pd.DataFrame) -> None:
    row = {"series": "BHL_pages", "date": "2020-01-01", "value": 9e9, "quality": "C"}
    added = pd.DataFrame([row, row | {"date": "2020", "quality": "B"}])
    assert fit_reference(volumes, pd.concat([milestones, added])) == REFERENCE


def test_a_steady_milestone_series_is_evidence_of_calm(volumes: pd.DataFrame, milestones: pd.DataFrame) -> None:
    dates = [f"{year}-01-01" for year in range(2000, 2012)]
    steady = pd.DataFrame({"series": "Steady_pages", "date": dates, "value": range(100, 112), "quality": "B"})
    assert fit_reference(volumes, pd.concat([milestones, steady])).spread < REFERENCE.spread


def test_milestones_less_than_a_year_apart_are_joined(volumes: pd.DataFrame, milestones: pd.DataFrame) -> None:
    dates = pd.Series(["2000-01-01", "2000-06-01", "2002-01-01", "2004-01-01"])
    rows = pd.DataFrame({"series": "Some_pages", "date": dates, "value": [0, 90, 100, 200], "quality": "B"})
    joined = rows[rows["date"] != "2000-06-01"]
    assert fit_reference(volumes, pd.concat([milestones, rows])) == fit_reference(
        volumes, pd.concat([milestones, joined])
    )


def test_a_longer_mean_is_not_taken_for_calm(volumes: pd.DataFrame) -> None:
    """The same ratio of rates says more of the spread between four-year means than between one-year means."""

    def fitted(years: int) -> float:
        dates = [f"{2000 + years * step}-01-01" for step in range(5)]
        counts = np.cumsum([0, 100 * years, 130 * years, 100 * years, 130 * years])
        rows = pd.DataFrame({"series": "Some_pages", "date": dates, "value": counts, "quality": "B"})
        walk = Reference(spread=0.6, unlike=0.5, reverting=0.0, lasting=0.0)
        return fit_reference(volumes, rows, like=walk).spread

    assert fitted(1) > fitted(4)


def test_the_prior_is_bounded_and_adds_up_to_one() -> None:
    assert REFERENCE.weights().sum() == pytest.approx(1)
    assert REFERENCE.spreads()[[0, -1]] == pytest.approx([REFERENCE.lowest, REFERENCE.highest])


def test_the_archive_is_the_name_up_to_the_first_underscore() -> None:
    assert archive("NAA_WW2_B883_B884_files") == archive("NAA_files_digitised_all") == "NAA"
