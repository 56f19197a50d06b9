"""When all that is held may be digitised: the year in which the volumes to come have used up the pages left."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.analyse.forecast import simulate
from helpers.tables.backlog import CLEARANCE

YEARS: Final = 30  # looked ahead: no plan reaches further, and the volumes of a random walk mean nothing long before


def clearance(volumes: pd.DataFrame, left: pd.Series[float], *, seed: int = 0) -> pd.DataFrame:
    """How likely all the pages left are done, by the end of each year ahead.

    The pages left are uncertain (pages a record, pages a metre), the yearly volumes are. Each draw of the one meets one
    draw of the other, in the order in which they were drawn: the two are taken as independent (the assumption
    "together"), since fonds with thicker records are as likely scanned faster, by the page, as they are slower, by the
    record. The volumes are those of `simulate` without money, however far a plan's period reaches: nobody has approved
    money for thirty years. They fan out as a random walk does, and some draws never end; that is why no year after the
    thirtieth is told.

    Args:
        volumes: yearly totals as for `Horizon`, up to the year reported on.
        left: the draws of the pages left after that year (`backlog.pages_left`).
        seed: the same seed gives the same bytes.

    Returns:
        The stored table `CLEARANCE`, a row for each of thirty years; none where the pages left are unknown, or no
        volume of pages is known.

    Raises:
        DataError: as for `simulate`.
    """
    history = volumes["pages"].dropna().astype("float64") if "pages" in volumes else pd.Series(dtype="float64")
    learnt = history[history > 0]
    if left.empty or learnt.empty:
        return CLEARANCE.of([])
    made_in = int(volumes.index.max())
    drawn = simulate(learnt, range(made_in + 1, made_in + YEARS + 1), draws=len(left), seed=seed)
    done = drawn.cumsum(axis=1).ge(left.reset_index(drop=True), axis=0).mean().round(3)
    rows = done.rename_axis("by_year").rename("probability").reset_index()
    return CLEARANCE.typed(rows.assign(made_in=made_in, measure="pages"))
