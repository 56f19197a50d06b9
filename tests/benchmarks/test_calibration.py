"""A small sample of what `calibration.py` prints in full."""

import numpy as np
import pytest
from calibration import (
    World,
    coverage,
    heavy_tailed_and_wider,
    own_world,
    shifting,
    shifting_at_once,
    trending,
)

from helpers.tables.backtested import INTERVALS

WORLDS = 300
SAMPLING_ERROR = 9  # three standard errors of a share of 300 worlds, in points


@pytest.mark.parametrize("known", [1, 3])
def test_intervals_hold_what_they_promise_in_the_models_own_worlds(known: int) -> None:
    found = coverage(own_world, known, WORLDS, draws=400)
    assert np.abs(found.to_numpy() - INTERVALS).max() < SAMPLING_ERROR


@pytest.mark.parametrize(
    ("world", "least"), [(heavy_tailed_and_wider, 70), (trending, 70), (shifting, 60), (shifting_at_once, 60)]
)
def test_intervals_still_cover_in_worlds_that_break_the_model(world: World, least: int) -> None:
    assert coverage(world, 2, WORLDS, draws=400)[80].min() >= least
