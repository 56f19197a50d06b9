"""Tables that a person types in: where they stand in a file, in which format, and by which units."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from helpers.errors import DataError
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Row
from helpers.read.typed.typed_header import find_typed
from helpers.read.typed.typed_in import read_rows
from helpers.tables.inputs import ALIASES, CORRECTIONS, FUNDING, TARGETS
from helpers.tables.table import Table

Content = str | float | None
FILE = "funding.xlsx"
PLAN = "4020/QĐ-UBND"
HEADER = ["Kế hoạch", "Năm", "Nguồn vốn", "Phê duyệt", "Được cấp", "Thực chi", "Đơn vị tiền", "Biết từ ngày"]
MONEY: list[Content] = [PLAN, 2021, "tỉnh", 2.5, "1,8", 1750, "", "2022-01-10"]
TARGET = ["Kế hoạch", "Bản", "Hiệu lực từ", "Năm", "Đại lượng", "Chỉ tiêu"]


def cell(content: Content, place: Place) -> Cell:
    if isinstance(content, int | float):
        return Cell(f"{content:.15g}", place, float(content))
    return Cell(content or "", place)


def row(contents: Sequence[Content], number: int, place: Place) -> Row:
    return tuple(cell(one, place.at(row=number, column="ABCDEFGHIJ"[at])) for at, one in enumerate(contents))


def sheet(*rows: Sequence[Content], name: str = "Biểu 1") -> Grid:
    place, width = Place(FILE, f"trang tính {name}"), max(map(len, rows))
    filled = [[*contents, *[None] * (width - len(contents))] for contents in rows]
    return Grid(tuple(row(contents, at, place) for at, contents in enumerate(filled, start=1)), place, name)


def read(*grids: Grid, table: Table = FUNDING) -> pd.DataFrame:
    typed = find_typed(Document(FILE, grids), table)
    frame = table.of(read_rows(typed, [PLAN]) if typed else [])
    table.check(frame)
    return frame


def headed(*units: str) -> list[str]:
    """The header, its amounts with these units."""
    return [*HEADER[:3], *(f"{name} ({unit})" for name, unit in zip(HEADER[3:6], units, strict=True)), *HEADER[6:]]


def test_each_amount_has_the_unit_of_its_heading() -> None:
    found = read(sheet(headed("tỷ đồng", "ĐVT: tỷ đồng", "tr.đ"), MONEY))
    assert found[["approved", "allocated", "spent"]].to_numpy().tolist() == [
        [2_500_000_000, 1_800_000_000, 1_750_000_000]
    ]
    assert found["source_place"].tolist() == ["funding.xlsx, trang tính Biểu 1, dòng 2"]


def test_titles_notes_blanks_numbers_of_columns_and_of_rows_are_passed_over() -> None:
    found = read(
        sheet(
            ["KINH PHÍ SỐ HÓA NĂM 2021"],
            [],
            ["", "", "", "", "", "", "", "ĐVT: triệu đồng"],
            ["STT", *HEADER],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [1, PLAN, 2021, "tỉnh", 2500, "1.800", None, "triệu đồng", "2022-01-10"],
            [],
            [2, PLAN, 2021, "khác", "5 triệu", "-", "", "", "2022-01-10"],
            [3],
        )
    )
    assert found["approved"].tolist() == [2_500_000_000, 5_000_000]
    assert found["allocated"].tolist() == [1_800_000_000, pd.NA]
    assert found["source_place"].str[-6:].tolist() == ["dòng 6", "dòng 8"]


def test_the_unit_may_stand_over_a_group_of_headings() -> None:
    group = [*HEADER[:3], *["Kinh phí (triệu đồng)"] * 3, *HEADER[6:]]
    assert read(sheet(group, HEADER, MONEY))["approved"].tolist() == [2_500_000]


def test_a_target_may_be_in_thousands() -> None:
    header = [*TARGET[:5], "Chỉ tiêu (nghìn trang)"]
    found = read(sheet(header, [PLAN, 1, "2020-11-25", 2021, "trang", 400]), table=TARGETS)
    assert found[["version", "planned"]].to_numpy().tolist() == [["1", 400_000]]


@pytest.mark.parametrize(
    ("header", "changed", "message"),
    [
        (HEADER, {}, r"Biểu 1, dòng 2, cột D \(Phê duyệt\): Nothing says the unit of 2.5"),
        (HEADER, {6: "xu"}, r"cột G \(Đơn vị tiền\): The unit \"xu\" is not known"),
        (headed("tỷ", "tỷ", "triệu"), {6: "tỷ đồng"}, r'cột G \(Đơn vị tiền\): The unit "tỷ đồng" here and the unit'),
        (headed("tỷ", "tỷ", "tỷ"), {3: "6.000 đồng"}, 'cột D .*: The unit "đồng" here and the unit "tỷ" at funding'),
        (headed("tỷ", "tỷ", "trang"), {}, 'cột F: "trang" is no unit of đồng'),
        (headed("tỷ", "tỷ", "USD"), {}, r'dòng 1, cột F: There is no column "Thực chi \(USD\)"'),
        (headed("tỷ", "tỷ", "tỷ"), {1: 2021.5}, '"2021.5" is not a year'),
        (headed("tỷ", "tỷ", "tỷ"), {2: "Tổng cộng"}, "dòng 2: The row is a total"),
        (headed("tỷ", "tỷ", "tỷ"), {3: -5}, r"cột D \(Phê duyệt \(tỷ\)\): -5 is below zero"),
        (HEADER[:-1], {}, r"dòng 1: The column known_from \(Biết từ ngày\) must stand in the headings exactly once"),
    ],
)
def test_money_in_doubt_is_refused(header: list[str], changed: dict[int, Content], message: str) -> None:
    row = [changed.get(at, content) for at, content in enumerate(MONEY)][: len(header)]
    with pytest.raises(DataError, match=message):
        read(sheet(header, row))


def test_a_remark_below_the_table_is_no_row() -> None:
    with pytest.raises(DataError) as caught:
        read(sheet(headed("tỷ", "tỷ", "triệu"), MONEY, ["Ghi chú: số liệu tạm tính"]))
    assert "dòng 3: The row has nothing but" in str(caught.value)
    assert len(caught.value.faults) == 1


def test_a_merged_amount_is_nobodys() -> None:
    grid = sheet(headed("tỷ", "tỷ", "triệu"), MONEY)
    merged = Cell("5", Place(FILE, row=2, column="D"), 5.0, merged=True)
    row = (*grid.rows[1][:3], merged, *grid.rows[1][4:])
    with pytest.raises(DataError, match='The cell with "5" is merged'):
        read(Grid((grid.rows[0], row), grid.place))


@pytest.mark.parametrize("over", ["", "x"])
def test_a_column_without_a_heading_must_be_empty(over: str) -> None:
    grid = sheet([*headed("tỷ", "tỷ", "triệu"), ""], [*MONEY, over])
    if over:
        with pytest.raises(DataError, match='dòng 1, cột I: There is no column ""'):
            read(grid)
    else:
        assert len(read(grid)) == 1


def test_of_several_sheets_the_one_whose_headings_fit_is_read() -> None:
    lists = sheet(["Nguồn vốn", "Năm"], ["tỉnh", 2021], name="Danh mục")
    assert len(read(lists, sheet(headed("tỷ", "tỷ", "triệu"), MONEY), sheet([""], name="Trống"))) == 1


@pytest.mark.parametrize("second", [HEADER, [*HEADER[:-1], "Biết ngày nào"]])
def test_two_sheets_that_fit_are_refused_also_when_a_heading_of_one_is_mistyped(second: list[str]) -> None:
    with pytest.raises(DataError, match=r"trang tính Biểu 1: Two sheets have.* this one and .*trang tính Bản cũ"):
        read(sheet(HEADER, MONEY), sheet(second, MONEY, name="Bản cũ"))


@pytest.mark.parametrize("table", [FUNDING, TARGETS, ALIASES])
def test_an_empty_file_is_an_empty_table(table: Table) -> None:
    assert read(sheet([""]), table=table).empty
    assert read(table=table).empty


def test_a_table_of_other_headings_is_refused() -> None:
    with pytest.raises(DataError, match='dòng 1, cột A: There is no column "Tên"'):
        read(sheet(["Tên", "Tuổi"], ["A", 5]), table=ALIASES)


def test_a_correction_that_a_spreadsheet_made_a_fraction_of_is_refused() -> None:
    header = ["place", "expected", "corrected", "reason", "by", "date"]
    with pytest.raises(DataError, match=r'cột C \(corrected\): "330.345" is stored as a number with a fraction'):
        read(sheet(header, ["dòng 5", 330346, 330.345, "nhầm", "A", "2022-01-05"]), table=CORRECTIONS)
