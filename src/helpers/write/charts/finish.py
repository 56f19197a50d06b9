"""When the plan may be done: the chance that it is, by the end of each year ahead."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.settings import Plan
from helpers.tables.forecasted import FINISH
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose import outlook
from helpers.write.prose.standing import cell
from helpers.write.sentence import Sentence, enumerate_vietnamese, say, year_mark

HALF = 0.5
ROOM = 1.18  # of the highest bar that there can be, for its number


def finish_by_year(edition: Edition) -> Block:
    """A bar a year, those of the period darker; nothing without a total, or where it is reached already."""
    plan, found = edition.period, outlook.finish(edition)
    if plan is None or len(set(found["target"])) != 1 or cell(edition, plan, "pages", "remaining").value == 0:
        return Paragraph([])
    rows = found.sort_values("by_year")
    facts = [fact_of(FINISH, "probability", row) for _, row in rows.iterrows()]
    figure, axes = drawing.canvas(2.3)
    for year, fact in zip(rows["by_year"], facts, strict=True):
        _bar(axes, int(year), fact, drawing.DARK if year <= plan.last_year else drawing.LIGHT)
    axes.set(ylim=(0, ROOM), xticks=rows["by_year"].astype("int64"), yticks=[])
    axes.spines["left"].set_visible(False)
    title, told = _finding(rows, plan), enumerate_vietnamese([_told(row) for _, row in rows.iterrows()])
    words = "Biểu đồ cột khả năng kế hoạch đã hoàn thành đến hết từng năm: {told}."
    return drawing.chart("finish", figure, title, say(words, told=told), facts)


def _bar(axes: Axes, year: int, fact: Fact, shade: str) -> None:
    axes.bar(year, drawing.length(fact), width=0.7, color=shade)
    axes.annotate(
        fact.printed,
        (year, drawing.length(fact)),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=drawing.SMALL,
    )


def _finding(rows: pd.DataFrame, plan: Plan) -> Sentence:
    """The chance at the period's end, and the first year by which it is more likely done than not."""
    at_end = rows[rows["by_year"] == plan.last_year].iloc[0]
    chance = outlook.chance(fact_of(FINISH, "probability", at_end))
    told = say("Hoàn thành kế hoạch đến hết năm {last}: {chance}", last=year_mark(plan.last_year), chance=chance)
    likely = rows[rows["probability"] > HALF]
    if likely.empty:
        return _with(told, "đến hết năm {year} khả năng vẫn chưa quá một nửa ({half})", rows.iloc[-1])
    if likely.iloc[0]["by_year"] > plan.last_year:
        return _with(told, "phải đến hết năm {year} khả năng mới quá một nửa ({half})", likely.iloc[0])
    return say("{told}.", told=told)


def _with(told: Sentence, words: str, row: pd.Series) -> Sentence:
    year, half = year_mark(int(row["by_year"])), fact_of(FINISH, "probability", row)
    return say("{told}; {further}.", told=told, further=say(words, year=year, half=half))


def _told(row: pd.Series) -> Sentence:
    return say(
        "năm {year} {chance}",
        year=year_mark(int(row["by_year"])),
        chance=fact_of(FINISH, "probability", row),
    )
