"""Vietnamese dictionary order, in which ă â, đ, ê, ô ơ and ư are letters of their own.

The order is that of the Vietnamese collation in Unicode CLDR (common/collation/vi.xml). Neither Python nor Babel sorts
by language, and PyICU needs a compiler where there is no wheel for it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, after none

_PARTS = re.compile(r"\d+|.", re.DOTALL)
_SPACE, _SIGN, _NUMBER, _LETTER, _OTHER = range(5)

Rank = tuple[int, int]
CollationKey = tuple[tuple[Rank, ...], tuple[int, ...], tuple[bool, ...], str]


def collation_key(text: str) -> CollationKey:
    """The key to sort by: letters first, then tones, then case, small letters first.

    Spaces come before other signs, those before numbers, and numbers, by their value, before letters.
    """
    signs = unicodedata.normalize("NFD", text)
    letters = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in TONES))
    tones = tuple(TONES.find(sign) + 1 for sign in signs if sign in TONES or not unicodedata.combining(sign))
    cases = tuple(letter.isupper() for letter in letters)
    return tuple(map(_rank, _PARTS.findall(letters.lower()))), tones, cases, text


def _rank(part: str) -> Rank:
    """Where a letter, number or sign stands; letters foreign to the alphabet come last, by their code points."""
    if part.isdecimal():
        return _NUMBER, int(part)
    if part in ALPHABET:
        return _LETTER, ALPHABET.index(part)
    if part.isspace():
        return _SPACE, 0
    return (_OTHER if part.isalpha() else _SIGN), ord(part)
