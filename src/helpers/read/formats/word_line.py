"""A paragraph of a Word document as a line: its runs, its automatic number, its changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from helpers.read.formats.blocks import Block, Line
from helpers.read.formats.numbering import Numbering
from helpers.read.formats.runs import BREAK, Run, text_of
from helpers.read.formats.typeset import Setting, Styles
from helpers.read.formats.word_table import Standing

DELETED: Final = frozenset(map(qn, ("w:del", "w:moveFrom")))
INSERTED: Final = frozenset(map(qn, ("w:ins", "w:moveTo")))
COPY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same for programs of old
TEXT_BOX: Final = qn("w:txbxContent")

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_POWERS = (f"{_MATH}sup", f"{_MATH}sub")
_CONTENTS = re.compile(r"toc (\d|heading)", re.IGNORECASE)
# Properties, codes and deleted text, which Word does not show; what floats is read apart; Ruby text repeats its base.
_NOT_TEXT = DELETED | set(
    map(qn, ("w:pPr", "w:rPr", "w:sdtPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:txbxContent"))
)
_NOTES = tuple(map(qn, ("w:footnoteReference", "w:endnoteReference")))
_SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): BREAK,
    qn("w:cr"): BREAK,
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",  # a letter in TCVN3
}


def children(element: _Element) -> Iterator[_Element]:
    """The elements in another, without comments and without the copies for programs of old."""
    return (child for child in element.iterchildren(tag=etree.Element) if child.tag != COPY)


class Lines:
    """The paragraphs of a document as lines, in reading order since they are numbered on."""

    def __init__(self, word: WordDocument) -> None:
        self._body: _Element = word.element.body
        self._styles = Styles(word.styles.element)
        parts = [rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/numbering")]
        self._numbering = Numbering(parts[0].element if parts else None)

    def line(self, paragraph: _Element, beside: tuple[Block, ...], standing: Standing) -> Line:
        """A paragraph with what floats beside it. A table of contents repeats the titles and is left out."""
        properties = paragraph.find(qn("w:pPr"))
        style = None if properties is None else _value(properties.find(qn("w:pStyle")))
        if _CONTENTS.match(self._styles.name(style)):
            return Line("", beside=beside)
        changes = sum(1 for _ in paragraph.iter(*DELETED, *INSERTED))
        if standing.deleted:
            return Line("", changes=changes + 1, beside=beside)
        runs = list(self._runs(paragraph, style))
        text = self._label(properties, style) + text_of(runs)
        hidden = text if standing.hidden else text_of(run for run in runs if run.hidden)
        return Line(text, hidden, changes, beside)

    def _runs(self, element: _Element, style: str | None) -> Iterator[Run]:
        for child in children(element):
            if child.tag == qn("w:r"):
                setting = self._styles.setting(child, style)
                yield from () if setting.struck else self._signs(child, setting)
            elif child.tag == f"{_MATH}t":
                yield Run(child.text or "", raised=any(child.iterancestors(*_POWERS)))
            elif child.tag not in _NOT_TEXT:
                yield from self._runs(child, style)

    def _signs(self, element: _Element, setting: Setting) -> Iterator[Run]:
        for child in children(element):
            sign = self._sign(child)
            if sign is not None:
                raised = setting.raised or child.tag in _NOTES
                yield Run(sign, setting.charset, raised, setting.hidden)
            elif child.tag not in _NOT_TEXT:
                yield from self._signs(child, setting)

    def _sign(self, element: _Element) -> str | None:
        """The text of an element; None where only those in it may have any."""
        if element.tag in (qn("w:t"), f"{_MATH}t"):
            return str(element.text or "")
        if element.tag == qn("w:sym"):
            return chr(int(element.get(qn("w:char"), "FFFD"), 16))
        return self._marks.get(element, "") if element.tag in _NOTES else _SIGNS.get(element.tag)

    @cached_property
    def _marks(self) -> dict[_Element, str]:
        """The number of each mark of a note, unless its own mark follows; notes at the end are counted apart."""
        numbers = {tag: count(1) for tag in _NOTES}
        own = qn("w:customMarkFollows")
        return {mark: str(next(numbers[mark.tag])) for mark in self._body.iter(*_NOTES) if mark.get(own) is None}

    def _label(self, properties: _Element | None, style: str | None) -> str:
        """The automatic number: the list that the paragraph says, or else its style."""
        own = None if properties is None else properties.find(qn("w:numPr"))
        styled = self._styles.numbering(style)
        sources = [source for source in (own, styled[0] if styled else None) if source is not None]
        list_id = next((found for source in sources if (found := _value(source.find(qn("w:numId"))))), "0")
        level = next((found for source in sources if (found := _value(source.find(qn("w:ilvl"))))), None)
        if level is None:
            return self._numbering.label(list_id, self._numbering.level_of(list_id, styled[1] if styled else None))
        return self._numbering.label(list_id, int(level))


def embedded(paragraph: _Element) -> list[str]:
    """The kinds of files of other programs in a paragraph, such as "Excel.Sheet.12", of which it has a picture only."""
    return [str(found.get("ProgID", "OLE")) for found in paragraph.iter(_OBJECT)]


def _value(element: _Element | None) -> str | None:
    return None if element is None else element.get(qn("w:val"))
