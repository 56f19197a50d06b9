"""What the years ahead may bring if next year's volume were another: the forecast, drawn anew at each move."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from ipywidgets import FloatSlider, IntSlider, IntText
from matplotlib.ticker import FuncFormatter

from helpers.analyse.compare import yearly_totals
from helpers.analyse.forecast import simulate
from helpers.explore.panel import Panel, choice
from helpers.explore.volume import MEASURE
from helpers.explore.years import Tables
from helpers.write.charts import drawing
from helpers.write.charts.fan import BANDS
from helpers.write.number import chance, whole

LEVELS: Final = {"q025": 0.025, "q10": 0.1, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q90": 0.9, "q975": 0.975}
LONG: Final = {"style": {"description_width": "initial"}, "layout": {"width": "22rem"}}


def outlook(tables: Tables) -> Panel:
    """A panel of the forecast with next year's volume, the years ahead and a total to reach set by hand.

    Its data are `year`, quantiles of the volume added up from next year on, and `reached`, the share of the draws that
    have reached the total by the end of the year.
    """
    totals = yearly_totals(tables["counts"])
    controls = {
        "measure": choice("Đại lượng", MEASURE),
        "next_year": FloatSlider(
            1.0, min=0.25, max=3.0, step=0.25, description="Năm tới so với năm cuối (lần)", **LONG
        ),
        "years": IntSlider(4, min=2, max=8, description="Số năm phía trước", **LONG),
        "total": IntText(0, description="Khối lượng còn phải làm", **LONG),
    }
    return Panel(controls, lambda **chosen: quantiles(totals, **chosen), draw)


def quantiles(totals: pd.DataFrame, measure: str, next_year: float, years: int, total: int) -> pd.DataFrame:
    """What a decision on next year's volume would make of the years after it, see `outlook`.

    The volume set for next year is taken as done and as one more year that the model learns from.

    Args:
        totals: from `compare.yearly_totals`.
        measure: records, documents or pages.
        next_year: next year's volume as a multiple of the last one known.
        years: how many years to look ahead, the next one included.
        total: what is still to be done; 0 where there is none.
    """
    history = totals[measure].dropna().astype("float64")
    if history.empty or not (history > 0).all():
        return pd.DataFrame(columns=["year", *LEVELS, "reached"])
    first = int(history.index.max()) + 1
    set_by_hand = pd.Series({first: history.iloc[-1] * next_year})
    drawn = simulate(pd.concat([history, set_by_hand]), range(first + 1, first + years))
    drawn.insert(0, first, set_by_hand[first])
    added = drawn.cumsum(axis=1)
    found = added.quantile(list(LEVELS.values())).T.set_axis(list(LEVELS), axis=1)
    reached = (added >= total).mean() if total > 0 else pd.Series(pd.NA, index=added.columns, dtype="Float64")
    return found.assign(reached=reached).rename_axis("year").reset_index()


def draw(found: pd.DataFrame) -> str:
    """The fan, and the chance of the total in words where one is set."""
    if found.empty:
        return "<p>Chưa có số liệu.</p>"
    figure, axes = drawing.canvas(2.8)
    by_year = found.set_index("year")
    for low, high, shade, level in BANDS:
        axes.fill_between(by_year.index, by_year[low], by_year[high], color=shade, lw=0, label=level)
    axes.plot(by_year.index, by_year["q50"], color=drawing.DARK)
    axes.set(xticks=list(by_year.index), ylim=(0, float(by_year["q90"].iloc[-1]) * 1.2))
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    axes.legend(loc="upper left", frameon=False, title="Khoảng dự báo", fontsize=drawing.SMALL)
    return f"<p>{_told(found.iloc[-1])}</p>{drawing.svg(figure, 'outlook')}"


def _told(last: pd.Series[Any]) -> str:
    middle = f"Đến hết năm {last['year']:.0f} làm thêm được khoảng {whole(last['q50'])} (trung vị)"
    known = not pd.isna(last["reached"])
    return (
        f"{middle}; khả năng đủ khối lượng còn phải làm: {chance(float(last['reached']))}." if known else f"{middle}."
    )
