"""A chart of the page as a picture of the letter, drawn with matplotlib's own letters: alike on every machine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import resvg_py
from docx.document import Document as WordDocument
from docx.shared import Mm
from lxml import etree

from helpers.write.block import Chart
from helpers.write.letter.line import line
from helpers.write.letter.styles import identity

WIDTH: Final = Mm(120)  # letters of the drawing are then 10 points high
ZOOM: Final = 2.5  # 900 points across, 190 an inch
FAMILY: Final = "DejaVu Sans"


def picture(chart: Chart, word: WordDocument) -> Iterator[str]:
    """The picture on a line of its own, with the chart's description as alternative text; its finding below it."""
    inline = word.part.new_pic_inline(io.BytesIO(png(chart.svg)), width=WIDTH)
    inline.docPr.set("name", chart.name)
    inline.docPr.set("descr", chart.description.text)
    drawn = etree.tostring(inline, encoding="unicode")
    yield f'<w:p><w:pPr><w:pStyle w:val="{identity("Hình")}"/></w:pPr><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>'
    yield line("Chú thích hình", *chart.title.pieces)


def png(svg: str) -> bytes:
    """A drawing as PNG; its own letters only, whatever fonts the machine has."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=ZOOM,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(_fonts() / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return bytes(drawn)


def _fonts() -> Path:
    """Where matplotlib keeps its fonts, found without importing it."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib")
    return Path(spec.origin).parent / "mpl-data/fonts/ttf"
