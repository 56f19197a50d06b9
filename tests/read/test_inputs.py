from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from reading import settings

from conftest import copy_raw
from helpers.errors import DataError
from helpers.project import Project
from helpers.read.document import Document
from helpers.read.remark import Remark
from helpers.read.report import read_report
from helpers.read.typed.inputs import input_remarks, late_remarks, read_accepted, read_costs, read_funding, read_targets
from helpers.tables.inputs import ACCEPTED, COSTS, FUNDING, TARGETS
from helpers.tables.table import Table

TARGETS_HEADER = "plan,version,effective_from,known_from,year,measure,planned,source\n"
TARGET = "4020/QĐ-UBND,1,2020-11-25,,2021,pages,500.000,QĐ 4020\n"
FUNDING_HEADER = "plan,year,source_of_funds,approved,allocated,spent,money_unit,known_from,source\n"
Read = Callable[[Project, int], pd.DataFrame]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, settings())


def put(project: Project, name: str, text: str, encoding: str = "utf-8") -> None:
    path = project.root / "data/raw" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)


@pytest.mark.parametrize(
    ("read", "table"),
    [(read_targets, TARGETS), (read_funding, FUNDING), (read_costs, COSTS), (read_accepted, ACCEPTED)],
)
def test_an_absent_file_is_an_empty_table(project: Project, read: Read, table: Table) -> None:
    table.check(read(project, 2021))
    assert read(project, 2021).empty


def test_targets_are_typed_and_know_their_line(project: Project) -> None:
    put(project, "plan/targets.csv", TARGETS_HEADER + TARGET + "\n" + TARGET.replace("pages,500.000", "records,"))
    found = read_targets(project, 2021)
    TARGETS.check(found)
    assert found["planned"].fillna(-1).tolist() == [500000, -1]
    assert found["source_place"].tolist() == [f"data/raw/plan/targets.csv, dòng {line}" for line in (2, 4)]


def test_vietnamese_labels_semicolons_and_a_mark_are_read(project: Project) -> None:
    header = "Kế hoạch;Bản;Hiệu lực từ;Năm;Đại lượng;Chỉ tiêu\n"
    put(project, "plan/targets.csv", header + "4020/qđ-ubnd;1;2020-11-25;2021;Trang;5\n", "utf-8-sig")
    row = read_targets(project, 2021).iloc[0]
    assert (row["plan"], row["measure"], row["planned"]) == ("4020/QĐ-UBND", "pages", 5)


@pytest.mark.parametrize(
    ("effective", "known", "rows"),
    [
        ("2020-11-25", "", 1),
        ("2022-01-31", "2022-01-31", 1),
        ("2022-02-01", "", 0),
        ("2022-02-01", "2021-12-01", 0),
        ("2021-01-01", "2022-02-01", 0),
    ],
)
def test_a_report_knows_what_was_known_and_in_force_by_its_date(
    project: Project, effective: str, known: str, rows: int
) -> None:
    put(project, "plan/targets.csv", TARGETS_HEADER + TARGET.replace("2020-11-25,", f"{effective},{known}"))
    assert len(read_targets(project, 2021)) == rows


def test_funding_is_known_from_its_date_on(project: Project) -> None:
    rows = '4020/QĐ-UBND,2021,tỉnh,"2.045,7",,-,triệu đồng,2022-01-31,\n4020/QĐ-UBND,2021,khác,1,,,đồng,2022-02-01,\n'
    put(project, "plan/funding.csv", FUNDING_HEADER + rows)
    found = read_funding(project, 2021)
    FUNDING.check(found)
    assert found["approved"].tolist() == [2_045_700_000]
    assert found[["allocated", "spent"]].isna().all(axis=None)


def test_acceptances_are_read(project: Project) -> None:
    row = 'order,Thanh tra,"9 trang, 12 văn bản, 1 hồ sơ",Chưa scan,Nguyễn A,2022-01-05\n'
    put(project, "2021/accepted.csv", "check,subject,Giá trị chấp nhận,reason,by,date\n" + row)
    found = read_accepted(project, 2021)
    assert found[["found", "by"]].to_numpy().tolist() == [["9 trang, 12 văn bản, 1 hồ sơ", "Nguyễn A"]]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("source\n", "nguồn gốc\n", r'dòng 1, cột 8: There is no column "nguồn gốc". Known: plan \(Kế hoạch\)'),
        (",year,", ",version,", r"The column version \(Bản\) must stand in the headings exactly once"),
        (",year,", ",source,", r"The column year \(Năm\) must stand in the headings exactly once"),
        (
            "4020/QĐ",
            "99/QĐ",
            r'dòng 2, cột 1 \(plan\): "99/QĐ-UBND" is not among the values known: 4020/QĐ-UBND, 27/KH',
        ),
        (",pages,", ",tờ,", r'cột 6 \(measure\): "tờ" is not among the values known: hồ sơ \(records\), văn bản'),
        ("2020-11-25", "25/11/2020", r'cột 3 \(effective_from\): "25/11/2020" is not a date as year-month-day'),
        ("2020-11-25", "2020-13-25", "is not a date as year-month-day"),
        ("2020-11-25", "", r"cột 3 \(effective_from\): The cell is empty, but this column must be filled in"),
        (",2021,", ",21,", r'cột 5 \(year\): "21" is not a year such as 2021'),
        ("500.000", "5OO.000", r"cột 7 \(planned\): \"5OO.000\" is not a number: letters"),
        ("500.000", "500,000", "dòng 2: The row has 9 cells where the headings are 8"),
        ("QĐ 4020\n", '"QĐ 4020\n', "dòng 2: The CSV file cannot be read on"),
        (TARGET, TARGET + TARGET, "targets.csv, dòng 3 and data/raw/plan/targets.csv, dòng 2 both give 4020/QĐ"),
    ],
)
def test_what_a_person_mistypes_is_refused(project: Project, old: str, new: str, message: str) -> None:
    put(project, "plan/targets.csv", (TARGETS_HEADER + TARGET).replace(old, new, 1))
    with pytest.raises(DataError, match=message):
        read_targets(project, 2021)


def test_all_faulty_cells_are_reported_at_once(project: Project) -> None:
    put(project, "plan/targets.csv", TARGETS_HEADER + "9,,x,y,z,w,v,\n" + TARGET.replace("pages", "mét"))
    with pytest.raises(DataError) as caught:
        read_targets(project, 2021)
    assert [fault.place.row for fault in caught.value.faults if fault.place] == [2, 2, 2, 2, 2, 2, 2, 3]


@pytest.mark.parametrize(
    ("header", "known", "message"),
    [
        (FUNDING_HEADER, ",", r"cột 8 \(known_from\): The cell is empty, but this column must be filled in"),
        (FUNDING_HEADER.replace("known_from,", ""), "", r"The column known_from \(Biết từ ngày\) must stand"),
    ],
)
def test_funding_that_does_not_say_since_when_it_is_known_is_refused(
    project: Project, header: str, known: str, message: str
) -> None:
    put(project, "plan/funding.csv", f"{header}4020/QĐ-UBND,2022,tỉnh,1,,,đồng,{known}\n")
    with pytest.raises(DataError, match=message):
        read_funding(project, 2021)


def test_the_name_of_the_sum_is_no_source_of_funds(project: Project) -> None:
    put(project, "plan/funding.csv", FUNDING_HEADER + "4020/QĐ-UBND,2021,all,1,1,1,tỷ đồng,2022-01-10,\n")
    with pytest.raises(DataError, match=r'funding\.csv, dòng 2: the source of funds "all" is kept for the sum'):
        read_funding(project, 2021)


@pytest.mark.parametrize("names", [("targets.csv", "targets.xlsx"), ("targets.tsv", "Targets.ODS")])
def test_two_files_of_one_table_are_refused(project: Project, names: tuple[str, str]) -> None:
    for name in names:
        put(project, f"plan/{name}", TARGETS_HEADER)
    with pytest.raises(DataError) as caught:
        read_targets(project, 2021)
    assert all(name in str(caught.value) for name in names)


@pytest.mark.parametrize("name", ["targets.docx", "targets.pdf", "targets"])
def test_a_table_in_another_format_is_refused(project: Project, name: str) -> None:
    put(project, f"plan/{name}", TARGETS_HEADER)
    with pytest.raises(DataError, match=r"Save it as one of \.csv, \.tsv, \.xlsx, \.xls, \.ods"):
        read_targets(project, 2021)


@pytest.mark.parametrize(
    "name", ["targets.csv~", "~$targets.xlsx", ".targets.csv", "targets - Copy.csv", "targets.csv.bak"]
)
def test_a_copy_is_not_the_file(project: Project, name: str) -> None:
    put(project, f"plan/{name}", "?")
    assert read_targets(project, 2021).empty


def test_a_source_of_funds_is_the_same_however_it_is_typed(project: Project) -> None:
    row = "4020/QĐ-UBND,2021,Ngân sách tỉnh,1,1,1,tỷ đồng,2022-01-10,\n"
    put(project, "plan/funding.csv", FUNDING_HEADER + row + row.replace("Ngân sách", "ngân  sách"))
    with pytest.raises(DataError, match=r"dòng 3 and .*funding\.csv, dòng 2 both give 4020/QĐ-UBND, 2021, ngân"):
        read_funding(project, 2021)


def test_remarks_of_all_files_are_gathered(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: Path, shown: str) -> Document:
        return Document(shown, (), (Remark("hidden-content", "trang tính A"), Remark("encoding-inferred", shown)))

    monkeypatch.setattr("helpers.read.typed.typed_file.open_document", opened)
    names = ("plan/targets.csv", "aliases.csv", "2021/corrections.csv")
    for name in names:
        put(project, name, "")
    told = [f"trang tính A (data/raw/{name})" for name in names]
    assert [remark.subject for remark in input_remarks(project, 2021)][::2] == told


VERSIONS_HEADER = "plan,version,effective_from,year,measure,planned,supersedes\n"


def version(name: str, day: str, supersedes: str, year: int = 2021) -> str:
    return f"4020/QĐ-UBND,{name},{day},{year},pages,5,{supersedes}\n"


def test_a_version_may_say_which_one_it_replaces(project: Project) -> None:
    rows = [version("1", "2020-11-25", ""), version("2", "2021-06-01", "1"), version("3", "2021-09-01", "2")]
    put(project, "plan/targets.csv", VERSIONS_HEADER + "".join(rows))
    assert read_targets(project, 2021)["supersedes"].tolist()[1:] == ["1", "2"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [version("2", "2021-06-01", "9")],
            "dòng 2: the version 2 of 4020/QĐ-UBND replaces the version 9, which has no",
        ),
        ([version("1", "2021-06-01", ""), version("2", "2021-06-01", "1")], "dòng 3: .* on 2021-06-01, no earlier"),
        ([version("1", "2021-06-01", "1")], "dòng 2: .* replaces the version 1, and in the end itself"),
        ([version("1", "2021-01-01", "2"), version("2", "2021-06-01", "1")], "dòng 2: .* and in the end itself"),
        (
            [
                version("1", "2020-01-01", ""),
                version("2", "2020-06-01", "1"),
                version("3", "2021-01-01", "1"),
                version("3", "2021-01-01", "2", 2022),
            ],
            "dòng 4: the version 3 of 4020/QĐ-UBND replaces the version 1 here and the version 2 in another row",
        ),
    ],
)
def test_a_version_that_replaces_none_of_the_earlier_is_refused(
    project: Project, rows: list[str], message: str
) -> None:
    put(project, "plan/targets.csv", VERSIONS_HEADER + "".join(rows))
    with pytest.raises(DataError, match=message):
        read_targets(project, 2021)


@pytest.mark.parametrize("year", [2020, 2026])
def test_a_target_outside_of_the_plan_is_refused(project: Project, year: int) -> None:
    put(project, "plan/targets.csv", TARGETS_HEADER + TARGET.replace(",2021,", f",{year},"))
    with pytest.raises(DataError, match=f"dòng 2: the plan 4020/QĐ-UBND runs from 2021 to 2025, so that .* {year}"):
        read_targets(project, 2021)


def test_costs_know_their_fonds_by_any_spelling_and_their_money_in_any_unit(project: Project) -> None:
    put(project, "2021/costs.csv", "ĐVT: triệu đồng;;\nTên phông;Dự kiến chi;Thực chi\nUBND huyện Can Lộc;60,5;\n")
    row = read_costs(project, 2021).iloc[0]
    assert (row["fonds_key"], row["planned"]) == ("ủy ban nhân dân huyện can lộc", 60_500_000)
    assert pd.isna(row["spent"])


def test_costs_of_one_fonds_given_twice_are_refused(project: Project) -> None:
    put(project, "2021/costs.csv", "fonds,planned,spent,money_unit\nUBND A,1,1,đồng\nỦy ban nhân dân A,1,1,đồng\n")
    with pytest.raises(DataError, match="dòng 3 and data/raw/2021/costs"):
        read_costs(project, 2021)


def test_of_money_what_became_known_later_stands_for_what_was_known_before(project: Project) -> None:
    early = "4020/QĐ-UBND,2022,ngân sách tỉnh,900,,,đồng,2020-12-01,QĐ\n"
    late = "4020/QĐ-UBND,2022,ngân sách tỉnh,800,700,600,đồng,2023-01-10,quyết toán\n"
    put(project, "plan/funding.csv", FUNDING_HEADER + early + late)
    amounts = {
        year: read_funding(project, year)[["approved", "spent"]].fillna(-1).to_numpy().tolist() for year in (2021, 2022)
    }
    assert amounts == {2021: [[900, -1]], 2022: [[800, 600]]}


@pytest.mark.parametrize(
    ("name", "text", "year", "late"),
    [
        ("funding", "4020/QĐ-UBND,2021,tỉnh,9,8,7,đồng,2022-02-10,x\n", 2021, "2022-02-10"),
        ("funding", "4020/QĐ-UBND,2021,tỉnh,9,8,7,đồng,2022-01-10,x\n", 2021, None),
        ("funding", "4020/QĐ-UBND,2022,tỉnh,9,8,7,đồng,2023-01-10,x\n", 2021, None),
        ("targets", "4020/QĐ-UBND,1,2022-02-01,,2021,pages,5,x\n", 2021, "2022-02-01"),
        ("targets", "4020/QĐ-UBND,1,2020-11-25,2022-03-01,2021,pages,5,x\n", 2021, "2022-03-01"),
    ],
)
def test_a_row_of_the_year_that_became_known_too_late_is_told(
    project: Project, name: str, text: str, year: int, late: str | None
) -> None:
    put(project, f"plan/{name}.csv", {"funding": FUNDING_HEADER, "targets": TARGETS_HEADER}[name] + text)
    found = [(remark.check, remark.subject, remark.found) for remark in late_remarks(project, year)]
    assert found == ([("input-late", "4020/QĐ-UBND, 2021", late)] if late else [])


def test_a_fonds_of_holdings_or_costs_spelt_almost_as_in_the_report_is_asked_about(tmp_path: Path) -> None:
    raw = copy_raw(tmp_path) / "data/raw"
    (raw / "holdings.csv").write_text(
        "fonds,pages,known_from\nỦy ban nhân dân huyện Can Lôc,9,2021-01-01\n", encoding="utf-8"
    )
    (raw / "2021/costs.csv").write_text("fonds,spent,money_unit\nThanh tra huyện Can Lôc,9,đồng\n", encoding="utf-8")
    remarks = read_report(Project.open(tmp_path), 2021).remarks
    assert set(remarks.loc[remarks["check"] == "near-match", "subject"]) == {
        "Ủy ban nhân dân huyện Can Lôc",
        "Thanh tra huyện Can Lôc",
    }
