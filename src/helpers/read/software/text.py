"""An export in CSV or TSV, of any size: its encoding, its separator and its header are told by its first rows."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.letters.encoding import decode_bytes, encoding_remarks
from helpers.read.letters.legacy import NAMES, decode_shown
from helpers.read.software.export import Export, Line, header_of, literal, names_total, unquoting
from helpers.read.software.header import SEARCHED, ExportHeader, Headings, find_header

SAMPLE: Final = 1 << 18  # bytes, some 2.000 rows, by which the encoding is told
LONGEST: Final = 2_000_000  # characters of a line; DuckDB takes no more bytes than that
MARKS: Final = (",", ";", "\t")

_CODECS: Final = {"UTF-8": "utf-8-sig", "windows-1258": "cp1258"}
_SURROGATE: Final = re.compile("[\udc80-\udcff]")  # a byte that is not of the encoding
_SHOWN: Final = "cp1252"  # how text of before Unicode is shown, which `read.letters.legacy` decodes


@dataclass(frozen=True)
class _Text:
    """A text file as rows: its encoding as `read.letters.encoding` names it, the sign between cells, and its header."""

    path: Path
    place: Place
    encoding: str
    mark: str
    header: ExportHeader


def open_text(path: Path, shown: str, headings: Headings, folder: Path) -> Export:
    """An export in CSV or TSV; one that is not UTF-8, or has rows above its header, is first copied into a folder.

    Raises:
        DataError: its encoding or its header cannot be told, or a line is longer than `LONGEST`.
    """
    place = Place(shown)
    encoding = _encoding(path, place)
    mark, header = _headed(path, encoding, headings, place)
    text = _Text(path, place, encoding, mark, header)
    if encoding == "UTF-8" and header.above == 1:
        return _export(text, path, 1, lambda: _export(text, _copy(text, folder), 0))
    return _export(text, _copy(text, folder), 0)


def _export(text: _Text, path: Path, skip: int, copied: Callable[[], Export] | None = None) -> Export:
    every = [f"c{at}" for at in range(text.header.width)]
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in every)
    told = f"skip={skip}, delim={literal(text.mark)}, columns={{{columns}}}"
    fixed = "auto_detect=false, header=false, quote='\"', escape='\"', strict_mode=true, compression='none'"
    return Export(
        file=text.place.file,
        path=path,
        source=f"read_csv($path, {told}, {fixed})",
        header=text.header,
        columns={name: every[at] for name, at in text.header.columns.items()},
        every=every,
        lines=lambda: _lines(text),
        copied=copied,
        remarks=encoding_remarks(text.encoding, text.place),
    )


def _encoding(path: Path, place: Place) -> str:
    """The name of the encoding, by the first part of the file in whole lines."""
    with path.open("rb") as file:
        raw = file.read(SAMPLE)
    if not raw.strip():
        raise DataError(Fault("file-empty", {}, place))
    ended = raw.rfind(b"\n") + 1 if len(raw) == SAMPLE and 0 not in raw else len(raw)
    with unquoting():
        return decode_bytes(raw[: ended or len(raw)], place)[1]


def _headed(path: Path, encoding: str, headings: Headings, place: Place) -> tuple[str, ExportHeader]:
    """The sign between cells under which a header is found, and that header."""
    tried = {mark: _first_rows(path, encoding, mark, place) for mark in MARKS}
    found = next((mark for mark, rows in tried.items() if find_header(rows, headings)), None)
    mark = found or max(tried, key=lambda mark: sum(map(len, tried[mark])))
    return mark, header_of(tried[mark], headings, place)


def _first_rows(path: Path, encoding: str, mark: str, place: Place) -> list[list[str]]:
    rows = csv.reader(_texts(path, encoding, place), delimiter=mark, skipinitialspace=True)
    found: list[list[str]] = []
    try:
        found.extend(islice(rows, SEARCHED + 1))
    except csv.Error:
        return found
    return found


def _texts(path: Path, encoding: str, place: Place) -> Iterator[str]:
    """The lines of a file with their ends; a byte that is not of the encoding becomes a surrogate or U+FFFD."""
    charset = next((charset for charset, name in NAMES.items() if name == encoding), None)
    codec = _utf16(path) if encoding == "UTF-16" else _CODECS.get(encoding, _SHOWN)
    errors = "replace" if encoding == "UTF-16" else "surrogateescape"
    with path.open(encoding=codec, errors=errors, newline="") as file:
        while line := file.readline(LONGEST):
            if len(line) == LONGEST:
                raise DataError(Fault("software-line", {"most": LONGEST}, place))
            yield decode_shown(line, charset) if charset else line


def _utf16(path: Path) -> str:
    """The codec of a file in UTF-16: by its mark, or by where its first sign, which is ASCII, has its zero."""
    with path.open("rb") as file:
        first = file.read(2)
    return "utf-16" if first in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be" if first[:1] == b"\0" else "utf-16-le"


def _copy(text: _Text, folder: Path) -> Path:
    """The rows below the header in UTF-8, their lines ended in one way."""
    copied = folder / "export.csv"
    with copied.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        lines = _texts(text.path, text.encoding, text.place)
        rows = csv.reader(lines, delimiter=text.mark, skipinitialspace=True)
        for _ in islice(rows, text.header.above):
            pass
        file.writelines(line.rstrip("\r\n") + "\n" for line in lines)
    return copied


def _lines(text: _Text) -> Iterator[Line]:
    """The rows below the header; the place of one is the line on which it begins."""
    lines = _texts(text.path, text.encoding, text.place)
    rows = csv.reader(lines, delimiter=text.mark, skipinitialspace=True, strict=True)
    above, began = text.header.above, 1
    try:
        for at, row in enumerate(rows):
            if row and at >= above:
                yield _line(row, text.header, Place(text.place.file, row=began))
            began = rows.line_num + 1
    except csv.Error:
        place = text.place.at(row=began)
        yield Line(place, {}, fault=Fault("csv-syntax", {}, place))


def _line(row: Sequence[str], header: ExportHeader, place: Place) -> Line:
    # DuckDB lets one separator end a row.
    if len(row) < header.width or len(row) > header.width + 1 or any(row[header.width :]):
        width = {"found": str(len(row)), "wanted": str(header.width)}
        return Line(place, {}, fault=Fault("row-width", {**width}, place))
    texts = {name: row[at] for name, at in header.columns.items()}
    broken = next((name for name, cell in texts.items() if not cell.isascii() and _SURROGATE.search(cell)), None)
    if broken:
        where = place.at(column=header.headings[broken])
        return Line(place, {}, fault=Fault("software-letters", {}, where))
    return Line(place, texts, names_total(texts, row))
