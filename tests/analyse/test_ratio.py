"""Ratios of counts, and which of them stand so far from the rest that they are slips."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.ratio import JUDGED, RATIOS, far, ratio, ratios
from helpers.tables.profile import PROFILE

positive = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=12)


def whole(*values: int | None) -> pd.Series:
    return pd.Series(values, dtype="Int64")


def marked(values: Sequence[float | None], factor: float) -> list[bool]:
    return far(pd.Series(values, dtype="float64"), factor).tolist()


def test_a_ratio_is_one_count_divided_by_the_other() -> None:
    assert ratio(whole(330345, 9), whole(64619, 2)).round(4).tolist() == [5.1122, 4.5]


@pytest.mark.parametrize(("over", "under"), [(None, 2), (2, None), (2, 0), (0, 0)])
def test_a_ratio_of_nothing_known_or_by_zero_is_missing(over: int | None, under: int | None) -> None:
    assert ratio(whole(over), whole(under)).isna().tolist() == [True]


def test_nothing_done_is_a_ratio_of_zero() -> None:
    assert ratio(whole(0), whole(5)).tolist() == [0.0]


def test_each_ratio_has_its_two_counts() -> None:
    counts = pd.DataFrame({"records": whole(43), "documents": whole(4895), "pages": whole(11062)})
    found = ratios(counts).iloc[0].round(2).to_dict()
    assert found == {"pages_per_document": 2.26, "documents_per_record": 113.84, "pages_per_record": 257.26}


def test_every_ratio_is_a_column_of_the_profile() -> None:
    assert set(RATIOS) <= set(PROFILE.names)
    assert set(JUDGED) <= set(RATIOS)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 2, 2, 2, 7], [False, False, False, False, True]),
        ([0.5, 2, 2, 2, 5], [True, False, False, False, False]),
        ([2, 2, 6], [False, False, False]),
        ([6, 6, 2], [False, False, False]),
        ([2, 2, 6.01], [False, False, True]),
        ([None, 2, 2, 7], [False, False, False, True]),
        ([None, None], [False, False]),
        ([7], [False]),
        ([], []),
    ],
)
def test_far_is_beyond_three_times_the_median_either_way(values: list[float | None], found: list[bool]) -> None:
    assert marked(values, 3.0) == found


def test_a_wider_factor_points_out_less() -> None:
    assert marked([1, 10, 45], 4.0) == [True, False, True]
    assert marked([1, 10, 45], 5.0) == [True, False, False]


@limits(deadline=None, max_examples=50)
@given(positive, st.sampled_from([2.0, 4.0]), st.sampled_from([0.25, 8.0]))
def test_what_is_far_does_not_depend_on_the_unit(values: list[float], factor: float, unit: float) -> None:
    assert marked([value * unit for value in values], factor) == marked(values, factor)


@limits(deadline=None, max_examples=50)
@given(positive)
def test_less_than_half_are_far_above_and_less_than_half_far_below(values: list[float]) -> None:
    assert marked([value for value in values if value == max(values)], 3.0).count(True) == 0
    assert sum(marked(values, 3.0)) < len(values)
