"""How the text of a page's elements looks: by its tags, its attributes and its style sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml.html import HtmlElement

from helpers.read.formats.css import Declarations, StyleSheet
from helpers.read.letters.legacy import charset_of_font

_RAISED = frozenset({"sup", "sub"})
_STRUCK = frozenset({"del", "s", "strike"})
_LEVELLED = frozenset({"td", "th", "tr", "tbody", "thead", "img"})  # where "vertical-align" is of the cell
_SPAN = re.compile(r"span")
_FAMILY: Final = re.compile(r"(?:^|\s)[\d.]+(?:pt|px|em|rem|%)(?:/\S+)?\s+(.+)")  # what follows the size in "font"


@dataclass(frozen=True)
class Look:
    """The charset that the font shows, if it is of before Unicode, and whether a text is raised, hidden, struck out.

    `keeps_lines` tells that line ends in the file are line ends on the page.
    """

    charset: str | None = None
    raised: bool = False
    hidden: bool = False
    struck: bool = False
    keeps_lines: bool = False


class Looks:
    """The looks of the elements of a page."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet

    def of(self, element: HtmlElement, above: Look) -> Look:
        """The look of an element in one that looks so."""
        style = self._sheet.declared(element)
        font = _font(element, style)
        look = above if font is None else replace(above, charset=charset_of_font(font))
        aligned = style.get("vertical-align", "").lower() in ("super", "sub") and element.tag not in _LEVELLED
        return replace(
            look,
            raised=look.raised or element.tag in _RAISED or aligned,
            hidden=look.hidden or _is_hidden(element, style),
            struck=look.struck or element.tag in _STRUCK or _is_struck(style),
            keeps_lines=look.keeps_lines or element.tag == "pre" or style.get("white-space", "").startswith("pre"),
        )

    def is_overflowing(self, cell: HtmlElement) -> bool:
        """Whether a cell spans others only since its text is longer than its column, as Excel writes it."""
        return bool(_SPAN.search(self._sheet.declared(cell).get("mso-ignore", "").lower()))

    def is_listed(self, item: HtmlElement) -> bool:
        """Whether an item of a list shows its mark."""
        styles = [self._sheet.declared(element) for element in (item, item.getparent())]
        return not any("none" in style.get(name, "") for style in styles for name in ("list-style", "list-style-type"))


def _font(element: HtmlElement, style: Declarations) -> str | None:
    """The first font that an element asks for, if it asks for one."""
    short = _FAMILY.search(style.get("font", ""))
    families = style.get("font-family") or (short[1] if short else None) or element.get("face")
    return families.split(",")[0].strip(" \"'") if families else None


def _is_hidden(element: HtmlElement, style: Declarations) -> bool:
    return (
        element.get("hidden") is not None
        or style.get("display", "").lower() == "none"
        or style.get("visibility", "").lower() in ("hidden", "collapse")
        or style.get("mso-hide", "").lower() == "all"
    )


def _is_struck(style: Declarations) -> bool:
    return any("line-through" in style.get(name, "").lower() for name in ("text-decoration", "text-decoration-line"))
