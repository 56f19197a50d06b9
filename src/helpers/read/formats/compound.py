"""The streams inside an old Office file: a compound file, which is a small file system (Microsoft's [MS-CFB])."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from struct import Struct, iter_unpack

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = Struct("<30xHH14xI4xII4xI")  # powers of two of the sectors, the directory, the cutoff, the further tables
_ENTRY = Struct("<64sHB49xII4x")  # name, its bytes, kind, first sector, size
_HEAD = Struct("<8s16xHHHHH6x9I")
_NAMED = Struct("<64sHB49xIQ")
_SMALL = 512  # bytes of the smaller sectors and of the header
_LARGE = 4096  # bytes of the larger sectors, of which the tables that a header names hold 450 MB
_LAST, _TABLE_SECTOR = 0xFFFFFFFE, 0xFFFFFFFD  # instead of the sector that follows
_ROOT = _NAMED.pack("Root Entry".encode("utf-16-le"), 22, 5, _LAST, 0)
_STREAMS = (2, 5)  # kinds of entry: a stream, and the root, whose stream holds the small ones


class CompoundError(ValueError):
    """The file is cut off, or its chains of sectors lead nowhere."""


@dataclass(frozen=True)
class Entry:
    """A stream: its name, first sector and size in bytes."""

    name: str
    start: int
    size: int


class Compound:
    """A compound file read whole.

    Raises:
        CompoundError: the header or a chain of sectors is damaged; also from each member.
    """

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        if len(self.data) < _SMALL:
            raise CompoundError("the file is cut off")
        shift, small, self._first, self.cutoff, self._small, self._more = _HEADER.unpack_from(self.data)
        if shift not in (9, 12) or small not in range(4, shift):
            raise CompoundError(f"sectors of 2^{shift} and 2^{small} bytes")
        self.sector, self.small = 1 << shift, 1 << small

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The streams by name; the root is named "Root Entry"."""
        directory = self._join(self._chain(self._first, self._table))
        found = _ENTRY.iter_unpack(directory[: len(directory) // _ENTRY.size * _ENTRY.size])
        named = [
            (raw[: max(length - 2, 0)], start, size) for raw, length, kind, start, size in found if kind in _STREAMS
        ]
        entries = [Entry(raw.decode("utf-16-le", "replace"), start, size) for raw, start, size in named]
        return {entry.name: entry for entry in reversed(entries)}

    def stream(self, name: str) -> bytes:
        """The bytes of a stream that `entries` names."""
        entry = self.entries[name]
        if entry.size >= self.cutoff:
            return self._join(self._chain(entry.start, self._table))[: entry.size]
        small, size = self._small_sectors, self.small
        chain = self._chain(entry.start, self._small_table)
        return b"".join(small[at * size : (at + 1) * size] for at in chain)[: entry.size]

    @cached_property
    def _table(self) -> list[int]:
        """Which sector follows which; the places of the table are in the header and, of large files, in a chain."""
        places = [at for (at,) in iter_unpack("<I", self.data[76:_SMALL])]
        following, seen = self._more, 0
        while self._exists(following):
            *more, following = (at for (at,) in iter_unpack("<I", self._sector(following)))
            places += more
            seen += 1
            if seen * self.sector > len(self.data):
                raise CompoundError("a chain of sectors without end")
        return self._numbers([place for place in places if self._exists(place)])

    @cached_property
    def _small_table(self) -> list[int]:
        return self._numbers(self._chain(self._small, self._table))

    @cached_property
    def _small_sectors(self) -> bytes:
        return self._join(self._chain(self.entries["Root Entry"].start, self._table))

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        if len(sectors) * self.sector > len(self.data):
            raise CompoundError("more sectors than the file has")
        return [number for (number,) in iter_unpack("<I", self._join(sectors))]

    def _chain(self, start: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while start < len(table):
            chain.append(start)
            start = table[start]
            if len(chain) > len(table):
                raise CompoundError("a chain of sectors without end")
        return chain

    def _exists(self, sector: int) -> bool:
        return bool((sector + 1) * self.sector < len(self.data))

    def _sector(self, number: int) -> bytes:
        """A sector; the last of a file may be short and is filled up."""
        return self.data[(number + 1) * self.sector : (number + 2) * self.sector].ljust(self.sector, b"\0")

    def _join(self, sectors: Sequence[int]) -> bytes:
        if not all(map(self._exists, sectors)):
            raise CompoundError("the file is cut off")
        return b"".join(map(self._sector, sectors))


def packed(name: str, stream: bytes) -> bytes:
    """A compound file of one stream, for a library that trusts the sizes which a damaged or hostile file claims."""
    content = stream.ljust(_LARGE, b"\0")
    count = -(-len(content) // _LARGE)
    tables = -(-(count + 2) * 4 // (_LARGE - 4))
    first = tables + 1
    following = [*[_TABLE_SECTOR] * tables, _LAST, *range(first + 1, first + count), _LAST]
    head = _HEAD.pack(MAGIC, 62, 3, 0xFFFE, 12, 6, 1, tables, tables, 0, _LARGE, _LAST, 0, _LAST, 0)
    places = b"".join(at.to_bytes(4, "little") for at in range(tables))
    directory = _ROOT + _NAMED.pack(name.encode("utf-16-le"), 2 * len(name) + 2, 2, first, len(content))
    table = b"".join(at.to_bytes(4, "little") for at in following).ljust(tables * _LARGE, b"\xff")
    return b"".join(
        (
            (head + places).ljust(_SMALL, b"\xff").ljust(_LARGE, b"\0"),
            table,
            directory.ljust(_LARGE, b"\0"),
            content.ljust(count * _LARGE, b"\0"),
        )
    )
