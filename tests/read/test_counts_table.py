from __future__ import annotations

import pytest
from reading import document, settings, table

from helpers.errors import DataError
from helpers.read.counts import Counts, read_counts
from helpers.settings import Headers

ROW = "1|Thanh tra huyện Can Lộc|1|2|3"


def read(text: str, headers: Headers | None = None) -> Counts:
    known = settings().model_copy(update={"headers": headers or Headers()})
    return read_counts(document(text), known, "data/raw/project.toml", 2021, {})


def counted(text: str) -> list[tuple[int, ...]]:
    return [tuple(row) for row in read(text).counts[["number", "records", "documents", "pages"]].to_numpy()]


@pytest.mark.parametrize(
    "rows",
    [
        (ROW, "2|Thanh tra tỉnh|4|5|6"),
        (ROW, "", "STT|Tên phông|Số hồ sơ|Số văn bản|Số trang", "2|Thanh tra tỉnh|4|5|6"),
        (ROW, "STT|Tên phông|Số hồ sơ|Số văn bản|Số trang", "2|Thanh tra tỉnh|4|5|6"),
        (ROW, "", "2|Thanh tra tỉnh|4|5|6", "Cộng||5|7|9"),
        (ROW, "2|Thanh tra tỉnh|4|5|6", "", "|Tổng cộng:|5|7|9"),
        ("Tổng số||5|7|9", ROW, "||||", "2|Thanh tra tỉnh|4|5|6"),
        (ROW, "2|Thanh tra tỉnh|4|5|6", "", "1|Không|phải|bảng|này"),
    ],
)
def test_page_breaks_repeated_headers_and_totals_leave_the_rows(rows: tuple[str, ...]) -> None:
    assert counted(table(*rows)) == [(1, 1, 2, 3), (2, 4, 5, 6)]


def test_a_summed_table_of_other_things_after_a_total_is_no_second_table() -> None:
    head = "Loại cơ quan\tSố phông\tTrang\tTrang mỗi văn bản\tVăn bản mỗi hồ sơ\n"
    other = head + "Thanh tra\t1\t3\t1,5\t2,0\nTổng\t\t3\t1,5\t2,0\n"
    assert counted(table(ROW, "Tổng||1|2|3") + "\n" + other) == [(1, 1, 2, 3)]


def test_a_title_row_above_and_columns_of_no_use_are_passed_over() -> None:
    text = "Biểu 1\t\t\t\t\nTT\tTên Phong\tTrang A4\tGhi chú\tHồ sơ\tVăn bản\n1\tThanh tra\t3\tok\t1\t2\n"
    assert counted(text) == [(1, 1, 2, 3)]


@pytest.mark.parametrize("name", ["Công nghiệp", "Tổng cục Thuế", "Cộng hòa", "Công cộng"])
def test_names_that_begin_like_a_total_are_fonds(name: str) -> None:
    assert read(table(f"1|{name}|1|2|3")).counts["fonds"].tolist() == [name]


def test_totals_are_stated_where_they_are_given() -> None:
    totals = read(table(ROW, "Tổng||1|-|3")).totals
    assert totals[["origin", "measure", "stated", "source_place"]].to_numpy().tolist() == [
        ["total_row", "records", 1, "bảng 1, dòng 3"],
        ["total_row", "pages", 3, "bảng 1, dòng 3"],
    ]


def test_a_blank_count_is_missing_and_no_zero() -> None:
    assert read(table("1|Thanh tra|1|x|-")).counts["pages"].isna().all()


def test_the_printed_numbers_are_kept() -> None:
    assert read(table("01|A|1|2|3", "III|B|1|2|3")).printed == ("01", "III")
    assert read("Phông\tHồ sơ\tVăn bản\tTrang A4\nThanh tra\t1\t2\t3\n").printed == ()


def test_an_office_can_add_headings() -> None:
    text = "Tên phông\tHồ sơ\tVăn bản\tSố trang đã quét\nThanh tra\t1\t2\t3\n"
    assert len(read(text, Headers(pages=["SỐ TRANG  đã quét"])).counts) == 1


def test_a_heading_added_to_two_columns_is_refused() -> None:
    with pytest.raises(DataError, match=r'"Hồ sơ" is given to the column pages .* but it heads records already'):
        read(table(ROW), Headers(pages=["Hồ sơ"]))


def test_all_bad_cells_are_reported_at_once() -> None:
    with pytest.raises(DataError) as caught:
        read(table("1|A|1|2O|3", "2|B|1,5|2|ba", "Tổng||2|4|?"))
    codes = [(fault.code, str(fault.place).split(", ", 1)[1]) for fault in caught.value.faults]
    assert codes == [
        ("number-marks", "bảng 1, dòng 3, cột 3 (Số hồ sơ)"),
        ("number-letters", "bảng 1, dòng 2, cột 4 (Số văn bản)"),
        ("number-text", "bảng 1, dòng 3, cột 5 (Số trang)"),
        ("number-text", "bảng 1, dòng 4, cột 5 (Số trang)"),
    ]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("33O.345", r'"33O.345" is not a number: letters stand where digits should \(meant 330.345\?\)'),
        ("2,147", '"2,147" is not a whole count such as 2147 or 2.147'),
        ("nhiều", '"nhiều" is not a number such as 2147'),
        ("9" * 13, '"9999999999999" is a trillion or more'),
    ],
)
def test_a_bad_cell_is_told_with_its_place(cell: str, message: str) -> None:
    with pytest.raises(DataError, match=rf"report.md, bảng 1, dòng 2, cột 5 \(Số trang\): {message}"):
        read(table(f"1|A|1|2|{cell}"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Không có bảng.\n", "There is no table of counts: .*Tên phông.*Số hồ sơ.*Số văn bản.*Số trang"),
        ("STT\tTên phông\tSố trang\n1\tA\t3\n", r"bảng 1, dòng 1: .*lacks columns. Wanted: records .*; documents "),
        (table(ROW) + "\n" + table(ROW), r"dòng 1: A table of counts begins here and another at bảng 2, dòng 4"),
        (table(ROW, "Tổng||1|2|3") + "\n" + table("2|B|1|2|3", "Tổng||1|2|3"), "another at bảng 2, dòng 5"),
        (table("Tổng||1|2|4", ROW, "Cộng||1|2|3"), "dòng 2: A total row stands here and another at bảng 1, dòng 4"),
        (table("Tổng||1|2|3"), "dòng 1: The table of counts has no row of a fonds"),
        (table("1|A|1|2"), "dòng 2: The row has 4 cells where the headings are 5"),
        (table("1|A|1|2|3|4"), "dòng 2: The row has 6 cells where the headings are 5"),
        (table("1||1|2|3"), r'dòng 2, cột 2 \(Tên phông\): "" is not the name of a fonds'),
        (table("A|1|1|2|3"), r'dòng 2, cột 2 \(Tên phông\): "1" is not the name of a fonds'),
        ("Phông\tHồ sơ\tSố hồ sơ\tVăn bản\tTrang A4\n", r'"Số hồ sơ" and "Hồ sơ" \(column 2\) mean the same column'),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read(text)
