"""Office files are zip archives: packed anew, their bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

FIRST: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can say
DAY: Final = b"2021-01-01T00:00:00Z"

_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def even(packed: bytes) -> bytes:
    """The archive with fixed times, and unpacked: libraries of compression differ from machine to machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as evened:
        for name in archive.namelist():
            evened.writestr(_entry(name), _SAVED.sub(rb"\g<1>" + DAY + rb"\g<2>", archive.read(name)))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=FIRST)
    entry.create_system = 0  # else Windows and Unix differ
    return entry
