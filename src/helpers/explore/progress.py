"""What was done beside what a plan asked for, year by year."""

from __future__ import annotations

from typing import Final

import pandas as pd
from matplotlib.ticker import FuncFormatter

from helpers.explore.panel import Panel, choice
from helpers.explore.volume import MEASURE
from helpers.explore.years import REPORT_YEAR, Tables
from helpers.tables.compared import CURRENT
from helpers.write.charts import drawing

COLUMNS: Final = {
    "planned": "kế hoạch năm",
    "actual": "thực hiện năm",
    "cumulative_planned": "kế hoạch lũy kế",
    "cumulative_actual": "thực hiện lũy kế",
}


def progress(tables: Tables) -> Panel:
    """A panel of a plan's targets and what was done, from `years.load`; its data are a row a year."""
    compared = tables["comparison"]
    plans = {str(plan): str(plan) for plan in compared["plan"].dropna().unique()}
    controls = {"plan": choice("Kế hoạch", plans), "measure": choice("Đại lượng", MEASURE)}
    return Panel(controls, lambda **chosen: rows(compared, **chosen), draw)


def rows(compared: pd.DataFrame, plan: str, measure: str) -> pd.DataFrame:
    """The targets in force and what was done: `report_year` and the columns of `COLUMNS`.

    Args:
        compared: `tables.compared.COMPARISON` of all years, with `report_year`.
        plan: the number of a plan.
        measure: records, documents or pages.
    """
    of_plan = compared[(compared["plan"] == plan) & (compared["measure"] == measure)]
    return of_plan.loc[of_plan["baseline"] == CURRENT, [REPORT_YEAR, *COLUMNS]].reset_index(drop=True)


def draw(found: pd.DataFrame) -> str:
    """Two lines: planned and done, added up since the plan began; what is unknown is left out."""
    lines = {name: found.set_index(REPORT_YEAR)[name].dropna() for name in ("cumulative_planned", "cumulative_actual")}
    if all(line.empty for line in lines.values()):
        return "<p>Chưa có số liệu.</p>"
    figure, axes = drawing.canvas(2.6)
    for (name, line), shade in zip(lines.items(), (drawing.ACCENT, drawing.DARK), strict=True):
        axes.plot(line.index.astype("int64"), line.astype("float64"), "o-", color=shade, label=COLUMNS[name])
    axes.set_xticks([int(year) for year in found[REPORT_YEAR]])
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(drawing.short))
    axes.legend(frameon=False, fontsize=drawing.SMALL)
    return drawing.svg(figure, "progress")
