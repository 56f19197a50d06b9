"""The way through the plan of several years: what it asks for, what is done, and what has to be done to end there."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.settings import Plan
from helpers.tables.compared import CURRENT, ORIGINAL
from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.path import PATH
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.standing import cell
from helpers.write.prose.years_left import each_year_left
from helpers.write.sentence import Sentence, join, say, year_mark

ROOM = 0.26  # of the period, right of its end, for the total


@dataclass(frozen=True)
class Way:
    """The years of a plan in one measure, against its targets in force, and what it began with where it was revised."""

    plan: Plan
    measure: str
    years: pd.DataFrame
    first: pd.DataFrame

    @property
    def label(self) -> str:
        """The measure in Vietnamese."""
        return LABELS[self.measure]

    def fact(self, year: int, column: str) -> Fact:
        """A cell of the way against the targets in force."""
        return fact_of(PATH, column, self.years[self.years["year"] == year].iloc[0])

    def behind(self, year: int) -> bool:
        """Whether less is done than asked for by the end of a year; not where one of them is unknown."""
        done, asked = (self.fact(year, name) for name in ("cumulative_actual", "cumulative_planned"))
        return done.known and asked.known and drawing.length(done) < drawing.length(asked)


def required_path(edition: Edition) -> Block:
    """Cumulative lines from the start of the period to its end; nothing where no year of it has a known sum."""
    way = _way(edition)
    if way is None:
        return Paragraph([])
    figure, axes = drawing.canvas(3.1)
    _lines(axes, way, edition.year)
    shown = [*_totals(axes, way), *_now(axes, way, edition.year), *_rate(axes, way, edition.year)]
    _frame(axes, way, edition.year)
    return drawing.chart("path", figure, _finding(edition, way), _told(way), shown)


def _way(edition: Edition) -> Way | None:
    """The first measure, pages before the others, of which the plan in force asks for something from its first year."""
    if edition.period is None:
        return None
    ways = edition.facts.rows(PATH, plan=edition.period.id)
    for measure in reversed(MEASURES):
        years, first = (ways[(ways["measure"] == measure) & (ways["baseline"] == name)] for name in (CURRENT, ORIGINAL))
        if (years["cumulative_planned"] > 0).any():
            return Way(edition.period, measure, years, first)
    return None


def _lines(axes: Axes, way: Way, year: int) -> None:
    if not way.first.empty:
        axes.plot(
            *_points(way.first, "cumulative_planned"), color=drawing.MIDDLE, lw=1.2, ls=":", label="Chỉ tiêu ban đầu"
        )
    axes.plot(
        *_points(way.years, "cumulative_planned"), color=drawing.LIGHT, lw=1.8, marker="o", ms=4, label="Kế hoạch"
    )
    ahead = way.years[way.years["year"] >= year]
    required = ahead["required_cumulative"].fillna(ahead["cumulative_actual"])
    if (ahead["required"] > 0).any():
        axes.plot(ahead["year"], required.astype("float64"), color=drawing.ACCENT, lw=1.4, ls="--", label="Phải làm")
    axes.plot(*_points(way.years, "cumulative_actual"), color=drawing.DARK, lw=2.4, marker="o", ms=5, label="Đã làm")


def _points(years: pd.DataFrame, name: str) -> tuple[list[int], list[float]]:
    """The years and the sums to their ends, from nothing at the start; a line breaks where a sum is unknown."""
    ends = years[name].astype("float64")
    return [int(years["year"].iloc[0]) - 1, *years["year"].astype("int64")], [0.0, *ends]


def _totals(axes: Axes, way: Way) -> list[Fact]:
    """What the plan asks for in all, and beside it what it began with where that is something else."""
    ends = [fact_of(PATH, "cumulative_planned", years.iloc[-1]) for years in (way.years, way.first) if not years.empty]
    told = {drawing.length(fact): fact for fact in reversed(ends) if fact.known}
    for height, fact in told.items():
        up = 0 if len(told) == 1 else 6 if height == max(told) else -6
        drawing.beside(axes, fact.printed, (int(way.years["year"].iloc[-1]), height), 6, up)
    return list(told.values())


def _now(axes: Axes, way: Way, year: int) -> list[Fact]:
    """What is done by the end of the year of the report."""
    done = way.fact(year, "cumulative_actual")
    if not done.known:
        return []
    right, up = (4, -12) if way.behind(year) else (-46, 12)
    drawing.beside(axes, done.printed, (year, drawing.length(done)), right, up)
    return [done]


def _rate(axes: Axes, way: Way, year: int) -> list[Fact]:
    """What each year left has to bring, at the middle of the way that is left; nothing where that is nothing."""
    last = int(way.years["year"].iloc[-1])
    if year == last or not way.fact(last, "required").value:
        return []
    yearly, end = way.fact(last, "required"), way.fact(last, "required_cumulative")
    middle = (drawing.length(way.fact(year, "cumulative_actual")) + drawing.length(end)) / 2
    right, up = (8, -10) if way.behind(year) else (-80, 10)
    drawing.beside(axes, f"{yearly.printed}/năm", ((year + last) / 2, middle), right, up)
    return [yearly]


def _frame(axes: Axes, way: Way, year: int) -> None:
    years = [*way.years["year"].astype("int64")]
    axes.set(ylim=(0, axes.dataLim.y1 * 1.15), xlim=(years[0] - 1, years[-1] + ROOM * len(years)), xticks=years)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    axes.legend(loc="upper left" if way.behind(year) else "lower right", frameon=False, fontsize=drawing.SMALL)
    title = f"{way.label.capitalize()}, lũy kế từ đầu giai đoạn"
    axes.set_title(title, loc="left", fontsize=drawing.SMALL, color=drawing.FAINT)


def _finding(edition: Edition, way: Way) -> Sentence:
    """Where the work stands by the end of the year, and what it takes to end where the plan asks."""
    names = ("cumulative_completion", "required_per_year", "remaining", "plan_total")
    cells = {name: cell(edition, way.plan, way.measure, name) for name in names}
    completion, year = cells["cumulative_completion"], edition.mark
    if cells["remaining"].value == 0:
        words = f"Đến hết năm {{year}} đã làm xong khối lượng của cả giai đoạn ({{plan_total}} {way.label})."
        return say(words, year=year, plan_total=cells["plan_total"])
    if not completion.known:
        return say("Chưa đủ số liệu để so khối lượng lũy kế đến hết năm {year} với kế hoạch giai đoạn.", year=year)
    reached = "đã đạt" if drawing.length(completion) >= 1 else "mới đạt"
    now = say(f"Đến hết năm {{year}} {reached} {{share}} kế hoạch lũy kế", year=year, share=completion)
    return say("{now}; {left}.", now=now, left=_left(way, cells, edition.year))


def _left(way: Way, cells: dict[str, Fact], year: int) -> Sentence:
    if not cells["remaining"].known:
        return say("chưa đủ chỉ tiêu của cả giai đoạn để tính khối lượng còn phải làm")
    if not cells["required_per_year"].known:
        return say(f"giai đoạn kết thúc, còn {{left}} {way.label} chưa làm", left=cells["remaining"])
    words = f"muốn hoàn thành, {{each}} phải làm {{required}} {way.label}"
    return say(words, each=each_year_left(way.plan, year), required=cells["required_per_year"])


def _told(way: Way) -> Sentence:
    told = [join(parts, ", ") for _, row in way.years.iterrows() if (parts := _year(row))]
    lines = ["kế hoạch", "đã làm", *(["phải làm"] if (way.years["required"] > 0).any() else [])]
    lead = f"Biểu đồ đường, số {way.label} lũy kế ({', '.join(lines)}): {{told}}."
    return join([say(lead, told=join(told, "; ")), *_at_first(way)])


def _at_first(way: Way) -> list[Sentence]:
    """What the plan began with, where it was revised and that is known."""
    began = [fact_of(PATH, "cumulative_planned", row) for _, row in way.first.tail(1).iterrows()]
    return [say("Chỉ tiêu ban đầu của cả giai đoạn: {total}.", total=total) for total in began if total.known]


def _year(row: pd.Series) -> list[Sentence]:
    """The sums to the end of one year, as far as known, with the year before the first of them."""
    words = {"cumulative_planned": "kế hoạch", "cumulative_actual": "đã làm", "required_cumulative": "phải đạt"}
    known = [
        say(f"{said} {{sum}}", sum=fact_of(PATH, name, row)) for name, said in words.items() if pd.notna(row[name])
    ]
    return [say("năm {year} {first}", year=year_mark(int(row["year"])), first=known[0]), *known[1:]] if known else []
