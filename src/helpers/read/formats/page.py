"""The elements of a web page as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from helpers.read.formats.blocks import Block, Line, Table
from helpers.read.formats.look import Look, Looks
from helpers.read.formats.numerals import FORMATS
from helpers.read.formats.runs import BREAK, Run, text_of
from helpers.read.formats.spans import Span

WIDEST: Final = 1000  # columns that a cell may span, by the standard of HTML

# Codes and fields that are not shown, pictures with letters in them, and what stands in for those.
_NOT_TEXT = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "object",
        "iframe",
        "audio",
        "video",
        "datalist",
        "title",
        "colgroup",
        "col",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
_TYPED = ("", "text", "number", "tel", "search", "url", "email", "date")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WHOLE = re.compile(r"\s*\+?([0-9]{1,9})")
_TYPES: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DOUBLED = re.compile(r" {2,}")
# What a reference to a character of these numbers means in a page, and how a font of old shows such a byte.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


@dataclass(frozen=True)
class _Mark:
    """What stands before an item of a list."""

    text: str


_END: Final = None  # of a paragraph
_Event = Run | Table | _Mark | None


class Page:
    """A page whose elements look as `looks` tells."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def blocks(self, element: HtmlElement, above: Look) -> Iterator[Block]:
        """The paragraphs and tables in an element."""
        runs: list[Run] = []
        mark = ""
        for event in (*self._events(element, above), _END):
            if isinstance(event, Run):
                runs.append(event)
                continue
            line = _line(mark, runs)
            if line.text.strip() != mark.strip():
                yield line
                mark = ""
            runs = []
            if isinstance(event, _Mark):
                mark = event.text
            elif event is not None:
                yield event

    def _events(self, element: HtmlElement, look: Look) -> Iterator[_Event]:
        """What the element shows: its texts and elements one after the other."""
        yield from _text(element.text, look)
        for child in element.iterchildren(tag=etree.Element):
            yield from self._element(child, self._looks.of(child, look))
            yield from _text(child.tail, look)

    def _element(self, element: HtmlElement, look: Look) -> Iterator[_Event]:
        if element.tag in _NOT_TEXT:
            return
        if element.tag == "br":
            yield Run(BREAK)
        elif element.tag == "input":
            yield from _text(_typed(element), look)
        elif element.tag == "select":
            yield from _text(_selected(element), look)
        elif element.tag in _BLOCKS:
            yield _END
            yield from self._block(element, look)
            yield _END
        else:
            yield from self._events(element, look)

    def _block(self, element: HtmlElement, look: Look) -> Iterator[_Event]:
        if element.tag == "table":
            yield from (event for caption in element.iterchildren("caption") for event in self._element(caption, look))
            yield self._table(element, look)
            return
        if element.tag == "li" and self._looks.is_listed(element):
            yield _Mark(_mark(element))
        yield from self._events(element, look)

    def _table(self, table: HtmlElement, look: Look) -> Table:
        rows = [
            tuple(self._cells(row, self._looks.of(row, inside), len(section) - at))
            for section, inside in self._sections(table, look)
            for at, row in enumerate(section)
        ]
        return Table(tuple(rows), frozenset(self._hidden_columns(table)))

    def _sections(self, table: HtmlElement, look: Look) -> Iterator[tuple[list[HtmlElement], Look]]:
        """The rows of head, bodies and foot, in the order that they are shown in; none joins cells with another."""
        bodies = list(table.iterchildren("tbody"))
        loose = list(table.iterchildren("tr"))
        for head in table.iterchildren("thead"):
            yield list(head.iterchildren("tr")), self._looks.of(head, look)
        if loose:
            yield loose, look
        for section in (*bodies, *table.iterchildren("tfoot")):
            yield list(section.iterchildren("tr")), self._looks.of(section, look)

    def _cells(self, row: HtmlElement, above: Look, left: int) -> Iterator[Span[tuple[Block, ...]] | None]:
        """The cells of a row, below which the section has so many rows left, itself among them."""
        for cell in row.iterchildren("td", "th"):
            content = tuple(self.blocks(cell, self._looks.of(cell, above)))
            columns, rows = max(_whole(cell, "colspan", 1), 1), _whole(cell, "rowspan", 1) or left
            if self._looks.is_overflowing(cell):
                yield Span(content)
                yield from [None] * (min(columns, WIDEST) - 1)
            else:
                yield Span(content, min(rows, left), min(columns, WIDEST))

    def _hidden_columns(self, table: HtmlElement) -> Iterator[int]:
        number = 0
        for column in (*table.iterchildren("col"), *table.iterfind("colgroup/col")):
            for _ in range(min(_whole(column, "span", 1), WIDEST)):
                number += 1
                if self._looks.of(column, Look()).hidden:
                    yield number


def _line(mark: str, runs: Iterable[Run]) -> Line:
    shown = [run for run in runs if run.text]
    text = _DOUBLED.sub(" ", text_of(shown)).strip(" \n")
    hidden = _DOUBLED.sub(" ", text_of(run for run in shown if run.hidden)).strip()
    return Line(mark + text, hidden)


def _text(text: str | None, look: Look) -> Iterator[Run]:
    """A text as it is shown: any space is one space, but where line ends are kept."""
    if text and not look.struck:
        shown = text if look.keeps_lines else _SPACES.sub(" ", text)
        yield Run(shown.translate(_WINDOWS), look.charset, look.raised, look.hidden)


def _typed(field: HtmlElement) -> str | None:
    """What stands in a field of a form."""
    value: str | None = field.get("value") if field.get("type", "").lower() in _TYPED else None
    return value


def _selected(field: HtmlElement) -> str:
    """What a list of a form shows: what was chosen, or else its first entry."""
    options = list(field.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    return " ".join(option.text or "" for option in chosen)


def _mark(item: HtmlElement) -> str:
    """The number of an item, or a dash."""
    above = item.getparent()
    if above.tag != "ol":
        return "- "
    number = _whole(above, "start", 1) - 1
    for one in above.iterchildren("li"):
        number = _whole(one, "value", number + 1)
        if one is item:
            break
    spelled = FORMATS[_TYPES.get(above.get("type", ""), "decimal")]
    return f"{spelled(number)}. "


def _whole(element: HtmlElement, name: str, default: int) -> int:
    """A number among the attributes; what is none counts as not given, as in a browser."""
    found = _WHOLE.match(element.get(name, ""))
    return int(found[1]) if found else default
