"""The table of fonds, as the report has it."""

from __future__ import annotations

import pandas as pd

from helpers.tables.cleaned import COUNTS
from helpers.tables.measures import MEASURES
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import fact_of
from helpers.write.prose.results import total
from helpers.write.sentence import Mark, Piece, say


def table(edition: Edition) -> DataTable:
    """The fonds of the year in the order of the report, with the sums below."""
    rows = edition.facts.rows(COUNTS, year=edition.year)
    return DataTable(
        say("Khối lượng số hóa năm {year} theo phông", year=edition.mark),
        ("STT", "Tên phông", "Hồ sơ", "Văn bản", "Trang"),
        [_line(row) for _, row in rows.iterrows()],
        ("Tổng", "", *(total(edition, measure) for measure in MEASURES)),
        say("Nguồn: {file}, {places}.", file=Mark(rows["source_file"].iloc[0]), places=_places(rows)),
        style="fonds",
        name="fonds-table",
    )


def _line(row: pd.Series) -> list[Piece]:
    return [Mark(str(row["number"])), Mark(row["fonds"]), *(fact_of(COUNTS, measure, row) for measure in MEASURES)]


def _places(rows: pd.DataFrame) -> Mark:
    first, last = rows["source_place"].iloc[0], rows["source_place"].iloc[-1]
    part, _, row = last.rpartition(", ")
    return Mark(f"{first} đến {row if first.startswith(part) else last}")
