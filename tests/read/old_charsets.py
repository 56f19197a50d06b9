"""Text as the charsets of before Unicode show it, for the tests of several readers."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

_TABLES = tomllib.loads(files("helpers.read.letters").joinpath("charsets.toml").read_text(encoding="utf-8"))


def as_tcvn3(text: str) -> str:
    """The Latin-1 characters of the bytes in TCVN3; capitals with tones are small letters, as people type them."""
    shown = dict(zip(_TABLES["tcvn3"]["letters"], _TABLES["tcvn3"]["shown"], strict=True))
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter if letter.isascii() else shown.get(letter) or shown[letter.lower()] for letter in composed)


def as_vni(text: str) -> str:
    """The Latin-1 characters of the bytes in VNI."""
    table = _TABLES["vni"]
    shown = {letter: signs for signs, letter in table["letters"].items()}
    shown |= {to: base + mark for base, marks in table["marked"].items() for mark, to in marks.items()}
    capitals = {letter.upper(): signs.upper() for letter, signs in shown.items()}
    return "".join((shown | capitals).get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def cp1258(text: str) -> bytes:
    """The bytes in windows-1258: a letter, then its tone."""
    tones = "\u0300\u0309\u0303\u0301\u0323"
    parts: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        signs = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in tones))
        parts.append(base + "".join(sign for sign in signs if sign in tones))
    return "".join(parts).encode("cp1258")
