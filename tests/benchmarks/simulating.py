"""How long a forecast takes: 4.000 draws of five years, without money and with it, beside plain random numbers.

Run `python tests/benchmarks/simulating.py`. The peer is what any simulation needs at least: as many normal random
numbers, made into volumes. The goal is under 5 ms without money and under 20 ms with it, on one core.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers.analyse.forecast import DRAWS, simulate

TIMES = 50
HISTORY = pd.Series([100.0, 150, 120, 90, 130], index=range(2017, 2022))
AHEAD = range(2022, 2027)
FUNDING = pd.Series([1000.0, 1400, 1300, 950, 1250, *[1300] * 5], index=range(2017, 2027))


def plain() -> object:
    """Random numbers alone."""
    return np.exp(np.random.default_rng(0).standard_normal((DRAWS, len(AHEAD))))


def milliseconds(work: Callable[[], object]) -> float:
    """The median of many runs."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)


def main() -> None:
    """Print all three and their ratios."""
    without = milliseconds(lambda: simulate(HISTORY, AHEAD))
    funded = milliseconds(lambda: simulate(HISTORY, AHEAD, funding=FUNDING))
    peer = milliseconds(plain)
    for name, taken in (("random numbers alone", peer), ("without money", without), ("with money", funded)):
        sys.stdout.write(f"{name:<24}{taken:8.2f} ms{taken / peer:8.1f} times\n")


if __name__ == "__main__":
    main()
