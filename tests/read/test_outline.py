"""Tables as offices lay them out: parts with sums above or below, headings of several rows, sheets by district."""

from __future__ import annotations

import pytest
from reading import document, settings, sheet, table

from helpers.errors import DataError
from helpers.read.counts import Counts, read_counts
from helpers.read.document import Document, Grid
from helpers.settings import Headers

TWO = "bảng 1, dòng"


def read(source: str | Grid | list[Grid]) -> Counts:
    grids = (source,) if isinstance(source, Grid) else tuple(source) if isinstance(source, list) else ()
    found = document(source) if isinstance(source, str) else Document("data/raw/2021/report.xlsx", grids)
    return read_counts(found, settings(), "data/raw/project.toml", 2021, {})


def names(read: Counts) -> list[str]:
    return list(read.counts["fonds"])


def sums(read: Counts) -> list[tuple[str, str, int, int, int]]:
    """Of the pages: origin, of what, first and last fonds, stated."""
    pages = read.totals[read.totals["measure"] == "pages"]
    return [tuple(row) for row in pages[["origin", "of", "first", "last", "stated"]].to_numpy()]


A, B, C = "Thanh tra huyện Can Lộc", "Phòng Y tế huyện Can Lộc", "Huyện ủy Đức Thọ"


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        (
            (
                "I|Huyện Can Lộc|3|5|7",
                f"1|{A}|1|2|3",
                f"2|{B}|2|3|4",
                "II|Huyện Đức Thọ|1|1|1",
                f"1|{C}|1|1|1",
                "|Tổng cộng|4|6|8",
            ),
            [("part", "Huyện Can Lộc", 1, 2, 7), ("part", "Huyện Đức Thọ", 3, 3, 1), ("total_row", "all", 1, 3, 8)],
        ),
        (
            (
                "I|Huyện Can Lộc|||",
                f"1|{A}|1|2|3",
                f"2|{B}|2|3|4",
                "|Cộng huyện Can Lộc|3|5|7",
                "II|Huyện Đức Thọ|||",
                f"1|{C}|1|1|1",
                "|Cộng huyện Đức Thọ|1|1|1",
                "|Tổng cộng|4|6|8",
            ),
            [("part", "huyện Can Lộc", 1, 2, 7), ("part", "huyện Đức Thọ", 3, 3, 1), ("total_row", "all", 1, 3, 8)],
        ),
        (
            (f"1|{A}|1|2|3", f"2|{B}|2|3|4", "Cộng||3|5|7", f"3|{C}|1|1|1", "Cộng||1|1|1", "Tổng cộng||4|6|8"),
            [("part", f"{TWO} 4", 1, 2, 7), ("part", f"{TWO} 6", 3, 3, 1), ("total_row", "all", 1, 3, 8)],
        ),
        (
            (f"1|{A}|1|2|3", f"2|{B}|2|3|4", "Cộng||3|5|7", f"3|{C}|1|1|1", "Cộng||1|1|1"),
            [("part", f"{TWO} 4", 1, 2, 7), ("part", f"{TWO} 6", 3, 3, 1)],
        ),
        (
            (
                "Tổng cộng||4|6|8",
                "1|Huyện Can Lộc|3|5|7",
                f"1.1|{A}|1|2|3",
                f"1.2|{B}|2|3|4",
                "2|Huyện Đức Thọ|1|1|1",
                f"2.1|{C}|1|1|1",
            ),
            [("part", "Huyện Can Lộc", 1, 2, 7), ("part", "Huyện Đức Thọ", 3, 3, 1), ("total_row", "all", 1, 3, 8)],
        ),
        (
            (
                "A|Khối huyện|4|6|8",
                "I|Huyện Can Lộc|3|5|7",
                f"-|{A}|1|2|3",
                f"-|{B}|2|3|4",
                "II|Huyện Đức Thọ|1|1|1",
                f"-|{C}|1|1|1",
                "Tổng||4|6|8",
            ),
            [
                ("part", "Khối huyện", 1, 3, 8),
                ("part", "Huyện Can Lộc", 1, 2, 7),
                ("part", "Huyện Đức Thọ", 3, 3, 1),
                ("total_row", "all", 1, 3, 8),
            ],
        ),
        (
            (
                "|HUYỆN CAN LỘC|3|5|7",
                f"1|{A}|1|2|3",
                f"2|{B}|2|3|4",
                "|HUYỆN ĐỨC THỌ|1|1|1",
                f"1|{C}|1|1|1",
                "|TỔNG CỘNG (I+II):|4|6|8",
            ),
            [("part", "HUYỆN CAN LỘC", 1, 2, 7), ("part", "HUYỆN ĐỨC THỌ", 3, 3, 1), ("total_row", "all", 1, 3, 8)],
        ),
        (
            ("Tổng số||4|6|8", f"I|{A}|1|2|3", f"II|{B}|2|3|4", f"III|{C}|1|1|1", "Tổng số||4|6|8"),
            [("total_row", "all", 1, 3, 8)],
        ),
        (
            (
                "(1)|(2)|(3)|(4)|(5)",
                f"1|{A}|1|2|3",
                f"2|{B}|2|3|4",
                "A|B|1|2|3=1+2",
                f"3|{C}|1|1|1",
                "Tổng||4|6|8",
                "Người lập|||Giám đốc|",
                "||Hà Tĩnh, ngày 5/1/2022||",
            ),
            [("total_row", "all", 1, 3, 8)],
        ),
    ],
    ids=[
        "sums beside headings",
        "sums below",
        "sums without a name",
        "no sum of all",
        "dotted numbers",
        "three levels",
        "no numbers",
        "above and below",
        "column numbers and signatures",
    ],
)
def test_sums_of_parts_and_of_all_are_told_from_fonds(rows: tuple[str, ...], stated: list[tuple[object, ...]]) -> None:
    found = read(table(*rows))
    assert names(found) == [A, B, C]
    assert found.counts["pages"].tolist() == [3, 4, 1]
    assert sums(found) == stated


@pytest.mark.parametrize(
    "name", ["Huyện đoàn Can Lộc", "Công ty Cộng hòa", "Tổng công ty Xây dựng", "Thành ủy Hà Tĩnh"]
)
def test_a_name_that_begins_like_a_heading_or_a_sum_is_a_fonds(name: str) -> None:
    assert names(read(table(f"1|{name}|1|2|3", f"2|{C}|1|1|1", "Tổng||2|3|4"))) == [name, C]


def test_the_place_of_a_heading_completes_names_that_tell_none() -> None:
    rows = ("I|HUYỆN CAN LỘC|||", "1|Phòng Y tế|1|2|3", "2|Huyện ủy Can Lộc|1|1|1", "3|Thanh tra xã Lộc Hà|1|1|1")
    found = read(table(*rows, "Tổng||3|4|5"))
    assert names(found) == ["Phòng Y tế huyện Can Lộc", "Huyện ủy Can Lộc", "Thanh tra xã Lộc Hà"]
    assert found.counts["place"].iloc[0] == "Can Lộc"


def test_a_numbered_row_left_empty_in_a_form_is_no_fonds() -> None:
    assert names(read(table(f"1|{A}|1|2|3", "2||||", "3||||"))) == [A]


def test_a_named_row_without_figures_is_a_fonds_whose_counts_are_missing() -> None:
    assert names(read(table(f"1|{A}|||", f"2|{B}|1|2|3"))) == [A, B]
    assert names(read(f"Phông\tHồ sơ\tVăn bản\tTrang\n{B}\t1\t2\t3\n{A}\t\t\t\nTổng\t1\t2\t3\n")) == [B, A]


def test_headings_of_two_rows_are_read_together() -> None:
    grid = sheet(
        "Bảng",
        ["STT", "Tên phông", "Khối lượng thực hiện", "Khối lượng thực hiện", "Số trang", "Kế hoạch năm 2022"],
        ["STT", "Tên phông", "Hồ sơ", "Văn bản", "A4", "Trang A4"],
        ["1", A, "1", "2", "3", "9"],
    )
    found = read(grid)
    assert found.counts[["records", "documents", "pages"]].to_numpy().tolist() == [[1, 2, 3]]


def test_a_heading_over_plan_and_work_is_parted_by_the_row_below() -> None:
    over = ["STT", "Tên phông", *["Số hồ sơ"] * 2, *["Số văn bản"] * 2, *["Số trang"] * 2]
    below = ["STT", "Tên phông", *["Kế hoạch", "Thực hiện"] * 3]
    found = read(sheet("Bảng", over, below, ["1", A, "9", "1", "9", "2", "9", "3"]))
    assert found.counts[["records", "documents", "pages"]].to_numpy().tolist() == [[1, 2, 3]]


HEAD = ["STT", "Tên phông", "Số hồ sơ", "Số văn bản", "Số trang"]


def test_sheets_of_districts_are_parts_of_one_table() -> None:
    first = sheet("Can Lộc", HEAD, ["1", A, "1", "2", "3"], ["2", B, "2", "3", "4"], ["", "Cộng", "3", "5", "7"])
    second = sheet("Đức Thọ", HEAD, ["1", C, "1", "1", "1"], ["", "Cộng", "1", "1", "1"])
    found = read([first, second])
    assert names(found) == [A, B, C]
    assert sums(found) == [("part", "Can Lộc", 1, 2, 7), ("part", "Đức Thọ", 3, 3, 1)]
    assert found.printed == ("1", "2", "1")


def test_sheets_that_are_no_districts_are_two_tables() -> None:
    grids = [sheet("Bản 1", HEAD, ["1", A, "1", "2", "3"]), sheet("Bản 2", HEAD, ["1", A, "1", "2", "4"])]
    with pytest.raises(DataError, match=r"trang tính Bản 1, dòng 1: .*another at trang tính Bản 2, dòng 1"):
        read(grids)


def test_two_tables_in_one_sheet_are_refused() -> None:
    with pytest.raises(DataError, match="another at trang tính Bảng, dòng 4"):
        read(sheet("Bảng", HEAD, ["1", A, "1", "2", "3"], ["", "Tổng", "1", "2", "3"], HEAD, ["1", A, "1", "2", "3"]))


def test_numbers_that_begin_anew_on_a_page_go_on_until_the_sum() -> None:
    text = table(f"1|{A}|1|2|3") + "\nTrang sau\n" + table(f"1|{B}|2|3|4", "Tổng||3|5|7")
    assert names(read(text)) == [A, B]


def test_a_unit_of_thousands_above_the_table_is_refused() -> None:
    with pytest.raises(DataError, match='dòng 1: The note gives the unit "nghìn trang"'):
        read("ĐVT: nghìn trang\n\n" + table(f"1|{A}|1|2|3"))
    assert names(read("Đơn vị tính: trang\n\n" + table(f"1|{A}|1|2|3"))) == [A]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((f"1|{A}|1|2|3", "Cộng huyện A||1|2|3", "Cộng huyện B||1|2|3"), 'dòng 4: The sum "huyện B" has no row'),
        ((f"1|{A}|1|2|3 hồ sơ",), r'cột 5 \(Số trang\): "3 hồ sơ" carries the unit of another column'),
    ],
)
def test_what_cannot_be_told_is_refused(rows: tuple[str, ...], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read(table(*rows))


def headed(*over: str) -> Grid:
    """The counts with a second row of headings whose merges are lost."""
    return sheet("Bảng", [*HEAD[:2], "Số hồ sơ", "Số văn bản", "Số trang"], ["", "", *over], ["1", A, "1", "2", "3"])


@pytest.mark.parametrize(
    "over", [("Thực hiện",) * 3, ("Năm 2021",) * 3, ("", "", "(trang)"), ("Khối lượng năm 2021",) * 3]
)
def test_what_stands_over_a_column_may_say_that_it_is_the_work_of_the_year(over: tuple[str, ...]) -> None:
    assert read(headed(*over)).counts["pages"].tolist() == [3]


def test_a_scale_below_the_headings_multiplies() -> None:
    assert read(headed("(nghìn)", "", "")).counts[["records", "pages"]].to_numpy().tolist() == [[1000, 3]]


@pytest.mark.parametrize(
    ("over", "message"),
    [
        (("Năm 2020",) * 3, "lacks columns"),
        (("Kế hoạch",) * 3, "lacks columns"),
        (("Được giao", "Thực hiện", "Thực hiện"), "lacks columns. Wanted: records"),
        (("Đợt I",) * 3, 'cột C: Over a column of counts stands "Đợt I", which is not known'),
        (("(tờ)",) * 3, r'stands "\(tờ\)", which is not known'),
    ],
)
def test_what_stands_over_a_column_and_is_not_the_work_of_the_year_is_not_read(
    over: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        read(headed(*over))


def test_an_office_can_add_what_stands_over_its_columns() -> None:
    known = settings().model_copy(update={"headers": Headers(group=["Đợt I"])})
    found = read_counts(Document("report.xlsx", (headed(*["Đợt I"] * 3),)), known, "project.toml", 2021, {})
    assert found.counts["pages"].tolist() == [3]


@pytest.mark.parametrize("heading", ["Số trang đã chụp", "Trang A3", "Số tờ", "Hồ sơ bổ sung"])
def test_a_column_that_counts_something_unknown_is_refused(heading: str) -> None:
    with pytest.raises(DataError, match=f'stands "{heading}", which is not known'):
        read(sheet("Bảng", [*HEAD, heading], ["1", A, "1", "2", "3", "9"]))


@pytest.mark.parametrize("heading", ["Ghi chú", "Mét giá", "Kế hoạch số trang", "Tỷ lệ hồ sơ", "Số trang năm 2020"])
def test_a_column_that_is_known_to_be_none_of_ours_is_left_alone(heading: str) -> None:
    assert names(read(sheet("Bảng", [*HEAD, heading], ["1", A, "1", "2", "3", "9"]))) == [A]


@pytest.mark.parametrize(
    "rows",
    [
        (f"1|{A}|2|2|2", "-|Giai đoạn trước|1|1|1", "-|Giai đoạn sau|1|1|1", f"2|{B}|1|1|1", "Tổng||3|3|3"),
        (f"I|{A}|2|2|2", "1|Hồ sơ công việc|2|2|2", "Tổng||2|2|2"),
        ("I|Kế hoạch năm 2022|||", f"1|{A}|2|2|2", "Tổng||2|2|2"),
    ],
)
def test_a_row_above_others_that_is_neither_place_nor_group_is_refused(rows: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match="stands above other rows like a heading"):
        read(table(*rows))


def test_a_place_ends_with_its_part() -> None:
    rows = ("I|Huyện Can Lộc|1|1|1", "1|Phòng Nội vụ|1|1|1", "II|Các cơ quan cấp tỉnh|2|2|2", "1|Ban Dân tộc|2|2|2")
    assert names(read(table(*rows, "Tổng||3|3|3"))) == ["Phòng Nội vụ huyện Can Lộc", "Ban Dân tộc"]
    below = ("|Huyện Can Lộc|||", "1|Phòng Nội vụ|1|1|1", "|Cộng huyện Can Lộc|1|1|1", "2|Ban Dân tộc|2|2|2")
    assert names(read(table(*below, "Tổng||3|3|3"))) == ["Phòng Nội vụ huyện Can Lộc", "Ban Dân tộc"]


def noticed(rows: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(remark.check, remark.subject) for remark in read(table(*rows)).remarks]


def test_what_is_made_of_a_row_is_told() -> None:
    assert noticed(("I|Huyện Can Lộc|||", "1|Phòng Nội vụ|1|1|1")) == [("name-completed", "Phòng Nội vụ huyện Can Lộc")]
    assert noticed((f"1|{A}|1|1|1", "2|Huyện Đức Thọ|1|1|1")) == [("fonds-place", "Huyện Đức Thọ")]
    assert noticed((f"1|{A}|1|1|1", "Tổng||1|1|1", "|Người lập|||Giám đốc")) == [("row-unread", f"{TWO} 4")]


def test_a_last_fonds_without_counts_is_no_note() -> None:
    assert names(read(table("Tổng||1|1|1", f"1|{A}|1|1|1", f"III|{B}|-|-|-"))) == [A, B]
    headless = f"Phông\tHồ sơ\tVăn bản\tTrang\nTổng\t1\t1\t1\n{A}\t1\t1\t1\n{B}\t-\t-\t-\n"
    assert names(read(headless)) == [A, B]


@pytest.mark.parametrize(
    ("others", "message"),
    [
        (
            [["STT", "Tên phông", "Số HS", "Số VB", "Số trang"], ["1", C, "1", "1", "1"]],
            "another at trang tính Khác, dòng 1",
        ),
        ([["STT", "Tên đơn vị", "Số hồ sơ", "Số văn bản", "Trang"], ["1", C, "1", "1", "1"]], "Wanted: fonds"),
        ([["1", C, "1", "1", "1"], ["2", B, "1", "1", "1"]], "trang tính Khác, dòng 1: A table without headings"),
    ],
)
def test_a_table_that_may_be_a_part_of_the_counts_is_refused(others: list[list[str]], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read([sheet("Can Lộc", HEAD, ["1", A, "1", "2", "3"]), sheet("Khác", *others)])


def test_a_table_that_is_nothing_like_the_counts_is_told() -> None:
    money = sheet("Kinh phí", ["Nguồn vốn", "Được cấp"], ["Ngân sách tỉnh", "1.000"])
    remarks = read([sheet("Bảng", HEAD, ["1", A, "1", "2", "3"]), money]).remarks
    assert [(remark.check, remark.subject) for remark in remarks] == [("table-unread", "trang tính Kinh phí")]


@pytest.mark.parametrize(
    "note", ["ĐVT: hồ sơ, văn bản, nghìn trang", "Đơn vị tính nghìn trang", "ĐVT: tờ", "Số liệu tính bằng nghìn"]
)
def test_a_note_of_another_unit_is_refused_wherever_it_stands(note: str) -> None:
    with pytest.raises(DataError, match="The note gives the unit"):
        read(f"{note}\n\n" + table(f"1|{A}|1|2|3"))
    with pytest.raises(DataError, match="The note gives the unit"):
        read(sheet("Bảng", ["Biểu", "01", "Năm 2021", note, ""], HEAD, ["1", A, "1", "2", "3"]))


@pytest.mark.parametrize("note", ["ĐVT: hồ sơ, văn bản, trang", "ĐVT: triệu đồng"])
def test_a_note_of_the_plain_units_is_fine(note: str) -> None:
    assert names(read(f"{note}\n\n" + table(f"1|{A}|1|2|3"))) == [A]


def test_what_is_announced_as_other_work_is_not_joined_to_the_counts() -> None:
    text = (
        table(f"1|{A}|1|2|3") + "\nDanh mục phông dự kiến số hóa năm 2022:\n\n" + table(f"2|{B}|1|2|3", "Tổng||2|4|6")
    )
    with pytest.raises(DataError, match="another at bảng 2"):
        read(text)


@pytest.mark.parametrize("label", ["Toàn tỉnh", "TC", "Tổng cộng toàn tỉnh", "Tổng số: 02 phông"])
def test_other_words_for_a_total_are_known(label: str) -> None:
    assert names(read(table(f"1|{A}|1|2|3", f"2|{B}|1|2|3", f"|{label}|2|4|6"))) == [A, B]


def test_a_total_may_stand_in_a_column_before_the_fonds() -> None:
    grid = sheet("B", ["TT", "Huyện", *HEAD[1:]], ["1", "Can Lộc", A, "1", "2", "3"], ["", "Tổng", "", "1", "2", "3"])
    assert names(read(grid)) == [A]


def test_sheets_may_be_numbered_through_and_one_may_be_that_of_the_province() -> None:
    first = sheet("Can Lộc", HEAD, ["1", A, "1", "2", "3"], ["", "Cộng", "1", "2", "3"])
    own = sheet("Tỉnh", HEAD, ["1", "Sở Nội vụ", "1", "1", "1"], ["", "Cộng", "1", "1", "1"])
    assert names(read([first, own])) == [A, "Sở Nội vụ"]
    through = [sheet("Một", HEAD, ["1", A, "1", "2", "3"]), sheet("Hai", HEAD, ["2", B, "1", "2", "3"])]
    assert names(read(through)) == [A, B]


def test_the_mark_of_a_footnote_is_no_part_of_a_name() -> None:
    found = read(table(f"1|{A} (1)|1|2|3", f"2|{B}*|1|2|3"))
    assert names(found) == [A, B]
    assert [remark.check for remark in found.remarks] == ["name-footnote"] * 2


@pytest.mark.parametrize(
    "caption", ["Bảng 1. Khối lượng còn lại chưa số hóa", "2. Kế hoạch số hóa năm 2022", "Bảng năm 2020"]
)
def test_a_caption_of_other_work_is_told(caption: str) -> None:
    found = read(f"{caption}\n\n" + table(f"1|{A}|1|2|3"))
    assert [remark.check for remark in found.remarks] == ["caption-elsewhere"]
    assert read("Kết quả thực hiện kế hoạch số hóa năm 2021\n\n" + table(f"1|{A}|1|2|3")).remarks == ()
    sentence = (
        f"Thực hiện {caption} và các văn bản liên quan của cấp có thẩm quyền, Sở Nội vụ báo cáo kết quả cụ thể như sau:"
    )
    assert read(f"{sentence}\n\n" + table(f"1|{A}|1|2|3")).remarks == ()
