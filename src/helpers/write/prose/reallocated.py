"""The annual plan fonds by fonds as the writers look it up: in which measure it is told, in which order, why."""

from __future__ import annotations

import pandas as pd

from helpers.collation import collation_key
from helpers.tables.measures import MEASURES
from helpers.tables.reallocation import ABSENT, ADDED, REALLOCATION, REALLOCATION_TOTALS, REASON_LABELS, UNSTATED
from helpers.write.edition import Edition
from helpers.write.fact import Fact

REMARKS = {ABSENT: "không có trong báo cáo", ADDED: "ngoài kế hoạch năm"}
NO_REASON = "chưa nêu lý do"


def measure_told(edition: Edition) -> str | None:
    """Pages where a fonds can be compared in them, else another measure; nothing where no target is given by fonds."""
    rows = edition.facts.rows(REALLOCATION, year=edition.year)
    found = [rows.loc[rows["difference"].notna(), "measure"], rows["measure"]]
    known = [measure for measures in found for measure in reversed(MEASURES) if measure in set(measures)]
    return known[0] if known else None


def by_size(edition: Edition, measure: str) -> pd.DataFrame:
    """The fonds in one measure, those with the largest difference first, then by the alphabet; unknown ones last."""
    rows = edition.facts.rows(REALLOCATION, year=edition.year, measure=measure)
    named = rows.sort_values("fonds", key=lambda names: names.map(collation_key))
    return named.sort_values("difference_size", ascending=False, kind="stable", na_position="last")


def total(edition: Edition, measure: str, column: str) -> Fact:
    """A conclusion on all fonds of the annual plan in one measure."""
    plan = edition.annual.id if edition.annual else ""
    return edition.facts.cell(REALLOCATION_TOTALS, column, plan=plan, year=edition.year, measure=measure)


def reasons(codes: str) -> list[str]:
    """Reasons given together, in words."""
    return [NO_REASON if code == UNSTATED else REASON_LABELS[code] for code in codes.split(";")]


def why(row: pd.Series) -> str:
    """What there is to say of a fonds in few words: that only one side names it, and its reasons."""
    given = reasons(row["reasons"]) if pd.notna(row["reasons"]) else []
    return "; ".join(filter(None, (REMARKS.get(row["kind"], ""), *given)))


def explained(row: pd.Series) -> str:
    """The same with the note that was typed in."""
    note = f"({row['note']})" if pd.notna(row["note"]) else ""
    return f"{why(row)} {note}".strip()
