"""The officers' own words, as received."""

from __future__ import annotations

from helpers.write.block import Block, Paragraph, Quotation
from helpers.write.edition import Edition
from helpers.write.number import MISSING
from helpers.write.sentence import Mark, say


def quoted(edition: Edition, part: str) -> Block:
    """A part of the report as received, verbatim; said to be missing where the report has none."""
    rows = edition.passages(part)
    if rows.empty:
        return Paragraph([say("Nội dung mục này: " + MISSING + ".")])
    first, last = rows["source_place"].iloc[0], rows["source_place"].iloc[-1]
    places = first if first == last else f"{first} đến {last}"
    return Quotation(list(rows["text"]), Mark(f"{rows['source_file'].iloc[0]}, {places}"))
