from __future__ import annotations

import unicodedata
import zlib
from pathlib import Path

import pytest
from printing import blank, escaped, handmade, lettered, numbered, packed, printed, source_of, table
from reading import REPOSITORY

from helpers.errors import DataError
from helpers.read.document import Document
from helpers.read.formats import confinement, pdf
from helpers.read.formats.pdf import read_pages, read_pdf
from helpers.read.formats.text import read_text
from helpers.read.prose.passages import read_passages
from helpers.read.prose.stated import read_stated

FILES = Path(__file__).parent / "files"
REPORT = read_text(REPOSITORY / "data/raw/2021/report.md", "report.md")
LETTERHEAD = ["UBND TỈNH HÀ TĨNH", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
LONG = "Sở Nội vụ đã chỉ đạo Trung tâm Lưu trữ lịch sử tỉnh xây dựng kế hoạch số hóa tài liệu lưu trữ, " * 3


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def rows(found: Document) -> list[list[str]]:
    """The rows of all tables, the header once."""
    every = [[cell.text for cell in row] for grid in found.grids for row in grid.rows]
    return every[:1] + [row for row in every if row != every[0]]


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    return read_pages(printed(source_of(REPORT), path), "report.pdf")


@pytest.fixture(scope="module")
def exported() -> Document:
    return read_pages(FILES / "report-2021-libreoffice.pdf", "report.pdf")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def shown(source: str, path: Path) -> Document:
    return read_pages(printed(source, path), "report.pdf")


def refusal(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        read_pages(path, "report.pdf")
    return caught.value


@pytest.mark.parametrize("name", ["typeset", "exported"])
def test_the_report_of_2021_gives_the_table_of_its_text(name: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(name)
    assert rows(found) == rows(REPORT)
    assert len(found.grids) > 1
    assert found.remarks == ()


@pytest.mark.parametrize("name", ["typeset", "exported"])
def test_the_report_of_2021_gives_the_paragraphs_of_its_text(name: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(name)
    assert [text for text in texts(found) if text not in LETTERHEAD] == texts(REPORT)


@pytest.mark.parametrize("name", ["typeset", "exported"])
def test_the_readers_of_prose_find_what_they_find_in_the_text(name: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(name)
    assert list(read_stated(found, 2021).totals["stated"]) == [2147, 64619, 330345]
    parts = [(passage.part, passage.text) for passage in read_passages(REPORT) if passage.part != "other"]
    assert [(passage.part, passage.text) for passage in read_passages(found) if passage.part != "other"] == parts


def test_the_letterhead_is_read_column_by_column(exported: Document) -> None:
    assert texts(exported)[:6] == [
        *LETTERHEAD[:2],
        "Số: /BC-SNV",
        *LETTERHEAD[2:],
        "Hà Tĩnh, ngày tháng 01 năm 2022",
    ]


def test_places_name_the_page_and_count_within_it(exported: Document) -> None:
    assert exported.grids[1].rows[2][3].place.within == "trang 2, bảng 1, dòng 3, cột 4"
    assert exported.paragraphs[-1].place.within == "trang 3, đoạn 19"


def test_a_paragraph_over_a_page_end_is_whole_and_the_page_number_is_gone(path: Path) -> None:
    found = shown(f"#v(23cm)\n{escaped(LONG * 3)}\n\nHết.", path)
    assert texts(found) == [(LONG * 3).strip(), "Hết."]
    assert found.paragraphs[1].place.within == "trang 2, đoạn 1"


@pytest.mark.parametrize(
    "texts_in",
    [
        ["I. KẾT QUẢ", "1. Thuận lợi", "- " + LONG.strip(), "- Như trên;", "+ Một."],
        [LONG.strip(), LONG.strip()],
        ["Gồm 2.147 hồ sơ.", "2.147 hồ sơ."],
    ],
)
def test_titles_and_list_items_stay_apart(texts_in: list[str], path: Path) -> None:
    assert texts(shown("\n\n".join(map(escaped, texts_in)), path)) == texts_in


def test_a_line_that_begins_with_a_dash_goes_on_with_its_sentence(path: Path) -> None:
    source = "#par(first-line-indent: 0pt)[Giai đoạn 2021 #h(1fr) và các năm tiếp theo đến #linebreak() - 2025.]"
    assert texts(shown(source, path)) == ["Giai đoạn 2021 và các năm tiếp theo đến - 2025."]


def test_a_hyphen_at_the_end_of_a_line_joins_what_it_breaks(path: Path) -> None:
    source = "#par(first-line-indent: 0pt)[Kế hoạch #h(1fr) số 27/KH-#linebreak()TTLTLS ngày 11/3/2021]"
    assert texts(shown(source, path)) == ["Kế hoạch số 27/KH-TTLTLS ngày 11/3/2021"]


def test_merged_cells_are_given_for_each_place_they_cover(path: Path) -> None:
    source = """#table(columns: 4, table.cell(rowspan: 2)[STT], table.cell(rowspan: 2)[Tên phông],
        table.cell(colspan: 2)[Số lượng], [Hồ sơ], [Trang], [1], [A], [2], [3])"""
    (grid,) = shown(source, path).grids
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["STT", "Tên phông", "Số lượng", "Số lượng"],
        ["STT", "Tên phông", "Hồ sơ", "Trang"],
        ["1", "A", "2", "3"],
    ]
    assert [[cell.merged for cell in row] for row in grid.rows] == [
        [True, True, True, True],
        [True, True, False, False],
        [False, False, False, False],
    ]


@pytest.mark.parametrize("mark", ["#super[1]", "#super(typographic: false)[1]", "#super(typographic: false)[(1)]"])
def test_a_raised_mark_never_becomes_a_figure(mark: str, path: Path) -> None:
    source = f"#table(columns: 2, [Trang 111], [330.345{mark}], [a], [b])\n\n330.345{mark} trang"
    found = shown(source, path)
    assert (found.grids[0].rows[0][1].text, texts(found)) == ("330.345(1)", ["330.345(1) trang"])


def test_a_mark_raised_by_the_state_of_the_text_is_seen(path: Path) -> None:
    content = b"BT /F 12 Tf 60 700 Td (330.345) Tj /F 7 Tf 5 Ts (1) Tj /F 12 Tf 0 Ts ( trang) Tj ET"
    assert texts(read_pages(handmade(path, content), "r")) == ["330.345(1) trang"]


@pytest.mark.parametrize("cell", ["12 \\ 345", "12 #h(2em) 345"])
def test_figures_apart_in_one_cell_do_not_become_one(cell: str, path: Path) -> None:
    assert shown(f"#table(columns: 2, [A], [{cell}], [B], [6])", path).grids[0].rows[0][1].text == "12 / 345"


def test_a_table_without_ruling_lines_stays_lines(path: Path) -> None:
    found = shown("#table(columns: 4, stroke: none, [STT], [Tên], [Hồ sơ], [Trang], [1], [A], [2], [3])", path)
    assert found.grids == []
    assert texts(found) == ["STT Tên Hồ sơ Trang", "1 A 2 3"]


def test_a_table_without_its_outer_lines_is_none(path: Path) -> None:
    sides = "(x, y) => (top: 1pt, bottom: 1pt, left: if x in (2, 3) { 1pt }, right: if x in (1, 2) { 1pt })"
    cells = "[STT], [Tên], [Hồ sơ], [Trang], [Số], [1], [A], [2], [3], [4]"
    assert shown(f"#table(columns: 5, stroke: {sides}, {cells})", path).grids == []


def boxed(*rules: str) -> bytes:
    """A table of two rows and two columns; each rule is drawn as Word does, as a thin box."""
    words = [(110, 690, "STT"), (210, 690, "Trang"), (110, 660, "1"), (210, 660, "330.345")]
    drawn = [f"{rule} re f" for rule in rules] + [f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in words]
    return "\n".join(drawn).encode()


ACROSS = ["100 710 200 0.5", "100 680 200 0.5", "100 650 200 0.5"]
DOWN = ["100 650 0.5 60", "200 650 0.5 60", "300 650 0.5 60"]


def test_thin_boxes_are_ruling_lines_and_shades_are_none(path: Path) -> None:
    shade = "0.9 g 100 680 50 30 re f 0 g 0 0 0 0"
    assert rows(read_pages(handmade(path, boxed(shade, *ACROSS, *DOWN)), "r")) == [["STT", "Trang"], ["1", "330.345"]]


@pytest.mark.parametrize("lacking", [*ACROSS[::2], *DOWN[::2]])
def test_a_table_with_an_open_side_is_none(lacking: str, path: Path) -> None:
    rules = [rule for rule in (*ACROSS, "100 665 200 0.5", *DOWN, "250 650 0.5 60") if rule != lacking]
    assert read_pages(handmade(path, boxed(*rules)), "r").grids == []


@pytest.mark.parametrize("text", [unicodedata.normalize("NFD", "Đức Thọ, Hà Tĩnh"), "fi office ﬁ"])
def test_letters_are_composed_and_ligatures_undone(text: str, path: Path) -> None:
    assert texts(shown(escaped(text), path)) == [unicodedata.normalize("NFC", text).replace("ﬁ", "fi")]


def test_a_word_over_a_ruling_line_is_refused(path: Path) -> None:
    source = "#table(columns: (1cm, 3cm), inset: 0pt, [#box(width: 9cm)[330.345999999]], [], [a], [b])"
    error = refusal(printed(source, path))
    assert (error.code, error.faults[0].place.within if error.faults[0].place else "") == (
        "pdf-overrun",
        "trang 1, bảng 1, dòng 1",
    )
    assert "330.345999999" in str(error)


def test_sideways_words_in_a_cell_are_read(path: Path) -> None:
    turned = "#rotate(-90deg, reflow: true)[Số hồ sơ]"
    (grid,) = shown(f"#table(columns: 2, [{turned}], [Tên], [1], [A])\n\n{LONG}", path).grids
    assert [cell.text for cell in grid.rows[0]] == ["Số hồ sơ", "Tên"]


def test_a_slanted_stamp_over_a_table_stays_out_of_it(path: Path) -> None:
    stamp = "#place(dx: 1cm, dy: 0.5cm, rotate(-30deg)[BẢN SAO])"
    found = shown(stamp + table([["STT", "Tên", "Trang"], ["1", "A", "2"]]), path)
    assert rows(found) == [["STT", "Tên", "Trang"], ["1", "A", "2"]]
    assert len(found.paragraphs) == 1


def test_a_page_turned_for_the_screen_is_read(path: Path) -> None:
    content = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (Trang ngang.) Tj ET"
    assert texts(read_pages(handmade(path, content, page=b"/Rotate 90"), "r")) == ["Trang ngang."]


def test_a_page_drawn_sideways_is_refused(path: Path) -> None:
    content = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (Trang ngang.) Tj ET"
    assert refusal(handmade(path, content)).code == "pdf-sideways"


@pytest.mark.parametrize(
    ("font", "text", "read"),
    [
        (b"/ABCDEF+.VnTime", "Hµ TÜnh", "Hà Tĩnh"),
        (b"/VNI-Times", "VIEÄT", "VIỆT"),
        (b"/Times-Roman", "Hµ TÜnh", "Hµ TÜnh"),
    ],
)
def test_text_in_an_old_font_is_decoded_by_its_name(font: bytes, text: str, read: str, path: Path) -> None:
    assert texts(read_pages(handmade(path, lettered(text), font=font), "r")) == [read]


def test_a_letter_drawn_twice_to_be_bold_is_read_once(path: Path) -> None:
    content = b"BT /F 12 Tf 1 0 0 1 60 700 Tm (330.345) Tj 1 0 0 1 60.3 700 Tm (330.345) Tj ET"
    assert texts(read_pages(handmade(path, content), "r")) == ["330.345"]


def test_struck_out_text_is_not_read_and_remarked(path: Path) -> None:
    found = shown("Số trang #strike[330.345] 330.354.", path)
    assert texts(found) == ["Số trang 330.354."]
    assert [(remark.check, remark.subject) for remark in found.remarks] == [("struck-content", "trang 1, “330.345”")]


@pytest.mark.parametrize("content", [b"3 Tr 60 700 Td (Kho luu tru) Tj", b"60 900 Td (Kho luu tru) Tj"])
def test_text_that_is_not_shown_is_read_with_a_remark(content: bytes, path: Path) -> None:
    found = read_pages(handmade(path, b"BT /F 12 Tf " + content + b" ET"), "r")
    assert texts(found) == ["Kho luu tru"]
    assert [(remark.check, remark.subject) for remark in found.remarks] == [("hidden-content", "trang 1")]


@pytest.mark.parametrize("note", [b"/Subtype /FreeText", b"/Subtype /Widget /FT /Tx /V (330.354)"])
def test_what_is_put_onto_a_page_is_remarked(note: bytes, path: Path) -> None:
    annotations = b"/Annots [<< /Type /Annot /Rect [0 0 9 9] " + note + b" >>]"
    found = read_pages(handmade(path, lettered("Mot."), page=annotations), "r")
    assert [remark.check for remark in found.remarks] == ["annotation-unread"]


@pytest.mark.parametrize("note", [b"/Subtype /Link", b"/Subtype /Widget /FT /Sig /V (ky)"])
def test_links_and_signatures_are_not_remarked(note: bytes, path: Path) -> None:
    annotations = b"/Annots [<< /Type /Annot /Rect [0 0 9 9] " + note + b" >>]"
    assert read_pages(handmade(path, lettered("Mot."), page=annotations), "r").remarks == ()


IMAGE = packed(
    b"\xff" * 4, b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
)


@pytest.mark.parametrize("words", [b"", lettered("2")])
def test_a_scanned_page_is_refused_with_its_number(words: bytes, path: Path) -> None:
    error = refusal(handmade(path, b"q 600 0 0 800 0 0 cm /X Do Q " + words, IMAGE))
    assert error.code == "pdf-scanned"
    assert "Of 1 pages these are pictures without text: 1." in str(error)


def test_a_logo_makes_no_scanned_page(path: Path) -> None:
    assert texts(read_pages(handmade(path, b"q 60 0 0 60 0 0 cm /X Do Q " + lettered("Mot."), IMAGE), "r")) == ["Mot."]


def test_a_file_without_any_text_is_refused(path: Path) -> None:
    assert refusal(handmade(path, b"0 0 m 9 9 l S")).code == "pdf-empty"


def test_a_file_that_opens_with_a_password_is_refused() -> None:
    assert refusal(FILES / "locked.pdf").code == "pdf-encrypted"


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert texts(read_pages(FILES / "restricted.pdf", "r")) == ["Một tệp có mật khẩu."]


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.9, 0.995])
def test_a_file_that_breaks_off_is_refused(share: float, path: Path) -> None:
    data = (FILES / "report-2021-libreoffice.pdf").read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    assert refusal(path).code == "pdf-damaged"


def test_a_page_that_cannot_be_unpacked_is_refused(path: Path) -> None:
    content = b" ".join(lettered(f"Dong {n}") for n in range(99))
    data = bytearray(handmade(path, content).read_bytes())
    data[data.index(b"stream") + 100] ^= 0xFF
    path.write_bytes(data)
    error = refusal(path)
    assert (error.code, error.faults[0].place.within if error.faults[0].place else "") == ("pdf-damaged", "trang 1")


def test_a_page_that_is_lacking_is_a_damage(path: Path) -> None:
    pages = b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>"
    path.write_bytes(handmade(path, lettered("Mot.")).read_bytes().replace(b"/Kids [3 0 R] /Count 1", pages[17:-3]))
    assert refusal(path).code == "pdf-damaged"


def test_letters_that_the_file_does_not_tell_are_refused(path: Path) -> None:
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Kho /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    font += b" /Subtype /CIDFontType2 /BaseFont /Kho"
    font += b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> /FontDescriptor"
    font += b" << /FontName /Kho /FontBBox [0 0 9 9] >> >>] >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    page += b" /Resources << /Font << /F 5 0 R >> >> >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    content = packed(b"BT /F 12 Tf 60 700 Td <00410042> Tj ET")
    path.write_bytes(numbered([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, content, font]))
    error = refusal(path)
    assert error.code == "pdf-letters"
    assert "in the font Kho" in str(error)


def test_too_many_pages_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PAGES", 2)
    assert refusal(printed("A #pagebreak() B #pagebreak() C", path)).code == "pdf-pages"


@pytest.mark.parametrize("content", [b"BT /F 12 Tf " + b"(ABCDEFGHIJ) Tj " * 3001, b"0 0 m 9 9 l S " * 3001])
def test_a_page_with_too_much_on_it_is_refused(content: bytes, path: Path) -> None:
    assert refusal(handmade(path, content)).code == "pdf-crowded"


def test_a_page_tree_that_turns_in_a_circle_ends(path: Path) -> None:
    pages = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    path.write_bytes(numbered([b"<< /Type /Catalog /Pages 2 0 R >>", pages]))
    assert refusal(path).code == "pdf-damaged"


def test_a_bomb_ends_within_the_memory_allowed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "MEMORY", 2**30)
    spaces = zlib.compress(blank(2**20, 1100))
    stream = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream" % (len(spaces), spaces)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    path.write_bytes(numbered([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, stream]))
    assert path.stat().st_size < 20_000
    with pytest.raises(DataError) as caught:
        read_pdf(path, "report.pdf")
    assert caught.value.code == "pdf-heavy"


def test_drawings_within_drawings_end_within_the_time_allowed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "SECONDS", 3.0)
    forms = [
        packed(
            b"/X Do " * 10, b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        )
        for number in range(6, 26)
    ]
    with pytest.raises(DataError) as caught:
        read_pdf(handmade(path, b"/X Do", *forms, packed(b"", b"/Subtype /Form /BBox [0 0 9 9]")), "report.pdf")
    assert caught.value.code == "pdf-heavy"


def test_what_the_other_process_finds_comes_back() -> None:
    assert texts(read_pdf(FILES / "restricted.pdf", "r")) == ["Một tệp có mật khẩu."]
    with pytest.raises(DataError, match="r: This PDF file is locked") as caught:
        read_pdf(FILES / "locked.pdf", "r")
    assert caught.value.code == "pdf-encrypted"
