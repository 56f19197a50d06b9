"""A PDF file as a document whose places are its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pdfplumber
from pdfminer import settings
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document, Grid, Paragraph
from helpers.read.formats.confinement import MEMORY, SECONDS, OverrunError, confined
from helpers.read.formats.flow import Line, Margins, flowing, margins_of, page_numbers, paragraphs
from helpers.read.formats.glyph import Glyph, joined, with_small_figures
from helpers.read.formats.leaf import GLYPHS, PATHS, CrowdedError, Leaf, annotated, glyphs_of, is_picture, unpack
from helpers.read.formats.ruling import Ruled, cell_text, find_tables, inside, read_grid
from helpers.read.gathering import Gathering
from helpers.read.remark import Remark

PAGES: Final = 100  # a report has ten, the list of all fonds of a province fifty


@dataclass(frozen=True)
class _Sheet:
    """A page with all that stands on it."""

    leaf: Leaf
    glyphs: tuple[Glyph, ...]
    tables: tuple[Ruled, ...] = ()
    struck: str = ""

    @property
    def number(self) -> int:
        return self.leaf.page_number

    @property
    def name(self) -> str:
        return f"trang {self.number}"


def read_pdf(path: Path, shown: str) -> Document:
    """Read a PDF file with text: tables between ruling lines, all else as paragraphs.

    A table without ruling lines is not guessed at: its lines are paragraphs.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: the file is encrypted or damaged, has pages that are pictures, letters that are not told or more
            than the bounds allow, or a word that runs over a ruling line.
    """
    try:
        return confined(read_pages, path, shown)
    except OverrunError as error:
        bounds = {"seconds": round(SECONDS), "memory": f"{MEMORY // 1024**3} GB"}
        raise DataError(Fault("pdf-heavy", bounds, Place(shown))) from error


def read_pages(path: Path, shown: str) -> Document:
    """What `read_pdf` gives, with nothing to bound time and memory."""
    with _reading(Place(shown)), pdfplumber.open(path) as pdf:
        sheets = _sheets(pdf, shown)
        return _document(_with_tables(sheets, shown), shown)


@contextmanager
def _reading(place: Place) -> Iterator[None]:
    """Work on a file that may be broken in any way: what the libraries raise is a fault of the file."""
    try:
        yield
    except (DataError, MemoryError):
        raise
    except CrowdedError as error:
        bounds: dict[str, object] = {"letters": GLYPHS, "lines": PATHS}
        raise DataError(Fault("pdf-crowded", bounds, place)) from error
    except Exception as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, MemoryError):
            raise cause from error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise DataError(Fault("pdf-encrypted", {}, place)) from error
        raise DataError(Fault("pdf-damaged", {}, place)) from error


@contextmanager
def _strict() -> Iterator[None]:
    """Pdfminer passes over what it cannot read, and a page or half of one is lost in silence; not so in here.

    It cannot always be strict: it then refuses fonts that are in order.
    """
    settings.STRICT = True
    try:
        yield
    finally:
        settings.STRICT = False


def _sheets(pdf: PDF, shown: str) -> list[_Sheet]:
    """The pages, once nothing stands against reading them; all that does is told."""
    with _strict():
        pages = list(islice(PDFPage.create_pages(pdf.doc), PAGES + 1))
    if len(pages) > PAGES:
        raise DataError(Fault("pdf-pages", {"limit": PAGES}, Place(shown)))
    if not pages or any(isinstance(xref, PDFXRefFallback) for xref in pdf.doc.xrefs):
        raise DataError(Fault("pdf-damaged", {}, Place(shown)))
    sheets = []
    for number, page in enumerate(pages, start=1):
        with _reading(Place(shown, part=f"trang {number}")):
            with _strict():
                unpack(page)
            leaf = Leaf(pdf, page, number)
            sheets.append(_Sheet(leaf, tuple(glyphs_of(leaf))))
    faults = [*_scanned(sheets, shown), *(fault for sheet in sheets for fault in _illegible(sheet, shown))]
    if faults:
        raise DataError(*faults)
    return sheets


def _scanned(sheets: Sequence[_Sheet], shown: str) -> Iterator[Fault]:
    """A fault where pages are pictures, also if others have text: a part of the table may stand on them."""
    pictures = [sheet.number for sheet in sheets if is_picture(sheet.leaf, _letters(sheet))]
    if pictures:
        listed = ", ".join(map(str, pictures))
        yield Fault("pdf-scanned", {"pages": listed, "count": len(sheets)}, Place(shown))
    elif not any(map(_letters, sheets)):
        yield Fault("pdf-empty", {}, Place(shown))


def _letters(sheet: _Sheet) -> int:
    return sum(not glyph.blank for glyph in sheet.glyphs)


def _illegible(sheet: _Sheet, shown: str) -> Iterator[Fault]:
    place = Place(shown, part=sheet.name)
    fonts = sorted({glyph.font for glyph in sheet.glyphs if glyph.unknown})
    if fonts:
        yield Fault("pdf-letters", {"fonts": ", ".join(fonts)}, place)
    if 2 * sum(glyph.turn != 0 for glyph in sheet.glyphs if not glyph.blank) > _letters(sheet):
        yield Fault("pdf-sideways", {}, place)


def _with_tables(sheets: Sequence[_Sheet], shown: str) -> list[_Sheet]:
    """The pages with their tables, without struck-out letters, and small figures known from those of all pages."""
    glyphs = iter(with_small_figures([glyph for sheet in sheets for glyph in sheet.glyphs]))
    found = []
    for sheet in sheets:
        own = list(islice(glyphs, len(sheet.glyphs)))
        kept = tuple(glyph for glyph in own if not glyph.struck)
        struck = cell_text([glyph for glyph in own if glyph.struck])
        with _reading(Place(shown, part=sheet.name)):
            found.append(_Sheet(sheet.leaf, kept, tuple(find_tables(sheet.leaf, kept)), struck))
    return found


def _document(sheets: Sequence[_Sheet], shown: str) -> Document:
    flows = [list(_flow(sheet)) for sheet in sheets]
    lines = [[item for item in flow if isinstance(item, Line)] for flow in flows]
    numbers = page_numbers(lines, [float(sheet.leaf.height) for sheet in sheets])
    margins = _margins(sheets, lines)
    running = [item if isinstance(item, Line) else None for flow in flows for item in flow if item not in numbers]
    texts = {part[0]: joined(line.text for line in part) for part in paragraphs(running, margins)}
    gathering = Gathering()
    blocks: list[Paragraph | Grid] = []
    for sheet, flow in zip(sheets, flows, strict=True):
        kept = [item for item in flow if isinstance(item, Ruled) or item in texts]
        with gathering.step():
            blocks += _blocks(sheet, kept, texts, shown)
    gathering.settle()
    return Document(shown, tuple(blocks), tuple(_remarks(sheets)))


def _margins(sheets: Sequence[_Sheet], lines: Sequence[Sequence[Line]]) -> list[Margins]:
    widths = [float(sheet.leaf.width) for sheet in sheets]
    alike: dict[int, list[Line]] = {}
    for own, width in zip(lines, widths, strict=True):
        alike.setdefault(round(width), []).extend(own)
    return [margins_of(own, alike[round(width)], width) for own, width in zip(lines, widths, strict=True)]


def _blocks(
    sheet: _Sheet, flow: Sequence[Line | Ruled], texts: Mapping[Line, str], shown: str
) -> Iterator[Paragraph | Grid]:
    """What begins on a page: paragraphs whose first line is there, and tables."""
    kinds: Counter[str] = Counter()
    for item in flow:
        kind = "đoạn" if isinstance(item, Line) else "bảng"
        kinds[kind] += 1
        place = Place(shown, part=f"{sheet.name}, {kind} {kinds[kind]}")
        yield Paragraph(texts[item], place) if isinstance(item, Line) else read_grid(item, sheet.glyphs, place)


def _flow(sheet: _Sheet) -> Iterator[Line | Ruled]:
    """The lines and tables of a page from the top."""
    loose = [glyph for glyph in sheet.glyphs if not any(inside(table, glyph) for table in sheet.tables)]
    tops = [table.box[1] for table in sheet.tables]
    for region in range(len(tops) + 1):
        within = [glyph for glyph in loose if sum(top < glyph.bottom for top in tops) == region]
        yield from flowing(within, sheet.number)
        yield from sheet.tables[region : region + 1]


def _remarks(sheets: Sequence[_Sheet]) -> Iterator[Remark]:
    """What is on a page and not in its words, or in its words and not on the page."""
    for sheet in sheets:
        if any(glyph.hidden and not glyph.blank for glyph in sheet.glyphs):
            yield Remark("hidden-content", sheet.name, source_place=sheet.name)
        if annotated(sheet.leaf):
            yield Remark("annotation-unread", sheet.name, source_place=sheet.name)
        if sheet.struck:
            yield Remark("struck-content", f"{sheet.name}, “{sheet.struck}”", source_place=sheet.name)
