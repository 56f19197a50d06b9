"""The generator: the same bytes on every run, and figures that agree with each other."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from generate import FOLDER, generate
from generator.beside import slipped
from generator.model import YEARS, Year, five_years
from generator.plan import millions
from generator.software import shared
from helpers.read.opening import open_document

TEXT = (".csv", ".html", ".md", ".toml")  # office files differ in bytes between versions of the libraries
PARQUET = "2024/software.parquet"


def files(root: Path) -> dict[str, Path]:
    return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    generate(folder)
    return folder / "data/raw"


def test_two_runs_give_the_same_bytes(raw: Path, tmp_path: Path) -> None:
    generate(tmp_path)
    first, second = files(raw), files(tmp_path / "data/raw")
    assert [name for name in first if first[name].read_bytes() != second[name].read_bytes()] == []


def test_text_is_what_is_committed_byte_by_byte(raw: Path) -> None:
    made, kept = files(raw), files(FOLDER / "data/raw")
    assert list(made) == list(kept)
    text = [name for name in made if name.endswith(TEXT)]
    assert [name for name in text if made[name].read_bytes() != kept[name].read_bytes()] == []
    assert (raw.parents[1] / "README.md").read_bytes() == (FOLDER / "README.md").read_bytes()


@pytest.mark.parametrize("name", ["2021/report.docx", "2022/report.xlsx", "2023/report.pdf"])
def test_an_office_file_reads_as_what_is_committed(raw: Path, name: str) -> None:
    made, kept = (open_document(root / name, "x") for root in (raw, FOLDER / "data/raw"))
    assert made.blocks == kept.blocks


def test_the_parquet_file_reads_as_what_is_committed(raw: Path) -> None:
    made, kept = (duckdb.read_parquet(str(root / PARQUET)).fetchall() for root in (raw, FOLDER / "data/raw"))
    assert made == kept


@pytest.mark.parametrize("year", five_years(), ids=lambda year: str(year.year))
def test_plans_and_money_by_fonds_make_up_those_of_the_year(year: Year) -> None:
    assert sum(work.planned_cost for work in year.works) == sum(funds.allocated for funds in year.funds)
    assert sum(work.spent for work in year.works) == sum(funds.spent for funds in year.funds)
    assert all(funds.spent <= funds.allocated < funds.approved for funds in year.funds)
    assert year.total("pages") >= sum(work.planned for work in year.works)


def test_no_fonds_has_more_done_than_it_holds() -> None:
    works = [work for year in five_years() for work in year.works]
    for fonds in {work.fonds for work in works}:
        assert sum(work.pages for work in works if work.fonds == fonds) <= fonds.held


def test_five_years_are_of_the_magnitude_of_a_province() -> None:
    years = five_years()
    assert [year.year for year in years] == list(YEARS)
    assert all(15 <= len(year.done) <= 25 and 200_000 < year.total("pages") < 450_000 for year in years)


def test_fonds_enter_and_leave_and_some_stay() -> None:
    named = [{work.fonds.name for work in year.done} for year in five_years()]
    assert len(set.intersection(*named)) > 5
    assert named[0] - named[4]
    assert named[4] - named[0]


def test_a_total_is_shared_out_whole_with_one_to_each_at_least() -> None:
    assert shared([1, 2, 100], 10) == [1, 1, 8]


def test_a_slip_changes_two_digits() -> None:
    assert slipped(23992) == 23929


@pytest.mark.parametrize(("dong", "typed"), [(1_308_001_000, "1308,001"), (276_000_000, "276")])
def test_money_is_typed_in_millions(dong: int, typed: str) -> None:
    assert millions(dong) == typed
