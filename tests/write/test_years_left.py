from __future__ import annotations

import pytest

from helpers.write.edition import Edition
from helpers.write.prose.years_left import each_year_left


@pytest.mark.parametrize(("year", "told"), [(2021, "mỗi năm còn lại"), (2023, "mỗi năm còn lại"), (2024, "năm 2025")])
def test_the_only_year_left_is_named(edition: Edition, year: int, told: str) -> None:
    assert edition.period
    assert each_year_left(edition.period, year).text == told
