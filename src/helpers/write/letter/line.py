"""A line of the letter as WordprocessingML: a paragraph in one of the styles, its facts and marks told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from helpers.write.fact import Fact
from helpers.write.letter.styles import FACT, MARK, identity
from helpers.write.sentence import Mark, Piece, Sentence

_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def line(style: str, *pieces: Piece, more: str = "", letters: str = "") -> str:
    """A paragraph: `more` are further properties of it, `letters` of all its text, in WordprocessingML."""
    runs = "".join(_run(piece, letters) for piece in pieces)
    return f'<w:p><w:pPr><w:pStyle w:val="{identity(style)}"/>{more}</w:pPr>{runs}</w:p>'


def cell(width: int, lines: Sequence[str], columns: int = 1) -> str:
    """A cell of a table, `width` twentieths of a point wide, over one column or several."""
    over = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}</w:tcPr>{"".join(lines)}</w:tc>'


def columns(widths: Sequence[int], rows: Sequence[Sequence[Sequence[str]]]) -> str:
    """Lines side by side: a table without borders that no page break parts."""
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(widths, row)}</w:tr>" for row in rows)
    return f"<w:tbl>{properties}{grid(widths)}{body}</w:tbl>"


def grid(widths: Sequence[int]) -> str:
    """The widths of a table's columns."""
    each = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{each}</w:tblGrid>"


def _cells(widths: Sequence[int], row: Sequence[Sequence[str]]) -> str:
    return "".join(cell(width, lines) for width, lines in zip(widths, row, strict=True))


def _run(piece: Piece, letters: str) -> str:
    style, text = _styled(piece)
    kind = f'<w:rStyle w:val="{identity(style)}"/>' if style else ""
    return f'<w:r><w:rPr>{kind}{letters}</w:rPr><w:t xml:space="preserve">{escape(_NO_XML.sub(" ", text))}</w:t></w:r>'


def _styled(piece: Piece) -> tuple[str, str]:
    if isinstance(piece, Fact):
        return FACT, piece.printed
    return (MARK, piece.text) if isinstance(piece, Mark) else ("", Sentence((piece,)).text)
