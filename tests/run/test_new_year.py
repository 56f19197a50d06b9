"""`sohoa new` and `sohoa init`: an analyst's first year, from an empty folder to the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from test_cli import files, sohoa

from helpers.errors import CommandError, DataError
from helpers.project import Project
from helpers.read.report import read_report
from helpers.read.typed.corrections import read_corrections
from helpers.read.typed.inputs import read_targets
from helpers.run.checking import missing_inputs
from helpers.run.new_project import USUAL, asked, new_project
from helpers.run.new_year import new_year
from helpers.write.forms.settings import Answers

GIVEN: Mapping[str, str | None] = {
    "unit": "tỉnh",
    "name": "Quảng Thử",
    "issuing": "Sở Nội vụ",
    "plan": "88/QĐ-UBND",
    "date": "2025-12-31",
    "period": "2026 - 2030",
}
ROWS = [("Phòng Nội vụ huyện Một", 10, 200, 1500), ("Ủy ban nhân dân tỉnh Quảng Thử", 20, 600, 4000)]


def silent(*_: object, **__: object) -> str:
    raise AssertionError("nothing is left to ask")


@pytest.fixture
def begun(tmp_path: Path) -> Project:
    """A new project with its first year begun."""
    project = new_project(tmp_path / "Tỉnh Mới", asked(GIVEN, silent))
    new_year(project, 2026)
    return project


def fill(project: Project, total_of_pages: int) -> None:
    """Type the counts into the form."""
    path = project.root / "data/raw/2026/report.xlsx"
    book = openpyxl.load_workbook(path)
    for row, values in enumerate([("Tổng cộng", 30, 800, total_of_pages), *ROWS], start=4):
        for column, value in enumerate(values, start=1):
            book.worksheets[0].cell(row, column, value)
    book.save(path)


def test_the_answers_given_are_not_asked_for() -> None:
    assert asked(GIVEN, silent).last_year == 2030


def test_what_is_not_given_is_asked_for_and_the_usual_is_offered() -> None:
    offered: list[Any] = []

    def ask(_: str, default: str | None) -> str:
        offered.append(default)
        return default or "2026-2030"

    assert asked({**GIVEN, "unit": None, "period": None}, ask).unit == "tỉnh"
    assert offered == [USUAL["unit"], None]


def test_all_wrong_answers_are_named_at_once() -> None:
    with pytest.raises(CommandError) as told:
        asked({**GIVEN, "unit": "vùng", "date": "31/12/2025", "period": "2030-2026"}, silent)
    assert [fault.code for fault in told.value.faults] == ["answer-unit", "answer-date", "answer-period"]


def test_a_day_that_the_calendar_lacks_is_no_answer() -> None:
    with pytest.raises(CommandError, match='"2025-02-30" is no date'):
        asked({**GIVEN, "date": "2025-02-30"}, silent)


def test_a_new_project_is_empty_and_opens(tmp_path: Path) -> None:
    project = new_project(tmp_path / "mới", asked(GIVEN, silent))
    assert (project.years(), project.settings.plans[0].last_year) == ([], 2030)


def test_figures_to_try_things_out_are_marked_as_simulated(tmp_path: Path) -> None:
    answers = replace(asked(GIVEN, silent), figures="simulated")
    assert new_project(tmp_path / "thử", answers).settings.simulated


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="is not empty, and nothing is overwritten"):
        new_project(tmp_path, asked(GIVEN, silent))


def test_answers_that_make_no_settings_leave_nothing_behind(tmp_path: Path) -> None:
    answers = asked(GIVEN, silent)
    wrong = Answers(**{**vars(answers), "name": ""})
    with pytest.raises(DataError, match=r"province\.name"):
        new_project(tmp_path / "mới", wrong)
    assert files(tmp_path) == []


def test_a_year_begun_has_all_forms(begun: Project) -> None:
    names = {path.name for path in files(begun.root / "data/raw")}
    of_year = {"report.xlsx", "corrections.xlsx", "accepted.xlsx", "costs.xlsx", "reasons.xlsx", "assessment.md"}
    assert names == {"project.toml", "targets.xlsx", "funding.xlsx", "holdings.xlsx"} | of_year


def test_a_form_that_is_not_filled_in_is_told(begun: Project) -> None:
    with pytest.raises(DataError, match="has no row of a fonds below its headings"):
        read_report(begun, 2026)


def test_a_year_that_has_something_is_not_begun_again(begun: Project) -> None:
    with pytest.raises(CommandError, match="data/raw/2026 is not empty, and nothing is overwritten"):
        new_year(begun, 2026)


def test_the_second_year_leaves_the_shared_files_alone(begun: Project) -> None:
    before = (begun.root / "data/raw/plan/targets.xlsx").read_bytes()
    written = new_year(begun, 2027)
    assert {path.parent.name for path in written} == {"2027"}
    assert (begun.root / "data/raw/plan/targets.xlsx").read_bytes() == before


def test_the_targets_of_all_years_wait_to_be_filled_in(begun: Project) -> None:
    sheet = openpyxl.load_workbook(begun.root / "data/raw/plan/targets.xlsx").worksheets[0]
    years = [row[5] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert years == [year for year in range(2026, 2031) for _ in range(3)]


def test_a_slip_is_caught_and_the_form_mended_is_read(begun: Project) -> None:
    fill(begun, 5501)
    told = sohoa("check", "2026", "--project", begun.root, "--lang", "vi")
    assert (told.returncode, "các phông là 5.500, nhưng dòng tổng ghi 5.501" in told.stderr) == (1, True), told.stderr
    fill(begun, 5500)
    assert sohoa("check", "2026", "--project", begun.root).returncode == 0


def test_a_blank_form_gives_way_to_a_file_of_its_name(begun: Project) -> None:
    lines = "Vị trí,Giá trị trong báo cáo,Giá trị đúng,Lý do,Người đính chính,Ngày\ndòng 5,10,11,Gõ nhầm,A,2027-01-12\n"
    (begun.root / "data/raw/2026/corrections.csv").write_text(lines, encoding="utf-8")
    assert list(read_corrections(begun, 2026)["corrected"]) == ["11"]


def test_two_files_that_both_say_something_are_refused(begun: Project) -> None:
    (begun.root / "data/raw/plan/targets.csv").write_text("plan,version\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"targets\.csv, targets\.xlsx"):
        read_targets(begun, 2026)


def test_check_says_what_is_missing_and_the_file_as_it_is_called(begun: Project) -> None:
    fill(begun, 5500)
    told = " ".join(sohoa("check", "2026", "--project", begun.root, "--lang", "vi").stdout.split())
    assert "theo 88/QĐ-UBND: điền vào data/raw/plan/targets.xlsx, cột Chỉ tiêu (planned)." in told


def test_what_is_known_is_not_missing(example: Path) -> None:
    project = Project.open(example)
    lacking = missing_inputs(project, read_report(project, 2024))
    assert set(lacking["kind"]) <= {"costs", "reasons", "later_targets", "factors"}


def test_init_asks_on_a_terminal(tmp_path: Path) -> None:
    words = [word for name, value in GIVEN.items() for word in (f"--{name}", str(value))]
    ran = sohoa("init", tmp_path / "mới", *words, "--lang", "vi")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "gõ `sohoa new` kèm năm" in ran.stdout
    assert "data/raw/2026/report.xlsx" in sohoa("new", "2026", "--project", tmp_path / "mới").stdout
