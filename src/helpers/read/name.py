"""Names compared whatever way they were typed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư", **dict.fromkeys("‐‑‒–—―−", "-")})
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_QUALITIES = "\u0302\u0306\u031b"
_VOWELS = re.compile(rf"(?P<before>[qg]?)(?P<run>(?:[aeiouy][{_TONES}{_QUALITIES}]*)+)")
_LETTER = re.compile(rf"[aeiouy][{_QUALITIES}]*")
# Signs that have no width: soft hyphen, byte order mark, joiners, marks of direction.
_UNSEEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DOUBLED = re.compile(rf"(?P<mark>[{_TONES}{_QUALITIES}])(?P<between>[\u0300-\u036f]*)(?P=mark)")
_STRAY = re.compile(
    rf"(?<![aeiouyn\u0300-\u036f])[{_TONES}{_QUALITIES}]+|(?<=n)[\u0300\u0301\u0309\u0323{_QUALITIES}]+"
)
_JOINED = re.compile(r"(?<=\w)\s*([&-])\s*(?=\w)")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is the same however it was typed; never printed.

    NFC, lower case, the tone of a syllable on one letter (hoá → hóa), Ð → Đ, Ƣ → Ư, one dash without spaces, "&" as
    "và", single spaces, and the abbreviations of `abbreviations.toml` in full ("UBND"). Signs without width and marks
    that no letter bears are left out. Tones stay: Phong, Phòng and phông are three words.
    """
    letters = unicodedata.normalize("NFD", _UNSEEN.sub("", name).translate(_ALIKE)).casefold()
    placed = _VOWELS.sub(_with_tone_placed, _marks_borne(unicodedata.normalize("NFD", letters)))
    meanings, pattern = _abbreviations()
    joined = _JOINED.sub(r"\1", unicodedata.normalize("NFC", placed))
    full = pattern.sub(lambda found: meanings[found[0]], joined)
    return " ".join(_JOINED.sub(r"\1", full.replace("&", " và ")).split())


@cache
def _abbreviations() -> tuple[dict[str, str], re.Pattern[str]]:
    """What each abbreviation means, and a pattern of them as whole words."""
    told = tomllib.loads(files("helpers.read").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    meanings = {short: meaning for meaning, shorts in told["meanings"].items() for short in shorts}
    longest = sorted(meanings, key=len, reverse=True)
    return meanings, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _marks_borne(letters: str) -> str:
    """Decomposed letters without a mark that is doubled on one letter or stands on a space or a consonant."""
    single = letters
    while (once := _DOUBLED.sub(r"\g<mark>\g<between>", single)) != single:
        single = once
    return _STRAY.sub("", single)


def _with_tone_placed(found: re.Match[str]) -> str:
    before, run = found["before"], found["run"]
    tones = [sign for sign in run if sign in _TONES]
    if len(set(tones)) != 1:
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
