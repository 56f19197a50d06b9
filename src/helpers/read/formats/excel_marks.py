"""The marks of an Excel workbook (.xlsx), streamed from its XML, so that a large sheet takes little room."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zipfile import ZipFile

from lxml import etree

from helpers.read.formats.lettering import PLAIN, Lettering
from helpers.read.formats.sheet_marks import Marks, Room, Span, Spot, number
from helpers.read.letters.legacy import charset_of_font

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_YES = ("1", "true", "on")

Run = tuple[Lettering | None, str]  # None: as the cell


@dataclass(frozen=True)
class Shared:
    """A text that cells share: its length, and its runs where it has any that are set apart."""

    length: int
    runs: Sequence[Run] = ()


_NONE = Shared(0)


class Workbook:
    """The parts of a workbook that its sheets share."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}

    def elements(self, part: str, *tags: str) -> Iterator[Any]:
        """The elements of these names in a part, each let go when the next is asked for."""
        name = self.names.get(part.lower())
        if name is None:
            return
        with self.archive.open(name) as stream:
            wanted = [f"{{*}}{tag}" for tag in tags]
            for _, element in etree.iterparse(stream, tag=wanted, resolve_entities=False, no_network=True):
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The part of each sheet by its name."""
        relations = self.elements("xl/_rels/workbook.xml.rels", "Relationship")
        targets = {found.get("Id"): posixpath.join("xl", found.get("Target", "")).lstrip("/") for found in relations}
        sheets = {found.get("name"): _relation(found) for found in self.elements("xl/workbook.xml", "sheet")}
        parts = {name: posixpath.normpath(targets[key]) for name, key in sheets.items() if key in targets}
        if len(set(parts.values())) < len(parts):
            raise ValueError("several sheets are one part")
        return parts

    @cached_property
    def recalculates(self) -> bool:
        """Whether Excel is to compute all when it opens the file: what wrote it did not, and left zeros."""
        return any(found.get("fullCalcOnLoad") in _YES for found in self.elements("xl/workbook.xml", "calcPr"))

    @cached_property
    def letterings(self) -> list[Lettering]:
        """The lettering of each cell style."""
        fonts: list[Lettering] = []
        styles: list[Lettering] = []
        for found in self.elements("xl/styles.xml", "fonts", "cellXfs"):
            if _tag(found) == "fonts":
                fonts = [_lettering(font) for font in found]
            else:
                at = [int(style.get("fontId", 0)) for style in found]
                styles = [fonts[place] if place < len(fonts) else PLAIN for place in at]
        return styles

    @cached_property
    def shared(self) -> list[Shared]:
        """The texts that cells share."""
        return [_shared(found) for found in self.elements("xl/sharedStrings.xml", "si")]


def excel_marks(archive: ZipFile, room: Room) -> Mapping[str, Marks]:
    """The marks of each sheet by its name.

    Raises:
        DataError: `sheet-large`.
        etree.XMLSyntaxError, ValueError: a part is damaged.
    """
    workbook = Workbook(archive)
    return {sheet: _marks(workbook, sheet, part, room) for sheet, part in workbook.sheets.items()}


def _marks(workbook: Workbook, sheet: str, part: str, room: Room) -> Marks:
    marks = Marks()
    room.begin(sheet)
    row, column = 0, 0  # cells and rows that do not say where they stand follow those before
    for found in workbook.elements(part, "c", "row", "col", "mergeCell"):
        tag = _tag(found)
        if tag == "c":
            spot = _spot(found, row + 1, column + 1)
            column = spot[1]
            _cell(found, spot, marks, workbook, room)
        elif tag == "row":
            row, column = int(found.get("r") or row + 1), 0
            marks.hidden_rows += [(row, row)] if found.get("hidden") in _YES else []
        elif tag == "col":
            columns = (int(found.get("min")), int(found.get("max")))
            marks.hidden_columns += [columns] if found.get("hidden") in _YES else []
        else:
            marks.merged.append(_span(found.get("ref", "")))
    return marks


def _cell(found: Any, spot: Spot, marks: Marks, workbook: Workbook, room: Room) -> None:
    parts = {_tag(child): child for child in found}
    if not parts:
        return
    kind, value = found.get("t", "n"), parts.get("v")
    text = value.text or "" if value is not None else ""
    if "f" in parts and _is_uncached(kind, value, workbook):
        marks.uncached.append(spot)
    shared = _shared_text(parts.get("is"), kind, text, workbook)
    if text or shared.length:
        room.take((*spot, *spot), max(shared.length, len(text)))
    if kind == "e":
        marks.texts[spot] = text
    style = int(found.get("s", 0))
    own = workbook.letterings[style] if style < len(workbook.letterings) else PLAIN
    if own is not PLAIN or shared.runs:
        runs = shared.runs or [(None, text if kind in ("n", "str") else "")]
        _set(spot, [(lettering or own, part) for lettering, part in runs], marks)


def _set(spot: Spot, runs: list[tuple[Lettering, str]], marks: Marks) -> None:
    """Let the text of a cell be what its runs say."""
    said = "".join(lettering.said(text) for lettering, text in runs)
    if said != "".join(text for _, text in runs):
        marks.texts[spot] = said
    if any(lettering.struck and text.strip() for lettering, text in runs):
        marks.struck.append(spot)


def _is_uncached(kind: str, value: Any, workbook: Workbook) -> bool:
    if value is None or not (value.text or kind == "str"):
        return True
    return workbook.recalculates and kind == "n" and value.text.strip() == "0"


def _shared_text(inline: Any, kind: str, text: str, workbook: Workbook) -> Shared:
    if kind == "inlineStr" and inline is not None:
        return _shared(inline)
    if kind == "s" and text.strip():
        return workbook.shared[int(text)]
    return _NONE


def _shared(found: Any) -> Shared:
    runs: list[Run] = []
    for part in found:
        if _tag(part) == "r":
            inner = {_tag(child): child for child in part}
            lettering = _lettering(inner["rPr"]) if "rPr" in inner else None
            runs.append((lettering, inner["t"].text or "" if "t" in inner else ""))
        elif _tag(part) == "t":
            runs.append((None, part.text or ""))
    return Shared(sum(len(text) for _, text in runs), tuple(runs))


def _tag(found: Any) -> str:
    """The name of an element, whichever of the two namespaces of Excel it is in."""
    return str(found.tag).rpartition("}")[2]


def _lettering(found: Any) -> Lettering:
    """The lettering that the properties of a font or of a run say."""
    said = {_tag(child): child.get("val") for child in found}
    font = said.get("rFont") or said.get("name")
    struck = "strike" in said and said["strike"] in (None, *_YES)
    lettering = Lettering(charset_of_font(font), said.get("vertAlign") == "superscript", struck)
    return PLAIN if lettering == PLAIN else lettering


def _relation(found: Any) -> str | None:
    return next((value for name, value in found.attrib.items() if etree.QName(name).localname == "id"), None)


def _spot(found: Any, row: int, column: int) -> Spot:
    """Where a cell stands; the row and column where it does not say."""
    reference = _REFERENCE.fullmatch(found.get("r") or "")
    if reference:
        return int(reference[2]), number(reference[1])
    return int(found.getparent().get("r") or row), column


def _span(reference: str) -> Span:
    first, _, last = reference.partition(":")
    top, left = _corner(first)
    bottom, right = _corner(last or first)
    return top, left, bottom, right


def _corner(reference: str) -> Spot:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    return int(found[2]), number(found[1])
