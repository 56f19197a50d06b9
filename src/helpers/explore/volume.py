"""What was done, by year: of all fonds, or of a place, a kind of agency, a single fonds."""

from __future__ import annotations

from typing import Final

import pandas as pd
from matplotlib.ticker import FuncFormatter

from helpers.collation import collation_key
from helpers.explore.panel import Panel, choice
from helpers.explore.years import Tables
from helpers.tables.measures import LABELS, MEASURES
from helpers.write.charts import drawing
from helpers.write.number import whole

ALL: Final = ""  # the choice that leaves nothing out
NAMED: Final = ("place", "agency", "fonds")
MEASURE: Final = {LABELS[measure]: measure for measure in MEASURES}


def volume(tables: Tables) -> Panel:
    """A panel of the volume by year, from `years.load`; its data are the rows of the fonds chosen."""
    counts = tables["counts"]
    words = {"place": "Địa bàn", "agency": "Cơ quan", "fonds": "Phông"}
    named = {name: choice(words[name], _options(counts[name])) for name in NAMED}
    return Panel({"measure": choice("Đại lượng", MEASURE), **named}, lambda **chosen: rows(counts, **chosen), draw)


def rows(counts: pd.DataFrame, measure: str, place: str = ALL, agency: str = ALL, fonds: str = ALL) -> pd.DataFrame:
    """The rows of the fonds chosen: `year`, `place`, `agency`, `fonds`, and `volume` with the name of the measure.

    Args:
        counts: `tables.cleaned.COUNTS` of one year or several.
        measure: records, documents or pages.
        place: a place, or nothing for all; so with the other two.
        agency: a kind of agency.
        fonds: a fonds.
    """
    kept = counts
    for name, wanted in (("place", place), ("agency", agency), ("fonds", fonds)):
        kept = kept[kept[name] == wanted] if wanted else kept
    found = kept[["year", *NAMED]].assign(measure=LABELS[measure], volume=kept[measure])
    return found.reset_index(drop=True)


def yearly(found: pd.DataFrame) -> pd.Series:
    """The volume by year; of a year in which a fonds has none stated it is unknown."""
    sums = found.groupby("year")["volume"].sum()
    return sums.where(~found["volume"].isna().groupby(found["year"]).any())


def draw(found: pd.DataFrame) -> str:
    """Bars by year."""
    sums = yearly(found)
    if sums.dropna().empty:
        return "<p>Chưa có số liệu.</p>"
    figure, axes = drawing.canvas(2.4)
    known = sums.dropna()
    axes.bar(known.index.astype("int64"), known.astype("float64"), width=0.55, color=drawing.MIDDLE)
    for year, volume_of_year in known.items():
        axes.annotate(whole(volume_of_year), (year, volume_of_year), ha="center", va="bottom", fontsize=drawing.SMALL)
    axes.set_xticks([int(year) for year in sums.index])
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    axes.set_title(f"Số {found['measure'].iloc[0]} theo năm", loc="left", fontsize=drawing.SMALL)
    return drawing.svg(figure, "volume")


def _options(names: pd.Series) -> dict[str, str]:
    """The names in Vietnamese order, after the choice of all."""
    known = sorted(map(str, names.dropna().unique()), key=collation_key)
    return {"tất cả": ALL, **{name: name for name in known}}
