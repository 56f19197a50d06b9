"""What Decree 30/2020/NĐ-CP, annex I, wants of a report on paper, and what a Word file has otherwise.

The table is that of the project's notes on the decree; sizes in points, distances in millimetres. The file is read as
XML alone, without the code that wrote it.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib as mpl
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FONT, A4 = "Times New Roman", (210, 297)
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
LARGE, SMALL, SINGLE = (13, 14), (12, 13), (13, 13)
THIRD_TO_HALF, FULL = (1 / 3, 1 / 2), (0.95, 1.05)


@dataclass(frozen=True)
class Wanted:
    """A part: the text that it begins with, and how it has to look; `rule` is its length in parts of the text's."""

    name: str
    begins: str
    sizes: tuple[int, int]
    capitals: bool = False
    bold: bool = False
    italic: bool = False
    align: str = "center"
    side: int | None = None
    rule: tuple[float, float] | None = None


PARTS = (  # in their order; the left column of a row comes before the right one
    Wanted("superior body", "UBND TỈNH", SMALL, capitals=True, side=0),
    Wanted("issuing body", "SỞ NỘI VỤ", SMALL, capitals=True, bold=True, side=0, rule=THIRD_TO_HALF),
    Wanted("national name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", SMALL, capitals=True, bold=True, side=1),
    Wanted("motto", "Độc lập - Tự do - Hạnh phúc", LARGE, bold=True, side=1, rule=FULL),
    Wanted("number", "Số: ", SINGLE, side=0),
    Wanted("place and date", "Hà Tĩnh, ngày ", LARGE, italic=True, side=1),
    Wanted("type", "Báo cáo", LARGE, capitals=True, bold=True),
    Wanted("abstract", "Kết quả thực hiện kế hoạch", LARGE, bold=True, rule=THIRD_TO_HALF),
    Wanted("addressee", "Kính gửi: ", LARGE),
    Wanted("part", "I. ", LARGE, capitals=True, bold=True, align="both"),
    Wanted("section", "1. ", LARGE, bold=True, align="both"),
    Wanted("closing", "Trên đây là ", LARGE, align="both"),
    Wanted("recipients", "Nơi nhận:", (12, 12), bold=True, italic=True, align="left", side=0),
    Wanted("first recipient", "- Như trên;", (11, 11), align="left", side=0),
    Wanted("last recipient", "- Lưu: VT", (11, 11), align="left", side=0),
    Wanted("authority", "KT. GIÁM ĐỐC", LARGE, capitals=True, bold=True, side=1),
    Wanted("post", "PHÓ GIÁM ĐỐC", LARGE, capitals=True, bold=True, side=1),
)


class Paper:
    """A Word file as XML, with the look of each paragraph as its style and its own properties make it."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.parts = {
                name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))
            }
        self.styles = self.parts["word/styles.xml"]
        self.body = self.parts["word/document.xml"][0]
        self.section = self.body.find(f"{W}sectPr")
        self.lines = [line for line in self.body.iter(f"{W}p") if text_of(line)]

    def found(self, line: etree._Element, path: str) -> etree._Element | None:
        """A property of a paragraph: its own, of its first run, of its style, of what this is based on, of all."""
        run = line.find(f"{W}r")
        places = [line, *([run] if run is not None else []), *self._styles(line)]
        return next((found for found in (place.find(_path(path)) for place in places) if found is not None), None)

    def value(self, line: etree._Element, path: str, name: str = "val", absent: str = "") -> str:
        found = self.found(line, path)
        return absent if found is None else str(found.get(W + name, "on"))

    def header(self, kind: str) -> etree._Element:
        """The head of the first page or of the others."""
        relations = self.parts.get("word/_rels/document.xml.rels")
        named = {one.get(f"{W}type"): one for one in self.section.iter(f"{W}headerReference")}
        key = next(value for name, value in named[kind].attrib.items() if name.endswith("}id"))
        assert relations is not None
        return self.parts["word/" + next(one.get("Target") for one in relations if one.get("Id") == key)]

    def _styles(self, line: etree._Element) -> Iterator[etree._Element]:
        named = line.find(_path("pPr/pStyle"))
        key = "Normal" if named is None else named.get(f"{W}val")
        while key:
            style = self.styles.xpath(f"w:style[@w:styleId={key!r}]", namespaces={"w": W[1:-1]})[0]
            yield style
            base = style.find(f"{W}basedOn")
            key = None if base is None else base.get(f"{W}val")
        yield from self.styles.iterfind(f"{W}docDefaults/*")


def faults(content: bytes) -> list[str]:
    """All that the file has otherwise than the decree wants it."""
    paper = Paper(content)
    checks: Sequence[Callable[[Paper], Iterator[str]]] = (
        _sheet,
        _numbered,
        _parts,
        _body,
        _tables,
        _letters,
        _pictures,
    )
    return [fault for check in checks for fault in check(paper)]


def text_of(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _path(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def _millimetres(twentieths: str | None) -> float:
    return round(int(twentieths or 0) * 25.4 / 1440, 1)


def _sheet(paper: Paper) -> Iterator[str]:
    size, margins = paper.section.find(f"{W}pgSz"), paper.section.find(f"{W}pgMar")
    if tuple(round(_millimetres(size.get(W + side))) for side in "wh") != A4:
        yield "the sheet is not A4"
    for side, (least, most) in MARGINS.items():
        if not least <= _millimetres(margins.get(W + side)) <= most:
            yield f"margin {side}"


def _numbered(paper: Paper) -> Iterator[str]:
    others, first = paper.header("default"), paper.header("first")
    line = next((line for line in others.iter(f"{W}p") if "PAGE" in "".join(line.itertext())), None)
    if line is None:
        yield "no page number"
    elif not _within(paper, line, LARGE) or paper.value(line, "pPr/jc") != "center":
        yield "page number: look"
    if "PAGE" in "".join(first.itertext()) or paper.section.find(f"{W}titlePg") is None:
        yield "the first page is numbered"


def _parts(paper: Paper) -> Iterator[str]:
    places = []
    for wanted in PARTS:
        found = [at for at, line in enumerate(paper.lines) if text_of(line).startswith(wanted.begins)]
        if not found:
            yield f"{wanted.name}: absent"
            continue
        places.append(found[0])
        yield from (f"{wanted.name}: {fault}" for fault in _unlike(paper, paper.lines[found[0]], wanted))
    if places != sorted(places):
        yield "the order of the parts"
    closing = next((text_of(line) for line in paper.lines if text_of(line).startswith("Trên đây là ")), "")
    if not closing.endswith("./."):
        yield "closing: the end"


def _unlike(paper: Paper, line: etree._Element, wanted: Wanted) -> Iterator[str]:
    faces = {"bold": "rPr/b", "italic": "rPr/i"}
    if not _within(paper, line, wanted.sizes):
        yield "size"
    yield from (name for name, path in faces.items() if (paper.found(line, path) is not None) != getattr(wanted, name))
    if wanted.capitals != (text_of(line).isupper() or paper.found(line, "rPr/caps") is not None):
        yield "case"
    if paper.value(line, "pPr/jc") != wanted.align:
        yield "alignment"
    if wanted.side is not None and _side(line) != wanted.side:
        yield "column"
    if wanted.rule and not _ruled(paper, line, wanted.rule):
        yield "rule"


def _within(paper: Paper, line: etree._Element, sizes: tuple[int, int]) -> bool:
    return sizes[0] <= int(paper.value(line, "rPr/sz", absent="0")) / 2 <= sizes[1]


def _side(line: etree._Element) -> int | None:
    cell = line.getparent()
    return None if cell.tag != f"{W}tc" else cell.getparent().findall(f"{W}tc").index(cell)


def _ruled(paper: Paper, line: etree._Element, parts: tuple[float, float]) -> bool:
    """Whether the line below is empty and has a border of the right length."""
    below = line.getnext()
    border = None if below is None else below.find(_path("pPr/pBdr/top"))
    if below is None or border is None or text_of(below):
        return False
    whole = _room(paper, line)
    indents = below.find(_path("pPr/ind"))
    length = whole - sum(int(indents.get(W + side)) for side in ("left", "right"))
    written = text_of(line).upper() if paper.found(line, "rPr/caps") is not None else text_of(line)
    text = min(bold_width(written) * int(paper.value(line, "rPr/sz")) * 10, whole)
    return parts[0] <= length / text <= parts[1]


def _room(paper: Paper, line: etree._Element) -> int:
    """The width of the cell or of the text, in twentieths of a point."""
    cell = line.getparent().find(_path("tcPr/tcW"))
    if cell is not None:
        return int(cell.get(f"{W}w"))
    margins = paper.section.find(f"{W}pgMar")
    return int(paper.section.find(f"{W}pgSz").get(f"{W}w")) - sum(
        int(margins.get(W + side)) for side in ("left", "right")
    )


@cache
def _widths() -> dict[str, int]:
    """The widths of the letters of Times Bold, in thousandths of their size, from Adobe's own table."""
    table = (Path(mpl.get_data_path()) / "fonts/pdfcorefonts/Times-Bold.afm").read_text(encoding="latin-1")
    return {chr(int(code)): int(wide) for code, wide in re.findall(r"^C (\d+) ; WX (\d+)", table, re.MULTILINE)}


def bold_width(text: str) -> float:
    """The width of a Vietnamese text in Times New Roman Bold, in parts of its size: marks make no letter wider."""
    plain = unicodedata.normalize("NFD", text).translate(str.maketrans("ĐđƠơƯư", "DdOoUu"))
    return sum(_widths()[letter] for letter in plain if not unicodedata.combining(letter)) / 1000


def _body(paper: Paper) -> Iterator[str]:
    told = [line for line in paper.lines if paper.value(line, "pPr/pStyle") in ("BodyText", "Quote")]
    if len(told) < 10:
        yield "body: absent"
    for line in told:
        space = paper.found(line, "pPr/spacing")
        apart = sum(int(space.get(W + side, "0")) for side in ("before", "after")) if space is not None else 0
        if not _within(paper, line, LARGE) or paper.value(line, "pPr/jc") != "both":
            yield "body: look"
        if _millimetres(paper.value(line, "pPr/ind", "firstLine", "0")) not in (10, 12.7):
            yield "body: indent of the first line"
        if apart < 120 or not 240 <= int(paper.value(line, "pPr/spacing", "line", "0")) <= 360:
            yield "body: spacing"


def _tables(paper: Paper) -> Iterator[str]:
    head, *tables, signed = paper.body.findall(f"{W}tbl")
    for columns in (head, signed):
        if columns.find(_path("tblPr/tblBorders")) is not None or columns.find(_path("tblPr/tblStyle")) is not None:
            yield "borders around the two columns"
    if not tables:
        yield "no table"
    for table in tables:
        if table.find(_path("tr/trPr/tblHeader")) is None or table.find(_path("tblPr/tblBorders")) is None:
            yield "table: header or borders"
    if any(row.find(_path("trPr/cantSplit")) is None for row in paper.body.iter(f"{W}tr")):
        yield "table: a row may be parted"
    if paper.found(signed.getprevious(), "pPr/keepNext") is None:
        yield "the signature may be parted from the text"


def _letters(paper: Paper) -> Iterator[str]:
    for part in (paper.styles, paper.body, paper.header("default"), paper.header("first")):
        for fonts in part.iter(f"{W}rFonts"):
            if set(fonts.attrib.values()) != {FONT}:
                yield "font"
        if any(colour.get(f"{W}val") not in ("000000", "auto") for colour in part.iter(f"{W}color")):
            yield "colour"
        if next(part.iter(f"{W}u"), None) is not None:
            yield "underlined"
    if paper.styles.find(_path("docDefaults/rPrDefault/rPr/rFonts")) is None:
        yield "font"


def _pictures(paper: Paper) -> Iterator[str]:
    for picture in paper.body.iter(DESCRIBED):
        if len(picture.get("descr", "")) < 50:
            yield "a picture without a description"


CHECKS: Sequence[Callable[[Paper], Iterator[str]]] = (_sheet, _numbered, _parts, _body, _tables, _letters, _pictures)
