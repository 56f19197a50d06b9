"""A finished workbook opened again, looked into and spoilt: what the tests of the workbook and of its gate share."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

import pandas as pd
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from helpers.tables.cleaned import COUNTS
from helpers.tables.profile import PROFILE
from helpers.tables.stored import STORED
from helpers.tables.table import Table
from helpers.write.edition import Edition
from helpers.write.fact import Fact, Facts
from helpers.write.workbook.names import CONTENTS, MEANINGS, PRINTED, sheet_names
from helpers.write.workbook.sheet import HEADINGS
from helpers.write.workbook.workbook import workbook

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = sheet_names(STORED.values())
COUNTED = NAMES["counts"]


def facts_of(edition: Edition) -> list[Fact]:
    """A few facts: a count, a share, a missing one."""
    whole = {name: edition.facts.cell(PROFILE, name, group="all", of="all") for name in ("pages", "share_of_pages")}
    return [*whole.values(), edition.facts.cell(PROFILE, "pages", group="all", of="none")]


def opened(edition: Edition) -> Workbook:
    """The workbook of an edition, read by another library."""
    return load_workbook(BytesIO(workbook(edition, facts_of(edition))))


def spoilt(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """A workbook that was changed and saved by another library."""
    book = load_workbook(BytesIO(content))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook with the bytes of its parts changed."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def with_cell(content: bytes, sheet: str, cell: str, value: float | str | None) -> bytes:
    """A workbook with one cell changed, or set where there was none."""
    number = [CONTENTS, *NAMES.values(), MEANINGS, PRINTED].index(sheet) + 1
    return parts(content, lambda name, part: _set(part, cell, value) if name.endswith(f"sheet{number}.xml") else part)


def _set(part: bytes, cell: str, value: float | str | None) -> bytes:
    root = etree.fromstring(part)
    data, row = root.find("{*}sheetData"), re.sub(r"\D", "", cell)
    for known in root.findall(f".//{{*}}c[@r='{cell}']"):
        known.getparent().remove(known)
    rows = root.findall(f".//{{*}}row[@r='{row}']") or [etree.SubElement(data, f"{SHEET}row", r=row)]
    if value is not None:
        kind = "str" if isinstance(value, str) else "n"
        etree.SubElement(etree.SubElement(rows[0], f"{SHEET}c", r=cell, t=kind), f"{SHEET}v").text = str(value)
    return bytes(etree.tostring(root))


def column_of(sheet: Worksheet, label: str) -> int:
    """The column under a heading, from one."""
    headings = [str(cell.value).split("\n")[0] for cell in sheet[HEADINGS + 1]]
    return headings.index(label) + 1


def values(sheet: Worksheet, label: str) -> list[object]:
    """What stands under a heading."""
    place = column_of(sheet, label)
    return [row[place - 1].value for row in sheet.iter_rows(min_row=HEADINGS + 2)]


def with_table(edition: Edition, table: Table, frame: pd.DataFrame) -> Edition:
    """The edition with other rows in one table."""
    loaded = {name: edition.facts.rows(stored) for name, stored in STORED.items()} | {table.name: frame}
    return Edition(edition.settings, edition.year, Facts(lambda wanted: loaded[wanted.name]))


def named(edition: Edition, *fonds: str) -> Edition:
    """The edition with these names for its first fonds."""
    counts = edition.facts.rows(COUNTS).copy()
    counts.loc[counts.index[: len(fonds)], "fonds"] = list(fonds)
    return with_table(edition, COUNTS, counts)


def held(path: Path) -> list[bytes]:
    """What a file holds; of a packed one what is in it."""
    if not is_zipfile(path):
        return [path.read_bytes()]
    with ZipFile(path) as packed:
        return [packed.read(name) for name in packed.namelist()]
