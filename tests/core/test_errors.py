"""Errors are codes with arguments; what they say comes from the catalogue, where they were found before it."""

from __future__ import annotations

import pytest

from helpers.errors import CommandError, DataError, Fault, RunError, SohoaError
from helpers.place import Place

HERE = Place("data/raw/2021/report.md", row=29)
UNREAD = "không phải là số như 2147 hoặc 2.147. Hãy sửa ô này, hoặc để trống nếu chưa biết; "
UNREAD += "nếu là báo cáo đã nhận, hãy đính chính trong data/raw/<năm>/corrections.csv."


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_LANG", "vi")


def test_a_fault_says_where_and_what() -> None:
    fault = Fault("number-text", {"found": "ba"}, HERE)
    assert fault.text() == f'data/raw/2021/report.md, dòng 29: "ba" {UNREAD}'


def test_a_fault_without_a_place_says_what() -> None:
    assert Fault("number-text", {"found": "ba"}).text() == f'"ba" {UNREAD}'


def test_a_fault_speaks_the_language_asked_for() -> None:
    fault = Fault("report-absent", {"found": "–"}, Place("data/raw/2021"))
    assert fault.text("en").startswith("data/raw/2021: No report is there.")


def test_an_error_is_made_of_a_code_and_its_arguments() -> None:
    error = DataError("table-absent", table="counts", year="2021")
    assert error.faults == (Fault("table-absent", {"table": "counts", "year": "2021"}),)


def test_a_fault_that_breaks_several_steps_is_said_once() -> None:
    fault = Fault("number-text", {"found": "ba"}, HERE)
    assert str(DataError(fault, fault)) == fault.text()


def test_an_error_says_every_fault_on_a_line_of_its_own() -> None:
    faults = [Fault("number-text", {"found": text}) for text in ("ba", "bốn")]
    assert str(DataError(*faults)) == f'"ba" {UNREAD}\n"bốn" {UNREAD}'


def test_an_error_is_known_by_its_first_fault() -> None:
    assert DataError(Fault("row-width"), Fault("fonds-blank")).code == "row-width"


def test_an_argument_may_be_called_code_or_fault() -> None:
    assert DataError("relayed", fault="a", place="b").faults[0].arguments == {"fault": "a", "place": "b"}


@pytest.mark.parametrize(("kind", "exit_code"), [(DataError, 1), (CommandError, 2), (RunError, 3)])
def test_the_exit_code_tells_who_can_mend_it(kind: type[SohoaError], exit_code: int) -> None:
    assert issubclass(kind, SohoaError)
    assert kind("relayed", message="").exit_code == exit_code
