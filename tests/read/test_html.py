from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from reading import REPOSITORY

from helpers.errors import DataError
from helpers.read.document import Document, Grid
from helpers.read.formats.bounds import CELLS
from helpers.read.formats.html import read_html
from helpers.read.formats.text import read_text

SHOWN = "data/raw/2021/report.html"

Read = Callable[[str], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def saved(page: str | bytes) -> Document:
        path = tmp_path / "report.html"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        return read_html(path, SHOWN)

    return saved


def rows(found: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in found.grids]


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def table(*lines: str, attributes: str = "") -> str:
    """A table of rows with bars between cells."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("|")) + "</tr>" for line in lines)
    return f"<table {attributes}>{body}</table>"


def test_the_report_of_2021_has_the_same_texts_and_rows(read: Read) -> None:
    text = read_text(REPOSITORY / "data/raw/2021/report.md", SHOWN)
    page = ""
    for block in text.blocks:
        if isinstance(block, Grid):
            page += table(*("|".join(escape(cell.text) for cell in row) for row in block.rows))
        else:
            page += f"<p>{escape(block.text)}</p>\n"
    found = read(f"<html><body>{page}</body></html>")
    assert (texts(found), rows(found)) == (texts(text), rows(text))
    assert found.remarks == ()
    assert str(found.grids[1].rows[2][4].place) == f"{SHOWN}, bảng 2, dòng 3, cột 5"
    assert str(found.paragraphs[11].place) == f"{SHOWN}, đoạn 12"


def test_joined_cells_are_spread_and_told(read: Read) -> None:
    head = "<tr><th rowspan=2>STT<th rowspan=2>Tên<th colspan=2>Kết quả<tr><th>Hồ sơ<th>Trang"
    found = read(f"<table><thead>{head}<tbody><tr><td>1<td>A<td>2<td>3</table>")
    assert rows(found) == [
        [["STT", "Tên", "Kết quả", "Kết quả"], ["STT", "Tên", "Hồ sơ", "Trang"], ["1", "A", "2", "3"]]
    ]
    assert [cell.merged for cell in found.grids[0].rows[1]] == [True, True, False, False]


def test_a_cell_over_more_rows_than_there_are_ends_with_its_part_of_the_table(read: Read) -> None:
    found = read(
        "<table><thead><tr><td rowspan=0>a<td>b<td>c<tr><td>d<td>e</thead><tr><td rowspan=99>1<td>2<td>3</table>"
    )
    assert rows(found) == [[["a", "b", "c"], ["a", "d", "e"], ["1", "2", "3"]]]


def test_the_foot_of_a_table_is_its_end(read: Read) -> None:
    found = read("<table><tfoot><tr><td>Tổng<td><td>3<tbody><tr><td>1<td>A<td>3</table>")
    assert rows(found) == [[["1", "A", "3"], ["Tổng", "", "3"]]]


def test_a_row_that_lacks_a_cell_stays_short(read: Read) -> None:
    assert rows(read(table("a|b|c", "1|2"))) == [[["a", "b", "c"], ["1", "2"]]]


def test_a_title_that_overflows_its_column_is_of_one_cell(read: Read) -> None:
    title = "<tr><td colspan=3 style='mso-ignore:colspan'>Biểu 1</td></tr>"
    found = read(f"<table>{title}<tr><td>a<td>b<td>c</table>")
    assert rows(found) == [[["Biểu 1", "", ""], ["a", "b", "c"]]]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("330.345<sup>1</sup>", "330.345(1)"),
        ("330.345<sup><a href='#n'>[1]</a></sup>", "330.345(1)"),
        ("330.345<sub>1</sub>", "330.345(1)"),
        ("330.345<span style='vertical-align:super'>1</span>", "330.345(1)"),
        ("330.345<font class=font7>1</font>", "330.345(1)"),
        ("<del>4.985</del><s>4</s><strike>5</strike>4.895", "4.895"),
        ("<span style='TEXT-DECORATION: line-through'>4.985</span>4.895", "4.895"),
        ("Can<br>Lộc", "Can Lộc"),
        ("43<br>495", "43 / 495"),
        ("<p>43</p><p>495</p>", "43 / 495"),
        ("  Can\n  Lộc&nbsp;", "Can Lộc"),
        ("330&nbsp;345", "330\u00a0345"),
        ("Hµ T<i>Ünh</i>", "Hµ TÜnh"),
        ("<font face='.VnTime'>Hµ TÜnh, t&shy; liÖu</font>", "Hà Tĩnh, tư liệu"),
        ("<span style='font-family:\".VnTime\",serif'>Hµ T<b>Ünh</b></span>", "Hà Tĩnh"),
        ("<span style='font:12.0pt VNI-Times'>Ñöùc Thoï</span>", "Đức Thọ"),
        ("<span class=xl65>Hµ TÜnh</span>", "Hà Tĩnh"),
        ("<span class=xl65><font face=Arial>Hà</font></span>", "Hà"),
        ("a<!-- 9 --><script>8</script><style>p{}</style><noscript>7</noscript>", "a"),
        ("<input value='43'><input type=hidden value='9'><input type=button value=Lưu>", "43"),
        ("<select><option>1<option selected>2</select><textarea>3</textarea>", "23"),
        ("&lt;5 &amp; &#7891; &#150;", "<5 & ồ –"),
        ("E\u0302\u0301", "Ế"),
        ("<o:p>43</o:p>", "43"),
        ("<![if !supportMisalignedColumns]>43<![endif]>", "43"),
        ("&a;", "&a;"),
    ],
)
def test_a_cell_has_the_text_that_it_shows(read: Read, inner: str, text: str) -> None:
    rules = ".font7 {vertical-align:super} td .xl65 {font-family:.VnTime, sans-serif;} a:hover {display:none}"
    head = f"<style><!-- {rules} --></style>"
    found = read(f"<!DOCTYPE html [<!ENTITY a '9'>]><html><head>{head}</head><body>{table(f'a|b|{inner}')}")
    assert rows(found) == [[["a", "b", text]]]
    assert found.remarks == ()


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "style='display:none'",
        "style='visibility: HIDDEN'",
        "style='mso-hide:all'",
        "class=off",
        "class='x off'",
        "id=gone",
    ],
)
@pytest.mark.parametrize("tag", ["tr", "td", "span"])
def test_what_is_hidden_is_kept_and_remarked(read: Read, attribute: str, tag: str) -> None:
    row = "<tr><td>1</td><td>2</td><td><span>3</span></td></tr>".replace(f"<{tag}>", f"<{tag} {attribute}>")
    found = read(f"<style>.off, #gone {{display:none}}</style><table><tr><td>a<td>b<td>c</tr>{row}</table>")
    assert rows(found)[0][1] == ["1", "2", "3"]
    shown = "3" if tag == "span" else "1 | 2 | 3"
    assert [(remark.check, remark.subject, remark.found) for remark in found.remarks] == [
        ("hidden-content", "bảng 1, dòng 2", shown)
    ]


def test_a_hidden_column_is_remarked(read: Read) -> None:
    found = read("<table><col span=2><col style='display:none'><tr><td>a<td>b<td>c</table>")
    assert [remark.found for remark in found.remarks] == ["c"]


def test_paragraphs_lists_and_headings(read: Read) -> None:
    found = read(
        "<body>Đầu <h1>BÁO CÁO</h1><p>Kết quả<br>năm 2021<br>- Một;<div>Hai <b>ba</b></div>"
        "<ol type=I start=2><li>Bốn<li value=5><p>Năm</p></ol><ul><li>Sáu<li style='list-style:none'>Bảy</ul>"
        "<pre>Tám\n- chín</pre>"
    )
    assert texts(found) == [
        *(
            "Đầu",
            "BÁO CÁO",
            "Kết quả năm 2021",
            "- Một;",
            "Hai ba",
            "II. Bốn",
            "V. Năm",
            "- Sáu",
            "Bảy",
            "Tám",
            "- chín",
        ),
    ]


def test_a_layout_of_tables_is_opened(read: Read) -> None:
    inner = table("a|b|c", "1|2|3")
    found = read(table(f"Trang chủ|{inner}|Bên phải", "x|y|z") + table("UBND TỈNH|CỘNG HÒA") + table("330.345"))
    assert rows(found) == [[["a", "b", "c"], ["1", "2", "3"]]]
    assert texts(found) == ["Trang chủ", "Bên phải", "x", "y", "z", "UBND TỈNH", "CỘNG HÒA", "330.345"]


def test_a_table_in_a_cell_of_figures_is_refused(read: Read) -> None:
    with pytest.raises(DataError, match=r"bảng 1, dòng 1, cột 2: .*holds a table of its own") as caught:
        read(table(f"43|{table('x|y|5')}|c"))
    assert caught.value.code == "table-nested"


def test_a_caption_stands_before_its_table(read: Read) -> None:
    found = read("<table><caption>Biểu 1</caption><tr><td>a<td>b<td>1</table>")
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Grid"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_the_encoding_is_told_by_the_bytes(read: Callable[[bytes], Document], encoding: str) -> None:
    # Windows-1258 writes a letter and then its tone.
    text = "Phòng Nội vụ huyện Can Lộc, tỉnh Hà Tĩnh".replace("ộ", "ô\u0323").replace("ụ", "u\u0323")
    text = text.replace("ệ", "ê\u0323").replace("ỉ", "i\u0309").replace("ĩ", "i\u0303").replace("ò", "o\u0300")
    page = f"<p>{text}</p>".encode(encoding)
    assert texts(read(page)) == ["Phòng Nội vụ huyện Can Lộc, tỉnh Hà Tĩnh"]


def test_a_font_of_before_unicode_tells_what_bytes_mean(read: Callable[[bytes], Document]) -> None:
    page = "<meta charset=windows-1252><p><font face='.VnTime'>Hµ TÜnh</font> v&#7873; <font face=Arial>ý</font></p>"
    assert texts(read(page.encode("cp1252"))) == ["Hà Tĩnh về ý"]


@pytest.mark.parametrize("page", ["", "   ", "<!-- -->", "<html></html>"])
def test_an_empty_page_has_no_blocks(read: Read, page: str) -> None:
    assert read(page).blocks == ()


@pytest.mark.parametrize("inner", ["<div>", "<table><tr><td>", "<b>", "<font face=Arial>", "<ul><li>"])
def test_elements_too_deep_are_refused(read: Read, inner: str) -> None:
    with pytest.raises(DataError, match=r"more than 150 deep") as caught:
        read(inner * 5000 + "330.345")
    assert caught.value.code == "elements-deep"


def test_a_page_of_frames_is_refused(read: Read) -> None:
    with pytest.raises(DataError, match=r"shows other files in frames") as caught:
        read("<html><frameset rows='*,39'><frame src='sheet001.htm'></frameset></html>")
    assert caught.value.code == "html-frames"


def test_a_long_text_is_read_whole(read: Read) -> None:
    found = read(f"<p>{'x' * 11_000_000}</p><p>cuối</p>")
    assert texts(found)[-1] == "cuối"


@pytest.mark.parametrize("attributes", ["colspan=1000 rowspan=65534", "colspan=1000"])
def test_a_table_too_large_is_refused(read: Read, attributes: str) -> None:
    with pytest.raises(DataError, match=rf"bảng 1: The table covers more than {CELLS:,} cells"):
        read(f"<table>{f'<tr><td {attributes}>1<td>2<td>3' * 1100}</table>")
