from __future__ import annotations

import unicodedata

import pytest

from helpers.collation import ALPHABET, collation_key


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(ALPHABET, key=ord) != list(ALPHABET)
    assert sorted(sorted(ALPHABET), key=collation_key) == list(ALPHABET)


@pytest.mark.parametrize(
    "ordered",
    [
        ["ba", "bà", "bả", "bã", "bá", "bạ"],
        ["bàn", "bán", "bao"],
        ["Can Lộc", "Cẩm Xuyên", "Đức Thọ", "Hương Khê", "Ủy ban", "Vũ Quang"],
        ["Khóa 2", "Khóa 10", "Khóa mới"],
        ["ba", "Ba", "BA", "bà"],
        ["An", "An Lộc", "Anh"],
        ["(An", "9", "An", "Zn", "Ωn"],
    ],
)
def test_names_stand_in_dictionary_order(ordered: list[str]) -> None:
    shuffled = ordered[::2][::-1] + ordered[1::2]
    assert sorted(shuffled, key=collation_key) == ordered


def test_composed_and_decomposed_names_stand_together() -> None:
    name = "Đức Thọ"
    decomposed = unicodedata.normalize("NFD", name)
    assert collation_key(name)[:3] == collation_key(decomposed)[:3]
