"""What a forecast knows, as conclusions for the report."""

from __future__ import annotations

import pandas as pd

from helpers.analyse.forecast import DRAWS
from helpers.tables.findings import found


def conclusions(volumes: pd.DataFrame, draws: int = DRAWS) -> pd.DataFrame:
    """How many years of pages the forecast learns from, and how many draws it makes, as `tables.findings.FINDINGS`.

    Args:
        volumes: yearly totals, as for `outlook.forecast_table`.
        draws: as for `forecast.simulate`.
    """
    return found(years_of_history=int((volumes["pages"].fillna(0) > 0).sum()), draws=draws)
