"""What is left of what is held: on which basis, how much, and in pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from helpers.analyse.backlog import backlog, pages_left
from helpers.tables.backlog import BACKLOG
from helpers.tables.cleaned import COUNTS
from helpers.tables.inputs import FACTORS, HOLDINGS

Held = Mapping[str, object]
PER_METRE = {"from_measure": "metres", "to_measure": "pages", "known_from": "2021-01-01"}
FACTOR = FACTORS.of([{**PER_METRE, "low": 6000, "likely": 7000, "high": 9000}])
DONE = [{"fonds": key, "records": 20, "documents": 400, "pages": pages} for key, pages in (("a", 2000), ("b", 3000))]


def counted(*rows: Held, year: int = 2021) -> pd.DataFrame:
    fixed = {"agency": "x", "agency_key": "x", "level": "other", "year": year}
    return COUNTS.of([{**fixed, "fonds_key": row["fonds"], "number": at, **row} for at, row in enumerate(rows, 1)])


def holding(**rows: Held) -> pd.DataFrame:
    fixed = {"known_from": "2021-01-01", "source_place": "dòng"}
    return HOLDINGS.of([{**fixed, "fonds": key.upper(), "fonds_key": key, **row} for key, row in rows.items()])


def left(
    holdings: pd.DataFrame, counts: pd.DataFrame | None = None, factors: pd.DataFrame = FACTOR, year: int = 2021
) -> pd.DataFrame:
    found = backlog(counted(*DONE) if counts is None else counts, holdings, factors, year)
    BACKLOG.check(found)
    return found.set_index("fonds_key")


def fonds(
    holdings: pd.DataFrame,
    counts: pd.DataFrame | None = None,
    factors: pd.DataFrame = FACTOR,
    year: int = 2021,
    key: str = "a",
) -> Any:
    """The row of one fonds."""
    return left(holdings, counts, factors, year).loc[key]


def test_pages_held_need_no_model() -> None:
    row = fonds(holding(a={"pages": 12_345}))
    assert row[["basis", "held", "done", "left"]].tolist() == ["pages", 12_345, 2000, 10_345]
    assert row[["q10", "q50", "q90"]].tolist() == [10_345] * 3


@pytest.mark.parametrize(("held", "basis"), [({"records": 100}, "records"), ({"documents": 2000}, "documents")])
def test_what_is_held_in_records_or_documents_has_an_interval(held: Held, basis: str) -> None:
    row = fonds(holding(a=held))
    assert row[["basis", "left"]].tolist() == [basis, 80 if basis == "records" else 1600]
    assert 2000 < row["q10"] < row["q50"] < row["q90"] < 40_000
    assert row["q50"] == pytest.approx(8500, rel=0.15)


def test_shelf_metres_are_turned_by_the_factor_less_the_pages_done() -> None:
    row = fonds(holding(a={"metres": 2.5}))
    assert row[["basis", "held", "left_metres"]].tolist() == ["metres", 2.5, pytest.approx(2.5 - 2000 / 7000)]
    assert row["done"] == pytest.approx(2000 / 7000)
    per_metre = np.quantile(np.random.default_rng(0).triangular(6000, 7000, 9000, 10**5), [0.1, 0.5, 0.9])
    assert row[["q10", "q50", "q90"]].tolist() == pytest.approx(list(2.5 * per_metre - 2000), rel=0.01)


def test_a_factor_without_a_range_gives_one_number() -> None:
    sure = FACTOR.assign(low=7000.0, high=7000.0)
    assert fonds(holding(a={"metres": 1.0}), factors=sure)[["q10", "q90"]].tolist() == [5000, 5000]


def test_without_a_factor_metres_give_no_pages() -> None:
    row = fonds(holding(a={"metres": 2.5}), factors=FACTOR[:0])
    assert row[["basis", "held", "unestimated"]].tolist() == ["metres", 2.5, 1]
    assert row[["done", "left", "q50"]].isna().all()


def test_of_several_measures_the_surest_counts() -> None:
    every: dict[str, object] = {"pages": 9000, "documents": 900, "records": 90, "metres": 9.0}
    bases = []
    for name in list(every):
        bases.append(fonds(holding(a=every))["basis"])
        del every[name]
    assert bases == ["pages", "documents", "records", "metres"]


def test_a_measure_of_which_what_is_done_is_unknown_gives_way_to_the_next() -> None:
    counts = counted({**DONE[0], "pages": None}, DONE[1])
    assert fonds(holding(a={"pages": 9000, "records": 90}), counts)[["basis", "left"]].tolist() == [
        "records",
        70,
    ]


def test_what_is_digitised_beyond_what_is_held_leaves_nothing_and_is_said() -> None:
    rows: Any = left(holding(a={"pages": 1500}, b={"records": 5}, c={"pages": 10}))
    assert rows["left"].tolist()[:3] == [0, 0, 10]
    assert rows["beyond"].tolist()[:2] == [500, 15]
    assert rows.loc["b", ["q10", "q90"]].tolist() == [0, 0]
    assert pd.isna(rows.loc["c", "beyond"])


def test_a_fonds_of_which_nothing_is_known_and_one_that_is_not_listed_are_unknown() -> None:
    rows: Any = left(holding(c={}, a={"pages": 5000}))
    assert rows["basis"].tolist() == ["unknown", "pages", "unknown", "all"]
    assert rows.loc["all", ["estimated", "unestimated", "q50"]].tolist() == [1, 2, 3000]
    assert rows["fonds"].tolist()[:3] == ["C", "A", "b"]


@pytest.mark.parametrize(
    "counts",
    [
        counted({**DONE[0], "pages": None}),
        counted(DONE[0], year=2020),
        pd.concat([counted(DONE[0], year=2019), counted()]),
    ],
)
def test_where_a_count_or_a_year_is_unknown_so_is_what_is_left(counts: pd.DataFrame) -> None:
    row = fonds(holding(a={"pages": 5000}), counts)
    assert row["basis"] == "unknown"
    assert row[["done", "left", "q50"]].isna().all()


def test_years_add_up() -> None:
    counts = pd.concat([counted(*DONE), counted(DONE[0], year=2022)])
    assert fonds(holding(a={"pages": 5000}), counts, year=2022)[["done", "left"]].tolist() == [4000, 1000]


def test_records_are_not_turned_into_pages_where_nothing_was_scanned() -> None:
    row = fonds(holding(a={"records": 100}), counted({**DONE[0], "pages": 0}))
    assert row[["basis", "left", "unestimated"]].tolist() == ["records", 80, 1]
    assert pd.isna(row["q50"])


def test_the_sum_has_the_quantiles_of_the_sum() -> None:
    many = {f"f{at}": {"records": 100} for at in range(8)}
    known = [{"fonds": f"k{at}", "records": 100, "pages": 5000 + 2000 * at} for at in range(12)]
    rows: Any = left(holding(**many), counted(*known))
    apart = rows.loc[list(many), ["q10", "q50", "q90"]].sum()
    assert apart["q10"] < rows.loc["all", "q10"] < rows.loc["all", "q50"] < rows.loc["all", "q90"] < apart["q90"]


def test_without_holdings_there_is_no_row_and_without_figures_no_sum() -> None:
    assert left(holding()).empty
    assert pd.isna(fonds(holding(a={}), key="all")["q50"])


def test_estimates_have_three_figures_and_the_same_seed_gives_the_same_bytes() -> None:
    one, again = (left(holding(a={"records": 1234})).to_csv() for _ in range(2))
    assert one == again
    assert fonds(holding(a={"records": 1234}))["q50"] % 100 == 0


def test_the_draws_of_the_pages_left_are_those_of_the_row_of_all() -> None:
    held = holding(a={"records": 50}, b={"metres": 3})
    drawn, row = pages_left(counted(*DONE), held, FACTOR, 2021), fonds(held, key="all")
    assert drawn.quantile(0.5) == pytest.approx(row["q50"], rel=0.005)


def test_without_holdings_or_a_way_to_pages_no_draws_are_there() -> None:
    assert pages_left(counted(*DONE), HOLDINGS.of([]), FACTOR, 2021).empty
    assert pages_left(counted(*DONE), holding(c={"metres": 3}), FACTOR[:0], 2021).empty
