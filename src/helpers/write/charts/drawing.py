"""What all drawings share: the canvas, the colours, and the SVG that stands inside the page.

A drawing is made for the width of a phone (360 units) and scaled up on a wider screen, so that its letters can be read
on both. The SVG keeps text as text, takes its font from the page, and carries no style element or attribute, so that
the page's content security policy need not allow any but its own style sheet.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from typing import Any, Final, Literal

import matplotlib as mpl
from lxml import etree
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.write.block import Chart
from helpers.write.fact import Fact
from helpers.write.number import decimal, whole
from helpers.write.sentence import Sentence

Side = Literal["left", "right"]

WIDTH: Final = 5.0  # inches, 360 units of 1/72 inch: the width of a phone
DARK, MIDDLE, LIGHT, PALE = "#16425b", "#3a7ca5", "#9cc5dd", "#dbe9f1"  # told apart in black and white as well
ACCENT, INK, FAINT = "#b3541e", "#22303a", "#66747f"
SIZE, SMALL = 10.4, 9.4
FONT: Final = "DejaVu Sans"
MARK: Final = "mark"  # what is no quantity: names, the marks of axes, legends
MARKS: Final = (MARK, "xtick", "ytick", "legend")
PART: Final = "at-"  # what is shown at one place of a lever, by its number: `write.lever`
UNTURNED: Final = "rotate(-0 "  # what matplotlib says of upright text
MILLION, THOUSAND = 1e6, 1e3

XLINK = "{http://www.w3.org/1999/xlink}"  # what matplotlib still writes before href
SVG_SPACE = "{http://www.w3.org/2000/svg}"
REFERRED = tuple(SVG_SPACE + tag for tag in ("clipPath", "path", "pattern"))  # elements that others name by their id
STYLE: Final[Any] = {  # matplotlib types its settings by every single name
    "svg.fonttype": "none",
    "font.family": FONT,
    "font.size": SIZE,
    "text.parse_math": False,  # a name may have a dollar sign
    "text.color": INK,
    "axes.labelcolor": FAINT,
    "axes.edgecolor": FAINT,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def canvas(height: float) -> tuple[Figure, Axes]:
    """A figure of the common width, `height` inches high, with one set of axes."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        return figure, figure.subplots()


def chart(name: str, figure: Figure, title: Sentence, description: Sentence, shown: Sequence[Fact] = ()) -> Chart:
    """The figure as a block; `shown` are the facts that it prints."""
    return Chart(name, title, svg(figure, name), description, shown)


def named(
    axes: Axes, text: str, spot: tuple[float, float], right: float = 0, up: float = 0, side: Side = "left"
) -> None:
    """A name near a spot of the drawing, moved by some units: text that may have digits and is no quantity."""
    annotation = axes.annotate(text, spot, xytext=(right, up), textcoords="offset points", ha=side, fontsize=SMALL)
    annotation.set_gid(MARK)


def beside(axes: Axes, text: str, spot: tuple[float, float], right: float = 4, up: float = 0) -> None:
    """Small text beside a spot of the drawing, moved by some units, from its left end at half its height."""
    axes.annotate(text, spot, xytext=(right, up), textcoords="offset points", va="center", fontsize=SMALL)


def length(fact: Fact) -> float:
    """The value of a fact as a length or a place on an axis.

    Raises:
        TypeError: the fact is missing or no number: it cannot be drawn.
    """
    if not isinstance(fact.value, int | float):
        raise TypeError(f"{fact.id} has no length")
    return float(fact.value)


def short(value: float, _: int | None = None) -> str:
    """A mark of an axis in few letters: 1,5 triệu, 500 nghìn; the second argument is what matplotlib passes on."""
    if value >= MILLION:
        return f"{decimal(value / MILLION, 0 if value % MILLION == 0 else 1)} triệu"
    return (
        f"{decimal(value / THOUSAND, 0 if value % THOUSAND == 0 else 1)} nghìn" if value >= THOUSAND else whole(value)
    )


def wrapped(text: str, width: int) -> str:
    """Text broken into lines of at most `width` letters."""
    return "\n".join(textwrap.wrap(text, width))


def svg(figure: Figure, name: str) -> str:
    """The figure as an SVG element; `name` keeps its inner references apart from those of the page's other drawings."""
    buffer = io.BytesIO()
    with mpl.rc_context({**STYLE, "svg.hashsalt": name}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    root = etree.fromstring(buffer.getvalue(), etree.XMLParser(remove_comments=True, resolve_entities=False))
    _strip(root)
    return re.sub(r">\s+<", "><", etree.tostring(root, encoding="unicode"))


def _strip(root: etree._Element) -> None:
    """Leave out what the page does not need and turn styles into attributes."""
    for tag in ("metadata", "style"):
        for element in list(root.iter(SVG_SPACE + tag)):
            element.getparent().remove(element)
    for element in root.iter():
        _tidy(element)
    for group in [group for group in root.iter(SVG_SPACE + "g") if not group.attrib]:
        _unwrap(group)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.set("font-family", FONT)
    root.set("stroke-linejoin", "round")
    etree.cleanup_namespaces(root)


def _tidy(element: etree._Element) -> None:
    """Styles as attributes, ids only where something refers to them, no name spaces, and what a part is."""
    name = element.get("id", "")
    if name.startswith(MARKS):
        element.set("class", MARK)
    if name.startswith(PART):
        element.set("data-at", name.removeprefix(PART))
    element.attrib.update(_attributes(element.attrib.pop("style", "")))
    if element.tag not in REFERRED:
        element.attrib.pop("id", None)
    named = {name.removeprefix(XLINK): _shortened(value) for name, value in element.attrib.items()}
    element.attrib.clear()
    element.attrib.update({name: value for name, value in named.items() if not value.startswith(UNTURNED)})


def _unwrap(group: etree._Element) -> None:
    """Put what a group holds in its place."""
    parent = group.getparent()
    at = parent.index(group)
    parent[at : at + 1] = list(group)


def _attributes(style: str) -> dict[str, str]:
    pairs = [part.split(":", 1) for part in style.split(";") if ":" in part]
    given = {name.strip(): value.strip() for name, value in pairs if name.strip() != "font-family"}  # the root has it
    font = given.pop("font", "")
    size = re.search(r"([\d.]+)px", font)
    if size:
        given["font-size"] = size.group(1)
    if re.match(r"(bold|700)\b", font):
        given["font-weight"] = "bold"
    return given


def _shortened(value: str) -> str:
    """Coordinates to a tenth of a unit: a hundredth of a millimetre on a phone."""
    return " ".join(re.sub(r"(-?\d+\.\d)\d+", r"\1", value).split())
