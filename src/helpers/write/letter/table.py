"""A table of the letter: bordered, its header repeated on each page, no row broken, as wide as the text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from helpers.write.block import DataTable
from helpers.write.fact import Fact
from helpers.write.letter.line import cell, grid, line
from helpers.write.letter.width import width
from helpers.write.sentence import Mark, Piece, Sentence

SIZES: Final = (12, 11, 10, 9, 8)  # points: the largest in which no word is broken
MARGIN: Final = 70  # twentieths of a point on either side of a cell's text
BOLD, KEPT = "<w:b/><w:bCs/>", "<w:keepNext/>"
SPARE: Final = 1.15  # a word of wide letters is so much wider than it is taken for
SHORT: Final = 12  # rows of a table that stays on one page

Cell = tuple[int, Piece, int]  # its width, its text, and over how many columns it goes


def table(block: DataTable, room: int) -> Iterator[str]:
    """The caption, the table and the note of a block; `room` is the width of the text, in twentieths of a point."""
    rows = [*block.rows, *([block.total] if block.total else [])]
    size, widths = _fitted([block.headings, *rows], room)
    yield line("caption", *block.caption.pieces)
    kept = KEPT if len(rows) <= SHORT else ""
    head = _row(_cells(widths, block.headings), _letters(size, BOLD), KEPT, "center")
    body = "".join(_row(_cells(widths, row), _letters(size), kept if row is not rows[-1] else "") for row in block.rows)
    foot = _row(_joined(widths, block.total), _letters(size, BOLD)) if block.total else ""
    yield f"<w:tbl>{_properties(room)}{grid(widths)}{head}{body}{foot}</w:tbl>"
    yield line("Ghi chú bảng", *block.note.pieces)


def _properties(room: int) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _row(cells: Sequence[Cell], letters: str, kept: str = "", align: str = "left") -> str:
    """A row: `letters` and `kept` are properties of all its texts and paragraphs; the header is in the middle."""
    written = "".join(
        cell(wide, [line("Ô bảng", piece, more=f"{kept}{_aligned(piece, align)}", letters=letters)], over)
        for wide, piece, over in cells
    )
    header = "<w:tblHeader/>" if align == "center" else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{written}</w:tr>"


def _letters(size: int, face: str = "") -> str:
    return f'{face}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'


def _cells(widths: Sequence[int], row: Sequence[Piece]) -> list[Cell]:
    return [(wide, piece, 1) for wide, piece in zip(widths, row, strict=True)]


def _joined(widths: Sequence[int], row: Sequence[Piece]) -> list[Cell]:
    """The cells of a total: its label goes over the blank columns beside it."""
    over = next((place for place, piece in enumerate(row) if place and piece != ""), len(row))
    return [(sum(widths[:over]), row[0], over), *_cells(widths[over:], row[over:])]


def _aligned(piece: Piece, align: str) -> str:
    """Numbers to the right, the number of a row in the middle."""
    of_row = isinstance(piece, Mark) and piece.text.isdecimal()
    return f'<w:jc w:val="{"right" if isinstance(piece, Fact) else "center" if of_row else align}"/>'


def _fitted(rows: Sequence[Sequence[Piece]], room: int) -> tuple[int, list[int]]:
    """The size of letters and the widths of columns: each as wide as its longest word, the rest by how much it says."""
    texts = [[_text(row[place]) for row in rows] for place in range(len(rows[0]))]
    size = next((size for size in SIZES if sum(_least(column, size) for column in texts) <= room), SIZES[-1])
    least = [_least(column, size) for column in texts]
    usual = [_usual(column, size) for column in texts]
    rest = room - sum(least)
    widths = [round(wide + rest * wish / sum(usual)) for wide, wish in zip(least, usual, strict=True)]
    return size, [*widths[:-1], room - sum(widths[:-1])]


def _least(column: Sequence[str], size: int) -> float:
    """What the longest word of a column takes."""
    words = [word for text in column for word in text.split()]
    return max((width(word, size) for word in words), default=0) * SPARE + 2 * MARGIN


def _usual(column: Sequence[str], size: int) -> float:
    """What a column would take to be read with ease: the root of the mean square, so that a few notes count little."""
    return math.sqrt(sum(width(text, size) ** 2 for text in column) / len(column)) + 2 * MARGIN


def _text(piece: Piece) -> str:
    return Sentence((piece,)).text
