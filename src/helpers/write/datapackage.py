"""`datapackage.json`: what the stored tables of a year hold, for any program that reads Frictionless Data Packages.

Version 2 of the standard, https://datapackage.org/standard/data-package/; `rows`, `unit` and `status` are ours, which
the standard allows.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, Final

from helpers.checksum import sha256
from helpers.settings import Settings
from helpers.tables.stored import SCHEMA_VERSION, STORED
from helpers.tables.table import Column, Kind, Table
from helpers.write.prose.head import SIMULATED

DATAPACKAGE: Final = "datapackage.json"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES: Final = {Kind.WHOLE: "integer", Kind.NUMBER: "number", Kind.TEXT: "string"}


def datapackage(folder: Path, settings: Settings, year: int) -> str:
    """The description of the stored tables in a folder, as JSON.

    Args:
        folder: the tables of a year; those that are not there are left out.
        settings: of the project, for the province's name and whether its figures are simulated.
        year: the year reported on.
    """
    tables = [table for table in STORED.values() if (folder / f"{table.name}.csv").is_file()]
    described = {
        "$schema": PROFILE,
        "name": f"bao-cao-so-hoa-{year}",
        "title": f"Số liệu của báo cáo số hóa tài liệu lưu trữ năm {year}, {settings.province.full_name}",
        **({"description": SIMULATED} if settings.simulated else {}),
        "schema_version": SCHEMA_VERSION,
        "resources": [_resource(table, folder / f"{table.name}.csv") for table in tables],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1  # without the headings
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256(path)}",
        "rows": rows,
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """A table's description as a Table Schema.

    The key is primary where each of its columns is required, and unique otherwise: a primary key has no blanks.
    """
    required = {column.name for column in table.columns if column.required}
    key = {"primaryKey": list(table.key)} if required.issuperset(table.key) else {"uniqueKeys": [list(table.key)]}
    return {"fields": [_field(column) for column in table.columns], **key, "missingValues": [""]}


def _field(column: Column) -> dict[str, Any]:
    limits = {"required": True} if column.required else {}
    among = {"enum": list(column.among)} if column.among else {}
    unit = {"unit": column.unit} if column.unit else {}
    constraints = {"constraints": limits | among} if limits or among else {}
    described = {"name": column.name, "type": TYPES[column.kind], "title": column.label, "description": column.meaning}
    return described | unit | {"status": column.status} | constraints
