"""A place is told as a person counts."""

from __future__ import annotations

import dataclasses

import pytest

from helpers.place import Place

REPORT = "data/raw/2021/report.md"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(REPORT), REPORT),
        (Place(REPORT, row=29), f"{REPORT}, dòng 29"),
        (Place(REPORT, row=29, last_row=31), f"{REPORT}, dòng 29–31"),
        (Place(REPORT, row=29, last_row=29), f"{REPORT}, dòng 29"),
        (Place(REPORT, "bảng 1", 29, column="Trang"), f"{REPORT}, bảng 1, dòng 29, cột Trang"),
        (Place(REPORT, column="E"), f"{REPORT}, cột E"),
    ],
)
def test_a_place_is_told_from_the_file_inwards(place: Place, told: str) -> None:
    assert str(place) == told


def test_the_spot_inside_leaves_the_file_out() -> None:
    assert Place(REPORT, "bảng 1", 29).within == "bảng 1, dòng 29"
    assert Place(REPORT).within == ""


def test_another_row_or_column_is_in_the_same_document() -> None:
    start = Place(REPORT, "bảng 1", 29, column="Trang")
    assert start.at(row=30) == Place(REPORT, "bảng 1", 30, column="Trang")
    assert start.at(column="Hồ sơ") == Place(REPORT, "bảng 1", 29, column="Hồ sơ")


def test_a_place_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="row"):
        Place(REPORT).row = 3  # type: ignore[misc]


def test_another_row_is_one_row() -> None:
    assert str(Place("a", row=1, last_row=3).at(row=5)) == "a, dòng 5"
