"""What the tests of PDF files share: pages made by typst, and pages written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import typst

from helpers.read.document import Document, Grid

PAGE = """
#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 1.5cm),
  header: context align(center, if counter(page).get().first() > 1 { counter(page).display() }))
#set text(font: "Libertinus Serif", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), spacing: 1.1em)
"""


def printed(source: str, path: Path, page: str = PAGE) -> Path:
    """The typst source as a PDF file."""
    made = typst.compile((page + source).encode(), format="pdf")
    assert isinstance(made, bytes)
    path.write_bytes(made)
    return path


def escaped(text: str) -> str:
    """The text as typst shows it letter for letter."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a ruled table of typst, the first repeated on each page."""
    columns = "(1.7cm, 6.3cm, 2.8cm, 2.9cm, 2.8cm)" if len(rows[0]) == 5 else str(len(rows[0]))
    header, *body = (", ".join(f"[{escaped(text)}]" for text in row) for row in rows)
    cells = ",\n".join([f"table.header({header})", *body])
    plain = "#set par(justify: false, first-line-indent: 0pt)"
    return f"#block(breakable: true)[{plain}\n#table(columns: {columns},\n{cells})]\n\n"


def source_of(document: Document) -> str:
    """A document as typst source: its paragraphs, and its tables of one header as one table."""
    source, rows = "", list[list[str]]()
    for block in [*document.blocks, None]:
        if isinstance(block, Grid):
            texts = [[cell.text for cell in row] for row in block.rows]
            rows += texts[1:] if rows else texts
            continue
        if rows:
            source, rows = source + table(rows), []
        if block:
            source += escaped(block.text) + "\n\n"
    return source


def handmade(path: Path, content: bytes, *more: bytes, font: bytes = b"/Helvetica", page: bytes = b"") -> Path:
    """A PDF file of one page: its content, its font, what else its dictionary has, and further objects from 6 on."""
    encoding = b"/Subtype /Type1 /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 /Widths [" + b"500 " * 256 + b"]"
    described = b"/FontDescriptor << /Type /FontDescriptor /FontName " + font + b" /Ascent 700 /Descent -200 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> " + page + b" >>",
        packed(content),
        b"<< /Type /Font /BaseFont " + font + b" " + encoding + b" " + described + b" >>",
        *(more or (packed(b"", b"/Subtype /Form /BBox [0 0 1 1]"),)),
    ]
    path.write_bytes(numbered(objects))
    return path


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """Content as a compressed stream."""
    data = zlib.compress(content)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def numbered(objects: Sequence[bytes]) -> bytes:
    """Objects as a PDF file, the first its catalogue."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return data + table + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))


def lettered(*texts: str, at: float = 700) -> bytes:
    """Content that shows each text in a line of its own, by the bytes of Windows-1252."""
    shown = [b"1 0 0 1 60 %d Tm (%s) Tj" % (at - 20 * n, text.encode("cp1252")) for n, text in enumerate(texts)]
    return b"BT /F 12 Tf " + b" ".join(shown) + b" ET"


def blank(size: int, times: int) -> bytes:
    """So many blocks of spaces as one compressed stream, made of the first block alone."""
    packer = zlib.compressobj()
    block = b" " * size
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(block, check)
    return first + again * (times - 1) + b"\x03\x00" + check.to_bytes(4, "big")
