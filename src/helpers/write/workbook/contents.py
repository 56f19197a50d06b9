"""The sheet "Đọc trước": what the workbook is, whose numbers it holds, from where, and what each sheet has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from xlsxwriter.utility import quote_sheetname

from helpers.tables.stored import STORED
from helpers.tables.table import Table
from helpers.write.edition import Edition
from helpers.write.prose.head import edition_line, title
from helpers.write.sentence import Mark, Sentence, say
from helpers.write.workbook.book import ACCENT, BLUE, CELL, WRAPPED, Book
from helpers.write.workbook.names import CONTENTS, MEANINGS, PRINTED
from helpers.write.workbook.sheet import BLANK

COLUMNS: Final = (("Trang tính", 32), ("Chứa gì", 72), ("Số dòng", 17), ("Tệp CSV", 30))
NO_ROWS: Final = "không có dòng"
OTHERS: Final = {
    MEANINGS: "Mỗi cột của mỗi bảng: đơn vị, ý nghĩa hoặc cách tính, là số liệu nguồn hay tính ra.",
    PRINTED: "Mọi con số mà báo cáo in ra, và ô của bảng số liệu mà con số ấy lấy từ đó.",
}
FROM: Final = (
    "Mỗi bảng là một tệp CSV cùng nội dung, do chương trình lập từ báo cáo đã nhận và các tệp nhập tay của năm."
)


def about(edition: Edition) -> Sentence:
    """Of whom and of which year a sheet is."""
    name = edition.settings.province.full_name
    return say("{province}, năm báo cáo {year}.", province=Mark(name[:1].upper() + name[1:]), year=edition.mark)


def headline(edition: Edition) -> Sentence:
    """What the workbook is, in the fewest words."""
    return say("Số liệu về số hóa tài liệu lưu trữ năm {year}", year=edition.mark)


def told(edition: Edition) -> list[Sentence]:
    """What a reader has to know first, each on a line."""
    return [
        about(edition),
        say("Tệp này có đủ số liệu của báo cáo “{title}”.", title=title(edition)),
        *edition_line(edition).sentences,
        say(FROM),
        say(BLANK),
        say("Mỗi con số in trong báo cáo có một dòng ở trang “" + PRINTED + "”, dẫn về ô của bảng."),
        say("Chữ trong ô luôn là chữ, kể cả khi bắt đầu bằng dấu bằng; tệp không có công thức."),
    ]


def contents_sheet(book: Book, edition: Edition, names: Mapping[str, str]) -> None:
    """Write the first sheet; `names` are those of the tables' sheets."""
    sheet = book.sheet(CONTENTS, 0)
    sheet.fit_to_pages(1, 1)
    book.put(sheet, 0, 0, headline(edition).text, bold=True, font_size=16, font_color=BLUE)
    if book.notice:
        book.put(sheet, 1, 0, book.notice, bold=True, font_color=ACCENT)
    lines = told(edition)
    for row, sentence in enumerate(lines, start=2):
        book.put(sheet, row, 0, sentence.text)
    first = len(lines) + 3
    rows = [*_of_tables(edition, names), *((name, what, None, None) for name, what in OTHERS.items())]
    book.rows(sheet, COLUMNS, first, rows)
    for row, (name, *_) in enumerate(rows, start=first + 1):
        book.link(sheet, row, 0, f"{quote_sheetname(name)}!A1", name, **CELL, **WRAPPED)


def holds(table: Table) -> str:
    """What a table has, and what tells its rows apart."""
    return f"{table.title}. Mỗi dòng một: {', '.join(table.column(name).label.lower() for name in table.key)}."


def _of_tables(edition: Edition, names: Mapping[str, str]) -> Iterator[tuple[str, str, int | str, str]]:
    for table in STORED.values():
        rows = len(edition.facts.rows(table))
        yield names[table.name], holds(table), rows or NO_ROWS, f"{table.name}.csv"
