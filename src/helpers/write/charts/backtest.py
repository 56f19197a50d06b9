"""What was forecast a year before, and what came: one drawing a series, so that each miss can be seen."""

from __future__ import annotations

import pandas as pd
from matplotlib.ticker import FuncFormatter, NullLocator

from helpers.tables.backtested import TRIED
from helpers.write.block import Chart
from helpers.write.charts import drawing
from helpers.write.fact import fact_of
from helpers.write.prose import backtest
from helpers.write.prose.outlook import LEVEL
from helpers.write.sentence import Sentence, enumerate_vietnamese, say, year_mark


def intervals(tried: pd.DataFrame, summary: pd.DataFrame, series: str) -> Chart:
    """The 80 % interval made a year before as a bar, what came as a dot, a miss in another colour; a log scale.

    Args:
        tried: from `analyse.backtest.backtest`.
        summary: from `analyse.backtest.summary`.
        series: the name of a series.
    """
    rows = tried[(tried["series"] == series) & (tried["year"] == tried["made_in"] + 1)]
    figure, axes = drawing.canvas(2.4)
    axes.vlines(rows["year"].astype("int64"), rows["q10"], rows["q90"], color=drawing.LIGHT, lw=9)
    for hit, mark, shade in ((1, "o", drawing.DARK), (0, "X", drawing.ACCENT)):
        came = rows[rows["yearly_80"] == hit]
        axes.plot(came["year"], came["actual"], mark, color=shade, ms=6)
    axes.set_yscale("log")
    axes.set_xticks(rows["year"].astype("int64"))
    axes.tick_params(axis="x", labelrotation=45 if len(rows) > 6 else 0)  # twelve years stand too close otherwise
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    return drawing.chart(f"backtest-{series}", figure, _finding(summary, series), _told(rows))


def _finding(summary: pd.DataFrame, series: str) -> Sentence:
    row = summary[summary["series"] == series].iloc[0]
    return say(
        "{name}: {hit} trong {of} năm, khối lượng nằm trong khoảng dự báo {level} lập một năm trước.",
        name=backtest.name(series),
        hit=backtest.cell("next_hit", row),
        of=backtest.cell("next_years", row),
        level=LEVEL[80],
    )


def _told(rows: pd.DataFrame) -> Sentence:
    told = [
        say(
            "năm {year} dự báo từ {low} đến {high}, thực tế {actual}",
            year=year_mark(int(row["year"])),
            low=fact_of(TRIED, "q10", row),
            high=fact_of(TRIED, "q90", row),
            actual=fact_of(TRIED, "actual", row),
        )
        for _, row in rows.iterrows()
    ]
    return say("Mỗi cột là một khoảng dự báo, mỗi điểm là khối lượng thật: {told}.", told=enumerate_vietnamese(told))
