"""The marks of an OpenDocument workbook (.ods), streamed from its XML before a library repeats its rows and columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree

from helpers.read.formats.lettering import PLAIN, Lettering
from helpers.read.formats.sheet_marks import Marks, Room
from helpers.read.letters.legacy import charset_of_font

SPACES: Final = 1000  # that stand together as one element; Calc makes a few

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_OFFICE, _TABLE, _TEXT, _STYLE = (f"{{{_NAMES.format(name)}}}" for name in ("office", "table", "text", "style"))
_FORMAT = f"{{{_NAMES.format('xsl-fo-compatible')}}}"
_DRAWN = f"{{{_NAMES.format('svg-compatible')}}}"
_TYPE = f"{_OFFICE}value-type"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ROW, _COLUMN, _SHEET = f"{_TABLE}table-row", f"{_TABLE}table-column", f"{_TABLE}table"
_STYLES = (f"{_STYLE}style", f"{_STYLE}font-face")
_UNSEEN = ("collapse", "filter")
_ERROR = re.compile(r"#[A-Z/0-9]+[!?]?|Err:[0-9]+")


@dataclass(frozen=True)
class Column:
    """Columns alike: the last of them, and the style of their cells."""

    last: int
    style: str | None


@dataclass(frozen=True)
class Style:
    """What a style says of the lettering; None where it says nothing."""

    font: str | None = None
    raised: bool | None = None
    struck: bool | None = None

    def over(self, base: Lettering) -> Lettering:
        """The lettering of what is set in this style, within letters that are set so."""
        charset = base.charset if self.font is None else charset_of_font(self.font)
        raised = base.raised if self.raised is None else self.raised
        return Lettering(charset, raised, base.struck if self.struck is None else self.struck)


class Styles:
    """The styles by name; one that says nothing takes what its parent says."""

    def __init__(self) -> None:
        self.families: dict[str, str] = {}
        self.styles: dict[str, Style] = {}

    def __getitem__(self, name: str | None) -> Style:
        return self.styles.get(name or "", Style())

    def add(self, found: Any) -> None:
        """Keep a style or the family of a font."""
        name = found.get(f"{_STYLE}name", "")
        if found.tag == f"{_STYLE}font-face":
            self.families[name] = found.get(f"{_DRAWN}font-family") or name
            return
        style = self[found.get(f"{_STYLE}parent-style-name")]
        for said in found.findall(f"{_STYLE}text-properties"):
            style = self._changed(style, said)
        self.styles[name] = style

    def _changed(self, style: Style, said: Any) -> Style:
        face = said.get(f"{_STYLE}font-name")
        font = said.get(f"{_FORMAT}font-family") or self.families.get(face, face)
        position, line = said.get(f"{_STYLE}text-position"), said.get(f"{_STYLE}text-line-through-style")
        return Style(
            font.strip("'\"") if font else style.font,
            _is_raised(position) if position else style.raised,
            line != "none" if line else style.struck,
        )


class Sheet:
    """A sheet as it is read from top to bottom: its marks so far, and where the next cell stands."""

    def __init__(self, styles: Styles, room: Room) -> None:
        self.styles, self.room, self.marks = styles, room, Marks()
        self.columns: list[Column] = []
        self.row, self.column = 1, 1

    def add_column(self, found: Any) -> None:
        """Columns alike."""
        first = self.columns[-1].last + 1 if self.columns else 1
        last = first + _times(found, "columns") - 1
        hidden = found.get(f"{_TABLE}visibility") in _UNSEEN
        self.columns.append(Column(last, found.get(f"{_TABLE}default-cell-style-name")))
        self.marks.hidden_columns += [(first, last)] if hidden else []

    def end_row(self, found: Any) -> None:
        """A row all of whose cells are known."""
        last = self.row + _times(found, "rows") - 1
        self.marks.hidden_rows += [(self.row, last)] if found.get(f"{_TABLE}visibility") in _UNSEEN else []
        self.row, self.column = last + 1, 1

    def add_cell(self, found: Any) -> None:
        """A cell, as often as it is repeated."""
        _hold_spaces(found)
        row = found.getparent()
        last = (self.row + _times(row, "rows") - 1, self.column + _times(found, "columns") - 1)
        joined = [int(found.get(f"{_TABLE}number-{way}-spanned", 1)) - 1 for way in ("rows", "columns")]
        if any(joined):
            self.marks.merged.append((self.row, self.column, self.row + joined[0], self.column + joined[1]))
        if found.get(_TYPE) or found.get(f"{_TABLE}formula"):
            self._value(found, self._style(found, row), last)
        self.column = last[1] + 1

    def _style(self, found: Any, row: Any) -> Lettering:
        at = bisect_left(self.columns, self.column, key=lambda column: column.last)
        by_column = self.columns[at].style if at < len(self.columns) else None
        by_row = row.get(f"{_TABLE}default-cell-style-name")
        return self.styles[found.get(f"{_TABLE}style-name") or by_row or by_column].over(PLAIN)

    def _value(self, found: Any, own: Lettering, last: tuple[int, int]) -> None:
        runs = list(_runs(found, own, self.styles))
        said = "".join(lettering.said(text) for lettering, text in runs)
        self.room.take((self.row, self.column, *last), sum(len(text) for _, text in runs))
        spots = [(row, at) for row in range(self.row, last[0] + 1) for at in range(self.column, last[1] + 1)]
        if found.get(_TYPE) is None and found.find(f"{_TEXT}p") is None:  # LibreOffice gives "" as a paragraph alone
            self.marks.uncached += spots
        if any(lettering.struck and text.strip() for lettering, text in runs):
            self.marks.struck += spots
        if _is_text(found, said) or any(lettering.struck or lettering.raised for lettering, _ in runs):
            self.marks.texts |= dict.fromkeys(spots, said)
        elif found.get(_TYPE) == "boolean":
            self.marks.texts |= dict.fromkeys(spots, found.get(f"{_OFFICE}boolean-value", "").upper())


def open_marks(archive: ZipFile, room: Room) -> Mapping[str, Marks]:
    """The marks of each sheet by its name.

    Raises:
        DataError: `sheet-large`.
        etree.XMLSyntaxError, ValueError: a part is damaged.
    """
    styles = Styles()
    sheets: dict[str, Marks] = {}
    if "styles.xml" in archive.namelist():
        for _, found in _elements(archive, "styles.xml", _STYLES):
            styles.add(found)
    sheet = Sheet(styles, room)
    for event, found in _elements(archive, "content.xml", (*_STYLES, *_CELLS, _ROW, _COLUMN, _SHEET)):
        if event == "start" and found.tag == _SHEET:
            name = found.get(f"{_TABLE}name", "")
            room.begin(name)
            sheet = Sheet(styles, room)
            sheets[name] = sheet.marks
        elif event == "end":
            _end(found, sheet)
    return sheets


def _end(found: Any, sheet: Sheet) -> None:
    if found.tag in _CELLS:
        sheet.add_cell(found)
    elif found.tag == _ROW:
        sheet.end_row(found)
    elif found.tag == _COLUMN:
        sheet.add_column(found)
    elif found.tag in _STYLES:
        sheet.styles.add(found)


def _elements(archive: ZipFile, part: str, tags: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The elements of a part as they begin and end, each let go when it has ended."""
    with archive.open(part) as stream:
        events = ("start", "end")
        for event, found in etree.iterparse(stream, events=events, tag=tags, resolve_entities=False, no_network=True):
            yield event, found
            if event == "end":
                found.clear(keep_tail=False)
                while found.getprevious() is not None:
                    del found.getparent()[0]


def _is_text(found: Any, said: str) -> bool:
    """Whether a cell holds a text, or shows an error in place of its value."""
    return "error" in found.get(_CALC_TYPE, "") or found.get(_TYPE) == "string" or bool(_ERROR.fullmatch(said))


def _runs(found: Any, lettering: Lettering, styles: Styles) -> Iterator[tuple[Lettering, str]]:
    """The paragraphs of a cell as runs, a line end between; notes and drawings are no text of it."""
    paragraphs = found.findall(f"{_TEXT}p")
    for at, paragraph in enumerate(paragraphs):
        if at:
            yield PLAIN, "\n"
        yield from _inner(paragraph, lettering, styles)
    if not paragraphs and found.get(f"{_OFFICE}string-value"):
        yield lettering, found.get(f"{_OFFICE}string-value")


def _inner(found: Any, lettering: Lettering, styles: Styles) -> Iterator[tuple[Lettering, str]]:
    if found.text:
        yield lettering, found.text
    for child in found:
        if child.tag == f"{_TEXT}span":
            yield from _inner(child, styles[child.get(f"{_TEXT}style-name")].over(lettering), styles)
        elif child.tag == f"{_TEXT}a":
            yield from _inner(child, lettering, styles)
        elif child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield lettering, " " * int(child.get(f"{_TEXT}c", 1))
        if child.tail:
            yield lettering, child.tail


def _hold_spaces(cell: Any) -> None:
    """The library makes as many spaces as are said, and ends the whole program where memory does not hold them."""
    most = max((int(spaces.get(f"{_TEXT}c", 1)) for spaces in cell.iter(f"{_TEXT}s")), default=0)
    if most > SPACES:
        raise ValueError(f"{most} > {SPACES}")


def _times(found: Any, way: str) -> int:
    return max(int(found.get(f"{_TABLE}number-{way}-repeated", 1)), 1)


def _is_raised(position: str) -> bool:
    """A text-position is "super 58%" or the height in percent: "33% 58%"."""
    first = position.split()[0]
    return first == "super" or (first.endswith("%") and float(first.rstrip("%")) > 0)
