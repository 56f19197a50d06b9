"""A report with a table of counts, written into every format that an office may send."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import docx
import xlwt
from docx.enum.text import WD_BREAK
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as Sheet
from odf.table import TableCell, TableRow
from odf.text import P
from old_charsets import as_tcvn3, as_vni, cp1258
from openpyxl import Workbook
from openpyxl.styles import Font
from printing import escaped, printed
from printing import table as printed_table

Rows = Sequence[Sequence[str]]
BREAK = 7  # rows on the first page


@dataclass(frozen=True)
class Sent:
    """What an office sends: the title, the rows of its table with the headings first, and the prose below."""

    title: str
    rows: Rows
    prose: str

    @property
    def lines(self) -> list[str]:
        """The paragraphs around the table."""
        return ["BÁO CÁO", self.title, "Kính gửi: Ủy ban nhân dân tỉnh"]


def tabbed(sent: Sent) -> str:
    """Text with tabs, the headings repeated after a page break."""
    first, second = sent.rows[: BREAK + 1], [sent.rows[0], *sent.rows[BREAK + 1 :]]
    tables = ("\n".join("\t".join(row) for row in part) for part in (first, second))
    return "\n\n".join([*sent.lines, *tables, sent.prose, ""])


def piped(sent: Sent) -> str:
    """A Markdown table with bars."""
    rows = [f"| {' | '.join(row)} |" for row in sent.rows]
    return "\n".join(
        [*(f"{line}\n" for line in sent.lines), rows[0], "|---" * len(sent.rows[0]) + "|", *rows[1:], "", sent.prose]
    )


def separated(sent: Sent, mark: str) -> str:
    """A table with its title above."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows([[sent.title], *sent.rows])
    return out.getvalue()


def encoded(write: Callable[[Sent], str], encode: Callable[[str], bytes]) -> Callable[[Sent, Path], None]:
    """A writer of a text in an encoding."""

    def written(sent: Sent, path: Path) -> None:
        path.write_bytes(encode(write(sent)))

    return written


def utf8(text: str) -> bytes:
    return text.encode("utf-8")


def as_number(text: str) -> float | str:
    """The number that a text is, or the text."""
    plain = text.replace(".", "")
    return float(plain) if plain.isdecimal() else text


def as_taken(text: str) -> float | str:
    """The number that a spreadsheet takes a text for: of "2.147", two and a bit."""
    try:
        return float(text)
    except ValueError:
        return text


def workbook(value: Callable[[str], float | str], font: str | None = None) -> Callable[[Sent, Path], None]:
    """A writer of .xlsx whose headings are merged over two rows; in a font of old where one is given."""

    def write(sent: Sent, path: Path) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append([sent.title])
        sheet.append([])
        head, *rows = sent.rows
        sheet.append([*head[:2], "Khối lượng"])
        sheet.append([None, None, *head[2:]])
        for column in "AB":
            sheet.merge_cells(f"{column}3:{column}4")
        sheet.merge_cells(start_row=3, end_row=3, start_column=3, end_column=len(head))
        for row in rows:
            sheet.append([row[0], row[1], *map(value, row[2:])])
        if font:
            for cells in sheet.iter_rows():
                for cell in cells:
                    if type(cell.value) is str:
                        cell.value, cell.font = as_tcvn3(cell.value), Font(name=font)
        book.save(path)

    return write


def old_workbook(sent: Sent, path: Path) -> None:
    """An .xls with numbers."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Bảng 1")
    for at, row in enumerate([[sent.title], *sent.rows]):
        for column, text in enumerate(row):
            sheet.write(at, column, as_number(text) if column > 1 else text)
    book.save(str(path))


def open_sheet(sent: Sent, path: Path) -> None:
    """An .ods with numbers."""
    book = OpenDocumentSpreadsheet()
    sheet = Sheet(name="Bảng 1")
    for row in [[sent.title], *sent.rows]:
        line = TableRow()
        for column, text in enumerate(row):
            value = as_number(text) if column > 1 else text
            cell = (
                TableCell(valuetype="string") if isinstance(value, str) else TableCell(valuetype="float", value=value)
            )
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


def word(sent: Sent, path: Path) -> None:
    """A .docx with headings merged over two rows, a page break, and the headings again."""
    document = docx.Document()
    for line in sent.lines:
        document.add_paragraph(line)
    head, *rows = sent.rows
    for part in (rows[:BREAK], rows[BREAK:]):
        table = document.add_table(rows=2 + len(part), cols=len(head))
        for at in (0, 1):
            table.cell(0, at).merge(table.cell(1, at)).text = head[at]
        table.cell(0, 2).merge(table.cell(0, len(head) - 1)).text = "Khối lượng"
        for at in range(2, len(head)):
            table.cell(1, at).text = head[at]
        for line_at, row in enumerate(part, start=2):
            for at, text in enumerate(row):
                table.cell(line_at, at).text = text
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(sent.prose)
    document.save(str(path))


def html(sent: Sent, path: Path) -> None:
    """A page with headings merged over two rows."""
    head, *rows = sent.rows
    over = f'<th rowspan="2">{escape(head[0])}<th rowspan="2">{escape(head[1])}<th colspan="{len(head) - 2}">Khối lượng'
    below = "".join(f"<th>{escape(text)}</th>" for text in head[2:])
    lines = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    around = "".join(f"<p>{escape(line)}</p>" for line in sent.lines)
    page = f"{around}<table><thead><tr>{over}</tr><tr>{below}</tr></thead>{lines}</table><p>{escape(sent.prose)}</p>"
    path.write_text(f'<!doctype html><meta charset="utf-8"><title>Báo cáo</title>{page}', encoding="utf-8")


def pdf(sent: Sent, path: Path) -> None:
    """A ruled table over two pages, with the headings repeated."""
    around = "\n\n".join(escaped(line) for line in sent.lines)
    printed(f"{around}\n\n{printed_table(sent.rows)}{escaped(sent.prose)}\n", path)


# Each way to send the table: the suffix, the writer, and whether names come through letter by letter (TCVN3 has no
# capitals with tones).
WAYS: dict[str, tuple[str, Callable[[Sent, Path], None]]] = {
    "Markdown, tabs": (".md", encoded(tabbed, utf8)),
    "Markdown, bars": (".md", encoded(piped, utf8)),
    "text, NFD": (".txt", encoded(tabbed, lambda text: utf8(unicodedata.normalize("NFD", text)))),
    "text, TCVN3": (".txt", encoded(tabbed, lambda text: as_tcvn3(text).encode("latin-1"))),
    "text, VNI": (".txt", encoded(tabbed, lambda text: as_vni(text).encode("cp1252"))),
    "text, TCVN3 shown in UTF-8": (".txt", encoded(tabbed, lambda text: utf8(as_tcvn3(text)))),
    "CSV": (".csv", encoded(lambda sent: separated(sent, ","), utf8)),
    "CSV, semicolons and a mark": (
        ".csv",
        encoded(lambda sent: separated(sent, ";"), lambda text: text.encode("utf-8-sig")),
    ),
    "CSV, windows-1258": (".csv", encoded(lambda sent: separated(sent, ";"), cp1258)),
    "CSV, UTF-16": (".csv", encoded(lambda sent: separated(sent, "\t"), lambda text: text.encode("utf-16"))),
    "TSV": (".tsv", encoded(lambda sent: separated(sent, "\t"), utf8)),
    "Excel, numbers": (".xlsx", workbook(as_number)),
    "Excel, numbers as text": (".xlsx", workbook(str)),
    "Excel, dots taken for decimals": (".xlsx", workbook(as_taken)),
    "Excel, .VnTime": (".xlsx", workbook(as_number, ".VnTime")),
    "old Excel": (".xls", old_workbook),
    "OpenDocument": (".ods", open_sheet),
    "Word": (".docx", word),
    "HTML": (".html", html),
    "PDF": (".pdf", pdf),
}


def send(sent: Sent, way: str, folder: Path) -> Path:
    """The report written into a folder in one of the `WAYS`."""
    suffix, write = WAYS[way]
    path = folder / f"report{suffix}"
    write(sent, path)
    return path
