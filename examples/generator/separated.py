"""The report of 2024 as CSV in windows-1258, with semicolons, as an old program saves it."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path
from typing import Final

from generator.counts import HEADINGS, lines, printed, total
from generator.documents import NOTICE
from generator.model import Year
from generator.words import title

TONES: Final = "\u0300\u0309\u0303\u0301\u0323"


def write(year: Year, path: Path) -> None:
    """Write the table with its title above."""
    out = io.StringIO()
    above = [["UBND TỈNH MINH HỌA"], ["BÁO CÁO"], [title(year.year)], [NOTICE]]
    rows = printed([*lines(year), total(year)])
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([*above, HEADINGS[year.year], *rows])
    path.write_bytes("".join(map(_parted, unicodedata.normalize("NFC", out.getvalue()))).encode("cp1258"))


def _parted(letter: str) -> str:
    """A letter as windows-1258 has it: the tone is a sign of its own after the letter."""
    signs = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in TONES))
    return base + "".join(sign for sign in signs if sign in TONES)
