"""A zip archive, such as Word, Excel and OpenDocument make: that it is whole and expands to what a machine can hold.

Nothing is ever unpacked to disk, so that the paths of members do no harm.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from typing import BinaryIO, Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from helpers.errors import DataError, Fault
from helpers.place import Place

MEMBERS: Final = 5_000  # a report with a thousand pictures has a fifth of it
EXPANDED: Final = 300_000_000  # bytes; XML of a table of a million cells is under 100 MB
RATIO: Final = 200  # XML of real documents shrinks to a tenth, a table of repeated rows to a fiftieth
RATIO_FROM: Final = 1_000_000  # bytes; smaller members may shrink as they like
DEPTH: Final = 256  # elements within elements; Word's own documents stay below 60
NODES: Final = 6_000_000  # elements and attributes of a member, at 250 bytes; a table of a million cells has five

_DAMAGED = (BadZipFile, OSError, ValueError, LookupError, EOFError, NotImplementedError, zlib.error, ExpatError)
_CHUNK = 1 << 16
_LOCAL = 30  # bytes of the header before a member, without its name
_ENCRYPTED = 0x1
_LISTED = b"PK\x01\x02"  # begins the entry of a member in the table of contents
_MANIFEST = "META-INF/manifest.xml"


def hold_archive(path: Path, place: Place) -> tuple[str, ...]:
    """The names of the members of an archive that is whole, not encrypted and not too large, and whose XML is plain.

    Raises:
        DataError: `archive-broken`, `file-encrypted`, `archive-large`, `archive-entities` or `archive-deep`.
    """
    try:
        _hold_number(path.read_bytes().count(_LISTED), place)
        with ZipFile(path) as archive, path.open("rb") as file:
            members = archive.infolist()
            _hold_sizes(members, place)
            _hold_open(archive, place)
            for member in members:
                _hold_member(member, file, place)
    except (
        BadZipFile,
        OSError,
        ValueError,
        LookupError,
        EOFError,
        NotImplementedError,
        zlib.error,
        ExpatError,
    ) as error:
        raise DataError(Fault("archive-broken", {"problem": str(error)}, place)) from error
    return tuple(member.filename for member in members)


def _hold_number(members: int, place: Place) -> None:
    """Counted before the library makes an object of each."""
    if members > MEMBERS:
        raise _large(f"{members} > {MEMBERS}", place)


def _hold_sizes(members: list[ZipInfo], place: Place) -> None:
    """What the table of contents says, before anything is expanded."""
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise DataError(Fault("file-encrypted", {}, place))
    expanded = sum(member.file_size for member in members)
    if expanded > EXPANDED:
        raise _large(f"{expanded} > {EXPANDED} byte", place)
    for member in members:
        if member.file_size > max(RATIO_FROM, RATIO * member.compress_size):
            raise _large(f"{member.filename}: {member.file_size} : {member.compress_size} > {RATIO} : 1", place)
    _hold_apart(members)


def _hold_open(archive: ZipFile, place: Place) -> None:
    """OpenDocument encrypts the members one by one, and says so in a list of them."""
    if _MANIFEST in archive.namelist():
        with archive.open(_MANIFEST) as manifest:
            if b"encryption-data" in manifest.read(RATIO_FROM):
                raise DataError(Fault("file-encrypted", {}, place))


def _hold_apart(members: list[ZipInfo]) -> None:
    """No members that share bytes, which makes bombs, nor a name, of which libraries take one or the other."""
    end, names = 0, set()
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end or member.filename in names:
            raise BadZipFile(member.filename)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadZipFile(f"{member.filename}: method {member.compress_type}")
        end = member.header_offset + _LOCAL + member.compress_size
        names.add(member.filename)


def _hold_member(member: ZipInfo, file: BinaryIO, place: Place) -> None:
    """Expand a member and let it go again: its real size, its checksum and the shape of its XML."""
    parser = _Shape(member.filename, place) if _is_xml(member.filename) else None
    size, checksum = 0, 0
    for chunk in _expanded(member, file):
        size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
        if size > member.file_size:
            raise _large(f"{member.filename}: > {member.file_size} byte", place)
        if parser:
            parser.feed(chunk)
    if size != member.file_size or checksum != member.CRC:
        raise BadZipFile(member.filename)
    if parser and size:
        parser.end()


def _expanded(member: ZipInfo, file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a member, read without regard to the size that it claims."""
    file.seek(member.header_offset)
    header = file.read(_LOCAL).ljust(_LOCAL, b"\0")
    file.seek(sum(unpack_from("<HH", header, 26)), 1)
    left = member.compress_size
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0:
        packed = file.read(min(_CHUNK, left))
        if not packed:
            raise BadZipFile(member.filename)
        left -= len(packed)
        if member.compress_type == ZIP_STORED:
            yield packed
        while packed and member.compress_type == ZIP_DEFLATED and not inflate.eof:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


class _Shape:
    """Follows XML without keeping it: no declarations of entities, and no deeper than `DEPTH`."""

    def __init__(self, member: str, place: Place) -> None:
        self.member, self.place, self.depth, self.nodes = member, place, 0, 0
        self.parser = ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed

    def feed(self, chunk: bytes) -> None:
        self.parser.Parse(chunk, False)  # noqa: FBT003 (the library takes it by position)

    def end(self) -> None:
        self.parser.Parse(b"", True)  # noqa: FBT003

    def _declared(self, *_: object) -> None:
        raise DataError(Fault("archive-entities", {"member": self.member}, self.place))

    def _opened(self, _: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.nodes += 1 + len(attributes)
        if self.depth > DEPTH:
            raise DataError(Fault("archive-deep", {"member": self.member, "limit": DEPTH}, self.place))
        if self.nodes > NODES:
            raise _large(f"{self.member}: > {NODES}", self.place)

    def _closed(self, _: str) -> None:
        self.depth -= 1


def _large(found: str, place: Place) -> DataError:
    return DataError(Fault("archive-large", {"found": found}, place))
