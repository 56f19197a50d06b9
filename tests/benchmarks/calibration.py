"""How far the forecast can be trusted: intervals held against simulated worlds and against other archives.

Run `python tests/benchmarks/calibration.py`; it prints shares of hits (the 50, 80 and 95 % intervals should hold 50, 80
and 95 %) and errors on the log scale (CRPS, less is better) beside both baselines. Nothing is stored.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.analyse.backtest import AHEAD, backtest, hits, summary
from helpers.analyse.forecast import simulate
from helpers.analyse.moves import Array, covariance, of_differences
from helpers.analyse.reference import REFERENCE, Reference, fit_reference
from helpers.read.reference import read_published
from helpers.tables.backtested import INTERVALS

WORLDS = 5000
BROKEN_WORLDS = 2000  # enough for an error of one point

World = Callable[[np.random.Generator, int, int], Array]
"""A random source, the years known and the years in all → log volumes of all years."""


def own_world(random: np.random.Generator, known: int, years: int) -> Array:
    """Drawn from the model's own assumptions: rare jumps, and a spread that may be another one in the years ahead."""
    yearly = covariance(range(years), reverting=REFERENCE.reverting, lasting=REFERENCE.lasting)
    spreads = np.full(years - 1, drawn_spread(random))
    if random.random() < REFERENCE.renewed:
        spreads[known - 1 :] = drawn_spread(random)
    surprises = spreads * REFERENCE.surprise.draw(years - 1, random)
    return np.cumsum([0, *np.linalg.cholesky(of_differences(yearly)) @ surprises])


def heavy_tailed(random: np.random.Generator, known: int, years: int) -> Array:
    """A walk whose moves have a t distribution with three degrees of freedom and the spread as standard deviation."""
    return np.asarray(heavy_tailed_and_wider(random, known, years) / np.sqrt(3))


def heavy_tailed_and_wider(random: np.random.Generator, known: int, years: int) -> Array:
    """The same with the spread as scale, so that the standard deviation is 1,7 spreads."""
    return np.cumsum(drawn_spread(random) * random.standard_t(3, years))


def trending(random: np.random.Generator, known: int, years: int) -> Array:
    """A walk that grows or falls by 20 % a year."""
    drift = np.log(random.choice([0.8, 1.2])) * np.arange(years)
    return np.asarray(random_walk(random, known, years) + drift)


def shifting(random: np.random.Generator, known: int, years: int) -> Array:
    """A walk whose level doubles or halves for good in some year after the first."""
    return _shifted(random, years, since=int(random.integers(1, years)))


def shifting_at_once(random: np.random.Generator, known: int, years: int) -> Array:
    """A walk whose level doubles or halves for good in the first year ahead, the worst moment."""
    return _shifted(random, years, since=known)


def _shifted(random: np.random.Generator, years: int, since: int) -> Array:
    shift = random.choice([-1, 1]) * np.log(2) * (np.arange(years) >= since)
    return np.asarray(random_walk(random, since, years) + shift)


def random_walk(random: np.random.Generator, known: int, years: int) -> Array:
    """A pure walk."""
    return np.cumsum(drawn_spread(random) * random.standard_normal(years))


def drawn_spread(random: np.random.Generator) -> float:
    """A spread from the reference class."""
    return float(random.choice(REFERENCE.spreads(), p=REFERENCE.weights()))


def coverage(world: World, known: int, worlds: int, draws: int = 1000) -> pd.DataFrame:
    """The share of worlds inside each interval, in percent.

    Returns:
        Rows (quantity, years ahead), columns the intervals.
    """
    hits = [
        inside(world(np.random.default_rng([WORLDS, seed]), known, known + AHEAD), known, draws, seed)
        for seed in range(worlds)
    ]
    rows = pd.MultiIndex.from_product([["yearly", "cumulative"], range(1, AHEAD + 1)], names=["quantity", "ahead"])
    return pd.DataFrame(100 * np.mean(hits, axis=0), index=rows, columns=pd.Index(INTERVALS, name="interval"))


def by_years_known(world: World, worlds: int) -> pd.DataFrame:
    """The coverage with one to four years known, side by side."""
    found = {known: coverage(world, known, worlds) for known in range(1, 5)}
    return pd.concat(found, axis=1, names=["known"]).round(1)


def inside(logs: Array, known: int, draws: int, seed: int, reference: Reference = REFERENCE) -> Array:
    """Whether what came lies in each interval: (yearly and cumulative × years ahead) × intervals."""
    years = range(len(logs))
    history = pd.Series(np.exp(logs[:known]), index=years[:known])
    drawn = simulate(history, years[known:], reference=reference, draws=draws, seed=seed)
    return hits(drawn.to_numpy(), np.exp(logs[known:]))


def main() -> None:
    """Print everything."""
    show = sys.stdout.write
    show(f"\n{WORLDS} own worlds, % inside, by years known\n{by_years_known(own_world, WORLDS).to_string()}\n")
    for world in (random_walk, heavy_tailed, heavy_tailed_and_wider, trending, shifting, shifting_at_once):
        found = by_years_known(world, BROKEN_WORLDS).xs(80, axis=1, level="interval")
        show(f"\n{BROKEN_WORLDS} worlds {world.__name__}, % inside the 80 % interval\n{found.to_string()}\n")
    published = read_published()
    show(f"\nrefitted: {fit_reference(published.volumes, published.milestones)}\n")
    for reverting, lasting in ((0.2, 0.05), (0.0, 0.0), (0.2, 0.0), (0.0, 0.05), (0.4, 0.05), (0.2, 0.2)):
        like = replace(REFERENCE, reverting=reverting, lasting=lasting)
        found = summary(backtest(published.volumes, published.milestones, like)).set_index("series")
        show(f"\nbacktest, archive left out, reverting {reverting}, lasting {lasting}\n")
        show(found.round(3).to_string() + "\n")


if __name__ == "__main__":
    main()
