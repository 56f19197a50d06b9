"""The bytes of a text file as text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.letters.damage import hold_letters
from helpers.read.letters.legacy import NAMES, chosen, decode_shown, fit, foreign
from helpers.read.letters.syllable import words
from helpers.read.remark import Remark

CERTAIN: Final = ("UTF-8", "UTF-16")  # told by the bytes themselves; another name was inferred from the words
COMPOSED: Final = "windows-1258"
OWN: Final = 0.2  # of the words in windows-1258 have a letter that Western settings do not

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NULS: Final = 0.5  # of every second byte in UTF-16: digits, separators and most letters are ASCII
_SEQUENCE = re.compile(rb"[\xc3-\xc6][\x80-\xbf]|\xe1[\xba\xbb][\x80-\xbf]")  # a Vietnamese letter in UTF-8
_STRANGE = re.compile(r"[\x00\u2e80-\ufaff]")
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def decode_bytes(raw: bytes, place: Place) -> tuple[str, str]:
    """The text of bytes, in NFC and with the line ends of Unix, and the name of their encoding.

    UTF-8 and UTF-16 are told by the bytes, others ("windows-1258", "TCVN3", "VNI") by the share of Vietnamese words;
    see `legacy.chosen`. NFC is the same text to a reader (Unicode calls the forms canonically equivalent),
    and our rules are written in it.

    Raises:
        DataError: no encoding fits, or letters were lost before; see `helpers.read.letters.damage`.
    """
    text, name = _decoded(raw, place)
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    lines = enumerate(text.split("\n"), start=1)
    hold_letters([(line, place.at(row=number), False) for number, line in lines if not line.isascii()])
    return text, name


def encoding_remarks(name: str, place: Place) -> tuple[Remark, ...]:
    """The remark that an encoding was inferred, if it was."""
    return () if name in CERTAIN else (Remark("encoding-inferred", name, source_place=str(place)),)


def _decoded(raw: bytes, place: Place) -> tuple[str, str]:
    if raw.startswith(_UTF32):
        raise DataError(Fault("text-utf32", {}, place))
    wide = _wide(raw)
    if wide:
        return _strict(raw, wide, place), "UTF-16"
    if 0 in raw:
        raise DataError(Fault("text-nul", {"position": str(raw.index(0) + 1)}, place))
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        if raw.startswith(codecs.BOM_UTF8) or _damaged(raw):
            raise DataError(Fault("text-encoding", _where(raw, error.start), place)) from error
        return _inferred(raw, error.start, place)


def _wide(raw: bytes) -> str | None:
    """The UTF-16 that bytes are in, by their mark or else by where they have zeros."""
    marked = _UTF16.get(raw[:2])
    if marked or 0 not in raw or len(raw) % 2:
        return marked
    half = len(raw) / 2
    first, second = raw[0::2].count(0) / half, raw[1::2].count(0) / half
    if max(first, second) < _NULS or min(first, second) > 0:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _strict(raw: bytes, encoding: str, place: Place) -> str:
    """The text in UTF-16; where a byte is lost, what follows it reads as letters of the Far East."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError(Fault("text-encoding", _where(raw, error.start), place)) from error
    strange = _STRANGE.search(text)
    if strange:
        start = len(text[: strange.start()].encode(encoding))
        raise DataError(Fault("text-encoding", _where(raw, start), place))
    return text


def _where(raw: bytes, start: int) -> dict[str, object]:
    return {"position": str(start + 1), "byte": f"0x{raw[start]:02X}"}


def _damaged(raw: bytes) -> bool:
    """Whether bytes are UTF-8 with a few broken: older encodings do not have two such bytes in a row."""
    rest = _SEQUENCE.sub(b"", raw)
    return len(_SEQUENCE.findall(raw)) >= sum(byte > 0x7F for byte in rest)


def _inferred(raw: bytes, start: int, place: Place) -> tuple[str, str]:
    """The text in the one single-byte encoding whose words are Vietnamese, and its name; `start` is not UTF-8."""
    shown = raw.decode("latin-1").translate(_WINDOWS)
    found = words(shown)
    fits = {NAMES[charset]: fit(set(found), charset) for charset in NAMES}
    composed = _composed(raw)
    if composed:
        fits[COMPOSED] = fit(set(words(composed)), None)
    name = chosen(fits)
    if name is None:
        raise DataError(Fault("text-encoding", _where(raw, start), place))
    if composed and name == COMPOSED:
        return composed, name
    charset = next(charset for charset in NAMES if NAMES[charset] == name)
    strange = next((word for word in found if foreign(word, charset)), None)
    if strange:
        raise DataError(Fault("text-encoding", _where(raw, shown.index(strange)), place))
    return decode_shown(shown, charset), name


def _composed(raw: bytes) -> str | None:
    """The text in windows-1258, which writes a letter and then its tone; None where it cannot be that.

    Western settings save the letters that they have in the same bytes and lose the others (Kế hoạch: Ke hoach), so that
    some words must have letters of windows-1258 alone: more than half of Vietnamese words do.
    """
    try:
        text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    found = words(text)
    return text if sum(any(sign > "\xff" for sign in word) for word in found) >= OWN * len(found) else None
