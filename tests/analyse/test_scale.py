"""Slips of a thousand in what is typed in: targets beside the work, amounts beside each other, costs of a page."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.analyse.check import Check, FailedCheck
from helpers.analyse.scale import Typed, scale_checks
from helpers.tables.cleaned import COUNTS
from helpers.tables.inputs import COSTS, FUNDING, TARGETS

Row = dict[str, object]
NOTHING = Typed(TARGETS.of([]), FUNDING.of([]), COSTS.of([]))


def counts() -> pd.DataFrame:
    pages = {"a": 2000, "b": 3000, "c": 5000}
    rows = [
        {"year": 2021, "number": at, "fonds": key, "fonds_key": key, "pages": n}
        for at, (key, n) in enumerate(pages.items())
    ]
    return COUNTS.of(rows)


def target(planned: float | None, fonds: str | None = None, year: int = 2021, measure: str = "pages") -> Typed:
    row = {"plan": "4020", "year": year, "measure": measure, "planned": planned, "fonds": fonds, "fonds_key": fonds}
    return Typed(TARGETS.of([{**row, "source_place": "t"}]), NOTHING.funding, NOTHING.costs)


def money(*amounts: int | None) -> Typed:
    named = dict(zip(("approved", "allocated", "spent"), amounts, strict=True))
    row: Row = {"plan": "4020", "year": 2021, "source_of_funds": "tỉnh", "source_place": "f", **named}
    return Typed(NOTHING.targets, FUNDING.of([row]), NOTHING.costs)


def costs(**spent: tuple[int | None, int | None]) -> Typed:
    rows: list[Row] = [
        {"fonds": key, "fonds_key": key, "planned": pair[0], "spent": pair[1], "source_place": f"c {key}"}
        for key, pair in spent.items()
    ]
    return Typed(NOTHING.targets, NOTHING.funding, COSTS.of(rows))


def found(typed: Typed) -> list[Check]:
    return scale_checks(typed, counts(), 2021, 100)


def failed(typed: Typed) -> list[str]:
    return [
        f"{check.subject}: {check.found} / {check.expected} ({check.source_place})"
        for check in found(typed)
        if check.status == "fail"
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (target(10), "4020, số trang: 10 / 10.000 (t)"),
        (target(10_000_000), "4020, số trang: 10.000.000 / 10.000 (t)"),
        (target(3, "b"), "4020, số trang, b: 3 / 3.000 (t)"),
        (money(2_500, 1_800_000, None), "4020, năm 2021, tỉnh, được cấp: 1.800.000 / 2.500 (f)"),
        (money(None, 1_800_000, 1_750), "4020, năm 2021, tỉnh, thực chi: 1.750 / 1.800.000 (f)"),
        (costs(a=(None, 20), b=(None, 15_000), c=(None, 25_000)), "a, đồng một trang: 0,01 / 5 (c a)"),
        (costs(a=(10_000_000, 10_000)), "a, dự kiến chi: 10.000.000 / 10.000 (c a)"),
    ],
)
def test_what_lies_a_hundred_times_apart_is_named_with_what_it_belongs_to(typed: Typed, told: str) -> None:
    assert failed(typed) == [told]


def test_a_slip_names_its_own_file_and_what_to_do_with_it() -> None:
    told = FailedCheck.of(found(target(10))[0], "data/raw/2021/report.md").text("en")
    assert told.startswith("4020, số trang: 10 was typed in, beside 10.000 that it belongs to (at t).")
    assert (
        "Mend the row; or, if the figure is right as it stands, accept the check by a row in data/raw/2021/acc" in told
    )


@pytest.mark.parametrize(
    "typed",
    [
        target(400_000),
        target(200),
        money(100, 99, 2),
        costs(a=(10_000, 10_000), b=(15_000, 90_000), c=(25_000, 25_000)),
    ],
)
def test_what_lies_nearer_passes(typed: Typed) -> None:
    assert [check.status for check in found(typed)] == ["pass"]


@pytest.mark.parametrize(
    "typed",
    [
        NOTHING,
        target(None),
        target(0),
        target(1, "d"),
        target(1, year=2022),
        target(1, measure="metres"),
        money(5, None, None),
    ],
)
def test_where_there_is_nothing_to_compare_nothing_is_said(typed: Typed) -> None:
    assert found(typed) == []
