"""Single conclusions get their units from the description, and unknown ones are refused."""

from __future__ import annotations

import pytest

from helpers.errors import RunError
from helpers.tables.findings import FINDINGS, FINDINGS_COMPARE, FINDINGS_FORECAST, MEANINGS, found


def test_a_conclusion_has_its_value_and_the_unit_of_its_description() -> None:
    row = found(concentration_share=0.8125).iloc[0]
    assert row.tolist() == ["concentration_share", 0.8125, "%"]


def test_conclusions_stand_in_the_order_given() -> None:
    assert found(draws=4000, years_of_history=1)["finding"].tolist() == ["draws", "years_of_history"]


def test_a_conclusion_without_a_description_is_refused() -> None:
    with pytest.raises(KeyError, match="luck"):
        found(luck=1.0)


def test_nothing_found_is_an_empty_table() -> None:
    FINDINGS.check(found())
    assert found().empty


def test_the_description_refuses_a_conclusion_it_does_not_know() -> None:
    with pytest.raises(RunError, match="luck"):
        FINDINGS.check(FINDINGS.of([{"finding": "luck", "value": 1.0, "unit": "%"}]))


def test_a_conclusion_without_a_value_is_refused() -> None:
    with pytest.raises(RunError, match="value not_nullable"):
        FINDINGS.check(found(draws=float("nan")))


@pytest.mark.parametrize("name", MEANINGS)
def test_every_conclusion_fits_the_description(name: str) -> None:
    FINDINGS.check(found(**{name: 0.5}))


def test_each_notebook_has_a_table_of_conclusions_alike() -> None:
    assert FINDINGS_COMPARE.columns == FINDINGS_FORECAST.columns == FINDINGS.columns
    assert (FINDINGS_COMPARE.name, FINDINGS_FORECAST.name) == ("findings_compare", "findings_forecast")
