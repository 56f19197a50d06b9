"""The fonds that differ most from the annual plan: what was planned, what was done, and why less was."""

from __future__ import annotations

import textwrap
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.tables.measures import LABELS
from helpers.tables.reallocation import ADDED, FELL_SHORT, REALLOCATION
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.reallocated import by_size, measure_told, why
from helpers.write.prose.reallocation import headline
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, say

MOST_SHOWN: Final = 10  # rows that fit a phone's screen; the table has every fonds
ROW: Final = 0.5  # inches: a name, and the line below it
REASON: Final = 0.5  # of a row: the line of the reason
WIDEST: Final = 62  # letters of a line on a phone; the table has names and reasons in full
ROOM: Final = 1.42  # times the longest line, for what is written beside it


def planned_and_done(edition: Edition) -> Block:
    """A line a fonds from what was planned (open) to what was done (filled); nothing where no fonds differs."""
    measure = measure_told(edition)
    if measure is None:
        return Paragraph([])
    rows = by_size(edition, measure)
    differing = rows[rows["difference_size"] > 0]
    return _drawn(edition, measure, differing) if len(differing) else Paragraph([])


def _drawn(edition: Edition, measure: str, differing: pd.DataFrame) -> Block:
    cut, shown = len(differing) > MOST_SHOWN, differing.head(MOST_SHOWN)
    ordered = shown.sort_values("difference", kind="stable")  # from the one most short to the one that took over most
    places = _places(ordered)
    figure, axes = drawing.canvas(0.5 + ROW * places[-1])
    facts = [_line(axes, place, row) for place, (_, row) in zip(places, ordered.iterrows(), strict=False)]
    longest = float(ordered[["planned", "actual"]].max().max())
    axes.set(ylim=(places[-1] - 0.5, -0.75), xlim=(-longest * 0.02, longest * ROOM))
    axes.set_axis_off()
    marks = [_mark("chỉ tiêu", "white"), _mark("thực hiện", drawing.FAINT)]
    note = "Chỉ vẽ các phông chênh lệch nhiều nhất" if cut else None
    looks = {"frameon": False, "fontsize": drawing.SMALL, "title_fontsize": drawing.SMALL, "alignment": "left"}
    figure.legend(handles=marks, loc="outside lower left", ncols=2, title=note, **looks)
    told = enumerate_vietnamese([_told(row) for _, row in ordered.iterrows()])
    which = "của các phông chênh lệch nhiều nhất" if cut else "theo phông"
    described = say(f"Biểu đồ chỉ tiêu và thực hiện {which}, số {LABELS[measure]}: {{told}}.", told=told)
    return drawing.chart("planned-and-done", figure, headline(edition, measure), described, facts)


def _places(rows: pd.DataFrame) -> list[float]:
    """Where each row stands, counted down, and where the last one ends; one with a reason takes more."""
    places = [0.0]
    for _, row in rows.iterrows():
        places.append(places[-1] + 1 + (REASON if _below(row) else 0))
    return places


def _below(row: pd.Series) -> str:
    """What stands below the line of a fonds: its reasons; that it was not planned is short enough to stand beside."""
    return "" if row["kind"] == ADDED else _fitting(why(row))


def _fitting(text: str) -> str:
    return textwrap.shorten(text, WIDEST, placeholder=" …")


def _line(axes: Axes, place: float, row: pd.Series) -> Fact:
    """One fonds; the fact printed beside it is by how much it differs."""
    size = fact_of(REALLOCATION, "difference_size", row)
    short = row["kind"] in FELL_SHORT
    shade = drawing.ACCENT if short else drawing.DARK
    planned, actual = (0.0 if pd.isna(row[name]) else float(row[name]) for name in ("planned", "actual"))
    axes.plot([0, max(planned, actual)], [place] * 2, color=drawing.PALE, lw=1.2, zorder=0)
    axes.plot([planned, actual], [place] * 2, color=shade, lw=2.2, solid_capstyle="butt", zorder=1)
    if row["kind"] != ADDED:
        axes.plot(planned, place, "o", ms=6.5, mfc="white", mec=shade, mew=1.6, zorder=2, clip_on=False)
    axes.plot(actual, place, "o", ms=7.5, color=shade, zorder=3, clip_on=False)
    drawing.named(axes, _fitting(row["fonds"]), (0, place - 0.28), up=3)
    words = f"{'thiếu' if short else 'thêm'} {size.printed}" + (f", {why(row)}" if row["kind"] == ADDED else "")
    drawing.beside(axes, words, (max(planned, actual), place), right=7)
    if _below(row):
        drawing.beside(axes, _below(row), (0, place + 0.45), right=0)
    return size


def _mark(label: str, face: str) -> Line2D:
    return Line2D([], [], marker="o", lw=0, ms=6.5, mew=1.6, color=drawing.FAINT, mfc=face, label=label)


def _told(row: pd.Series) -> Sentence:
    planned, actual = (fact_of(REALLOCATION, name, row) for name in ("planned", "actual"))
    words = "{name} {actual}" if row["kind"] == ADDED else "{name} chỉ tiêu {planned}, thực hiện {actual}"
    note = Mark(f" ({why(row)})" if why(row) else "")
    return say(words + "{note}", name=Mark(row["fonds"]), planned=planned, actual=actual, note=note)
