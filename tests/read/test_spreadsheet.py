from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from helpers.errors import DataError
from helpers.read.document import Document
from helpers.read.formats import sheet_marks, spreadsheet
from helpers.read.formats.content import hold_content
from helpers.read.formats.spreadsheet import read_spreadsheet

HEADER = ("STT", "Tên phông", "Số trang")
Values = Mapping[str, object]


def read(path: Path) -> Document:
    hold_content(path, path.name)
    return read_spreadsheet(path, path.name)


def excel(tmp_path: Path, fill: Callable[[Any], None]) -> Document:
    """A workbook with one sheet "Can Lộc", filled by a function."""
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Can Lộc"
    fill(sheet)
    workbook.save(path)
    return read(path)


def old(tmp_path: Path, fill: Callable[[Any], None]) -> Document:
    path = tmp_path / "a.xls"
    workbook = xlwt.Workbook()
    fill(workbook.add_sheet("Can Lộc", cell_overwrite_ok=True))
    workbook.save(str(path))
    return read(path)


NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def opened(tmp_path: Path, rows: str, styles: str = "") -> Document:
    """An OpenDocument workbook with one sheet of these rows."""
    path = tmp_path / "a.ods"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}>{styles}<office:body><office:spreadsheet>"
            f'<table:table table:name="Can Lộc">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return read(path)


def cell(text: str = "", value: str = "", more: str = "") -> str:
    kind = f'office:value-type="float" office:value="{value}"' if value else 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}><text:p>{text or value}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def texts(found: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.grids[0].rows]


def only(found: Document) -> str:
    ((text,),) = texts(found)
    return text


def put(values: Values) -> Callable[[Any], None]:
    def fill(sheet: Any) -> None:
        for at, value in values.items():
            sheet[at] = value

    return fill


TABLE: Values = {
    "B3": "Báo cáo năm 2021",
    **dict(zip(("B5", "C5", "D5"), HEADER, strict=True)),
    **dict(zip(("B6", "C6", "D6"), (1, "Sở Nội vụ", 2147), strict=True)),
    "B9": "Tổng cộng",
    "D9": 2147,
}


def test_an_excel_sheet_is_a_grid_with_its_own_places(tmp_path: Path) -> None:
    found = excel(tmp_path, put(TABLE))
    (grid,) = found.grids
    assert texts(found) == [
        ["Báo cáo năm 2021", "", ""],
        [*HEADER],
        ["1", "Sở Nội vụ", "2147"],
        ["Tổng cộng", "", "2147"],
    ]
    assert (grid.sheet, grid.place.within) == ("Can Lộc", "trang tính Can Lộc")
    assert str(grid.rows[3][2].place) == "a.xlsx, trang tính Can Lộc, dòng 9, cột D"
    assert grid.rows[3][2].number == 2147.0


def test_what_stands_around_the_table_is_prose_too(tmp_path: Path) -> None:
    found = excel(tmp_path, put(TABLE))
    said = [block.text if hasattr(block, "text") else "grid" for block in found.blocks]
    assert said == ["Báo cáo năm 2021", "grid", "Tổng cộng"]
    assert [str(p.place) for p in found.paragraphs] == [
        "a.xlsx, trang tính Can Lộc, dòng 3",
        "a.xlsx, trang tính Can Lộc, dòng 9",
    ]


def test_an_old_workbook_reads_alike(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_merge(2, 2, 1, 3, "Báo cáo năm 2021")
        for at, values in ((4, HEADER), (5, (1, "Sở Nội vụ", 2.147))):
            for column, value in enumerate(values, start=1):
                sheet.write(at, column, value)

    found = old(tmp_path, fill)
    assert texts(found) == [["Báo cáo năm 2021"] * 3, [*HEADER], ["1", "Sở Nội vụ", "2.147"]]
    assert [cell.merged for cell in found.grids[0].rows[0]] == [True] * 3
    assert found.grids[0].rows[2][2].place.within == "trang tính Can Lộc, dòng 6, cột D"


def test_an_open_document_reads_alike(tmp_path: Path) -> None:
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    side = '<table:table-cell table:number-columns-repeated="1"/>'
    title = cell("Báo cáo năm 2021", more='table:number-columns-spanned="3"')
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    end = row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048000"')
    body = (
        row(side, title, covered),
        row(side, *map(cell, HEADER)),
        row(side, cell(value="1"), cell("A"), cell(value="2.147")),
    )
    found = opened(tmp_path, blank + "".join(body) + end)
    assert texts(found) == [["Báo cáo năm 2021"] * 3, [*HEADER], ["1", "A", "2.147"]]
    assert [cell.merged for cell in found.grids[0].rows[0]] == [True] * 3
    assert found.grids[0].rows[2][2].place.within == "trang tính Can Lộc, dòng 5, cột D"
    assert found.grids[0].rows[2][2].number == 2.147


def test_a_merge_is_spread_as_far_as_there_are_values(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        put({"A1": "Số", "A2": "x", "B2": "y"})(sheet)
        sheet.merge_cells("A1:Z1")
        sheet.merge_cells("C5:D9")

    assert texts(excel(tmp_path, fill)) == [["Số", "Số"], ["x", "y"]]


@pytest.mark.parametrize(
    ("value", "text", "number"),
    [
        (2147, "2147", 2147.0),
        (2.147, "2.147", 2.147),
        (-0.5, "-0.5", -0.5),
        (1e15, "1000000000000000", 1e15),
        (1e-7, "0.0000001", 1e-7),
        (True, "TRUE", None),
        (datetime.date(2021, 12, 5), "2021-12-05", None),
        (datetime.datetime(2021, 12, 5, 7, 30), "2021-12-05 07:30:00", None),  # noqa: DTZ001
        (datetime.time(8, 30), "08:30:00", None),
        (datetime.timedelta(hours=30), "30:00:00", None),
        ("330345", "330345", None),
        (" một\nhai ", "một hai", None),
        ("#REF!", "#REF!", None),
        ("\u0110u\u031b\u0301c", "Đức", None),
    ],
)
def test_a_value_is_given_with_all_it_has(tmp_path: Path, value: object, text: str, number: float | None) -> None:
    ((found,),) = excel(tmp_path, put({"B2": value})).grids[0].rows
    assert (found.text, found.number) == (text, number)


@pytest.mark.parametrize(
    ("attributes", "shown", "text"),
    [
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", "TRUE"),
        ('office:value-type="date" office:date-value="2021-12-05"', "05/12/21", "2021-12-05"),
        ('office:value-type="string" office:string-value="" table:formula="of:=1/0"', "#DIV/0!", "#DIV/0!"),
        ('office:value-type="float" office:value="0" table:formula="of:=1/0"', "Err:502", "Err:502"),
        ('office:value-type="float" office:value="5"', "###", "5"),
        ('office:value-type="percentage" office:value="0.5"', "50%", "0.5"),
    ],
)
def test_a_value_of_an_open_document(tmp_path: Path, attributes: str, shown: str, text: str) -> None:
    assert (
        only(opened(tmp_path, row(f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>")))
        == text
    )


def test_notes_are_no_text(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "x"
        sheet["A1"].comment = Comment("ghi chú", "người ghi")

    assert only(excel(tmp_path, fill)) == "x"
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    noted = f'<table:table-cell office:value-type="string">{note}<text:p>x</text:p></table:table-cell>'
    assert only(opened(tmp_path, row(noted))) == "x"


def test_a_raised_mark_is_no_digit_and_struck_text_no_text(tmp_path: Path) -> None:
    mark, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    rich = CellRichText("330.345", TextBlock(mark, "1"), TextBlock(struck, " 99"))
    found = excel(tmp_path, put({"A1": rich}))
    assert only(found) == "330.345(1)"
    assert [(r.check, r.subject) for r in found.remarks] == [("struck-content", "trang tính Can Lộc, dòng 1, cột A")]


def test_a_struck_number_is_no_number(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        put({"A1": "x", "B1": 5})(sheet)
        sheet["B1"].font = Font(strike=True)

    found = excel(tmp_path, fill)
    assert (texts(found), len(found.remarks)) == ([["x"]], 1)


def test_a_legacy_font_is_decoded(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        rich = CellRichText("Năm ", TextBlock(InlineFont(rFont=".VnTime"), "Hµ TÜnh"))
        put({"A1": "Hµ TÜnh", "B1": rich, "C1": "Hµ"})(sheet)
        sheet["A1"].font = Font(name=".VnTime")

    assert texts(excel(tmp_path, fill)) == [["Hà Tĩnh", "Năm Hà Tĩnh", "Hµ"]]


def test_marks_of_an_old_workbook_are_read(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        mark, struck = xlwt.Font(), xlwt.easyxf("font: struck_out on")
        mark.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
        sheet.write_rich_text(0, 0, ("43", ("1", mark)))
        sheet.write(0, 1, 5, struck)
        sheet.write(0, 2, "Hµ TÜnh", xlwt.easyxf("font: name .VnTime"))

    found = old(tmp_path, fill)
    assert texts(found) == [["43(1)", "", "Hà Tĩnh"]]
    assert [remark.check for remark in found.remarks] == ["struck-content"]


def test_long_shared_texts_of_an_old_workbook_are_cut_where_they_were_cut(tmp_path: Path) -> None:
    written = [("Số hồ sơ " if at % 2 else "So ho so ") * 900 + str(at) for at in range(30)]

    def fill(sheet: Any) -> None:
        mark = xlwt.Font()
        mark.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
        for at, text in enumerate(written):
            sheet.write_rich_text(at, 0, (text, ("1", mark)))

    assert texts(old(tmp_path, fill)) == [[f"{text}(1)"] for text in written]


STYLES = """<office:font-face-decls>
<style:font-face style:name="F" svg:font-family="'.VnTime'"/>
</office:font-face-decls>
<office:automatic-styles>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="out" style:family="text"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="parent" style:family="table-cell"><style:text-properties style:font-name="F"/></style:style>
<style:style style:name="old" style:family="table-cell" style:parent-style-name="parent"/>
</office:automatic-styles>"""


@pytest.mark.parametrize(
    ("inner", "more", "text"),
    [
        ('43<text:span text:style-name="up">1</text:span>', "", "43(1)"),
        ('43<text:span text:style-name="out">1</text:span>', "", "43"),
        ("a<text:s/>b<text:line-break/>c</text:p><text:p>d", "", "a b c d"),
        ("Hµ TÜnh", 'table:style-name="old"', "Hà Tĩnh"),
        ('Hµ<text:span text:style-name="up">1</text:span>', 'table:style-name="old"', "Hà(1)"),
    ],
)
def test_marks_of_an_open_document_are_read(tmp_path: Path, inner: str, more: str, text: str) -> None:
    assert only(opened(tmp_path, row(cell(inner, more=more)), STYLES)) == text


def test_a_column_gives_its_cells_their_style(tmp_path: Path) -> None:
    column = '<table:table-column table:default-cell-style-name="old"/>'
    assert only(opened(tmp_path, column + row(cell("Hµ TÜnh")), STYLES)) == "Hà Tĩnh"


def test_formulas_without_a_value_are_named_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match="dòng 3, cột D: The cell has a formula whose value was never computed"
    ) as caught:
        excel(tmp_path, put({"A1": "x", "D3": "=SUM(A1:A2)", "E9": "=D3"}))
    assert [fault.code for fault in caught.value.faults] == ["formula-uncached"] * 2


def test_a_formula_of_an_open_document_without_a_value_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"dòng 1, cột A: .* never computed"):
        opened(tmp_path, row('<table:table-cell table:formula="of:=SUM([.B1])"/>', cell("x")))


def test_a_formula_of_an_old_workbook_that_nobody_computed_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"dòng 1, cột B: .* never computed"):
        old(tmp_path, lambda sheet: sheet.write(0, 1, xlwt.Formula("SUM(C1:C2)")))


def test_a_formula_of_an_open_document_that_gives_no_text_has_its_value(tmp_path: Path) -> None:
    blank = '<table:table-cell table:formula="of:=IF(1;&quot;&quot;)"><text:p/></table:table-cell>'
    assert only(opened(tmp_path, row(blank, cell("x")))) == "x"


def rewritten(tmp_path: Path, part: str, before: str, after: str, values: Values) -> Document:
    """A workbook in one of whose parts a text is replaced."""
    excel(tmp_path, put(values))
    path = tmp_path / "b.xlsx"
    with ZipFile(tmp_path / "a.xlsx") as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            target.writestr(name, content)
    return read(path)


SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("formula", "uncached"),
    [
        ("<f>A1</f><v>0</v>", True),
        ("<f>A1</f><v>7</v>", False),
        ("<f>A1</f>", True),
        ("<v>0</v>", False),
    ],
)
def test_a_nought_left_for_excel_to_compute_is_no_value(tmp_path: Path, formula: str, uncached: bool) -> None:  # noqa: FBT001
    if uncached:
        with pytest.raises(DataError, match="never computed"):
            rewritten(tmp_path, SHEET, "<v>7</v>", formula, {"A1": 7, "B1": "x"})
    else:
        assert rewritten(tmp_path, SHEET, "<v>7</v>", formula, {"A1": 7, "B1": "x"}).grids


def test_a_formula_that_gives_no_text_has_its_value(tmp_path: Path) -> None:
    blank = '<c r="A1" t="str"><f>IF(B1,1,"")</f><v></v></c>'
    found = rewritten(tmp_path, SHEET, '<c r="A1" t="n"><v>7</v></c>', blank, {"A1": 7, "B1": "x"})
    assert only(found) == "x"


def test_an_error_is_a_text(tmp_path: Path) -> None:
    broken = '<c r="A1" t="e"><f>B9/0</f><v>#DIV/0!</v></c>'
    assert only(rewritten(tmp_path, SHEET, '<c r="A1" t="n"><v>7</v></c>', broken, {"A1": 7})) == "#DIV/0!"


def test_cells_that_do_not_say_where_they_stand_follow_each_other(tmp_path: Path) -> None:
    bare = '<row><c><v>7</v></c><c t="e"><v>#N/A</v></c></row></sheetData>'
    found = rewritten(tmp_path, SHEET, "</sheetData>", bare, {"A1": "x", "B1": "y"})
    assert texts(found) == [["x", "y"], ["7", "#N/A"]]


def test_hidden_rows_columns_and_sheets_are_kept_and_remarked(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        put({f"{column}{at}": "x" for at in range(1, 8) for column in "ABCD"})(sheet)
        for at in (3, 4, 6, 20):
            sheet.row_dimensions[at].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["H"].hidden = True
        other = sheet.parent.create_sheet("Ẩn")
        other["A1"] = "y"
        other.sheet_state = "hidden"
        sheet.parent.create_sheet("Trống").sheet_state = "hidden"

    found = excel(tmp_path, fill)
    assert len(found.grids[0].rows) == 7
    assert [(remark.check, remark.subject) for remark in found.remarks] == [
        ("hidden-content", "trang tính Can Lộc, dòng 3–4"),
        ("hidden-content", "trang tính Can Lộc, dòng 6"),
        ("hidden-content", "trang tính Can Lộc, cột C"),
        ("hidden-content", "trang tính Ẩn"),
    ]


def test_hidden_rows_and_columns_of_an_old_workbook_are_remarked(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write(0, 0, "x")
        sheet.write(1, 1, "y")
        sheet.row(1).hidden = True
        sheet.col(1).hidden = True

    assert [remark.subject for remark in old(tmp_path, fill).remarks] == [
        "trang tính Can Lộc, dòng 2",
        "trang tính Can Lộc, cột B",
    ]


def test_hidden_rows_and_columns_of_an_open_document_are_remarked(tmp_path: Path) -> None:
    hidden = 'table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column {hidden}/>"
    found = opened(tmp_path, columns + row(cell("x")) + row(cell("y"), cell("z"), more=hidden))
    assert [remark.subject for remark in found.remarks] == ["trang tính Can Lộc, dòng 2", "trang tính Can Lộc, cột B"]


def test_sheets_without_anything_and_charts_give_no_grid(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["C9"].number_format = "0%"
        sheet.parent.create_sheet("Kỳ Anh")["A1"] = "x"
        sheet.parent.create_chartsheet("Biểu đồ")

    assert [grid.sheet for grid in excel(tmp_path, fill).grids] == ["Kỳ Anh"]


def test_a_stray_value_far_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match="dòng 1048576, cột XFD: Up to here the workbook takes 17,179,869,184 cells"
    ) as caught:
        excel(tmp_path, put({"A1": "x", "XFD1048576": "y"}))
    assert caught.value.code == "sheet-large"


def test_a_stray_value_of_an_old_workbook_is_named(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write(0, 0, "x")
        sheet.write(65535, 255, 1)

    with pytest.raises(DataError, match="dòng 65536, cột IV: Up to here"):
        old(tmp_path, fill)


def test_a_value_repeated_without_end_is_refused_before_it_is_made(tmp_path: Path) -> None:
    many = cell("x", more='table:number-columns-repeated="16384"')
    with pytest.raises(DataError, match="cột XFD: Up to here"):
        opened(tmp_path, row(many, more='table:number-rows-repeated="1048576"'))


def test_sheets_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_marks, "POSITIONS", 5)

    def fill(sheet: Any) -> None:
        for other in (sheet, sheet.parent.create_sheet("Kỳ Anh")):
            put({"A1": "x", "B2": "y"})(other)

    with pytest.raises(DataError, match="trang tính Kỳ Anh, dòng 2, cột B: Up to here"):
        excel(tmp_path, fill)


def test_a_text_that_many_cells_share_is_counted_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_marks, "LETTERS", 1000)
    with pytest.raises(DataError, match="cột C: Up to here"):
        opened(tmp_path, row(*[cell("x" * 400)] * 5))


def test_merges_beyond_number_are_refused(tmp_path: Path) -> None:
    merges = "".join('<mergeCell ref="A1:B1000"/>' for _ in range(600))
    values = {"A1": "x", "B1000": "y"}
    with pytest.raises(DataError, match="trang tính Can Lộc: Up to here") as caught:
        rewritten(tmp_path, SHEET, "</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>", values)
    assert caught.value.code == "sheet-large"


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (SHEET, 't="n"><v>7', 't="s"><v>999'),
        (SHEET, "<v>7</v>", "<v>abc</v>"),
        (SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'),
        (
            "xl/workbook.xml",
            "<sheets>",
            f"<sheets><sheet name='B' sheetId='9' r:id='rId99' xmlns:r='{RELATIONS}'/>",
        ),
    ],
)
def test_a_damaged_workbook_is_told(tmp_path: Path, part: str, before: str, after: str) -> None:
    with pytest.raises(DataError, match="The workbook is damaged") as caught:
        rewritten(tmp_path, part, before, after, {"A1": 7})
    assert caught.value.code == "workbook-broken"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xfc\x00\x0c\x00\x01\x00\x00\x00\x01\x00\x00\x00", b"\xfc\x00\x0c\x00\x01\x00\x00\x00\xff\xff\xff\x7f"),
        (b"\x00\x02\x0e\x00\x00\x00\x00\x00\x01\x00\x00\x00", b"\x00\x02\x0e\x00\x00\x00\x00\x00\xff\xff\xff\xff"),
        (b"\xfd\x00\x0a\x00", b"\xfd\x00\x0a\xff"),
        (b"\x09\x08\x10\x00\x00\x06\x10\x00", b"\x29\x08\x10\x00\x00\x06\x10\x00"),
    ],
)
def test_an_old_workbook_that_lies_about_its_size_is_told_before_a_library_believes_it(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    old(tmp_path, lambda sheet: sheet.write(0, 0, "x"))
    path = tmp_path / "a.xls"
    data = path.read_bytes()
    assert data.count(before) == 1
    path.write_bytes(data.replace(before, after))
    with pytest.raises(DataError, match="The workbook is damaged"):
        read(path)


def test_sheets_in_one_place_are_told_since_each_would_be_read_anew(tmp_path: Path) -> None:
    same = f"<sheet name='B' sheetId='9' r:id='rId1' xmlns:r='{RELATIONS}'/>"
    with pytest.raises(DataError, match="several sheets are one part"):
        rewritten(tmp_path, "xl/workbook.xml", "<sheets>", f"<sheets>{same}", {"A1": 7})


def test_a_panic_of_a_library_is_a_damaged_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As Rust libraries raise it: no Exception, and importable from nowhere."""

    def panic(*_: object) -> None:
        raise PanicException("index out of range")

    monkeypatch.setattr(spreadsheet, "_rows", panic)
    with pytest.raises(DataError, match="index out of range"):
        excel(tmp_path, put({"A1": "x"}))


def test_a_locked_old_workbook_is_told(tmp_path: Path) -> None:
    old(tmp_path, lambda sheet: sheet.write(0, 0, "x"))
    path = tmp_path / "a.xls"
    data = path.read_bytes()
    assert data.count(b"\xe1\x00\x02\x00") == 1
    path.write_bytes(data.replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00"))
    with pytest.raises(DataError, match="locked with a password") as caught:
        read(path)
    assert caught.value.code == "file-encrypted"
