"""The assumptions that a forecast was made with, as a table: what a reader has to accept, or may dispute."""

from __future__ import annotations

import pandas as pd

from helpers.analyse.budget import USUAL
from helpers.analyse.funded import COST_SPREAD
from helpers.analyse.horizon import Horizon, Outlook
from helpers.analyse.reference import REFERENCE
from helpers.analyse.what_if import SHARED
from helpers.tables.assumptions import ASSUMPTIONS, FITTED, JUDGED, MEASURED


def assumptions(horizon: Horizon, left: pd.Series) -> pd.DataFrame:
    """The constants of the model and, where money is known, the weight that it has in the forecast of pages.

    Args:
        horizon: as the forecast was made from it.
        left: the draws of the pages left of all that is held (`backlog.pages_left`); empty where none are known.

    Returns:
        `tables.assumptions.ASSUMPTIONS`; those on money only where money is known, that on a volume decided only where
        it is not, that on what is held only where it is known; of the moves none where nothing is forecast.
    """
    of_stock = [("together", 0.0, JUDGED)] if len(left) else []
    pages = next((outlook for outlook in horizon.outlooks if outlook.measure == "pages"), None)
    rows = [*(_of_moves(horizon, pages) if pages else []), *of_stock]
    return ASSUMPTIONS.of([dict(zip(ASSUMPTIONS.names, row, strict=True)) for row in rows])


def _of_moves(horizon: Horizon, pages: Outlook) -> list[tuple[str, float, str]]:
    return [
        ("spread", REFERENCE.spread, FITTED),
        ("unlike", REFERENCE.unlike, FITTED),
        ("reverting", REFERENCE.reverting, JUDGED),
        ("lasting", REFERENCE.lasting, JUDGED),
        ("rare", REFERENCE.surprise.rare, JUDGED),
        ("larger", REFERENCE.surprise.larger, JUDGED),
        ("renewed", REFERENCE.renewed, JUDGED),
        *_of_money(horizon, pages),
    ]


def _of_money(horizon: Horizon, pages: Outlook) -> list[tuple[str, float, str]]:
    by_money = horizon.by_money(pages.learnt)
    if horizon.money is None or by_money is None:
        return [("decided", SHARED, JUDGED)]  # the lever of `what_if` is the volume
    rate = [("rate_spread", USUAL, JUDGED)] if not horizon.money.rates.empty else []
    return [("cost_spread", COST_SPREAD, JUDGED), *rate, ("money_weight", by_money.weight(REFERENCE), MEASURED)]
