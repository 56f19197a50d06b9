"""How far the pages a record can be trusted: intervals held against real fonds left out, and against invented ones.

Run `python tests/benchmarks/page_ratio.py`; it prints shares of hits (the 50, 80 and 95 % intervals should hold 50, 80
and 95 %) and errors on the log scale (CRPS, less is better). Nothing is stored.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.analyse.backtest import crps
from helpers.analyse.moves import Array
from helpers.analyse.page_ratio import USUAL, PageRatio, digitised, fit
from helpers.project import Project
from helpers.read.report import read_report
from helpers.tables.backtested import INTERVALS

DRAWS = 4000
WORLDS = 5000
REPOSITORY = Path(__file__).parents[2]
SHARED = np.array([0.0, 0.2, 0.4, 0.6, 0.8])  # candidates: of the variance between fonds, what a kind of agency shares
SPREADS = (np.arange(24) + 0.5) / 8, (np.arange(12) + 0.5) / 4  # of tau and sigma, coarser than in the model

Predict = Callable[[pd.DataFrame, pd.Series, int], Array]
"""The other fonds, the one left out and a seed → draws of its log pages a record."""

Tails = Callable[[np.random.Generator, int], Array]


def normal(random: np.random.Generator, number: int) -> Array:
    """As the model has it."""
    return random.standard_normal(number)


def heavy(random: np.random.Generator, number: int) -> Array:
    """Of the same variance, by a t distribution with three degrees of freedom."""
    return np.asarray(random.standard_t(3, number) / np.sqrt(3))


def real(of: str) -> pd.DataFrame:
    """The fonds of 2021: sizes, pages and kind of agency."""
    counts = read_report(Project.open(REPOSITORY), 2021).counts
    kinds = counts.set_index("fonds_key")["agency_key"]
    return digitised(counts, of).assign(kind=lambda fonds: fonds["fonds_key"].map(kinds))


def hierarchical(others: pd.DataFrame, one: pd.Series, seed: int) -> Array:
    """The model."""
    left = pd.Series({"new": one["sizes"]})
    pages = learnt(others).draw(left, DRAWS, np.random.default_rng(seed))["new"]
    return np.asarray(np.log(pages / one["sizes"]))


def unpooled(others: pd.DataFrame, one: pd.Series, seed: int) -> Array:
    """The plain mean and standard deviation of the other fonds, whatever their sizes."""
    logs = np.log(others["pages"] / others["sizes"])
    return np.asarray(logs.mean() + logs.std() * np.random.default_rng(seed).standard_normal(DRAWS))


def by_kind(others: pd.DataFrame, one: pd.Series, seed: int, shared: Array = SHARED) -> Array:
    """The model with a level of its own for each kind of agency, as far as the other fonds show one.

    With `shared` zero alone it is the model, reckoned in another way.
    """
    every = pd.concat([others, one.to_frame().T.astype(others.dtypes)])
    apart, within, same = (part.ravel()[:, None, None] for part in np.meshgrid(*SPREADS, shared))
    alike = (every["kind"].to_numpy()[:, None] == every["kind"].to_numpy()).astype(np.float64)
    between = apart**2 * ((1 - same) * np.eye(len(every)) + same * alike)
    logs = np.log(others["pages"].to_numpy() / others["sizes"].to_numpy())
    mean, spread, fits = kriged(between + within**2 * np.diag(1 / every["sizes"].to_numpy()), logs)
    fits -= (apart.ravel() ** 2 + within.ravel() ** 2) / (2 * USUAL**2)
    random, weights = np.random.default_rng(seed), np.exp(fits - fits.max())
    which = random.choice(len(weights), DRAWS, p=weights / weights.sum())
    return np.asarray(mean[which] + spread[which] * random.standard_normal(DRAWS))


def kriged(covariance: Array, known: Array) -> tuple[Array, Array, Array]:
    """The last value from those before, their level unknown: mean, standard deviation and log likelihood of each."""
    inverse, across = np.linalg.inv(covariance[:, :-1, :-1]), covariance[:, :-1, -1]
    total = inverse.sum(axis=(1, 2))
    level = inverse.sum(axis=1) @ known / total
    off = known - level[:, None]
    pull = np.einsum("gij,gj->gi", inverse, across)
    rest = covariance[:, -1, -1] - (pull * across).sum(axis=1) + (1 - pull.sum(axis=1)) ** 2 / total
    misfit = np.einsum("gi,gij,gj->g", off, inverse, off)
    fits = (np.linalg.slogdet(inverse)[1] - np.log(total) - misfit) / 2
    return level + (pull * off).sum(axis=1), np.sqrt(rest), fits


def left_out(fonds: pd.DataFrame, predict: Predict) -> pd.DataFrame:
    """Each fonds predicted from all others: one row each, whether it lies in each interval, and the error."""
    rows = []
    for seed in range(len(fonds)):
        one = fonds.iloc[seed]
        drawn, came = predict(fonds.drop(index=seed), one, seed), float(np.log(one["pages"] / one["sizes"]))
        rows.append([*inside(drawn, came), crps(drawn, came)])
    return pd.DataFrame(rows, columns=[*INTERVALS, "crps"])


def inside(drawn: Array, came: float) -> list[float]:
    """100 for each interval that holds what came, else zero."""
    tails = [(1 - interval / 100) / 2 for interval in INTERVALS]
    return [100.0 * bool(np.quantile(drawn, tail) <= came <= np.quantile(drawn, 1 - tail)) for tail in tails]


def coverage(worlds: int, fonds: int, *, apart: float | None = None, tails: Tails = normal) -> pd.DataFrame:
    """The share of invented worlds inside each interval, in percent: of a fonds not begun, one begun, and their sum.

    The spreads are drawn from the prior, or `apart` is given; fonds have one to three years of 1 to 1.000 records each.
    """
    found = [hits(np.random.default_rng([fonds, seed]), fonds, apart, tails) for seed in range(worlds)]
    names = ["new", "begun", "together"]
    return pd.DataFrame(np.mean(found, axis=0), index=names, columns=pd.Index(INTERVALS, name="interval"))


def hits(random: np.random.Generator, fonds: int, given: float | None, tails: Tails) -> Array:
    """One world: new, begun and together × intervals."""
    apart, within = (abs(random.normal(0, USUAL)) for _ in range(2))
    share, apart = np.sqrt(random.uniform()), apart if given is None else given
    levels = 5 + apart * np.sqrt(share) * tails(random, fonds + 1)

    def parts(of: Array) -> pd.DataFrame:
        sizes = np.exp(random.uniform(0, np.log(1000), len(of))).round()
        spread = np.sqrt(apart**2 * (1 - share) + within**2 / sizes)
        logs = levels[of] + spread * random.standard_normal(len(of))
        return pd.DataFrame({"fonds_key": of, "sizes": sizes, "pages": sizes * np.exp(logs)})

    known = parts(np.repeat(np.arange(1, fonds + 1), random.integers(1, 4, fonds)))
    came = parts(np.array([0, 1]))
    drawn = learnt(known).draw(came["sizes"], 1000, random).assign(together=lambda pages: pages.sum(axis=1))
    truth = [*came["pages"], came["pages"].sum()]
    return np.array([inside(drawn[name].to_numpy(), at) for name, at in zip(drawn, truth, strict=True)])


def learnt(known: pd.DataFrame) -> PageRatio:
    """The model of fonds that are known to be some."""
    found = fit(known)
    if found is None:
        raise LookupError("no fonds")
    return found


def main() -> None:
    """Print everything."""
    show = sys.stdout.write
    for of in ("records", "documents"):
        fonds = real(of)
        ways: dict[str, Predict] = {"hierarchical": hierarchical, "unpooled": unpooled, "by kind": by_kind}
        scored = {name: left_out(fonds, predict) for name, predict in ways.items()}
        means = pd.DataFrame({name: found.mean() for name, found in scored.items()}).T
        gained = (scored["by kind"] - scored["hierarchical"])["crps"]
        show(f"\n{len(fonds)} fonds of 2021, each left out, pages of {of}\n{means.round(3)}\n")
        show(f"by kind, CRPS more: {gained.mean():.3f}, standard error {gained.std() / np.sqrt(len(gained)):.3f}\n")
    for fonds_known in (1, 2, 5, 21, 100):
        show(f"\n{WORLDS} own worlds, {fonds_known} fonds known\n{coverage(WORLDS, fonds_known).round(1)}\n")
    for apart in (0.2, 0.6, 1.2):
        show(f"\n{WORLDS} worlds with tau {apart}, 21 fonds\n{coverage(WORLDS, 21, apart=apart).round(1)}\n")
    show(f"\n{WORLDS} worlds with heavy tails (t, 3), 21 fonds\n{coverage(WORLDS, 21, tails=heavy).round(1)}\n")


if __name__ == "__main__":
    main()
