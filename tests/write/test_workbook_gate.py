"""The gate of the workbook names the sheet and the cell of a number that no table holds, and what no cell shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from books import COUNTED, NAMES, facts_of, named, parts, spoilt, with_cell
from helpers.errors import RunError
from helpers.write.edition import Edition
from helpers.write.gate.workbook import check_workbook
from helpers.write.workbook.names import CONTENTS, MEANINGS, PRINTED
from helpers.write.workbook.sheet import HEADINGS
from helpers.write.workbook.workbook import sayings, workbook

FIRST = HEADINGS + 2  # the first row of data, from one


def passed(edition: Edition, content: bytes) -> None:
    check_workbook(content, facts_of(edition), edition.facts, sayings(edition))


@pytest.fixture(scope="module")
def content(edition: Edition) -> bytes:
    """The workbook as written."""
    return workbook(edition, facts_of(edition))


def test_the_workbook_as_written_passes(edition: Edition, content: bytes) -> None:
    passed(edition, content)


def test_odd_names_pass_as_they_are_shown(edition: Edition) -> None:
    odd = named(edition, "=1+1", "a\r\nb", "\x01", "_x0041_", "phông " * 9000)
    passed(odd, workbook(odd, facts_of(odd)))


@pytest.mark.parametrize("value", [136337, 136336.5, "136336", "136.336", None, "khác"])
def test_a_number_that_the_table_does_not_hold_stops_the_build(
    edition: Edition, content: bytes, value: float | str | None
) -> None:
    with pytest.raises(RunError) as error:
        passed(edition, with_cell(content, COUNTED, f"K{FIRST + 3}", value))
    found = "–" if value is None else value
    assert f'holds {found} in sheet "{COUNTED}", cell K{FIRST + 3}, and the stored tables hold 136336' in str(
        error.value
    )


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        (COUNTED, f"C{FIRST}", "Phông khác"),
        (COUNTED, f"N{FIRST}", 5),
        (COUNTED, f"A{FIRST + 21}", 2021),
        (COUNTED, "B1", 330345),
        (NAMES["comparison"], f"G{FIRST}", 1),
        (MEANINGS, f"D{FIRST}", 12),
        (PRINTED, f"A{FIRST}", "330.346"),
        (PRINTED, f"B{FIRST}", 330346),
        (PRINTED, f"B{FIRST + 3}", 7),
        (CONTENTS, "C12", 22),
        (CONTENTS, "C17", 1),
        (CONTENTS, "D1", 99),
        (CONTENTS, "B40", 99),
    ],
)
def test_any_other_cell_that_is_not_as_stored_stops_the_build(
    edition: Edition, content: bytes, sheet: str, cell: str, value: float | str | None
) -> None:
    with pytest.raises(RunError) as error:
        passed(edition, with_cell(content, sheet, cell, value))
    assert f'The workbook holds {value} in sheet "{sheet}", cell {cell}' in str(error.value)


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [(COUNTED, "A2"), (COUNTED, f"K{HEADINGS + 1}"), (CONTENTS, "A4"), (MEANINGS, "D9"), (PRINTED, "A1")],
)
def test_a_digit_in_a_note_that_nothing_declares_stops_the_build(
    edition: Edition, content: bytes, sheet: str, cell: str
) -> None:
    with pytest.raises(RunError) as error:
        passed(edition, with_cell(content, sheet, cell, "Tổng số 330.345 trang."))
    told = f'a digit that nothing declares in sheet "{sheet}", cell {cell}, in: "Tổng số 330.345 trang."'
    assert told in str(error.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.create_sheet("Thêm"),
        lambda book: book.remove(book[COUNTED]),
        lambda book: book.move_sheet(COUNTED, 2),
    ],
)
def test_a_sheet_too_many_too_few_or_out_of_place_stops_the_build(
    edition: Edition, content: bytes, change: Callable[[Workbook], object]
) -> None:
    with pytest.raises(RunError, match="other sheets than the stored tables ask for"):
        passed(edition, spoilt(content, change))


def remark(book: Workbook) -> None:
    book[COUNTED]["A1"].comment = Comment("Tổng 5", "ai")


def formula(book: Workbook) -> None:
    book[COUNTED]["B1"] = "=1+1"


@pytest.mark.parametrize("change", [remark, formula])
def test_what_no_cell_shows_stops_the_build(
    edition: Edition, content: bytes, change: Callable[[Workbook], object]
) -> None:
    with pytest.raises(RunError, match="something that no cell shows, such as a formula, a remark"):
        passed(edition, spoilt(content, change))


def test_a_number_at_the_foot_of_the_printed_page_stops_the_build(edition: Edition, content: bytes) -> None:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"Trang &amp;P", b"Trang 330.345 &amp;P")

    with pytest.raises(RunError, match=r'cell –, in: ".*Trang 330\.345'):
        passed(edition, parts(content, change))


def test_all_faults_are_named_at_once(edition: Edition, content: bytes) -> None:
    twice = with_cell(with_cell(content, COUNTED, f"K{FIRST}", 1), CONTENTS, "A1", "Năm 2020")
    with pytest.raises(RunError) as error:
        passed(edition, twice)
    assert [fault.code for fault in error.value.faults] == ["workbook-untrue", "workbook-digit"]
