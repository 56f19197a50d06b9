"""The export of the archive software: counted right in every shape, or refused with the cell and without a title."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import duckdb
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_charsets import as_tcvn3, cp1258

from conftest import REPOSITORY
from helpers.errors import DataError, RunError
from helpers.place import Place
from helpers.project import Project
from helpers.read.headings import words
from helpers.read.number import NumberError, parse_count
from helpers.read.software import query
from helpers.read.software.database import database
from helpers.read.software.export import Line
from helpers.read.software.faults import TOLD, faults_of
from helpers.read.software.header import known_headings
from helpers.read.software.tally import Software, read_software, software_file
from helpers.read.software.text import open_text
from helpers.read.totals import is_total
from helpers.tables.reconciled import SOFTWARE
from helpers.words import LANGUAGES

SHOWN = "data/raw/2021/software"
SECRET = "Đơn xin của bà Lê Thị Bí Mật, số 5"
HEADER = "STT,Mã hồ sơ,Tên phông,Tiêu đề,Số văn bản,Số trang"
ROWS = [
    f'1,H1,UBND huyện Can Lộc,"{SECRET}",3,20',
    f'2,H2,UBND huyện Can Lộc,"{SECRET}",4,1.030',
    f'3,H1,Sở Nội vụ,"{SECRET}",05,"7"',
]
COUNTED = {"ủy ban nhân dân huyện can lộc": (2, 7, 1050), "sở nội vụ": (1, 5, 7)}

Frame = Mapping[str, tuple[int, int | None, int | None]]


def export(tmp_path: Path, text: str | bytes, suffix: str = ".csv", **more: object) -> Software:
    path = tmp_path / f"software{suffix}"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path)


def read(
    path: Path, aliases: Mapping[str, str] | None = None, added: Mapping[str, Sequence[str]] | None = None
) -> Software:
    found = read_software(path, SHOWN + path.suffix, aliases or {}, added or {})
    SOFTWARE.check(found.fonds)
    assert SECRET[:10] not in found.fonds.to_csv() + repr(found)
    return found


def told(found: Software) -> dict[str, tuple[object, ...]]:
    rows = found.fonds.astype("object").where(found.fonds.notna(), None)
    return {row["fonds_key"]: (row["records"], row["documents"], row["pages"]) for _, row in rows.iterrows()}


def refused(tmp_path: Path, text: str | bytes, suffix: str = ".csv") -> list[str]:
    """The messages in English, once it is held that none in any language quotes a title."""
    with pytest.raises(DataError) as caught:
        export(tmp_path, text, suffix)
    chain = [caught.value, caught.value.__cause__]
    assert SECRET[:10] not in "".join(fault.text(tongue) for fault in caught.value.faults for tongue in LANGUAGES)
    assert SECRET[:10] not in "".join(map(repr, chain))
    return [fault.text("en").removeprefix(SHOWN + suffix) for fault in caught.value.faults]


def table(*rows: str, header: str = HEADER) -> str:
    return "".join(f"{row}\n" for row in (header, *rows))


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Trang {number + 1}")
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def cells(*rows: str) -> list[list[object]]:
    return [[int(cell) if cell.isdecimal() else cell for cell in row.split("|")] for row in rows]


PLAIN = table(*ROWS)


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r\n", 2).encode(),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        unicodedata.normalize("NFD", PLAIN).encode(),
        ("\n" + PLAIN).encode(),
        table(*ROWS).replace(",H1,", ", H1 ,").encode(),
        PLAIN.replace("\n", "\n\n").encode(),
        PLAIN.replace("\n", ",\n").encode(),
        table(*(row + "," for row in ROWS)).encode(),
        (PLAIN + HEADER + "\n").encode(),
        table("(1),(2),(3),(4),(5),(6)", *ROWS).encode(),
        table(*ROWS, ",,,,,", "").encode(),
        table(*ROWS, ",,Tổng cộng,,12,1.057").encode(),
        table(*ROWS, ",3,Tổng cộng:,,12,1.057").encode(),
        table(*ROWS, ",TỔNG SỐ (I+II),,,12,1.057").encode(),
        table(*ROWS, "Cộng,,,,12,1.057").encode(),
        ('SỞ NỘI VỤ,,,,,\n"Danh\nsách",,,,,\n,,,,,\n' + PLAIN).encode(),
        ("SỞ NỘI VỤ\nNăm 2021\n" + PLAIN).encode(),
        PLAIN.replace("Tên phông", '"Tên\nphông"').encode(),
        table(*ROWS, header="STT,Mã hồ sơ,Tên phông,Tiêu đề,Số lượng,\n,,,,Văn bản,Trang").encode(),
    ],
)
def test_every_form_of_a_table_is_counted_alike(tmp_path: Path, data: bytes) -> None:
    assert told(export(tmp_path, data)) == COUNTED


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_are_told_by_the_header(tmp_path: Path, mark: str) -> None:
    text = PLAIN.replace(SECRET, "Về việc").replace(",", mark).replace('"', "")
    assert told(export(tmp_path, text, ".tsv")) == COUNTED


def test_an_older_encoding_is_inferred_and_said(tmp_path: Path) -> None:
    text = PLAIN.replace(SECRET, "Về việc cấp đất")
    found = export(tmp_path, cp1258(text))
    assert told(found) == COUNTED
    assert [remark.check for remark in found.remarks] == ["encoding-inferred"]


def test_text_of_before_unicode_is_read(tmp_path: Path) -> None:
    rows = [row.replace(SECRET, "Về việc cấp đất") for row in ROWS]
    found = export(tmp_path, as_tcvn3(table(*rows)).encode("latin-1"))
    assert told(found) == COUNTED
    assert [remark.check for remark in found.remarks] == ["encoding-inferred"]


@pytest.mark.parametrize("kind", ["VARCHAR", "BIGINT", "DOUBLE", "DECIMAL(12, 2)"])
def test_parquet_is_counted_alike(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "software.parquet"
    titled = [("H1", "UBND huyện Can Lộc", 3, 20), ("H2", "UBND huyện Can Lộc", 4, 1030), ("H1", "Sở Nội vụ", 5, 7)]
    rows = ", ".join(str((code, fonds, SECRET, documents, pages)) for code, fonds, documents, pages in titled)
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (SELECT a "Mã hồ sơ", b "Tên phông", c "Tiêu đề", CAST(d AS {kind}) "Số văn bản", CAST(e AS {kind})
            "Số trang" FROM (VALUES {rows}) t(a, b, c, d, e)) TO '{path}' (FORMAT parquet)"""
        )
    assert told(read(path)) == COUNTED


def test_a_cell_of_parquet_or_of_a_workbook_at_fault_is_named(tmp_path: Path) -> None:
    path = tmp_path / "software.parquet"
    with duckdb.connect() as connection:
        rows = f"('H1', 'A b', '{SECRET}', '1O'), ('H2', 'A b', '{SECRET}', '{SECRET}'), (NULL, NULL, 'Tổng cộng', '1')"
        query = f'SELECT a "Mã hồ sơ", b "Phông", c "Tiêu đề", d "Số trang" FROM (VALUES {rows}) t(a, b, c, d)'
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    book = workbook(tmp_path / "software.xlsx", cells("Mã hồ sơ|Phông|Tiêu đề|Số trang", f"H1|A b|{SECRET}|1O"))
    for file, count, place in (
        (path, 2, "dòng 2, cột Số trang"),
        (book, 1, "trang tính Trang 1, dòng 2, cột D (Số trang)"),
    ):
        with pytest.raises(DataError) as caught:
            read(file)
        assert len(caught.value.faults) == count
        assert SECRET[:10] not in str(caught.value)
        assert caught.value.faults[0].text("en").startswith(f'{SHOWN}{file.suffix}, {place}: "1O" is not a number')


SHEET = cells(
    "STT|Mã hồ sơ|Tên phông|Tiêu đề|Số văn bản|Số trang",
    f"1|H1|UBND huyện Can Lộc|{SECRET}|3|20",
    f"2|H2|UBND huyện Can Lộc|{SECRET}|4|1030",
    f"3|H1|Sở Nội vụ|{SECRET}|5|7",
)


@pytest.mark.parametrize(
    "sheets",
    [
        [SHEET],
        [[["SỞ NỘI VỤ"], [], *SHEET, ["Tổng cộng", "", "", "", 12, 1057]]],
        [SHEET, cells("Người lập|Nguyễn Văn A", "Ngày|5")],
        [cells("Ghi chú|a|b"), SHEET],
    ],
)
def test_a_workbook_is_counted_alike(tmp_path: Path, sheets: list[list[list[object]]]) -> None:
    assert told(read(workbook(tmp_path / "software.xlsx", *sheets))) == COUNTED


def test_a_merged_header_of_two_rows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "software.xlsx"
    head = cells("STT|Mã hồ sơ|Tên phông|Tiêu đề|Số lượng|", "|||||")
    head[1] = ["", "", "", "", "Văn bản", "Trang"]
    workbook(path, [*head, *SHEET[1:]])
    book = openpyxl.load_workbook(path)
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"):
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    assert told(read(path)) == COUNTED


@pytest.mark.parametrize("second", [SHEET, SHEET[1:]])
def test_a_table_in_two_sheets_is_refused(tmp_path: Path, second: list[list[object]]) -> None:
    with pytest.raises(DataError, match="further tables of records: trang tính Trang 2"):
        read(workbook(tmp_path / "software.xlsx", SHEET, second))


DOCUMENTS = "Mã hồ sơ,Tên phông,Số ký hiệu văn bản,Trích yếu,Số trang"


def test_a_row_with_a_documents_code_is_a_document(tmp_path: Path) -> None:
    rows = [f'H1,Sở Nội vụ,{number}/QĐ,"{SECRET}",2' for number in range(3)]
    found = export(tmp_path, table(*rows, 'H2,Sở Nội vụ,,"",5', header=DOCUMENTS))
    assert told(found) == {"sở nội vụ": (2, 4, 11)}
    assert [(remark.check, remark.found) for remark in found.remarks] == [("software-document-blank", "1")]


def test_without_a_column_of_documents_a_code_that_repeats_makes_rows_documents(tmp_path: Path) -> None:
    header = "Mã hồ sơ,Phông,Số trang"
    assert told(export(tmp_path, table("H1,A b,2", "H1,A b,3", header=header))) == {"a b": (1, 2, 5)}
    assert told(export(tmp_path, table("H1,A b,2", "H2,A b,3", header=header))) == {"a b": (2, None, 5)}


def test_codes_are_told_apart_within_a_fonds_and_doubled_ones_are_named(tmp_path: Path) -> None:
    found = export(tmp_path, table(*ROWS, "4,H2,Uỷ ban  nhân dân huyện Can Lộc,x,1,1", "5,H1,Sở nội vụ,x,1,1"))
    assert told(found) == {"ủy ban nhân dân huyện can lộc": (2, 8, 1051), "sở nội vụ": (1, 6, 8)}
    assert found.fonds["doubled"].tolist() == [1, 1]
    assert found.fonds["doubled_code"].tolist() == ["H1", "H2"]
    assert found.fonds["fonds"].tolist() == ["Sở Nội vụ", "UBND huyện Can Lộc"]


@pytest.mark.parametrize(("hashed", "alike"), [("_BY_HASH", "hash(1)"), ("_CODE_HASH", "length(record)")])
def test_names_or_codes_of_one_hash_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hashed: str, alike: str
) -> None:
    monkeypatch.setattr(query, hashed, alike)
    found = export(tmp_path, PLAIN)
    assert told(found) == COUNTED
    assert found.fonds["doubled"].tolist() == [0, 0]


def test_aliases_join_fonds(tmp_path: Path) -> None:
    path = tmp_path / "software.csv"
    path.write_text(PLAIN, encoding="utf-8")
    assert told(read(path, {"sở nội vụ": "ủy ban nhân dân huyện can lộc"})) == {
        "ủy ban nhân dân huyện can lộc": (2, 12, 1057)
    }


def test_headings_can_be_added(tmp_path: Path) -> None:
    path = tmp_path / "software.csv"
    path.write_text(PLAIN.replace("Mã hồ sơ", "Mã lưu"), encoding="utf-8")
    assert told(read(path, added={"record": ["Mã lưu"], "number": ["STT"]})) == COUNTED


def test_a_blank_count_is_unknown_and_counted(tmp_path: Path) -> None:
    found = export(tmp_path, table("1,H1,Sở Nội vụ,x,-,", "2,H2,Sở Nội vụ,x,...,0"))
    assert told(found) == {"sở nội vụ": (2, None, 0)}
    assert found.fonds[["documents_blank", "pages_blank"]].to_numpy().tolist() == [[2, 1]]


def test_sheets_of_paper_are_no_pages(tmp_path: Path) -> None:
    found = export(tmp_path, table(*ROWS, header=HEADER.replace("Số trang", "Số tờ")))
    assert [pages for _, _, pages in told(found).values()] == [None, None]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("4,H9,Sở Nội vụ,x,3O,1", ', dòng 5, cột Số văn bản: "3O" is not a number: letters'),
        ("4,H9,Sở Nội vụ,x,3,2.5", ', dòng 5, cột Số trang: "2.5" is not a whole count'),
        ("4,H9,Sở Nội vụ,x,-3,1e3", ", dòng 5, cột Số văn bản: "),
        ("4,H9,Sở Nội vụ,x,3,9999999999999", ", dòng 5, cột Số trang: "),
        (f'4,H9,Sở Nội vụ,x,3,"{SECRET}"', ", dòng 5, cột Số trang: The cell holds words where a number should be"),
        (f'4,H9,Sở Nội vụ,"{SECRET}",3', ", dòng 5: The row has 5 cells where the headings are 6."),
        (f"4,H9,Sở Nội vụ,{SECRET},3,1", ", dòng 5: The row has 7 cells where the headings are 6."),
        (f'4,H9,Sở Nội vụ,"{SECRET},3,1', ", dòng 5: The CSV file cannot be read on: "),
        (f'4,H9,Sở Nội vụ,"{SECRET}"x,3,1', ", dòng 5: The CSV file cannot be read on: "),
        (f'4,,Sở Nội vụ,"{SECRET}",3,1', ", dòng 5, cột Mã hồ sơ: The row has no record code."),
        (f'4,,,"{SECRET}",3,1', ", dòng 5, cột Mã hồ sơ: The row has no record code."),
        (f'4,H9,,"{SECRET}",3,1', ", dòng 5, cột Tên phông: The row does not name its fonds."),
        ("4,H9,12,x,3,1", ', dòng 5, cột Tên phông: "12" is not the name of a fonds.'),
    ],
)
def test_a_row_at_fault_is_named_with_its_cell_and_not_its_title(tmp_path: Path, row: str, said: str) -> None:
    assert refused(tmp_path, table(*ROWS, row))[0].startswith(said)


def test_a_byte_of_another_encoding_is_named(tmp_path: Path) -> None:
    data = PLAIN.encode() + f'4,H9,S\xff Nội vụ,"{SECRET}",3,1\n'.encode().replace("ÿ".encode(), b"\xff")
    pad = table(*ROWS * 5000).encode()
    assert ", cột Tên phông: The text here has letters" in refused(tmp_path, pad + data.split(b"\n", 1)[1])[0]


def test_the_place_counts_lines_as_an_editor_does(tmp_path: Path) -> None:
    text = table('1,H1,A b,"x\ny",1,1', "", "2,H2,A b,x,1,?")
    assert refused(tmp_path, text)[0].startswith(", dòng 5, cột Số trang: ")


def test_the_first_twenty_faults_are_told_and_the_others_counted(tmp_path: Path) -> None:
    told = refused(tmp_path, table(*(f"{n},H{n},A b,x,1,{n}o" for n in range(1500))))
    assert len(told) == 21
    assert told[-1].startswith(": There are 1,480 more faults of this kind")


@pytest.mark.parametrize(
    "last", ["1,H1,A b,x,1o,2o", "1,,A b,x,1o,1", "1,H1,,x,1,1", "1,H1, ,x,1o,1", "1,H1,7,x,1o,1", ",,,x,1,1", "1,2"]
)
def test_the_query_counts_the_faults_that_the_rows_have(tmp_path: Path, last: str) -> None:
    totals = [",,Cộng,,1o,1", ",,,Tổng cộng,3,1", HEADER]
    rows = [*(f"{n},H{n},A b,x,1,{n}o" for n in range(20)), *totals, last]
    single = [fault for fault in refused(tmp_path, table(ROWS[0], *totals, last)) if "more faults" not in fault]
    assert refused(tmp_path, table(*rows))[-1].startswith(f": There are {len(single)} more faults")


def test_the_rows_are_read_again_only_down_to_the_last_fault_told(tmp_path: Path) -> None:
    (tmp_path / "software.csv").write_text(PLAIN, encoding="utf-8")
    opened = open_text(tmp_path / "software.csv", "x", known_headings({}), tmp_path)
    lines = iter([Line(Place("x", row=number), {"record": "H1", "fonds": ""}) for number in range(1500)])
    told = faults_of(replace(opened, lines=lambda: lines), 1500)
    assert told[-1].text("en").startswith("x: There are 1,480 more faults")
    assert len(list(lines)) == 1500 - TOLD


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n", "empty"),
        (
            table(f'1,2,3,"{SECRET}",1,2', header=f'a,b,c,"{SECRET}",e,f'),
            "No row was recognised as the header of the export: it has to name Mã hồ sơ",
        ),
        (table(header="STT,Tên phông,Số hồ sơ,Số trang"), "it has to name Mã hồ sơ"),
        (table(header="Mã hồ sơ,Số trang"), "it has to name Tên phông / "),
        (table(header="Mã hồ sơ,Tên phông,Tiêu đề"), "needs a column Số văn bản"),
        (
            table(header="Mã hồ sơ,Tên phông,Mã văn bản,Số văn bản"),
            '"Mã văn bản" is of one document, "Số văn bản" counts',
        ),
        (table(header="Mã hồ sơ,Tên phông,Số trang,Số trang A4"), "Số trang A4"),
        (table(), "no row with a record code"),
        (table(",,Tổng cộng,,1,1"), "no row with a record code"),
    ],
)
def test_a_table_that_cannot_be_told_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(tmp_path, text)[0]


def test_a_column_that_is_not_the_fonds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("software.tally", "software.query"):
        monkeypatch.setattr(f"helpers.read.{module}.MOST", 3)
    (said,) = refused(tmp_path, table(*(f"{n},H{n},Phông {n},x,1,1" for n in range(5))))
    assert '"Tên phông" has more than 3 different values' in said


@pytest.mark.parametrize("data", [b"PAR1 nothing", b"", PLAIN.encode()])
def test_a_damaged_parquet_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "damaged" in refused(tmp_path, data, ".parquet")[0]


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    assert "longer than 2,000,000 characters" in refused(tmp_path, table('1,H1,A b,"' + "x" * 2_100_000))[0]


def test_lost_letters_are_refused_without_the_text(tmp_path: Path) -> None:
    assert "letters that were lost" in refused(tmp_path, PLAIN.replace("Bí", "B\ufffd"))[0]


def test_lack_of_space_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise duckdb.OutOfMemoryException(SECRET)

    monkeypatch.setattr("helpers.read.software.tally.grouped", full)
    with pytest.raises(RunError, match="Neither memory nor disk"):
        export(tmp_path, PLAIN)


@pytest.mark.parametrize("folder", ["Tỉnh [mới]", "a*b", "Cư M'gar {x}", "năm?"])
def test_a_folder_of_any_name_is_read(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    assert told(export(tmp_path / folder, PLAIN)) == COUNTED


def test_the_database_draws_no_bar_of_progress(tmp_path: Path) -> None:
    with database(tmp_path / "software.csv", tmp_path / "spill") as connection:
        assert connection.execute("SELECT current_setting('enable_progress_bar')").fetchone() == (False,)


def test_the_database_reads_no_other_file_and_no_network(tmp_path: Path) -> None:
    path, other = tmp_path / "software.csv", tmp_path / "other.csv"
    path.write_text("a\n1\n")
    other.write_text("a\n1\n")
    with database(path, tmp_path / "spill") as connection:
        assert connection.execute(f"SELECT count(*) FROM read_csv('{path}')").fetchone() == (1,)
        for query in (
            f"FROM read_csv('{other}')",
            "INSTALL httpfs",
            "SET threads = 9",
            f"COPY (SELECT 1) TO '{other}'",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(query)


COUNT_TEXTS = st.one_of(
    st.text("0123456789., \u00a0\u202f-–xX…oOe+_\t", max_size=9), st.integers(-5, 10**13).map(str), st.just("1.234.567")
)


@given(st.lists(COUNT_TEXTS, min_size=1, max_size=30))
def test_the_database_reads_counts_as_the_reader_of_numbers_does(texts: list[str]) -> None:
    with duckdb.connect() as connection:
        connection.execute(query._macros())
        found = connection.execute("SELECT counted(x) FROM (SELECT unnest($texts::VARCHAR[]) x)", {"texts": texts})
        assert [count for (count,) in found.fetchall()] == list(map(parsed, texts))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_database_knows_every_word_for_a_total(form: Literal["NFC", "NFD"]) -> None:
    names = [*words()["total"], " Tổng  số ", "TỔNG CỘNG (I+II):", "Cộng hòa", "H1", "C1", "", "Ủy ban", "Đ"]
    texts = [unicodedata.normalize(form, text) for name in names for text in (name, name.upper(), name.lower())]
    with duckdb.connect() as connection:
        connection.execute(query._macros())
        found = connection.execute("SELECT is_total(x) FROM (SELECT unnest($texts::VARCHAR[]) x)", {"texts": texts})
        assert [said for (said,) in found.fetchall()] == list(map(is_total, texts))


def parsed(text: str) -> int | None:
    try:
        return parse_count(text)
    except NumberError:
        return -1


def project(tmp_path: Path, *names: str) -> Project:
    folder = tmp_path / "data/raw/2021"
    folder.mkdir(parents=True)
    (tmp_path / "data/raw/project.toml").write_bytes((REPOSITORY / "data/raw/project.toml").read_bytes())
    for name in names:
        (folder / name).write_text("")
    return Project.open(tmp_path)


@pytest.mark.parametrize("name", ["software.csv", "Software.PARQUET", "software.xlsx"])
def test_the_export_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    found = software_file(project(tmp_path, name, "report.md", "software.csv~"), 2021)
    assert found is not None
    assert found.name == name


def test_no_export_is_no_fault(tmp_path: Path) -> None:
    assert software_file(project(tmp_path, "report.md"), 2021) is None


@pytest.mark.parametrize(
    ("names", "said"),
    [(["software.csv", "software.xlsx"], "software.csv, software.xlsx"), (["software.docx"], r"kind \.docx")],
)
def test_two_exports_or_one_of_another_format_are_refused(tmp_path: Path, names: list[str], said: str) -> None:
    with pytest.raises(DataError, match=said):
        software_file(project(tmp_path, *names), 2021)


def test_a_path_from_the_folder_one_works_in_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "software.csv").write_text(table("1,H1,Thanh tra,x,2,3"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_software(Path("software.csv"), "software.csv", {}, {}).fonds["pages"].tolist() == [3]
