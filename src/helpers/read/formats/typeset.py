"""How the text of a Word document is set: what a run says itself, or its styles, or the defaults of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docx.oxml.ns import qn
from lxml.etree import _Element

from helpers.read.letters.legacy import charset_of_font

_OFF = ("0", "false", "off", "none")
_RAISED = ("superscript", "subscript")


@dataclass(frozen=True)
class Setting:
    """The charset of before Unicode that the font of a run shows, if any, and whether it is raised, hidden, struck."""

    charset: str | None
    raised: bool
    hidden: bool
    struck: bool


class Styles:
    """The styles of a document."""

    def __init__(self, styles: _Element) -> None:
        found = styles.findall(qn("w:style"))
        self._styles = {str(style.get(qn("w:styleId"))): style for style in found}
        self._default = next((name for name, style in self._styles.items() if _is_default(style)), None)
        defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._defaults = [] if defaults is None else [defaults]
        self._of_style = cache(self._properties)

    def setting(self, run: _Element, paragraph_style: str | None) -> Setting:
        """How a run in a paragraph of a style is set."""
        own = run.find(qn("w:rPr"))
        style = None if own is None else _value(own.find(qn("w:rStyle")))
        named = (*self._of_style(style), *self._of_style(paragraph_style or self._default))
        levels = [*([] if own is None else [own]), *named, *self._defaults]
        return Setting(
            charset=charset_of_font(_font(levels)),
            raised=_first(levels, "w:vertAlign") in _RAISED or (_first(levels, "w:position") or "0").strip("-") > "0",
            hidden=_is_on(levels, "w:vanish"),
            struck=_is_on(levels, "w:strike") or _is_on(levels, "w:dstrike"),
        )

    def numbering(self, style: str | None) -> tuple[_Element, str] | None:
        """The numbering that a paragraph style or one that it is based on gives, and that style."""
        for name, element in self._chain(style or self._default):
            found = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None:
                return found, name
        return None

    def name(self, style: str | None) -> str:
        """The name of a style in English, as Word stores those that it ships."""
        element = self._styles.get(style or "")
        return "" if element is None else _value(element.find(qn("w:name"))) or ""

    def _properties(self, style: str | None) -> tuple[_Element, ...]:
        found = (element.find(qn("w:rPr")) for _, element in self._chain(style))
        return tuple(properties for properties in found if properties is not None)

    def _chain(self, style: str | None) -> Iterator[tuple[str, _Element]]:
        """A style and those that it is based on; each once, should they run in a circle."""
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = _value(self._styles[style].find(qn("w:basedOn")))


def _is_default(style: _Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in _OFF


def _value(element: _Element | None) -> str | None:
    return None if element is None else element.get(qn("w:val"))


def _first(levels: list[_Element], name: str) -> str | None:
    found = next((element for level in levels if (element := level.find(qn(name))) is not None), None)
    return None if found is None else found.get(qn("w:val"), "1")


def _is_on(levels: list[_Element], name: str) -> bool:
    return (_first(levels, name) or "0") not in _OFF


def _font(levels: list[_Element]) -> str | None:
    """The font of letters that are not ASCII; a font of the theme is one of Unicode."""
    fonts = [fonts for level in levels if (fonts := level.find(qn("w:rFonts"))) is not None]
    for kind in ("hAnsi", "ascii"):
        for font in fonts:
            if font.get(qn(f"w:{kind}Theme")) is not None:
                return None
            if font.get(qn(f"w:{kind}")) is not None:
                return str(font.get(qn(f"w:{kind}")))
    return None
