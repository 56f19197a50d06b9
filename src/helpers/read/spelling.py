"""Words in the names of fonds that cannot be Vietnamese: a slip of the keyboard, or letters that an encoding broke."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import pandas as pd

from helpers.read.letters.syllable import is_syllable
from helpers.read.remark import Remark

MARKS: Final = frozenset("\u0300\u0309\u0303\u0301\u0323\u0302\u0306\u031b")  # five tones, and those of â, ă, ơ

_WORD = re.compile(r"[^\W\d_]+")


def spelling_remarks(counts: pd.DataFrame) -> Iterator[Remark]:
    """A remark on each fonds whose name has letters that Vietnamese has not, or words that it cannot have.

    Abbreviations in capitals are left alone.

    Args:
        counts: `tables.cleaned.COUNTS`.
    """
    for _, row in counts.iterrows():
        name = unicodedata.normalize("NFC", row["fonds"])
        foreign = "".join(dict.fromkeys(sign for sign in name if _is_foreign(sign)))
        odd = [word for word in _WORD.findall(name) if not word.isupper() and not is_syllable(word)]
        if foreign:
            shown = foreign if foreign.isprintable() else ", ".join(f"U+{ord(sign):04X}" for sign in foreign)
            yield Remark("letters-foreign", row["fonds"], "", shown, row["source_place"])
        elif odd:
            yield Remark("word-odd", row["fonds"], "", ", ".join(odd), row["source_place"])


def _is_foreign(sign: str) -> bool:
    """Whether a sign is a letter that Vietnamese has not, or one that cannot be seen."""
    return (sign.isalpha() and not _is_vietnamese(sign)) or unicodedata.category(sign) in ("Cf", "Cc", "Co")


def _is_vietnamese(letter: str) -> bool:
    signs = unicodedata.normalize("NFD", letter.lower())
    return (signs[0].isascii() or signs[0] == "đ") and set(signs[1:]) <= MARKS
