"""The drawn rules below the issuing body, the motto and the abstract: a border of an empty line of their length."""

from __future__ import annotations

import unicodedata
from typing import Final

from helpers.write.letter.line import line

PART: Final = 0.42  # of the line above: the decree wants a third to a half
CAPITAL, SMALL, SPACE = 0.72, 0.465, 0.25  # the mean width of bold letters, in parts of their size
MOTTO: Final = 0.4518  # the mean width of the motto's letters, measured


def width(text: str, size: float) -> float:
    """About how wide a text in bold Times New Roman is, in twentieths of a point."""
    letters = unicodedata.normalize("NFC", text)
    widths = (SPACE if letter == " " else CAPITAL if letter.isupper() else SMALL for letter in letters)
    return sum(widths) * size * 20


def rule(length: float, room: float) -> str:
    """A rule of this length in the middle of a room of this width, both in twentieths of a point."""
    side = round((room - min(length, room)) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    return line("Đường kẻ", more=f'{border}<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>')
