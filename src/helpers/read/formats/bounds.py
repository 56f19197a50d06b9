"""How much a document may hold: what is more takes minutes and gigabytes to read, and no report is so large."""

from __future__ import annotations

import re
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document, Paragraph

CELLS: Final = 60_000  # of the tables; a list of ten thousand fonds with six columns
ELEMENTS: Final = 800_000  # of the tree of a page or a Word file, at 300 bytes; a cell of Word takes some twelve
PARAGRAPH: Final = 20_000  # letters, five pages without a line end
LETTERS: Final = 2_000_000  # of all paragraphs; a thousand pages
LINES: Final = 100_000  # of a text, which take a second; two thousand pages

_RUN = re.compile(r"[^\S\n\t]{50,}")  # patterns that end in spaces take the square of their number


def hold_cells(cells: int, place: Place, limit: int = CELLS) -> None:
    """Stop at tables that are too large.

    Raises:
        DataError: `table-large`.
    """
    if cells > limit:
        raise DataError(Fault("table-large", {"limit": limit}, place))


def hold_elements(elements: int, place: Place) -> None:
    """Stop at a tree that is too large, before more is made of it.

    Raises:
        DataError: `elements-many`.
    """
    if elements > ELEMENTS:
        raise DataError(Fault("elements-many", {"limit": ELEMENTS}, place))


def with_runs_cut(text: str, place: Place) -> str:
    """A text without long runs of spaces, once it is held that it has not too many lines, and none too long.

    Raises:
        DataError: `lines-many`, or `paragraph-long` for the first such line.
    """
    cut = _RUN.sub(" " * 8, text)
    lines = cut.count("\n")
    if lines > LINES:
        raise DataError(Fault("lines-many", {"found": lines, "limit": LINES}, place))
    for number, line in enumerate(cut.split("\n"), start=1):
        if len(line) > PARAGRAPH and not line.count("\t") and not line.count("|"):
            raise _long(len(line), place.at(row=number))
    return cut


def hold_prose(document: Document) -> None:
    """Stop at paragraphs that are too long, each or all together.

    Raises:
        DataError: `paragraph-long` or `prose-long`.
    """
    letters = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            letters += len(block.text)
            if len(block.text) > PARAGRAPH:
                raise _long(len(block.text), block.place)
    if letters > LETTERS:
        raise DataError(Fault("prose-long", {"found": letters, "limit": LETTERS}, Place(document.file)))


def _long(letters: int, place: Place) -> DataError:
    return DataError(Fault("paragraph-long", {"found": letters, "limit": PARAGRAPH}, place))
