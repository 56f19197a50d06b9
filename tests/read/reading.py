"""What the tests of the readers share: documents from text, and the settings of the repository."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from helpers.place import Place
from helpers.project import SETTINGS
from helpers.read.document import Cell, Document, Grid
from helpers.read.formats.text import read_text
from helpers.settings import Settings, read_settings

REPOSITORY = Path(__file__).parents[2]
HEADER = "STT\tTên phông\tSố hồ sơ\tSố văn bản\tSố trang\n"


def document(text: str, suffix: str = ".md") -> Document:
    """The text as the reader of text files gives it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_text(text, encoding="utf-8")
        return read_text(path, f"data/raw/2021/report{suffix}")


def settings() -> Settings:
    """The settings of the repository."""
    return read_settings(REPOSITORY / SETTINGS, SETTINGS.as_posix())


def table(*rows: str) -> str:
    """Rows with bars for tabs under a header."""
    return HEADER + "".join(row.replace("|", "\t") + "\n" for row in rows)


def sheet(name: str, *rows: Sequence[str | float]) -> Grid:
    """A sheet of a workbook; numbers are kept as numbers."""
    place = Place("data/raw/2021/report.xlsx", part=f"trang tính {name}")
    return Grid(tuple(_cells(row, place.at(row=at)) for at, row in enumerate(rows, start=1)), place, name)


def _cells(row: Sequence[str | float], place: Place) -> tuple[Cell, ...]:
    placed = ((value, place.at(column="ABCDEFGHIJ"[at])) for at, value in enumerate(row))
    return tuple(
        Cell(value, at) if isinstance(value, str) else Cell(repr(value).removesuffix(".0"), at, float(value))
        for value, at in placed
    )
