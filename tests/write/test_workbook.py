"""The workbook holds every stored table, typed, told in Vietnamese, and no text of it can start a formula."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from books import COUNTED, NAMES, column_of, facts_of, named, opened, values, with_table
from helpers.tables.cleaned import CHECKS, COUNTS
from helpers.tables.compared import COMPARISON
from helpers.tables.forecasted import FINISH
from helpers.tables.measures import LABELS
from helpers.tables.stored import STORED
from helpers.tables.table import Kind
from helpers.write.edition import Edition
from helpers.write.prose.head import SIMULATED
from helpers.write.workbook.codes import codes_told, word, words
from helpers.write.workbook.look import heading, height, number_format, width
from helpers.write.workbook.names import CONTENTS, MEANINGS, PRINTED
from helpers.write.workbook.sheet import BLANK, EMPTY, HEADINGS
from helpers.write.workbook.text import CUT, LONGEST, legible
from helpers.write.workbook.workbook import workbook

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", '=HYPERLINK("http://a.b")']


@pytest.fixture(scope="module")
def book(edition: Edition) -> Workbook:
    """The workbook of 2021; read only."""
    return opened(edition)


def test_every_stored_table_is_a_sheet_after_what_to_read_first(book: Workbook) -> None:
    assert book.sheetnames == [CONTENTS, *NAMES.values(), MEANINGS, PRINTED]


def test_a_sheet_has_the_headings_and_the_rows_of_its_table(book: Workbook) -> None:
    sheet = book[COUNTED]
    assert [cell.value for cell in sheet[HEADINGS + 1]] == [heading(column) for column in COUNTS.columns]
    pages = values(sheet, "Trang")
    assert (len(pages), sum(int(str(page)) for page in pages)) == (21, 330345)


def test_headings_stay_on_the_screen_and_on_paper_and_can_be_filtered(book: Workbook) -> None:
    sheet = book[COUNTED]
    assert sheet.freeze_panes == f"A{HEADINGS + 2}"
    assert sheet.auto_filter.ref == f"A{HEADINGS + 1}:M{HEADINGS + 1 + 21}"
    assert sheet.print_title_rows == f"${HEADINGS + 1}:${HEADINGS + 1}"


def test_every_sheet_prints_on_a4_across_with_page_numbers(book: Workbook) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_a_wide_table_takes_several_sheets_of_paper_with_its_keys_on_each(book: Workbook) -> None:
    wide, narrow = book[NAMES["profile"]], book[NAMES["stated"]]
    assert (int(wide.page_setup.fitToWidth) > 1, wide.print_title_cols) == (True, "$A:$D")
    assert (narrow.page_setup.fitToWidth, narrow.print_title_cols) == (None, None)


def test_keys_for_programs_are_folded_away(book: Workbook) -> None:
    sheet = book[COUNTED]
    assert sheet.column_dimensions["D"].hidden
    assert not sheet.column_dimensions["C"].hidden


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        (COUNTS.column("year"), "0"),
        (COUNTS.column("pages"), "#,##0"),
        (COMPARISON.column("completion"), "0.0%"),
        (COMPARISON.column("planned_metres"), "#,##0.0"),
        (COMPARISON.column("required_per_year"), "#,##0"),
        (FINISH.column("by_year"), "0"),
        (FINISH.column("probability"), '[<0.01]"dưới 1%";[>0.99]"trên 99%";0%'),
    ],
)
def test_a_column_has_the_format_of_its_numbers(column: object, wanted: str) -> None:
    assert number_format(column) == wanted  # type: ignore[arg-type]


def test_a_single_conclusion_has_the_format_of_its_own_unit(book: Workbook) -> None:
    sheet = book[NAMES["findings_compare"]]
    place = column_of(sheet, "Giá trị")
    formats = {row[0].value: row[place - 1].number_format for row in sheet.iter_rows(min_row=HEADINGS + 2)}
    assert formats["Tỷ trọng phông lớn nhất"] == "0.0%"
    assert formats["Số phông tập trung"] == "#,##0"


def test_what_is_missing_is_blank_and_the_sheet_says_so(book: Workbook) -> None:
    sheet = book[NAMES["comparison"]]
    assert set(values(sheet, "Kế hoạch năm")) == {None}
    assert str(sheet["A2"].value).endswith(BLANK)


def test_a_table_without_rows_says_so_and_counts_none(edition: Edition) -> None:
    book = opened(with_table(edition, COMPARISON, COMPARISON.of([])))
    assert str(book[NAMES["comparison"]]["A2"].value).endswith(EMPTY)
    counted = {row[0]: row[2] for row in book[CONTENTS].iter_rows(values_only=True)}
    assert counted[NAMES["comparison"]] == "không có dòng"
    assert counted[COUNTED] == 21


def test_codes_are_told_in_words(book: Workbook) -> None:
    assert set(values(book[NAMES["verdicts"]], "Đại lượng")) <= set(LABELS.values())


def test_every_code_of_every_table_has_a_word() -> None:
    codes = {code for table in STORED.values() for column in table.columns for code in column.among}
    assert codes - set(words()) == set()


def test_reasons_given_together_are_told_one_by_one() -> None:
    reasons = STORED["reallocation"].column("reasons")
    assert word(reasons, "large_sheets;unsigned") == "khổ giấy lớn; không có chữ ký, con dấu"


def test_a_text_that_is_no_code_of_its_column_stays() -> None:
    assert word(COUNTS.column("fonds"), "total") == "total"
    assert codes_told(COUNTS.column("level")).startswith("cấp tỉnh (province); cấp huyện (district)")


@pytest.mark.parametrize(("stored", "shown"), [("2022-01-05", dt.datetime(2022, 1, 5)), ("tháng 1", "tháng 1")])  # noqa: DTZ001
def test_a_date_is_a_date_and_any_other_text_stays(edition: Edition, stored: str, shown: object) -> None:
    checks = edition.facts.rows(CHECKS).assign(accepted_on=stored)
    sheet = opened(with_table(edition, CHECKS, checks))[NAMES["checks"]]
    assert set(values(sheet, "Ngày chấp nhận")) == {shown}


def test_no_name_starts_a_formula(edition: Edition) -> None:
    book = named(edition, *FORMULAS)
    sheet = opened(book)[COUNTED]
    cells = [row[2] for row in sheet.iter_rows(min_row=HEADINGS + 2, max_row=HEADINGS + 1 + len(FORMULAS))]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None) for text in FORMULAS]
    assert all(cell.quotePrefix for cell in cells)  # so that it stays text when a person enters and leaves the cell


def test_a_plain_name_is_not_marked_as_text(book: Workbook) -> None:
    assert not book[COUNTED].cell(HEADINGS + 2, 3).quotePrefix


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x01b", "a\ufffdb"), ("a\r\nb\rc", "a\nb\nc"), ("a\tb", "a\tb"), ("\ufffe\ud800", "\ufffd\ufffd"), ("đ́", "đ́")],
)
def test_what_xml_refuses_is_replaced_by_a_mark(text: str, shown: str) -> None:
    assert legible(text) == shown


@pytest.mark.parametrize("letter", ["ă", "𝄞"])  # one and two units in UTF-16
def test_a_text_longer_than_a_cell_is_cut_and_says_so(letter: str) -> None:
    cut = legible(letter * 40_000)
    assert cut.endswith(CUT)
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) / 2 <= LONGEST
    assert legible("ă" * LONGEST) == "ă" * LONGEST


def test_odd_letters_reach_the_cell(edition: Edition) -> None:
    sheet = opened(named(edition, "Phông\x0b một", "_x0041_", "a\r\nb"))[COUNTED]
    assert sheet.cell(HEADINGS + 2, 3).value == "Phông\ufffd một"
    assert sheet.cell(HEADINGS + 4, 3).value == "a\nb"


def test_each_column_is_explained(book: Workbook) -> None:
    rows = list(book[MEANINGS].iter_rows(min_row=HEADINGS + 2, values_only=True))
    explained = {row[6]: row for row in rows}
    pages = COUNTS.column("pages")
    assert explained["counts.pages"][:5] == (COUNTED, pages.label, pages.unit, pages.meaning, "số liệu nguồn")
    assert explained["findings_compare.herfindahl"][1] == "Chỉ số Herfindahl - Hirschman"
    assert {f"{table.name}.{key}" for table in STORED.values() for key in table.key} <= set(explained)


def test_a_printed_number_leads_to_its_cell(book: Workbook) -> None:
    row = book[PRINTED][HEADINGS + 2]
    sheet, _, cell = row[5].hyperlink.location.rpartition("!")
    assert (row[0].value, row[1].value, sheet.strip("'")) == ("330.345", 330345, NAMES["profile"])
    assert book[NAMES["profile"]][cell].value == 330345


def test_a_missing_number_is_printed_as_such_and_leads_nowhere(edition: Edition) -> None:
    row = opened(edition)[PRINTED][HEADINGS + 1 + len(facts_of(edition))]
    assert (row[0].value, row[1].value, row[5].hyperlink) == ("chưa có số liệu", None, None)


def test_the_first_sheet_leads_to_every_other(book: Workbook) -> None:
    links = [cell.hyperlink.location for row in book[CONTENTS].iter_rows() for cell in row if cell.hyperlink]
    assert [link.rpartition("!")[0].strip("'") for link in links] == book.sheetnames[1:]


def test_simulated_numbers_say_so_on_every_sheet_and_on_paper(edition: Edition) -> None:
    simulated = replace(edition, settings=edition.settings.model_copy(update={"simulated": True}))
    for sheet in opened(simulated):
        assert SIMULATED in [sheet.cell(row, 1).value for row in (2, 4)]
        assert sheet.oddHeader.center.text == SIMULATED
    assert SIMULATED not in [sheet.cell(row, 1).value for sheet in opened(edition) for row in (2, 4)]


def test_two_builds_give_the_same_bytes_and_name_no_person(edition: Edition) -> None:
    first, again = (workbook(edition, facts_of(edition)) for _ in range(2))
    assert first == again
    properties = load_workbook(BytesIO(first)).properties
    assert (properties.creator, properties.lastModifiedBy) == (edition.settings.bodies.issuing_name,) * 2
    assert properties.created == properties.modified == dt.datetime(2022, 1, 31)  # noqa: DTZ001
    with ZipFile(BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_column_is_as_wide_as_it_needs_within_bounds() -> None:
    pages = COUNTS.column("pages")
    assert width(pages, ["330.345"]) < width(pages, ["330.345.000.000"]) < width(pages, ["a" * 99]) == 44


def test_a_row_is_as_high_as_its_longest_text() -> None:
    one, two = height(["ngắn", ""], [20, 9]), height(["ngắn", "hai dòng"], [20, 9])
    assert one < two == height(["hai\ndòng"], [44])


def test_no_column_of_years_has_dots() -> None:
    columns = {c.name: c for table in STORED.values() for c in table.columns if c.kind == Kind.WHOLE and not c.unit}
    years = {name for name in columns if name.endswith("year")} - {"required_per_year"}
    assert years >= {"year", "by_year", "first_year"}
    assert {number_format(columns[name]) for name in (*years, "made_in")} == {"0"}
