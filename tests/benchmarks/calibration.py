"""How far the forecast can be trusted: intervals held against simulated worlds and against other archives.

Run `python tests/benchmarks/calibration.py`; it prints shares of hits (the 50, 80 and 95 % intervals should hold 50, 80
and 95 %) and errors on the log scale (CRPS, less is better) beside both baselines. Nothing is stored.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

import helpers
from helpers.analyse.forecast import simulate
from helpers.analyse.moves import Array, covariance, of_differences
from helpers.analyse.reference import REFERENCE, Reference, archive, fit_reference

INTERVALS = (50, 80, 95)
AHEAD = 4
WORLDS = 5000
BROKEN_WORLDS = 2000  # enough for an error of one point
DATA = Path(helpers.__file__).parent / "reference"

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
    drawn = simulate(history, years[known:], reference=reference, draws=draws, seed=seed).to_numpy()
    came = np.exp(logs[known:])
    both = np.hstack([drawn, drawn.cumsum(axis=1)])
    tails = (1 - np.array(INTERVALS) / 100) / 2
    low, high = np.quantile(both, tails, axis=0), np.quantile(both, 1 - tails, axis=0)
    truth = np.concatenate([came, came.cumsum()])
    return np.asarray((low <= truth) & (truth <= high), dtype=np.float64).T


def crps(drawn: Array, came: float) -> float:
    """The continuous ranked probability score of draws (T. Gneiting and A. E. Raftery, 2007, equation 20)."""
    ordered = np.sort(drawn)
    ranks = 2 * np.arange(1, len(ordered) + 1) - len(ordered) - 1
    return float(np.abs(ordered - came).mean() - ordered @ ranks / len(ordered) ** 2)


def yearly_series(volumes: pd.DataFrame) -> Iterator[tuple[str, pd.Series[float]]]:
    """The whole years of each reference series."""
    for name, rows in volumes[volumes["quality"] != "partial"].groupby("series"):
        yield str(name), rows.set_index("year")["value"].astype("float64").sort_index()


def backtest(volumes: pd.DataFrame, milestones: pd.DataFrame, like: Reference = REFERENCE) -> pd.DataFrame:
    """Each archive forecast with a reference class that has not seen it, rolling forward from its first year.

    Returns:
        One row an archive: the share of 80 % intervals hit in percent, and the mean errors on the log scale of the
        model, of its draws moved to the last value and to the mean of the history, and of the last value as a point.
    """
    scored = [
        score(series, fit_reference(without(volumes, name), without(milestones, name), like=like)).assign(series=name)
        for name, series in yearly_series(volumes)
    ]
    by_series = pd.concat(scored).groupby("series").mean()
    return by_series.groupby(archive).mean()


def without(table: pd.DataFrame, series: str) -> pd.DataFrame:
    """The reference table without the archive of a series."""
    return table[table["series"].map(archive) != archive(series)]


def score(series: pd.Series[float], reference: Reference) -> pd.DataFrame:
    """One row for each year known and each year ahead."""
    logs = np.log(series.to_numpy())
    return pd.DataFrame(
        row for known in range(1, len(logs)) for row in score_from(logs[: known + AHEAD], known, reference)
    )


def score_from(logs: Array, known: int, reference: Reference) -> Iterator[dict[str, float]]:
    """The errors of the years ahead of one year."""
    history = pd.Series(np.exp(logs[:known]))
    drawn = np.log(simulate(history, range(known, len(logs)), reference=reference).to_numpy())
    around = drawn - np.median(drawn, axis=0)
    hits = inside(logs, known, len(drawn), 0, reference)[:, INTERVALS.index(80)]
    for ahead, came in enumerate(logs[known:]):
        yield {
            "yearly_80": 100 * hits[ahead],
            "cumulative_80": 100 * hits[ahead + len(logs) - known],
            "model": crps(drawn[:, ahead], came),
            "last_value": crps(logs[known - 1] + around[:, ahead], came),
            "history_mean": crps(np.log(history.mean()) + around[:, ahead], came),
            "last_value_as_point": abs(logs[known - 1] - came),
        }


def main() -> None:
    """Print everything."""
    show = sys.stdout.write
    show(f"\n{WORLDS} own worlds, % inside, by years known\n{by_years_known(own_world, WORLDS).to_string()}\n")
    for world in (random_walk, heavy_tailed, heavy_tailed_and_wider, trending, shifting, shifting_at_once):
        found = by_years_known(world, BROKEN_WORLDS).xs(80, axis=1, level="interval")
        show(f"\n{BROKEN_WORLDS} worlds {world.__name__}, % inside the 80 % interval\n{found.to_string()}\n")
    volumes, milestones = pd.read_csv(DATA / "volumes.csv"), pd.read_csv(DATA / "milestones.csv")
    show(f"\nrefitted: {fit_reference(volumes, milestones)}\n")
    for reverting, lasting in ((0.2, 0.05), (0.0, 0.0), (0.2, 0.0), (0.0, 0.05), (0.4, 0.05), (0.2, 0.2)):
        like = replace(REFERENCE, reverting=reverting, lasting=lasting)
        found = backtest(volumes, milestones, like)
        found.loc["archives equally"] = found.mean()
        show(f"\nbacktest, archive left out, reverting {reverting}, lasting {lasting}\n")
        show(found.round(3).to_string() + "\n")


if __name__ == "__main__":
    main()
