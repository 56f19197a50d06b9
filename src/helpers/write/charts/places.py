"""How records, documents and pages divide among the places."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.profile import PROFILE
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose import results
from helpers.write.sentence import Sentence, enumerate_vietnamese, say

SHADES = (drawing.DARK, drawing.MIDDLE, drawing.LIGHT, drawing.PALE)  # as many as can be told apart in print
IN_LINE = 3  # places that the legend has room for beside each other
NARROW = 0.08  # of the whole: a part below this has no room for its figure


def shares_by_place(edition: Edition) -> Block:
    """Three bars of the same length, one a measure, divided by place; nothing where there is one place only."""
    places = edition.facts.rows(PROFILE, group="place").head(len(SHADES))
    if len(places) < 2:
        return Paragraph([])
    figure, axes = drawing.canvas(1.75)
    left = pd.Series(0.0, index=MEASURES)
    facts: list[Fact] = []
    for (_, row), shade in zip(places.iterrows(), SHADES, strict=False):
        facts += _part(axes, row, left, shade, results.place_mark(edition, row).text)
        left += _widths(row)
    _frame(axes, len(places))
    told = enumerate_vietnamese([_told(edition, row) for _, row in places.iterrows()])
    described = say("Biểu đồ thanh chồng, tỷ trọng của các địa bàn nhiều trang nhất: {told}.", told=told)
    return drawing.chart("shares-by-place", figure, _finding(edition, places.iloc[0]), described, facts)


def _widths(row: pd.Series) -> pd.Series:
    shares = pd.Series({measure: row[f"share_of_{measure}"] for measure in MEASURES}, dtype="float64")
    return shares.fillna(0.0)  # an unknown share has no length; the description says that it is unknown


def _part(axes: Axes, row: pd.Series, left: pd.Series, shade: str, label: str) -> list[Fact]:
    """One place's part of the three bars, its figures inside where they fit."""
    widths, ink = _widths(row), "white" if shade in SHADES[:2] else drawing.INK
    names = [LABELS[measure] for measure in MEASURES]
    axes.barh(names, widths, left=left, color=shade, height=0.62, label=label, ec="white")
    fitting = {at: f"share_of_{name}" for at, name in enumerate(MEASURES) if widths[name] > NARROW}
    facts = [fact_of(PROFILE, column, row) for column in fitting.values()]
    for at, fact in zip(fitting, facts, strict=True):
        middle = left.iloc[at] + widths.iloc[at] / 2
        axes.text(middle, at, fact.printed, ha="center", va="center", color=ink, fontsize=drawing.SMALL)
    return facts


def _frame(axes: Axes, places: int) -> None:
    axes.set(xlim=(0, 1), xticks=[])
    axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=drawing.SIZE, labelcolor=drawing.INK)
    columns = places if places <= IN_LINE else -(-places // 2)
    above: dict[str, Any] = {
        "loc": "lower center",
        "bbox_to_anchor": (0.5, 1.0),
        "fontsize": drawing.SMALL,
        "handlelength": 1,
    }
    axes.legend(ncols=columns, **above).set_frame_on(False)


def _told(edition: Edition, row: pd.Series) -> Sentence:
    shares = {measure: fact_of(PROFILE, f"share_of_{measure}", row) for measure in MEASURES}
    place = results.place_mark(edition, row)
    return say("{place} {records} hồ sơ, {documents} văn bản, {pages} trang", place=place, **shares)


def _finding(edition: Edition, row: pd.Series) -> Sentence:
    if row[["share_of_pages", "share_of_records"]].isna().any():
        return say("Tỷ trọng của các địa bàn, theo từng đại lượng.")
    return say(
        "Các phông {place} chiếm {pages} số trang và {records} số hồ sơ.",
        place=results.place_mark(edition, row),
        pages=fact_of(PROFILE, "share_of_pages", row),
        records=fact_of(PROFILE, "share_of_records", row),
    )
