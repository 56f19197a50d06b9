"""Why fonds fell short, as a person types it in, every slip in it, and what belongs to no fonds that is told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from conftest import copy_raw
from helpers.analyse.checks import check_report
from helpers.errors import DataError
from helpers.project import Project
from helpers.read.report import read_report
from helpers.read.typed.inputs import input_files, read_reasons
from helpers.tables.inputs import REASONS

HEADER = "fonds,reason,note,source\n"
TARGETS = "plan,version,effective_from,year,fonds,measure,planned\n"
CAN_LOC = "Ủy ban nhân dân huyện Can Lộc"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.open(copy_raw(tmp_path))


def put(project: Project, name: str, text: str) -> None:
    path = project.root / "data/raw" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def planned(project: Project, *fonds: str, plan: str = "27/KH-TTLTLS") -> None:
    rows = "".join(f"{plan},1,2021-03-11,2021,{name},pages,5\n" for name in fonds)
    put(project, "plan/targets.csv", TARGETS + rows)


def noted(project: Project) -> list[tuple[str, str, str]]:
    """The checks on reasons and on names almost alike that are to be noted."""
    checks = check_report(read_report(project, 2021), project.settings.plausibility)
    rows = checks[checks["check"].str.match("reason-|near-match") & (checks["status"] == "warn")]
    return list(rows[["check", "subject", "found"]].fillna("").itertuples(index=False, name=None))


def test_a_file_that_is_not_there_is_an_empty_table(project: Project) -> None:
    REASONS.check(read_reasons(project, 2021))
    assert read_reasons(project, 2021).empty
    assert "2021/reasons.csv" in input_files(2021)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("large_sheets", "large_sheets"),
        ("Khổ giấy lớn", "large_sheets"),
        ('"không có chữ ký, con dấu"', "unsigned"),
        ('"giấy mờ, rách,  kém chất lượng"', "fragile"),
        ("chưa chỉnh lý", "not_arranged"),
    ],
)
def test_a_reason_is_typed_by_its_code_or_its_label(project: Project, typed: str, code: str) -> None:
    put(project, "2021/reasons.csv", f"{HEADER}UBND huyện Can Lộc,{typed},,BC 224\n")
    row = read_reasons(project, 2021).iloc[0]
    assert (row["fonds_key"], row["reason"], row["source"]) == ("ủy ban nhân dân huyện can lộc", code, "BC 224")
    assert row["source_place"] == "data/raw/2021/reasons.csv, dòng 2"


def test_a_fonds_has_several_reasons_under_any_of_its_names(project: Project) -> None:
    put(project, "aliases.csv", f"name,fonds\nVP Can Lộc,{CAN_LOC}\n")
    put(project, "2021/reasons.csv", f"{HEADER}VP Can Lộc,fragile,,\n{CAN_LOC},lý do khác,Vì mưa,\n")
    assert set(read_reasons(project, 2021)["fonds_key"]) == {"ủy ban nhân dân huyện can lộc"}


def test_a_spreadsheet_with_labels_is_read_as_well(project: Project) -> None:
    book = openpyxl.Workbook()
    for row in (["Tên phông", "Lý do", "Diễn giải", "Nguồn"], [CAN_LOC, "lý do khác", "Vì mưa", "BC 224"]):
        book.worksheets[0].append(row)
    book.save(project.root / "data/raw/2021/reasons.xlsx")
    assert read_reasons(project, 2021)[["reason", "note"]].to_numpy().tolist() == [["other", "Vì mưa"]]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("A,other,,\nB,fragile,,\nC,lý do khác,,\n", r'dòng 2: the reason "other" says nothing by itself'),
        ("A,other,x,\nC,lý do khác,,\n", r'dòng 3: the reason "other" says nothing'),
        ("A,mưa,,\n", r"dòng 2, cột 2 .*khổ giấy lớn \(large_sheets\), .*lý do khác \(other\)"),
        ("A,,,\n", r"dòng 2, cột 2"),
        (",fragile,,\n", r"dòng 2, cột 1"),
        ("A,fragile,,\na,fragile,x,\n", r"dòng 3 and .*dòng 2 both give"),
        (
            "UBND huyện A,fragile,,\nỦy ban nhân dân huyện A,fragile,,\n",
            r"dòng 3 and .*dòng 2 both give Ủy ban nhân dân huyện A, fragile",
        ),
    ],
)
def test_a_slip_is_refused_with_its_place(project: Project, rows: str, message: str) -> None:
    put(project, "2021/reasons.csv", HEADER + rows)
    with pytest.raises(DataError, match=message):
        read_reasons(project, 2021)


def test_all_bare_reasons_are_named_at_once(project: Project) -> None:
    put(project, "2021/reasons.csv", HEADER + "A,other,,\nB,other,,\n")
    with pytest.raises(DataError) as caught:
        read_reasons(project, 2021)
    assert len(caught.value.faults) == 2


def test_reasons_of_the_fonds_that_are_told_are_passed_over(project: Project) -> None:
    planned(project, "Huyện ủy Can Lộc")
    put(project, "2021/reasons.csv", f"{HEADER}Huyện ủy Can Lộc,fragile,,\n{CAN_LOC},fragile,,\n")
    assert noted(project) == []


def test_a_reason_of_no_fonds_of_report_or_plan_is_pointed_out_once_with_all_it_says(project: Project) -> None:
    planned(project, CAN_LOC)
    put(project, "2021/reasons.csv", f"{HEADER}Người lạ,fragile,,\nNgười lạ,not_arranged,,\n")
    assert noted(project) == [("reason-unmatched", "Người lạ", "giấy mờ, rách, kém chất lượng; chưa chỉnh lý")]


@pytest.mark.parametrize("plan", [None, "4020/QĐ-UBND"])
def test_reasons_without_targets_by_fonds_of_the_annual_plan_are_pointed_out(
    project: Project, plan: str | None
) -> None:
    if plan:
        planned(project, CAN_LOC, plan=plan)
    put(project, "2021/reasons.csv", f"{HEADER}{CAN_LOC},fragile,,\n")
    assert noted(project) == [("reason-idle", CAN_LOC, "giấy mờ, rách, kém chất lượng")]


def test_a_planned_fonds_spelt_almost_as_a_reported_one_is_asked_about(project: Project) -> None:
    planned(project, "Ủy ban nhân dân huyện Can Lọc", CAN_LOC, "Huyện ủy Can Lộc")
    assert noted(project) == [("near-match", "Ủy ban nhân dân huyện Can Lọc", "")]
    put(project, "aliases.csv", "name,fonds\nỦy ban nhân dân huyện Can Lọc,Ủy ban nhân dân huyện Can Lọc\n")
    assert noted(project) == []


def test_faults_of_targets_and_of_reasons_are_named_together_with_those_of_the_report(project: Project) -> None:
    planned(project, "A", "A")
    put(project, "2021/reasons.csv", HEADER + "A,mưa,,\n")
    with pytest.raises(DataError, match=r"(?s)targets\.csv, dòng 3.*reasons\.csv, dòng 2"):
        read_report(project, 2021)
