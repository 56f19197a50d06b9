"""The texts that the cells of an old Excel workbook share (Microsoft's [MS-XLS], SST)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import iter_unpack, unpack_from

Shared = tuple[str, Sequence[tuple[int, int]]]  # a text, and from where on in it which font


class Strings:
    """The texts that cells share, whose record goes on in others wherever it is full."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self.parts, self.part, self.at = parts, 0, 8  # behind two counts

    def __iter__(self) -> Iterator[Shared]:
        while self.part < len(self.parts) - 1 or self.at < len(self.parts[-1]):
            length, flags = unpack_from("<HB", self._raw(3))
            runs = unpack_from("<H", self._raw(2))[0] if flags & 8 else 0
            more = unpack_from("<I", self._raw(4))[0] if flags & 4 else 0
            text = self._letters(length, wide=flags & 1)
            yield text, list(iter_unpack("<HH", self._raw(4 * runs)))
            self._raw(more)

    def _raw(self, length: int) -> bytes:
        taken = bytearray()
        while len(taken) < length:
            self._go_on()
            found = self.parts[self.part][self.at : self.at + length - len(taken)]
            taken += found
            self.at += len(found)
        return bytes(taken)

    def _letters(self, length: int, wide: int) -> str:
        """Letters of one byte or two; each further record says anew which."""
        text = ""
        while len(text) < length:
            if self._go_on():
                wide = self.parts[self.part][0] & 1
                self.at = 1
            size = (length - len(text)) * (1 + wide)
            found = self.parts[self.part][self.at : self.at + size]
            self.at += len(found)
            text += found.decode("utf-16-le" if wide else "latin-1", "replace")
        return text

    def _go_on(self) -> bool:
        """Go to the next record where this one is used up."""
        if self.at < len(self.parts[self.part]):
            return False
        self.part, self.at = self.part + 1, 0
        if self.part >= len(self.parts):
            raise ValueError("the shared texts are cut off")
        return True
