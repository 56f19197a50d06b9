"""How far values lie apart, by a measure that a few stray ones cannot move."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

NORMAL: Final = 2.2219  # makes the measure the standard deviation where values are normally distributed
# What it takes for few values, by their number (Croux and Rousseeuw 1992, Time-efficient algorithms, section 3).
FEW: Final = {2: 0.399, 3: 0.994, 4: 0.512, 5: 0.844, 6: 0.611, 7: 0.857, 8: 0.669, 9: 0.872}


def spread(values: pd.Series) -> float:
    """The estimator Qn of Rousseeuw and Croux (1993, JASA 88, 1273-1283): a quarter of all distances are smaller.

    Up to half of the values may be wrong without moving it far, as with the median absolute deviation, but it uses the
    rest far better: of normal values it makes 82 % of the most that can be made, the other 37 %.

    Args:
        values: at least two known ones; missing ones are left out.

    Returns:
        In the unit of the values; missing where fewer than two are known.
    """
    known = values.dropna().to_numpy(dtype="float64")
    count = len(known)
    if count < 2:
        return float("nan")
    first, second = np.triu_indices(count, 1)
    half = count // 2 + 1
    nearest = half * (half - 1) // 2
    distance = np.partition(np.abs(known[first] - known[second]), nearest - 1)[nearest - 1]
    return float(_correction(count) * NORMAL * distance)


def _correction(count: int) -> float:
    return FEW.get(count, count / (count + (1.4 if count % 2 else 3.8)))
