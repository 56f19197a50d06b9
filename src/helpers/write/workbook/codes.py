"""The words for the codes of the stored tables: a reader of the workbook sees "vượt", not "above"."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from helpers.tables.findings import MEANINGS
from helpers.tables.reallocation import REASON_LABELS, UNSTATED
from helpers.tables.table import Column
from helpers.write.prose.method import NAMES

EVERY: Final = "all"  # also in columns that allow any text: the row of all fonds, of all sources of funds
REASONS: Final = "reasons"  # a column of several codes
_FILE = Path(__file__).with_name("codes.toml")


@lru_cache
def words() -> dict[str, str]:
    """All codes with their words."""
    read: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    findings = {name: described.label for name, described in MEANINGS.items()}
    return {**findings, **NAMES, **REASON_LABELS, UNSTATED: "chưa nêu lý do", **read}


def word(column: Column, value: str) -> str:
    """What the workbook prints for a text of a column: the word of a code, else the text itself."""
    if column.name == REASONS:
        return "; ".join(words().get(code, code) for code in value.split(";"))
    return words().get(value, value) if value in column.among or value == EVERY else value


def codes_told(column: Column) -> str:
    """Which codes a column may hold, each with its word; blank for other columns."""
    return "; ".join(f"{word(column, code)} ({code})" for code in column.among)
