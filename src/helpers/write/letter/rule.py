"""The drawn rules below the issuing body, the motto and the abstract: a border of an empty line of their length."""

from __future__ import annotations

from typing import Final

from helpers.write.letter.line import line

PART: Final = 0.42  # of the line above: the decree wants a third to a half
MOTTO: Final = 0.4518  # the mean width of the motto's letters, measured


def rule(length: float, room: float) -> str:
    """A rule of this length in the middle of a room of this width, both in twentieths of a point."""
    side = round((room - min(length, room)) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    return line("Đường kẻ", more=f'{border}<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>')
