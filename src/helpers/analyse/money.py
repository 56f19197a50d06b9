"""What was approved, allocated and spent: three different amounts, and what a record, a document and a page cost."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.analyse.ratio import ratio
from helpers.tables.compared import ALL_SOURCES, MONEY
from helpers.tables.measures import MEASURES

AMOUNTS: Final = {"approved_vnd": "approved", "allocated_vnd": "allocated", "spent_vnd": "spent"}
COST_OF: Final = {"cost_per_record_vnd": "records", "cost_per_document_vnd": "documents", "cost_per_page_vnd": "pages"}


def money(funding: pd.DataFrame, totals: pd.DataFrame, year: int) -> pd.DataFrame:
    """Amounts by plan, year and source of funds, a row `all` for their sum, and the rates between them.

    Args:
        funding: `tables.inputs.FUNDING` as known by the date of the report.
        totals: from `compare.yearly_totals`.
        year: later years are left out.

    Returns:
        `tables.compared.MONEY`. A sum with an unknown part is unknown. What was done for the money, and what one of it
        cost, is given on the row `all`: work is of no single source.
    """
    known = funding[funding["year"] <= year]
    parts = known.rename(columns={name: vnd for vnd, name in AMOUNTS.items()})
    rows = pd.concat([parts, _sums(parts)], ignore_index=True).sort_values(["plan", "year"], kind="stable")
    whole = rows["source_of_funds"] == ALL_SOURCES
    done = {measure: rows["year"].map(totals[measure]).where(whole) for measure in MEASURES}
    costs = {name: ratio(rows["spent_vnd"], done[measure]) for name, measure in COST_OF.items()}
    return MONEY.typed(
        rows.assign(
            allocation_rate=ratio(rows["allocated_vnd"], rows["approved_vnd"]),
            disbursement_rate=ratio(rows["spent_vnd"], rows["allocated_vnd"]),
            **done,
            **costs,
        )
    )


def _sums(parts: pd.DataFrame) -> pd.DataFrame:
    keys, amounts = ["plan", "year"], list(AMOUNTS)
    incomplete = parts[amounts].isna().groupby([parts[key] for key in keys]).any()
    sums = parts.groupby(keys)[amounts].sum().where(~incomplete)
    places = parts.groupby(keys)["source_place"].agg(lambda found: "; ".join(found.dropna()))
    return sums.assign(source_of_funds=ALL_SOURCES, source_place=places).reset_index()
