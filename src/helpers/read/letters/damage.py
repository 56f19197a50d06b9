"""Letters that were lost or broken before a file came: nobody can tell from the file what they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.letters.syllable import words

REPLACEMENT: Final = "\ufffd"
SHOWN: Final = 60  # characters of a text in a message

_BYTES: Final = ("cp1252", "cp1258")  # what Windows takes UTF-8 for, in Western and in Vietnamese settings
_RUN = re.compile(r"[^\x00-\x7f]+")
_VIETNAMESE = re.compile(r"[\xa0-\u01b0\u1ea0-\u1ef9\u2010-\u2039]+")
_MARK = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])|(?:^|(?<=\s))\?(?=[^\W\d_])")

Piece = tuple[str, Place, bool]  # a text, where it stands, and whether it is a cell of a table


def hold_letters(pieces: Sequence[Piece]) -> None:
    """Refuse texts whose letters are not those that were typed.

    Raises:
        DataError: a text has replacement characters, or a cell has question marks within words (`letters-lost`, each
            place), or UTF-8 was read as another encoding and saved again (`text-mojibake`, the first place).
    """
    faults = [Fault("letters-lost", {"found": piece[0][:SHOWN]}, piece[1]) for piece in pieces if _lost(piece)]
    faults += _mojibake(pieces)
    if faults:
        raise DataError(*faults)


def mended(text: str) -> str:
    """A text with every run of signs that are the bytes of UTF-8 read as those letters."""
    return unicodedata.normalize("NFC", _RUN.sub(lambda run: _letters(run[0]) or run[0], text))


def _lost(piece: Piece) -> bool:
    text, _, cell = piece
    return REPLACEMENT in text or (cell and "://" not in text and bool(_MARK.search(text)))


def _mojibake(pieces: Sequence[Piece]) -> list[Fault]:
    broken = [piece for piece in pieces if mended(piece[0]) != piece[0]]
    runs = {run for text, _, _ in broken for run in _RUN.findall(text) if _letters(run)}
    whole = any(words(text) and mended(text) == text for text, _, _ in pieces)
    # One such run may be chance, as in «xá»…, where the file has other Vietnamese words.
    if not runs or (len(runs) == 1 and whole):
        return []
    text, place, _ = broken[0]
    return [Fault("text-mojibake", {"found": text[:SHOWN], "meant": mended(text)[:SHOWN]}, place)]


def _letters(run: str) -> str:
    """The letters whose bytes in UTF-8 a run of signs shows; empty if it shows none."""
    for encoding in _BYTES:
        try:
            letters = b"".join(_byte(sign, encoding) for sign in run).decode("utf-8")
        except UnicodeError:
            continue
        if _VIETNAMESE.fullmatch(unicodedata.normalize("NFC", letters)):
            return letters
    return ""


def _byte(sign: str, encoding: str) -> bytes:
    """The byte of a sign; control characters stand for the few bytes that an encoding leaves out."""
    return sign.encode("latin-1") if "\x80" <= sign <= "\x9f" else sign.encode(encoding)
