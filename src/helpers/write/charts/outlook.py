"""Drawings of the years left: the fan of the forecast, and the chance of each total."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullLocator

from helpers.tables.compared import COMPARISON
from helpers.tables.forecasted import FINISH, FORECAST
from helpers.write.block import Block, Chart, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.number import decimal, share, whole
from helpers.write.prose import outlook
from helpers.write.sentence import Sentence, enumerate_vietnamese, say, year_mark

BANDS = (
    ("q025", "q975", drawing.PALE, "95%"),
    ("q10", "q90", drawing.LIGHT, "80%"),
    ("q25", "q75", drawing.MIDDLE, "50%"),
)
MILLION, THOUSAND = 1e6, 1e3
CUT = 1.3  # the widest band may leave the frame, so that the narrower ones can still be read; the table has its ends
ROUND = (1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8)  # marks of an axis that runs over some powers of ten


def fan(edition: Edition) -> Block:
    """The cumulative pages so far and to the period's end, as bands of 50, 80 and 95 %."""
    if not outlook.ahead(edition):
        return Paragraph([])
    ahead, done = outlook.rows(edition, "cumulative"), _done(edition)
    years = [edition.year, *ahead["year"].astype("int64")]
    figure, axes = drawing.canvas(3.1)
    for low, high, shade, level in BANDS:
        lower, upper = ([done, *ahead[name].astype("float64")] for name in (low, high))
        axes.fill_between(years, lower, upper, color=shade, lw=0, label=level)
    axes.plot(years, [done, *ahead["q50"].astype("float64")], color=drawing.DARK, lw=1.6)
    axes.plot(edition.year, done, "o", color=drawing.DARK, ms=5)
    ends = [fact_of(FORECAST, name, ahead.iloc[-1]) for name in ("q10", "q50", "q90")]
    for fact in ends:
        _at_end(axes, years[-1], fact)
    actual = edition.facts.rows(COMPARISON, measure="pages", plan=edition.period.id if edition.period else "").iloc[0]
    now = fact_of(COMPARISON, "cumulative_actual", actual)
    drawing.beside(axes, now.printed, (edition.year, done), 0, 12)
    highest = min(float(ahead["q975"].iloc[-1]), CUT * float(ahead["q90"].iloc[-1]))
    axes.set(ylim=(0, highest), xlim=(years[0] - 0.1, years[-1] + 1.05), xticks=years)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))
    axes.legend(
        loc="upper left", frameon=False, fontsize=drawing.SMALL, title="Khoảng dự báo", title_fontsize=drawing.SMALL
    )
    axes.set_title("Trang, lũy kế từ đầu giai đoạn", loc="left", fontsize=drawing.SMALL, color=drawing.FAINT)
    return Chart(_fan_title(ends, years[-1]), drawing.svg(figure, "fan"), _fan_told(ahead), (now, *ends))


def chance_of_total(edition: Edition) -> Block:
    """The chance of reaching a total by the period's end, for each total that the plan may ask for."""
    found = outlook.finish(edition)
    if found["target"].nunique() < 2 or edition.period is None:
        return Paragraph([])
    figure, axes = drawing.canvas(2.7)
    axes.fill_between(found["target"].astype("float64"), found["probability"], color=drawing.PALE, lw=0)
    axes.plot(found["target"].astype("float64"), found["probability"], color=drawing.DARK, lw=1.8)
    told = outlook.readings(found)
    facts = [fact for row in told for fact in _reading(axes, row)]
    axes.set(ylim=(0, 1.08), xlim=(float(found["target"].min()), float(found["target"].max())), xscale="log")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: share(value, 0)))
    axes.xaxis.set_major_locator(FixedLocator(ROUND))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))
    axes.set_xlabel("Tổng số trang mà kế hoạch có thể giao cho cả giai đoạn", fontsize=drawing.SMALL)
    axes.set_title("Khả năng hoàn thành", loc="left", fontsize=drawing.SMALL, color=drawing.FAINT)
    title = say(
        "Kế hoạch giao càng nhiều, khả năng hoàn thành đến hết năm {last} càng thấp; hai khả năng ngang nhau ở mức "
        "khoảng {middle} trang.",
        last=year_mark(edition.period.last_year),
        middle=fact_of(FORECAST, "q50", outlook.rows(edition, "cumulative").iloc[-1]),
    )
    described = enumerate_vietnamese([outlook.if_asked(row) for row in told])
    return Chart(title, drawing.svg(figure, "chance"), say("Đường khả năng hoàn thành: {told}.", told=described), facts)


def _done(edition: Edition) -> float:
    plan = edition.period.id if edition.period else ""
    value = edition.facts.cell(COMPARISON, "cumulative_actual", measure="pages", plan=plan).value
    return float(value) if isinstance(value, int | float) else 0.0


def _at_end(axes: Axes, year: int, fact: Fact) -> None:
    value = float(fact.value) if isinstance(fact.value, int | float) else 0.0
    drawing.beside(axes, fact.printed, (year, value))


def _fan_title(ends: list[Fact], year: int) -> Sentence:
    low, middle, high = ends
    return say(
        "Đến hết năm {year}, khối lượng lũy kế có thể từ {low} đến {high} trang; trung vị {middle} trang.",
        year=year_mark(year),
        low=low,
        middle=middle,
        high=high,
    )


def _fan_told(ahead: pd.DataFrame) -> Sentence:
    told = [
        say(
            "năm {year} từ {low} đến {high} trang, trung vị {middle}",
            year=year_mark(int(row["year"])),
            low=fact_of(FORECAST, "q10", row),
            middle=fact_of(FORECAST, "q50", row),
            high=fact_of(FORECAST, "q90", row),
        )
        for _, row in ahead.iterrows()
    ]
    return say(
        "Biểu đồ quạt của khối lượng lũy kế, ba dải là khoảng dự báo {a}, {b} và {c}. Khoảng {b}: {told}.",
        a=outlook.LEVEL[50],
        b=outlook.LEVEL[80],
        c=outlook.LEVEL[95],
        told=enumerate_vietnamese(told),
    )


def _reading(axes: Axes, row: pd.Series) -> tuple[Fact, Fact]:
    target, probability = fact_of(FINISH, "target", row), fact_of(FINISH, "probability", row)
    spot = (float(row["target"]), float(row["probability"]))
    axes.plot(*spot, "o", color=drawing.ACCENT, ms=5)
    told = f"{target.printed} trang: {probability.printed}"
    drawing.beside(axes, told, spot, 7, 8)
    return target, probability


def _short(value: float) -> str:
    """An axis mark: 1,5 triệu, 500 nghìn."""
    if value >= MILLION:
        return f"{decimal(value / MILLION, 0 if value % MILLION == 0 else 1)} triệu"
    return f"{whole(value / THOUSAND)} nghìn" if value >= THOUSAND else whole(value)
