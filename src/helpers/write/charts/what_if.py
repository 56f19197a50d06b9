"""The control that moves the yearly volume or budget: one frame, and in it a fan for each level."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.tables.forecasted import QUANTILE_NAMES
from helpers.tables.what_if import BY_BUDGET
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.charts.fan import BANDS
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.lever import Lever
from helpers.write.prose import what_if
from helpers.write.prose.standing import cell
from helpers.write.sentence import say, year_mark

PLACED: Final[Any] = {"q10": ("top", -4), "q50": ("center", 0), "q90": ("bottom", 2)}  # the numbers at a fan's end


def lever(edition: Edition) -> Block:
    """The control, at the level that is nearest to the last year; nothing where no level can be told."""
    ends = what_if.at_end(edition)
    if ends.empty or edition.period is None:
        return Paragraph([])
    now = cell(edition, edition.period, "pages", "cumulative_actual")
    figure, axes = drawing.canvas(2.9)
    shown = [fact for at, end in ends.iterrows() for fact in _fan(axes, edition, int(str(at)), end, now)]
    target = _target(axes, edition, ends)
    _frame(axes, edition, ends)
    label = "Kinh phí mỗi năm" if ends["lever"].iloc[0] == BY_BUDGET else "Số trang mỗi năm"
    return Lever(
        "what-if",
        what_if.finding(edition),
        say(f"{label} từ năm {{next}}", next=year_mark(edition.year + 1)),
        what_if.levels(edition),
        _base(ends),
        drawing.svg(figure, "what-if"),
        (now, *shown, *target),
    )


def _base(ends: pd.DataFrame) -> int:
    """The place of the level that is nearest to that of the last year."""
    return int((ends["multiple"] - 1).abs().argmin())


def _fan(axes: Axes, edition: Edition, at: int, end: pd.Series, now: Fact) -> list[Fact]:
    """The bands and the median of one level, and the numbers at its end."""
    level = what_if.years(edition, end)
    level = level[level["by_year"] <= end["by_year"]].set_index("by_year")[list(QUANTILE_NAMES)].astype("float64")
    done = pd.DataFrame(drawing.length(now), index=[edition.year], columns=level.columns)
    path = pd.concat([done, level])
    of_level: dict[str, Any] = {"gid": f"{drawing.PART}{at}", "clip_on": False}
    for low, high, shade, _ in BANDS[1:]:  # without that of 95 %, which would leave the frame
        around = pd.concat([path[high], path[low].iloc[:0:-1]])
        axes.fill(around.index, around, color=shade, lw=0, **of_level)
    axes.plot(path.index, path["q50"], color=drawing.DARK, lw=1.6, **of_level)
    return _numbers(axes, at, end)


def _numbers(axes: Axes, at: int, end: pd.Series) -> list[Fact]:
    """The numbers at the end of one level, apart from each other where the fan is narrow."""
    facts = [what_if.cell(name, end) for name in PLACED]
    for fact, (side, up) in zip(facts, PLACED.values(), strict=True):
        spot = (int(end["by_year"]), drawing.length(fact))
        text = axes.annotate(fact.printed, spot, (4, up), textcoords="offset points", va=side, fontsize=drawing.SMALL)
        text.set_gid(f"{drawing.PART}{at}")
    return facts


def _target(axes: Axes, edition: Edition, ends: pd.DataFrame) -> list[Fact]:
    """The plan as a line across, where its total is known."""
    if ends["target"].isna().all():
        return []
    fact = what_if.cell("target", ends.iloc[0])
    axes.axhline(drawing.length(fact), color=drawing.ACCENT, lw=1.2, ls="--")
    axes.annotate(
        f"Kế hoạch: {fact.printed}",
        (edition.year, drawing.length(fact)),
        (0, 4),
        textcoords="offset points",
        fontsize=drawing.SMALL,
        color=drawing.ACCENT,
    )
    return [fact]


def _frame(axes: Axes, edition: Edition, ends: pd.DataFrame) -> None:
    """One frame for all levels, as high as the highest 80 % band, so that the eye sees the fan move."""
    years = range(edition.year, int(ends["by_year"].iloc[0]) + 1)
    axes.set(ylim=(0, 1.05 * float(ends["q90"].max())), xlim=(years[0] - 0.1, years[-1] + 0.26 * len(years)))
    axes.set_xticks(list(years))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    words = "Trang, lũy kế từ đầu giai đoạn; dải đậm 50%, dải nhạt 80%"
    axes.set_title(words, loc="left", fontsize=drawing.SMALL, color=drawing.FAINT, gid=drawing.MARK)
