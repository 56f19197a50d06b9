"""The tables of how every measure stands to its targets: which rows and columns they have, and when there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import copy_raw
from helpers.write.block import Block, DataTable
from helpers.write.edition import Edition
from helpers.write.prose import progress
from plain import edition_of

HEAD = "plan,version,effective_from,year,measure,planned\n"


def typed(folder: Path, *rows: str) -> Edition:
    """The real year with these targets: plan, version, day of effect, year, measure, planned."""
    (copy_raw(folder) / "data/raw/plan").mkdir()
    (folder / "data/raw/plan/targets.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return edition_of(folder)


def decision(*measures: str, version: str = "1,2020-11-25", planned: int = 1000) -> list[str]:
    return [f"4020/QĐ-UBND,{version},{year},{name},{planned}" for name in measures for year in range(2021, 2026)]


def heads(block: Block) -> list[str]:
    assert isinstance(block, DataTable)
    return [getattr(row[0], "text", "") for row in block.rows]


def test_each_measure_with_a_target_has_a_row(tmp_path: Path) -> None:
    found = progress.period_table(typed(tmp_path, *decision("records", "pages")))
    assert heads(found) == ["hồ sơ", "trang"]
    assert isinstance(found, DataTable)
    assert [getattr(piece, "printed", "") for piece in found.rows[0][1:]] == [
        *("1.000", "2.147", "214,7%"),
        *("1.000", "2.147", "214,7%", "5.000", "2.853", "714"),
    ]


def test_a_revised_plan_has_the_targets_that_it_began_with_below(tmp_path: Path) -> None:
    rows = [*decision("records", "pages"), *decision("records", "pages", version="2,2021-06-01", planned=900)]
    found = progress.period_table(typed(tmp_path, *rows))
    assert heads(found) == ["hồ sơ", "trang", "hồ sơ (ban đầu)", "trang (ban đầu)"]


def test_the_annual_plan_has_its_year_alone(tmp_path: Path) -> None:
    rows = [f"27/KH-TTLTLS,1,2021-03-11,2021,{measure},100" for measure in ("documents", "pages")]
    found = progress.annual_table(typed(tmp_path, *rows))
    assert isinstance(found, DataTable)
    assert found.headings == ("Đại lượng", "Kế hoạch năm", "Thực hiện", "Tỷ lệ hoàn thành")


@pytest.mark.parametrize("measures", [(), ("pages",)])
def test_one_measure_alone_is_told_in_a_sentence(tmp_path: Path, measures: tuple[str, ...]) -> None:
    assert progress.period_table(typed(tmp_path, *decision(*measures))).html == ""
