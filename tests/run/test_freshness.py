"""What is made anew, and what is not, when one thing changes; told by the account of a year that lies published."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from test_cli import sohoa

from helpers.project import Project
from helpers.run import sources
from helpers.run.freshness import PAGE, STEPS, Freshness, account, is_fresh
from helpers.run.pipeline import build
from helpers.run.sources import Sources

FIRST, COMPARE, FORECAST, REPORT = STEPS[:4]
HEAD = "place,expected,corrected,reason,by,date\n"
TARGETS = "plan,version,effective_from,year,measure,planned\n4020/QĐ-UBND,1,2020-11-25,2021,pages,400000\n"


@pytest.fixture
def fresh(built: Path, tmp_path: Path) -> Path:
    """A project in which 2021 is built, to change."""
    return shutil.copytree(built, tmp_path / "fresh")


def stale(folder: Path, year: int = 2021) -> dict[str, tuple[str, ...]]:
    return {step: why.changed for step, why in Freshness(Sources(folder, year)).stale().items()}


def rebuilt(folder: Path) -> list[str]:
    steps: list[str] = []
    build(Project.open(folder), 2021, steps.append)
    return steps


def code_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The helpers copied, and looked at instead of the real ones."""
    copy = shutil.copytree(sources.HELPERS, folder / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(sources, "HELPERS", copy)
    sources._closed.cache_clear()
    return copy


pytestmark = pytest.mark.xdist_group("built")


def test_nothing_is_stale_after_a_build_wherever_the_folder_lies(fresh: Path) -> None:
    assert stale(fresh) == {}
    assert rebuilt(fresh) == []


def test_what_was_never_built_is_stale_whole(project_copy: Path) -> None:
    assert stale(project_copy) == dict.fromkeys(STEPS, ())


def test_a_file_that_was_only_touched_rebuilds_nothing(fresh: Path) -> None:
    (fresh / "data/raw/2021/report.md").touch()
    assert stale(fresh) == {}


def test_a_target_rebuilds_the_checks_of_what_was_typed_in_the_comparison_and_what_follows(fresh: Path) -> None:
    plan = fresh / "data/raw/plan/targets.csv"
    plan.parent.mkdir()
    plan.write_text(TARGETS, encoding="utf-8")
    assert stale(fresh) == dict.fromkeys((FIRST, COMPARE), ("raw/plan/targets.csv",))
    assert rebuilt(fresh) == [*STEPS]
    assert stale(fresh) == {}


def test_a_reason_rebuilds_neither_the_forecast_nor_another_year(fresh: Path) -> None:
    (fresh / "data/raw/2021/reasons.csv").write_text("", encoding="utf-8")
    (fresh / "data/raw/2022").mkdir()
    (fresh / "data/raw/2022/reasons.csv").write_text("", encoding="utf-8")
    assert [*stale(fresh)] == [FIRST, COMPARE]


def test_input_that_alters_nothing_but_the_table_of_checksums_rebuilds_the_report_alone_after_it(fresh: Path) -> None:
    (fresh / "data/raw/2021/corrections.csv").write_text(HEAD, encoding="utf-8")
    assert stale(fresh) == {FIRST: ("raw/2021/corrections.csv",)}
    assert rebuilt(fresh) == [FIRST, REPORT, PAGE]
    assert stale(fresh) == {}


@pytest.mark.parametrize("step", [COMPARE, FORECAST])
def test_neither_comparison_nor_forecast_reads_the_table_of_checksums(fresh: Path, step: str) -> None:
    found = Sources(fresh, 2021)
    code = [name for name in found.of_notebook(step) if name.startswith(("notebooks/", "helpers/"))]
    read = [found.content(name) for name in code if "helpers/tables/" not in name and name.endswith((".py", ".ipynb"))]
    assert [
        path for path in read if isinstance(path, Path) and re.search(r"\bSOURCES\b", path.read_text("utf-8"))
    ] == []


def test_a_partly_rebuilt_report_is_that_of_a_whole_build(fresh: Path, tmp_path: Path) -> None:
    (fresh / "data/raw/plan").mkdir()
    (fresh / "data/raw/plan/targets.csv").write_text(TARGETS, encoding="utf-8")
    shutil.copytree(fresh / "data/raw", tmp_path / "whole/data/raw")
    for folder in (fresh, tmp_path / "whole"):
        build(Project.open(folder), 2021, lambda step: None)
    assert contents(fresh) == contents(tmp_path / "whole")


def contents(folder: Path) -> dict[str, bytes]:
    parts = (folder / "outputs/2021", folder / "data/processed/2021")
    files = (path for part in parts for path in part.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_published_table_changed_by_hand_is_made_anew(fresh: Path) -> None:
    (fresh / "data/processed/2021/money.csv").write_text("spoilt", encoding="utf-8")
    assert stale(fresh)[COMPARE] == ("tables/money.csv",)


def test_a_comment_in_a_module_of_the_page_alone_rebuilds_the_page(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (code_copy(tmp_path, monkeypatch) / "write/gate/page.py").open("a", encoding="utf-8") as file:
        file.write("# a comment\n")
    assert stale(fresh) == {PAGE: ("helpers/write/gate/page.py",)}


def test_a_module_is_found_through_those_that_import_it(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (code_copy(tmp_path, monkeypatch) / "analyse/shapley.py").open("a", encoding="utf-8") as file:
        file.write("# read by shortfall alone\n")
    assert stale(fresh) == {COMPARE: ("helpers/analyse/shapley.py",)}


def test_a_comment_in_a_file_that_no_step_imports_rebuilds_nothing(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (code_copy(tmp_path, monkeypatch) / "run/example.py").open("a", encoding="utf-8") as file:
        file.write("# a comment\n")
    assert stale(fresh) == {}


def test_a_template_belongs_to_the_page(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    style = code_copy(tmp_path, monkeypatch) / "write/templates/report/style.css"
    style.write_text("", encoding="utf-8")
    assert stale(fresh)[PAGE] == ("helpers/write/templates/report/style.css",)


def test_other_packages_rebuild_all(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_packages", lambda: b"pandas-9.0.dist-info")
    assert stale(fresh) == dict.fromkeys(STEPS, ("packages",))


def test_a_corrected_earlier_year_makes_the_later_ones_stale(fresh: Path) -> None:
    shutil.copytree(fresh / "data/raw/2021", fresh / "data/raw/2020")
    assert "earlier/2020/counts.csv" in stale(fresh)[COMPARE]


def test_status_names_what_changed(fresh: Path) -> None:
    report = fresh / "data/raw/2021/report.md"
    report.write_text(f"{report.read_text(encoding='utf-8')}\n", encoding="utf-8")
    told = sohoa("status", "--project", fresh, "--lang", "vi").stdout
    assert "đã cũ: raw/2021/report.md đã thay đổi. Hãy chạy: sohoa report 2021" in " ".join(told.split())


def test_status_tells_when_it_is_not_known_what_a_report_was_made_from(fresh: Path) -> None:
    account(fresh, 2021).unlink()
    told = sohoa("status", "--project", fresh).stdout
    assert "it is not known what it was made from" in " ".join(told.split())


def test_an_account_that_a_broken_run_left_half_written_counts_for_nothing(fresh: Path) -> None:
    account(fresh, 2021).write_text('{"01_clean', encoding="utf-8")
    assert stale(fresh) == dict.fromkeys(STEPS, ())


def test_what_a_broken_run_left_is_no_fresh_year(fresh: Path) -> None:
    assert is_fresh(Project.open(fresh), 2021)
    (fresh / "data/processed/.stage").mkdir()
    assert not is_fresh(Project.open(fresh), 2021)


def test_a_second_report_says_that_there_is_nothing_to_do_and_force_builds(fresh: Path) -> None:
    assert sohoa("report", "2021", "--project", fresh).stdout.startswith("Up to date: ")
    assert sohoa("report", "2021", "--project", fresh, "--force").stdout.startswith("2021: reading and checking")
