"""What a forecast says it knows."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.analyse.history import conclusions
from helpers.tables.findings import FINDINGS


def values(found: pd.DataFrame) -> dict[str, float]:
    return dict(zip(found["finding"], found["value"], strict=True))


def known(*pages: int | None) -> float:
    """The years of history in yearly totals of pages."""
    volumes = pd.DataFrame({"pages": pd.Series(pages, dtype="Int64")})
    found = conclusions(volumes)
    FINDINGS.check(found)
    return values(found)["years_of_history"]


@pytest.mark.parametrize(
    ("pages", "years"),
    [((330345,), 1), ((330345, 250000), 2), ((5, None, 7), 2), ((5, 0, 7), 2), ((None,), 0), ((), 0)],
)
def test_a_year_counts_when_pages_of_it_are_known(pages: tuple[int | None, ...], years: int) -> None:
    assert known(*pages) == years


@pytest.mark.parametrize(("given", "draws"), [({"draws": 200}, 200), ({}, 4000)])
def test_the_number_of_draws_is_a_conclusion(given: dict[str, int], draws: int) -> None:
    assert values(conclusions(pd.DataFrame({"pages": [5]}), **given))["draws"] == draws
