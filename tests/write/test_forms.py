"""The forms to fill in: the reader takes what they offer, and the sheet refuses what the reader would."""

from __future__ import annotations

import datetime as dt
import tomllib
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from conftest import REPOSITORY
from helpers.project import Project
from helpers.read.typed.typed_file import read_typed
from helpers.read.typed.typed_header import typed_columns
from helpers.settings import Province, Settings
from helpers.tables.inputs import ACCEPTED, ALIASES, CORRECTIONS, COSTS, FACTORS, FUNDING, HOLDINGS, REASONS, TARGETS
from helpers.tables.table import Table
from helpers.write.forms.assessment import TITLES, assessment_form
from helpers.write.forms.counts import counts_form
from helpers.write.forms.settings import Answers, settings_form
from helpers.write.forms.sheet import Value, one_of
from helpers.write.forms.typed import typed_form

TYPED = (TARGETS, FUNDING, FACTORS, HOLDINGS, COSTS, REASONS, CORRECTIONS, ACCEPTED, ALIASES)
PLANS = Project.open(REPOSITORY).settings.plans
ANSWERS = Answers("thành phố", 'Mới "Hai"', "Sở Nội vụ", "88/QĐ-UBND", dt.date(2025, 12, 31), 2026, 2030)


def sheet_of(content: bytes) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


def held(sheet: Worksheet, column: str) -> str:
    """What the cells of a column take."""
    rules = [rule for rule in sheet.data_validations.dataValidation if str(rule.sqref).startswith(f"{column}4:")]
    return f"{rules[0].type} {rules[0].formula1}" if rules else ""


@pytest.mark.parametrize("table", TYPED, ids=lambda table: table.name)
def test_the_reader_takes_a_blank_form_as_nothing_known(table: Table, project_copy: Path) -> None:
    (project_copy / f"data/raw/{table.name}.xlsx").write_bytes(typed_form(table, PLANS))
    assert read_typed(Project.open(project_copy), table, f"{table.name}.csv").empty


@pytest.mark.parametrize("table", TYPED, ids=lambda table: table.name)
def test_every_column_is_headed_by_its_label_and_says_what_it_means(table: Table) -> None:
    heads = sheet_of(typed_form(table, PLANS))[3]
    assert [cell.value for cell in heads] == [column.label for column in typed_columns(table)]
    assert all(cell.comment and len(cell.comment.text) > 20 for cell in heads)


@pytest.mark.parametrize(
    ("table", "column", "takes"),
    [
        (TARGETS, "A", 'list "4020/QĐ-UBND,27/KH-TTLTLS"'),
        (TARGETS, "C", "date 16682"),
        (TARGETS, "F", "whole 0"),
        (TARGETS, "H", 'list "hồ sơ,văn bản,trang,mét giá"'),
        (TARGETS, "I", "decimal 0"),
        (FUNDING, "D", "decimal 0"),
        (FUNDING, "I", 'list "đồng,nghìn đồng,triệu đồng,tỷ đồng"'),
        (HOLDINGS, "B", "whole 0"),
        (HOLDINGS, "G", ""),
    ],
)
def test_cells_take_what_the_reader_takes(table: Table, column: str, takes: str) -> None:
    assert held(sheet_of(typed_form(table, PLANS)), column) == takes


def test_choices_that_excel_has_no_room_for_are_not_held() -> None:
    assert one_of(["trang"] * 60, "") == {}
    assert one_of(["a, b"], "") == {}
    assert one_of([], "") == {}


def test_rows_known_beforehand_are_filled_in(project_copy: Path) -> None:
    row: dict[str, Value] = {
        "plan": PLANS[0].id,
        "version": "1",
        "effective_from": PLANS[0].date,
        "year": 2021,
        "measure": "trang",
    }
    (project_copy / "data/raw/targets.xlsx").write_bytes(typed_form(TARGETS, PLANS, [row]))
    read = read_typed(Project.open(project_copy), TARGETS, "targets.csv").iloc[0]
    assert (read["effective_from"], read["year"], read["measure"]) == ("2020-11-25", 2021, "pages")
    assert read["planned"] is None or read.isna()["planned"]


def test_the_counts_are_typed_in_as_whole_numbers_with_the_total_first() -> None:
    sheet = sheet_of(counts_form(Province(unit="tỉnh", name="Quảng Thử"), 2026))
    assert sheet["A1"].value == "BÁO CÁO khối lượng tài liệu lưu trữ đã số hóa năm 2026 của tỉnh Quảng Thử"
    assert [cell.value for cell in sheet[3]] == ["Tên phông", "Số hồ sơ", "Số văn bản", "Số trang A4"]
    assert sheet["A4"].value == "Tổng cộng"
    assert [held(sheet, column) for column in "ABCD"] == ["", "whole 0", "whole 0", "whole 0"]


def test_a_form_has_the_same_bytes_each_time() -> None:
    assert typed_form(TARGETS, PLANS) == typed_form(TARGETS, PLANS)


def test_the_assessment_has_the_titles_of_a_report() -> None:
    assert assessment_form().split("\n\n")[:-1] == [f"# {title}" for title in TITLES]


def test_the_settings_are_valid_whatever_the_names() -> None:
    settings = Settings.model_validate(tomllib.loads(settings_form(ANSWERS)))
    assert settings.province.full_name == 'thành phố Mới "Hai"'
    assert settings.bodies.superior == 'UBND THÀNH PHỐ MỚI "HAI"'
    assert settings.plans[0].covers(2030)


def test_the_entry_of_an_annual_plan_is_valid_once_its_marks_are_taken_away() -> None:
    head, _, annual = settings_form(ANSWERS).partition("# [[plans]]\n")
    text = f"{head}[[plans]]\n{annual.replace('# ', '')}"
    assert Settings.model_validate(tomllib.loads(text)).plans[1].kind == "annual"
