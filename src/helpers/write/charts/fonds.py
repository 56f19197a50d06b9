"""The pages of the largest fonds as bars."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.profile import PROFILE
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose import results
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, say

MOST_SHOWN = 8  # bars that fit a phone's screen; the table has every fonds


def pages_by_fonds(edition: Edition) -> Block:
    """The fonds with most pages, those that together hold most of all pages in the darker shade."""
    ranked = edition.facts.rows(PROFILE, group="fonds").dropna(subset="rank").sort_values("rank")
    shown = ranked[ranked["share_of_pages"] > 0].head(MOST_SHOWN)
    if shown.empty:
        return Paragraph([])
    few = edition.facts.finding(FINDINGS_COMPARE, "concentration_fonds").value or 0
    figure, axes = drawing.canvas(0.3 + 0.42 * len(shown))
    pages = shown["pages"].astype("float64")
    shades = [drawing.DARK if rank <= few else drawing.LIGHT for rank in shown["rank"]]
    axes.barh(range(len(shown)), pages, height=0.42, color=shades)
    facts = [fact for place, (_, row) in enumerate(shown.iterrows()) for fact in _labels(axes, place, row)]
    axes.set(ylim=(len(shown) - 0.4, -0.75), xlim=(0, pages.max() * 1.28))
    axes.set_axis_off()
    told = enumerate_vietnamese([_told(row) for _, row in shown.iterrows()])
    described = say("Biểu đồ thanh số trang của các phông nhiều trang nhất: {told}.", told=told)
    return drawing.chart("pages-by-fonds", figure, results.concentration(edition), described, facts)


def _labels(axes: Axes, place: int, row: pd.Series) -> tuple[Fact, Fact]:
    pages, share = fact_of(PROFILE, "pages", row), fact_of(PROFILE, "share_of_pages", row)
    drawing.named(axes, row["name"], (0, place - 0.28), up=3)
    drawing.beside(axes, f"{pages.printed} · {share.printed}", (float(row["pages"]), place))
    return pages, share


def _told(row: pd.Series) -> Sentence:
    return say("{name} {pages} trang", name=Mark(row["name"]), pages=fact_of(PROFILE, "pages", row))
