"""A workbook while it is written: cells that never start a formula, styles made once, sheets set up for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from helpers.write.workbook.look import height
from helpers.write.workbook.text import leads_formula, legible

BLUE, LINE, PALE, ACCENT = "#16425B", "#C9D3DA", "#EEF3F6", "#B3541E"  # as in the page
OPTIONS: Final = {
    "in_memory": True,  # without files of its own, whose dates would enter the bytes
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FONT: Final = {"font_name": "Arial", "font_size": 10}  # it, or what stands in for it, has every Vietnamese letter
CELL: Final = {"border": 1, "border_color": LINE, "valign": "top"}
WRAPPED: Final = {"text_wrap": True, "align": "left", "indent": 1}
NUMBER: Final = {"align": "right", "indent": 1}
HEADED: Final = {"bold": True, "font_color": "white", "bg_color": BLUE} | CELL | WRAPPED
A4: Final = 9  # Excel's number for the size of the paper
Cell = str | int | float | dt.date | None


class Book:
    """An xlsx file in memory."""

    def __init__(self, title: str, author: str, day: dt.date, notice: str) -> None:
        self._stream, self._styles, self.notice = BytesIO(), dict[str, Format](), notice
        self._workbook = Workbook(self._stream, {**OPTIONS, "default_format_properties": {**FONT}})  # it changes them
        created = dt.datetime.combine(day, dt.time())
        self._workbook.set_properties({"title": title, "author": author, "comments": notice, "created": created})

    def sheet(self, name: str, titled: int) -> Worksheet:
        """A new sheet; its first rows, so many, stay on the screen, the last of them stands on each printed page."""
        sheet = self._workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.set_header(f'&C&"Arial,Bold"&9{self.notice}' if self.notice else "")
        sheet.set_footer(f'&L&"Arial,Regular"&8{name}&R&"Arial,Regular"&8Trang &P/&N')
        if titled:
            sheet.freeze_panes(titled, 0)
            sheet.repeat_rows(titled - 1)
        return sheet

    def style(self, **properties: object) -> Format:
        """A format of these properties."""
        key = repr(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self._workbook.add_format(properties)
        return self._styles[key]

    def rows(
        self, sheet: Worksheet, columns: Sequence[tuple[str, int]], first: int, rows: Sequence[Sequence[Cell]]
    ) -> None:
        """Write headings with their widths, below them rows of cells, each row as high as its wrapped text needs."""
        widths = [width for _, width in columns]
        for place, (heading, width) in enumerate(columns):
            self.put(sheet, first, place, heading, **HEADED)
            sheet.set_column(place, place, width)
        for number, row in enumerate(rows, start=first + 1):
            for place, value in enumerate(row):
                self.put(sheet, number, place, value, **CELL, **(WRAPPED if isinstance(value, str) else NUMBER))
            shown = [value if isinstance(value, str) else "" for value in row]
            sheet.set_row(number, height(shown, widths))

    def put(self, sheet: Worksheet, row: int, column: int, value: Cell, **properties: Any) -> None:
        """Write a value: text as text whatever it begins with, a date as a date, nothing as a blank cell."""
        if isinstance(value, str):
            text = legible(value)
            quoted = {"quote_prefix": True} if leads_formula(text) else {}
            sheet.write_string(row, column, text, self.style(**properties, **quoted))
        elif value is None:
            sheet.write_blank(row, column, None, self.style(**properties))
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, self.style(**properties))
        else:
            sheet.write_number(row, column, value, self.style(**properties))

    def link(self, sheet: Worksheet, row: int, column: int, to: str, text: str, **properties: Any) -> None:
        """Write a text that leads to a place of the workbook: `to` is a sheet and a cell in it."""
        style = self.style(font_color=BLUE, underline=1, **properties)
        sheet.write_url(row, column, f"internal:{to}", style, string=text)

    def content(self) -> bytes:
        """The finished file."""
        self._workbook.close()
        return self._stream.getvalue()
