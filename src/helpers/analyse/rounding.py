"""Numbers as round as what they tell."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd


def round_totals(done: float, sure: float, unlikely: float) -> list[int]:
    """Round numbers above what is done, close together at first and wider apart later.

    Each is a multiple of 1, 2 or 5 times a power of ten that is at most half its distance from what is done, as in the
    divisions of a log scale.

    Args:
        done: what is done; the first number is the first of its multiples above this.
        sure: the first number is not above this, if this is two or more above what is done.
        unlikely: the last number is the first that is not below this.
    """
    totals: list[int] = []
    while not totals or totals[-1] < unlikely:
        reached = totals[-1] if totals else done
        step = _round_step((max(reached, sure) - done) / 2)
        totals.append((math.floor(reached / step) + 1) * step)
    return totals


def significant(volumes: pd.DataFrame) -> pd.DataFrame:
    """Volumes to three significant figures, and whole: what the model can tell, the same bytes on every machine."""
    figures = np.floor(np.log10(volumes.clip(lower=1.0).to_numpy()))
    step = 10.0 ** (np.maximum(figures, 2) - 2)
    rounded: pd.DataFrame = (volumes / step).round() * step
    return rounded


def _round_step(size: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not above the size; at least 1."""
    if size < 1:
        return 1
    power = 10 ** math.floor(math.log10(size))
    return int(max(step * power for step in (1, 2, 5) if step * power <= size))
