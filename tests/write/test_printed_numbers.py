from __future__ import annotations

import datetime as dt

import pytest

from helpers.tables.table import Column, Kind
from helpers.write.number import chance, date, decimal, printed, share, whole


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (2147, "2.147"), (330345, "330.345"), (1e9, "1.000.000.000")]
)
def test_counts_have_dots_between_thousands(value: float, text: str) -> None:
    assert whole(value) == text


@pytest.mark.parametrize(("value", "digits", "text"), [(5.1122, 2, "5,11"), (22.8667, 1, "22,9"), (1234.5, 0, "1.234")])
def test_decimals_have_a_comma(value: float, digits: int, text: str) -> None:
    assert decimal(value, digits) == text


def test_a_share_has_no_space_before_the_sign() -> None:
    assert share(0.87474, 1) == "87,5%"


@pytest.mark.parametrize(("value", "text"), [(0.9996, "99,9%"), (1.0004, "100,1%"), (1.0, "100,0%"), (1.1, "110,0%")])
def test_rounding_never_makes_a_share_the_whole(value: float, text: str) -> None:
    assert share(value, 1) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "dưới 1%"), (0.004, "dưới 1%"), (0.01, "1%"), (0.5, "50%"), (0.997, "trên 99%")]
)
def test_a_probability_is_never_certain(value: float, text: str) -> None:
    assert chance(value) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2020, 11, 25), "25/11/2020"),
        (dt.date(2021, 3, 11), "11/3/2021"),
        (dt.date(2022, 1, 5), "05/01/2022"),
        (dt.date(2022, 2, 28), "28/02/2022"),
    ],
)
def test_days_under_ten_and_the_first_two_months_get_a_zero(day: dt.date, text: str) -> None:
    assert date(day) == text


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("a", "A", "m", Kind.WHOLE), 4895, "4.895"),
        (Column("a", "A", "m", Kind.NUMBER, digits=2), 2.2599, "2,26"),
        (Column("a", "A", "m", Kind.NUMBER, "%"), 0.4127, "41,3%"),
        (Column("a", "A", "m", Kind.NUMBER, "%", "estimated", digits=0), 0.0, "dưới 1%"),
        (Column("a", "A", "m"), "Đức Thọ", "Đức Thọ"),
    ],
)
def test_a_value_is_printed_as_its_column_says(column: Column, value: float | str, text: str) -> None:
    assert printed(value, column) == text


@pytest.mark.parametrize(("value", "text"), [(-938, "−938"), (-1234567, "−1.234.567")])
def test_a_number_below_zero_has_a_minus_and_no_hyphen(value: float, text: str) -> None:
    assert whole(value) == text
    assert decimal(-5.25, 2) == "−5,25"
