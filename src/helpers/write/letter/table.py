"""A table of the letter: bordered, its header repeated on each page, no row broken, as wide as the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from helpers.write.block import DataTable
from helpers.write.fact import Fact
from helpers.write.letter.line import cell, grid, line
from helpers.write.letter.styles import POINT
from helpers.write.sentence import Mark, Piece

SIZES: Final = (12, 11, 10, 9, 8)  # points: the largest in which no word is broken
LETTER: Final = 0.56  # the width of a letter in parts of its size: that of capitals and figures, so that none is cut
MARGIN: Final = 80  # twentieths of a point on either side of a cell's text
LONGEST: Final = 45  # letters of a cell; a longer one takes several lines


def table(block: DataTable, room: int) -> Iterator[str]:
    """The caption, the table and the note of a block; `room` is the width of the text, in twentieths of a point."""
    rows = [*block.rows, *([block.total] if block.total else [])]
    size, widths = _fitted([block.headings, *rows], room)
    yield line("caption", *block.caption.pieces)
    head = _row(widths, block.headings, size, "<w:cantSplit/><w:tblHeader/>", "center", bold="<w:b/><w:bCs/>")
    body = "".join(_body_row(block, widths, row, size) for row in rows)
    yield f"<w:tbl>{_properties(room)}{grid(widths)}{head}{body}</w:tbl>"
    yield line("Ghi chú bảng", *block.note.pieces)


def _properties(room: int) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _body_row(block: DataTable, widths: Sequence[int], row: Sequence[Piece], size: int) -> str:
    bold = "<w:b/><w:bCs/>" if row is block.total else ""
    return _row(widths, row, size, "<w:cantSplit/>", "left", bold)


def _row(widths: Sequence[int], row: Sequence[Piece], size: int, held: str, align: str, bold: str) -> str:
    letters = f'{bold}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    cells = [
        cell(wide, [line("Ô bảng", piece, more=_aligned(piece, align), letters=letters)], over)
        for wide, piece, over in _joined(widths, row)
    ]
    return f"<w:tr><w:trPr>{held}</w:trPr>{''.join(cells)}</w:tr>"


def _joined(widths: Sequence[int], row: Sequence[Piece]) -> Iterator[tuple[int, Piece, int]]:
    """The cells of a row, each over the blank ones after it: width, text, columns."""
    starts = [place for place, piece in enumerate(row) if piece != "" or place == 0]
    for start, end in pairwise([*starts, len(row)]):
        yield sum(widths[start:end]), row[start], end - start


def _aligned(piece: Piece, align: str) -> str:
    """Numbers to the right, the number of a row in the middle."""
    of_row = isinstance(piece, Mark) and piece.text.isdecimal()
    return f'<w:jc w:val="{"right" if isinstance(piece, Fact) else "center" if of_row else align}"/>'


def _fitted(rows: Sequence[Sequence[Piece]], room: int) -> tuple[int, list[int]]:
    """The size of letters and the widths of columns: each as wide as its longest word, the rest by how much it says."""
    texts = [[_text(row[place]) for row in rows] for place in range(len(rows[0]))]
    words = [max(len(word) for text in column for word in (text.split() or [""])) for column in texts]
    whole = [min(max(map(len, column)), LONGEST) for column in texts]
    size = next((size for size in SIZES if sum(_wide(words, size)) <= room), SIZES[-1])
    least = _wide(words, size)
    rest = room - sum(least)
    wishes = [long - word for long, word in zip(whole, words, strict=True)]
    shares = [rest * wish // max(sum(wishes), 1) for wish in wishes]
    widths = [first + share for first, share in zip(least, shares, strict=True)]
    return size, [*widths[:-1], room - sum(widths[:-1])]


def _wide(letters: Sequence[int], size: int) -> list[int]:
    return [round(count * size * LETTER * POINT) + 2 * MARGIN for count in letters]


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.printed if isinstance(piece, Fact) else piece.text
