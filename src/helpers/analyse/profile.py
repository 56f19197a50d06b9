"""The make-up of a year's work: who holds it, how it is concentrated, and which fonds are unlike their kind."""

from __future__ import annotations

import pandas as pd

from helpers.analyse.peers import KIND, judged, unusual
from helpers.analyse.ratio import JUDGED, ratio, ratios
from helpers.collation import collation_key
from helpers.tables.findings import found
from helpers.tables.measures import MEASURES
from helpers.tables.profile import PROFILE

MOST = 0.8  # "most of the pages": the share that the fewest fonds hold together, Pareto's usual cut


def profile(counts: pd.DataFrame, history: pd.DataFrame, ratio_factor: float) -> pd.DataFrame:
    """Sums, shares and ratios of all fonds together, of each place, of each kind of agency, and of each fonds.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        history: the same of all known years to this one, in their order: what a fonds is held against.
        ratio_factor: how many times the usual of its kind a ratio may be, however alike the fonds are (see `peers`).

    Returns:
        `tables.compared.PROFILE`; `place`, `agency` and `single` groups in order of their pages, then of the alphabet,
        fonds as in the report. A kind of agency is one name, however spelt, at one level; `single` are the fonds alone
        of their kind, together. A sum with a missing part is missing; the rows of a group need not stand together, so
        its sums name no lines. A fonds without a place belongs to the place "other".
    """
    everything = _sums(counts.assign(group="all", of="all"), ["group", "of"]).assign(**_rows_read(counts))
    of_place = counts.assign(group="place", of=counts["place"].fillna("other"))
    places = _sums(of_place, ["group", "of", "level"])
    parts = [everything, places.assign(name=places["of"]), *_agencies(counts), _fonds(counts, history, ratio_factor)]
    return PROFILE.typed(pd.concat([_shares(part, counts) for part in parts], ignore_index=True))


def findings(profiled: pd.DataFrame) -> pd.DataFrame:
    """How few fonds hold most of the pages, how many equal ones that is like, and how many fonds are unusual.

    The index of Herfindahl and Hirschman is the sum of the squares of the shares of pages; one divided by it is how
    many fonds of one size are as concentrated (Adelman 1969, Review of Economics and Statistics 51).

    Args:
        profiled: from `profile`.

    Returns:
        `tables.findings.FINDINGS`; without the concentration where a fonds has no known number of pages.
    """
    of_fonds = profiled[profiled["group"] == "fonds"].sort_values("rank")
    return found(**_concentration(of_fonds), unusual_fonds=int(of_fonds["unusual"].notna().sum()))


def _concentration(ranked: pd.DataFrame) -> dict[str, float]:
    if ranked["cumulative_share"].isna().any():
        return {}
    few = int((ranked["cumulative_share"] < MOST).sum()) + 1
    index = float((ranked["share_of_pages"] ** 2).sum())
    return {
        "concentration_fonds": few,
        "concentration_share": float(ranked["cumulative_share"].iloc[few - 1]),
        "largest_share": float(ranked["share_of_pages"].iloc[0]),
        "herfindahl": index,
        "equal_fonds": 1 / index,
    }


def _agencies(counts: pd.DataFrame) -> list[pd.DataFrame]:
    """The sums of each kind of agency under its first spelling, and of the fonds alone of their kind together."""
    named = counts.assign(group="agency", of=counts["agency_key"])
    spelt = named.groupby(KIND, sort=False, dropna=False)["agency"].transform("first")
    agencies = _sums(named.assign(name=spelt), ["group", "of", "level", "name"])
    alone = counts.groupby(KIND, dropna=False)["fonds"].transform("size") == 1
    return [agencies, _sums(counts[alone].assign(group="single", of="all"), ["group", "of"])]


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


def _fonds(counts: pd.DataFrame, history: pd.DataFrame, ratio_factor: float) -> pd.DataFrame:
    held = judged(counts, history, ratio_factor)
    marks = unusual(held)
    named = [";".join(name for name in JUDGED if marks[name][row]) for row in counts.index]
    columns = counts[[*MEASURES, "level", "source_file", "source_place"]].assign(
        group="fonds", of=counts["number"].astype("str"), fonds_count=1
    )
    marked = columns.assign(name=counts["fonds"], unusual=pd.Series(named, index=counts.index).replace("", None))
    return pd.concat([marked, held], axis="columns")


def _shares(part: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    totals = counts[list(MEASURES)].sum(skipna=False)
    wholes = {name: pd.Series(totals[name], index=part.index, dtype="Int64") for name in MEASURES}
    shares = {f"share_of_{name}": ratio(part[name], wholes[name]) for name in MEASURES}
    rank = part["pages"].rank(method="first", ascending=False).astype("Int64")
    cumulative = shares["share_of_pages"].loc[rank.sort_values().index].cumsum()
    return part.assign(**ratios(part), **shares, rank=rank, cumulative_share=cumulative)
