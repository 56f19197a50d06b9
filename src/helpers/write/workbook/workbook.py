"""The whole workbook: what to read first, a sheet for each stored table, what the columns mean, the printed numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from helpers.tables.stored import STORED
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.prose.head import SIMULATED
from helpers.write.workbook.book import Book
from helpers.write.workbook.contents import about, contents_sheet, headline, told
from helpers.write.workbook.meanings import meanings_sheet
from helpers.write.workbook.names import sheet_names
from helpers.write.workbook.printed import printed_sheet
from helpers.write.workbook.sheet import BLANK, EMPTY, table_sheet


def workbook(edition: Edition, facts: Sequence[Fact]) -> bytes:
    """The workbook of a year: the same bytes from the same tables, wherever and whenever it is written.

    Args:
        edition: the year, with its stored tables.
        facts: the numbers that the report prints.

    Returns:
        An xlsx file. A missing value is a blank cell, so that sums and charts leave it out; each sheet says so.
    """
    settings, names, of_whom = edition.settings, sheet_names(STORED.values()), about(edition).text
    notice = SIMULATED if settings.simulated else ""
    # Excel shows an author and a date: the body that reports, and the day up to which the report knows.
    book = Book(headline(edition).text, settings.bodies.issuing_name, settings.known_by(edition.year), notice)
    contents_sheet(book, edition, names)
    for table in STORED.values():
        table_sheet(book, names[table.name], table, edition.facts.rows(table), of_whom)
    meanings_sheet(book, of_whom, names)
    printed_sheet(book, of_whom, names, facts, edition.facts)
    return book.content()


def sayings(edition: Edition) -> Collection[str]:
    """The sentences of the workbook that name a year, a date or a document: what the gate lets carry digits."""
    of_whom = about(edition).text
    heads = {f"{of_whom} {state}" for state in (BLANK, EMPTY)}
    return heads | {sentence.text for sentence in (headline(edition), *told(edition))}
