"""A Word file as a document: its body in reading order, as it is once all tracked changes are accepted."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document
from helpers.read.formats.blocks import Block, document_of
from helpers.read.formats.bounds import hold_cells, hold_elements
from helpers.read.formats.word_line import COPY, DELETED, TEXT_BOX, Lines, children, embedded
from helpers.read.formats.word_table import Standing, table_of

DEEPEST: Final = 150  # elements within each other; a table in a table in a text box takes thirty

_ELSEWHERE = tuple(map(qn, ("w:altChunk", "w:subDoc")))  # their text is in another file
_SHEET = re.compile(r"excel", re.IGNORECASE)


def read_word(path: Path, shown: str) -> Document:
    """Read a .docx file.

    Joined cells are spread, automatic numbers are part of the text, text boxes follow the paragraph that they belong
    to. Headers and footers of pages, notes at the foot, comments and the table of contents are left out: they are not
    of the body, or repeat it.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: the file is damaged or no Word document, a part of it is in another file or an Excel sheet, its
            elements lie too deep; or a table cannot be read, see `helpers.read.formats.blocks.document_of`.
    """
    body, lines = _opened(path, shown)
    _hold(body, shown)
    try:
        flow = list(_blocks(body, lines, Standing()))
    except (ValueError, OverflowError) as error:  # a number that is none
        raise DataError(Fault("word-damaged", {}, Place(shown))) from error
    return document_of(flow, shown)


def _opened(path: Path, shown: str) -> tuple[_Element, Lines]:
    try:
        word = docx.Document(str(path))
        body: _Element | None = word.element.body
        lines = Lines(word)
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise DataError(Fault("word-damaged", {}, Place(shown))) from error
    if body is None:
        raise DataError(Fault("word-damaged", {}, Place(shown)))
    return body, lines


def _hold(body: _Element, shown: str) -> None:
    """Refuse what would be lost or exhaust the machine."""
    hold_elements(sum(1 for _ in body.iter()), Place(shown))
    hold_cells(sum(1 for _ in body.iter(qn("w:tc"))), Place(shown))
    depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise DataError(Fault("elements-deep", {"limit": DEEPEST}, Place(shown)))
    if next(body.iter(*_ELSEWHERE), None) is not None:
        raise DataError(Fault("word-elsewhere", {}, Place(shown)))
    sheet = next((kind for kind in embedded(body) if _SHEET.search(kind)), None)
    if sheet:
        raise DataError(Fault("word-sheet", {"found": sheet}, Place(shown)))


def _blocks(container: _Element, lines: Lines, standing: Standing) -> Iterator[Block]:
    """The paragraphs and tables of the body, a cell or a text box; content controls and the like are looked through."""

    def inside(element: _Element, of: Standing) -> Iterator[Block]:
        return _blocks(element, lines, of)

    for element in children(container):
        if element.tag == qn("w:p"):
            boxes = [box for box in element.iter(TEXT_BOX) if _is_own(box, element)]
            beside = tuple(block for box in boxes for block in inside(box, standing))
            yield lines.line(element, beside, standing)
        elif element.tag == qn("w:tbl"):
            yield table_of(element, inside, standing)
        else:
            gone = standing.deleted or element.tag in DELETED
            yield from inside(element, replace(standing, deleted=gone))


def _is_own(box: _Element, paragraph: _Element) -> bool:
    """Whether a text box is the paragraph's own, and neither a copy nor within another box."""
    between = []
    for above in box.iterancestors():
        if above is paragraph:
            break
        between.append(above.tag)
    return not {COPY, TEXT_BOX, *DELETED} & set(between)
