"""Fonds held against their kind: by agency where there are enough, robustly, and by size."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.peers import SCORE, judged, unusual
from helpers.analyse.ratio import JUDGED
from helpers.tables.cleaned import COUNTS

Row = tuple[int | None, int | None, int | None]

ALIKE: Row = (100, 1000, 5000)
law = limits(deadline=None, max_examples=25)
several = st.lists(st.tuples(*[st.integers(1, 10**4)] * 3), min_size=2, max_size=14)


def counts(*found: Row, agency: str = "a", year: int = 2021, first: int = 1) -> pd.DataFrame:
    """Fonds of one agency by records, documents and pages, each named by its number."""
    named = [dict(zip(("records", "documents", "pages"), row, strict=True)) for row in found]
    fixed = {"year": year, "agency": agency, "agency_key": agency, "level": "district"}
    keyed = [{"number": at, "fonds": f"{agency} {at}", "fonds_key": f"{agency} {at}"} for at in range(first, 10**4)]
    return COUNTS.of([{**fixed, **key, **row} for key, row in zip(keyed, named, strict=False)])


def together(*years: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(years, ignore_index=True)


def marked(found: pd.DataFrame, factor: float = 3.0) -> list[list[bool]]:
    """Which of the two ratios of each fonds are unusual."""
    marks: list[list[bool]] = unusual(judged(found, found, factor)).to_numpy().tolist()
    return marks


def test_a_fonds_beyond_the_factor_is_unusual_among_alike_ones() -> None:
    odd = [(100, 1000, 15010), (100, 1000, 14990), (100, 3010, 15050)]
    assert marked(counts(*[ALIKE] * 6, *odd))[6:] == [[True, False], [False, False], [False, True]]


def test_too_little_is_as_unusual_as_too_much() -> None:
    assert marked(counts(*[ALIKE] * 6, (100, 1000, 1660)))[6] == [True, False]


def test_where_fonds_differ_much_the_bar_is_higher() -> None:
    apart = [(100, 1000, 1000 * pages) for pages in (1, 2, 4, 8, 16, 32, 64)]
    assert not any(row[0] for row in marked(counts(*apart)))


def test_a_ratio_of_few_records_is_a_matter_of_chance() -> None:
    assert marked(counts(*[ALIKE] * 6, (1, 40, 200)))[6] == [False, False]
    assert marked(counts(*[ALIKE] * 6, (50, 2000, 10000)))[6] == [False, True]


def test_equal_ratios_make_nothing_unusual_but_what_is_beyond_the_factor() -> None:
    assert marked(counts(*[ALIKE] * 9, (100, 1010, 5050), (100, 1000, 5100))) == [[False, False]] * 11


@pytest.mark.parametrize(("others", "kind", "peers"), [(5, "agency", 5), (4, "all", 12)])
def test_a_fonds_is_held_against_its_agency_where_five_others_are_known(others: int, kind: str, peers: int) -> None:
    known = together(counts(*[ALIKE] * (others + 1)), counts(*[(100, 1000, 90000)] * (12 - others), agency="b"))
    first = judged(known, known, 3.0).iloc[0]
    assert (first["of_kind"], first["peers"]) == (kind, peers)


def test_what_is_usual_for_its_agency_is_not_pointed_out() -> None:
    known = together(counts(*[ALIKE] * 20), counts(*[(100, 1000, 90000)] * 6, agency="b"))
    assert not unusual(judged(known, known, 3.0)).any(axis=None)
    assert marked(known.assign(agency_key="a"))[20:] == [[True, False]] * 6


def test_the_same_agency_at_another_level_is_another_kind() -> None:
    both = counts(*[ALIKE] * 6).assign(level=["province"] + ["district"] * 5)
    assert set(judged(both, both, 3.0)["of_kind"]) == {"all"}


def test_earlier_years_give_peers_and_each_fonds_counts_once() -> None:
    before = together(counts(*[ALIKE] * 4, year=2019), counts(*[ALIKE] * 6, year=2020))
    year = counts(ALIKE, ALIKE)
    found = judged(year, together(before, year), 3.0)
    assert found["peers"].tolist() == [5, 5]
    assert found["of_kind"].tolist() == ["agency"] * 2


def test_the_usual_is_the_median_over_all_years() -> None:
    before = counts((100, 1000, 1000), *[(100, 1000, 3000)] * 5, year=2020)
    year = counts((100, 1000, 9000))
    usual = judged(year, together(before, year), 3.0)["pages_per_document_usual"]
    assert usual.tolist() == pytest.approx([3.0])


def test_a_score_is_in_robust_standard_deviations() -> None:
    rows = [(10**6, 10**6, round(10**6 * np.exp(2 * at))) for at in range(-3, 4)]
    found = judged(counts(*rows), counts(*rows), 3.0)["pages_per_document_score"]  # Qn: 0.857 * 2.2219 * 2
    assert found.tolist() == pytest.approx([2 * at / (0.857 * 2.2219 * 2) for at in range(-3, 4)], rel=1e-4)


def test_the_bounds_are_where_the_score_is_on_the_bar() -> None:
    found = judged(counts(*[ALIKE] * 6), counts(*[ALIKE] * 6), 3.0).iloc[0]
    bounds = found[["pages_per_document_low", "pages_per_document_high"]].astype(float).tolist()
    assert bounds == pytest.approx([5 / 3, 15])


@pytest.mark.parametrize("row", [(None, 1000, 5000), (100, None, 5000), (100, 1000, None), (100, 1000, 0), (0, 0, 5)])
def test_an_unknown_ratio_has_no_score_and_is_nobodys_peer(row: Row) -> None:
    found = judged(counts(*[ALIKE] * 6, row), counts(*[ALIKE] * 6, row), 3.0)
    scores = found[[f"{name}_score" for name in JUDGED]]
    assert scores.iloc[6].isna().any()
    assert (scores.iloc[:6] == 0).all(axis=None)


def test_a_fonds_alone_is_not_judged() -> None:
    assert judged(counts(ALIKE), counts(ALIKE), 3.0).filter(like="_score").isna().all(axis=None)


@law
@given(several, st.sampled_from([2, 8]))
def test_what_is_unusual_does_not_depend_on_the_unit(rows: list[Row], unit: int) -> None:
    more = [(records, documents, unit * (pages or 0)) for records, documents, pages in rows]
    assert marked(counts(*more)) == marked(counts(*rows))


@law
@given(several)
def test_the_order_does_not_matter(rows: list[Row]) -> None:
    found = counts(*rows)
    turned = found.iloc[::-1]
    assert unusual(judged(turned, turned, 3.0)).iloc[::-1].to_numpy().tolist() == marked(found)


@law
@given(several)
def test_a_missing_count_is_never_unusual(rows: list[Row]) -> None:
    found = counts(*rows, (5, None, 7))
    assert marked(found)[-1] == [False, False]


@law
@given(several)
def test_what_is_unusual_is_beyond_the_factor_and_the_bar(rows: list[Row]) -> None:
    found = counts(*rows)
    held = judged(found, found, 3.0)
    for name in JUDGED:
        odd = held[held[f"{name}_score"].abs() > SCORE]
        assert (odd[f"{name}_high"] >= 2.99 * odd[f"{name}_usual"]).all()
