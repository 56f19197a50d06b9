from __future__ import annotations

import codecs
import unicodedata

import pytest
from old_charsets import as_tcvn3, as_vni, cp1258
from reading import REPOSITORY, table

from helpers.errors import DataError
from helpers.place import Place
from helpers.read.letters.encoding import decode_bytes, encoding_remarks

PLACE = Place("data/raw/2021/report.txt")
REPORT = unicodedata.normalize("NFC", (REPOSITORY / "data/raw/2021/report.md").read_text(encoding="utf-8"))
TABLE = table("1|UBND huyện Can Lộc|1.225|8.190|64.014", "2|Sở Nội vụ|12|12.125|330.345")


@pytest.mark.parametrize("text", [REPORT, TABLE, "Hà Tĩnh", "Thanh tra\n"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_unicode_is_told_by_its_bytes(text: str, encoding: str, name: str) -> None:
    assert decode_bytes(text.encode(encoding), PLACE) == (text, name)
    assert encoding_remarks(name, PLACE) == ()


def test_the_big_end_first_is_told_by_its_mark() -> None:
    assert decode_bytes(codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), PLACE) == (TABLE, "UTF-16")


@pytest.mark.parametrize("text", [REPORT, TABLE, "Hà Tĩnh"])
@pytest.mark.parametrize("name", ["windows-1258", "TCVN3", "VNI"])
def test_an_older_encoding_is_inferred_and_said(text: str, name: str) -> None:
    plain = text.translate(str.maketrans("", "", "\u200b"))
    shown = {"TCVN3": as_tcvn3, "VNI": as_vni}
    raw = cp1258(plain) if name == "windows-1258" else shown[name](plain).encode("cp1252")
    found, said = decode_bytes(raw, PLACE)
    assert (found.casefold(), said) == (plain.casefold(), name)
    (remark,) = encoding_remarks(said, PLACE)
    assert (remark.check, remark.subject, remark.source_place) == ("encoding-inferred", name, PLACE.file)


def test_text_comes_composed_without_mark_and_with_the_line_ends_of_unix() -> None:
    raw = "\ufeff" + unicodedata.normalize("NFD", "Đức Thọ\r\nHà Tĩnh\r")
    assert decode_bytes(raw.encode(), PLACE)[0] == "Đức Thọ\nHà Tĩnh\n"


@pytest.mark.parametrize(
    ("raw", "position", "byte"),
    [
        (b"a\xb5", "2", "0xB5"),
        (b"\xef\xbb\xbfa\xff", "5", "0xFF"),
        (b"\xff\xfeS\x00\xd1", "5", "0xD1"),
        (b"\xff\xfe" + "Sở Nội vụ".encode("utf-16-le").replace(b"N\x00", b"N"), "9", "0x4E"),
        (b"\xff\xfe" + "1 2 3".encode("utf-16-le")[1:] + b"\x00", "5", "0x00"),
        ("Tài chính, hóa, Hà".encode("cp1252"), "2", "0xE0"),
        ("Hà Tĩnh, Can Lộc".encode().replace(b"\xa9", b""), "6", "0xC4"),
        (b"Can L\xe9c", "6", "0xE9"),  # Can Lộc in TCVN3, Can Léc in windows-1258
        ("Müller, Straße, Köln".encode("cp1252"), "2", "0xFC"),
        (as_tcvn3("Sở Nội vụ tỉnh Hà Tĩnh, số hồ sơ đã số hóa").encode("cp1252") + b"\n\xc0ng", "44", "0xC0"),
    ],
)
def test_bytes_that_are_no_vietnamese_are_refused(raw: bytes, position: str, byte: str) -> None:
    with pytest.raises(DataError, match=rf"report.txt: .*byte {position} is {byte}\.") as caught:
        decode_bytes(raw, PLACE)
    assert caught.value.code == "text-encoding"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("Số".encode("utf-32"), "report.txt: The file is in UTF-32"),
        (b"\x00\x00\xfe\xff\x00\x00\x00S", "report.txt: The file is in UTF-32"),
        (b"abc\x00def", "report.txt: The file is not text: byte 4 is zero"),
        (b"ab\x00\x00\x00\x00c", "report.txt: The file is not text: byte 3 is zero"),
        ("Một\nH\ufffd Tĩnh".encode(), 'report.txt, dòng 2: Letters were lost .* "H\ufffd Tĩnh"'),
        ("Số\n".encode() + "Hà Tĩnh".encode().decode("cp1252").encode(), 'dòng 2: UTF-8 was opened .* was "Hà Tĩnh"'),
        ("Sở Nội vụ".encode().decode("cp1258").encode(), 'dòng 1: UTF-8 was opened .* was "Sở Nội vụ"'),
    ],
)
def test_what_cannot_be_mended_is_refused_in_its_own_words(raw: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message):
        decode_bytes(raw, PLACE)
