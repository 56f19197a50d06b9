from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from reading import document

from helpers.errors import DataError
from helpers.read.document import Document
from helpers.read.formats.text import read_text


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def rows(found: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in found.grids]


def test_markup_is_taken_off() -> None:
    text = "## **BÁO CÁO**\n\n<b>Đậm</b> và *nghiêng* ở <https://a.vn>, dòng<br>mới, 1\\. Mục\n"
    assert texts(document(text)) == ["BÁO CÁO", "Đậm và nghiêng ở https://a.vn, dòng mới, 1. Mục"]


def test_tabs_make_a_table_whose_cells_know_their_line() -> None:
    found = document("Trước\n\nSTT\tTên\tSố\n<b>1</b>\t**A**\t\n\nSau\n")
    assert rows(found) == [[["STT", "Tên", "Số"], ["1", "A", ""]]]
    assert str(found.grids[0].rows[1][2].place) == "data/raw/2021/report.md, bảng 1, dòng 4, cột 3"


def test_pipes_make_a_table_without_its_divider() -> None:
    assert rows(document("| STT | Tên | Số |\n|---|:--|--:|\n| 1 | A | - |\n")) == [
        [["STT", "Tên", "Số"], ["1", "A", "-"]]
    ]


def test_a_blank_line_begins_another_table() -> None:
    found = document("a\tb\tc\n\nd\te\tf\n")
    assert [grid.place.within for grid in found.grids] == ["bảng 1", "bảng 2"]


@pytest.mark.parametrize("line", ["1.\tThuận lợi", "\t\tSở Nội vụ", "Nơi nhận:\tGIÁM ĐỐC", "một | hai"])
def test_a_tab_or_a_bar_alone_makes_no_table(line: str) -> None:
    assert rows(document(f"{line}\n")) == []


def test_a_short_row_within_a_table_stays_in_it() -> None:
    assert rows(document("a\tb\tc\nTổng\t2\nd\te\tf\n")) == [[["a", "b", "c"], ["Tổng", "2"], ["d", "e", "f"]]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("chất lượng giấy", "mỏng, dễ rách."), ("đã scan", "330.345 trang."), ("bố trí kinh phí;", "đảm bảo tiến độ.")],
)
def test_a_paragraph_goes_on_after_a_page_break(first: str, second: str) -> None:
    (found,) = document(f"- Tài liệu {first}\n\n{second}\n").paragraphs
    assert found.text == f"- Tài liệu {first} {second}"
    assert found.place.within == "dòng 1–3"


@pytest.mark.parametrize(
    "text",
    [
        "Đã xong.\n\nmới bắt đầu",
        "Cụ thể như sau:\n\nphông thứ nhất",
        "Gồm có\n\na) phông thứ nhất",
        "Gồm có\n\n- phông thứ nhất",
        "## Khó khăn\n\nvẫn còn nhiều",
        "**Khó khăn**\n\nvẫn còn nhiều",
        "Khó khăn\n\n1. Thiếu người",
        "Khó khăn\n\n2",
        "Hà Tĩnh\n\nSở Nội vụ",
        "Trước bảng\n\na\tb\tc\n\nsau bảng",
    ],
)
def test_what_is_finished_or_begins_anew_stays_apart(text: str) -> None:
    assert len(texts(document(text))) == 2


def test_rules_and_blank_lines_say_nothing() -> None:
    assert texts(document("Một.\n\n---\n\n* * *\n____\n\nHai.\n")) == ["Một.", "Hai."]


def test_a_byte_order_mark_and_any_line_end_are_read(tmp_path: Path) -> None:
    path = tmp_path / "report.TXT"
    path.write_bytes("\ufeffMột.\r\nHai.\rBa.".encode())
    assert [(p.text, p.place.row) for p in read_text(path, "r").paragraphs] == [("Một.", 1), ("Hai.", 2), ("Ba.", 3)]


def test_decomposed_text_is_composed() -> None:
    assert texts(document(unicodedata.normalize("NFD", "Đức Thọ"))) == ["Đức Thọ"]


@pytest.mark.parametrize(
    ("data", "position", "byte"),
    [(b"a\xb5", "2", "0xB5"), (b"\xef\xbb\xbfa\xff", "5", "0xFF"), (b"\xff\xfeS\x00\xd1", "5", "0xD1")],
)
def test_another_encoding_is_refused_at_its_first_byte(tmp_path: Path, data: bytes, position: str, byte: str) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(data)
    with pytest.raises(DataError, match=f"report.md: .*byte {position} is {byte}") as caught:
        read_text(path, "data/raw/2021/report.md")
    assert caught.value.code == "text-encoding"


def test_another_suffix_is_refused_with_those_known() -> None:
    with pytest.raises(DataError, match=r'"\.docx" cannot be read; the endings \.md, \.txt can'):
        document("Một.", ".docx")


def test_a_line_of_a_million_cells_is_refused_at_once() -> None:
    with pytest.raises(DataError, match=r"report\.md: The table covers more than 60,000 cells"):
        document("|" * 1_000_000)


def test_a_line_of_some_thousand_cells_is_refused_with_its_number() -> None:
    with pytest.raises(DataError, match="dòng 1: The line has more than 1,000 cells"):
        document("|" * 2000)


@pytest.mark.parametrize(("text", "code"), [("a\n" * 100_001, "lines-many"), ("a" * 20_001, "paragraph-long")])
def test_a_text_of_more_lines_or_letters_than_a_report_has_is_refused(text: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        document(text)
    assert caught.value.code == code
