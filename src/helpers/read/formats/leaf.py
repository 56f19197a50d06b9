"""A page of a PDF as glyphs and ruling lines, drawn within bounds."""

from __future__ import annotations

import zlib
from dataclasses import replace
from itertools import product
from math import atan2, pi
from typing import Any, Final

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, dict_value, resolve1, stream_value
from pdfminer.psparser import literal_name
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from helpers.read.formats.glyph import Glyph, joined_marks, named

GLYPHS: Final = 30_000  # on a page; a full page of small print has 8.000
PATHS: Final = (
    3_000  # on a page; a ruled table of 50 rows and 10 columns has 600, and the search for cells is quadratic
)
UNPACKED: Final = 8_000_000  # bytes of a drawing; a page full of small print has 200.000
THIN: Final = 3.0  # points: a filled box thinner than this is a ruling line, as Word draws them
PICTURE: Final = 0.4  # of the page: a larger picture is a scanned page
FEW: Final = 100  # letters on a scanned page: its number, a stamp or a signature in print

_ADDED: Final = ("FreeText", "StrikeOut", "Redact", "Ink", "Stamp")
_AROUND: Final = tuple(product((-1, 0, 1), repeat=2))
_SHIFT: Final = 0.1  # of the size; no letter is as narrow
_INVISIBLE: Final = (3, 7)  # the modes of text that put no ink on the page
_STRUCK: Final = (0.15, 0.42)  # of the size, over the foot of a letter: a line there strikes it out


class CrowdedError(Exception):
    """More is drawn on a page than a report can have."""


class Leaf(Page):
    """A page whose drawing stops at `GLYPHS` letters and `PATHS` lines."""

    @property
    def layout(self) -> LTPage:
        """What is drawn on the page.

        Raises:
            CrowdedError: there is too much of it.
        """
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps with each letter what pdfminer forgets: whether it is shown, its rise and the width of its shape."""

    drawn = 0
    paths = 0
    mode = 0

    def render_string(self, textstate: Any, *rest: Any) -> None:
        """Draw a text; the state tells whether it is shown."""
        self.mode = textstate.render
        super().render_string(textstate, *rest)

    def render_char(self, *drawn: Any) -> float:
        """Draw a letter: matrix, font, size, scaling, rise, code, and what matters not here."""
        matrix, font, _, _, rise, code, *_ = drawn
        self.drawn += 1
        if self.drawn > GLYPHS:
            raise CrowdedError
        advance = super().render_char(*drawn)
        letter: Any = self.cur_item._objs[-1]
        letter.tag = (self.mode in _INVISIBLE, rise * abs(matrix[3]), font.char_width(code))
        return float(advance)

    def paint_path(self, *drawn: Any) -> None:
        """Draw a line or a figure."""
        self.paths += 1
        if self.paths > PATHS:
            raise CrowdedError
        super().paint_path(*drawn)


def unpack(page: PDFPage) -> None:
    """Unpack what is drawn on a page, so that pdfminer says whether it is whole, if it is set to be strict.

    Raises:
        MemoryError: a drawing has more than `UNPACKED` bytes, which would take long to draw even where they fit.
    """
    waiting = [stream_value(part) for part in page.contents] + _forms(page.resources)
    seen: list[PDFStream] = []
    while waiting:
        stream = waiting.pop()
        if not any(stream is one for one in seen):
            _hold_size(stream)
            stream.get_data()
            seen.append(stream)
            waiting += _forms(stream.get("Resources"))


def _hold_size(stream: PDFStream) -> None:
    data = stream.get_rawdata() or b""
    for filtering, _ in stream.get_filters():
        if filtering not in LITERALS_FLATE_DECODE:
            return
        try:
            data = zlib.decompressobj().decompress(data, UNPACKED + 1)
        except zlib.error:  # pdfminer tells that it is damaged, or it is encrypted
            return
        if len(data) > UNPACKED:
            raise MemoryError


def _forms(resources: object) -> list[PDFStream]:
    """The drawings that a drawing may use."""
    named = dict_value(dict_value(resources or {}).get("XObject") or {})
    return [form for form in map(stream_value, named.values()) if literal_name(form.get("Subtype")) == "Form"]


def glyphs_of(leaf: Leaf) -> list[Glyph]:
    """The letters of a page in the order of drawing, each once."""
    found: dict[tuple[object, ...], Glyph] = {}
    for drawn in leaf.chars:
        glyph = _glyph(drawn, leaf)
        if not any(_same(glyph, found.get(_spot(glyph, across, down))) for across, down in _AROUND):
            found[_spot(glyph)] = glyph
    strokes = [rule for rule in leaf.lines + leaf.rects if rule["height"] < THIN]
    return joined_marks(replace(glyph, struck=_struck(glyph, strokes)) for glyph in found.values())


def ruled(leaf: Leaf) -> Page:
    """The page with its ruling lines only: lines, frames and thin boxes, not the edges of shades."""
    return leaf.filter(_rules)


def is_picture(leaf: Leaf, letters: int) -> bool:
    """Whether a page of so many letters is a picture of a page: its words are not in the file."""
    area = sum(image["width"] * image["height"] for image in leaf.images)
    outlined = not letters and len(leaf.curves) > FEW
    return (
        outlined or (letters < FEW and area > PICTURE * float(leaf.width * leaf.height)) or (not letters and area > 0)
    )


def annotated(leaf: Leaf) -> bool:
    """Whether words or strokes were put onto the page after it was made, or typed into a form."""
    notes = [resolve1(note) for note in resolve1(leaf.page_obj.annots) or []]
    return any(literal_name(note.get("Subtype")) in _ADDED or _is_filled(note) for note in notes)


def _glyph(drawn: dict[str, Any], leaf: Leaf) -> Glyph:
    a, b, _, _, e, f = drawn["matrix"]
    hidden, rise, width = drawn["tag"]
    turn = round(atan2(b, a) / (pi / 2)) % 4
    slanted = min(abs(a), abs(b)) > 0.01 * max(abs(a), abs(b))
    foot = float(leaf.height) - f + float(leaf.mediabox[1])
    outside = not _within(drawn, leaf.cropbox)
    return Glyph(
        text=named(drawn["text"], str(drawn["fontname"])),
        x0=float(drawn["x0"]),
        x1=float(drawn["x1"]),
        top=float(drawn["top"]),
        bottom=float(drawn["bottom"]),
        base=(foot - rise, e, -foot, -e)[turn],
        size=float(drawn["width"] if turn % 2 else drawn["height"]),
        width=float(width),
        font=str(drawn["fontname"]),
        turn=None if slanted else turn,
        hidden=hidden or outside,
    )


def _spot(glyph: Glyph, across: int = 0, down: int = 0) -> tuple[object, ...]:
    return glyph.text, glyph.font, glyph.turn, round(glyph.x0) + across, round(glyph.base) + down


def _same(glyph: Glyph, other: Glyph | None) -> bool:
    """Whether a letter is another drawn again with a small shift, to look bold."""
    return other is not None and max(abs(glyph.x0 - other.x0), abs(glyph.base - other.base)) < _SHIFT * glyph.size


def _within(drawn: dict[str, Any], box: Any) -> bool:
    x, y = (drawn["x0"] + drawn["x1"]) / 2, (drawn["top"] + drawn["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _struck(glyph: Glyph, strokes: list[dict[str, Any]]) -> bool:
    low, high = (glyph.base - share * glyph.size for share in _STRUCK)
    return any(
        high <= stroke["top"] <= low and stroke["x0"] <= glyph.x0 + 1 and glyph.x1 - 1 <= stroke["x1"]
        for stroke in strokes
    )


def _rules(drawn: dict[str, Any]) -> bool:
    kind = drawn["object_type"]
    thin = min(drawn.get("width", 0), drawn.get("height", 0)) < THIN
    return kind == "line" or (kind in ("rect", "curve") and (thin or bool(drawn.get("stroke"))))


def _is_filled(note: dict[str, Any]) -> bool:
    """Whether an annotation is a form's field with a text in it; a signature is none."""
    return bool(note.get("FT")) and literal_name(note["FT"]) in ("Tx", "Ch") and bool(note.get("V"))
