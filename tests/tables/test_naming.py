"""A cell in words: no code, no number of a row."""

from __future__ import annotations

import pytest

from helpers.tables.compared import COMPARISON
from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.forecasted import FORECAST
from helpers.tables.naming import UNSAID, WORDS, label_of
from helpers.tables.profile import PROFILE
from helpers.tables.stored import STORED
from helpers.tables.table import Table

ROWS = [
    (
        PROFILE,
        "pages",
        {"group": "fonds", "of": "4", "name": "Huyện ủy", "level": "district"},
        "Cơ cấu khối lượng, trang: Huyện ủy",
    ),
    (PROFILE, "pages", {"group": "all", "of": "all"}, "Cơ cấu khối lượng, trang: tất cả"),
    (
        FORECAST,
        "q025",
        {"scenario": "at_rate", "measure": "pages", "quantity": "yearly", "year": 2022},
        "Dự báo khối lượng, phân vị 2,5%: chi theo tỷ lệ đến nay, trang, trong năm, 2022",
    ),
    (
        COMPARISON,
        "actual",
        {"plan": "4020/QĐ-UBND", "year": 2021, "measure": "pages", "baseline": "current"},
        f"{COMPARISON.title}, thực hiện: 4020/QĐ-UBND, 2021, trang",
    ),
    (FINDINGS_COMPARE, "value", {"finding": "herfindahl"}, "Chỉ số Herfindahl - Hirschman"),
]


@pytest.mark.parametrize(("table", "column", "row", "label"), ROWS)
def test_a_cell_in_words(table: Table, column: str, row: dict[str, object], label: str) -> None:
    assert label_of(table, column, table.of([row]).iloc[0]) == label


def test_every_code_that_tells_rows_apart_has_words() -> None:
    wordless = ("passages", "missing", *(name for name in STORED if name.startswith("findings")))
    tables = [table for name, table in STORED.items() if name not in wordless]
    named = [table.column(name) for table in tables for name in table.key if name not in UNSAID]
    assert {code for column in named for code in column.among} <= set(WORDS)


def test_the_level_of_a_place_is_no_reason_of_a_fonds() -> None:
    row: dict[str, object] = {"group": "fonds", "of": "4", "name": "Hợp tác xã", "level": "other"}
    assert label_of(PROFILE, "pages", PROFILE.of([row]).iloc[0]) == "Cơ cấu khối lượng, trang: Hợp tác xã"
