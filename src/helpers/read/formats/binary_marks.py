"""The marks of an old Excel workbook (.xls), from its records (Microsoft's [MS-XLS])."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from struct import Struct, iter_unpack, unpack_from
from typing import Final

from helpers.errors import DataError, Fault
from helpers.read.formats.binary_strings import Strings
from helpers.read.formats.lettering import PLAIN, Lettering
from helpers.read.formats.sheet_marks import POSITIONS, Marks, Room, Spot
from helpers.read.letters.legacy import charset_of_font

BEGIN, END, CONTINUE, ENCRYPTED = 0x809, 0x0A, 0x3C, 0x2F
FONT, STYLE, SHEET, STRINGS = 0x31, 0xE0, 0x85, 0xFC
FORMULA, ERROR, SHARED, SEVERAL = 0x06, 0x205, 0xFD, 0xBD
VALUES: Final = (0x203, 0x27E, 0x204, 0xD6, FORMULA, ERROR, SHARED)  # numbers and texts, each in one cell
WRITTEN: Final = (0x204, 0xD6)  # texts within the record
ROW, COLUMNS, MERGED, USED = 0x208, 0x7D, 0xE5, 0x200
ROWS_MOST, COLUMNS_MOST = 65_536, 256  # of a sheet
COMPUTED: Final = 0x1C1  # Excel and LibreOffice say which of their versions computed the formulas; others compute none

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LEFT = (b"\0" * 8, b"\3\0\0\0\0\0\xff\xff")  # nought and no text, as values of formulas
_RECORD = Struct("<HH")
_CELL = Struct("<HHH")
_USED_LONG = 12  # bytes; the record is shorter before the eighth version
_SKIPPED = 4  # no font has this number
_BIFF8 = 0x600

Record = tuple[int, bytes]


class Workbook:
    """What the sheets of a workbook share.

    Raises:
        DataError: `file-encrypted`.
    """

    def __init__(self, data: bytes, room: Room) -> None:
        self.data, self.sheets = data, dict[str, int]()
        self.fonts: list[Lettering] = []
        self.styles: list[int] = []
        self.computed = False
        self.biff8 = unpack_from("<H", data, 4)[0] == _BIFF8
        strings: list[bytes] = []
        before = 0
        for kind, body in records(data, 0, len(data)):
            if kind == ENCRYPTED:
                raise DataError(Fault("file-encrypted", {}, room.place))
            if kind == STRINGS or (kind == CONTINUE and before == STRINGS):
                strings.append(body)
            else:
                self._add(kind, body)
            before = STRINGS if kind == CONTINUE else kind
        self.shared = list(islice(Strings(strings), POSITIONS + 1)) if strings else []
        said = unpack_from("<I", strings[0], 4)[0] if strings else 0
        if not said <= len(self.shared) <= POSITIONS or len(set(self.sheets.values())) < len(self.sheets):
            raise ValueError("more shared texts than there are, or sheets in one place")

    def _add(self, kind: int, body: bytes) -> None:
        if kind == FONT:
            self.fonts.append(self._font(body))
        elif kind == STYLE:
            self.styles.append(unpack_from("<H", body)[0])
        elif kind == SHEET:
            (place,) = unpack_from("<I", body)
            self.sheets[self._name(body[6:])] = place
        self.computed |= kind == COMPUTED

    def _font(self, body: bytes) -> Lettering:
        flags, raised = unpack_from("<2xH4xH", body)
        return Lettering(charset_of_font(self._name(body[14:])), raised == 1, bool(flags & 8))

    def _name(self, body: bytes) -> str:
        if not self.biff8:
            return body[1 : 1 + body[0]].decode("latin-1")
        if body[1] & 1:
            return body[2 : 2 + 2 * body[0]].decode("utf-16-le", "replace")
        return body[2 : 2 + body[0]].decode("latin-1")

    def font(self, number: int) -> Lettering:
        """The lettering of a font by the number that styles and runs name it with."""
        at = number - (number > _SKIPPED)
        return self.fonts[at] if at < len(self.fonts) else PLAIN

    def lettering(self, style: int) -> Lettering:
        """The lettering of a cell style."""
        return self.font(self.styles[style]) if style < len(self.styles) else PLAIN


def records(data: bytes, at: int, end: int) -> Iterator[Record]:
    """The records of what begins at a place and ends before another; a drawing within is left out."""
    depth = 0
    if at + _RECORD.size > end or _RECORD.unpack_from(data, at)[0] != BEGIN:
        raise ValueError("the records do not begin")
    while at + _RECORD.size <= end:
        kind, length = _RECORD.unpack_from(data, at)
        at += _RECORD.size
        depth += (kind == BEGIN) - (kind == END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, data[at : at + length]
        at += length
    raise ValueError("the records are cut off")


def binary_marks(data: bytes, room: Room) -> Mapping[str, Marks]:
    """The marks of each sheet by its name, from the stream of a workbook.

    Raises:
        DataError: `file-encrypted` or `sheet-large`.
        ValueError, IndexError, struct.error: a record is damaged.
    """
    workbook = Workbook(data, room)
    places = [*sorted(workbook.sheets.values()), len(data)]
    return {
        sheet: _marks(workbook, sheet, (place, places[bisect_right(places, place)]), room)
        for sheet, place in workbook.sheets.items()
    }


def _marks(workbook: Workbook, sheet: str, span: tuple[int, int], room: Room) -> Marks:
    marks = Marks()
    room.begin(sheet)
    for kind, body in records(workbook.data, *span):
        if kind in VALUES:
            _value(kind, body, marks, workbook, room)
        elif kind == SEVERAL:
            row, first = unpack_from("<HH", body)
            room.take((row + 1, first + 1, row + 1, unpack_from("<H", body, len(body) - 2)[0] + 1))
        elif kind == MERGED:
            spans = iter_unpack("<HHHH", body[2 : 2 + len(body[2:]) // 8 * 8])
            marks.merged += [(top + 1, left + 1, bottom + 1, right + 1) for top, bottom, left, right in spans]
        elif kind == USED:
            _hold_used(body)
        elif kind in (ROW, COLUMNS):
            _hide(kind, body, marks)
        if len(marks.merged) > POSITIONS:
            raise ValueError("more merges than cells")
    return marks


def _hold_used(body: bytes) -> None:
    """The library takes room for as many cells as the sheet says that it has."""
    top, rows, left, columns = unpack_from("<IIHH" if len(body) >= _USED_LONG else "<HHHH", body)
    if not top <= rows <= ROWS_MOST or not left <= columns <= COLUMNS_MOST:
        raise ValueError(f"a sheet of {rows} × {columns}")


def _hide(kind: int, body: bytes, marks: Marks) -> None:
    if kind == ROW:
        row, flags = unpack_from("<H10xH", body)
        marks.hidden_rows += [(row + 1, row + 1)] if flags & 0x20 else []
    else:
        first, last, flags = unpack_from("<HH4xH", body)
        marks.hidden_columns += [(first + 1, last + 1)] if flags & 1 else []


def _value(kind: int, body: bytes, marks: Marks, workbook: Workbook, room: Room) -> None:
    row, column, style = _CELL.unpack_from(body)
    spot, own = (row + 1, column + 1), workbook.lettering(style)
    text, runs = workbook.shared[unpack_from("<I", body, 6)[0]] if kind == SHARED else ("", ())
    room.take((*spot, *spot), len(text) or (len(body) if kind in WRITTEN else 0))
    if kind in (ERROR, FORMULA):
        _computed(kind, body, spot, marks)
    if kind == FORMULA and not workbook.computed and body[6:14] in _LEFT:
        marks.uncached.append(spot)
    if own.struck and not runs:
        marks.texts[spot] = ""
        marks.struck.append(spot)
    elif text and (runs or own != PLAIN):
        _set(spot, _cut(text, runs, own, workbook), marks)


def _computed(kind: int, body: bytes, spot: Spot, marks: Marks) -> None:
    """An error stands as a text."""
    if kind == ERROR and body[7]:
        marks.texts[spot] = _ERRORS.get(body[6], "#N/A")
    elif kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        marks.texts[spot] = _ERRORS.get(body[8], "#N/A")


def _cut(
    text: str, runs: Sequence[tuple[int, int]], own: Lettering, workbook: Workbook
) -> Iterator[tuple[Lettering, str]]:
    starts = [0, *(start for start, _ in runs), len(text)]
    letterings = [own, *(workbook.font(font) for _, font in runs)]
    for lettering, start, end in zip(letterings, starts, starts[1:], strict=False):
        yield lettering, text[start:end]


def _set(spot: Spot, runs: Iterator[tuple[Lettering, str]], marks: Marks) -> None:
    said = ""
    for lettering, text in runs:
        said += lettering.said(text)
        if lettering.struck and text.strip():
            marks.struck.append(spot)
    marks.texts[spot] = said
