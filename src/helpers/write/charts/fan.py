"""The fan of the forecast: the cumulative pages so far and to the period's end."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.tables.forecasted import FORECAST
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose import outlook
from helpers.write.prose.standing import cell
from helpers.write.sentence import Sentence, enumerate_vietnamese, say, year_mark

BANDS = (
    ("q025", "q975", drawing.PALE, "95%"),
    ("q10", "q90", drawing.LIGHT, "80%"),
    ("q25", "q75", drawing.MIDDLE, "50%"),
)
CUT = 1.3  # the widest band may leave the frame, so that the narrower ones can still be read; the table has its ends


def fan(edition: Edition) -> Block:
    """Bands of 50, 80 and 95 % around the median; nothing where no year is left."""
    if edition.period is None or not outlook.ahead(edition):
        return Paragraph([])
    ahead = outlook.rows(edition, "cumulative")
    now = cell(edition, edition.period, "pages", "cumulative_actual")
    ends = [fact_of(FORECAST, name, ahead.iloc[-1]) for name in ("q10", "q50", "q90")]
    figure, axes = drawing.canvas(3.1)
    _bands(axes, _joined(ahead, edition.year, now))
    drawing.beside(axes, now.printed, (edition.year, drawing.length(now)), 0, 12)
    for fact in ends:
        drawing.beside(axes, fact.printed, (int(ahead["year"].iloc[-1]), drawing.length(fact)))
    _frame(axes, ahead, edition.year)
    return drawing.chart("fan", figure, _finding(ends, ahead), _told(ahead), (now, *ends))


def _joined(ahead: pd.DataFrame, year: int, now: Fact) -> pd.DataFrame:
    """The quantiles by year, from what is done in the year reported on."""
    quantiles = ahead.set_index("year").loc[:, "q025":"q975"].astype("float64")
    done = pd.DataFrame([dict.fromkeys(quantiles.columns, drawing.length(now))], index=[year])
    return pd.concat([done, quantiles])


def _bands(axes: Axes, quantiles: pd.DataFrame) -> None:
    for low, high, shade, level in BANDS:
        beyond = quantiles[high].iloc[-1] > _highest(quantiles)
        label = f"{level} (vượt khung)" if beyond else level
        axes.fill_between(quantiles.index, quantiles[low], quantiles[high], color=shade, lw=0, label=label)
    axes.plot(quantiles.index, quantiles["q50"], color=drawing.DARK, lw=1.6)
    axes.plot(quantiles.index[0], quantiles["q50"].iloc[0], "o", color=drawing.DARK, ms=5)


def _highest(quantiles: pd.DataFrame) -> float:
    return min(float(quantiles["q975"].iloc[-1]), CUT * float(quantiles["q90"].iloc[-1]))


def _frame(axes: Axes, ahead: pd.DataFrame, year: int) -> None:
    years = [year, *ahead["year"].astype("int64")]
    axes.set(ylim=(0, _highest(ahead)), xlim=(years[0] - 0.1, years[-1] + 0.26 * len(years)), xticks=years)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    small = {"fontsize": drawing.SMALL, "title_fontsize": drawing.SMALL}
    axes.legend(loc="upper left", frameon=False, title="Khoảng dự báo", **small)
    axes.set_title("Trang, lũy kế từ đầu giai đoạn", loc="left", fontsize=drawing.SMALL, color=drawing.FAINT)


def _finding(ends: list[Fact], ahead: pd.DataFrame) -> Sentence:
    low, middle, high = ends
    return say(
        "Đến hết năm {year}, khối lượng lũy kế có thể từ {low} đến {high} trang; trung vị {middle} trang.",
        year=year_mark(int(ahead["year"].iloc[-1])),
        low=low,
        middle=middle,
        high=high,
    )


def _told(ahead: pd.DataFrame) -> Sentence:
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
