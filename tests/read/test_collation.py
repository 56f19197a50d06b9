from __future__ import annotations

import random

import pytest

from helpers.read.collation import collation_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân", "ba", "da", "đa", "em", "êm", "on", "ôn", "ơn", "un", "ưn", "xa", "ya", "zoo"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "man"],
        ["Ba Đồn", "Bà Rịa", "Bắc Hà", "Can Lộc", "Đức Thọ", "Hà Tĩnh", "Hương Khê", "Kỳ Anh", "Ứng Hòa", "Vũ Quang"],
        ["Phòng 1", "Phòng 2", "Phòng A"],
    ],
)
def test_names_sort_as_in_a_vietnamese_dictionary(ordered: list[str]) -> None:
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=collation_key) == ordered
