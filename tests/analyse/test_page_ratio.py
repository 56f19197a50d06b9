"""Pages a record: whose ratio a fonds gets, how sure it is, and what there is to learn from."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.page_ratio import PageRatio, digitised, fit
from helpers.tables.cleaned import COUNTS

law = limits(deadline=None, max_examples=20)
Part = tuple[str, int, float]  # fonds, records, pages a record
ALIKE = [(f"f{at}", 100, ratio) for at, ratio in enumerate((80, 90, 100, 110, 125))]


def learnt(*parts: Part) -> PageRatio:
    rows = [{"fonds_key": key, "sizes": float(size), "pages": size * ratio} for key, size, ratio in parts]
    found = fit(pd.DataFrame(rows))
    assert found is not None
    return found


def logs(ratio: PageRatio, key: str, records: int = 1000) -> pd.Series:
    """Draws of the log pages a record of a fonds."""
    drawn = ratio.draw(pd.Series({key: records}), 4000, np.random.default_rng(0))[key]
    return pd.Series(np.log(drawn.to_numpy() / records))


def counted(*rows: tuple[int, str, int | None, int | None]) -> pd.DataFrame:
    fixed = {"agency": "x", "agency_key": "x", "level": "other"}
    names = ("year", "fonds_key", "records", "pages")
    named = [{**fixed, **dict(zip(names, row, strict=True)), "fonds": row[1]} for row in rows]
    return COUNTS.of([{**row, "number": at} for at, row in enumerate(named, 1)])


def test_a_fonds_not_begun_has_the_level_of_the_others() -> None:
    assert np.exp(logs(learnt(*ALIKE), "new").median()) == pytest.approx(100, rel=0.03)


def test_a_fonds_begun_lies_between_its_own_ratio_and_the_others() -> None:
    much, little = (np.exp(logs(learnt(*ALIKE, ("own", size, 400)), "own").median()) for size in (1000, 1))
    assert 102 < little < much < 400


def test_more_years_of_one_ratio_draw_a_fonds_closer_to_it() -> None:
    years = [np.exp(logs(learnt(*ALIKE, *[("own", 100, 400)] * many), "own").median()) for many in (1, 2, 4)]
    assert years == sorted(years)
    assert years[-1] > 300


def test_parts_of_one_fonds_that_differ_leave_what_is_left_less_sure() -> None:
    alike, unlike = (
        [(f"f{at}", 500, ratio) for at in range(8) for ratio in ratios] for ratios in ((100, 102), (50, 200))
    )
    assert logs(learnt(*unlike), "f1").std() > 3 * logs(learnt(*alike), "f1").std()


def test_few_fonds_leave_a_wider_interval_than_many() -> None:
    spreads = [float(logs(learnt(*ALIKE[:many]), "new").std()) for many in (1, 2, 5)]
    assert spreads == sorted(spreads, reverse=True)


def test_a_large_fonds_outweighs_a_small_one() -> None:
    ratio = learnt(("large", 10_000, 100), ("middle", 10_000, 110), ("small", 1, 1000))
    assert np.exp(logs(ratio, "new").median()) < 200


def test_fonds_are_wrong_together() -> None:
    drawn = learnt(("a", 50, 100)).draw(pd.Series({"x": 10, "y": 10}), 4000, np.random.default_rng(0))
    assert np.corrcoef(np.log(drawn.to_numpy()), rowvar=False)[0, 1] > 0.3


def test_nothing_left_is_no_page_and_no_fonds_no_draws() -> None:
    ratio, random = learnt(*ALIKE), np.random.default_rng(0)
    assert (ratio.draw(pd.Series({"f0": 0, "new": 0}), 10, random) == 0).all(axis=None)
    assert ratio.draw(pd.Series(dtype="float64"), 10, random).shape == (10, 0)


def test_without_fonds_nothing_is_learnt() -> None:
    assert fit(digitised(counted(), "records")) is None


def test_each_year_of_a_fonds_is_a_part() -> None:
    found = digitised(counted((2021, "a", 10, 900), (2022, "a", 5, 600), (2022, "b", 1, 50)), "records")
    assert found.to_numpy().tolist() == [["a", 10, 900], ["a", 5, 600], ["b", 1, 50]]


def test_records_entered_in_one_year_and_scanned_in_another_are_one_part() -> None:
    found = digitised(counted((2021, "a", 10, 0), (2022, "a", 0, 900), (2023, "a", 5, 500)), "records")
    assert found.to_numpy().tolist() == [["a", 15, 1400]]


@pytest.mark.parametrize("row", [(2021, "a", 10, 0), (2021, "a", None, 10), (2021, "a", 10, None), (2021, "a", 0, 0)])
def test_from_a_fonds_without_one_of_both_nothing_is_learnt(row: tuple[int, str, int | None, int | None]) -> None:
    assert digitised(counted(row), "records").empty


@law
@given(st.floats(0.01, 100))
def test_another_size_of_page_changes_the_draws_in_proportion(times: float) -> None:
    other = learnt(*((key, size, ratio * times) for key, size, ratio in ALIKE))
    assert logs(other, "f0").to_numpy() == pytest.approx(logs(learnt(*ALIKE), "f0").to_numpy() + np.log(times))
