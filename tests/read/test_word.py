from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from reading import REPOSITORY, settings

from helpers.errors import DataError
from helpers.read.counts import read_counts
from helpers.read.document import Document
from helpers.read.document import Paragraph as Said
from helpers.read.formats.text import read_text
from helpers.read.formats.word import read_word

SHOWN = "data/raw/2021/report.docx"
REPORT = REPOSITORY / "data/raw/2021/report.md"
COUNTS = ("2.147", "64.619", "330.345")

Read = Callable[[WordDocument], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def saved(word: WordDocument) -> Document:
        word.save(str(tmp_path / "report.docx"))
        return read_word(tmp_path / "report.docx", SHOWN)

    return saved


def rows(found: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in found.grids]


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def table(word: WordDocument, *lines: str) -> Table:
    """A table of rows with bars between cells."""
    cells = [line.split("|") for line in lines]
    made: Table = word.add_table(len(cells), len(cells[0]))
    for row, line in zip(made.rows, cells, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    return made


def xml(inner: str, tag: str = "w:p") -> BaseOxmlElement:
    namespaces = (
        nsdecls("w", "r") + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    namespaces += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return parse_xml(f"<{tag} {namespaces}>{inner}</{tag}>")


def valued(tag: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def paragraph(word: WordDocument, inner: str) -> None:
    word.element.body.insert(len(word.element.body) - 1, xml(inner))


def of_2021(word: WordDocument) -> WordDocument:
    """The report of 2021, its table with a header of two rows that is repeated after a page break."""
    for block in read_text(REPORT, SHOWN).blocks:
        if isinstance(block, Said):
            word.add_paragraph(block.text)
            continue
        _, *body = [[cell.text for cell in row] for row in block.rows]
        head = ["STT|Tên phông|Kết quả số hóa||", "||Số hồ sơ|Số văn bản|Số trang"]
        made = table(word, *head, *("|".join(row) for row in body))
        made.cell(0, 0).merge(made.cell(1, 0))
        made.cell(0, 1).merge(made.cell(1, 1))
        made.cell(0, 2).merge(made.cell(0, 4))
        if body[-1][0] == "Tổng":
            made.cell(len(made.rows) - 1, 0).merge(made.cell(len(made.rows) - 1, 1))
    return word


def test_the_report_of_2021_has_the_same_texts_and_counts(read: Read) -> None:
    found, text = read(of_2021(docx.Document())), read_text(REPORT, "data/raw/2021/report.md")
    assert texts(found) == texts(text)
    assert found.remarks == ()
    columns = ["fonds", "records", "documents", "pages"]
    counts, wanted = (read_counts(one, settings(), "project.toml", 2021, {}) for one in (found, text))
    assert counts.counts[columns].to_numpy().tolist() == wanted.counts[columns].to_numpy().tolist()
    assert counts.counts["source_place"].tolist()[:8:7] == ["bảng 1, dòng 3", "bảng 2, dòng 3"]


def test_joined_cells_are_spread_and_told(read: Read) -> None:
    word = docx.Document()
    made = table(word, "STT|Tên|Kết quả|", "||Hồ sơ|Trang", "1|A|2|3")
    for first, last in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3))):
        made.cell(*first).merge(made.cell(*last))
    found = read(word)
    assert rows(found) == [
        [["STT", "Tên", "Kết quả", "Kết quả"], ["STT", "Tên", "Hồ sơ", "Trang"], ["1", "A", "2", "3"]]
    ]
    assert [[cell.merged for cell in row] for row in found.grids[0].rows] == [
        [True] * 4,
        [True, True, False, False],
        [False] * 4,
    ]
    assert str(found.grids[0].rows[2][3].place) == f"{SHOWN}, bảng 1, dòng 3, cột 4"


def test_gaps_before_and_after_a_row_shift_no_column(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c|d", "1|2|3|4")
    row = made.rows[1]._tr
    row.remove(row.tc_lst[3])
    row.remove(row.tc_lst[0])
    row.insert(0, xml('<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>', "w:trPr"))
    assert rows(read(word)) == [[["a", "b", "c", "d"], ["", "2", "3", ""]]]


def test_a_row_that_lacks_a_cell_stays_short(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|3")
    made.rows[1]._tr.remove(made.rows[1]._tr.tc_lst[0])
    assert rows(read(word)) == [[["a", "b", "c"], ["2", "3"]]]


def test_a_border_moved_in_one_row_makes_no_column(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c||d", "1|2|3||4", "5|6||7|8")
    made.cell(0, 2).merge(made.cell(0, 3))
    made.cell(1, 2).merge(made.cell(1, 3))
    made.cell(2, 1).merge(made.cell(2, 2))
    found = read(word)
    assert rows(found) == [[["a", "b", "c", "d"], ["1", "2", "3", "4"], ["5", "6", "7", "8"]]]
    assert not any(cell.merged for row in found.grids[0].rows for cell in row)


def test_cells_joined_as_word_97_does_are_one(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|3")
    for cell, value in ((made.cell(0, 1), "restart"), (made.cell(0, 2), "continue")):
        cell._tc.get_or_add_tcPr().append(valued("w:hMerge", value))
    found = read(word)
    assert rows(found)[0][0] == ["a", "b", "b"]
    assert [(remark.check, remark.found) for remark in found.remarks] == [("hidden-content", "c")]


def test_content_controls_are_looked_through(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|3")
    body, row = word.element.body, made.rows[1]._tr
    for element in (row.tc_lst[1], row, made._tbl):
        control = xml("<w:sdtPr/><w:sdtContent/>", "w:sdt")
        element.addprevious(control)
        control[1].append(element)
    body.insert(0, xml("<w:sdtContent><w:p><w:r><w:t>Một</w:t></w:r></w:p></w:sdtContent>", "w:sdt"))
    found = read(word)
    assert texts(found) == ["Một"]
    assert rows(found) == [[["a", "b", "c"], ["1", "2", "3"]]]


def test_the_version_with_all_changes_accepted_is_read_and_remarked(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|3", "7|8|9")
    line = made.cell(1, 1).paragraphs[0]
    line.clear()
    line._p.append(xml("<w:r><w:delText>4.985</w:delText></w:r>", "w:del"))
    line._p.append(xml("<w:r><w:t>4.895</w:t></w:r>", "w:ins"))
    made.rows[2]._tr.get_or_add_trPr().append(xml("", "w:del"))
    paragraph(word, "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>")
    found = read(word)
    assert rows(found) == [[["a", "b", "c"], ["1", "4.895", "3"], ["", "", ""]]]
    assert texts(found) == ["mới"]
    (remark,) = found.remarks
    assert (remark.check, remark.found, remark.source_place) == (
        "tracked-changes",
        "7",
        f"{SHOWN}, bảng 1, dòng 2, cột 2",
    )


def raised(run: Run) -> None:
    run.font.superscript = True


def lowered(run: Run) -> None:
    run.font.subscript = True


def lifted(run: Run) -> None:
    run._r.get_or_add_rPr().append(valued("w:position", "6"))


@pytest.mark.parametrize("set_off", [raised, lowered, lifted])
@pytest.mark.parametrize("mark", ["1", "(1)", "[1]"])
def test_a_raised_mark_never_joins_a_number(read: Read, set_off: Callable[[Run], None], mark: str) -> None:
    word = docx.Document()
    made = table(word, "a|b|330.345")
    set_off(made.cell(0, 2).paragraphs[0].add_run(mark))
    assert rows(read(word)) == [[["a", "b", "330.345(1)"]]]


def test_a_mark_of_a_note_is_given_its_number(read: Read) -> None:
    word = docx.Document()
    for number in ("2", "3"):
        paragraph(word, f'<w:r><w:t>43</w:t></w:r><w:r><w:footnoteReference w:id="{number}"/></w:r>')
    assert texts(read(word)) == ["43(1)", "43(2)"]


def test_struck_out_text_is_no_text(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|")
    struck, doubly, _ = (made.cell(0, 2).paragraphs[0].add_run(text) for text in ("4.985", "12", "4.895"))
    struck.font.strike, doubly.font.double_strike = True, True
    assert rows(read(word)) == [[["a", "b", "4.895"]]]


def test_hidden_text_and_rows_are_kept_and_remarked(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|3")
    made.cell(0, 0).paragraphs[0].add_run("x9").font.hidden = True
    made.rows[1]._tr.get_or_add_trPr().append(xml("", "w:hidden"))
    word.add_paragraph().add_run("Ẩn").font.hidden = True
    found = read(word)
    assert rows(found) == [[["ax9", "b", "c"], ["1", "2", "3"]]]
    assert [(remark.check, remark.subject, remark.found) for remark in found.remarks] == [
        ("hidden-content", "bảng 1, dòng 1", "x9"),
        ("hidden-content", "bảng 1, dòng 2", "1 | 2 | 3"),
        ("hidden-content", "đoạn 1", "Ẩn"),
    ]


BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(("text", "remarks"), [("DỰ THẢO", []), ("Tổng 330.345", ["Tổng 330.345"])])
def test_a_text_box_follows_its_paragraph_once(read: Read, text: str, remarks: list[str]) -> None:
    word, box = docx.Document(), BOX.format(text)
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    paragraph(word, f"<w:r><w:t>Một</w:t></w:r><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")
    found = read(word)
    assert texts(found) == ["Một", text]
    assert [remark.found for remark in found.remarks] == remarks


def test_a_text_box_in_a_cell_is_remarked_and_no_part_of_its_number(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|43")
    made.cell(0, 2).paragraphs[0]._p.append(xml(f"<w:pict><v:textbox>{BOX.format('99')}</v:textbox></w:pict>", "w:r"))
    found = read(word)
    assert rows(found) == [[["a", "b", "43"]]]
    assert [(remark.check, remark.found) for remark in found.remarks] == [("hidden-content", "99")]


@pytest.mark.parametrize("way", ["font", "style", "default"])
def test_letters_of_before_unicode_are_told_by_their_font(read: Read, way: str) -> None:
    word = docx.Document()
    run = word.add_paragraph().add_run("Hµ TÜnh, n¨m 2021, t\u00ad liÖu")
    if way == "font":
        run.font.name = ".VnTime"
    elif way == "style":
        word.styles["Normal"].font.name = ".VnTime"
    else:
        fonts = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
        fonts.attrib.clear()
        fonts.set(qn("w:hAnsi"), ".VnTime")
    assert texts(read(word)) == ["Hà Tĩnh, năm 2021, tư liệu"]


def test_a_letter_parted_by_two_runs_is_whole_again(read: Read) -> None:
    word = docx.Document()
    line = word.add_paragraph()
    for part in ("Ñö", "ùc Tho", "ï"):
        line.add_run(part).font.name = "VNI-Times"
    assert texts(read(word)) == ["Đức Thọ"]


def test_a_font_of_unicode_leaves_the_letters(read: Read) -> None:
    word = docx.Document()
    word.styles["Normal"].font.name = ".VnTime"
    word.add_paragraph().add_run("Hà").font.name = "Times New Roman"
    assert texts(read(word)) == ["Hà"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>số</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "số-1"),
        ("<w:r><w:t>E</w:t></w:r><w:r><w:t>\u0302\u0301</w:t></w:r>", "Ế"),
        ('<w:hyperlink r:id="rId1"><w:r><w:t>luutru.vn</w:t></w:r></w:hyperlink>', "luutru.vn"),
        ("<w:smartTag><w:r><w:t>Can Lộc</w:t></w:r></w:smartTag>", "Can Lộc"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>43</w:t></w:r>',
            "43",
        ),
    ],
)
def test_runs_are_read_as_they_show(read: Read, inner: str, text: str) -> None:
    word = docx.Document()
    paragraph(word, inner)
    assert texts(read(word)) == [text]


def test_two_figures_in_a_cell_stay_two(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|Can\nLộc|43")
    made.cell(0, 2).add_paragraph("495")
    assert rows(read(word)) == [[["a", "Can Lộc", "43 / 495"]]]


def test_a_line_break_begins_a_paragraph_unless_the_sentence_goes_on(read: Read) -> None:
    word = docx.Document()
    word.add_paragraph("BÁO CÁO\nKết quả số hóa\nnăm 2021\n- Một;\n- hai")
    assert texts(read(word)) == ["BÁO CÁO", "Kết quả số hóa năm 2021", "- Một;", "- hai"]


def test_head_and_signatures_are_paragraphs(read: Read) -> None:
    word = docx.Document()
    table(word, "UBND TỈNH HÀ TĨNH|CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA", "Số: 12/BC-SNV|Hà Tĩnh, ngày 5 tháng 01 năm 2022")
    word.add_paragraph("BÁO CÁO")
    table(word, "Trong khung 330.345 trang")
    found = read(word)
    assert rows(found) == []
    assert texts(found) == [
        "UBND TỈNH HÀ TĨNH",
        "CỘNG HÒA XÃ HỘI",
        "CHỦ NGHĨA",
        "Số: 12/BC-SNV",
        "Hà Tĩnh, ngày 5 tháng 01 năm 2022",
        "BÁO CÁO",
        "Trong khung 330.345 trang",
    ]
    assert str(found.paragraphs[5].place) == f"{SHOWN}, đoạn 6"


@pytest.mark.parametrize("figure", ["43", "4.895", "3O.345", "330.345 trang A4", "41,3 %", "2,5 triệu đồng", "43(1)"])
def test_two_columns_with_figures_are_a_table(read: Read, figure: str) -> None:
    word = docx.Document()
    table(word, "Phông|Số lượng", f"Thanh tra|{figure}")
    assert rows(read(word)) == [[["Phông", "Số lượng"], ["Thanh tra", figure]]]


def test_a_table_in_a_frame_is_a_table(read: Read) -> None:
    word = docx.Document()
    frame = word.add_table(1, 3)
    frame.cell(0, 1)._tc.append(table(word, "a|b|c", "1|2|3")._tbl)
    frame.cell(0, 2).text = "Bên phải"
    found = read(word)
    assert (rows(found), texts(found)) == ([[["a", "b", "c"], ["1", "2", "3"]]], ["Bên phải"])


def test_a_table_in_a_cell_of_figures_is_refused(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|3")
    made.cell(1, 1)._tc.append(table(word, "x|5")._tbl)
    with pytest.raises(DataError, match=r'bảng 1, dòng 2, cột 2: .*holds a table of its own \("x 5"\)') as caught:
        read(word)
    assert caught.value.code == "table-nested"


def test_a_table_of_one_cell_in_a_cell_is_its_text(read: Read) -> None:
    word = docx.Document()
    made = table(word, "a|b|c", "1|2|")
    made.cell(1, 2)._tc.append(table(word, "43")._tbl)
    assert rows(read(word)) == [[["a", "b", "c"], ["1", "2", "43"]]]


def numbered(word: WordDocument, levels: list[tuple[str, str]], *, start: int = 1) -> None:
    """A numbering 77 whose levels have these formats and texts."""
    part = word.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    shape = xml(shapes, "w:abstractNum")
    shape.set(qn("w:abstractNumId"), "77")
    part.insert(0, shape)
    one = xml('<w:abstractNumId w:val="77"/>', "w:num")
    one.set(qn("w:numId"), "77")
    part.append(one)


def ask(line: Paragraph, level: int) -> None:
    properties = line._p.get_or_add_pPr()
    properties.append(xml(f'<w:ilvl w:val="{level}"/><w:numId w:val="77"/>', "w:numPr"))


def test_automatic_numbers_are_rendered(read: Read) -> None:
    word = docx.Document()
    numbered(word, [("upperRoman", "%1."), ("decimal", "%1.%2)"), ("bullet", "\uf0b7"), ("ordinalText", "%4")])
    for level, text in [(0, "Một"), (1, "a"), (1, "b"), (0, "Hai"), (1, "c"), (2, "d"), (3, "e")]:
        ask(word.add_paragraph(text), level)
    assert texts(read(word)) == ["I. Một", "I.1) a", "I.2) b", "II. Hai", "II.1) c", "- d", "e"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [("decimal", "3"), ("decimalZero", "03"), ("upperRoman", "III"), ("lowerLetter", "c"), ("none", "")],
)
def test_automatic_numbers_of_rows_are_rendered(read: Read, form: str, shown: str) -> None:
    word = docx.Document()
    numbered(word, [(form, "%1")], start=3)
    made = table(word, "|A|1", "|B|2")
    ask(made.cell(0, 0).paragraphs[0], 0)
    assert rows(read(word))[0][0] == [shown, "A", "1"]


def test_a_style_numbers_its_paragraphs(read: Read) -> None:
    word = docx.Document()
    for text in ("Một", "Hai"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("Ba", style="List Bullet")
    assert texts(read(word)) == ["1. Một", "2. Hai", "- Ba"]


def test_a_list_that_starts_anew_counts_anew(read: Read) -> None:
    word = docx.Document()
    numbered(word, [("decimal", "%1.")])
    again = xml(
        '<w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', "w:num"
    )
    again.set(qn("w:numId"), "78")
    word.part.numbering_part.element.append(again)
    for text in ("a", "b", "c"):
        ask(word.add_paragraph(text), 0)
    word.paragraphs[-1]._p.find(f".//{qn('w:numId')}").set(qn("w:val"), "78")
    assert texts(read(word)) == ["1. a", "2. b", "1. c"]


def test_headers_of_pages_and_the_table_of_contents_are_left_out(read: Read) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Trang 1"
    word.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    word.add_paragraph("I. KẾT QUẢ\t2", style="toc 1")
    word.add_paragraph("I. KẾT QUẢ")
    assert texts(read(word)) == ["I. KẾT QUẢ"]


@pytest.mark.parametrize(
    ("inner", "tag", "code"),
    [
        ("", "w:altChunk", "word-elsewhere"),
        ('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', "w:p", "word-sheet"),
        ("<w:ins>" * 200 + "</w:ins>" * 200, "w:p", "elements-deep"),
    ],
)
def test_what_would_be_lost_is_refused(read: Read, inner: str, tag: str, code: str) -> None:
    word = docx.Document()
    word.element.body.insert(0, xml(inner, tag))
    with pytest.raises(DataError, match=r"report\.docx: ") as caught:
        read(word)
    assert caught.value.code == code


def test_a_cell_that_claims_a_million_columns_is_held(read: Read) -> None:
    word = docx.Document()
    made = word.add_table(1100, 3)
    for row in made._tbl.tr_lst:
        row.tc_lst[0].get_or_add_tcPr().append(valued("w:gridSpan", "1000000"))
    with pytest.raises(DataError, match=r"bảng 1: The table covers more than 60,000 cells"):
        read(word)


@pytest.mark.parametrize("damage", ["no zip", "no document", "no XML", "no body", "no number"])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "report.docx"
    word = docx.Document()
    span = valued("w:gridSpan", "x" if damage == "no number" else "1")
    table(word, "a|b|c").cell(0, 0)._tc.get_or_add_tcPr().append(span)
    word.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if damage == "no document":
        parts.pop("word/document.xml")
    if damage == "no XML":
        parts["word/document.xml"] = parts["word/document.xml"][:-200]
    if damage == "no body":
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"w:body", b"w:corps")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    if damage == "no zip":
        path.write_bytes(b"PK")
    with pytest.raises(DataError, match=r"report\.docx: The file cannot be read as a Word document") as caught:
        read_word(path, SHOWN)
    assert caught.value.code == "word-damaged"
