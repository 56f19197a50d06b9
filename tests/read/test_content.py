from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
import xlwt

from helpers.errors import DataError
from helpers.read.formats import archive
from helpers.read.formats.compound import MAGIC, Compound, CompoundError, packed
from helpers.read.formats.content import LARGEST_TEXT, hold_content
from helpers.read.opening import open_document

ODS = "application/vnd.oasis.opendocument.spreadsheet"
PAGE = b"<html><body><table><tr><td>1</td></tr></table></body></html>"
SHEET: dict[str, str | bytes] = {"xl/workbook.xml": "<workbook/>"}
WORD: dict[str, str | bytes] = {"word/document.xml": "<document/>"}


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()


def compound(*names: str, stream: bytes = b"") -> bytes:
    """A compound file of the smallest kind: a table of sectors, a directory, and the sectors of one stream."""
    content = stream.ljust(4096, b"\0")
    following = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE]
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", MAGIC, 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0), *((name, 2, 2, len(content)) for name in names)]
    directory = b"".join(
        struct.pack("<64sHB49xII4x", name.encode("utf-16-le"), 2 * len(name) + 2, kind, start, size)
        for name, kind, start, size in entries
    )
    table = struct.pack(f"<{len(following)}I", *following)
    return head.ljust(512, b"\xff") + table.ljust(512, b"\xff") + directory.ljust(512, b"\0") + content


def fault(tmp_path: Path, name: str, data: bytes) -> DataError:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DataError, match=rf"^data/raw/2021/{name}: ") as caught:
        hold_content(path, f"data/raw/2021/{name}")
    return caught.value


def old_workbook() -> bytes:
    file = BytesIO()
    workbook = xlwt.Workbook()
    workbook.add_sheet("A").write(0, 0, "x")
    workbook.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", zipped(WORD)),
        ("a.XLSX", zipped(SHEET)),
        ("a.ods", zipped({"mimetype": ODS, "content.xml": "<a/>"})),
        ("a.xls", old_workbook()),
        ("a.doc", compound("WordDocument")),
        ("a.pdf", b"%PDF-1.7\n..."),
        ("a.rtf", b"{\\rtf1 x}"),
        ("a.html", PAGE),
        ("a.htm", b"\xef\xbb\xbf  <!-- x --><!DOCTYPE html><p>x"),
        ("a.html", b"<table><tr><td>1</table>"),
        ("a.md", "# Báo cáo\n<p>x</p>".encode()),
        ("a.txt", "Hµ TÜnh\tx\xad".encode("latin-1")),
        ("a.csv", "STT;Tên phông\n1;Sở Nội vụ\n".encode("utf-16")),
        ("a.tsv", "STT\tTên phông\n1\tSở Nội vụ\n".encode("utf-16-le")),
        ("a.txt", b"BM 01: a text, not a bitmap"),
    ],
)
def test_content_that_is_what_its_name_says_passes(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    hold_content(path, name)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.xls", PAGE, ".html"),
        ("a.xls", b"\xef\xbb\xbf<table border=1><tr><td>1</table>", ".html"),
        ("a.xls", "<html><p>Số".encode("utf-16"), ".html"),
        ("a.xls", b"STT,Ten,So\n1,a,2\n", ".csv"),
        ("a.xls", b"STT\tTen\tSo\n1\ta\t2\n", ".tsv"),
        ("a.doc", b"{\\rtf1 x}", ".rtf"),
        ("a.txt", b"{\\rtf1 x}", ".rtf"),
        ("a.docx", compound("WordDocument"), ".doc"),
        ("a.rtf", compound("WordDocument"), ".doc"),
        ("a.csv", compound("Workbook"), ".xls"),
        ("a.xlsx", compound("Book"), ".xls"),
        ("a.xls", zipped(SHEET), ".xlsx"),
        ("a.xlsx", zipped(WORD), ".docx"),
        ("a.xlsx", zipped({"mimetype": ODS}), ".ods"),
        ("a.docx", b"%PDF-1.4", ".pdf"),
        ("a.pdf", b"just words", ".txt"),
        ("a.md", PAGE, ".html"),
        ("a.abc", b"%PDF-1.4", ".pdf"),
    ],
)
def test_a_wrong_ending_is_named_with_the_right_one(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    error = fault(tmp_path, name, data)
    assert (error.code, error.faults[0].arguments) == ("content-suffix", {"suffix": name[1:], "found": found})
    assert f"Rename the file so that it ends in {found}" in str(error)


@pytest.mark.parametrize(
    ("name", "data", "found", "wanted"),
    [
        ("a.xlsm", zipped(SHEET | {"xl/vbaProject.bin": "x"}), ".xlsm", ".xlsx"),
        ("a.docm", zipped(WORD | {"word/vbaProject.bin": "x"}), ".docm", ".docx"),
        ("a.xlsx", zipped({"xl/workbook.bin": "x"}), ".xlsb", ".xlsx"),
        ("a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt", ".docx"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", ".xml", ".xlsx"),
        ("a.doc", b"MIME-Version: 1.0\n", ".mht", ".docx"),
        ("a.ppt", compound("PowerPoint Document"), ".ppt", ".pdf"),
    ],
)
def test_a_kind_that_is_not_read_is_told_what_to_save_it_as(
    tmp_path: Path, name: str, data: bytes, found: str, wanted: str
) -> None:
    error = fault(tmp_path, name, data)
    assert (error.code, error.faults[0].arguments) == ("content-format", {"found": found, "wanted": wanted})


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.md", b"", "file-empty"),
        ("a.csv", b"\xef\xbb\xbf\r\n ", "file-empty"),
        ("a.xlsx", b"\0" * 9000, "file-empty"),
        ("a.csv", b"x" * (LARGEST_TEXT + 1), "file-large"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "content-picture"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "content-picture"),
        ("a.tif", b"II*\0 ", "content-picture"),
        ("a.pdf", b"BM\0\1\0\0\0\0\0\0", "content-picture"),
        ("a.xlsx", zipped({"a.csv": "x"}), "content-archive"),
        ("a.docx", b"Rar!\x1a\7\0", "content-archive"),
        ("a.ods", zipped({"mimetype": "application/epub+zip"}), "content-archive"),
        ("a.csv", b"STT,Ten\n1,a\0b\n", "content-binary"),
        ("a.txt", b"Ten \x01\x02\x03\x04", "content-binary"),
        ("a.xlsx", bytes(range(1, 256)), "content-unknown"),
        ("a.doc", compound("Other"), "content-unknown"),
        ("a.docx", compound("EncryptedPackage"), "file-encrypted"),
        ("a.xlsx", compound("EncryptedPackage"), "file-encrypted"),
        ("a.doc", compound("WordDocument", stream=b"\xec\xa5" + b"\0" * 8 + b"\0\x01"), "file-encrypted"),
        ("a.doc", compound("WordDocument")[:900], "archive-broken"),
        ("a.xls", MAGIC + b"\0" * 100, "archive-broken"),
        ("a.xls", MAGIC + b"\0" * 1000, "archive-broken"),
        ("a.docx", zipped({"word/document.xml": "<?xml version='1.0' encoding='U2F-8'?><a/>"}), "archive-broken"),
        ("a.xlsx", zipped(SHEET)[:-30], "archive-broken"),
        ("a.docx", b"PK\x03\x04" + b"\1" * 100, "archive-broken"),
        ("a.docx", zipped({"word/document.xml": "<a><b></a>"}), "archive-broken"),
    ],
)
def test_what_cannot_be_read_has_its_own_message(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert fault(tmp_path, name, data).code == code


def test_a_file_that_is_not_there_or_not_a_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "a.csv"):
        with pytest.raises(DataError, match="cannot be opened") as caught:
            hold_content(path, "a.csv")
        assert caught.value.code == "file-unreadable"


def test_a_large_document_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(100_000_001)
    with pytest.raises(DataError, match=r"100\.0 MB; a file of this kind may have 100 MB"):
        hold_content(path, "a.pdf")


def flagged(data: bytes, at: int, *values: int) -> bytes:
    """An archive with bytes changed in the first entry of its table of contents."""
    place = data.index(b"PK\x01\x02") + at
    return data[:place] + bytes(values) + data[place + len(values) :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (flagged(zipped(SHEET), 8, 1), "file-encrypted"),
        (
            zipped({"mimetype": ODS, "META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "\1"}),
            "file-encrypted",
        ),
        (zipped(dict.fromkeys(map(str, range(archive.MEMBERS + 1)), "")), "archive-large"),
        (zipped(SHEET | {"xl/a.bin": b"\0" * 2_000_000}), "archive-large"),
        (flagged(zipped({"a.bin": b"\0" * 5000, **SHEET}), 24, 1, 0), "archive-large"),
        (flagged(zipped(SHEET), 24, 0, 0, 0, 0x7F), "archive-large"),
        (flagged(zipped(SHEET), 16, 1, 2, 3, 4), "archive-broken"),
        (flagged(zipped(SHEET), 10, 12), "archive-broken"),
        (zipped(SHEET | {"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}), "archive-entities"),
        (zipped(SHEET | {"xl/styles.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "archive-entities"),
        (zipped(SHEET | {"xl/styles.xml": "<a>" * 300 + "</a>" * 300}), "archive-deep"),
    ],
)
def test_a_hostile_archive_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert fault(tmp_path, "a.xlsx", data).code == code


def test_members_that_share_bytes_are_refused(tmp_path: Path) -> None:
    data = zipped({"a": b"x" * 100, "b": b"x" * 100})
    second = data.rindex(b"PK\x01\x02") + 42
    shared = data[:second] + b"\0\0\0\0" + data[second + 4 :]
    assert fault(tmp_path, "a.xlsx", shared).code == "archive-broken"


def test_a_size_that_lies_is_found_by_reading(tmp_path: Path) -> None:
    content = b"\0" * 5000
    lied = flagged(zipped({"a.bin": content, **SHEET}), 24, 100, 0)
    checked = flagged(lied, 16, *struct.pack("<I", zlib.crc32(content[:100])))
    assert fault(tmp_path, "a.xlsx", checked).code == "archive-large"


def test_more_elements_than_memory_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "NODES", 10)
    error = fault(tmp_path, "a.xlsx", zipped(SHEET | {"xl/a.xml": "<a>" + "<b c='1'/>" * 5 + "</a>"}))
    assert error.code == "archive-large"


def test_a_compound_file_whose_sectors_go_in_a_ring_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    data = bytearray(compound("WordDocument"))
    data[516:520] = struct.pack("<I", 1)
    path.write_bytes(data)
    with pytest.raises(CompoundError, match="without end"):
        _ = Compound(path).entries


def test_a_stream_is_the_same_once_it_is_packed_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    for size in (10, 4096, 4097, 5_000_000):
        stream = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
        path.write_bytes(packed("Book", stream))
        assert Compound(path).stream("Book") == stream.ljust(4096, b"\0")


def test_the_content_is_looked_at_before_any_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(PAGE)
    with pytest.raises(DataError, match=r"ends in \.html"):
        open_document(path, "a.xls")


def test_text_of_an_unknown_ending_is_left_to_the_list_of_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.abc"
    path.write_text("x", encoding="utf-8")
    hold_content(path, "a.abc")
