"""Exports of the archive software that reach for other files, run code, or fill memory."""

from __future__ import annotations

from pathlib import Path

import duckdb
from case import READ, YEAR, Case, Put, raw, report

HEAD = "Mã hồ sơ,Tên phông,Tiêu đề,Số văn bản,Số trang\n"
ROW = "H{},Phòng Y tế huyện Can Lộc,Đơn,10,100\n"
GOOD = HEAD + ROW.format(1)


def export(text: str | bytes, name: str = "software.csv") -> Put:
    return raw(name, text if isinstance(text, bytes) else text.encode())


def parquet(query: str) -> Put:
    def put(root: Path) -> None:
        report("Markdown, bars")(root)
        duckdb.connect().execute(f"COPY ({query}) TO '{root / YEAR / 'software.parquet'}' (FORMAT parquet)")

    return put


def renamed(name: str) -> Put:
    """A folder whose name is a pattern or a query for DuckDB."""

    def put(root: Path) -> None:
        export(GOOD, name)(root)

    return put


NAMED = 'SELECT \'H1\' AS "Mã hồ sơ", {} AS "Tên phông", 10 AS "Số văn bản", 100 AS "Số trang"'
CASES = [
    Case(
        "export, heading that ends a query",
        "run a query of its own",
        "software-headings",
        export(GOOD.replace("Tên phông", "\"x'); COPY (SELECT 1) TO 'a.csv'; --\"")),
    ),
    Case(
        "export, fonds that ends a query",
        "run a query of its own",
        READ,
        export(GOOD.replace("Phòng Y tế", "'); ATTACH 'a.db'; --")),
    ),
    Case(
        "export, fonds that is a query",
        "read /etc/passwd by DuckDB",
        READ,
        export(GOOD.replace("Phòng Y tế", "read_text('/etc/passwd')")),
    ),
    Case(
        "export, heading of a table in one's own name",
        "run a query of its own",
        READ,
        export(GOOD.replace("Tiêu đề", '"a""b"')),
    ),
    Case("export, a line of 3 MB", "fill memory by a line", "software-line", export(HEAD + "a" * 3_000_000 + GOOD)),
    Case("export, quotation left open", "swallow the file", "csv-syntax", export(GOOD + 'H2,"x,1,1,1\n')),
    Case("export, 2.000 columns", "fill memory by cells", READ, export(GOOD.replace("\n", "," * 2000 + "\n"))),
    Case(
        "export, 20.000 names",
        "fill memory by groups",
        "software-fonds-many",
        export(HEAD + "".join(f"H{n},Phông thứ {n},x,1,1\n" for n in range(20_000))),
    ),
    Case(
        "export, 500.000 rows",
        "take very long",
        READ,
        export(HEAD + "".join(ROW.format(n) for n in range(500_000))),
        slow=True,
    ),
    Case(
        "export, figures that are formulas", "be worked out", "number-text", export(GOOD.replace("10,100", "10,=1+1"))
    ),
    Case(
        "export, a figure of 5.000 digits",
        "take very long to read a number",
        "software-text",
        export(GOOD.replace("10,100", "10," + "9" * 5000)),
    ),
    Case("export, a NUL", "end the text early", "text-nul", export(GOOD.replace("Đơn", "Đ\0n"))),
    Case(
        "export, damaged bytes", "crash the reader", "text-encoding", export(GOOD.encode() + b"H2,Ph\xff\xfeng,x,1,1\n")
    ),
    Case("export, gzip named .csv", "have DuckDB unpack it", "text-nul", export(b"\x1f\x8b\x08" + bytes(500))),
    Case(
        "export, Parquet of nothing",
        "crash the reader",
        "software-damaged",
        export(b"PAR1" + bytes(50) + b"PAR1", "software.parquet"),
    ),
    Case(
        "export, Parquet whose end lies",
        "crash the reader",
        "software-damaged",
        export(b"PAR1" + b"\xff" * 100 + b"PAR1", "software.parquet"),
    ),
    Case(
        "export, text named .parquet",
        "have another reader take it",
        "software-damaged",
        export(GOOD, "software.parquet"),
    ),
    Case(
        "export, SQLite",
        "have DuckDB open a database",
        "input-format",
        export(b"SQLite format 3\0" + bytes(500), "software.db"),
    ),
    Case(
        "export, Parquet with a name that is a query",
        "run a query of its own",
        READ,
        parquet(NAMED.format("'x''; DROP TABLE a; --'")),
    ),
    Case(
        "export, Parquet of nested values",
        "crash the reader",
        READ,
        parquet(NAMED.format("'Phòng Y tế'") + ", [[1], [2]] AS a, {'x': 1} AS b"),
    ),
    Case(
        "export, Parquet that shrinks 1 : 10.000",
        "fill memory by repeated rows",
        READ,
        parquet(
            NAMED.format("'Phòng Y tế'").replace("SELECT", "SELECT repeat('a', 1000) AS t,") + " FROM range(1000000)"
        ),
        slow=True,
    ),
    Case("export, a name that is a pattern", "read other files by a pattern", READ, renamed("software.csv.*.csv")),
]
