"""Corrections hit the place and the value that they name, or stop the run."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from reading import document, settings

from helpers.errors import DataError
from helpers.place import Place
from helpers.project import Project
from helpers.read.document import Cell, Document, Grid, Paragraph
from helpers.read.typed.corrections import apply_corrections, corrected_places, note_corrections, read_corrections
from helpers.tables.inputs import CORRECTIONS

FILE = "data/raw/2021/report.md"
TEXT = """BÁO CÁO

Năm 2021 scan 330.346 trang, nhập 45.148 văn bản
và 8.110 hồ sơ; so với 45.148 văn bản.

STT\tTên phông\tSố hồ sơ\tSố văn bản\tSố trang
1\tThanh tra\t05\t43\t330.346
2\tXây  dựng\t7\t\t-
"""


def rows(*typed: tuple[str, str, str]) -> pd.DataFrame:
    """Corrections of a place, what is expected and what it should be."""
    person = {"reason": "Gõ nhầm", "by": "Nguyễn A", "date": "2022-01-05"}
    named = [dict(zip(("place", "expected", "corrected"), row, strict=True)) for row in typed]
    return CORRECTIONS.of(
        [{**row, **person, "source_place": f"corrections.csv, dòng {line}"} for line, row in enumerate(named, start=2)]
    )


def corrected(*typed: tuple[str, str, str]) -> Document:
    return apply_corrections(document(TEXT), rows(*typed))


def cells(found: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.grids[0].rows]


def refusal(*typed: tuple[str, str, str]) -> str:
    with pytest.raises(DataError) as caught:
        corrected(*typed)
    return str(caught.value)


def test_nothing_is_changed_without_corrections() -> None:
    assert corrected() == document(TEXT)


@pytest.mark.parametrize(
    "place",
    [
        "bảng 1, dòng 7, cột 5",
        "bảng 1, dòng 7, cột 5 (Số hóa trang tài liệu (A4))",
        "Bảng 1 ,dòng 7,  cột 5 ( Số trang )",
        f"{FILE}, bảng 1, dòng 7, cột 5 (Số trang): ",
        "report.md, BẢNG 1, DÒNG 7, CỘT 5",
    ],
)
@pytest.mark.parametrize("expected", ["330.346", "330346", "330 346"])
def test_a_cell_is_found_however_its_place_and_count_are_typed(place: str, expected: str) -> None:
    found = corrected((place, expected, "330.345"))
    assert cells(found)[1] == ["1", "Thanh tra", "05", "43", "330.345"]
    assert found.grids[0].rows[1][4].place == Place(FILE, "bảng 1", 7, column="5")


def test_words_and_empty_cells_are_corrected() -> None:
    found = corrected(
        ("bảng 1, dòng 8, cột 2", "Xây dựng", "Sở Xây dựng"),
        ("bảng 1, dòng 8, cột 4", "", "12"),
        ("bảng 1, dòng 8, cột 5", "-", "40"),
    )
    assert cells(found)[2] == ["2", "Sở Xây dựng", "7", "12", "40"]


@pytest.mark.parametrize("place", ["dòng 3–4", "dòng 3-4", "dòng 3", "dòng 4", "report.md, dòng 4"])
def test_words_of_a_paragraph_are_corrected(place: str) -> None:
    found = corrected((place, "330.346", "330.345"), (place, "nhập 45.148 văn bản và", "nhập 45.149 văn bản và"))
    assert found.paragraphs[1].text.startswith("Năm 2021 scan 330.345 trang, nhập 45.149 văn bản và 8.110 hồ sơ")


def test_a_number_that_a_spreadsheet_keeps_becomes_a_text_of_its_own() -> None:
    place = Place("r.xlsx", "trang tính Biểu (1), x", 5, column="D")
    sheet = Document("r.xlsx", (Grid(((Cell("2.147", place, 2.147, merged=True),),), place),))
    found = apply_corrections(sheet, rows(("trang tính Biểu (1), x, dòng 5, cột D (Trang)", "2.147", "2147")))
    assert found.grids[0].rows[0][0] == Cell("2147", place)
    with pytest.raises(DataError, match=r'says "2\.147", not "2147"'):
        apply_corrections(sheet, rows(("trang tính Biểu (1), x, dòng 5, cột D", "2147", "2148")))


def test_a_paragraph_that_its_page_places_is_corrected() -> None:
    page = Document("r.pdf", (Paragraph("Scan 5 trang.", Place("r.pdf", "trang 2, đoạn 3")),))
    found = apply_corrections(page, rows(("Trang 2, đoạn 3", "5 trang", "6 trang")))
    assert found.paragraphs[0].text == "Scan 6 trang."


def test_of_several_paragraphs_in_a_row_the_one_that_says_it_is_corrected() -> None:
    place = Place("r.xlsx", "trang tính A", 2)
    sheet = Document("r.xlsx", tuple(Paragraph(text, place) for text in ("Năm 2020", "Tỉnh A", "Số 1", "Số 1")))
    found = apply_corrections(sheet, rows(("trang tính A, dòng 2", "2020", "2021")))
    assert [paragraph.text for paragraph in found.paragraphs] == ["Năm 2021", "Tỉnh A", "Số 1", "Số 1"]
    with pytest.raises(DataError, match="stands 2 times"):
        apply_corrections(sheet, rows(("trang tính A, dòng 2", "Số 1", "Số 2")))
    with pytest.raises(DataError, match='says "Năm 2020; Tỉnh A; Số 1; Số 1", not "2019"'):
        apply_corrections(sheet, rows(("trang tính A, dòng 2", "2019", "2021")))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("bảng 1, dòng 7, cột 4", "44", "45"), 'report.md, bảng 1, dòng 7, cột 4 says "43", not "44" as expected'),
        (("bảng 1, dòng 8, cột 4", "5", "6"), 'cột 4 says "", not "5" as expected'),
        (("bảng 1, dòng 7, cột 4", "", "6"), 'cột 4 says "43", not "" as expected'),
        (("bảng 1, dòng 7, cột 6", "44", "45"), "Nearest: bảng 1, dòng 7, cột 5; bảng 1, dòng 7, cột 4;"),
        (("bảng 1, dòng 99, cột 5", "44", "45"), "Nearest: bảng 1, dòng 8, cột 5; bảng 1, dòng 7, cột 5;"),
        (("bảng 1, dòng 7", "44", "45"), "Nearest: bảng 1, dòng 7, cột 1;"),
        (("2020/report.md, dòng 3", "44", "45"), 'report.md has no place "2020/report.md, dòng 3"'),
        (("bảng 1, dòng 7, cột 4", "43", "43"), '"43" is what the report says already'),
        (("bảng 1, dòng 7, cột 5", "330346", "330.346"), "is what the report says already"),
        (("dòng 3", "330.345", "330.344"), 'dòng 3–4 says "Năm 2021 scan 330.346 trang'),
        (("dòng 3", "346", "345"), 'not "346" as expected'),
        (("dòng 3", "330", "331"), 'not "330" as expected'),
        (("dòng 3", "", "331"), 'not "" as expected'),
        (("dòng 3", "45.148 văn bản", "45.149 văn bản"), "stands 2 times in data/raw/2021/report.md, dòng 3–4"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(typed: tuple[str, str, str], message: str) -> None:
    assert message in refusal(typed)


@pytest.mark.parametrize(
    "typed",
    [
        [("bảng 1, dòng 7, cột 4", "43", "44"), ("Bảng 1, dòng 7, cột 4 (Văn bản)", "43", "45")],
        [("bảng 1, dòng 8, cột 4", "", "44"), ("bảng 1,dòng 8,cột 4", "", "45")],
        [("dòng 3", "330.346", "1"), ("dòng 4", "scan 330.346", "scan 2")],
    ],
)
def test_two_corrections_of_one_place_are_refused(typed: list[tuple[str, str, str]]) -> None:
    assert "corrections.csv, dòng 3 and corrections.csv, dòng 2 correct the same words" in refusal(*typed)


def test_all_faults_are_told_at_once() -> None:
    told = refusal(("dòng 99", "1", "2"), ("bảng 1, dòng 7, cột 4", "44", "45"), ("dòng 3", "và", "và"))
    assert [line.split(":")[0] for line in told.splitlines()] == [f"corrections.csv, dòng {n}" for n in (2, 3, 4)]


def test_the_rows_corrected_are_known() -> None:
    typed = rows(
        ("bảng 1, dòng 7, cột 4", "43", "44"), ("bảng 1, dòng 7, cột 5", "330.346", "5"), ("dòng 4", "8.110", "8")
    )
    places = corrected_places(document(TEXT), typed)
    assert places == {
        "bảng 1, dòng 7": "đính chính: corrections.csv, dòng 2; corrections.csv, dòng 3",
        "dòng 3–4": "đính chính: corrections.csv, dòng 4",
    }
    noted = note_corrections(pd.DataFrame({"source_place": ["dòng 3–4", "bảng 1, dòng 8"]}), places)
    assert noted["source_place"].tolist() == ["dòng 3–4 (đính chính: corrections.csv, dòng 4)", "bảng 1, dòng 8"]


HEADER = "Vị trí;Giá trị trong báo cáo;Giá trị đúng;Lý do;Người đính chính;Ngày\n"
ROW = "bảng 1, dòng 7, cột 5;330.346;330.345;Gõ nhầm;Nguyễn A;2022-01-05\n"


def typed_in(folder: Path, text: str) -> pd.DataFrame:
    path = folder / "data/raw/2021/corrections.csv"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return read_corrections(Project(folder, settings()), 2021)


def test_corrections_are_read(tmp_path: Path) -> None:
    found = typed_in(tmp_path, HEADER + ROW + ROW.replace("dòng 7", "dòng 8").replace("330.346", ""))
    CORRECTIONS.check(found)
    assert found["corrected"].tolist() == ["330.345", "330.345"]
    assert found["expected"].isna().tolist() == [False, True]
    assert found["source_place"].tolist() == [f"data/raw/2021/corrections.csv, dòng {line}" for line in (2, 3)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + ROW.replace("330.345", ""), r"cột 3 \(Giá trị đúng\): The cell is empty"),
        (HEADER + ROW.replace("Gõ nhầm", ""), r"cột 4 \(Lý do\): The cell is empty"),
        (HEADER + ROW.replace("2022-01-05", "5/1/2022"), "is not a date as year-month-day"),
        (HEADER + ROW + ROW, "dòng 3 and data/raw/2021/corrections.csv, dòng 2 both give bảng 1, dòng 7, cột 5"),
    ],
)
def test_corrections_that_nobody_answers_for_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        typed_in(tmp_path, text)
