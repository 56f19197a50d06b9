"""The bytes of a text file as text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from helpers.errors import DataError, Fault
from helpers.place import Place


def read_utf8(path: Path, shown: str) -> str:
    """The text of a file in UTF-8, with or without a byte order mark, in NFC and with the line ends of Unix.

    NFC is the same text to a reader (Unicode calls the forms canonically equivalent), and our rules are written in it.

    Raises:
        DataError: a byte is not UTF-8; its position is counted from one.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder counts after the mark, which takes three bytes.
        start = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") else 0)
        where = {"position": str(start + 1), "byte": f"0x{raw[start]:02X}"}
        raise DataError(Fault("text-encoding", {**where}, Place(shown))) from error
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
