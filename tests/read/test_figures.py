"""A column of counts: read as a whole, by what it measures."""

from __future__ import annotations

import pytest
from reading import sheet

from helpers.errors import DataError
from helpers.read.document import Cell
from helpers.read.figures import read_figures
from helpers.read.headings import scale_of


def cells(*values: str | float) -> list[Cell]:
    return [row[0] for row in sheet("Bảng", *([value] for value in values)).rows]


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        (["2147", "2.147", "2 147", "2\u00a0147", "05", "-", "x", ""], [2147, 2147, 2147, 2147, 5, None, None, None]),
        ([2147.0, "2.147", 43.0, ""], [2147, 2147, 43, None]),
        (["2.147 trang", "2147 Trang", "12 trang A4"], [2147, 2147, 12]),
        (["330.345(1)", "330.345 (2)", "43*", "43 (*)", "43²"], [330345, 330345, 43, 43, 43]),
        ([2.147, 330.345, 43.0, 1.5, "1.234.567"], [2147, 330345, 43, 1500, 1234567]),
    ],
    ids=["marks", "numbers", "units", "footnotes", "dots taken for decimals"],
)
def test_a_column_is_read(values: list[str | float], counts: list[int | None]) -> None:
    assert read_figures(cells(*values), "pages", 1).counts == counts


def test_the_numbers_that_were_fractions_are_named() -> None:
    found = read_figures(cells(2.147, 43.0, "1.145"), "pages", 1)
    assert [cell.place.within for cell in found.by_thousand] == ["trang tính Bảng, dòng 1, cột A"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([2.147, 2147.0], "number-fraction"),
        ([2.1475], "number-fraction"),
        ([-5.0], "number-negative"),
        (["-5"], "number-text"),
        (["(5)"], "number-text"),
        (["2.147 hồ sơ"], "number-unit"),
        (["2147.0"], "number-marks"),
        (["2,147"], "number-marks"),
        (["2.1475"], "number-marks"),
        (["3l"], "number-letters"),
        (["#REF!"], "number-text"),
        (["2021-12-05"], "number-text"),
        ([1e12], "number-large"),
    ],
)
def test_what_is_no_count_is_refused(values: list[str | float], code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_figures(cells(*values), "pages", 1)
    assert {fault.code for fault in caught.value.faults} == {code}


def test_all_bad_cells_of_a_column_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        read_figures(cells("ba", 5.0, "bốn"), "pages", 1)
    assert [fault.place.row for fault in caught.value.faults if fault.place] == [1, 3]


def test_a_merged_count_is_nobodys() -> None:
    (cell,) = cells("5")
    with pytest.raises(DataError, match="merged over several rows"):
        read_figures([Cell(cell.text, cell.place, merged=True)], "pages", 1)
    assert read_figures([Cell("", cell.place, merged=True)], "pages", 1).counts == [None]


def test_a_heading_by_the_thousand_multiplies() -> None:
    assert read_figures(cells("330,345", "1.000", 2.5, "-"), "pages", 1000).counts == [330345, 1000000, 2500, None]
    with pytest.raises(DataError, match="is not whole"):
        read_figures(cells("0,0005"), "pages", 1000)


@pytest.mark.parametrize(
    ("note", "scale"),
    [
        ("trang", 1),
        ("nghìn trang", 1000),
        ("1.000 trang", 1000),
        ("triệu trang", 10**6),
        ("hồ sơ", None),
        ("cái", None),
    ],
)
def test_the_unit_in_a_heading_is_that_of_its_column(note: str, scale: int | None) -> None:
    assert scale_of(note, "pages") == scale
