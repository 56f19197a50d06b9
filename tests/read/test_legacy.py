from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_charsets import as_tcvn3, as_vni
from reading import REPOSITORY

from helpers.errors import DataError
from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Paragraph
from helpers.read.formats.text import read_text
from helpers.read.letters.legacy import as_unicode, charset_of_font, decode
from helpers.read.letters.syllable import is_abbreviation, is_syllable, words

Shown = Callable[[str], str]
REPORT = Path("data/raw/2021/report.md")
NAMES = ["UBND huyện Can Lộc", "Uỷ ban nhân dân tỉnh Hà Tĩnh", "Sở Lao động", "Huyện ủy Hương Khê", "Tỉnh đoàn"]


def of_cells(*texts: str) -> Document:
    cells = (Cell(text, Place("a.xlsx", row=row, column="2")) for row, text in enumerate(texts, start=1))
    return Document("a.xlsx", (Grid(tuple((cell,) for cell in cells), Place("a.xlsx")),))


def cells(document: Document) -> list[str]:
    return [cell.text for grid in document.grids for row in grid.rows for cell in row]


@pytest.mark.parametrize(
    ("font", "charset"),
    [
        (".VnTime", "tcvn3"),
        ("ABCDEF+.VnTime,Bold", "tcvn3"),
        (".VnHelvetIns", "tcvn3"),
        (".VnCentury Schoolbook", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        (".VNARIALH", "tcvn3-capitals"),
        ("ABCDEF+.VnTimeH-Bold", "tcvn3-capitals"),
        (".VnArial NarrowH", "tcvn3-capitals"),
        ("VNI-Times", "vni"),
        ("ABCDEF+VNI-Helve-Condense", "vni"),
        ("Times New Roman", None),
        ("", None),
        (None, None),
    ],
)
def test_a_font_tells_its_charset(font: str | None, charset: str | None) -> None:
    assert charset_of_font(font) == charset


@pytest.mark.parametrize(
    ("shown", "charset", "text"),
    [
        ("Hµ TÜnh, huyÖn Th¹ch Hµ", "tcvn3", "Hà Tĩnh, huyện Thạch Hà"),
        ("Uû ban nh©n d©n, sè l\u00ad\u00eeng", "tcvn3", "Uỷ ban nhân dân, số lượng"),
        ("TæNG CéNG", "tcvn3", "TỔNG CỘNG"),
        ("së néi vô", "tcvn3-capitals", "SỞ NỘI VỤ"),
        ("VIEÄT NAM, Haø Tónh, Uyû ban nhaân daân", "vni", "VIỆT NAM, Hà Tĩnh, Uỷ ban nhân dân"),
        ("Ñöùc Thoï, Kyø Anh, Aùnh, ÑÖÔÏC", "vni", "Đức Thọ, Kỳ Anh, Ánh, ĐƯỢC"),
        ("330.345 m² (1) – 12°", "tcvn3", "330.345 m² (1) – 12°"),
    ],
)
def test_shown_letters_are_decoded(shown: str, charset: str, text: str) -> None:
    assert decode(shown, charset) == text


@pytest.mark.parametrize("text", ["Số hồ sơ", "Tài chính", "Thanh tra", "bìa hồ sơ"])
@pytest.mark.parametrize("charset", ["tcvn3", "vni"])
def test_unicode_in_the_wrong_font_stays(text: str, charset: str) -> None:
    assert decode(text, charset) == text


@pytest.mark.skipif(not shutil.which("iconv"), reason="needs the GNU C library")
def test_the_table_of_tcvn3_is_that_of_the_c_library() -> None:
    letters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    raw = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN"], input=letters.encode(), capture_output=True, check=True
    )
    assert decode(" ".join(raw.stdout.decode("latin-1")), "tcvn3") == " ".join(letters)


def test_the_words_of_the_report_are_syllables() -> None:
    found = words((REPOSITORY / REPORT).read_text(encoding="utf-8"))
    assert len(found) > 500
    assert [word for word in found if not is_syllable(word) and not is_abbreviation(word)] == []


@pytest.mark.parametrize("word", ["lôc", "hòá", "xyz", "cac", "Hµ", "VIEÄT", "hÀ", "ăo", "Krông", "phßng"])
def test_other_words_are_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("shown", "name"), [(as_tcvn3, "TCVN3"), (as_vni, "VNI")])
def test_a_document_in_an_old_charset_is_converted_whole(shown: Shown, name: str) -> None:
    found = as_unicode(of_cells(*map(shown, NAMES), "Thanh tra", "330.345"))
    assert [text.casefold() for text in cells(found)[:-2]] == [text.casefold() for text in NAMES]
    assert [(remark.check, remark.subject, remark.source_place) for remark in found.remarks] == [
        ("legacy-charset", name, "a.xlsx")
    ]


@pytest.mark.parametrize("shown", [as_tcvn3, as_vni])
def test_the_whole_report_comes_back(shown: Shown) -> None:
    report = read_text(REPOSITORY / REPORT, REPORT.as_posix())
    texts = [paragraph.text for paragraph in report.paragraphs]
    old = Document("a.docx", tuple(Paragraph(shown(text), Place("a.docx")) for text in texts))
    assert [p.text.casefold() for p in as_unicode(old).paragraphs] == [text.casefold() for text in texts]


def test_the_report_in_unicode_is_never_touched() -> None:
    report = read_text(REPOSITORY / REPORT, REPORT.as_posix())
    assert as_unicode(report) is report


SYLLABLES = sorted({word for word in words((REPOSITORY / REPORT).read_text(encoding="utf-8")) if is_syllable(word)})


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(st.sampled_from([*SYLLABLES, "Thanh", "tra", "12"]), min_size=1).map(" ".join), min_size=1))
def test_sentences_in_unicode_are_never_converted(sentences: list[str]) -> None:
    document = of_cells(*sentences)
    assert as_unicode(document) is document


@pytest.mark.parametrize(
    "texts",
    [
        ["Thanh tra", "330.345"],
        ["Straße", "Müller", "Café", "São Paulo", "Noël"],
        ["Krông Nô", "Đắk Lắk", "Chư Prông"],
        ["m²", "25°C", "«An»", "· mục", "½ trang", "§ 5"],
        ["Can Léc"],
        ["Công Thương – “Xây dựng”…"],
        [],
    ],
)
def test_what_proves_nothing_stays(texts: list[str]) -> None:
    document = of_cells(*texts)
    assert as_unicode(document) is document


def test_in_a_mixed_document_only_what_is_proven_is_converted() -> None:
    found = as_unicode(of_cells("Số hồ sơ lưu trữ", "Hµ TÜnh", "Can Léc", "phßng Néi vô", "Tài chính", "Thanh tra"))
    converted = ["Số hồ sơ lưu trữ", "Hà Tĩnh", "Can Léc", "phòng Nội vụ", "Tài chính", "Thanh tra"]
    assert cells(found) == converted
    assert [(remark.check, remark.expected, remark.found, remark.source_place) for remark in found.remarks] == [
        ("legacy-charset", "Hà Tĩnh", "Hµ TÜnh", "a.xlsx, dòng 2, cột 2"),
        ("legacy-mixed", "Can Lộc", "Can Léc", "a.xlsx, dòng 3, cột 2"),
        ("legacy-charset", "phòng Nội vụ", "phßng Néi vô", "a.xlsx, dòng 4, cột 2"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H\ufffd Tĩnh", "letters-lost"),
        ("H? T?nh", "letters-lost"),
        ("?ức Thọ", "letters-lost"),
        ("HÃ\xa0 TÄ©nh", "text-mojibake"),
        ("Sá»‘ há»“ sÆ¡", "text-mojibake"),
    ],
)
def test_a_cell_whose_letters_were_lost_is_refused_with_its_place(text: str, code: str) -> None:
    with pytest.raises(DataError, match=r"a\.xlsx, dòng 2, cột 2: ") as caught:
        as_unicode(of_cells("Huyện Can Lộc", text))
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["Vì sao? Chưa rõ", "?", "https://a.vn/b?c=d", "12?5", "«Bà Rá»…", "Ã"])
def test_signs_that_say_nothing_of_lost_letters_pass(text: str) -> None:
    assert cells(as_unicode(of_cells("Huyện Can Lộc", text))) == ["Huyện Can Lộc", text]
