from __future__ import annotations

from pathlib import Path

import pytest

from helpers.errors import DataError
from helpers.read.document import Document
from helpers.read.formats.separated import read_separated


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "counts.csv"


def read(path: Path, text: str, encoding: str = "utf-8") -> Document:
    path.write_bytes(text.encode(encoding))
    return read_separated(path, "data/raw/2021/counts.csv")


def rows(document: Document) -> list[list[str]]:
    (grid,) = document.grids
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_mark_is_the_one_that_most_rows_agree_on(path: Path, mark: str, encoding: str) -> None:
    title = "Báo cáo, tổng hợp, số liệu, năm, 2021" if mark != "," else "Báo cáo; năm 2021; tổng hợp"
    lines = [["STT", "Tên phông", "Số trang"], ["1", "Sở Nội vụ", "12"], ["2", "Thanh tra", "9"]]
    found = read(path, "\n".join([title, *(mark.join(line) for line in lines)]), encoding)
    assert rows(found)[1:] == lines
    assert found.remarks == ()


def test_decimal_commas_do_not_make_a_comma_the_mark(path: Path) -> None:
    assert rows(read(path, "a;b\n2.045,7;1,5\n3,5;1,0\n")) == [["a", "b"], ["2.045,7", "1,5"], ["3,5", "1,0"]]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_mark_that_excel_names_is_taken(path: Path, first: str) -> None:
    (grid,) = read(path, f"{first}\r\na,b;c,d;e,f\r\n").grids
    assert [cell.text for cell in grid.rows[0]] == ["a,b", "c,d", "e,f"]
    assert str(grid.rows[0][2].place) == "data/raw/2021/counts.csv, dòng 2, cột 3"


def test_quoted_cells_keep_marks_and_join_their_lines(path: Path) -> None:
    (grid,) = read(path, 'STT,Tên,Số\n1,"Phòng ""A"",\nKế hoạch",5\n2,B,6\n').grids
    assert [[cell.text for cell in row] for row in grid.rows[1:]] == [
        ["1", 'Phòng "A", Kế hoạch', "5"],
        ["2", "B", "6"],
    ]
    assert [row[0].place.row for row in grid.rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b,c\n1,"x,2\n3,y,4\n', 2),
        ('a,b,c\n1,"x"y,2\n', 2),
        ('a,b,c\n1,x,2\n3,"y,4\n5,"z",6\n', 3),
    ],
)
def test_a_quotation_mark_out_of_place_is_refused_where_its_row_begins(path: Path, text: str, line: int) -> None:
    with pytest.raises(DataError, match=f"counts.csv, dòng {line}: The CSV file cannot be read on: a quotation mark"):
        read(path, text)


def test_lines_above_and_below_the_columns_are_paragraphs_too(path: Path) -> None:
    found = read(
        path, "Tỉnh Hà Tĩnh;;\n\nSố liệu năm 2021;;\nSTT;Tên;Số\n1;A;5\nTổng;;5\n2;B;6\nNgười lập; Nguyễn A;\n"
    )
    assert [(paragraph.text, paragraph.place.within) for paragraph in found.paragraphs] == [
        ("Tỉnh Hà Tĩnh", "dòng 1"),
        ("Số liệu năm 2021", "dòng 3"),
        ("Người lập; Nguyễn A", "dòng 8"),
    ]
    assert len(rows(found)) == 7


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n"])
def test_a_file_that_says_nothing_has_a_table_without_rows(path: Path, text: str) -> None:
    assert rows(read(path, text)) == []


def test_an_inferred_encoding_is_remarked_upon(path: Path) -> None:
    found = read(path, "STT;Tªn;Sè\n1;Së Néi vô;5\n", "cp1252")
    assert rows(found) == [["STT", "Tên", "Số"], ["1", "Sở Nội vụ", "5"]]
    assert [(remark.check, remark.subject) for remark in found.remarks] == [("encoding-inferred", "TCVN3")]


def test_a_line_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("a;b\n" + ";x" * 2000, encoding="utf-8")
    with pytest.raises(DataError, match="dòng 2: The line has more than 1,000 cells"):
        read_separated(path, "report.csv")
