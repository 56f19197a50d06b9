from __future__ import annotations

import pytest

from helpers.tables.formulas import ALL, INPUTS, inputs_of
from helpers.tables.stored import STORED

CASES = [
    (table, column, name) for table, formulas in INPUTS.items() for column in formulas for name in formulas[column]
]


@pytest.mark.parametrize(("table", "column", "name"), CASES)
def test_a_formula_and_its_inputs_are_columns_of_the_table(table: str, column: str, name: str) -> None:
    assert column in STORED[table].names
    assert name.removeprefix(ALL) in STORED[table].names


def test_an_input_stands_in_the_same_row_or_in_that_of_all_fonds() -> None:
    found = inputs_of("profile", "fonds.4.district", "share_of_pages")
    assert found == [("fonds.4.district", "pages"), ("all.all", "pages")]


def test_what_is_read_has_no_inputs() -> None:
    assert inputs_of("counts", "2021.1", "pages") == []
