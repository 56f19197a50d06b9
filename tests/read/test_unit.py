"""Units of money and of counts, wherever a person writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import DataError
from helpers.place import Place
from helpers.read.document import Cell
from helpers.read.typed.unit import Unit, read_dong, read_whole, unit_noted, unit_of

HERE, ABOVE = Place("f.csv", row=5, column="4"), Place("f.csv", row=1, column="1")
SIZES = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


def cell(text: str, number: float | None = None) -> Cell:
    return Cell(text, HERE, number)


def said(text: str, place: Place = ABOVE) -> Unit:
    unit = unit_of(text, place)
    assert unit
    return unit


@pytest.mark.parametrize(
    ("text", "size", "of"),
    [
        *((text, 1, "đồng") for text in ("đồng", "đ", "VND", "VNĐ", "Đồng Việt Nam", "Ðồng", "₫")),
        *((text, 10**3, "đồng") for text in ("nghìn đồng", "ngàn đồng", "1.000 đồng", "1000đ", "ng.đ", "1 000 đ")),
        *((text, 10**6, "đồng") for text in ("triệu đồng", "tr.đ", "trđ", "Tr. đồng", "1.000.000 đồng", "triệu VNĐ")),
        *((text, 10**9, "đồng") for text in ("tỷ đồng", "tỉ đồng", "tỷ VND", "TỶ ĐỒNG")),
        *((text, 10**9, "") for text in ("tỷ", "tỉ")),
        *(("nghìn", 10**3, ""), ("triệu", 10**6, ""), ("trang", 1, "pages"), ("nghìn trang", 10**3, "pages")),
        *(("hồ sơ", 1, "records"), ("nghìn văn bản", 10**3, "documents"), ("Trang A4", 1, "pages")),
    ],
)
def test_a_unit_is_known_however_it_is_written(text: str, size: int, of: str) -> None:
    unit = said(text)
    assert (unit.size, unit.of) == (size, of)


@pytest.mark.parametrize("text", ["", "USD", "tr", "1.000", "tờ", "phông", "tỷ lệ", "Sở Nội vụ"])
def test_other_words_are_no_unit(text: str) -> None:
    assert unit_of(text, HERE) is None


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Đơn vị tính: triệu đồng", 10**6),
        ("ĐVT: Tr.đ", 10**6),
        ("(đvt: 1.000 đồng)", 10**3),
        ("Kinh phí số hóa (triệu đồng)", 10**6),
        ("Đơn vị: tỷ đồng", 10**9),
        ("Đơn vị tính: triệu đồng; số liệu đến 31/12/2021", 10**6),
    ],
)
def test_a_note_above_a_table_says_its_unit(text: str, size: int) -> None:
    unit = unit_noted(cell(text))
    assert unit
    assert unit.size == size


@pytest.mark.parametrize("text", ["Đơn vị: Sở Nội vụ", "Kinh phí (bản 2)", "Đơn vị tiền", "Năm 2021"])
def test_other_notes_say_none(text: str) -> None:
    assert unit_noted(cell(text)) is None


def test_a_note_with_an_unknown_unit_is_refused() -> None:
    with pytest.raises(DataError, match=r'cột 4: The unit "usd" is not known\. Known: đồng; nghìn đồng'):
        unit_noted(cell("ĐVT: USD"))


@pytest.mark.parametrize(
    ("text", "stated", "dong"),
    [
        ("6 tỷ", [], 6 * 10**9),
        ("2,5 triệu", [], 2_500_000),
        ("2,5 triệu đồng", ["triệu đồng"], 2_500_000),
        ("6.000.000.000 đồng", [], 6 * 10**9),
        ("6.000.000.000đ", [], 6 * 10**9),
        ("6.000.000.000 ₫", [], 6 * 10**9),
        ("2.045,7", ["triệu đồng"], 2_045_700_000),
        ("12.125", ["tr.đ", "triệu"], 12_125_000_000),
        ("1.234,567890123", ["tỷ đồng"], 1_234_567_890_123),
        ("0", ["đồng"], 0),
        ("-", [], None),
        ("x", ["đồng"], None),
    ],
)
def test_an_amount_is_read_in_dong(text: str, stated: list[str], dong: int | None) -> None:
    assert read_dong(cell(text), [said(unit) for unit in stated]) == dong


@pytest.mark.parametrize(
    ("number", "unit", "dong"),
    [
        (2.5, "tỷ đồng", 2_500_000_000),
        (2.045, "triệu đồng", 2_045_000),
        (3.3000000000000003, "tỷ đồng", 3_300_000_000),
        (400000.0, "nghìn đồng", 400_000_000),
    ],
)
def test_a_stored_number_is_what_it_is(number: float, unit: str, dong: int) -> None:
    assert read_dong(cell(str(number), number), [said(unit)]) == dong


@given(st.integers(0, 10**14), st.sampled_from(sorted(SIZES)))
def test_no_dong_is_lost_in_any_unit(dong: int, unit: str) -> None:
    whole, rest = divmod(dong, SIZES[unit])
    decimals = len(str(SIZES[unit])) - 1
    text = f"{whole},{rest:0{decimals}}" if decimals else str(whole)
    if whole < 10**12:
        assert read_dong(cell(text), [said(unit)]) == dong


@pytest.mark.parametrize(
    ("text", "stated", "message"),
    [
        ("6", [], "dòng 5, cột 4: Nothing says the unit of 6. Write one of đồng; nghìn đồng"),
        ("6 tỷ", ["triệu đồng"], 'cột 4: The unit "tỷ" here and the unit "triệu đồng" at f.csv, dòng 1, cột 1 contra'),
        ("6", ["đồng", "triệu đồng"], 'dòng 1, cột 1: The unit "đồng" here and the unit "triệu đồng" at'),
        ("6 nghìn trang", [], '"nghìn trang" is no unit of đồng'),
        ("6 tỷ đô", [], '"6 tỷ đô" is not a number'),
        ("2.5", ["tỷ đồng"], '"2.5" is not a whole count'),
        ("6 tỷ 500 triệu", [], "is not a number"),
        ("-5", ["tỷ đồng"], "-5 is below zero"),
        ("(5)", ["tỷ đồng"], r"\(5\) is below zero"),
        ("0,5", ["đồng"], r"0,5 \(đồng\) is no whole number of đồng"),
        ("1.000.000", ["tỷ đồng"], "is a million billion đồng or more"),
        ("1O", ["tỷ đồng"], r"letters stand where digits should \(meant 10\?\)"),
    ],
)
def test_an_amount_in_doubt_is_refused(text: str, stated: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_dong(cell(text), [said(unit) for unit in stated])


@pytest.mark.parametrize(
    ("text", "stated", "count"),
    [
        ("400.000", [], 400_000),
        ("400 nghìn trang", [], 400_000),
        ("400 nghìn", ["nghìn trang"], 400_000),
        ("2,5", ["nghìn"], 2_500),
        ("12.125 trang", [], 12_125),
        ("12.125 trang A4", [], 12_125),
        ("...", ["nghìn trang"], None),
    ],
)
def test_a_target_is_a_whole_count(text: str, stated: list[str], count: int | None) -> None:
    assert read_whole(cell(text), [said(unit) for unit in stated], "pages") == count


@pytest.mark.parametrize(
    ("found", "stated", "message"),
    [
        (cell("400 hồ sơ"), [], '"hồ sơ" is no unit of trang'),
        (cell("400"), ["nghìn hồ sơ"], 'dòng 1, cột 1: "nghìn hồ sơ" is no unit of trang'),
        (cell("400 trang"), ["nghìn trang"], 'The unit "trang" here and the unit "nghìn trang" at'),
        (cell("400"), ["triệu đồng"], '"triệu đồng" is no unit of trang'),
        (cell("2,5"), [], "2,5 is not a whole count"),
        (cell("2.147", 2.147), [], r"2.147 is stored as a number with a fraction.*\(meant 2147\?\)"),
        (cell("2.14751", 2.14751), [], "2.14751 is not a whole count"),
        (cell("-3", -3.0), [], "-3 is below zero"),
        (cell("999.999.999.999"), ["nghìn trang"], "a trillion or more"),
    ],
)
def test_a_target_in_doubt_is_refused(found: Cell, stated: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_whole(found, [said(unit) for unit in stated], "pages")
