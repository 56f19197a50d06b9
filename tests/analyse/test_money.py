"""What was approved, allocated and spent, in đồng, and what a page cost."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.money import money
from helpers.tables.compared import ALL_SOURCES, MONEY
from helpers.tables.inputs import FUNDING

AMOUNTS = ["approved_vnd", "allocated_vnd", "spent_vnd"]
law = limits(deadline=None, max_examples=20)


def grant(*amounts: int | None, source: str = "tỉnh", year: int = 2021) -> dict[str, object]:
    """A row of money approved, allocated and spent."""
    named = dict(zip(("approved", "allocated", "spent"), amounts, strict=True))
    where = {"plan": "4020", "year": year, "source_of_funds": source, "source_place": f"dòng {source}"}
    return {**where, **named}


def spent(*rows: dict[str, object], year: int = 2021, pages: int | None = 1000) -> pd.DataFrame:
    """The money of some rows, in a year with so many pages."""
    done = {"records": 4, "documents": 200, "pages": pages}
    totals = pd.DataFrame(done, index=pd.Index([2021]), dtype="Int64")
    found = money(FUNDING.of(list(rows)), totals, year)
    MONEY.check(found)
    return found.set_index("source_of_funds")


def total(*rows: dict[str, object], pages: int | None = 1000) -> pd.Series:
    """The sum of some rows of one plan and year."""
    return spent(*rows, pages=pages).reset_index().iloc[-1]


def test_the_rates_and_the_cost_of_a_page() -> None:
    row = total(grant(2_000_000, 1_500_000, 1_200_000))
    assert row[AMOUNTS].tolist() == [2_000_000, 1_500_000, 1_200_000]
    assert row[["allocation_rate", "disbursement_rate", "cost_per_page_vnd"]].tolist() == [0.75, 0.8, 1200]
    assert row[["cost_per_document_vnd", "cost_per_record_vnd"]].tolist() == [6000, 300_000]


def test_sources_are_summed_and_stay_apart() -> None:
    found = spent(grant(200, 150, 120), grant(100, 50, 40, source="trung ương"))
    assert found.index.tolist() == ["tỉnh", "trung ương", "all"]
    assert found["approved_vnd"].tolist() == [200, 100, 300]
    assert found.loc[ALL_SOURCES, "disbursement_rate"] == 0.8
    assert found.loc[ALL_SOURCES, "source_place"] == "dòng tỉnh; dòng trung ương"


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    row = total(grant(200, None, 120), grant(100, 50, 40, source="khác"))
    assert row[["approved_vnd", "spent_vnd"]].tolist() == [300, 160]
    assert row[["allocated_vnd", "allocation_rate", "disbursement_rate"]].isna().all()


@pytest.mark.parametrize("amounts", [(None, None, None), (0, 0, 0)])
def test_a_rate_of_nothing_is_missing(amounts: tuple[int | None, ...]) -> None:
    assert total(grant(*amounts))[["allocation_rate", "disbursement_rate"]].isna().all()


@pytest.mark.parametrize("pages", [None, 0])
def test_a_page_has_no_cost_where_no_page_is_known(pages: int | None) -> None:
    assert pd.isna(total(grant(3, 2, 1), pages=pages)["cost_per_page_vnd"])


def test_only_the_sum_says_what_a_page_cost() -> None:
    found = spent(grant(2000, 2000, 2000), grant(1000, 1000, 1000, source="khác"))["cost_per_page_vnd"]
    assert found.loc[ALL_SOURCES] == 3
    assert found.drop(ALL_SOURCES).isna().all()


def test_a_year_without_counts_has_no_cost_of_a_page() -> None:
    assert pd.isna(total(grant(3, 2, 1, year=2020))["cost_per_page_vnd"])


def test_years_are_summed_apart_and_later_ones_left_out() -> None:
    found = spent(grant(1, 1, 1, year=2022), grant(2, 2, 2), grant(4, 4, 4, year=2023), year=2022)
    assert found.loc[[ALL_SOURCES], ["year", "approved_vnd"]].to_numpy().tolist() == [[2021, 2], [2022, 1]]


def test_plans_are_summed_apart() -> None:
    found = spent(grant(1, 1, 1), {**grant(2, 2, 2), "plan": "27"})
    assert found.loc[[ALL_SOURCES], ["plan", "approved_vnd"]].to_numpy().tolist() == [["27", 2], ["4020", 1]]


def test_no_funding_is_an_empty_table() -> None:
    assert spent().empty


def test_not_one_dong_is_lost() -> None:
    found = spent(grant(999_999_999_999_999, 0, 0), grant(1, 0, 0, source="khác"))
    assert found["approved_vnd"].tolist() == [999_999_999_999_999, 1, 10**15]


@law
@given(st.lists(st.tuples(*[st.none() | st.integers(0, 10**12)] * 3), min_size=1, max_size=4))
def test_a_missing_part_makes_the_sum_missing_and_only_then(found: list[tuple[int | None, ...]]) -> None:
    row = total(*(grant(*amounts, source=f"nguồn {n}") for n, amounts in enumerate(found)))
    wanted = [None if None in column else sum(map(int, filter(None, column))) for column in zip(*found, strict=True)]
    assert [None if pd.isna(row[name]) else row[name] for name in AMOUNTS] == wanted
