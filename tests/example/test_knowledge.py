"""What became known later changes no earlier report: figures are planted, and the second notebook is run again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers.run.notebook import execute

pytestmark = pytest.mark.xdist_group("example")
NOTEBOOK = "02_compare_plan"
PLANTED = {  # known since spring 2024: after the report of 2023, before that of 2024
    "plan/funding.csv": "88/QĐ-UBND,2022,Nguồn bổ sung,900,900,900,triệu đồng,2024-03-01,Số liệu mô phỏng\n",
    "plan/targets.csv": "88/QĐ-UBND,3,2024-04-01,2,2024-04-02,2024,,pages,500000,Số liệu mô phỏng\n"
    "88/QĐ-UBND,3,2024-04-01,2,2024-04-02,2025,,pages,600000,Số liệu mô phỏng\n",
    "holdings.csv": 'Ủy ban nhân dân huyện Đông Trạch,,,999000,"142,7",2024-03-05,Số liệu mô phỏng\n',
}


@pytest.fixture(scope="module")
def planted(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as built, with figures that became known later."""
    copied = shutil.copytree(example / "data", tmp_path_factory.mktemp("planted") / "data").parent
    for name, rows in PLANTED.items():
        with (copied / "data/raw" / name).open("a", encoding="utf-8", newline="") as file:
            file.write(rows)
    return copied


def changed(project: Path, year: int) -> set[str]:
    """The tables that the second notebook leaves otherwise than they are published."""
    execute(NOTEBOOK, {"year": year, "project": ".", "stage": "draft"}, project)
    left = sorted((project / f"data/processed/draft/{year}").glob("*.csv"))
    assert len(left) >= 6
    return {path.stem for path in left if path.read_bytes() != (path.parents[2] / str(year) / path.name).read_bytes()}


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_a_later_figure_changes_no_earlier_report(planted: Path, year: int) -> None:
    assert changed(planted, year) == set()


def test_it_changes_the_report_that_knows_it(planted: Path) -> None:
    assert changed(planted, 2024) >= {"comparison", "money", "standing"}
