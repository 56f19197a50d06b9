from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from reading import settings

from helpers.errors import DataError
from helpers.project import Project
from helpers.read.inputs import read_accepted, read_funding, read_targets
from helpers.tables.inputs import ACCEPTED, FUNDING, TARGETS
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
    ("read", "table"), [(read_targets, TARGETS), (read_funding, FUNDING), (read_accepted, ACCEPTED)]
)
def test_an_absent_file_is_an_empty_table(project: Project, read: Read, table: Table) -> None:
    table.check(read(project, 2021))
    assert read(project, 2021).empty


def test_targets_are_typed_and_know_their_line(project: Project) -> None:
    put(project, "plan/targets.csv", TARGETS_HEADER + TARGET + "\n" + TARGET.replace("pages,500.000", "records,"))
    found = read_targets(project, 2021)
    TARGETS.check(found)
    assert found["planned"].tolist() == [500000, pd.NA]
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
    assert found["approved"].tolist() == [2045.7]
    assert found[["allocated", "spent"]].isna().all(axis=None)


def test_acceptances_are_read(project: Project) -> None:
    row = 'order,Thanh tra,"9 trang, 12 văn bản, 1 hồ sơ",Chưa scan,Nguyễn A,2022-01-05\n'
    put(project, "2021/accepted.csv", "check,subject,Giá trị chấp nhận,reason,by,date\n" + row)
    found = read_accepted(project, 2021)
    assert found[["found", "by"]].to_numpy().tolist() == [["9 trang, 12 văn bản, 1 hồ sơ", "Nguyễn A"]]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("source\n", "nguồn gốc\n", r'dòng 1: There is no column "nguồn gốc". Known: plan \(Kế hoạch\)'),
        (",year,", ",version,", r"The column version \(Bản\) must stand in the headings exactly once"),
        (",year,", ",source,", r"The column year \(Năm\) must stand in the headings exactly once"),
        ("4020/QĐ", "99/QĐ", 'dòng 2, cột plan: "99/QĐ-UBND" is not among the values known: 4020/QĐ-UBND, 27/KH'),
        (",pages,", ",tờ,", 'cột measure: "tờ" is not among the values known: records, documents, pages'),
        ("2020-11-25", "25/11/2020", 'cột effective_from: "25/11/2020" is not a date as year-month-day'),
        ("2020-11-25", "2020-13-25", "is not a date as year-month-day"),
        ("2020-11-25", "", "cột effective_from: The cell is empty, but this column must be filled in"),
        (",2021,", ",21,", 'cột year: "21" is not a year such as 2021'),
        ("500.000", "5OO.000", r"cột planned: \"5OO.000\" is not a number: letters"),
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
        (FUNDING_HEADER, ",", "cột known_from: The cell is empty, but this column must be filled in"),
        (FUNDING_HEADER.replace("known_from,", ""), "", r"The column known_from \(Biết từ ngày\) must stand"),
    ],
)
def test_funding_that_does_not_say_since_when_it_is_known_is_refused(
    project: Project, header: str, known: str, message: str
) -> None:
    put(project, "plan/funding.csv", f"{header}4020/QĐ-UBND,2022,tỉnh,1,,,đồng,{known}\n")
    with pytest.raises(DataError, match=message):
        read_funding(project, 2021)


def test_an_amount_with_its_unit_is_refused(project: Project) -> None:
    put(project, "plan/funding.csv", FUNDING_HEADER + "4020/QĐ-UBND,2021,tỉnh,6 tỷ,,,đồng,2022-01-10,\n")
    with pytest.raises(DataError, match='cột approved: "6 tỷ" is not a number'):
        read_funding(project, 2021)


def test_the_name_of_the_sum_is_no_source_of_funds(project: Project) -> None:
    put(project, "plan/funding.csv", FUNDING_HEADER + "4020/QĐ-UBND,2021,all,1,1,1,tỷ đồng,2022-01-10,\n")
    with pytest.raises(DataError, match=r'funding\.csv, dòng 2: the source of funds "all" is kept for the sum'):
        read_funding(project, 2021)
