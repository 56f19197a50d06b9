"""A code of a record may be shown; a person's name in its column may not."""

from __future__ import annotations

import unicodedata

import pytest

from helpers.read.software.code import is_code


@pytest.mark.parametrize("text", ["H1", "2022.01.0001", "Hồ sơ 15", "HS-015", "hs 7", "ĐVBQ 3", "12 / 4"])
def test_a_code_is_shown(text: str) -> None:
    assert is_code(text)
    assert is_code(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", ["", "Đơn", "Nguyễn Thị Kín", "Kín 1957", "Hồ sơ của ông Kín 1957", "Hồ Kín 1957"])
def test_words_and_names_with_a_year_are_not(text: str) -> None:
    assert not is_code(text)
