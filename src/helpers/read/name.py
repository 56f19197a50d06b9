"""Names compared whatever way they were typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư", **dict.fromkeys("‐‑‒–—―−", "-")})
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_QUALITIES = "\u0302\u0306\u031b"
_VOWELS = re.compile(rf"(?P<before>[qg]?)(?P<run>(?:[aeiouy][{_TONES}{_QUALITIES}]*)+)")
_LETTER = re.compile(rf"[aeiouy][{_QUALITIES}]*")
_COMMITTEE = re.compile(r"\bubnd\b")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The key under which a name is the same however it was typed; never printed.

    NFC, lower case, the tone of a syllable on one letter (hoá → hóa), Ð → Đ, Ƣ → Ư, one dash, single spaces, and
    "UBND" in full. Tones stay: Phong, Phòng and phông are three words.
    """
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name.translate(_ALIKE)).casefold())
    placed = unicodedata.normalize("NFC", _VOWELS.sub(_with_tone_placed, letters))
    return " ".join(_COMMITTEE.sub("ủy ban nhân dân", placed).split())


def _with_tone_placed(found: re.Match[str]) -> str:
    before, run = found["before"], found["run"]
    tones = [sign for sign in run if sign in _TONES]
    if len(tones) != 1:
        return found[0]
    vowels = _LETTER.findall(run.replace(tones[0], ""))
    # In "quý" and "giá" the first vowel is part of the consonant.
    onset = int(len(vowels) > 1 and before + vowels[0] in ("qu", "gi"))
    closed = found.string[found.end() : found.end() + 1].isalpha()
    vowels[onset + _bearer(vowels[onset:], int(closed))] += tones[0]
    return before + "".join(vowels)


def _bearer(vowels: list[str], closed: int) -> int:
    """Which vowel bears the tone in the older placement: ê of "tiếng", ơ of "người", o of "hóa", a of "hoàn"."""
    marked = [place for place, vowel in enumerate(vowels) if len(vowel) > 1]
    if marked:
        return marked[-1]
    return 1 if len(vowels) > 2 else closed * (len(vowels) - 1)
