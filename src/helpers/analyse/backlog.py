"""What is left to digitise: fonds by fonds in the measure in which it is held, and in pages with an interval."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from helpers.analyse.moves import Array
from helpers.analyse.page_ratio import digitised, fit
from helpers.analyse.rounding import significant
from helpers.tables.backlog import ALL_FONDS, BACKLOG, BACKLOG_QUANTILES, BASES, UNKNOWN
from helpers.tables.measures import MEASURES, METRES

DRAWS: Final = 10_000  # the 10 and 90 % quantiles of a fonds differ by about one percent from seed to seed


def backlog(
    counts: pd.DataFrame,
    holdings: pd.DataFrame,
    factors: pd.DataFrame,
    year: int,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """What is held and not yet digitised, of each fonds and of all together.

    Of each fonds counts the first measure of which both what is held and what is done are known: pages, which need no
    model; documents, then records, by `page_ratio` (documents first: their pages differ less from fonds to fonds);
    shelf metres, by the office's factor, drawn from the triangular distribution over its low, likely and high, once for
    all fonds, less the pages digitised. Records entered and not yet scanned count as done.

    Args:
        counts: `tables.cleaned.COUNTS` of the year and of all earlier ones that are published.
        holdings: `tables.inputs.HOLDINGS` as known by the date of the report, one row for each fonds.
        factors: `tables.inputs.FACTORS`, one row for each pair of measures.
        year: the year reported on.
        draws: how many.
        seed: the same seed gives the same bytes.

    Returns:
        `tables.backlog.BACKLOG`, fonds as in the holdings, then those worked on that are not listed there, then all
        together: the quantiles of the sum, not the sum of quantiles, over the fonds of which pages left are known.
        Pages are whole and, where a model gives them, to three significant figures. What is done is unknown where a
        count of the fonds is, or a year since the first known one is lacking. No rows where nothing is held.
    """
    if holdings.empty:
        return BACKLOG.of([])
    stock, drawn = _drawn(counts, holdings, factors, year, draws, seed)
    whole = drawn.sum(axis=1).to_frame(ALL_FONDS) if len(drawn.columns) else drawn
    rows = stock.join(_quantiles(pd.concat([drawn, whole], axis=1)))
    total = _quantiles(whole).reindex([ALL_FONDS]).assign(basis=ALL_FONDS)
    known = rows["q50"].notna()
    rows = rows.assign(estimated=known.astype("int64"), unestimated=(~known).astype("int64"))
    total = total.assign(estimated=known.sum(), unestimated=(~known).sum())
    return BACKLOG.typed(pd.concat([rows, total]).rename_axis("fonds_key").reset_index().assign(made_in=year))


def pages_left(
    counts: pd.DataFrame,
    holdings: pd.DataFrame,
    factors: pd.DataFrame,
    year: int,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.Series[float]:
    """The draws of the pages left of all fonds together, which the row "all" of `backlog` sums up in quantiles.

    Args:
        counts: as for `backlog`.
        holdings: as for `backlog`.
        factors: as for `backlog`.
        year: as for `backlog`.
        draws: as for `backlog`.
        seed: as for `backlog`.

    Returns:
        One value a draw; none where of no fonds the pages left are known.
    """
    if holdings.empty:
        return pd.Series(dtype="float64")
    _, drawn = _drawn(counts, holdings, factors, year, draws, seed)
    return drawn.sum(axis=1) if len(drawn.columns) else pd.Series(dtype="float64")


def _drawn(
    counts: pd.DataFrame, holdings: pd.DataFrame, factors: pd.DataFrame, year: int, draws: int, seed: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The fonds with what is left of them, and the draws of their pages."""
    factor = factors[(factors["from_measure"] == METRES) & (factors["to_measure"] == "pages")]
    stock = _left(_stock(counts, holdings, year), factor)
    return stock, _pages(stock, counts, factor, draws, np.random.default_rng(seed))


def _stock(counts: pd.DataFrame, holdings: pd.DataFrame, year: int) -> pd.DataFrame:
    """Each fonds by its key: on what basis its backlog stands, what is held, what is done, pages done."""
    held = holdings.set_index("fonds_key")
    names = pd.concat([held["fonds"], counts.groupby("fonds_key", sort=False)["fonds"].last()])
    keys = names.index.drop_duplicates()
    done = _done(counts, keys, year)
    done[METRES] = done["pages"]
    have = held.reindex(keys)[list(BASES)].astype("float64")
    usable = have.notna() & done[list(BASES)].notna()
    basis = usable.idxmax(axis=1).where(usable.any(axis=1), UNKNOWN)
    return pd.DataFrame(
        {
            "fonds": names[~names.index.duplicated()],
            "basis": basis,
            "held": _of_basis(have, basis),
            "done": _of_basis(done, basis),
            "pages_done": done["pages"],
            "source_place": held["source_place"].reindex(keys),
        }
    )


def _done(counts: pd.DataFrame, keys: pd.Index, year: int) -> pd.DataFrame:
    """What was done of each fonds in all years; missing where a count or a whole year is unknown."""
    years, columns = set(counts["year"]), list(MEASURES)
    if not years or years != set(range(min(years), year + 1)):
        return pd.DataFrame(np.nan, index=keys, columns=columns)
    known = counts.set_index("fonds_key")[columns].astype("float64")
    sums = known.groupby(level=0).sum().where(known.notna().groupby(level=0).all())
    return pd.concat([sums, pd.DataFrame(0.0, index=keys.difference(sums.index), columns=columns)]).loc[keys]


def _of_basis(values: pd.DataFrame, basis: pd.Series) -> pd.Series:
    """Row by row the value of the measure that is the basis."""
    found = pd.Series(np.nan, index=basis.index)
    for name in BASES:
        found = found.where(basis != name, values[name])
    return found


def _left(stock: pd.DataFrame, factor: pd.DataFrame) -> pd.DataFrame:
    """The same with what is left; pages digitised are turned into metres by the likely factor, if there is one."""
    likely = float(factor["likely"].iloc[0]) if len(factor) else np.nan
    in_metres = stock["basis"] == METRES
    done = stock["done"].where(~in_metres, stock["done"] / likely)
    left = stock["held"] - done
    return stock.assign(
        done=done,
        left=left.clip(lower=0),
        left_metres=left.clip(lower=0).where(in_metres),
        beyond=(-left).where(left < 0),
    )


def _pages(
    stock: pd.DataFrame, counts: pd.DataFrame, factor: pd.DataFrame, draws: int, random: np.random.Generator
) -> pd.DataFrame:
    """Pages left, draws × the fonds of which they are known."""
    of = {name: stock[stock["basis"] == name] for name in BASES}
    exact = of["pages"]["left"]
    found = [pd.DataFrame(np.tile(exact, (draws, 1)), columns=exact.index)]
    for name in ("documents", "records"):
        learnt = fit(digitised(counts, name))
        if learnt is not None and len(of[name]):
            found.append(learnt.draw(of[name]["left"], draws, random))
    if len(factor) and len(of[METRES]):
        held, done = (of[METRES][name].to_numpy() for name in ("held", "pages_done"))
        pages = held * _triangular(factor, draws, random)[:, None] - done
        found.append(pd.DataFrame(np.maximum(pages, 0), columns=of[METRES].index))
    return pd.concat(found, axis=1)


def _triangular(factor: pd.DataFrame, draws: int, random: np.random.Generator) -> Array:
    """Pages a metre: what the three figures that the office gives say, and no more."""
    low, likely, high = (float(factor[name].iloc[0]) for name in ("low", "likely", "high"))
    return random.triangular(low, likely, high, draws) if low < high else np.full(draws, likely)


def _quantiles(drawn: pd.DataFrame) -> pd.DataFrame:
    """Fonds × quantiles, rounded but never beyond the draws, so that what is known stays as it is."""
    found = significant(drawn.quantile(list(BACKLOG_QUANTILES.values()))).clip(drawn.min(), drawn.max(), axis=1)
    return found.round().T.set_axis(list(BACKLOG_QUANTILES), axis=1)
