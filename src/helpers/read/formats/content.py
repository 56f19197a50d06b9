"""What a file's content is, whatever its name says; nothing is read from a file whose name says something else."""

from __future__ import annotations

import re
from pathlib import Path
from struct import unpack_from
from typing import Final
from zipfile import ZipFile

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.formats.archive import hold_archive
from helpers.read.formats.compound import MAGIC, Compound, CompoundError

LARGEST: Final = 100_000_000  # bytes; a report with hundreds of photographs stays below it
LARGEST_TEXT: Final = (
    10_000_000  # bytes; a thousand pages of text are two million, and each cell takes far more when read
)

_BITMAP = re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)  # a text may begin with the two letters
_TEXTS = (".md", ".txt", ".csv", ".tsv")
_PAGES = (".html", ".htm")
_READ = (*_TEXTS, *_PAGES, ".docx", ".doc", ".rtf", ".pdf", ".xlsx", ".xls", ".ods")
_HEAD = 8192  # bytes that show what a file is
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_PARTS = {
    "xl/workbook.bin": ".xlsb",
    "word/vbaProject.bin": ".docm",
    "xl/vbaProject.bin": ".xlsm",
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
}
_OPEN = {
    "opendocument.spreadsheet": ".ods",
    "opendocument.text": ".odt",
    "opendocument.presentation": ".odp",
}
_STREAMS = {
    "WordDocument": ".doc",
    "Workbook": ".xls",
    "Book": ".xls",
    "PowerPoint Document": ".ppt",
    "__properties_version1.0": ".msg",
}
_INSTEAD = {
    ".docm": ".docx",
    ".odt": ".docx",
    ".pptx": ".pdf",
    ".ppt": ".pdf",
    ".odp": ".pdf",
    ".msg": ".pdf",
    ".mht": ".docx",
    ".xml": ".xlsx",
    ".xlsm": ".xlsx",
    ".xlsb": ".xlsx",
}
_PAGE = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_TABLE = re.compile(
    rb"\s*<.*<(table|body|head|meta|div|p)\b|\s*<(table|body|head|meta|div|p)\b", re.IGNORECASE | re.DOTALL
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f]")


def hold_content(path: Path, shown: str) -> None:
    """Let pass a file that can be read, is not too large, is whole, not encrypted, and is what its suffix says.

    Args:
        path: the file.
        shown: its name in messages, from the project folder.

    Raises:
        DataError: `file-unreadable`, `file-empty`, `file-large`, `file-encrypted`, `content-suffix` (with the suffix
            that the content wants), `content-format` (with the format to save it as), `content-picture`,
            `content-archive`, `content-binary`, `content-unknown`, and those of `archive.hold_archive`.
    """
    place = Place(shown)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise DataError(Fault("file-unreadable", {"problem": error.strerror or str(error)}, place)) from error
    if not size or not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise DataError(Fault("file-empty", {}, place))
    suffix = path.suffix.lower()
    _hold_size(size, LARGEST, place)
    _hold_kind(_kind(path, head, suffix, place), suffix, place)
    if suffix in (*_TEXTS, *_PAGES):
        _hold_size(size, LARGEST_TEXT, place)
        _hold_text(path.read_bytes(), place)


def _hold_size(size: int, limit: int, place: Place) -> None:
    if size > limit:
        found = {"found": f"{size / 1e6:.1f}", "limit": limit // 1_000_000}
        raise DataError(Fault("file-large", {**found}, place))


def _hold_kind(kind: str, suffix: str, place: Place) -> None:
    """Refuse a kind that no reader takes, or that is another than the suffix says."""
    if kind in _INSTEAD:
        raise DataError(Fault("content-format", {"found": kind, "wanted": _INSTEAD[kind]}, place))
    if kind != suffix and not (kind == ".html" and suffix in _PAGES) and not (kind == ".txt" and suffix in _TEXTS):
        raise DataError(Fault("content-suffix", {"suffix": suffix, "found": kind}, place))


def _kind(path: Path, head: bytes, suffix: str, place: Place) -> str:
    """The suffix that the content would have."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path, place)
    if head.startswith(MAGIC):
        return _compound(path, place)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(_PICTURES) or _BITMAP.match(head):
        raise DataError(Fault("content-picture", {}, place))
    if head.startswith(_ARCHIVES):
        raise DataError(Fault("content-archive", {}, place))
    return _written(head, suffix, place)


def _zipped(path: Path, place: Place) -> str:
    names = hold_archive(path, place)
    found = next((kind for part, kind in _PARTS.items() if part in names), None)
    if found:
        return found
    if "mimetype" not in names:
        raise DataError(Fault("content-archive", {}, place))
    with ZipFile(path) as archive:
        mime = archive.read("mimetype").decode("ascii", "replace").strip()
    kind = next((kind for name, kind in _OPEN.items() if mime.removesuffix("-template").endswith(name)), None)
    if kind is None:
        raise DataError(Fault("content-archive", {}, place))
    return kind


def _compound(path: Path, place: Place) -> str:
    try:
        file = Compound(path)
        kind = next((kind for name, kind in _STREAMS.items() if name in file.entries), None)
        encrypted = "EncryptedPackage" in file.entries or (kind == ".doc" and _is_encrypted(file))
    except (CompoundError, KeyError) as error:
        raise DataError(Fault("archive-broken", {"problem": str(error)}, place)) from error
    if encrypted:
        raise DataError(Fault("file-encrypted", {}, place))
    if kind is None:
        raise DataError(Fault("content-unknown", {}, place))
    return kind


def _is_encrypted(file: Compound) -> bool:
    """Whether the flags in the first bytes of a Word document say so ([MS-DOC], FibBase)."""
    head = file.stream("WordDocument")[:12].ljust(12, b"\0")
    return bool(unpack_from("<H", head, 10)[0] & 0x0100)


def _written(head: bytes, suffix: str, place: Place) -> str:
    """The kind of a file of text."""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_MARKS[:2]):
        plain = head.decode("utf-16", "replace").encode()
    if plain.lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    if _PAGE.match(plain) or (suffix not in _TEXTS and _TABLE.match(plain)):
        return ".html"
    if suffix in _TEXTS:
        return suffix
    return _other(plain, suffix, place)


def _other(plain: bytes, suffix: str, place: Place) -> str:
    """The kind of a text whose name does not say text."""
    if plain.lstrip().startswith(b"<?xml"):
        return ".xml"
    if plain.lstrip()[:13].lower() == b"mime-version:":
        return ".mht"
    if suffix not in _READ:
        return suffix
    if b"\0" in plain or _control_share(plain) > 0.01:
        raise DataError(Fault("content-unknown", {}, place))
    return _separated(plain)


def _separated(plain: bytes) -> str:
    """The suffix that text would have: by what separates the words of its first line."""
    first = plain.lstrip().split(b"\n", 1)[0]
    if first.count(b"\t") > 1:
        return ".tsv"
    return ".csv" if max(first.count(b","), first.count(b";")) > 1 else ".txt"


def _hold_text(data: bytes, place: Place) -> None:
    """Refuse bytes that no text has. Every second byte of UTF-16 may be zero, with its mark or without."""
    at = data.find(b"\0")
    if at >= 0 and not data.startswith(_MARKS[:2]) and not _is_wide(data):
        raise DataError(Fault("content-binary", {"position": at + 1}, place))
    control = _CONTROL.search(data)
    if at < 0 and control and _control_share(data) > 0.01:
        raise DataError(Fault("content-binary", {"position": control.start() + 1}, place))


def _is_wide(data: bytes) -> bool:
    """Whether zeros stand in every second byte, almost alone, and in two fifths of those."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    return min(even, odd) * 50 <= max(even, odd) and max(even, odd) * 5 >= len(data)


def _control_share(data: bytes) -> float:
    return len(_CONTROL.findall(data)) / len(data)
