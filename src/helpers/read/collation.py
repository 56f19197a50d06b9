"""Vietnamese dictionary order, in which a ă â, d đ, e ê, o ô ơ and u ư are letters of their own.

Neither Python nor Babel sorts by language, and PyICU needs a compiler where there is no wheel for it.
"""

from __future__ import annotations

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, after none: the order of the dictionaries

CollationKey = tuple[tuple[int, ...], tuple[int, ...], str]


def collation_key(text: str) -> CollationKey:
    """The key to sort by: letters first, and tones only between words of the same letters.

    Spaces come before digits, digits before letters.
    """
    signs = unicodedata.normalize("NFD", text.casefold())
    tones = tuple(TONES.find(sign) + 1 for sign in signs if sign in TONES or not unicodedata.combining(sign))
    letters = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in TONES))
    return tuple(map(_rank, letters)), tones, text


def _rank(letter: str) -> int:
    """Other signs stay in the order of their code points, letters foreign to the alphabet after z."""
    known = ALPHABET.find(letter)
    return ord("a") + known if known >= 0 else ord(letter) + (len(ALPHABET) if letter > "z" else 0)
