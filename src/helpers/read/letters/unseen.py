"""Signs that nobody sees: what turns the direction of a line, has no width, or controls a terminal.

They are left out of every text, names of fonds and prose alike, so that two names that look the same are the same and
no output carries them on; a remark says which there were. The soft hyphen is one of them only after text of before
Unicode has become Unicode: in TCVN3 it is the letter ư.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from helpers.read.document import Cell, Document, Grid, Paragraph
from helpers.read.remark import Remark

HIDDEN: Final = ("Cc", "Cf")  # Unicode's categories of controls and of signs that format
BREAKS: Final = "\t\n\r\u2028\u2029"  # are spaces


def visible(text: str) -> str:
    """A text without the signs that nobody sees; a line end within is a space."""
    return text if text.isprintable() else _unseen().sub("", text)


def escaped(text: str) -> str:
    """The signs in a text that nobody sees, each once with its code and how often: "U+200B (2)"."""
    found = Counter(_unseen().findall(text))
    return ", ".join(f"U+{ord(sign):04X} ({count})" for sign, count in found.items())


def seen(document: Document) -> Document:
    """A document without signs that nobody sees, with a remark on them where there are any."""
    pieces = [piece for block in document.blocks for piece in _pieces(block)]
    spoilt = [piece for piece in pieces if not piece.text.isprintable() and _unseen().search(piece.text)]
    if not spoilt:
        return document
    found = escaped("".join(piece.text for piece in spoilt))
    remark = Remark("signs-unseen", document.file, found=found, source_place=str(spoilt[0].place))
    return replace(document, blocks=tuple(map(_block, document.blocks)), remarks=(*document.remarks, remark))


@cache
def _unseen() -> re.Pattern[str]:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in HIDDEN]
    return re.compile(f"[{re.escape(''.join(sign for sign in signs if sign not in BREAKS))}]")


def _pieces(block: Paragraph | Grid) -> Iterator[Paragraph | Cell]:
    if isinstance(block, Paragraph):
        yield block
    else:
        yield from (cell for row in block.rows for cell in row)


def _block(block: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(block, Paragraph):
        return replace(block, text=visible(block.text))
    rows = tuple(tuple(replace(cell, text=visible(cell.text)) for cell in row) for row in block.rows)
    return replace(block, rows=rows)
