"""The make-up of a year's work: who holds it, how it is concentrated, and which fonds are unlike the others."""

from __future__ import annotations

import pandas as pd

from helpers.analyse.ratio import JUDGED, ratio, ratios, unusual
from helpers.collation import collation_key
from helpers.tables.compared import PROFILE
from helpers.tables.findings import found
from helpers.tables.measures import MEASURES

MOST = 0.8  # "most of the pages": the share that the fewest fonds hold together, Pareto's usual cut


def profile(counts: pd.DataFrame, ratio_factor: float) -> pd.DataFrame:
    """Sums, shares and ratios of all fonds together, of each place, and of each fonds.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        ratio_factor: how many times the median of all fonds a ratio may be before it is called unusual.

    Returns:
        `tables.compared.PROFILE`; `place` groups in order of their pages, then of the alphabet, fonds as in the report.
        A sum with a missing part is missing; a place's rows need not stand together, so its sums name no lines. A fonds
        without a place belongs to the place "other".
    """
    everything = _sums(counts.assign(group="all", of="all"), ["group", "of"]).assign(**_rows_read(counts))
    of_place = counts.assign(group="place", of=counts["place"].fillna("other"))
    places = _sums(of_place, ["group", "of", "level"])
    parts = [everything, places.assign(name=places["of"]), _fonds(counts, ratio_factor)]
    return PROFILE.typed(pd.concat([_shares(part, counts) for part in parts], ignore_index=True))


def findings(profiled: pd.DataFrame) -> pd.DataFrame:
    """How few fonds hold most of the pages, the medians of the ratios, and how many fonds are unusual.

    Args:
        profiled: from `profile`.

    Returns:
        `tables.findings.FINDINGS`; without the concentration where a fonds has no known number of pages.
    """
    of_fonds = profiled[profiled["group"] == "fonds"].sort_values("rank")
    medians = {f"median_{name}": of_fonds[name].median() for name in JUDGED}
    marked = int(of_fonds["unusual"].notna().sum())
    return found(**_concentration(of_fonds), **medians, unusual_fonds=marked).dropna(subset="value")


def _concentration(ranked: pd.DataFrame) -> dict[str, float]:
    if ranked["cumulative_share"].isna().any():
        return {}
    few = int((ranked["cumulative_share"] < MOST).sum()) + 1
    return {"concentration_fonds": few, "concentration_share": float(ranked["cumulative_share"].iloc[few - 1])}


def _sums(counts: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    columns = list(MEASURES)
    grouped = counts.groupby(keys, sort=False, dropna=False)
    incomplete = counts[columns].isna().groupby([counts[key] for key in keys], sort=False, dropna=False).any()
    sums = grouped[columns].sum().where(~incomplete).assign(fonds_count=grouped.size()).reset_index()
    named = sums.sort_values("of", key=lambda names: names.map(collation_key))
    return named.sort_values("pages", ascending=False, kind="stable")


def _rows_read(counts: pd.DataFrame) -> dict[str, str]:
    """Where the rows were read that a sum of all of them comes from: the first and the last."""
    places = list(dict.fromkeys([counts["source_place"].iloc[0], counts["source_place"].iloc[-1]]))
    return {"source_file": str(counts["source_file"].iloc[0]), "source_place": " – ".join(map(str, places))}


def _fonds(counts: pd.DataFrame, ratio_factor: float) -> pd.DataFrame:
    known = ratios(counts)
    marks = {name: unusual(known[name], ratio_factor) for name in JUDGED}
    named = [";".join(name for name in JUDGED if marks[name][row]) for row in counts.index]
    columns = counts[[*MEASURES, "level", "source_file", "source_place"]].assign(
        group="fonds", of=counts["number"].astype("str"), fonds_count=1
    )
    return columns.assign(name=counts["fonds"], unusual=pd.Series(named, index=counts.index).replace("", None))


def _shares(part: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    totals = counts[list(MEASURES)].sum(skipna=False)
    wholes = {name: pd.Series(totals[name], index=part.index, dtype="Int64") for name in MEASURES}
    shares = {f"share_of_{name}": ratio(part[name], wholes[name]) for name in MEASURES}
    rank = part["pages"].rank(method="first", ascending=False).astype("Int64")
    cumulative = shares["share_of_pages"].loc[rank.sort_values().index].cumsum()
    return part.assign(**ratios(part), **shares, rank=rank, cumulative_share=cumulative)
