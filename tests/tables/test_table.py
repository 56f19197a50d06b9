"""What the description of a table does: type a frame, and refuse one that breaks it."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.errors import RunError
from helpers.tables.table import Column, Kind, Table

FRUIT = Table(
    "fruit",
    "Quả",
    ("name", "year"),
    (
        Column("name", "Tên", "Tên quả", required=True, among=("cam", "bưởi")),
        Column("year", "Năm", "Năm hái", Kind.WHOLE, required=True),
        Column("weight", "Nặng", "Cân nặng", Kind.NUMBER, "kg", decimals=2),
        Column("note", "Ghi chú", "Ghi chú"),
    ),
)


def fruit(**columns: object) -> pd.DataFrame:
    """Two fruits; a column given stands in both."""
    rows = [{"name": "cam", "year": 2021}, {"name": "bưởi", "year": 2021, "weight": 1.5}]
    return FRUIT.of([{**row, **columns} for row in rows])


def broken(frame: pd.DataFrame) -> str:
    """What the check says of a frame that it refuses."""
    with pytest.raises(RunError) as caught:
        FRUIT.check(frame)
    assert caught.value.code == "table-broken"
    assert caught.value.faults[0].arguments["table"] == "fruit"
    return str(caught.value.faults[0].arguments["found"])


def test_typing_orders_the_columns_and_drops_others() -> None:
    frame = pd.DataFrame({"colour": ["vàng"], "year": [2021], "name": ["cam"]})
    assert FRUIT.typed(frame).columns.tolist() == ["name", "year", "weight", "note"]


def test_typing_gives_each_column_its_type() -> None:
    read = pd.DataFrame({"name": ["cam"], "year": ["2021"], "weight": ["1.5"], "note": [None]}, dtype="str")
    assert [str(kind) for kind in FRUIT.typed(read).dtypes] == ["str", "Int64", "float64", "str"]


def test_typing_keeps_what_is_missing_missing() -> None:
    typed = FRUIT.typed(pd.DataFrame({"name": ["cam"], "year": [None]}))
    assert typed.isna().iloc[0].tolist() == [False, True, True, True]


def test_typing_rounds_numbers_to_their_decimals() -> None:
    assert FRUIT.of([{"weight": 1.234567}, {"weight": 0.005001}])["weight"].tolist() == [1.23, 0.01]


def test_typing_refuses_a_part_of_a_whole_number() -> None:
    with pytest.raises(TypeError, match="cannot safely cast"):
        FRUIT.of([{"year": 2021.5}])


def test_no_rows_are_a_typed_frame_as_well() -> None:
    empty = FRUIT.of([])
    assert empty.empty
    assert empty.dtypes.equals(fruit().dtypes)
    FRUIT.check(empty)


def test_a_frame_as_described_passes() -> None:
    FRUIT.check(fruit())


def test_a_value_that_is_not_among_those_known_is_refused() -> None:
    assert broken(fruit().replace("cam", "táo")) == "name isin(['cam', 'bưởi']) táo"


@pytest.mark.parametrize("column", ["name", "year"])
def test_a_required_value_that_is_missing_is_refused(column: str) -> None:
    assert f"{column} not_nullable" in broken(fruit(**{column: None}))


def test_a_value_that_is_not_required_may_be_missing() -> None:
    FRUIT.check(fruit(weight=None, note=None))


def test_a_key_that_stands_twice_is_refused() -> None:
    twice = "name multiple_fields_uniqueness cam; year multiple_fields_uniqueness 2021"
    assert broken(fruit(name="cam")) == twice


def test_a_key_that_stands_twice_is_refused_whatever_the_index() -> None:
    assert "uniqueness cam" in broken(pd.concat([fruit().iloc[:1], fruit().iloc[:1]]))


def test_half_a_key_may_stand_twice() -> None:
    FRUIT.check(fruit(year=2022))


def test_a_column_that_is_not_described_is_refused() -> None:
    assert broken(fruit().assign(colour="vàng")) == "fruit column_in_schema colour"


def test_a_column_that_lacks_is_refused() -> None:
    assert broken(fruit().drop(columns="note")) == "fruit column_in_dataframe note"


def test_another_order_of_columns_is_refused() -> None:
    assert "column_ordered" in broken(fruit()[["year", "name", "weight", "note"]])


def test_another_type_is_refused() -> None:
    assert broken(fruit().astype({"year": "float64"})) == "year dtype('Int64') float64"


def test_all_that_is_broken_is_named_at_once() -> None:
    found = broken(fruit().replace("cam", "táo").assign(colour="vàng"))
    assert found == "fruit column_in_schema colour; name isin(['cam', 'bưởi']) táo"


def test_a_column_is_found_by_its_name() -> None:
    assert FRUIT.column("weight").unit == "kg"


def test_the_schema_carries_label_and_meaning() -> None:
    weight = FRUIT.schema().columns["weight"]
    assert (weight.title, weight.description) == ("Nặng", "Cân nặng")


def test_a_whole_number_beyond_those_of_a_float_stays_as_it_is_beside_a_missing_one() -> None:
    assert FRUIT.of([{"year": 2**53 + 1}, {"year": None}])["year"].tolist() == [2**53 + 1, pd.NA]
