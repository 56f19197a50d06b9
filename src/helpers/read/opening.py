"""Any file of an office as a document: the reader by the file's suffix, once its content agrees with it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document
from helpers.read.formats.bounds import CELLS, hold_cells, hold_prose
from helpers.read.formats.content import hold_content
from helpers.read.letters.legacy import as_unicode
from helpers.read.letters.unseen import seen

# The module and function that reads a suffix; imported when needed, since the library of a format may be slow to load.
READERS: Final = {
    ".md": ("text", "read_text"),
    ".txt": ("text", "read_text"),
    ".csv": ("separated", "read_separated"),
    ".tsv": ("separated", "read_separated"),
    ".docx": ("word", "read_word"),
    ".doc": ("converted", "read_converted"),
    ".rtf": ("converted", "read_converted"),
    ".html": ("html", "read_html"),
    ".htm": ("html", "read_html"),
    ".pdf": ("pdf", "read_pdf"),
    ".xlsx": ("spreadsheet", "read_spreadsheet"),
    ".xls": ("spreadsheet", "read_spreadsheet"),
    ".ods": ("spreadsheet", "read_spreadsheet"),
}


def open_document(path: Path, shown: str, cells: int = CELLS) -> Document:
    """Read a file of any format that `READERS` names.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.
        cells: how many its tables may have together.

    Raises:
        DataError: the format is not known, the content is not what the suffix says, the file is damaged, encrypted or
            larger than `helpers.read.formats.content` allows; see the reader of each format.
    """
    hold_content(path, shown)
    named = READERS.get(path.suffix.lower())
    if named is None:
        found: dict[str, object] = {"found": path.suffix or path.name, "known": ", ".join(READERS)}
        raise DataError(Fault("format-unknown", found, Place(shown)))
    module, function = named
    reader: Callable[[Path, str], Document] = getattr(import_module(f"helpers.read.formats.{module}"), function)
    document = reader(path, shown)
    hold_prose(document)
    hold_cells(sum(len(row) for grid in document.grids for row in grid.rows), Place(shown), cells)
    return seen(as_unicode(document))
