"""The paper of the letter: A4, its margins, the page number in the top margin, a notice on every page."""

from __future__ import annotations

import datetime as dt
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section, _Header
from docx.shared import Mm

from helpers.write.letter import styles
from helpers.write.letter.line import line

TOP, BOTTOM, LEFT, RIGHT = Mm(25), Mm(20), Mm(30), Mm(20)
HEADER: Final = Mm(10)
ROOM: Final = round((Mm(210) - LEFT - RIGHT) / 635)  # the width of the text, in twentieths of a point
NO_TIME: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the earliest that a zip file knows

_FIELD = "".join(
    f"<w:r>{inner}</w:r>"
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="end"/>',
    )
)


def paper(title: str, notice: str) -> WordDocument:
    """An empty Word file; the number of the first page is hidden, `notice` stands on every page."""
    word = docx.Document()
    styles.install(word.styles)
    section = word.sections[0]
    _measure(section)
    section.different_first_page_header_footer = True
    above = line("Thông báo", notice) if notice else ""
    number = line("header").replace("</w:p>", f"{_FIELD}</w:p>")
    _fill(section.header, number + above)
    _fill(section.first_page_header, above or line("header"))
    _name(word, title)
    return word


def _measure(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = TOP, BOTTOM, LEFT, RIGHT
    section.header_distance = section.footer_distance = HEADER


def _fill(header: _Header, lines: str) -> None:
    header.is_linked_to_previous = False
    element = header._element
    element[:] = list(parse_xml(f"<w:hdr {nsdecls('w')}>{lines}</w:hdr>"))


def _name(word: WordDocument, title: str) -> None:
    """Title and language of the file; no person and no time, so that two builds give the same bytes."""
    properties = word.core_properties
    properties.title, properties.language = title, "vi-VN"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = NO_TIME
    properties.revision = 1
