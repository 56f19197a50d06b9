"""The report of 2023 as a PDF of several pages, the headings of its table on each; typst prints it without a date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typst

from generator.counts import HEADINGS, lines, printed, total
from generator.documents import NOTICE
from generator.model import Year
from generator.words import closing, opening

PAGE: Final = """
#set document(title: "{notice}", date: none)
#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 1.5cm),
  header: context align(center, if counter(page).get().first() > 1 {{ counter(page).display() }}))
#set text(font: "Libertinus Serif", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), spacing: 1.1em)
"""
WIDTHS: Final = "(1.5cm, 7.2cm, 2.3cm, 2.5cm, 2.7cm)"


def write(year: Year, path: Path) -> None:
    """Write the report."""
    above, below = ("\n\n".join(map(_literal, texts)) for texts in (opening(year), closing(year.year)))
    rows = printed([*lines(year), total(year)])
    source = f"{PAGE.format(notice=NOTICE)}{above}\n\n{_table(HEADINGS[year.year], rows)}\n\n{below}\n"
    path.write_bytes(typst.compile(source.encode(), format="pdf", ignore_system_fonts=True))


def _literal(text: str) -> str:
    """The text as typst shows it letter for letter."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    header, *body = (", ".join(f"[{_literal(text)}]" for text in row) for row in (head, *rows))
    cells = ",\n".join([f"table.header({header})", *body])
    plain = "#set par(justify: false, first-line-indent: 0pt)"
    return f"#block(breakable: true)[{plain}\n#table(columns: {WIDTHS},\n{cells})]"
