"""Writes docs/tables.md, every stored and typed-in table, from their descriptions: `python docs/tables.py`."""

from __future__ import annotations

from pathlib import Path

from helpers.atomic import write_text
from helpers.read.typed.typed_header import typed_columns
from helpers.tables.inputs import (
    ACCEPTED,
    ALIASES,
    CORRECTIONS,
    COSTS,
    FACTORS,
    FUNDING,
    HOLDINGS,
    REASONS,
    RESTRICTED,
    TARGETS,
)
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Kind, Table

PAGE = Path(__file__).with_suffix(".md")
TYPED = {
    "plan/targets": TARGETS,
    "plan/funding": FUNDING,
    "plan/factors": FACTORS,
    "holdings": HOLDINGS,
    "aliases": ALIASES,
    "restricted": RESTRICTED,
    "<year>/corrections": CORRECTIONS,
    "<year>/accepted": ACCEPTED,
    "<year>/costs": COSTS,
    "<year>/reasons": REASONS,
}
HEAD = """# Tables

Made by `docs/tables.py` from the descriptions in `src/helpers/tables/`, which the program itself checks every table
against. Labels and meanings are Vietnamese, as the report prints them.

"""
TYPED_HEAD = """## Typed in, below `data/raw/`

Each file may be CSV or a spreadsheet; headings are the labels or the names. A blank means unknown. `sohoa new` writes
forms of most of them.

"""
STORED_HEAD = """## Stored, below `data/processed/<year>/`

UTF-8, one row an observation, ISO dates, whole numbers without separators.

"""
KINDS = {Kind.WHOLE: "whole", Kind.NUMBER: "number", Kind.TEXT: "text"}


def page() -> str:
    """The whole document."""
    typed = (_table(f"`{file}`", table, typed_columns(table)) for file, table in TYPED.items())
    stored = (_table(f"`{name}.csv`", table, list(table.columns)) for name, table in STORED.items())
    return HEAD + TYPED_HEAD + "\n".join(typed) + "\n" + STORED_HEAD + "\n".join(stored)


def _table(heading: str, table: Table, columns: list[Column]) -> str:
    rows = "\n".join(_row(column) for column in columns)
    key = ", ".join(f"`{name}`" for name in table.key)
    head = "| column | label | type | required | meaning |\n|---|---|---|---|---|"
    return f"### {heading}: {table.title}\n\nOne row for each {key}.\n\n{head}\n{rows}\n"


def _row(column: Column) -> str:
    unit = f", {column.unit}" if column.unit else ""
    choices = f" ({', '.join(f'`{choice}`' for choice in column.among)})" if column.among else ""
    required = "yes" if column.required else ""
    return f"| `{column.name}` | {column.label} | {KINDS[column.kind]}{unit} | {required} | {column.meaning}{choices} |"


if __name__ == "__main__":
    write_text(PAGE, page())
