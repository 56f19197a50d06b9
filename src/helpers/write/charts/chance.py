"""The chance of reaching a total by the period's end, for each total that the plan may ask for."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from helpers.tables.forecasted import FINISH, FORECAST
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.number import share
from helpers.write.prose import outlook
from helpers.write.sentence import Sentence, enumerate_vietnamese, say, year_mark

NARROW, WIDE = (1, 2, 5), (1, 3)  # marks a decade: more would run into each other on a phone
DECADES = 1.2


def chance_of_total(edition: Edition) -> Block:
    """A falling curve with some of its points named; nothing where the plan's total is known."""
    found = outlook.finish(edition)
    if edition.period is None or len(set(found["target"])) < 2:
        return Paragraph([])
    figure, axes = drawing.canvas(2.7)
    targets = found["target"].astype("float64")
    axes.fill_between(targets, found["probability"], color=drawing.PALE, lw=0)
    axes.plot(targets, found["probability"], color=drawing.DARK, lw=1.8)
    told = outlook.readings(found)
    facts = [fact for row in told for fact in _point(axes, row)]
    _frame(axes, targets)
    described = enumerate_vietnamese([outlook.if_asked(row) for row in told])
    curve = say("Đường khả năng hoàn thành: {told}.", told=described)
    return drawing.chart("chance", figure, _finding(edition, edition.period.last_year), curve, facts)


def _point(axes: Axes, row: pd.Series) -> tuple[Fact, Fact]:
    target, probability = fact_of(FINISH, "target", row), fact_of(FINISH, "probability", row)
    spot = (drawing.length(target), drawing.length(probability))
    axes.plot(*spot, "o", color=drawing.ACCENT, ms=5)
    drawing.beside(axes, f"{target.printed} trang: {probability.printed}", spot, 7, 8)
    return target, probability


def _frame(axes: Axes, targets: pd.Series) -> None:
    axes.set(ylim=(0, 1.08), xlim=(targets.min(), targets.max()), xscale="log")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: share(value, 0)))
    steps = WIDE if math.log10(targets.max() / targets.min()) > DECADES else NARROW
    axes.xaxis.set_major_locator(FixedLocator([step * 10**power for power in range(10) for step in steps]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(drawing.short))
    axes.set_xlabel("Tổng số trang mà kế hoạch có thể giao cho cả giai đoạn", fontsize=drawing.SMALL)
    axes.set_title("Khả năng hoàn thành", loc="left", fontsize=drawing.SMALL, color=drawing.FAINT)


def _finding(edition: Edition, last_year: int) -> Sentence:
    return say(
        "Kế hoạch giao càng nhiều, khả năng hoàn thành đến hết năm {last} càng thấp; hai khả năng ngang nhau ở mức "
        "khoảng {middle} trang.",
        last=year_mark(last_year),
        middle=fact_of(FORECAST, "q50", outlook.rows(edition, "cumulative").iloc[-1]),
    )
