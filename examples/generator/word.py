"""The report of 2021 as a Word file: its table goes on after a page break, with the headings again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK

from generator.archive import even
from generator.beside import SLIP
from generator.counts import HEADINGS, lines, printed, total
from generator.documents import NOTICE
from generator.model import Year
from generator.words import closing, opening

FIRST_PAGE: Final = 9  # rows of fonds before the break
TABLE_STYLES: Final = ("Normal Table", "Table Grid")


def write(year: Year, path: Path) -> None:
    """Write the report."""
    document = docx.Document()
    _lighten(document)
    document.core_properties.comments = NOTICE
    document.sections[0].footer.paragraphs[0].text = NOTICE
    for text in opening(year):
        document.add_paragraph(text)
    rows = printed([*lines(year), total(year)])
    _table(document, HEADINGS[year.year], rows[:FIRST_PAGE])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _table(document, HEADINGS[year.year], rows[FIRST_PAGE:])
    for text in closing(year.year):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(even(out.getvalue()))


def place_of_slip(year: Year) -> str:
    """Where the slip stands, as messages name the cell."""
    row = next(at for at, work in enumerate(year.done) if work.fonds.name == SLIP[1])
    return f"bảng 1, dòng {row + 2}, cột 5"


def _lighten(document: Document) -> None:
    """Leave out the styles of the template that nothing here uses: they are 0,8 MB of XML."""
    effects = [key for key, found in document.part.rels.items() if found.reltype.endswith("/stylesWithEffects")]
    for key in effects:
        document.part.rels.pop(key)
    for style in [style for style in document.styles if style.type is WD_STYLE_TYPE.TABLE]:
        if style.name not in TABLE_STYLES:
            style.delete()


def _table(document: Document, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=1 + len(rows), cols=len(head), style=TABLE_STYLES[1])
    for line, texts in zip(table.rows, [head, *rows], strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
