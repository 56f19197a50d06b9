"""How the checks came out, counted."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.tables.findings import found

COUNTED = {"checks_passed": "pass", "checks_noted": "warn", "checks_accepted": "accepted"}


def outcomes(checks: pd.DataFrame, reconciled: Mapping[str, int]) -> pd.DataFrame:
    """How many checks passed, are to be noted, or are accepted, as `tables.findings.FINDINGS`.

    Args:
        checks: `tables.cleaned.CHECKS`.
        reconciled: further conclusions, from `reconcile.reconciled`.
    """
    counted = {name: int((checks["status"] == status).sum()) for name, status in COUNTED.items()}
    return found(**counted, **reconciled)
