"""The counts of a year against those of earlier years."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from helpers.analyse.check import Check
from helpers.analyse.earlier import earlier_checks
from helpers.tables.cleaned import COUNTS

Count = int | None
Rows = Mapping[str, tuple[Count, Count, Count]]
LAST = {"A": (10, 200, 3000), "B": (20, 300, 4000), "C": (5, 50, 600)}


def counts(year: int, rows: Rows) -> pd.DataFrame:
    named = enumerate(rows.items(), start=1)
    return COUNTS.of(
        [
            {
                "year": year,
                "number": at,
                "fonds": f"Phông {name}",
                "fonds_key": name.lower(),
                "source_place": f"dòng {at}",
            }
            | dict(zip(("records", "documents", "pages"), row, strict=True))
            for at, (name, row) in named
        ]
    )


def checked(rows: Rows, *before: Rows) -> list[Check]:
    frames = [counts(2021 + at, frame) for at, frame in enumerate(before)]
    earlier = pd.concat(frames, ignore_index=True) if frames else COUNTS.of([])
    return earlier_checks(counts(2021 + len(before), rows), earlier, 100.0)


def statuses(checks: list[Check]) -> dict[str, str]:
    return {check.check: check.status for check in checks}


def test_without_earlier_years_nothing_is_said() -> None:
    assert checked(LAST) == []


def test_other_counts_of_other_fonds_pass() -> None:
    assert statuses(checked({"D": (1, 2, 3)}, LAST)) == {"sent-again": "pass", "added-up": "pass"}
    grown = {"A": (12, 210, 3100), "D": (1, 2, 3)}
    assert set(statuses(checked(grown, LAST)).values()) == {"pass"}


@pytest.mark.parametrize("years", [(LAST,), (LAST, {"D": (1, 2, 3)})], ids=["last year", "the year before that"])
def test_the_file_of_an_earlier_year_is_noticed(years: tuple[Rows, ...]) -> None:
    again = {**LAST, "B": (20, 300, 4001)}
    (check,) = [check for check in checked(again, *years) if check.check == "sent-again"]
    assert (check.status, check.subject, check.found) == ("fail", "2021", "2/3")
    assert "có thể đã nhận nhầm tệp của năm khác" in check.message


def test_counts_added_up_over_the_years_are_noticed() -> None:
    grown = {"A": (12, 210, 3100), "B": (20, 301, 4100), "C": (5, 50, 600), "D": (1, 2, 3)}
    assert statuses(checked(grown, LAST))["added-up"] == "fail"
    assert statuses(checked({**grown, "B": (20, 301, 3999)}, LAST))["added-up"] == "pass"
    assert statuses(checked({**grown, "B": (20, 301, None)}, LAST))["added-up"] == "pass"


@pytest.mark.parametrize("row", [(10, 200, 3_000_000), (10, 20_100, 3000), (10, 200, 3)])
def test_a_slip_of_a_thousand_against_an_earlier_year_is_noticed(row: tuple[int, int, int]) -> None:
    (check,) = [check for check in checked({"A": row}, LAST) if check.check == "slip-of-years"]
    assert (check.status, check.source_place) == ("fail", "dòng 1")
    assert check.subject.startswith("Phông A: ")


def test_counts_a_hundred_times_apart_are_no_slip_and_missing_ones_are_not_compared() -> None:
    assert statuses(checked({"A": (1000, 20_000, 300_000)}, LAST))["slip-of-years"] == "pass"
    assert statuses(checked({"A": (None, None, None)}, LAST))["slip-of-years"] == "pass"
