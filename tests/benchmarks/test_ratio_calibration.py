"""A small sample of what `page_ratio.py` prints in full."""

import numpy as np
import pytest
from page_ratio import Tails, by_kind, coverage, heavy, hierarchical, left_out, normal, real, unpooled

from helpers.tables.backtested import INTERVALS

WORLDS = 150
SAMPLING_ERROR = 13  # three standard errors of a share of 150 worlds, in points


@pytest.mark.parametrize(("fonds", "apart", "tails"), [(1, None, normal), (21, None, normal), (21, 0.6, heavy)])
def test_intervals_hold_what_they_promise_of_invented_fonds(fonds: int, apart: float | None, tails: Tails) -> None:
    found = coverage(WORLDS, fonds, apart=apart, tails=tails)
    assert np.abs(found.to_numpy() - INTERVALS).max() < SAMPLING_ERROR


@pytest.mark.parametrize("of", ["records", "documents"])
def test_real_fonds_left_out_are_covered_no_worse_than_by_an_unpooled_spread(of: str) -> None:
    model, plain = (left_out(real(of), predict).mean() for predict in (hierarchical, unpooled))
    assert model["crps"] < 1.02 * plain["crps"]
    assert 65 <= model[80] <= 95
    assert model[95] >= 90


def test_the_model_is_the_same_reckoned_in_another_way() -> None:
    fonds = real("records")
    others, one = fonds.drop(index=17), fonds.iloc[17]
    found, again = hierarchical(others, one, 0), by_kind(others, one, 0, np.zeros(1))
    assert np.median(found) == pytest.approx(np.median(again), abs=0.05)
    assert found.std() == pytest.approx(again.std(), rel=0.06)
