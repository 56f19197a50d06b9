"""The report of 2025 as a web page: headings merged over two rows."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from generator.counts import GROUP, HEADINGS, lines, printed, total
from generator.documents import NOTICE
from generator.model import Year
from generator.words import closing, opening


def write(year: Year, path: Path) -> None:
    """Write the page."""
    above, below = (_paragraphs(texts) for texts in (opening(year), closing(year.year)))
    rows = "\n".join(_row(row) for row in printed([*lines(year), total(year)]))
    number, fonds, *counts = map(escape, HEADINGS[year.year])
    over = f'<tr><th rowspan="2">{number}<th rowspan="2">{fonds}<th colspan="3">{GROUP}</tr>'
    head = f"{over}\n<tr>{''.join(f'<th>{count}' for count in counts)}</tr>"
    table = f"<table border>\n<thead>\n{head}\n</thead>\n{rows}\n</table>"
    shown = f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{escape(NOTICE)}</title>\n'
    path.write_text(f"{shown}{above}\n{table}\n{below}\n</html>\n", encoding="utf-8", newline="\n")


def _row(texts: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in texts)}</tr>"


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts)
