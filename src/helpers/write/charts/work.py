"""What the work was like: documents a record against pages a document."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.profile import PROFILE
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.number import decimal
from helpers.write.prose import results
from helpers.write.sentence import Sentence, join, say

ACROSS, UP = "documents_per_record", "pages_per_document"
ROOM = 2.0  # times above the highest and below the lowest dot, for the name of an unusual fonds
FEWEST = 2  # dots: one alone is its own median
MARKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def work_profile(edition: Edition) -> Block:
    """One dot a fonds, as large as its pages; the unusual ones are named. Nothing of a single fonds."""
    known = edition.facts.rows(PROFILE, group="fonds").dropna(subset=[ACROSS, UP])
    rows = known[(known[ACROSS] > 0) & (known[UP] > 0)]  # the axes are logarithmic
    if len(rows) < FEWEST:
        return Paragraph([])
    figure, axes = drawing.canvas(3.5)
    marked = rows["unusual"].notna()
    sizes = 12 + 260 * rows["pages"].astype("float64") / rows["pages"].max()
    for part, shade in ((~marked, drawing.MIDDLE), (marked, drawing.ACCENT)):
        axes.scatter(rows.loc[part, ACROSS], rows.loc[part, UP], s=sizes[part], color=shade, alpha=0.8, ec="white")
    for _, row in rows[marked].iterrows():
        _named(axes, row, rows[ACROSS].median())
    _frame(axes, rows)
    told = results.unusual(edition) or [say("Không có phông nào lệch hẳn.")]
    described = say("Biểu đồ điểm, mỗi điểm một phông, nét đứt là trung vị. {told}", told=join(told))
    return drawing.chart("work-profile", figure, _finding(edition), described)


def _frame(axes: Axes, rows: pd.DataFrame) -> None:
    axes.set(xscale="log", yscale="log", ylim=(rows[UP].min() / ROOM, rows[UP].max() * ROOM))
    axes.set_xlabel("văn bản mỗi hồ sơ", fontsize=drawing.SMALL)
    axes.set_ylabel("trang mỗi văn bản", fontsize=drawing.SMALL)
    axes.axvline(rows[ACROSS].median(), color=drawing.FAINT, lw=0.8, ls="--", zorder=0)
    axes.axhline(rows[UP].median(), color=drawing.FAINT, lw=0.8, ls="--", zorder=0)
    _marks(axes.xaxis)
    _marks(axes.yaxis)


def _marks(axis: Axis) -> None:
    axis.set_major_locator(FixedLocator(MARKS))
    axis.set_major_formatter(FuncFormatter(lambda value, _: decimal(value, 0)))
    axis.set_minor_locator(NullLocator())


def _named(axes: Axes, row: pd.Series, median: float) -> None:
    """The name of a fonds above or below its dot; each line on its own, since SVG aligns only single lines."""
    right = row[ACROSS] > median
    lines = drawing.wrapped(row["name"], 24).splitlines()
    for place, line in enumerate(lines):
        offset = (6, -14 - 11 * place) if right else (-6, 11 * (len(lines) - place) - 1)
        drawing.named(axes, line, (row[ACROSS], row[UP]), *offset, "right" if right else "left")


def _finding(edition: Edition) -> Sentence:
    count = edition.facts.finding(FINDINGS_COMPARE, "unusual_fonds")
    if not count.value:
        return say("Không phông nào có tỷ lệ văn bản mỗi hồ sơ hay trang mỗi văn bản khác hẳn mức thường gặp.")
    return say(
        "Có {count} phông mà tỷ lệ văn bản mỗi hồ sơ hay trang mỗi văn bản khác hẳn mức thường gặp.", count=count
    )
