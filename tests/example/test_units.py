"""The same plan in other units is the same plan: money in đồng, triệu and tỷ, volumes in pages and in shelf metres."""

from __future__ import annotations

import csv
import io
import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from generate import FOLDER
from generator.model import LIKELY, five_years
from helpers.analyse.compare import compare
from helpers.analyse.money import money
from helpers.project import Project
from helpers.read.typed.inputs import read_factors, read_funding, read_targets
from helpers.tables.cleaned import VERDICTS
from helpers.tables.compared import COMPARISON
from helpers.tables.measures import MEASURES

OF_METRES = [name for name in COMPARISON.names if name.endswith(("_metres", "_low", "_high", "_place"))]
AMOUNTS = ("approved", "allocated", "spent")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(FOLDER / "data/raw", tmp_path / "data/raw")
    return Project.open(tmp_path)


def totals() -> pd.DataFrame:
    rows = {year.year: [year.total(measure) for measure in MEASURES] for year in five_years()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(MEASURES), dtype="Int64").rename_axis("year")


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, list(rows[0]))
        lines.writeheader()
        lines.writerows(rows)


def in_unit(row: dict[str, str], size: int, unit: str) -> dict[str, str]:
    """A row of money in millions, typed in another unit."""
    amounts = {name: Decimal(row[name].replace(",", ".")) * 10**6 / size for name in AMOUNTS if row[name]}
    return {**row, **{name: f"{amount:f}".replace(".", ",") for name, amount in amounts.items()}, "money_unit": unit}


@pytest.mark.parametrize(("size", "unit"), [(1, "đồng"), (10**3, "nghìn đồng"), (10**6, "tr.đ"), (10**9, "tỷ")])
def test_money_in_any_unit_is_the_same(project: Project, size: int, unit: str) -> None:
    wanted = money(read_funding(project, 2025), totals(), 2025)
    path = project.root / "data/raw/plan/funding.csv"
    write(path, [in_unit(row, size, unit) for row in rows_of(path)])
    pd.testing.assert_frame_equal(money(read_funding(project, 2025), totals(), 2025), wanted)


def compared(project: Project, year: int) -> pd.DataFrame:
    factors, plans = read_factors(project, year), project.settings.plans
    return compare(totals(), read_targets(project, year), VERDICTS.of([]), plans, year, factors)


def in_pages(row: dict[str, str]) -> dict[str, str]:
    """A target in metres, typed in pages."""
    pages = str(int(Decimal(row["planned"].replace(",", ".")) * LIKELY))
    return {**row, "measure": "pages", "planned": pages} if row["measure"] == "metres" else row


@pytest.mark.parametrize("year", range(2021, 2026))
def test_a_target_in_metres_by_one_factor_is_that_in_pages(project: Project, year: int) -> None:
    plan = project.root / "data/raw/plan"
    write(
        plan / "factors.csv",
        [{**row, "low": str(LIKELY), "high": str(LIKELY)} for row in rows_of(plan / "factors.csv")],
    )
    in_metres = compared(project, year)
    write(plan / "targets.csv", [in_pages(row) for row in rows_of(plan / "targets.csv")])
    wanted = compared(project, year)
    pd.testing.assert_frame_equal(in_metres.drop(columns=OF_METRES), wanted.drop(columns=OF_METRES))


def test_a_target_in_metres_reaches_as_far_as_its_factor(project: Project) -> None:
    row = compared(project, 2021).query("plan == '88/QĐ-UBND' and measure == 'pages'").iloc[0]
    assert [row["planned_low"], row["planned"], row["planned_high"]] == [370_500, 399_000, 427_500]
