"""A web page as a document: Excel's "Web page", Word's, or what the archive software prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document
from helpers.read.formats.blocks import document_of
from helpers.read.formats.bounds import hold_cells, hold_elements
from helpers.read.formats.css import StyleSheet
from helpers.read.formats.look import Look, Looks
from helpers.read.formats.page import Page
from helpers.read.letters.encoding import CERTAIN, decode_bytes, encoding_remarks
from helpers.read.remark import Remark

DEEPEST: Final = 150  # elements within each other; pages of offices have thirty

_OLD_FONT = re.compile(rb"(?:family\s*:|face\s*=)\s*[\"']?(?:\.vn|vni-)", re.IGNORECASE)
_FRAMES = ("frameset", "frame")


def read_html(path: Path, shown: str) -> Document:
    """Read a .html or .htm file. Scripts are not run, and nothing that the page refers to is fetched.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: the encoding is not known, the page shows other files in frames, its elements lie too deep; or a
            table cannot be read, see `helpers.read.formats.blocks.document_of`.
    """
    text, remarks = _decoded(path.read_bytes(), Place(shown))
    root = _parsed(text)
    if root is None:
        return Document(shown, (), remarks)
    _hold(root, shown)
    sheet = "\n".join(style.text or "" for style in root.iter("style"))
    found = document_of(Page(Looks(StyleSheet(sheet))).blocks(root, Look()), shown)
    return Document(shown, found.blocks, (*remarks, *found.remarks))


def _decoded(raw: bytes, place: Place) -> tuple[str, tuple[Remark, ...]]:
    """The text. Where fonts of before Unicode are named, they tell what bytes beyond ASCII mean, and not the words."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if _OLD_FONT.search(raw) and 0 not in raw:
            return raw.decode("latin-1"), ()
    text, name = decode_bytes(raw, place)
    return text, () if name in CERTAIN else encoding_remarks(name, place)


def _parsed(text: str) -> HtmlElement | None:
    """The tree; without the limit of the parser, at which it would leave out the rest of the page without a word."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # there is no element at all
        return None


def _hold(root: HtmlElement, shown: str) -> None:
    hold_elements(sum(1 for _ in root.iter()), Place(shown))
    hold_cells(sum(1 for _ in root.iter("td", "th")), Place(shown))
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise DataError(Fault("elements-deep", {"limit": DEEPEST}, Place(shown)))
        if element.tag in _FRAMES:
            raise DataError(Fault("html-frames", {}, Place(shown)))
