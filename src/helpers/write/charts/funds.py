"""The money of each year beside the work done for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES, MONEY
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose import money
from helpers.write.prose.standing import cell
from helpers.write.sentence import Sentence, join, say, year_mark

HEIGHT = 0.3  # of a bar, in the distance between two years
BELOW = 0.36  # from the bar of the money to that of the pages
ROOM = 1.95  # of the longest bar, for the numbers beside it


@dataclass(frozen=True)
class Year:
    """A year's money of a plan, and the pages done for it."""

    year: int
    approved: Fact
    allocated: Fact
    spent: Fact
    pages: Fact
    cost: Fact


def money_and_work(edition: Edition) -> Block:
    """For each year known two bars: what was spent, within what was allocated and approved; and the pages done."""
    for plan in edition.plans:
        years = _years(edition, plan)
        if years and years[-1].year == edition.year:
            return _drawn(edition, plan, years)
    return Paragraph([])


def _years(edition: Edition, plan: Plan) -> list[Year]:
    """The years whose spending and pages are known and above zero, in order."""
    rows = edition.facts.rows(MONEY, plan=plan.id, source_of_funds=ALL_SOURCES)
    known = rows[rows["year"] <= edition.year].dropna(subset=["spent_vnd", "pages"]).sort_values("year")
    some = known[(known[["spent_vnd", "pages"]] > 0).all(axis=1)]
    return [_year(row) for _, row in some.iterrows()]


def _year(row: pd.Series) -> Year:
    columns = ("approved_vnd", "allocated_vnd", "spent_vnd", "pages", "cost_per_page_vnd")
    return Year(int(row["year"]), *(fact_of(MONEY, column, row) for column in columns))


def _drawn(edition: Edition, plan: Plan, years: Sequence[Year]) -> Block:
    figure, axes = drawing.canvas(0.7 + 0.85 * len(years))
    most = max(drawing.length(fact) for of in years for fact in (of.approved, of.allocated, of.spent) if fact.known)
    pages = max(drawing.length(of.pages) for of in years)
    for place, of in enumerate(years):
        _money(axes, place, of, most)
        _pages(axes, place, of, pages)
    _key(axes, len(years))
    axes.set(ylim=(len(years) + 0.4, -0.75), xlim=(0, ROOM))
    axes.set_axis_off()
    told = join([_told(of) for of in years], " ")
    described = say("Biểu đồ thanh kinh phí và số trang theo năm, mỗi loại một thang riêng. {told}", told=told)
    shown = [fact for of in years for fact in (of.spent, of.pages, of.cost)]
    return drawing.chart("money-and-work", figure, _finding(edition, plan, years[-1]), described, shown)


def _money(axes: Axes, place: int, of: Year, most: float) -> None:
    """What was approved as an outline, what was allocated pale, what was spent dark: one within the other."""
    if of.allocated.known:
        axes.barh(place, drawing.length(of.allocated) / most, height=HEIGHT, color=drawing.LIGHT)
    axes.barh(place, drawing.length(of.spent) / most, height=HEIGHT * 0.55, color=drawing.DARK)
    if of.approved.known:
        axes.barh(place, drawing.length(of.approved) / most, height=HEIGHT, fc="none", ec=drawing.FAINT, ls="--")
    ends = [drawing.length(fact) / most for fact in (of.approved, of.allocated, of.spent) if fact.known]
    drawing.named(axes, f"Năm {of.year}", (0, place - HEIGHT / 2), up=4)
    drawing.beside(axes, f"{of.spent.printed} đồng", (max(ends), place))


def _pages(axes: Axes, place: int, of: Year, most: float) -> None:
    end = drawing.length(of.pages) / most
    axes.barh(place + BELOW, end, height=HEIGHT * 0.8, color=drawing.ACCENT)
    cost = f", {of.cost.printed} đồng/trang" if of.cost.known else ""
    drawing.beside(axes, f"{of.pages.printed} trang{cost}", (end, place + BELOW))


def _key(axes: Axes, below: int) -> None:
    told = "Khung đứt: phê duyệt; nhạt: được cấp; đậm: thực chi;\ncam: số trang (thang riêng)"
    drawing.named(axes, told, (0, below), up=-14)


def _finding(edition: Edition, plan: Plan, of: Year) -> Sentence:
    rate, completion = (
        money.cell(edition, plan, "allocation_rate"),
        cell(edition, plan, "pages", "completion"),
    )
    if rate.known and completion.known:
        words = "Năm {year}, kinh phí được cấp bằng {rate} phê duyệt, số trang bằng {completion} chỉ tiêu."
        return say(words, year=edition.mark, rate=rate, completion=completion)
    words = "Năm {year} chi {spent} đồng cho {pages} trang."
    return say(words, year=edition.mark, spent=of.spent, pages=of.pages)


def _told(of: Year) -> Sentence:
    parts = [("phê duyệt", of.approved), ("được cấp", of.allocated), ("thực chi", of.spent)]
    amounts = join([say(f"{words} {{fact}} đồng", fact=fact) for words, fact in parts if fact.known], ", ")
    return say("Năm {year}: {amounts}, {pages} trang.", year=year_mark(of.year), amounts=amounts, pages=of.pages)
