"""The same table typed into each format is the same table."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from reading import settings

from helpers.project import Project
from helpers.read.typed.inputs import read_funding
from helpers.tables.inputs import FUNDING

Content = str | int | float | dt.date
DAY = dt.date(2022, 1, 10)
ROWS: list[list[Content]] = [
    ["KINH PHÍ SỐ HÓA"],
    ["ĐVT: triệu đồng"],
    ["Kế hoạch", "Năm", "Nguồn vốn", "Phê duyệt", "Được cấp", "Thực chi (triệu đồng)", "Biết từ ngày"],
    ["4020/QĐ-UBND", 2021, "Ngân sách tỉnh", 2500, 2045.7, "-", DAY],
    ["4020/QĐ-UBND", 2021, "Nguồn khác", "12.125", "2,5 triệu", 0, DAY],
]


def as_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [[str(one).replace(".", ",") if isinstance(one, float) else one for one in row] for row in ROWS]
        csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ";").writerows(rows)


def as_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(path)


def as_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Kinh phí")
    dated = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for at, row in enumerate(ROWS):
        for column, one in enumerate(row):
            sheet.write(at, column, one, *([dated] if isinstance(one, dt.date) else []))
    book.save(str(path))


def _ods_cell(one: Content) -> TableCell:
    if isinstance(one, dt.date):
        cell = TableCell(valuetype="date", datevalue=one.isoformat())
    elif isinstance(one, str):
        cell = TableCell(valuetype="string")
    else:
        cell = TableCell(valuetype="float", value=str(one))
    cell.addElement(P(text=str(one)))
    return cell


def as_ods(path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Kinh phí")
    for row in ROWS:
        line = TableRow()
        for one in row:
            line.addElement(_ods_cell(one))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("funding.csv", as_csv),
        ("funding.tsv", as_csv),
        ("funding.xlsx", as_xlsx),
        ("Funding.XLSX", as_xlsx),
        ("funding.xls", as_xls),
        ("funding.ods", as_ods),
    ],
)
def test_the_money_is_the_same_in_every_format(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / "data/raw/plan" / name
    path.parent.mkdir(parents=True)
    write(path)
    found = read_funding(Project(tmp_path, settings()), 2021)
    FUNDING.check(found)
    amounts = found[["approved", "allocated", "spent"]].astype("object").where(found.notna(), None)
    assert amounts.to_numpy().tolist() == [[2_500_000_000, 2_045_700_000, None], [12_125_000_000, 2_500_000, 0]]
    assert found["known_from"].tolist() == ["2022-01-10"] * 2
    assert [place.rsplit(", ", 1)[1] for place in found["source_place"]] == ["dòng 4", "dòng 5"]
