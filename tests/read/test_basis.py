"""What a report may be made from is listed, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.checksum import sha256
from helpers.project import Project
from helpers.read.basis import COLUMNS, basis


def listed(root: Path, year: int = 2021) -> list[str]:
    return basis(Project.open(root), year)["file"].to_list()


def put(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x", encoding="utf-8")


def test_each_source_has_its_bytes_and_its_checksum(project_copy: Path) -> None:
    found = basis(Project.open(project_copy), 2021)
    assert list(found.columns) == list(COLUMNS)
    for row in found.itertuples():
        path = project_copy / str(row.file)
        assert (row.bytes, row.sha256) == (path.stat().st_size, sha256(path))


@pytest.mark.parametrize(
    "name", ["data/raw/aliases.csv", "data/raw/restricted.xlsx", "data/raw/plan/targets.csv", "data/raw/2021/costs.ods"]
)
def test_what_is_received_or_typed_in_is_a_source(project_copy: Path, name: str) -> None:
    before = listed(project_copy)
    put(project_copy, name)
    assert sorted([*before, name]) == listed(project_copy)


@pytest.mark.parametrize(
    "name",
    [
        *("data/raw/2022/report.md", "outputs/2021/facts.csv", "data/processed/2021/counts.csv", "README.md"),
        *("data/raw/2021/.~lock.costs.ods#", "data/raw/2021/~$report.docx", "data/raw/2021/report.md~"),
    ],
)
def test_other_years_results_and_files_of_an_editor_are_none(project_copy: Path, name: str) -> None:
    before = listed(project_copy)
    put(project_copy, name)
    assert listed(project_copy) == before


def test_the_tables_of_the_years_before_are_sources_and_of_those_after_are_not(project_copy: Path) -> None:
    for year in (2020, 2022):
        put(project_copy, f"data/raw/{year}/report.md")
        put(project_copy, f"data/processed/{year}/counts.csv")
    processed = [name for name in listed(project_copy) if name.startswith("data/processed")]
    assert processed == ["data/processed/2020/counts.csv"]
