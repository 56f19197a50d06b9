"""The assumptions that a forecast was made with, as a table: what a reader has to accept, or may dispute."""

from __future__ import annotations

import pandas as pd

from helpers.analyse.budget import USUAL
from helpers.analyse.funded import COST_SPREAD, funded
from helpers.analyse.horizon import Horizon, Outlook, learnable
from helpers.analyse.reference import REFERENCE
from helpers.tables.assumptions import ASSUMPTIONS, FITTED, JUDGED, MEASURED


def assumptions(horizon: Horizon) -> pd.DataFrame:
    """The constants of the model and, where money is known, the weight that it has in the forecast of pages.

    Args:
        horizon: as the forecast was made from it.

    Returns:
        `tables.assumptions.ASSUMPTIONS`; those on money only where money is known, none where nothing is forecast.
    """
    pages = next((outlook for outlook in horizon.outlooks if outlook.measure == "pages"), None)
    if pages is None:
        return ASSUMPTIONS.of([])
    rows = [
        ("spread", REFERENCE.spread, FITTED),
        ("unlike", REFERENCE.unlike, FITTED),
        ("reverting", REFERENCE.reverting, JUDGED),
        ("lasting", REFERENCE.lasting, JUDGED),
        ("rare", REFERENCE.surprise.rare, JUDGED),
        ("larger", REFERENCE.surprise.larger, JUDGED),
        ("renewed", REFERENCE.renewed, JUDGED),
        *_of_money(horizon, pages),
    ]
    return ASSUMPTIONS.of([dict(zip(ASSUMPTIONS.names, row, strict=True)) for row in rows])


def _of_money(horizon: Horizon, pages: Outlook) -> list[tuple[str, float, str]]:
    if horizon.money is None:
        return []
    one = pd.concat([horizon.money.spent, pd.Series(1.0, index=horizon.ahead)])
    if not learnable(pages.learnt, one.to_frame().T):
        return []
    weight = funded(pages.learnt, horizon.ahead, one, horizon.draws).weight(REFERENCE)
    rate = [("rate_spread", USUAL, JUDGED)] if not horizon.money.rates.empty else []
    return [("cost_spread", COST_SPREAD, JUDGED), *rate, ("money_weight", weight, MEASURED)]
