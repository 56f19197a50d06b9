"""A sheet of Excel to fill in: a title, a note, headings that say what they mean, and cells that refuse other values.

Excel warns at once of what the reader would refuse later: a date that is none, a count with a comma, a plan that the
settings do not have. LibreOffice does the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

ROWS: Final = 300  # that are prepared below the headings; more may be typed in
LONGEST: Final = 255  # letters that Excel takes in a list of choices
MADE: Final = dt.datetime(2021, 1, 1)  # noqa: DTZ001 — the same bytes whenever it is written

Rule = Mapping[str, object]
Value = str | int | float | dt.date | None


@dataclass(frozen=True)
class Field:
    """A column to fill in: its heading, what it means, what it takes, and its width in letters."""

    heading: str
    meaning: str
    rule: Rule = field(default_factory=dict)
    number_format: str = "@"
    width: int = 18
    required: bool = False


@dataclass(frozen=True)
class Sheet:
    """A form of one sheet; `rows` are filled in beforehand."""

    name: str
    title: Sequence[str]
    fields: Sequence[Field]
    rows: Sequence[Sequence[Value]] = ()

    def content(self) -> bytes:
        """The form as a file of Excel; the same bytes each time."""
        held = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(held, options) as book:
            book.set_properties({"created": MADE})
            _write(self, book.add_worksheet(self.name), lambda **look: book.add_format(look))
        return held.getvalue()


Look = Callable[..., Format]


def _write(form: Sheet, sheet: Worksheet, look: Look) -> None:
    for at, line in enumerate(form.title):
        sheet.write_string(at, 0, line, look(bold=not at, italic=at > 0))
    top = len(form.title)
    for at, column in enumerate(form.fields):
        _head(sheet, top, at, column, look)
    for down, row in enumerate(form.rows, start=top + 1):
        for at, (value, column) in enumerate(zip(row, form.fields, strict=True)):
            _cell(sheet, down, at, value, look(num_format=column.number_format, border=4))
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _head(sheet: Worksheet, top: int, at: int, column: Field, look: Look) -> None:
    """A heading with its meaning as a comment, the look of the cells below it, and what they take."""
    colour = "#16425B" if column.required else "#54626D"
    bold = look(bold=True, font_color="#FFFFFF", bg_color=colour, text_wrap=True, valign="top", border=1)
    sheet.write_string(top, at, column.heading, bold)
    sheet.write_comment(top, at, column.meaning, {"author": "", "x_scale": 2, "color": "#FFFFFF"})
    sheet.set_column(at, at, column.width, look(num_format=column.number_format))
    if column.rule:
        sheet.data_validation(top + 1, at, top + ROWS, at, dict(column.rule))


def _cell(sheet: Worksheet, down: int, at: int, value: Value, shown: Format) -> None:
    if isinstance(value, dt.date):
        sheet.write_datetime(down, at, value, shown)
    elif isinstance(value, int | float):
        sheet.write_number(down, at, value, shown)
    elif value:
        sheet.write_string(down, at, value, shown)
    else:
        sheet.write_blank(down, at, None, shown)


def whole(told: str) -> dict[str, Any]:
    """Takes whole numbers from 0 on."""
    return _refusing({"validate": "integer", "criteria": ">=", "value": 0}, told)


def number(told: str) -> dict[str, Any]:
    """Takes numbers from 0 on."""
    return _refusing({"validate": "decimal", "criteria": ">=", "value": 0}, told)


def day(told: str) -> dict[str, Any]:
    """Takes dates."""
    return _refusing({"validate": "date", "criteria": ">=", "value": dt.date(1945, 9, 2)}, told)


def one_of(choices: Sequence[str], told: str) -> dict[str, Any]:
    """Takes one of the choices, offered as a list; nothing is held where Excel has no room for them."""
    fits = choices and len(",".join(choices)) <= LONGEST and not any("," in choice for choice in choices)
    return _refusing({"validate": "list", "source": list(choices)}, told) if fits else {}


def _refusing(rule: dict[str, Any], told: str) -> dict[str, Any]:
    return {**rule, "ignore_blank": True, "error_title": "Chưa đúng", "error_message": told[:LONGEST]}
