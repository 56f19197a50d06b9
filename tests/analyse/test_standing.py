"""The year beside the one before, and what is digitised of what is held."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.standing import standing
from helpers.tables.cleaned import COUNTS
from helpers.tables.inputs import HOLDINGS
from helpers.tables.standing import STANDING

law = limits(deadline=None, max_examples=20)
Done = tuple[int, str, int | None]  # year, fonds, pages


def counted(*rows: Done) -> pd.DataFrame:
    fixed = {"agency": "x", "level": "other"}
    named = [{"year": year, "fonds": key, "fonds_key": key, "pages": pages} for year, key, pages in rows]
    return COUNTS.of([{**fixed, **row, "number": at} for at, row in enumerate(named, 1)])


def holding(**pages: int | None) -> pd.DataFrame:
    rows = [{"fonds": key, "fonds_key": key, "pages": held, "known_from": "2021-01-01"} for key, held in pages.items()]
    return HOLDINGS.of([{**row, "source_place": f"dòng {row['fonds']}"} for row in rows])


def pages(counts: pd.DataFrame, holdings: pd.DataFrame, year: int = 2022) -> pd.Series:
    found = standing(counts, holdings, year)
    STANDING.check(found)
    return found[found["measure"] == "pages"].iloc[0]


@pytest.mark.parametrize(
    ("before", "now", "direction", "change", "share"),
    [(400, 500, "up", 100, 0.25), (400, 300, "down", -100, 0.25), (400, 400, "same", 0, 0), (400, 0, "down", -400, 1)],
)
def test_the_change_on_the_year_before(before: int, now: int, direction: str, change: int, share: float) -> None:
    row = pages(counted((2021, "a", before), (2022, "b", now)), holding())
    assert row[["direction", "change", "change_size", "change_share"]].tolist() == [
        direction,
        change,
        abs(change),
        share,
    ]


def test_from_nothing_the_change_has_no_share() -> None:
    row = pages(counted((2021, "a", 0), (2022, "a", 7)), holding())
    assert (row["change"], pd.isna(row["change_share"])) == (7, True)


@pytest.mark.parametrize(
    "counts",
    [
        counted((2022, "a", 5)),
        counted((2020, "a", 5), (2022, "a", 5)),
        counted((2021, "a", None), (2022, "a", 5)),
        counted((2021, "a", 5), (2022, "a", None)),
    ],
)
def test_without_both_years_there_is_no_change(counts: pd.DataFrame) -> None:
    assert pages(counts, holding())[["direction", "change", "change_size", "change_share"]].isna().all()


def test_the_share_is_of_the_fonds_whose_holdings_are_known() -> None:
    counts = counted((2021, "a", 10), (2022, "a", 20), (2022, "b", 5), (2022, "c", 9), (2022, "d", 0))
    row = pages(counts, holding(a=100, b=None, e=100))
    assert row[["fonds_held", "held", "digitised", "fonds_unlisted", "first_year"]].tolist() == [2, 200, 30, 2, 2021]
    assert (row["share_digitised"], row["source_place"]) == (0.15, "dòng a – dòng e")


@pytest.mark.parametrize(
    "counts",
    [counted((2021, "a", None), (2022, "a", 5)), counted((2020, "a", 5), (2022, "a", 5)), counted((2021, "a", 5))],
)
def test_an_unknown_count_or_year_leaves_the_share_unknown(counts: pd.DataFrame) -> None:
    row = pages(counts, holding(a=100))
    assert (row["held"], pd.isna(row["share_digitised"])) == (100, True)


def test_an_unknown_count_of_a_fonds_that_is_not_listed_does_no_harm() -> None:
    row = pages(counted((2022, "a", 5), (2022, "b", None)), holding(a=10))
    assert row[["share_digitised", "fonds_unlisted"]].tolist() == [0.5, 1]


def test_nothing_held_is_no_share() -> None:
    assert pd.isna(pages(counted((2022, "a", 5)), holding(a=0))["share_digitised"])
    assert pages(counted((2022, "a", 5)), holding())[["held", "fonds_held", "digitised"]].isna().all()


@law
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=5), st.integers(1, 10**7), st.integers(1, 1000))
def test_shares_do_not_depend_on_the_unit(done: list[int], held: int, unit: int) -> None:
    first = 2023 - len(done)
    one = pages(counted(*((first + at, "a", n) for at, n in enumerate(done))), holding(a=held))
    other = pages(counted(*((first + at, "a", n * unit) for at, n in enumerate(done))), holding(a=held * unit))
    same = ["share_digitised", "change_share", "direction"]
    assert one[same].fillna(-1).tolist() == other[same].fillna(-1).tolist()
    assert one["digitised"] == sum(done)
