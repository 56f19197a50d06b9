from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.read.number import LARGEST, NumberError, parse_amount, parse_count

counts = st.integers(min_value=0, max_value=LARGEST - 1)


@settings(deadline=None)
@given(counts, st.sampled_from([".", " ", "\u00a0", "\u202f", ""]))
def test_a_count_is_read_with_any_mark_between_thousands(count: int, mark: str) -> None:
    assert parse_count(f" {count:,} ".replace(",", mark)) == count


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,  OolIx-–", max_size=12))
def test_whatever_is_read_prints_back_as_the_same_digits(text: str) -> None:
    try:
        count = parse_count(text)
    except NumberError as error:
        assert error.found["found"] == text
    else:
        digits = "".join(sign for sign in text if sign.isdigit())
        assert (digits or None) == (count if count is None else digits)
        assert count is None or int(digits) == count


@pytest.mark.parametrize("blank", ["", " ", "-", "–", "x", "X", "...", "…", "\u00a0"])
def test_a_blank_is_missing(blank: str) -> None:
    assert parse_count(blank) is None
    assert parse_amount(blank) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("33O.345", "number-letters"),
        ("l2", "number-letters"),
        ("2,147", "number-marks"),
        ("2.14", "number-marks"),
        ("1.234 567", "number-marks"),
        ("0.345", "number-marks"),
        ("012", "number-marks"),
        ("1234.567", "number-marks"),
        ("-5", "number-text"),
        ("6 tỷ", "number-text"),
        ("330.345(1)", "number-text"),
        ("=SUM(C2:C9)", "number-text"),
        ("٣", "number-text"),
        ("Ol", "number-text"),
        ("1000000000000", "number-large"),
    ],
)
def test_anything_else_is_refused_and_named(text: str, code: str) -> None:
    with pytest.raises(NumberError, match=code) as caught:
        parse_count(text)
    assert caught.value.found["found"] == text


def test_letters_for_digits_come_with_a_hint() -> None:
    with pytest.raises(NumberError) as caught:
        parse_count("33O.34l")
    assert caught.value.found["meant"] == "330.341"


def test_a_number_under_ten_may_have_a_leading_zero() -> None:
    assert parse_count("05") == 5


@pytest.mark.parametrize(("text", "amount"), [("2.045,7", 2045.7), ("12.125", 12125), ("2,5", 2.5), ("0,25", 0.25)])
def test_an_amount_may_have_decimals(text: str, amount: float) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize("text", ["2.5", "2,5 triệu", "1,2,3", "-1", "6 tỷ"])
def test_an_amount_in_other_dress_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match="number-"):
        parse_amount(text)
