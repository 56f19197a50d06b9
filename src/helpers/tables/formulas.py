"""The inputs of each formula: the columns of the same row, or of a named row, from which a column is computed.

`table.py` says a formula in words; this says which cells to print beside it, so that a reader can do the sum again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helpers.tables.compared import COMPARISON, MONEY
from helpers.tables.profile import PROFILE
from helpers.tables.standing import STANDING

ALL: Final = "all.all/"  # before a column of the row of all fonds together

_RATES: Final = {
    "completion": ("actual", "planned"),
    "cumulative_completion": ("cumulative_actual", "cumulative_planned"),
    "remaining": ("plan_total", "cumulative_actual"),
    "required_per_year": ("remaining",),
}
INPUTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    PROFILE.name: {
        "pages_per_document": ("pages", "documents"),
        "documents_per_record": ("documents", "records"),
        "pages_per_record": ("pages", "records"),
        "share_of_records": ("records", f"{ALL}records"),
        "share_of_documents": ("documents", f"{ALL}documents"),
        "share_of_pages": ("pages", f"{ALL}pages"),
    },
    COMPARISON.name: _RATES,
    STANDING.name: {
        "change": ("actual", "before"),
        "change_size": ("actual", "before"),
        "change_share": ("change_size", "before"),
        "share_digitised": ("digitised", "held"),
    },
    MONEY.name: {
        "allocation_rate": ("allocated_vnd", "approved_vnd"),
        "disbursement_rate": ("spent_vnd", "allocated_vnd"),
        **{f"cost_per_{one}_vnd": ("spent_vnd", f"{one}s") for one in ("record", "document", "page")},
    },
}


def inputs_of(table: str, key: str, column: str) -> list[tuple[str, str]]:
    """The key and column of each cell that a cell is computed from; nothing where the formula names no single cells."""
    names = INPUTS.get(table, {}).get(column, ())
    return [(ALL[:-1], name.removeprefix(ALL)) if name.startswith(ALL) else (key, name) for name in names]
